//! The form: the text, the pair it is about, the day it came out; above it what is wrong, below it an example to try.

use maud::{Markup, html};

use super::{asked::Asked, example};
use crate::{
    page::{context::PageContext, fault_words, page_query::coded, titles},
    parameter::ParameterError,
    query::QueryError,
};

pub(super) fn markup(context: &PageContext, asked: &Asked, fault: Option<&ParameterError>) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    html! {
        @if let Some(fault) = fault { (wrong(context, asked, fault)) }
        form.verify action=(site.href("/verify")) method="post" {
            label for="verify-text" { (language.say("verify.text")) }
            textarea #verify-text name="text" rows="7" required dir="auto" { "\n" (asked.text) }
            div.fields {
                label.choice {
                    span { (language.say("verify.pair")) }
                    input name="pair" list="verify-pairs" value=[Some(&asked.pair).filter(|pair| !pair.is_empty())] dir="auto" autocomplete="off" spellcheck="false" placeholder="RUS-IRN";
                }
                label.choice {
                    span { (language.say("verify.published")) }
                    input name="published" value=[Some(&asked.published).filter(|day| !day.is_empty())] dir="ltr" autocomplete="off" placeholder="2024-10-21";
                }
                (reader.hidden_fields())
                button type="submit" { (language.say("verify.button")) }
            }
            datalist #verify-pairs {
                @for pair in example::pairs(context.catalogue) { option value=(pair) { (titles::pair_name(language, pair)) } }
            }
        }
        @if asked.question.is_none() && let Some(text) = example::text(context.catalogue, language) {
            p.small.example {
                (language.say("verify.example")) " "
                a href=(reader.link(&format!("/verify?text={}", coded(&text)), site)) { (text) }
            }
        }
    }
}

/// What is wrong in words of the reader, then as programs are told it; what was typed stays below.
fn wrong(context: &PageContext, asked: &Asked, fault: &ParameterError) -> Markup {
    let language = context.reader.language;
    let said = match fault.parameter.as_str() {
        "text" if asked.is_past_limit() => language.say("verify.fault.text").to_owned(),
        name @ ("pair" | "published") => language.term("verify.fault", name).to_owned(),
        _ => fault_words::sentence(language, &QueryError::Parameter(fault.clone())),
    };
    html! {
        div.empty role="alert" {
            p { strong { (said) } }
            p.small lang="en" dir="ltr" { (fault) @if !fault.allowed.is_empty() { " (" (fault.allowed.join(", ")) ")" } }
        }
    }
}
