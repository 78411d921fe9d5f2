//! The order of names in a language (CLDR collation through ICU4X).

use std::cmp::Ordering;

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};

use super::{Language, each::Each};

static COLLATORS: Each<Option<CollatorBorrowed<'static>>> =
    Each::new(|language| Collator::try_new(language.locale().into(), CollatorOptions::default()).ok());

impl Language {
    /// How two names stand to each other in a list of this language.
    #[must_use]
    pub fn order(self, one: &str, other: &str) -> Ordering {
        COLLATORS.of(self).as_ref().map_or_else(|| one.cmp(other), |collator| collator.compare(one, other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_their_alphabet() {
        let sorted = |language: Language, mut names: Vec<&'static str>| {
            names.sort_by(|one, other| language.order(one, other));
            names
        };
        assert_eq!(sorted(Language::English, vec!["Zambia", "Åland Islands", "Albania"]), ["Åland Islands", "Albania", "Zambia"]);
        assert_eq!(
            sorted(Language::Russian, vec!["Ямайка", "Ёмкость", "Жабы", "Египет"]),
            ["Египет", "Ёмкость", "Жабы", "Ямайка"]
        );
        // By code point پ and گ would come after ی; in the Persian alphabet they stand after ب and ک.
        assert_eq!(
            sorted(Language::Persian, vec!["یمن", "گینه", "پرو", "آلمان", "لبنان"]),
            ["آلمان", "پرو", "گینه", "لبنان", "یمن"]
        );
    }
}
