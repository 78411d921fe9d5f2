//! Which plural form a count takes (CLDR plural rules, through ICU4X).

use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use super::{Language, each::Each};

static RULES: Each<Option<PluralRules>> =
    Each::new(|language| PluralRules::try_new(language.locale().into(), PluralRulesOptions::default()).ok());

fn word(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

impl Language {
    /// The form of this count: `one`, `few`, `many` or `other`.
    pub(super) fn plural_form(self, count: usize) -> &'static str {
        RULES.of(self).as_ref().map_or("other", |rules| word(rules.category_for(count)))
    }

    /// Every form that whole numbers take in this language.
    #[cfg(test)]
    pub(super) fn plural_forms(self) -> std::collections::BTreeSet<&'static str> {
        (0..200).map(|count| self.plural_form(count)).collect()
    }
}
