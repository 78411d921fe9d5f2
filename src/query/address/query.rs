//! The canonical query: a resource and its parameters, and the one address it has.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    query::{Format, Parameters, Resource, View},
    trade::Dyad,
};

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
    /// Parameters of the format itself, each once; see [`FormatFacts::parameters`](crate::query::FormatFacts::parameters).
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
