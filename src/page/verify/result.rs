//! What a text says: the text with its statements marked, what is passed over, and each statement below.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    asked::Asked,
    card::{self, Cards},
    marked, passed,
};
use crate::{
    page::{context::PageContext, statements::JudgingSeries},
    query::VerifyAnswer,
};

/// The result.
pub(super) fn section(context: &PageContext, asked: &Asked, answer: &VerifyAnswer) -> Markup {
    let (language, items) = (context.reader.language, &answer.listing.items);
    let text = answer.text.as_deref().unwrap_or_default();
    let cards = Cards { context, text, series: series(context, answer), is_alone: items.len() == 1 };
    html! {
        section #result {
            h2 { @if text.is_empty() { (language.say("verify.the_statement")) } @else { (language.say("verify.the_text")) } }
            p role="status" {
                @match answer.nothing {
                    Some(nothing) => (language.term("verify.nothing", nothing.word())),
                    None => (language.count("verify.statements", answer.listing.total, &[])),
                }
                @if answer.left_off > 0 { " " (language.count("verify.left_off", answer.left_off, &[])) }
            }
            @if !text.is_empty() { (marked::text(language, text, answer)) }
            (passed::section(language, &answer.passed_over))
            @for (place, one) in items.iter().enumerate() { (cards.card(place, one)) }
            (whole(context, asked))
        }
    }
}

fn series(context: &PageContext, answer: &VerifyAnswer) -> BTreeMap<crate::trade::Dyad, JudgingSeries> {
    let mut series = BTreeMap::new();
    for judged in answer.listing.items.iter().filter_map(|one| one.judged.as_ref()) {
        let dyad = judged.claim.dyad;
        series.entry(dyad).or_insert_with(|| JudgingSeries::find(context.catalogue, dyad));
    }
    series
}

/// Where the whole result stands, for people and for programs.
fn whole(context: &PageContext, asked: &Asked) -> Markup {
    let language = context.reader.language;
    html! {
        p.small.links {
            @match asked.address() {
                Some(address) => {
                    a href=(context.reader.link(&asked.page_address(), context.site)) { (language.say("verify.whole_address")) }
                    " " (card::files(&address, context, language))
                }
                None => (language.say("verify.too_long")),
            }
        }
    }
}
