//! How a format is written: what its parameters say, one entry each.

use super::{Dialect, Media, dialect::Separator};
use crate::{
    language::Language,
    parameter::ParameterError,
    query::{
        Format, Given, Parameter,
        Schema::{Truth, Words},
        canonical, set,
    },
};

/// How a format is written: what its [`parameters`](crate::query::FormatFacts::parameters) say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct OutputOptions {
    /// Of CSV.
    pub dialect: Dialect,
    /// Of what people read in a workbook or archive.
    pub language: Language,
}

type Output = Parameter<OutputOptions>;

/// Every parameter of a format that is no picture; which format takes which says
/// [`FormatFacts`](crate::query::FormatFacts::parameters).
pub static OUTPUT_PARAMETERS: [Output; 4] = [
    Output::new(
        "bom",
        Truth,
        "Begin with a byte order mark, which Excel wants?",
        |options, given| set(&mut options.dialect.bom, either(given, ["false", "true"])),
        |options| options.dialect.bom.then(|| "true".to_owned()),
    ),
    Output::new(
        "sep",
        Words(|_, _| Separator::WORDS.to_vec()),
        "What stands between fields.",
        |options, given| {
            let found = Separator::from_word(given.text).ok_or_else(|| given.refused(&Separator::WORDS));
            set(&mut options.dialect.separator, found)
        },
        |options| {
            Some(options.dialect.separator)
                .filter(|separator| *separator != Separator::Comma)
                .map(|separator| separator.word().to_owned())
        },
    ),
    Output::new(
        "decimal",
        Words(|_, _| vec!["point", "comma"]),
        "The mark before decimals.",
        |options, given| set(&mut options.dialect.decimal_comma, either(given, ["point", "comma"])),
        |options| options.dialect.decimal_comma.then(|| "comma".to_owned()),
    ),
    Output::new(
        "lang",
        Words(|_, _| Language::WORDS.to_vec()),
        "The language of texts, numbers and dates, and the direction they run in.",
        |options, given| {
            let wrong = || given.wrong("is not a language", &Language::WORDS);
            set(&mut options.language, Language::from_word(given.text).ok_or_else(wrong))
        },
        |options| {
            Some(options.language).filter(|language| *language != Language::English).map(|language| language.word().to_owned())
        },
    )
    .default("en"),
];

/// False for the first word, true for the second.
fn either(given: &Given<'_>, words: [&str; 2]) -> Result<bool, ParameterError> {
    let place = words.iter().position(|word| *word == given.text);
    place.map(|place| place == 1).ok_or_else(|| given.refused(&if words[1] == "true" { [words[1], words[0]] } else { words }))
}

impl OutputOptions {
    /// The options that an address's parameters say.
    ///
    /// # Errors
    /// [`ParameterError`] with the parameter and what is allowed.
    pub fn parse(parameters: &[(String, String)]) -> Result<Self, ParameterError> {
        let mut options = Self::default();
        for (name, text) in parameters {
            let known = OUTPUT_PARAMETERS.iter().find(|parameter| parameter.name == name);
            let known = known.ok_or_else(|| {
                ParameterError::new(name, "is not a parameter of a format", &OUTPUT_PARAMETERS.each_ref().map(|known| known.name))
            })?;
            known.read(&mut options, text, None)?;
        }
        Ok(options)
    }

    /// What the body is in a format that is written so.
    #[must_use]
    pub fn media(self, format: Format) -> Media {
        let is_tabbed = format == Format::Csv && self.dialect.separator == Separator::Tab;
        if is_tabbed { Media::TabSeparated } else { format.into() }
    }

    /// The values that are not the default, as query text: what bytes depend on beside the query.
    #[must_use]
    pub fn canonical(self) -> String {
        let texts = canonical(&OUTPUT_PARAMETERS, &self);
        texts.iter().map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::Separator;

    fn parsed(text: &str) -> Result<OutputOptions, ParameterError> {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        OutputOptions::parse(&pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn reads_back_from_its_canonical_text() {
        assert_eq!((parsed("").unwrap(), OutputOptions::default().canonical().as_str()), (OutputOptions::default(), ""));
        for text in ["bom=true&decimal=comma&sep=semicolon", "sep=tab", "lang=fa"] {
            assert_eq!(parsed(text).unwrap().canonical(), text);
        }
        assert_eq!(parsed("sep=;&decimal=point&bom=false&lang=en").unwrap().canonical(), "sep=semicolon");
        assert_eq!(parsed("sep=,").unwrap().dialect.separator, Separator::Comma);
    }

    #[test]
    fn names_the_parameter_and_what_is_allowed() {
        for (text, named) in [("bom=yes", "bom"), ("sep=pipe", "sep"), ("decimal=.", "decimal"), ("lang=xx", "lang")] {
            let Err(ParameterError { parameter, allowed, .. }) = parsed(text) else { panic!("{text} passed") };
            assert!(parameter == named && allowed.len() > 1, "{text}: {allowed:?}");
        }
    }
}
