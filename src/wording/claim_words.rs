//! The parts of a claim's sentence: whose trade in what, when, and what it is counted from.

use super::period_words;
use crate::{
    language::Language,
    trade::{Calendar, Claim, ClaimFlow, Compared, Flow, Frequency, Period, Product, Span},
};

/// Whose trade it is about, and in what.
pub(super) fn what(language: Language, claim: &Claim) -> String {
    let what = flow_of_pair(language, claim);
    if claim.product == Product::Total {
        return what;
    }
    let code = language.isolated(&claim.product.to_string());
    let name =
        if language == Language::English { language.product(&claim.product) } else { language.own_product(&claim.product) };
    let product = name.map_or_else(|| code.clone(), |name| format!("{name}{}{code}", language.say("page.separator")));
    language.fill("statements.of_product", &[("what", &what), ("product", &product)])
}

/// The flow of a pair: `Exports of Russia to Iran`.
fn flow_of_pair(language: Language, claim: &Claim) -> String {
    let parts = [
        ("reporter", language.area_within(claim.dyad.reporter)),
        ("partner", language.area_within(claim.dyad.partner)),
        ("reporter_name", language.area(claim.dyad.reporter)),
        ("partner_name", language.area(claim.dyad.partner)),
    ];
    let flow = match claim.flow {
        ClaimFlow::Of(Flow::Turnover) => "turnover",
        ClaimFlow::Of(Flow::Export) => "exports",
        ClaimFlow::Of(Flow::Import) => "imports",
        ClaimFlow::Of(Flow::ReExport) => "re-exports",
        ClaimFlow::Of(Flow::ReImport) => "re-imports",
        ClaimFlow::Balance => return language.fill("statements.balance", &parts),
    };
    language.fill_term("title.pair", flow, &parts)
}

/// How the period compared to stands in a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ComparedAs {
    /// What a change is counted from.
    Since,
    /// What a figure is so many times of.
    Of,
    /// What it is a part of.
    Part,
}

/// The period compared to; nothing where that is not said.
pub(super) fn compared(language: Language, claim: &Claim, how: ComparedAs, other: &str) -> String {
    let is_year = claim.period.as_ref().is_some_and(|span| span.months() == 12);
    let level = |key: &str| language.fill(key, &[("other", other)]);
    match (&claim.compared_to, how) {
        (Compared::NotStated, _) => String::new(),
        (Compared::To(_), ComparedAs::Since) => level("statements.since_level"),
        (Compared::To(_), ComparedAs::Of) => level("statements.of_level"),
        (Compared::To(_), ComparedAs::Part) => level("statements.part_level"),
        (Compared::Usual, ComparedAs::Since) if is_year => language.say("statements.since_year").to_owned(),
        (Compared::Usual, ComparedAs::Of) if is_year => language.say("statements.of_year").to_owned(),
        (Compared::Usual, ComparedAs::Part) if is_year => language.say("statements.part_year").to_owned(),
        (Compared::Usual, ComparedAs::Since) => language.say("statements.since_period").to_owned(),
        (Compared::Usual, ComparedAs::Of) => language.say("statements.of_period").to_owned(),
        (Compared::Usual, ComparedAs::Part) => language.say("statements.part_period").to_owned(),
    }
}

/// A growth with the currency that it is counted in.
pub(super) fn in_currency(language: Language, claim: &Claim, value: String) -> String {
    match &claim.currency {
        Some(code) if !value.is_empty() => {
            language.fill("statements.in_currency", &[("value", &value), ("currency", &language.isolated(code))])
        }
        _ => value,
    }
}

/// The months spoken of, as they stand within a sentence; with the name of the calendar where nothing else tells it.
pub(super) fn when(language: Language, span: &Span, calendar: Calendar) -> String {
    match Period::of_months(span.first_month(), span.months()) {
        Some(period) => with_calendar(language, period, calendar, period_words::within(language, period, calendar)),
        None => first_to_last(language, span, calendar),
    }
}

/// The same behind "since".
pub(super) fn since(language: Language, span: &Span, calendar: Calendar) -> String {
    match Period::of_months(span.first_month(), span.months()) {
        Some(period) => with_calendar(language, period, calendar, period_words::of(language, period, calendar)),
        None => language.digits(&span.to_string()),
    }
}

/// The period compared to and the claim's own, as the ends of the years between them.
pub(super) fn years(language: Language, claim: &Claim) -> Option<String> {
    let period = |span: &Span| Period::of_months(span.first_month(), span.months());
    let (first, last) = (period(claim.compared_to.span()?)?, period(claim.period.as_ref()?)?);
    let words = period_words::span(language, (first, last), claim.calendar);
    Some(with_calendar(language, first, claim.calendar, words))
}

fn first_to_last(language: Language, span: &Span, calendar: Calendar) -> String {
    let month = |month: i32| Period::of_months(month, 1).map(|month| language.period_in(month, calendar)).unwrap_or_default();
    let last = span.first_month() + span.months() - 1;
    language.fill("statements.span", &[("first", &month(span.first_month())), ("last", &month(last))])
}

fn with_calendar(language: Language, period: Period, calendar: Calendar, when: String) -> String {
    let is_named = !matches!(period.frequency(), Frequency::Annual | Frequency::Quarterly);
    if calendar == Calendar::SolarHijri && !is_named {
        return language.fill("statements.solar_hijri", &[("when", &when)]);
    }
    when
}
