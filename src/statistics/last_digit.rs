//! Is a claim ruled out by no more than its last stated digit?
//!
//! `gap ≤ 10^(scale − decimals)`, where the gap is from the stated value to the nearest that the figures allow: 124.9 million
//! beside 124.836 is 0.064 off, less than the 0.1 that its last digit counts. Units are those of the claim: currency for levels,
//! percentage points for growth. Records and comparisons state no digits, and what is not ruled out has no gap: never.

use super::{judgement::Judgement, verdict::Verdict};
use crate::trade::{Claim, ClaimUnit};

/// Does the judgement rule the claim out by at most one in the last digit that it states?
#[must_use]
pub fn is_within_last_digit(claim: &Claim, judgement: &Judgement) -> bool {
    // A place is another place, and the digits of a third are not those of 3.
    let has_digits = !matches!(claim.unit, Some(ClaimUnit::Rank | ClaimUnit::TimesLess));
    let is_ruled_out = has_digits && judgement.verdict == Verdict::Inconsistent;
    let Some(figure) = claim.value.filter(|_| is_ruled_out) else { return false };
    let decimals = claim.decimals.map_or(figure.written_decimals(), u32::from);
    let scale = i32::from(claim.unit_mult);
    let stated = figure.to_f64() * 10f64.powi(scale);
    let digit = 10f64.powi(scale - i32::try_from(decimals).unwrap_or(0));
    let above = judgement.low.map_or(0.0, |low| low - stated);
    let below = judgement.high.map_or(0.0, |high| stated - high);
    // A double has sixteen digits: what is equal on paper may differ in the last of them.
    above.max(below) <= digit * (1.0 + 1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        statistics::{Relation, Rests, test_claim::claim},
        trade::{ClaimKind, Status},
    };

    fn judgement(verdict: Verdict, [low, high]: [Option<f64>; 2]) -> Judgement {
        Judgement {
            verdict,
            reason: None,
            proved: false,
            relation: Relation::Independent,
            low,
            high,
            difference_percent: None,
            ratio: None,
            scope: None,
            limit: None,
            rests: Rests { status: Status::Normal, sources: Vec::new(), on_claims: false },
        }
    }

    fn within(value: &str, unit_mult: u8, decimals: u8, bounds: [Option<f64>; 2]) -> bool {
        let claim = claim(ClaimKind::Level, "2022", Some((value, "USD", unit_mult, decimals)));
        is_within_last_digit(&claim, &judgement(Verdict::Inconsistent, bounds))
    }

    #[test]
    fn the_gap_is_counted_in_the_last_stated_digit() {
        // 124.9 against 124.836: 0.064 of a million, and the digit is 0.1.
        assert!(within("124.9", 6, 1, [Some(124_836_069.0), Some(124_836_070.0)]));
        // 2.026 against 2.01925 billion: 6.7 of its last digits.
        assert!(!within("2.026", 9, 3, [Some(2_019_252_965.0), Some(2_019_252_967.0)]));
        // 1.5 against 3.5 to 4.5.
        assert!(!within("1.5", 9, 1, [Some(3.5e9), Some(4.5e9)]));
        // −17.3 per cent against −17.5 to −17.4: 0.1, one digit; against −17.6 to −17.5 two.
        assert!(within("-17.3", 0, 1, [Some(-17.5), Some(-17.4)]));
        assert!(!within("-17.3", 0, 1, [Some(-17.6), Some(-17.5)]));
        // An open side rules nothing out.
        assert!(within("3.7", 9, 1, [Some(3.8e9), None]) && !within("3.7", 9, 1, [Some(3.9e9), None]));
    }

    #[test]
    fn what_is_not_ruled_out_or_states_no_digit_has_no_gap() {
        let bounds = [Some(5e9), Some(5e9)];
        let five = claim(ClaimKind::Level, "2022", Some(("5", "USD", 9, 0)));
        assert!(!is_within_last_digit(&five, &judgement(Verdict::Consistent, bounds)));
        let record = claim(ClaimKind::RecordHigh, "2022", None);
        assert!(!is_within_last_digit(&record, &judgement(Verdict::Inconsistent, bounds)));
    }
}
