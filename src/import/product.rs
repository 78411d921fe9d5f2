//! Providers' product codes: which classification, and the zeros that spreadsheets and number columns lose.

use std::{borrow::Cow, collections::BTreeMap};

use serde::Serialize;

use super::{
    classification::classification,
    reason::{DropReason, Dropped, Mapped},
    row::ProductCode,
};

/// What was done to a product code. Each is counted, with the first example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mend {
    /// `30613` is `030613`: codes of the Harmonized System have an even number of digits, and a level says how many.
    LeadingZero,
    /// `30613.0` is `030613`: a column of numbers.
    NumberMark,
    /// `0801.11` is `080111`.
    Dots,
}

/// A product code, and what was done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CodedProduct {
    pub product: ProductCode,
    pub mended: Option<Mend>,
}

/// How often each was done, and where first.
#[derive(Debug, Default)]
pub(super) struct Mends(BTreeMap<Mend, (u64, String)>);

impl Mends {
    pub(super) fn add(&mut self, mend: Mend, first: impl FnOnce() -> String) {
        self.0.entry(mend).or_insert_with(|| (0, first())).0 += 1;
    }

    /// One sentence for each.
    pub(super) fn remarks(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(mend, (count, first))| {
            let what = match mend {
                Mend::LeadingZero => "product codes had lost a leading zero, which was put back (an even number of digits)",
                Mend::NumberMark => "product codes were written as numbers (30613.0) and read as codes",
                Mend::Dots => "product codes had dots, which were left out (0801.11 is 080111)",
            };
            format!("{count} {what}; first {first}")
        })
    }
}

impl CodedProduct {
    pub(super) fn as_written(product: ProductCode) -> Self {
        Self { product, mended: None }
    }
}

/// A code's digits without the marks that number columns and nomenclatures put into it. What those leave open is no code: `8.1` may
/// be 0801 or 0810, `0101.0` is neither a number nor a code.
fn without_marks(code: &str) -> Option<(Cow<'_, str>, Option<Mend>)> {
    let code = code.strip_prefix('\'').unwrap_or(code);
    if !code.contains(['.', ' ']) {
        return Some((Cow::Borrowed(code), None));
    }
    let parts: Vec<&str> = code.split(['.', ' ']).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    match parts.as_slice() {
        [whole, "0"] => (*whole == "0" || !whole.starts_with('0')).then_some((Cow::Borrowed(*whole), Some(Mend::NumberMark))),
        [first, rest @ ..] if first.len() <= 4 && rest.iter().all(|part| matches!(part.len(), 2 | 4)) => {
            Some((Cow::Owned(parts.concat()), Some(Mend::Dots)))
        }
        _ => None,
    }
}

/// A code of a classification whose codes have an even number of digits: HS, CN, TNVED.
pub(super) fn even(name: &str, code: &str, level: Option<usize>) -> Mapped<CodedProduct> {
    let wrong = || Dropped::new(DropReason::Product, format!("{code:?}"));
    let (plain, mut mended) = without_marks(code).ok_or_else(wrong)?;
    let numeric = plain.bytes().all(|byte| byte.is_ascii_digit());
    let digits = level.filter(|level| (1..=6).contains(level)).unwrap_or(plain.len() + plain.len() % 2);
    let padded = if numeric && plain.len() < digits {
        mended = mended.or(Some(Mend::LeadingZero));
        Cow::Owned(format!("{plain:0>digits$}"))
    } else {
        plain
    };
    Ok(CodedProduct { product: ProductCode::from_code(name, &padded).ok_or_else(wrong)?, mended })
}

/// A product of a classification; `level` is how many digits the code should have, where the file says so.
pub(super) fn coded(of: &str, code: &str, level: Option<usize>) -> Mapped<CodedProduct> {
    if code.eq_ignore_ascii_case("TOTAL") {
        return Ok(CodedProduct::as_written(ProductCode::total()));
    }
    let name = classification(of).unwrap_or(of);
    if ["HS", "CN", "TNVED"].contains(&name) {
        return even(name, code, level);
    }
    let wrong = || Dropped::new(DropReason::Product, format!("{code:?}"));
    let (plain, mut mended) = without_marks(code).ok_or_else(wrong)?;
    let digits = level.filter(|level| (1..=6).contains(level)).unwrap_or(plain.len());
    let short = plain.len() < digits && plain.bytes().all(|byte| byte.is_ascii_digit());
    let padded = if short { Cow::Owned(format!("{plain:0>digits$}")) } else { plain };
    mended = mended.or(short.then_some(Mend::LeadingZero));
    Ok(CodedProduct { product: ProductCode::from_code(name, &padded).ok_or_else(wrong)?, mended })
}

/// The same of a provider's classifications, of which others are kept out.
pub(super) fn classified(of: &str, code: &str, level: Option<usize>) -> Mapped<CodedProduct> {
    let known = code.eq_ignore_ascii_case("TOTAL") || classification(of).is_some();
    if known { coded(of, code, level) } else { Err(Dropped::new(DropReason::Product, format!("classification {of:?}"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_zeros_come_back() {
        let text = |of, code, level| classified(of, code, level).map(|coded| coded.product.text().to_owned()).ok();
        assert_eq!(text("H3", "30613", Some(6)).as_deref(), Some("HS:030613"));
        assert_eq!(text("HS", "101", None).as_deref(), Some("HS:0101"));
        assert_eq!(text("S3", "0", Some(1)).as_deref(), Some("SITC3:0"));
        assert_eq!(text("S4", "27861", Some(5)).as_deref(), Some("SITC4:27861"));
        assert_eq!(text("H6", "Total", Some(0)).as_deref(), Some("TOTAL"));
        assert_eq!(text("H6", "9999AA", Some(6)).as_deref(), Some("HS:9999AA"));
        assert_eq!((text("EB", "200", None), text("HS", "01-05_Animal", None)), (None, None));
    }

    #[test]
    fn marks_go_and_what_they_leave_open_is_refused() {
        let mended = |code| classified("HS", code, None).map(|coded| (coded.product.text().to_owned(), coded.mended)).ok();
        let of = |code: &str, mend| Some((format!("HS:{code}"), Some(mend)));
        for (code, wanted) in [
            ("1.0", of("01", Mend::NumberMark)),
            ("30613.0", of("030613", Mend::NumberMark)),
            ("2710.0", of("2710", Mend::NumberMark)),
            ("0801.11", of("080111", Mend::Dots)),
            ("801.11", of("080111", Mend::Dots)),
            ("0801.11.00", of("08011100", Mend::Dots)),
            ("08.01", of("0801", Mend::Dots)),
            ("0801 11", of("080111", Mend::Dots)),
            ("101", of("0101", Mend::LeadingZero)),
            ("'0801", Some(("HS:0801".to_owned(), None))),
            ("9999AA", Some(("HS:9999AA".to_owned(), None))),
            // 08.01 or 08.10; a code cut short; neither a number nor a code.
            ("8.1", None),
            ("0801.1", None),
            ("0101.0", None),
            ("27.", None),
            ("27.0a", None),
        ] {
            assert_eq!(mended(code), wanted, "{code}");
        }
        let sitc = |code| classified("S3", code, None).map(|coded| coded.product.text().to_owned()).ok();
        assert_eq!(
            (sitc("278.61").as_deref(), sitc("0.0").as_deref(), sitc("0.1")),
            (Some("SITC3:27861"), Some("SITC3:0"), None)
        );
    }
}
