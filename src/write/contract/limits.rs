//! The list of limits.

use serde::Serialize;
use utoipa::ToSchema;

use super::listed::Listed;
use crate::{
    limits::{Limit, LimitsInForce, Origin},
    query::Extent,
    write::{Cell, FlatTable, Links, Number, Site},
};

/// One limit: what it is, what it may be, and who set it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LimitItem {
    name: &'static str,
    value: u64,
    unit: &'static str,
    usual: u64,
    least: u64,
    most: u64,
    set_by: &'static str,
    text: &'static str,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LimitList {
    items: Vec<LimitItem>,
    total: usize,
    limit: usize,
    offset: usize,
    next: Option<String>,
    links: Links,
}

impl LimitItem {
    fn new((limit, value, origin): (&'static Limit, u64, &Origin)) -> Self {
        let Limit { name, unit, usual, least, most, about, .. } = *limit;
        Self { name, value, unit: unit.word(), usual, least, most, set_by: origin.word(), text: about }
    }
}

impl LimitList {
    /// The page of so many limits, at most `limit`, behind the first `offset` of them.
    #[must_use]
    pub fn page(limits: &LimitsInForce, limit: Option<usize>, offset: usize, site: &Site) -> Self {
        let Listed { total, limit, offset, next, links } = Listed::new("/v1/limits", limits.each().count(), limit, offset, site);
        let items = limits.each().skip(offset).take(limit).map(LimitItem::new).collect();
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
        let number = |number: u64| Cell::Number(Number::scaled(number.into(), 0));
        let row = |item: &LimitItem| {
            let LimitItem { name, value, unit, usual, least, most, set_by, text: about } = *item;
            vec![text(name), number(value), text(unit), number(usual), number(least), number(most), text(set_by), text(about)]
        };
        let columns = vec!["name", "value", "unit", "usual", "least", "most", "set_by", "text"];
        FlatTable { columns, rows: self.items.iter().map(row).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn a_page_says_what_is_behind_it() {
        let page = |limit, offset| LimitList::page(&LimitsInForce::default(), limit, offset, &Site::default());
        let whole = page(None, 0);
        assert_eq!((whole.items.len(), whole.total, &whole.next), (Limits::TABLE.len(), Limits::TABLE.len(), &None));
        let first = page(Some(2), 0);
        assert_eq!((first.items.len(), first.next.as_deref()), (2, Some("/v1/limits?limit=2&offset=2")));
        let last = page(Some(2), Limits::TABLE.len() - 1);
        assert_eq!((last.items.len(), &last.next), (1, &None));
        assert_eq!((page(Some(2), 10_000).items.len(), page(Some(2), 10_000).next), (0, None));
        assert!(whole.table().rows.iter().all(|row| row.len() == whole.table().columns.len()));
    }
}
