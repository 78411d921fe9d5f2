//! What a claim states, in its own digits: `−17.3%`, `over 2 billion USD`, a record.

use crate::{
    language::Language,
    page::formatting,
    trade::{Amount, BOUND_PER_UNIT, Bound, Claim, ClaimKind, ClaimUnit, Figure, Qualifier, Span},
    wording::period_within,
};

/// The value as it was stated, with its hedge; nothing for records and comparisons.
pub(in crate::page::pair) fn stated_value(language: Language, claim: &Claim) -> Option<String> {
    let value = worded(language, claim, claim.value?)?;
    let upper = claim.value_to.and_then(|upper| worded(language, claim, upper)).unwrap_or_default();
    Some(match claim.qualifier {
        Qualifier::Exact => value,
        hedge => language.fill_term("figure.hedged", hedge.word(), &[("value", &value), ("upper", &upper)]),
    })
}

fn worded(language: Language, claim: &Claim, figure: Figure) -> Option<String> {
    match &claim.unit {
        Some(ClaimUnit::Percent) => Some(language.percent(&signed(figure, claim.decimals))),
        Some(ClaimUnit::Currency(code)) => {
            let rounding =
                claim.decimals.and_then(|decimals| i8::try_from(i16::from(claim.unit_mult) - i16::from(decimals)).ok());
            Some(format!(
                "{}\u{a0}{}",
                language.amount(bound(figure, claim.unit_mult)?, rounding),
                formatting::currency(language, code)
            ))
        }
        Some(ClaimUnit::Times | ClaimUnit::TimesLess | ClaimUnit::Rank) | None => None,
    }
}

/// What is stated, as part of a sentence: a value, a change, a record, a comparison.
pub(super) fn stated(language: Language, claim: &Claim) -> Option<String> {
    let compared = claim.compared_to.span().and_then(|span| span_words(language, claim, span));
    Some(match claim.claim_kind {
        ClaimKind::Level => stated_value(language, claim)?,
        ClaimKind::Growth => {
            let value = stated_value(language, claim)?;
            match compared.filter(|_| !claim.is_on_a_year_before()) {
                Some(period) => language.fill("figure.growth_on", &[("value", &value), ("period", &period)]),
                None => language.fill("figure.growth_on_a_year", &[("value", &value)]),
            }
        }
        ClaimKind::RecordHigh if compared.is_none() => language.say("figure.record").to_owned(),
        kind @ (ClaimKind::Above | ClaimKind::Below | ClaimKind::Near) => {
            language.fill_term("figure.compared", kind.word(), &[("period", &compared?)])
        }
        _ => return None,
    })
}

/// The months compared with, where they are a period with a name.
fn span_words(language: Language, claim: &Claim, span: &Span) -> Option<String> {
    let period = crate::trade::Period::of_months(span.first_month(), span.months())?;
    let year = span.whole_year().map(crate::trade::Period::year);
    Some(period_within(language, year.unwrap_or(period), claim.calendar))
}

/// `−17.3` for −17.3 with one decimal stated, `+5.0` for 5.0: the digits are those that were stated.
fn signed(figure: Figure, decimals: Option<u8>) -> String {
    let written = figure.written_decimals() as usize;
    let wanted = decimals.map_or(written, usize::from).max(figure.significant_decimals() as usize);
    let digits = format!("{:0>width$}", figure.digits().unsigned_abs(), width = written + 1);
    let (whole, rest) = digits.split_at(digits.len() - written);
    let rest: String = rest.chars().chain(std::iter::repeat('0')).take(wanted).collect();
    let sign = match figure.digits() {
        0 => "",
        digits if digits < 0 => "\u{2212}",
        _ => "+",
    };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// The stated amount in ten-thousandths of the unit; nothing where it is too large to hold.
fn bound(figure: Figure, unit_mult: u8) -> Option<Bound> {
    let scaled = figure.digits().checked_mul(10i128.checked_pow(unit_mult.into())?)?.checked_mul(BOUND_PER_UNIT)?;
    Some(scaled / 10i128.checked_pow(figure.written_decimals())?)
}

/// How far the greater of two amounts is above the lesser, in words; nothing where a percentage of the lesser says nothing.
pub(super) fn higher(language: Language, lesser: Amount, greater: Amount) -> Option<String> {
    if lesser.hundredths() <= 0 || greater.hundredths() < lesser.hundredths() {
        return None;
    }
    let ratio = greater.units() / lesser.units();
    if ratio >= 2.0 {
        return Some(language.fill("figure.higher_times", &[("ratio", &formatting::two_digits(language, ratio))]));
    }
    let percent = language.percent(&formatting::two_digits(Language::English, (ratio - 1.0) * 100.0));
    Some(language.fill("figure.higher_percent", &[("percent", &percent)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_written_in_the_digits_that_were_stated() {
        let written = |text: &str, decimals| signed(text.parse().unwrap(), decimals);
        assert_eq!(written("-17.3", Some(1)), "\u{2212}17.3");
        assert_eq!(
            (written("5", Some(0)), written("5", Some(1)), written("0", Some(0))),
            ("+5".into(), "+5.0".into(), "0".into())
        );
        assert_eq!(written("0.048", None), "+0.048");
        assert_eq!(bound("2.026".parse().unwrap(), 9), Some(2_026_000_000 * BOUND_PER_UNIT));
    }
}
