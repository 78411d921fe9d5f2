//! Answers about products as tables.

use super::{
    Cell, FlatTable, Site,
    contract::{DyadProductItem, DyadProductsDocument, DyadProductsHead, HhiLeaves, ProductDocument},
    leaf::Leaf,
    member::Row,
};
use crate::query::{DyadProductsAnswer, ProductAnswer};

/// What the ranking is of, before each product of the page; all others come last. Periods and history share one cell each.
pub(super) fn dyad_products_table(answer: &DyadProductsAnswer, site: &Site) -> FlatTable {
    let document = DyadProductsDocument::new(answer, site);
    let columns =
        [DyadProductsHead::columns(), HhiLeaves::columns(), &["cautions", "periods"], DyadProductItem::columns()].concat();
    let words: Vec<Cell> = vec![document.cautions.cell(), document.periods.cell()];
    let head = [document.head.cells(), document.hhi.cells(), words].concat();
    let items = document.items.iter().chain(&document.all_others);
    let rows = items.map(|item| [head.clone(), item.cells()].concat()).collect();
    FlatTable { columns, rows }
}

/// One row for the product and each above and below it.
pub(super) fn product_table(answer: &ProductAnswer, site: &Site) -> FlatTable {
    FlatTable { columns: ProductDocument::columns(), rows: ProductDocument::new(answer, site).rows() }
}
