//! Claims as dots: where each stands, what it allows, and what is written beside it; the most telling first.

use std::cmp::Reverse;

use super::{choice::ClaimChoice, years};
use crate::{
    chart::{
        body::claims::{ClaimDot, TELLING},
        period_axis::PeriodAxis,
        wording::{
            number::{grouped, trimmed},
            phrases::{in_turn, listed, quoted},
        },
    },
    language::{Language, Magnitude},
    query::ClaimVerdicts,
    statistics::{ClaimSet, Fraction, Verdict},
    trade::{BOUND_PER_UNIT, Calendar, Claim, Period, Span},
};

/// Every claim that is drawn.
pub(super) fn dots(language: Language, choice: &ClaimChoice, years: PeriodAxis, magnitude: Magnitude) -> Vec<ClaimDot> {
    let mut dots: Vec<ClaimDot> = choice.claims.iter().filter_map(|item| dot(language, item, years, magnitude)).collect();
    let disputed: Vec<(f64, f64)> =
        dots.iter().filter(|dot| dot.verdict == Verdict::Inconsistent).map(|dot| dot.months).collect();
    // First what is ruled out, then what others said of the same months, then by verdict; whole years and the latest first.
    let rank = |dot: &ClaimDot| {
        let telling = TELLING.iter().position(|verdict| *verdict == dot.verdict).unwrap_or(TELLING.len());
        let beside = dot.verdict != Verdict::Inconsistent && !disputed.contains(&dot.months);
        (dot.verdict != Verdict::Inconsistent, beside, telling, dot.is_part, Reverse(dot.period.clone()), dot.said.clone())
    };
    dots.sort_by_cached_key(rank);
    dots
}

fn dot(language: Language, item: &ClaimVerdicts, years: PeriodAxis, magnitude: Magnitude) -> Option<ClaimDot> {
    let claim = &item.claim;
    let set = ClaimSet::of(claim)?;
    let place = |fraction: Fraction| magnitude.bound(fraction.scaled_up(BOUND_PER_UNIT));
    let ends = set.ends();
    let begins = |month| claim.calendar.month_begins(month);
    let span = claim.period.as_ref()?;
    let (first, length) = (span.first_month(), span.months());
    let who = claim.stated_by.as_deref().or(claim.compiler.as_deref()).unwrap_or(&claim.source);
    let mut dot = ClaimDot {
        months: years::months(years, begins(first), begins(first + length))?,
        is_part: length < 12,
        value: place(set.stated),
        low: ends.low.map(place),
        high: ends.high.map(place),
        verdict: item.decision.verdict,
        who: quoted(language, who),
        written: written(language, claim, [Some(place(set.stated)), ends.high.map(place)], magnitude),
        period: span.to_string(),
        when: when(language, span, claim.calendar),
        said: claim.published.clone().unwrap_or_default(),
        words: String::new(),
    };
    dot.words = words(language, &dot);
    Some(dot)
}

/// The amount as stated, or both of two, with as many decimals as were stated, in the unit of the axis.
fn written(language: Language, claim: &Claim, ends: [Option<f64>; 2], magnitude: Magnitude) -> String {
    let stated =
        claim.decimals.map(i32::from).or_else(|| claim.value.and_then(|value| i32::try_from(value.written_decimals()).ok()));
    let decimals = magnitude.power - i32::from(claim.unit_mult) + stated.unwrap_or(0);
    let number = |value: f64| grouped(language, value, usize::try_from(decimals).unwrap_or(0));
    let [value, upper] = ends.map(|end| end.map(number).unwrap_or_default());
    language.fill_term("claims_picture.qualifier", claim.qualifier.word(), &[("value", &value), ("upper", &upper)])
}

/// The months that are spoken of.
fn when(language: Language, span: &Span, calendar: Calendar) -> String {
    let period = Period::of_months(span.first_month(), span.months());
    period.map_or_else(|| language.digits(&span.to_string()), |period| language.period_in(period, calendar))
}

/// All of it for those who point at it.
fn words(language: Language, dot: &ClaimDot) -> String {
    let number = |value: f64| trimmed(language, value, 4);
    let range = match (dot.low, dot.high) {
        (Some(low), Some(high)) if low < high => {
            format!(" ({})", language.fill("chart.range", &[("low", &number(low)), ("high", &number(high))]))
        }
        _ => String::new(),
    };
    let stated = format!("{}: {}{range}", listed(language, &[&dot.who, &dot.when]), dot.written);
    in_turn(language, &[stated.as_str(), language.term("claims_picture.meaning", dot.verdict.word())])
}
