//! The value that a claim states, with the digits that it states it in.

use crate::{
    language::{Language, Magnitude},
    trade::{BOUND_PER_UNIT, Bound, Claim, ClaimUnit, Figure, Qualifier},
};

/// An amount that a claim states, with its scale and currency and without its sign: `2.026 billion USD`; nothing where it is none.
pub(super) fn amount(language: Language, claim: &Claim, figure: Figure) -> Option<String> {
    let Some(ClaimUnit::Currency(code)) = &claim.unit else { return None };
    let (scale, zeros) = scale(claim.unit_mult);
    let number = language.number(digits(figure, zeros).trim_start_matches('-'));
    let number = match scale.word(language) {
        "" => number,
        word => format!("{number}\u{a0}{word}"),
    };
    let currency = language.isolated(language.term("chart.currency", code));
    Some(language.fill("headline.amount", &[("amount", &number), ("currency", &currency)]))
}

/// A percentage without its sign: `17.3%`.
#[expect(clippy::unnecessary_wraps, reason = "one of several ways of telling a value")]
pub(super) fn percentage(language: Language, claim: &Claim, figure: Figure) -> Option<String> {
    let text = digits(figure, usize::from(claim.unit_mult));
    Some(language.percent(text.trim_start_matches('-')))
}

/// A bare number.
#[expect(clippy::unnecessary_wraps, reason = "one of several ways of telling a value")]
pub(super) fn number(language: Language, _: &Claim, figure: Figure) -> Option<String> {
    Some(language.number(&digits(figure, 0)))
}

/// So many times: `1.5 times`, `2–3 times`.
pub(super) fn times(language: Language, claim: &Claim) -> Option<String> {
    let (lower, upper) = (claim.value?, claim.value_to.filter(|_| claim.qualifier == Qualifier::Between));
    let last = upper.unwrap_or(lower);
    let number = language.number(&digits(lower, 0));
    let number = match upper {
        Some(upper) => language.fill("statements.from_to", &[("value", &number), ("upper", &language.number(&digits(upper, 0)))]),
        None => number,
    };
    let whole = usize::try_from(last.digits()).ok().filter(|_| last.written_decimals() == 0);
    Some(match whole {
        Some(whole) => language.count("statements.times", whole, &[("times", &number)]),
        None => language.fill_term("statements.times", "other", &[("times", &number)]),
    })
}

/// The scale that has a word, and how many zeros are left beside it: 10^8 is a hundred million.
fn scale(unit_mult: u8) -> (Magnitude, usize) {
    let one: Bound = 10i128.pow(u32::from(unit_mult.min(24))) * BOUND_PER_UNIT;
    let magnitude = Magnitude::fitting(one);
    let zeros = (0..=usize::from(unit_mult)).find(|zeros| magnitude.digits(one, 0).len() == zeros + 1);
    (magnitude, zeros.unwrap_or(0))
}

/// The figure as it was written, so many powers of ten larger.
fn digits(figure: Figure, zeros: usize) -> String {
    let decimals = usize::try_from(figure.written_decimals()).unwrap_or(0);
    let all = format!("{:0>least$}{}", figure.digits().unsigned_abs(), "0".repeat(zeros), least = decimals + 1);
    let sign = if figure.is_negative() { "-" } else { "" };
    let (whole, rest) = all.split_at(all.len() - decimals);
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_written_with_the_digits_it_was_stated_in() {
        let written = |text: &str, zeros| digits(text.parse().unwrap(), zeros);
        assert_eq!(written("2.026", 0), "2.026");
        assert_eq!(written("1.50", 0), "1.50", "a stated zero stays");
        assert_eq!(written("0.048", 0), "0.048");
        assert_eq!(written("-17.3", 0), "-17.3");
        assert_eq!(written("5", 2), "500");
        // 1.5 hundred is 150: two digits further, of which one stands behind the point.
        assert_eq!(written("1.5", 2), "150.0");
    }

    #[test]
    fn a_scale_without_a_word_leaves_zeros() {
        let zeros = |power: u8| (scale(power).0.word(Language::English), scale(power).1);
        assert_eq!(
            [0, 3, 6, 8, 9, 12].map(zeros),
            [("", 0), ("thousand", 0), ("million", 0), ("million", 2), ("billion", 0), ("trillion", 0)]
        );
        assert_eq!(zeros(13), ("trillion", 1), "there is no larger word");
    }
}
