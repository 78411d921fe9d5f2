//! The list of curated charts.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    query::{Extent, Measure, Offer},
    write::{Cell, FlatTable, Links, Site},
};

/// How many charts a page of the list has unless `limit` says otherwise.
const LIMIT: usize = 1000;

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
        let (total, limit) = (charts.len(), limit.unwrap_or(LIMIT));
        let items: Vec<ChartItem> = charts.skip(offset).take(limit).collect();
        let end = offset + items.len();
        let address = if limit == LIMIT { "/v1/charts".to_owned() } else { format!("/v1/charts?limit={limit}") };
        let next = (end < total && !items.is_empty()).then(|| site.page(&address, end));
        let own = if offset == 0 {
            address.clone()
        } else {
            format!("{address}{}offset={offset}", if limit == LIMIT { '?' } else { '&' })
        };
        Self { items, total, limit, offset, next, links: site.links(&own, Offer::List, None) }
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
