//! What claims and figures allow, with the digits that decide, and how far the ones are from the others.

use crate::{
    language::Language,
    page::formatting,
    statistics::{self, Judgement},
    trade::{BOUND_PER_UNIT, Bound, Claim, ClaimKind, ClaimUnit},
};

/// From here on a figure is told as so many times another, too.
const TIMES: f64 = 1.5;

/// The values that a claim allows; nothing where it states none.
pub(in crate::page) fn claimed(language: Language, claim: &Claim) -> Option<String> {
    let ends = statistics::claimed(claim);
    written(language, claim, ends, ends)
}

/// The values that the figures allow, in digits that tell them from those of the claim.
pub(in crate::page) fn allowed(language: Language, claim: &Claim, judgement: &Judgement) -> Option<String> {
    written(language, claim, [judgement.low, judgement.high], statistics::claimed(claim))
}

/// How far the claim is from the figure: per cent and, where it is far, how many times it; of growth in points.
pub(super) fn distance(language: Language, claim: &Claim, judgement: &Judgement) -> Option<String> {
    let difference = judgement.difference_percent?;
    let size = formatting::two_digits(language, difference);
    // How far a place is from another is seen from the two.
    if claim.claim_kind == ClaimKind::Rank {
        return None;
    }
    let in_points = is_in_percent(claim);
    let key = match difference {
        0.0 => "page.no_distance",
        difference if in_points => {
            if difference > 0.0 {
                "page.points_above"
            } else {
                "page.points_below"
            }
        }
        difference if claim.claim_kind.states_value() => {
            if difference > 0.0 {
                "page.above_the_figure"
            } else {
                "page.below_the_figure"
            }
        }
        difference => {
            if difference > 0.0 {
                "page.above_the_other"
            } else {
                "page.below_the_other"
            }
        }
    };
    let percent = if in_points { size } else { language.percent(&formatting::two_digits(Language::English, difference)) };
    let told = language.fill(key, &[("distance", &percent)]);
    let far = judgement.ratio.filter(|ratio| *ratio >= TIMES || *ratio <= 1.0 / TIMES);
    let times = far.map(|ratio| language.fill("page.times_the_figure", &[("ratio", &formatting::two_digits(language, ratio))]));
    Some([Some(told), times].into_iter().flatten().collect::<Vec<_>>().join(language.say("page.separator")))
}

/// A number to three decimals, without zeros that say nothing.
fn thousandths(language: Language, value: f64) -> String {
    let text = format!("{value:.3}");
    language.number(text.trim_end_matches('0').trim_end_matches('.'))
}

fn is_in_percent(claim: &Claim) -> bool {
    matches!(claim.claim_kind, ClaimKind::Growth | ClaimKind::AverageGrowth | ClaimKind::Share)
}

fn written(language: Language, claim: &Claim, ends: [Option<f64>; 2], beside: [Option<f64>; 2]) -> Option<String> {
    let beside: Vec<f64> = beside.into_iter().flatten().collect();
    let all: Vec<f64> = ends.into_iter().flatten().chain(beside.iter().copied()).collect();
    let (texts, word) = if is_in_percent(claim) {
        (formatting::percents_distinguished(language, &all, &beside), String::new())
    } else if matches!(claim.claim_kind, ClaimKind::Multiple | ClaimKind::Rank) {
        (all.iter().map(|value| thousandths(language, *value)).collect(), String::new())
    } else {
        let bounds: Vec<Bound> = all.iter().copied().map(bound).collect();
        let in_full: Vec<Bound> = beside.iter().copied().map(bound).collect();
        let (texts, scale) = formatting::distinguished(language, &bounds, &in_full);
        let currency = match &claim.unit {
            Some(ClaimUnit::Currency(code)) => formatting::currency(language, code),
            _ => "",
        };
        (texts, [scale, currency].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    };
    let mut texts = texts.into_iter();
    let mut with_word = |there: Option<f64>| there.and_then(|_| texts.next());
    let (low, high) = (with_word(ends[0]), with_word(ends[1]));
    let range = match (low, high) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => formatting::range(language, &low, &high),
        (Some(low), None) => language.fill("page.or_more", &[("low", &with(&low, &word))]),
        (None, Some(high)) => language.fill("page.or_less", &[("high", &with(&high, &word))]),
        (None, None) => return None,
    };
    Some(if ends.iter().all(Option::is_some) { with(&range, &word) } else { range })
}

fn with(number: &str, word: &str) -> String {
    if word.is_empty() { number.to_owned() } else { format!("{number}\u{a0}{word}") }
}

/// An end in ten-thousandths: a whole number of them, far below 2^63.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "an amount of trade, shown in digits of its scale"
)]
fn bound(units: f64) -> Bound {
    (units * BOUND_PER_UNIT as f64).round() as Bound
}
