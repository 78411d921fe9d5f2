//! Which page of the library an address asks for.

use std::borrow::Cow;

use maud::Markup;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{areas_page, chart_page, charts_page, dataset_page, datasets_page, missing_page, source_page, sources_page};
use crate::{
    chart::ChartDefinition,
    dataset::Catalogue,
    page::{context::PageContext, page_query::PageQuery},
    query::QueryError,
};

/// What need not be written by number in a name of an address.
const IN_NAMES: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// A page of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryPlace {
    /// `/sources`: all of them.
    Sources,
    /// `/sources/<name>`: one.
    Source(String),
    /// `/datasets`: all of them.
    Datasets,
    /// `/datasets/<id>`: one.
    Dataset(String),
    /// `/charts`: the curated charts.
    Charts,
    /// `/charts/<slug>`: one.
    Chart(String),
    /// `/areas`: the countries and territories with figures.
    Areas,
}

impl LibraryPlace {
    /// The page at a path, if it is one of these.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let (list, name) =
            path.strip_prefix('/')?.split_once('/').map_or((path.get(1..)?, None), |(list, name)| (list, Some(name)));
        let name = name.map(|name| percent_decode_str(name).decode_utf8().map(Cow::into_owned)).transpose().ok()?;
        match (list, name) {
            ("sources", None) => Some(Self::Sources),
            ("sources", Some(name)) => Some(Self::Source(name)),
            ("datasets", None) => Some(Self::Datasets),
            ("datasets", Some(name)) => Some(Self::Dataset(name)),
            ("charts", None) => Some(Self::Charts),
            ("charts", Some(name)) => Some(Self::Chart(name)),
            ("areas", None) => Some(Self::Areas),
            _ => None,
        }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Sources => "/sources".to_owned(),
            Self::Source(name) => named("/sources", name),
            Self::Datasets => "/datasets".to_owned(),
            Self::Dataset(name) => named("/datasets", name),
            Self::Charts => "/charts".to_owned(),
            Self::Chart(name) => named("/charts", name),
            Self::Areas => "/areas".to_owned(),
        }
    }

    /// What is wrong with it where it names what is not there, with the names there are.
    #[must_use]
    pub fn missing(&self, catalogue: &Catalogue, charts: &[ChartDefinition]) -> Option<QueryError> {
        let unknown = |kind: &'static str, text: &str, allowed: Vec<String>| {
            let is_there = allowed.iter().any(|name| name == text);
            (!is_there).then(|| QueryError::UnknownItem { kind, text: text.to_owned(), allowed })
        };
        match self {
            Self::Source(name) => unknown("source", name, catalogue.sources().keys().cloned().collect()),
            Self::Dataset(name) => unknown("dataset", name, catalogue.entries().iter().map(|entry| entry.name.clone()).collect()),
            Self::Chart(name) => unknown("chart", name, charts.iter().map(|chart| chart.slug.clone()).collect()),
            Self::Sources | Self::Datasets | Self::Charts | Self::Areas => None,
        }
    }

    /// The page; of what is not there, one that says so and lists what is.
    pub(in crate::page) fn page(&self, context: &PageContext, given: PageQuery) -> Result<Markup, QueryError> {
        if let Some(QueryError::UnknownItem { kind, text, .. }) = self.missing(context.catalogue, context.charts) {
            return Ok(missing_page::page(context, kind, &text));
        }
        match self {
            Self::Sources => sources_page::page(context, given),
            Self::Source(name) => source_page::page(context, name, given),
            Self::Datasets => datasets_page::page(context, &given),
            Self::Dataset(name) => dataset_page::page(context, name, &given),
            Self::Charts => charts_page::page(context, &given),
            Self::Chart(slug) => chart_page::page(context, slug, &given),
            Self::Areas => areas_page::page(context, &given),
        }
    }
}

fn named(list: &str, name: &str) -> String {
    format!("{list}/{}", utf8_percent_encode(name, &IN_NAMES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_gives_its_page_again() {
        for path in [
            "/sources",
            "/sources/wits",
            "/datasets",
            "/datasets/a.b",
            "/charts",
            "/charts/russia-iran-turnover",
            "/areas",
            "/sources/%D0%B0%2Fb",
        ] {
            assert_eq!(LibraryPlace::of_path(path).unwrap().path(), path);
        }
        for path in ["/", "/source", "/areas/RUS", "/sources/%FF"] {
            assert_eq!(LibraryPlace::of_path(path), None, "{path}");
        }
    }
}
