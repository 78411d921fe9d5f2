//! The canonical query: a resource and its parameters, and the one address it has.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Parameters, QueryError, View};
use crate::trade::{Area, Dyad, Product};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Resource {
    /// The pairs.
    Dyads,
    /// One pair in short.
    Dyad(Dyad),
    /// One view of a pair.
    View(Dyad, View),
    /// The code list.
    Areas,
    /// One area.
    Area(Area),
    /// The partners of one area.
    Partners(Area),
    /// The code list of products.
    Products,
    /// One product.
    Product(Product),
    /// The datasets.
    Datasets,
    /// One dataset.
    Dataset(String),
    /// The sources.
    Sources,
    /// Several series side by side.
    Compare,
    /// Every series below one another.
    Panel,
}

/// A resource and its data parameters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    /// What is asked for.
    pub resource: Resource,
    /// With which parameters.
    pub parameters: Parameters,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suffix {
    /// JSON.
    Json,
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
    /// A Parquet file.
    Parquet,
    /// JSON Lines.
    Jsonl,
    /// An Arrow IPC file.
    Arrow,
    /// Data, documents and picture in one archive.
    Zip,
    /// A BibTeX entry that cites it.
    Bib,
    /// A drawing.
    Svg,
    /// A picture.
    Png,
    /// A drawing on a page.
    Pdf,
}

/// A query with the form it is wanted in; parameters of the form stay text for the floor that makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The query.
    pub query: Query,
    /// The suffix, if there is one.
    pub suffix: Option<Suffix>,
    /// Picture parameters, each once; none beside a data suffix.
    pub picture: Vec<(String, String)>,
    /// Parameters of a data form, each once; see [`Suffix::parameters`].
    pub form: Vec<(String, String)>,
}

/// What is escaped in a parameter value; what may stand in the query of an address and keeps a list of series readable stays.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b',')
    .remove(b'/')
    .remove(b';')
    .remove(b'=');

impl Suffix {
    /// Every form, in the order shown.
    pub const ALL: [Self; 11] = [
        Self::Json,
        Self::Csv,
        Self::Xlsx,
        Self::Parquet,
        Self::Jsonl,
        Self::Arrow,
        Self::Zip,
        Self::Bib,
        Self::Svg,
        Self::Png,
        Self::Pdf,
    ];

    /// The word behind the dot.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::Jsonl => "jsonl",
            Self::Arrow => "arrow",
            Self::Zip => "zip",
            Self::Bib => "bib",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// Is it drawn?
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Pdf)
    }

    /// Can it be written row by row, without holding all of it?
    #[must_use]
    pub fn is_streamed(self) -> bool {
        matches!(self, Self::Json | Self::Csv | Self::Parquet | Self::Jsonl | Self::Arrow)
    }

    /// The parameters of a data form: how the same data are written down. They are no part of the canonical address.
    #[must_use]
    pub fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Csv => &["bom", "sep", "decimal"],
            Self::Xlsx | Self::Zip => &["lang"],
            _ => &[],
        }
    }

    /// The data forms that take this parameter, as they stand in addresses: `.xlsx and .zip`.
    pub(super) fn taking(parameter: &str) -> Option<String> {
        let taking: Vec<String> = Self::ALL
            .into_iter()
            .filter(|suffix| suffix.parameters().contains(&parameter))
            .map(|suffix| format!(".{}", suffix.word()))
            .collect();
        Some(taking.join(" and ")).filter(|names| !names.is_empty())
    }

    /// The suffix of a word, if this resource offers it.
    ///
    /// # Errors
    /// A parameter error that names the suffixes offered.
    pub fn offered(word: &str, resource: &Resource) -> Result<Self, QueryError> {
        let offered: Vec<Self> = Self::of(resource).collect();
        offered.iter().find(|suffix| suffix.word() == word).copied().ok_or_else(|| {
            let allowed: Vec<&str> = offered.iter().map(|suffix| suffix.word()).collect();
            QueryError::parameter("suffix", format!(".{word} is not offered here"), &allowed)
        })
    }

    /// The suffixes of a resource.
    pub fn of(resource: &Resource) -> impl Iterator<Item = Self> + use<> {
        let (pictures, streamed) = (resource.has_picture(), *resource == Resource::Panel);
        Self::ALL.into_iter().filter(move |suffix| (pictures || !suffix.is_picture()) && (!streamed || suffix.is_streamed()))
    }
}

/// Splits `turnover.svg` into its name and its suffix.
#[must_use]
pub fn split_suffix(segment: &str) -> (&str, Option<&str>) {
    match segment.rsplit_once('.') {
        Some((name, suffix)) if !name.is_empty() => (name, Some(suffix)),
        _ => (segment, None),
    }
}

impl Resource {
    /// Can it be drawn?
    #[must_use]
    pub fn has_picture(&self) -> bool {
        match self {
            Self::View(_, view) => view.has_picture(),
            Self::Partners(_) | Self::Compare => true,
            _ => false,
        }
    }

    /// The path, without query or suffix.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Dyads => "/v1/dyads".to_owned(),
            Self::Dyad(dyad) => format!("/v1/dyads/{dyad}"),
            Self::View(dyad, view) => format!("/v1/dyads/{dyad}/{}", view.word()),
            Self::Areas => "/v1/areas".to_owned(),
            Self::Area(area) => format!("/v1/areas/{area}"),
            Self::Partners(area) => format!("/v1/areas/{area}/partners"),
            Self::Products => "/v1/products".to_owned(),
            Self::Product(product) => format!("/v1/products/{product}"),
            Self::Datasets => "/v1/datasets".to_owned(),
            Self::Dataset(name) => format!("/v1/datasets/{name}"),
            Self::Sources => "/v1/sources".to_owned(),
            Self::Compare => "/v1/compare".to_owned(),
            Self::Panel => "/v1/panel".to_owned(),
        }
    }
}

impl Query {
    /// A view without parameters.
    #[must_use]
    pub fn view(dyad: Dyad, view: View) -> Self {
        Self { resource: Resource::View(dyad, view), parameters: Parameters::default() }
    }

    /// The canonical path and query: parameters by name, defaults left out.
    #[must_use]
    pub fn address(&self) -> String {
        let mut address = self.resource.path();
        for (place, (name, value)) in self.parameters.canonical().into_iter().enumerate() {
            let mark = if place == 0 { '?' } else { '&' };
            let _ = write!(address, "{mark}{name}={}", utf8_percent_encode(&value, ESCAPED));
        }
        address
    }
}
