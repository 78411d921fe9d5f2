//! The product that a text is the code of, as people type codes: `HS:2709`, `hs:27.09`, `2709`.

use crate::trade::Product;

/// The product of a code; nothing where the text is a name.
pub(super) fn of(text: &str) -> Option<Product> {
    let capitals = text.trim().to_ascii_uppercase();
    if let Ok(product) = capitals.parse::<Product>() {
        // Of the Harmonized System dots are only how codes are printed.
        let plain = capitals.strip_prefix("HS:").map(|code| code.replace('.', ""));
        return Some(plain.and_then(|code| Product::of_code("HS", &code)).unwrap_or(product));
    }
    let digits = capitals.replace(['.', ' '], "");
    let is_code = (2..=12).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_code.then(|| Product::of("HS", &digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them_and_names_are_none() {
        let read = |text: &str| of(text).map(|product| product.to_string());
        for text in ["HS:2709", "hs:27.09", " 2709 ", "27.09"] {
            assert_eq!(read(text).as_deref(), Some("HS:2709"), "{text}");
        }
        assert_eq!((read("SITC4:33").as_deref(), read("total").as_deref()), (Some("SITC4:33"), Some("TOTAL")));
        for text in ["shrimp", "нефть", "crude oil", "", "1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
