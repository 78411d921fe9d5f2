//! How a format is written: what its parameters say.

use super::Dialect;
use crate::{language::Language, parameter::ParameterError};

/// How a format is written: what its [`parameters`](crate::query::FormatFacts::parameters) say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct OutputOptions {
    /// Of CSV.
    pub dialect: Dialect,
    /// Of what people read in a workbook or archive.
    pub language: Language,
}

impl OutputOptions {
    /// The options that an address's parameters say.
    ///
    /// # Errors
    /// [`ParameterError`] with the parameter and what is allowed.
    pub fn parse(parameters: &[(String, String)]) -> Result<Self, ParameterError> {
        let mut options = Self::default();
        for (name, text) in parameters {
            if name == "lang" {
                let wrong = || ParameterError::new(name, format!("{text:?} is not a language"), &Language::WORDS);
                options.language = Language::of(text).ok_or_else(wrong)?;
            } else {
                options.dialect.set(name, text)?;
            }
        }
        Ok(options)
    }

    /// The values that are not the default, as query text: what bytes depend on beside the query.
    #[must_use]
    pub fn canonical(self) -> String {
        let language = Some(self.language).filter(|language| *language != Language::English);
        let language = language.map(|language| format!("lang={}", language.word()));
        [Some(self.dialect.canonical()).filter(|text| !text.is_empty()), language]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("&")
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
        for (text, named) in [("bom=yes", "bom"), ("sep=pipe", "sep"), ("decimal=.", "decimal"), ("lang=de", "lang")] {
            let Err(ParameterError { parameter, allowed, .. }) = parsed(text) else { panic!("{text} passed") };
            assert!(parameter == named && allowed.len() > 1, "{text}: {allowed:?}");
        }
    }
}
