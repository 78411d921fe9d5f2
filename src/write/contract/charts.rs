//! The list of curated charts.

use serde::Serialize;
use utoipa::ToSchema;

use super::listed::Listed;
use crate::{
    query::{Extent, Measure, Offer},
    write::{Cell, FlatTable, Links, Site},
};

/// One chart as it is described.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChartItem<'a> {
    slug: &'a str,
    title: &'a str,
    query: &'a str,
    measure: Option<&'static str>,
    data: Option<String>,
    links: Links,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChartList<'a> {
    items: Vec<ChartItem<'a>>,
    total: usize,
    limit: usize,
    offset: usize,
    next: Option<String>,
    links: Links,
}

impl<'a> ChartItem<'a> {
    /// A chart by its slug and title; `query` is what it says of its data, `data` their canonical address.
    #[must_use]
    pub fn new([slug, title, query]: [&'a str; 3], measure: Option<Measure>, data: Option<&str>, site: &Site) -> Self {
        Self {
            slug,
            title,
            query,
            measure: measure.map(Measure::word),
            data: data.map(|address| site.href(address)),
            links: site.links(&format!("/v1/charts/{slug}"), Offer::Drawn, None),
        }
    }
}

impl<'a> ChartList<'a> {
    /// The page of so many charts, at most `limit`, behind the first `offset` of them.
    pub fn page(charts: impl ExactSizeIterator<Item = ChartItem<'a>>, limit: Option<usize>, offset: usize, site: &Site) -> Self {
        let Listed { total, limit, offset, next, links } = Listed::new("/v1/charts", charts.len(), limit, offset, site);
        let items = charts.skip(offset).take(limit).collect();
        Self { items, total, limit, offset, next, links }
    }

    /// Which part of the list it is.
    #[must_use]
    pub fn extent(&self) -> Extent {
        Extent::new(self.offset, self.items.len(), self.limit, self.total)
    }

    /// The page as a table.
    #[must_use]
    pub fn table(&self) -> FlatTable {
        let text = |text: &str| Cell::Text(text.to_owned());
        let row = |item: &ChartItem| {
            vec![
                text(item.slug),
                text(item.title),
                text(item.query),
                item.measure.map_or(Cell::Empty, text),
                item.data.as_deref().map_or(Cell::Empty, text),
            ]
        };
        FlatTable { columns: vec!["slug", "title", "query", "measure", "data"], rows: self.items.iter().map(row).collect() }
    }
}
