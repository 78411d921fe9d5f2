//! The opening: whose trade it is, what is found in the ranking, and the totals of each flow with what they rest on.

use maud::{Markup, html};

use super::model::{AreaModel, Balance};
use crate::{
    chart::headline,
    language::Language,
    page::{context::PageContext, data_words, formatting, titles},
    query::{Answer, AreaFlow, PartnersAnswer},
    series::Subject,
    statistics::Whole,
    trade::Product,
};

/// What the page is called: `Trade of Russia`.
pub(super) fn title(model: &AreaModel, language: Language) -> String {
    let plain = language.fill("title.document.area", &[("name", language.area_within(model.state.area))]);
    let product = model.state.product();
    if product == Product::Total {
        return plain;
    }
    format!("{plain}: {}", titles::product_name(language, &product))
}

/// What is found in the ranking, with a full stop; nothing where its figures bear out nothing.
pub(super) fn finding(model: &AreaModel, language: Language) -> Option<String> {
    let answer = model.partners.as_ref().ok()?;
    let found = headline(&Answer::Partners(Box::new(answer.clone())), language)?;
    Some(if found.ends_with('.') { found } else { format!("{found}.") })
}

/// Where a ranking comes from: its flow, period, source and how many partners it has.
pub(in crate::page) fn basis(answer: &PartnersAnswer, language: Language) -> String {
    let separator = language.say("page.separator");
    let period = answer.period.map(|period| language.period_in(period, answer.family.calendar));
    let parts = [
        Some(language.term("flow", answer.family.subject.word()).to_owned()),
        period,
        Some(language.isolated(language.source_title(&answer.family.source))),
        Some(language.count("country.partner_count", answer.partners, &[])),
    ];
    format!("{}.", parts.into_iter().flatten().collect::<Vec<_>>().join(separator))
}

/// Title, finding, cautions and totals.
pub(super) fn section(model: &AreaModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    html! {
        h1 { (title(model, language)) }
        p.lead {
            @if let Some(found) = finding(model, language) { strong { (found) } " " }
            @if let Ok(answer) = &model.partners { (basis(answer, language)) }
        }
        (cautions(model, language))
        @if let Some(totals) = &model.totals {
            dl.key.totals {
                @for flow in &totals.flows { (total(model, flow, context)) }
                @if let Some(balance) = model.balance() { (made_balance(&balance, language)) }
            }
        }
    }
}

/// What to beware of, before any figure.
fn cautions(model: &AreaModel, language: Language) -> Markup {
    // The flow of the totals knows how much of the whole its partners are.
    let of_flow = model.flow().map(|flow| &flow.partners.cautions);
    let cautions = of_flow.or(model.partners.as_ref().ok().map(|answer| &answer.cautions));
    html! {
        @if let Some(cautions) = cautions.filter(|cautions| !cautions.is_empty()) {
            div.caution role="note" {
                strong { (language.say("page.caution")) }
                @for caution in cautions { p dir="auto" { (language.caution(caution)) } }
            }
        }
    }
}

fn total(model: &AreaModel, flow: &AreaFlow, context: &PageContext) -> Markup {
    let (language, answer) = (context.reader.language, &flow.partners);
    let Some((whole, period)) = answer.whole.zip(answer.period) else { return html! {} };
    let subject = answer.family.subject;
    let shown = model.partners.as_ref().is_ok_and(|shown| shown.family.subject == subject);
    let href = context.reader.link(&format!("{}#partners", model.state.of_flow(subject).address()), context.site);
    let (_, growth) = whole.grown();
    html! {
        div {
            dt {
                a href=(href) aria-current=[shown.then_some("true")] { (language.term("flow", subject.word())) }
                (language.say("page.separator")) (language.period_in(period, answer.family.calendar))
            }
            dd { strong { (formatting::level(language, &whole.level)) } " " (formatting::currency(language, &answer.family.unit)) }
            @if let Some(allowed) = formatting::allowed(language, &whole.level) { dd.small { (allows(language, &allowed)) } }
            @if let Some(value) = growth.value {
                dd.small {
                    (language.say("page.on_a_year_before")) " " bdi { (formatting::percent(language, value)) }
                    @if let Some(range) = formatting::percent_range(language, &growth) { " " span.bounds { (allows(language, &range)) } }
                }
            }
            dd.small { (of_what(language, whole, answer)) (language.say("page.separator")) (data_words::source_title(language, &answer.family.source)) }
        }
    }
}

fn allows(language: Language, range: &str) -> String {
    language.fill("page.rounding_allows", &[("range", range)])
}

/// Is it published for the world, or the sum of partners?
fn of_what(language: Language, whole: Whole, answer: &PartnersAnswer) -> String {
    if whole.published {
        return language.say("country.published_for_the_world").to_owned();
    }
    language.count("country.sum_of_partners", answer.partners, &[])
}

fn made_balance(balance: &Balance, language: Language) -> Markup {
    let family = &balance.exports.partners.family;
    html! {
        div {
            dt { (language.term("flow", Subject::Balance.word())) (language.say("page.separator")) (language.period_in(balance.period, family.calendar)) }
            dd { strong { (formatting::level(language, &balance.level)) } " " (formatting::currency(language, &family.unit)) }
            @if let Some(allowed) = formatting::allowed(language, &balance.level) { dd.small { (allows(language, &allowed)) } }
            dd.small { (language.say("chart.basis.difference")) (language.say("page.separator")) (data_words::source_title(language, &family.source)) }
        }
    }
}
