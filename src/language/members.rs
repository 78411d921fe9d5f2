//! Members of answers that hold a text in one language, such as `name_ru`: what they mean, in words.

use super::Language;

/// What such a member holds, by the word before its tag, and the words for it.
const HELD: [(&str, &str); 2] = [("name", "column_in.name"), ("title", "column_in.title")];

impl Language {
    /// What it is called in English.
    #[must_use]
    pub fn english_name(self) -> &'static str {
        self.data().english_name
    }

    /// Languages in English words: "English, Russian and Persian".
    #[must_use]
    pub fn in_english(languages: &[Self]) -> String {
        let names: Vec<&str> = languages.iter().map(|language| language.english_name()).collect();
        match names.split_last() {
            Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
            _ => names.concat(),
        }
    }

    /// What a member such as `name_ru` holds, by the word before the tag, and in which language.
    #[must_use]
    pub fn of_member(member: &str) -> Option<(&'static str, Self)> {
        let (word, tag) = member.split_once('_')?;
        let held = HELD.into_iter().find(|(held, _)| *held == word)?.0;
        Self::from_word(tag).filter(|language| *language != Self::English).map(|language| (held, language))
    }

    /// What such a member means: in the words that this language has for it, else in those for any language.
    #[must_use]
    pub fn member_meaning(self, member: &str) -> Option<String> {
        let (held, language) = Self::of_member(member)?;
        let own = self.term("column", member);
        if own != member {
            return Some(own.to_owned());
        }
        let key = HELD.into_iter().find(|(word, _)| *word == held)?.1;
        let name = if self == Self::English { language.english_name() } else { language.own_name() };
        Some(self.fill(key, &[("language", name)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_languages_have_a_meaning() {
        let of = |member| crate::language::tests::THREE.map(|language| language.member_meaning(member).unwrap());
        assert_eq!(of("name_ru"), ["Russian name", "Название по-русски", "نام روسی"]);
        assert_eq!(of("title_fa"), ["Title in Persian", "Название на персидском", "عنوان به فارسی"]);
        for member in Language::NAME_MEMBERS.iter().chain(Language::TITLE_MEMBERS) {
            assert!(Language::ALL.iter().all(|language| language.member_meaning(member).is_some()), "{member}");
        }
        assert_eq!(["name", "title_en", "name_xx", "colour_ru"].map(Language::of_member), [None; 4]);
    }

    #[test]
    fn languages_are_listed_in_english() {
        assert_eq!(Language::in_english(&crate::language::tests::THREE), "English, Russian and Persian");
        assert_eq!(Language::in_english(&[Language::Persian]), "Persian");
    }
}
