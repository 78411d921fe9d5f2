//! A claim as a sentence in the reader's language, made of its fields. Whose words it is told in otherwise stands below it.

use super::{
    claim_words::{self as words, ComparedAs},
    stated_value,
};
use crate::{
    language::Language,
    trade::{Claim, ClaimFlow, ClaimKind, ClaimUnit, Figure, Qualifier, Status},
};

/// The claim without a full stop; nothing where a field is missing that its sentence needs.
#[must_use]
pub fn sentence(language: Language, claim: &Claim) -> Option<String> {
    let (kind, value) = told(language, claim)?;
    let when = claim.period.as_ref().map(|span| words::when(language, span, claim.calendar)).unwrap_or_default();
    let span = claim.compared_to.span();
    let other = span.map(|span| words::when(language, span, claim.calendar)).unwrap_or_default();
    let after = span.map(|span| words::since(language, span, claim.calendar)).unwrap_or_default();
    let years = words::years(language, claim).unwrap_or_default();
    let parts = [
        ("what", words::what(language, claim)),
        ("when", when),
        ("value", value),
        ("since", words::compared(language, claim, ComparedAs::Since, &other)),
        ("of", words::compared(language, claim, ComparedAs::Of, &other)),
        ("part", words::compared(language, claim, ComparedAs::Part, &other)),
        ("other", other),
        ("after", after),
        ("years", years),
        ("reporter", language.area_within(claim.dyad.reporter).to_owned()),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    let told = if claim.status == Status::Forecast {
        let expected = without_gaps(&language.fill_term("statements.expected", kind, &parts));
        language.fill("statements.forecast", &[("sentence", &expected)])
    } else {
        without_gaps(&language.fill_term("statements.said", kind, &parts))
    };
    Some(if claim.period.is_none() { language.fill("statements.no_period", &[("sentence", &told)]) } else { told })
}

/// What stays empty leaves no second space.
fn without_gaps(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Which sentence it is, and the value that it tells.
fn told(language: Language, claim: &Claim) -> Option<(&'static str, String)> {
    Some(match claim.claim_kind {
        ClaimKind::Level if claim.flow == ClaimFlow::Balance => balance(language, claim)?,
        ClaimKind::Level => ("level", hedged(language, "statements.amount", claim, stated_value::amount)?),
        ClaimKind::Growth => {
            let (kind, value) = changed(language, claim, stated_value::percentage, ["growth", "fall", "unchanged"])?;
            (kind, words::in_currency(language, claim, value))
        }
        ClaimKind::Change => changed(language, claim, stated_value::amount, ["growth", "fall", "unchanged"])?,
        ClaimKind::AverageGrowth => {
            claim.period.as_ref().zip(claim.compared_to.span())?;
            let kinds = ["average_growth", "average_fall", "average_unchanged"];
            let (kind, value) = changed(language, claim, stated_value::percentage, kinds)?;
            (kind, words::in_currency(language, claim, value))
        }
        ClaimKind::Multiple => {
            let (kind, value) = multiple(language, claim)?;
            (kind, words::in_currency(language, claim, value))
        }
        ClaimKind::Share => ("share", hedged(language, "statements.amount", claim, stated_value::percentage)?),
        ClaimKind::Rank => ("rank", hedged(language, "statements.place", claim, stated_value::number)?),
        ClaimKind::RecordHigh if claim.compared_to.span().is_some() => ("highest_since", String::new()),
        ClaimKind::RecordLow if claim.compared_to.span().is_some() => ("lowest_since", String::new()),
        kind @ (ClaimKind::RecordHigh | ClaimKind::RecordLow) => (kind.word(), String::new()),
        kind @ (ClaimKind::Above | ClaimKind::Below | ClaimKind::Near) => {
            claim.compared_to.span()?;
            (kind.word(), String::new())
        }
    })
}

/// A value in words, without its sign: the lower or only one, or the upper of two.
type Worded = fn(Language, &Claim, Figure) -> Option<String>;

/// The value with its hedge; of two the one that is the smaller without its sign comes first.
fn hedged(language: Language, key: &str, claim: &Claim, worded: Worded) -> Option<String> {
    let value = worded(language, claim, claim.value?)?;
    if claim.qualifier != Qualifier::Between {
        let qualifier = if claim.value?.is_negative() { claim.qualifier.turned() } else { claim.qualifier };
        return Some(language.fill_term(key, qualifier.word(), &[("value", &value)]));
    }
    let upper = worded(language, claim, claim.value_to?)?;
    let (value, upper) = if claim.value?.is_negative() { (upper, value) } else { (value, upper) };
    Some(language.fill_term(key, claim.qualifier.word(), &[("value", &value), ("upper", &upper)]))
}

/// Is its value below zero? Nothing where it lies on both sides.
fn is_negative(claim: &Claim) -> Option<bool> {
    let lower = claim.value?;
    match claim.value_to.filter(|_| claim.qualifier == Qualifier::Between) {
        Some(upper) if lower.is_negative() && upper.digits() > 0 => None,
        _ => Some(lower.is_negative()),
    }
}

/// Which way it changed and by how much; one that is below zero fell by less than it says where it is said to be over it.
fn changed(language: Language, claim: &Claim, worded: Worded, kinds: [&'static str; 3]) -> Option<(&'static str, String)> {
    let [growth, fall, unchanged] = kinds;
    if claim.value?.digits() == 0 && matches!(claim.qualifier, Qualifier::Exact | Qualifier::About) {
        return Some((unchanged, String::new()));
    }
    let kind = if is_negative(claim)? { fall } else { growth };
    Some((kind, hedged(language, "statements.by", claim, worded)?))
}

/// A surplus or a deficit.
fn balance(language: Language, claim: &Claim) -> Option<(&'static str, String)> {
    let is_even = claim.value?.digits() == 0 && claim.qualifier != Qualifier::Between;
    let kind = match is_negative(claim)? {
        _ if is_even => "level",
        true => "deficit",
        false => "surplus",
    };
    Some((kind, hedged(language, "statements.amount", claim, stated_value::amount)?))
}

/// So many times as much; less than once as much; so many times less.
fn multiple(language: Language, claim: &Claim) -> Option<(&'static str, String)> {
    let figure = claim.value?;
    let is_part = figure.to_f64() < 1.0;
    if claim.unit == Some(ClaimUnit::Times) && is_part {
        return Some(("part", hedged(language, "statements.amount", claim, stated_value::number)?));
    }
    let kind = if claim.unit == Some(ClaimUnit::TimesLess) { "times_less" } else { "multiple" };
    let times = stated_value::times(language, claim)?;
    let qualifier = if claim.qualifier == Qualifier::Between { Qualifier::Exact } else { claim.qualifier };
    Some((kind, language.fill_term("statements.fold", qualifier.word(), &[("value", &times)])))
}

#[cfg(test)]
#[path = "sentence_tests.rs"]
mod tests;
