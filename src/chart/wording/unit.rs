//! What figures are counted in, and how they were rounded where that can be seen.

use super::{number::usual_decimals, phrases};
use crate::{
    language::{Language, Magnitude},
    trade::Level,
};

/// Is rounding coarser than half of the last digit that is written of figures up to this size?
pub(in crate::chart) fn rounding_is_seen(rounding: Option<i8>, magnitude: Magnitude, largest: f64) -> bool {
    let last_digit = |decimals: usize| magnitude.power - i32::try_from(decimals).unwrap_or(i32::MAX);
    // Ten to the one is more than half of ten to the other.
    rounding.is_some_and(|power| i32::from(power) >= last_digit(magnitude.decimals(usual_decimals(largest), rounding)))
}

/// "$bn", or "$bn, rounded as published (to 1 billion)" where that is seen.
pub(in crate::chart) fn told(
    language: Language,
    unit: &str,
    (rounding, currency): (Option<i8>, &str),
    (magnitude, largest): (Magnitude, f64),
) -> String {
    if rounding_is_seen(rounding, magnitude, largest) {
        phrases::of_value(language, unit, &phrases::basis(language, rounding, currency))
    } else {
        unit.to_owned()
    }
}

/// The same of these figures.
pub(in crate::chart) fn told_of<'a>(
    language: Language,
    unit: &str,
    rounded: (Option<i8>, &str),
    levels: impl Iterator<Item = &'a Level> + Clone,
) -> String {
    let magnitude = Magnitude::of_largest(levels.clone());
    let largest = levels.map(|level| magnitude.amount(level.amount).abs()).fold(0.0, f64::max);
    told(language, unit, rounded, (magnitude, largest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Amount, Valuation};

    #[test]
    fn rounding_is_told_where_a_reader_would_see_it() {
        let level = |units: i64| Level::rounded_to(Amount::from_hundredths(units * 100), None, Valuation::Fob);
        let billion = Magnitude::of_largest([level(5_000_000_000)].iter());
        let told = |rounding, largest| told(Language::English, "$bn", (rounding, "USD"), (billion, largest));
        assert_eq!(told(Some(9), 5.0), "$bn, rounded as published (to 1 billion)");
        assert_eq!(told(Some(8), 5.0), "$bn, rounded as published (to 100 million)");
        assert_eq!(told(Some(7), 5.0), "$bn, rounded as published (to 10 million)", "as coarse as 5.00");
        assert_eq!([told(Some(6), 5.0), told(Some(0), 5.0), told(None, 5.0)], ["$bn", "$bn", "$bn"]);
        assert_eq!(told(Some(7), 500.0), "$bn", "500 has no decimals");
    }
}
