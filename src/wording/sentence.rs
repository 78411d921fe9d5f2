//! A claim as a sentence in the reader's language, made of its fields. Whose words it is told in otherwise stands below it.

use super::{period_words, stated_value};
use crate::{
    language::Language,
    trade::{Calendar, Claim, ClaimFlow, ClaimKind, Flow, Frequency, Period, Product, Qualifier, Span, Status},
};

/// The claim without a full stop; nothing where a field is missing that its sentence needs.
#[must_use]
pub fn sentence(language: Language, claim: &Claim) -> Option<String> {
    let what = what(language, claim);
    let when = when(language, claim.period.as_ref()?, claim.calendar);
    let other = claim.compared_to.span().map(|span| self::when(language, span, claim.calendar));
    let (kind, value) = match claim.claim_kind {
        ClaimKind::Level => ("level", hedged(language, "level", claim.qualifier, &stated_value::amount(language, claim)?)),
        ClaimKind::Growth => change(language, claim)?,
        kind @ (ClaimKind::RecordHigh | ClaimKind::Above | ClaimKind::Below | ClaimKind::Near) => (kind.word(), String::new()),
        _ => return None,
    };
    if other.is_none() && matches!(claim.claim_kind, ClaimKind::Above | ClaimKind::Below | ClaimKind::Near) {
        return None;
    }
    let since = since(language, claim, other.as_deref());
    let parts = [
        ("what", what.as_str()),
        ("when", &when),
        ("value", &value),
        ("since", &since),
        ("other", other.as_deref().unwrap_or_default()),
    ];
    Some(if claim.status == Status::Forecast {
        let expected = language.fill_term("statements.expected", kind, &parts);
        language.fill("statements.forecast", &[("sentence", &expected)])
    } else {
        language.fill_term("statements.said", kind, &parts)
    })
}

/// What is stated, as part of a sentence.
#[must_use]
pub fn stated(_language: Language, _claim: &Claim) -> Option<String> {
    None
}

/// The flow of a pair: `Exports of Russia to Iran`.
fn flow_of_pair(language: Language, claim: &Claim) -> String {
    let flow = match claim.flow {
        ClaimFlow::Of(Flow::Turnover) => "turnover",
        ClaimFlow::Of(Flow::Export) => "exports",
        ClaimFlow::Of(Flow::Import) => "imports",
        ClaimFlow::Of(Flow::ReExport) => "re-exports",
        ClaimFlow::Of(Flow::ReImport) => "re-imports",
        ClaimFlow::Balance => "balance",
    };
    let parts = [
        ("reporter", language.area_within(claim.dyad.reporter)),
        ("partner", language.area_within(claim.dyad.partner)),
        ("reporter_name", language.area(claim.dyad.reporter)),
        ("partner_name", language.area(claim.dyad.partner)),
    ];
    language.fill_term("title.pair", flow, &parts)
}

/// Whose trade it is about, and in what.
fn what(language: Language, claim: &Claim) -> String {
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

/// Which way it changed and by how much; one that is below zero fell by less than it says where it is said to be over it.
fn change(language: Language, claim: &Claim) -> Option<(&'static str, String)> {
    let (figure, size) = (claim.value?, stated_value::percentage(language, claim)?);
    if figure.digits() == 0 && matches!(claim.qualifier, Qualifier::Exact | Qualifier::About) {
        return Some(("unchanged", String::new()));
    }
    let qualifier = match (figure.is_negative(), claim.qualifier) {
        (true, Qualifier::Over) => Qualifier::Under,
        (true, Qualifier::Under) => Qualifier::Over,
        (true, Qualifier::AtLeast) => Qualifier::AtMost,
        (true, Qualifier::AtMost) => Qualifier::AtLeast,
        (_, qualifier) => qualifier,
    };
    Some((if figure.is_negative() { "fall" } else { "growth" }, hedged(language, "change", qualifier, &size)))
}

fn hedged(language: Language, of: &'static str, qualifier: Qualifier, value: &str) -> String {
    let parts = [("value", value)];
    match of {
        "level" => language.fill_term("statements.amount", qualifier.word(), &parts),
        _ => language.fill_term("statements.by", qualifier.word(), &parts),
    }
}

/// What a change is counted from.
fn since(language: Language, claim: &Claim, other: Option<&str>) -> String {
    match other {
        Some(other) => language.fill("statements.since_level", &[("other", other)]),
        None if claim.period.as_ref().is_some_and(|span| span.months() == 12) => language.say("statements.since_year").to_owned(),
        None => language.say("statements.since_period").to_owned(),
    }
}

/// The months spoken of, as they stand within a sentence; with the name of the calendar where nothing else tells it.
fn when(language: Language, span: &Span, calendar: Calendar) -> String {
    let Some(period) = Period::of_months(span.first_month(), span.months()) else {
        let month = |month: i32| Period::of_months(month, 1).map(|month| language.period_in(month, calendar)).unwrap_or_default();
        let last = span.first_month() + span.months() - 1;
        return language.fill("statements.span", &[("first", &month(span.first_month())), ("last", &month(last))]);
    };
    let when = period_words::within(language, period, calendar);
    let is_named = !matches!(period.frequency(), Frequency::Annual | Frequency::Quarterly);
    if calendar == Calendar::SolarHijri && !is_named {
        return language.fill("statements.solar_hijri", &[("when", &when)]);
    }
    when
}

#[cfg(test)]
#[path = "sentence_tests.rs"]
mod tests;
