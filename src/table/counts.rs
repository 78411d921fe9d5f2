//! The index of a table whose rows are elsewhere, from what was counted there.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Index, SourceExtent,
    index::{BlockExtent, DayBounds, DyadExtent},
};
use crate::trade::{Calendar, Dyad, Frequency, Period, Product};

/// Rows of one dyad, source, calendar and frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DyadCount {
    /// The pair.
    pub dyad: Dyad,
    /// The place of the source in the dataset's list.
    pub source: u16,
    /// The calendar of the periods.
    pub calendar: Calendar,
    /// Years, quarters, months or parts of years.
    pub frequency: Frequency,
    /// Rows.
    pub rows: usize,
    /// The numbers of the first and of the last period.
    pub periods: (i32, i32),
}

impl Index {
    /// The index of a table that has so many rows of each dyad, and these products of each source.
    #[must_use]
    pub fn counted(counts: &[DyadCount], products: impl IntoIterator<Item = (u16, Product)>) -> Self {
        let (mut index, mut days) = (Self::default(), DayBounds::default());
        let mut dyads: BTreeMap<Dyad, DyadExtent> = BTreeMap::new();
        for count in counts {
            let period = |number: i32| Period::from_ordinal(count.frequency, number);
            let first = days.bounds(count.calendar, period(count.periods.0)).0;
            let last = days.bounds(count.calendar, period(count.periods.1)).1;
            let fresh = DyadExtent { dyad: count.dyad, observations: 0, first_day: first, last_day: last, sources: Vec::new() };
            let extent = dyads.entry(count.dyad).or_insert(fresh);
            extent.observations += count.rows;
            extent.first_day = extent.first_day.min(first);
            extent.last_day = extent.last_day.max(last);
            if let Err(place) = extent.sources.binary_search(&count.source) {
                extent.sources.insert(place, count.source);
            }
            let source = index.source(count.source);
            source.observations += count.rows;
            source.first = Some(source.first.map_or(count.dyad, |first| first.min(count.dyad)));
        }
        let named: BTreeSet<(u16, Product)> = products.into_iter().collect();
        for (source, product) in &named {
            index.source(*source).add(product);
        }
        for source in &mut index.sources {
            source.levels.sort_unstable_by_key(|level| (level.classification, level.digits));
        }
        index.products = named.into_iter().map(|(_, product)| product).collect();
        index.dyads = dyads.into_values().collect();
        let rows = counts.iter().map(|count| count.rows).sum();
        if let [first, .., last] | [first @ last] = &index.dyads[..] {
            index.blocks = vec![BlockExtent { rows, first: first.dyad, last: last.dyad, products: None }];
        }
        index
    }

    /// What a source has; it is one more source where it has nothing yet.
    fn source(&mut self, place: u16) -> &mut SourceExtent {
        let place = usize::from(place);
        if self.sources.len() <= place {
            self.sources.resize(place + 1, SourceExtent::default());
        }
        &mut self.sources[place]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        table::{Observation, TradeTable},
        trade::{Flow, Status, Valuation},
    };

    fn row(dyad: &str, product: &str, period: &str, source: u16, calendar: &str) -> Observation {
        Observation {
            dyad: dyad.parse().unwrap(),
            flow: Flow::Import,
            product: product.parse().unwrap(),
            calendar: calendar.parse().unwrap(),
            period: period.parse().unwrap(),
            level: None,
            valuation: Valuation::Cif,
            status: Status::Missing,
            source,
            currency: "USD".parse().unwrap(),
            published: 0,
            note: None,
        }
    }

    /// What an engine would count of a table.
    fn counts(table: &TradeTable) -> (Vec<DyadCount>, Vec<(u16, Product)>) {
        let mut counts: BTreeMap<(Dyad, u16, u16, u8), DyadCount> = BTreeMap::new();
        let mut products = Vec::new();
        for place in 0..table.index().rows_of_blocks().count() {
            let block = table.block(place).unwrap();
            for series in 0..block.series() {
                let (key, rows) = (block.key(series).unwrap(), block.rows_of(series));
                let ordinal = |row: u32| block.period(row, key.frequency).ordinal();
                let (first, last) = (ordinal(rows.start), ordinal(rows.end - 1));
                let fresh = DyadCount {
                    dyad: key.dyad,
                    source: key.source,
                    calendar: key.calendar,
                    frequency: key.frequency,
                    rows: 0,
                    periods: (first, last),
                };
                let of = (key.dyad, key.source, key.calendar.code(), key.frequency.code());
                let count = counts.entry(of).or_insert(fresh);
                count.rows += rows.len();
                count.periods = (count.periods.0.min(first), count.periods.1.max(last));
                products.push((key.source, key.product));
            }
        }
        (counts.into_values().collect(), products)
    }

    #[test]
    fn what_is_counted_elsewhere_makes_the_index_of_the_rows_themselves() {
        let table = TradeTable::new(&[
            row("RUS-IRN", "HS:27", "2021", 2, "gregorian"),
            row("RUS-IRN", "HS:2709", "2021-Q3", 2, "gregorian"),
            row("IRN-RUS", "TOTAL", "1400", 0, "solar-hijri"),
            row("IRN-RUS", "TOTAL", "2019-11", 2, "gregorian"),
            row("IRN-RUS", "SITC:3", "2022", 2, "fiscal:04"),
            row("BEL-RUS", "HS:01", "1998", 2, "gregorian"),
        ]);
        let (mut counts, products) = counts(&table);
        counts.reverse();
        let (counted, own) = (Index::counted(&counts, products), table.index());
        assert_eq!(counted.rows(), 6);
        assert_eq!(
            (counted.dyads(), counted.sources(), counted.products(), counted.rows()),
            (own.dyads(), own.sources(), own.products(), own.rows())
        );
    }

    #[test]
    fn of_nothing_there_is_an_empty_index() {
        assert_eq!(Index::counted(&[], []), Index::default());
    }
}
