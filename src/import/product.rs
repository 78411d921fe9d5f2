//! Providers' product codes: which classification, and the zeros that spreadsheets and number columns lose.

use super::{
    reason::{Dropped, Mapped, Reason},
    row::ProductCode,
};

/// The classification of a code such as H4, S3, B5 or HS; revisions of one classification share a name.
pub(super) fn classification(code: &str) -> Option<&'static str> {
    match code.to_ascii_uppercase().as_str() {
        "" | "HS" | "H0" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "H7" | "HS 1988/92" => Some("HS"),
        "S1" => Some("SITC1"),
        "S2" => Some("SITC2"),
        "S3" => Some("SITC3"),
        "S4" => Some("SITC4"),
        "BE" | "B4" => Some("BEC4"),
        "B5" => Some("BEC5"),
        _ => None,
    }
}

/// A product of a classification; `level` is how many digits the code should have, where the file says so.
pub(super) fn classified(of: &str, code: &str, level: Option<usize>) -> Mapped<ProductCode> {
    if code.eq_ignore_ascii_case("TOTAL") {
        return Ok(ProductCode::total());
    }
    let name = classification(of).ok_or_else(|| Dropped::new(Reason::Product, format!("classification {of:?}")))?;
    let numeric = code.bytes().all(|byte| byte.is_ascii_digit());
    let digits = match level.filter(|level| (1..=6).contains(level)) {
        Some(level) => level,
        // Without a level only HS tells: its codes have an even number of digits.
        None if name == "HS" => code.len() + code.len() % 2,
        None => code.len(),
    };
    let code = if numeric && code.len() < digits { format!("{code:0>digits$}") } else { code.to_owned() };
    ProductCode::of(name, &code).ok_or_else(|| Dropped::new(Reason::Product, format!("{code:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_zeros_come_back() {
        let text = |of, code, level| classified(of, code, level).map(|product| product.text().to_owned()).ok();
        assert_eq!(text("H3", "30613", Some(6)).as_deref(), Some("HS:030613"));
        assert_eq!(text("HS", "101", None).as_deref(), Some("HS:0101"));
        assert_eq!(text("S3", "0", Some(1)).as_deref(), Some("SITC3:0"));
        assert_eq!(text("S4", "27861", Some(5)).as_deref(), Some("SITC4:27861"));
        assert_eq!(text("H6", "Total", Some(0)).as_deref(), Some("TOTAL"));
        assert_eq!(text("H6", "9999AA", Some(6)).as_deref(), Some("HS:9999AA"));
        assert_eq!((text("EB", "200", None), text("HS", "01-05_Animal", None)), (None, None));
    }
}
