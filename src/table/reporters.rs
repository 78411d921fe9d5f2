//! The series of one reporter about every partner.

use std::ops::Range;

use super::{SeriesKey, TradeTable, equal_range};
use crate::trade::{Area, Dyad, Product};

impl TradeTable {
    /// Every product that the table has, in order.
    #[must_use]
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// The products that each source has, by its place in the dataset's list: one pass over the rows.
    #[must_use]
    pub fn products_by_source(&self, sources: usize) -> Vec<Vec<&Product>> {
        let mut held = vec![vec![false; self.products.len()]; sources];
        if let Some(columns) = self.columns() {
            for (source, product) in columns.source.iter().zip(columns.product) {
                if let Some(cell) = held.get_mut(usize::from(*source)).and_then(|own| own.get_mut(*product as usize)) {
                    *cell = true;
                }
            }
        }
        let named =
            |own: Vec<bool>| self.products.iter().zip(own).filter(|(_, held)| *held).map(|(product, _)| product).collect();
        held.into_iter().map(named).collect()
    }

    /// The partners that a reporter has figures about, by code.
    #[must_use]
    pub fn partners_of(&self, reporter: Area) -> Vec<Area> {
        let Some(columns) = self.columns() else { return Vec::new() };
        let mut partners: Vec<u16> = columns.partner[equal_range(columns.reporter, reporter.place())].to_vec();
        partners.dedup();
        partners.into_iter().filter_map(Area::from_place).collect()
    }

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
