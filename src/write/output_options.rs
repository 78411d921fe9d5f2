//! How a format is written: what its parameters say, one entry each.

use super::{Dialect, Media, dialect::Separator};
use crate::{
    language::Language,
    parameter::ParameterError,
    query::{
        Format, Given, Parameter, ResourceKind,
        Schema::{Text, Truth, Words},
        canonical, set,
    },
};

/// How a format is written: what its [`parameters`](crate::query::FormatFacts::parameters) say.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct OutputOptions {
    /// Of CSV.
    pub dialect: Dialect,
    /// Of names in tables, and of what people read in a workbook or archive; none where it is not said.
    pub language: Option<Language>,
    /// How a table is laid out.
    pub shape: Shape,
    /// What series side by side are called.
    pub names: Option<SeriesNames>,
    /// The columns of a table, in this order; all where there are none.
    pub columns: Vec<String>,
    /// Is a document to leave out most of what stands beside its figures?
    pub is_brief: bool,
}

/// How a table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Shape {
    /// A row for each figure of each series.
    #[default]
    Long,
    /// A row for each period, a column for each series.
    Wide,
}

/// What series side by side are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SeriesNames {
    /// As in addresses.
    Code,
    /// By what tells them apart.
    #[default]
    Short,
    /// With all that they are of, and their source.
    Full,
}

impl Shape {
    const WORDS: [&str; 2] = ["long", "wide"];
}

impl SeriesNames {
    const WORDS: [&str; 3] = ["code", "short", "full"];
    const ALL: [Self; 3] = [Self::Code, Self::Short, Self::Full];
}

/// What has series that can stand side by side.
const SIDE_BY_SIDE: &[ResourceKind] = &[
    ResourceKind::Series,
    ResourceKind::Compare,
    ResourceKind::Mirror,
    ResourceKind::Partners,
    ResourceKind::DyadProducts,
    ResourceKind::Panel,
];

type Output = Parameter<OutputOptions>;

/// Every parameter of a format that is no picture; which format takes which says
/// [`FormatFacts`](crate::query::FormatFacts::parameters).
pub static OUTPUT_PARAMETERS: [Output; 8] = [
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
        "What stands between fields; the sign itself (`;`) says the same as its word.",
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
        "The language of texts, numbers and dates in documents, and of names: with it every code of an area, product, flow or \
         source in a table is followed by its name (reporter_name).",
        |options, given| {
            let wrong = || given.wrong("is not a language", &Language::WORDS);
            set(&mut options.language, Language::from_word(given.text).map(Some).ok_or_else(wrong))
        },
        |options| options.language.map(|language| language.word().to_owned()),
    ),
    Output::new(
        "columns",
        Text(1, None),
        "Only these columns of the table, in this order, joined by commas; what is there stands in its header.",
        |options, given| set(&mut options.columns, columns(given)),
        |options| Some(options.columns.join(",")).filter(|text| !text.is_empty()),
    ),
    Output::new(
        "shape",
        Words(|_, _| Shape::WORDS.to_vec()),
        "long has a row for each figure; wide has a row for each period and a column for each series, and a missing figure is \
         empty.",
        |options, given| {
            let is_wide = either(given, Shape::WORDS).map(|is_wide| if is_wide { Shape::Wide } else { Shape::Long });
            set(&mut options.shape, is_wide)
        },
        |options| options.is_wide().then(|| "wide".to_owned()),
    )
    .of(SIDE_BY_SIDE)
    .default("long"),
    Output::new(
        "names",
        Words(|_, _| SeriesNames::WORDS.to_vec()),
        "What the columns of shape=wide are called, in lang: by their code in addresses, by what tells them apart, or in full \
         with their source.",
        |options, given| {
            let place = SeriesNames::WORDS.iter().position(|word| *word == given.text);
            let found = place.map(|place| Some(SeriesNames::ALL[place]));
            set(&mut options.names, found.ok_or_else(|| given.refused(&SeriesNames::WORDS)))
        },
        |options| options.names.map(|names| SeriesNames::WORDS[names as usize].to_owned()),
    )
    .of(SIDE_BY_SIDE)
    .default("short"),
    Output::new(
        "brief",
        Truth,
        "Leave out of lists beside the figures (alternatives, what a claim is judged against) all but the first three, with how \
         many there are beside them (`alternatives_total`), and most links?",
        |options, given| set(&mut options.is_brief, either(given, ["false", "true"])),
        |options| options.is_brief.then(|| "true".to_owned()),
    ),
];

/// False for the first word, true for the second.
fn either(given: &Given<'_>, words: [&str; 2]) -> Result<bool, ParameterError> {
    let place = words.iter().position(|word| *word == given.text);
    place.map(|place| place == 1).ok_or_else(|| given.refused(&if words[1] == "true" { [words[1], words[0]] } else { words }))
}

/// The keys of columns, each once.
fn columns(given: &Given<'_>) -> Result<Vec<String>, ParameterError> {
    let mut keys: Vec<String> = Vec::new();
    for key in given.text.split(',') {
        if key.is_empty() {
            return Err(ParameterError::new(given.name, "a column has no name", &["names of columns, joined by commas"]));
        }
        if keys.iter().any(|known| known == key) {
            return Err(ParameterError::new(given.name, format!("{key:?} is there twice"), &["each column once"]));
        }
        keys.push(key.to_owned());
    }
    Ok(keys)
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
        if options.names.is_some() && !options.is_wide() {
            return Err(ParameterError::new("names", "is what the columns of shape=wide are called", &["shape=wide"]));
        }
        Ok(options)
    }

    /// The language of what people read; English where none is asked for.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language.unwrap_or_default()
    }

    /// Are series to stand side by side?
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.shape == Shape::Wide
    }

    /// Is a table to be other than it is by itself?
    #[must_use]
    pub fn arranges(&self) -> bool {
        self.language.is_some() || !self.columns.is_empty() || self.is_wide()
    }

    /// What the body is in a format that is written so.
    #[must_use]
    pub fn media(&self, format: Format) -> Media {
        let is_tabbed = format == Format::Csv && self.dialect.separator == Separator::Tab;
        if is_tabbed { Media::TabSeparated } else { format.into() }
    }

    /// The values that are not the default, as query text: what bytes depend on beside the query.
    #[must_use]
    pub fn canonical(&self) -> String {
        let texts = canonical(&OUTPUT_PARAMETERS, self);
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
        for text in [
            "bom=true&decimal=comma&sep=semicolon",
            "sep=tab",
            "lang=fa",
            "lang=en",
            "columns=value,period",
            "lang=ru&names=full&shape=wide",
            "brief=true",
        ] {
            assert_eq!(parsed(text).unwrap().canonical(), text);
        }
        assert_eq!(parsed("sep=;&decimal=point&bom=false&shape=long").unwrap().canonical(), "sep=semicolon");
        assert_eq!(parsed("sep=,").unwrap().dialect.separator, Separator::Comma);
    }

    #[test]
    fn names_the_parameter_and_what_is_allowed() {
        for (text, named) in [
            ("bom=yes", "bom"),
            ("sep=pipe", "sep"),
            ("decimal=.", "decimal"),
            ("lang=xx", "lang"),
            ("shape=tall", "shape"),
            ("shape=wide&names=long", "names"),
        ] {
            let Err(ParameterError { parameter, allowed, .. }) = parsed(text) else { panic!("{text} passed") };
            assert!(parameter == named && allowed.len() > 1, "{text}: {allowed:?}");
        }
    }
    #[test]
    fn columns_are_named_once_and_names_go_with_wide_tables() {
        for (text, named) in
            [("columns=value,value", "columns"), ("columns=", "columns"), ("columns=value,", "columns"), ("names=full", "names")]
        {
            assert_eq!(parsed(text).unwrap_err().parameter, named);
        }
    }
}
