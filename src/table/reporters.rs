//! The series of one reporter about every partner.

use std::ops::Range;

use super::{SeriesKey, TradeTable, equal_range};
use crate::trade::{Area, Dyad, Product};

impl TradeTable {
    /// Is there any observation of this product?
    #[must_use]
    pub fn has_product(&self, product: &Product) -> bool {
        self.products.binary_search(product).is_ok()
    }

    /// Every series of a reporter of one product, by partner, with the rows it lies in. The reporter's rows are found by
    /// bisection; codes are compared, and a key is made only where a series begins.
    #[must_use]
    pub fn series_of_reporter(&self, reporter: Area, product: &Product) -> Vec<(SeriesKey, Range<usize>)> {
        let (Some(columns), Ok(product)) = (self.columns(), self.products.binary_search(product)) else { return Vec::new() };
        let same = |one: usize, two: usize| {
            columns.partner[one] == columns.partner[two]
                && columns.flow[one] == columns.flow[two]
                && columns.source[one] == columns.source[two]
                && columns.currency[one] == columns.currency[two]
                && columns.calendar[one] == columns.calendar[two]
                && columns.frequency[one] == columns.frequency[two]
        };
        let mut found: Vec<(SeriesKey, Range<usize>)> = Vec::new();
        for place in equal_range(columns.reporter, reporter.place()) {
            if columns.product[place] as usize != product {
                continue;
            }
            match found.last_mut() {
                Some((_, range)) if range.end == place && same(range.start, place) => range.end = place + 1,
                _ => {
                    let partner = Area::from_place(columns.partner[place]);
                    let key = partner.and_then(|partner| self.key_at(&columns, Dyad { reporter, partner }, place));
                    found.extend(key.map(|key| (key, place..place + 1)));
                }
            }
        }
        found
    }
}
