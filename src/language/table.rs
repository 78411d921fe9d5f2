//! The table of languages: all that dyad has to be told of a language. A further one is a further entry, with its messages in
//! `messages/` and its names in `names/`; digits, separators, plurals, collation and names of countries come from CLDR by its tag.

use icu_locale_core::{Locale, locale};

/// What is told of a language.
pub(super) struct LanguageData {
    /// What it is called in English.
    pub english_name: &'static str,
    /// What it calls itself.
    pub own_name: &'static str,
    /// Its conventions in CLDR.
    pub locale: Locale,
    /// Language and territory, as Open Graph has them.
    pub open_graph: &'static str,
    /// Is it written from right to left?
    pub right_to_left: bool,
    /// A name as the owner of what is named after it: "Russia’s".
    pub possessive: fn(&str) -> String,
    /// Its messages.
    pub messages: &'static str,
    /// Its names of what CLDR does not name; none for English, which the code lists are in.
    pub names: Option<&'static str>,
}

/// The messages of a language, of its files by subject.
macro_rules! messages {
    ($tag:literal) => {
        messages!($tag:
            "numbers" "chart" "pictures" "headline" "caution" "documents" "page" "search" "fault" "landing" "country" "product" "figure" "comparing"
            "statements" "library" "method" "reading" "verify" "worded")
    };
    ($tag:literal: $($subject:literal)*) => {
        concat!($(include_str!(concat!("messages/", $tag, "/", $subject, ".toml")), "\n"),*)
    };
}

/// Makes of the table the type, its constants and the data.
macro_rules! languages {
    ($($(#[$meta:meta])* $language:ident, $tag:literal => $data:expr;)*) => {
        /// A language that dyad speaks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum Language {
            $($(#[$meta])* $language,)*
        }

        impl Language {
            /// Every language.
            pub const ALL: [Self; COUNT] = [$(Self::$language),*];
            /// The words used in addresses: the tags of BCP 47.
            pub const WORDS: [&str; COUNT] = [$($tag),*];
            /// Those that names and titles have translations into.
            pub const BESIDE_ENGLISH: &[Self] = beside_first(&Self::ALL);
            /// The members of answers with names in those.
            pub const NAME_MEMBERS: &[&str] = beside_first(&[$(concat!("name_", $tag)),*]);
            /// The columns of answers with a sentence in each language.
            pub const SENTENCE_MEMBERS: &[&str] = &[$(concat!("in_words_", $tag)),*];
            /// The members of answers with titles in those.
            pub const TITLE_MEMBERS: &[&str] = beside_first(&[$(concat!("title_", $tag)),*]);
        }

        /// How many there are.
        pub(super) const COUNT: usize = [$($tag),*].len();

        static DATA: [LanguageData; COUNT] = [$($data),*];
    };
}

const fn beside_first<T>(all: &[T]) -> &[T] {
    match all {
        [_, others @ ..] => others,
        [] => all,
    }
}

languages! {
    /// English, which the code lists and the data are in; it stands first.
    #[default]
    English, "en" => LanguageData {
        english_name: "English",
        own_name: "English",
        locale: locale!("en"),
        open_graph: "en_GB",
        right_to_left: false,
        possessive: |name| format!("{name}\u{2019}{}", if name.ends_with('s') { "" } else { "s" }),
        messages: messages!("en"),
        names: None,
    };
    /// Russian.
    Russian, "ru" => LanguageData {
        english_name: "Russian",
        own_name: "Русский",
        locale: locale!("ru"),
        open_graph: "ru_RU",
        right_to_left: false,
        possessive: str::to_owned,
        messages: messages!("ru"),
        names: Some(include_str!("names/ru.csv")),
    };
    /// Persian, written from right to left with digits of its own.
    Persian, "fa" => LanguageData {
        english_name: "Persian",
        own_name: "فارسی",
        locale: locale!("fa"),
        open_graph: "fa_IR",
        right_to_left: true,
        possessive: str::to_owned,
        messages: messages!("fa"),
        names: Some(include_str!("names/fa.csv")),
    };
}

impl Language {
    pub(super) fn data(self) -> &'static LanguageData {
        &DATA[self as usize]
    }
}
