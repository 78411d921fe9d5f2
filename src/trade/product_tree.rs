//! Where a product stands in its classification: level, parent, chapter, section, name. Everything is read off the code's
//! digits; only codes that follow the Harmonized System have names here.

use super::{Product, Section, Word, harmonized_children, harmonized_name};

/// Classifications whose first six digits are those of the Harmonized System; their codes go by pairs of digits.
const HARMONIZED: [&str; 3] = ["HS", "TNVED", "CN"];

impl Product {
    /// A code of a classification, both of at most twelve letters and digits.
    #[must_use]
    pub fn of(classification: &str, code: &str) -> Self {
        let word = |text: &str| Word::new(text).unwrap_or_default();
        Self::Code { classification: word(classification), code: word(code) }
    }

    /// Such as `HS`; none for the total.
    #[must_use]
    pub fn classification(&self) -> Option<&str> {
        match self {
            Self::Total => None,
            Self::Code { classification, .. } => Some(classification),
        }
    }

    /// The code as text; none for the total.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Total => None,
            Self::Code { code, .. } => Some(code),
        }
    }

    /// The digits of its code, dots not counted: 4 for `HS:2709`; 0 for the total.
    #[must_use]
    pub fn level(&self) -> usize {
        self.code().map_or(0, |code| code.chars().filter(|letter| *letter != '.').count())
    }

    /// Do its first six digits follow the Harmonized System?
    #[must_use]
    pub fn is_harmonized(&self) -> bool {
        self.classification().is_some_and(|own| HARMONIZED.contains(&own))
    }

    /// What it is part of, by its digits: a pair fewer in the Harmonized System and what follows it, else one fewer; `TOTAL`
    /// above the highest level, none above the total.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let Self::Code { classification, code } = self else { return None };
        let fewer = if self.is_harmonized() && self.level().is_multiple_of(2) { 2 } else { 1 };
        let mut shorter: &str = code;
        for _ in 0..fewer {
            shorter = shorter.trim_end_matches('.');
            shorter = &shorter[..shorter.len().saturating_sub(1)];
        }
        let shorter = shorter.trim_end_matches('.');
        Some(if shorter.is_empty() { Self::Total } else { Self::of(classification, shorter) })
    }

    /// Is it part of the other, at whatever depth? Everything but the total is part of the total.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Code { .. }, Self::Total) => true,
            (Self::Code { classification: own, code }, Self::Code { classification, code: above }) => {
                own == classification && self.level() > other.level() && code.starts_with(&**above)
            }
            (Self::Total, _) => false,
        }
    }

    /// Its name by the Harmonized System, where it is one of that list's codes.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Self::Total => Some("All products"),
            Self::Code { code, .. } if self.is_harmonized() => harmonized_name(code),
            Self::Code { .. } => None,
        }
    }

    /// Its name, else its code and the name of what it is part of, else its code.
    #[must_use]
    pub fn title(&self) -> String {
        let mut above = std::iter::successors(self.parent(), Self::parent).filter(|parent| *parent != Self::Total);
        match (self.name(), above.find_map(|parent| parent.name())) {
            (Some(name), _) => name.to_owned(),
            (None, Some(name)) => format!("{self}, part of: {name}"),
            (None, None) => self.to_string(),
        }
    }

    /// Its chapter, where it follows the Harmonized System.
    #[must_use]
    pub fn chapter(&self) -> Option<Self> {
        let Self::Code { classification, code } = self else { return None };
        let chapter = code.get(..2).filter(|_| self.is_harmonized())?;
        Some(Self::of(classification, chapter))
    }

    /// Its section of the Harmonized System.
    #[must_use]
    pub fn section(&self) -> Option<Section> {
        self.code().filter(|_| self.is_harmonized()).and_then(Section::of_code)
    }

    /// The named codes one level below it.
    #[must_use]
    pub fn children(&self) -> Vec<Self> {
        let below = |classification: &str, code: &str| {
            harmonized_children(code).into_iter().map(|child| Self::of(classification, child)).collect()
        };
        match self {
            Self::Total => below("HS", ""),
            Self::Code { classification, code } if self.is_harmonized() => below(classification, code),
            Self::Code { .. } => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(text: &str) -> Product {
        text.parse().unwrap()
    }

    #[test]
    fn parents_by_digits() {
        for (own, level, parent) in [
            ("HS:270900", 6, "HS:2709"),
            ("HS:27", 2, "TOTAL"),
            ("TNVED:2709001001", 10, "TNVED:27090010"),
            ("SITC4:334", 3, "SITC4:33"),
            ("SITC4:3", 1, "TOTAL"),
            ("BEC5:11.1", 3, "BEC5:11"),
        ] {
            assert_eq!((product(own).level(), product(own).parent()), (level, Some(product(parent))), "{own}");
            assert!(product(own).is_within(&product(parent)) && !product(parent).is_within(&product(own)));
        }
        assert_eq!((Product::Total.parent(), Product::Total.level()), (None, 0));
        assert!(!product("HS:270900").is_within(&product("HS:28")) && !product("SITC4:271").is_within(&product("HS:27")));
    }

    #[test]
    fn names_only_where_the_harmonized_system_has_them() {
        assert_eq!(product("CN:2709").name(), product("HS:2709").name());
        assert_eq!(product("TNVED:2709001001").name(), None);
        assert_eq!((product("SITC4:33").name(), product("SITC4:33").title()), (None, "SITC4:33".to_owned()));
        // 160520 was divided in 2012; the heading is still there.
        assert!(product("HS:160520").title().starts_with("HS:160520, part of: Crustaceans"), "{}", product("HS:160520").title());
        assert_eq!(product("TNVED:2709001001").section().unwrap().number(), "V");
        assert_eq!(product("TNVED:2709001001").chapter(), Some(product("TNVED:27")));
        assert_eq!((product("HS:2709").children(), product("SITC4:33").section()), (vec![product("HS:270900")], None));
        assert_eq!((Product::Total.children().len(), product("TNVED:XXXXXXXXXX").section()), (97, None));
    }
}
