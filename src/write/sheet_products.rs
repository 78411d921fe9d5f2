//! Answers about products as tables.

use super::{
    Cell, Sheet, Site,
    cell::{Leaf, Row},
    contract::{DyadProductItem, DyadProductsDocument, DyadProductsHead, HhiLeaves, ProductDocument},
};
use crate::query::{DyadProductsAnswer, ProductAnswer};

/// What the ranking is of, before each product of the page; all others come last. Periods and history share one cell each.
pub(super) fn dyad_products_sheet(answer: &DyadProductsAnswer, site: &Site) -> Sheet {
    let document = DyadProductsDocument::new(answer, site);
    let columns = [DyadProductsHead::COLUMNS, HhiLeaves::COLUMNS, &["cautions", "periods"], DyadProductItem::COLUMNS].concat();
    let words: Vec<Cell> = vec![document.cautions.cell(), document.periods.cell()];
    let head = [document.head.cells(), document.hhi.cells(), words].concat();
    let items = document.items.iter().chain(&document.all_others);
    let rows = items.map(|item| [head.clone(), item.cells()].concat()).collect();
    Sheet { columns, rows }
}

/// One row for the product and each above and below it.
pub(super) fn product_sheet(answer: &ProductAnswer, site: &Site) -> Sheet {
    Sheet { columns: ProductDocument::columns(), rows: ProductDocument::new(answer, site).rows() }
}
