//! The canonical query: a resource and its parameters, and the one address it has.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Format, Offer, Parameters, QueryError, View};
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
}

/// A resource and its data parameters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    /// What is asked for.
    pub resource: Resource,
    /// With which parameters.
    pub parameters: Parameters,
}

/// A query with the format it is wanted in; parameters of the format stay text for the floor that writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The query.
    pub query: Query,
    /// The format that its suffix names, if there is one.
    pub format: Option<Format>,
    /// Picture parameters, each once; none beside the suffix of what is no picture.
    pub picture: Vec<(String, String)>,
    /// Parameters of the format itself, each once; see [`FormatFacts::parameters`](super::FormatFacts::parameters).
    pub options: Vec<(String, String)>,
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

    /// The formats that it is offered in.
    #[must_use]
    pub fn offer(&self) -> Offer {
        Offer::answer(self.has_picture())
    }

    /// The format of a suffix, if it is offered.
    ///
    /// # Errors
    /// A parameter error that names the suffixes offered.
    pub fn format(&self, suffix: &str) -> Result<Format, QueryError> {
        Format::with_suffix(suffix).filter(|format| self.offer().has(*format)).ok_or_else(|| {
            let allowed: Vec<&str> = self.offer().formats().map(Format::suffix).collect();
            QueryError::parameter("suffix", format!(".{suffix} is not offered here"), &allowed)
        })
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
