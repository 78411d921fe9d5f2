//! Rows as typed columns, in whatever order they come; sorted and cut into blocks.

use std::collections::HashMap;

use super::Observation;
use crate::trade::{Level, Product, Word};

/// Stands for a figure that was not published.
pub const NO_VALUE: i64 = i64::MIN;
/// Stands for a figure that is not rounded.
pub const NO_ROUNDING: i8 = i8::MIN;
/// Stands for a figure that is not rounded, but finer than the hundredths that hold it.
pub const FINER: i8 = i8::MIN + 1;

/// What stands in the column of rounding for a level.
#[must_use]
pub fn rounding_code(level: &Level) -> i8 {
    level.rounding.unwrap_or(if level.is_finer() { FINER } else { NO_ROUNDING })
}

/// Typed columns of the same length. Products, currencies and notes are places in the lists beside them.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the columns of `observations`; codes are those of `trade`")]
pub struct Rows {
    pub reporter: Vec<u16>,
    pub partner: Vec<u16>,
    pub product: Vec<u32>,
    pub flow: Vec<u8>,
    pub source: Vec<u16>,
    pub currency: Vec<u16>,
    pub calendar: Vec<u16>,
    pub frequency: Vec<u8>,
    pub period: Vec<i32>,
    /// `yyyymmdd` with zeros for what is not known.
    pub published: Vec<i32>,
    /// Hundredths of the unit, or [`NO_VALUE`].
    pub value: Vec<i64>,
    /// Power of ten of the rounding unit, [`NO_ROUNDING`] or [`FINER`].
    pub rounding: Vec<i8>,
    pub valuation: Vec<u8>,
    pub status: Vec<u8>,
    pub note: Vec<u32>,
    /// The row of the file, from 0.
    pub line: Vec<u32>,
    pub products: Dictionary<Product>,
    pub currencies: Dictionary<Word>,
    pub notes: Dictionary<String>,
}

/// Words, each once, in the order they came.
#[derive(Debug, Clone)]
pub struct Dictionary<T> {
    list: Vec<T>,
    places: HashMap<T, u32>,
}

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self { list: Vec::new(), places: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash + Ord> Dictionary<T> {
    /// The place of a word.
    pub fn place(&mut self, word: &T) -> u32 {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(word.clone());
        self.places.insert(word.clone(), place);
        place
    }

    /// The words.
    #[must_use]
    pub fn list(&self) -> &[T] {
        &self.list
    }

    /// The words in order, and the place that each had.
    fn ordered(&self) -> (Vec<T>, Vec<u32>) {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_unstable_by(|one, two| self.list[*one].cmp(&self.list[*two]));
        let mut place_of = vec![0; order.len()];
        for (place, old) in order.iter().enumerate() {
            place_of[*old] = u32::try_from(place).unwrap_or(u32::MAX);
        }
        (order.into_iter().map(|old| self.list[old].clone()).collect(), place_of)
    }
}

/// What is done to every column alike.
macro_rules! each_column {
    ($($name:ident),*) => {
        impl Rows {
            /// The same rows in another order: the place that each had.
            fn take_order(&mut self, order: &[usize]) {
                $(let column = std::mem::take(&mut self.$name);
                self.$name = order.iter().map(|row| column[*row]).collect();)*
            }

            /// These rows but some; their places rise.
            #[must_use]
            pub fn without(mut self, rows: &[usize]) -> Self {
                if rows.is_empty() {
                    return self;
                }
                let mut keep = vec![true; self.len()];
                for row in rows {
                    keep[*row] = false;
                }
                $({
                    let mut kept = keep.iter();
                    self.$name.retain(|_| kept.next().copied().unwrap_or(true));
                })*
                self
            }

            /// Puts the rows of another behind these.
            pub fn append(&mut self, other: Self) {
                let (products, currencies, notes) = (other.products, other.currencies, other.notes);
                let product: Vec<u32> = products.list.iter().map(|word| self.products.place(word)).collect();
                let currency: Vec<u32> = currencies.list.iter().map(|word| self.currencies.place(word)).collect();
                let note: Vec<u32> = notes.list.iter().map(|word| self.notes.place(word)).collect();
                let first = self.len();
                $(self.$name.extend(other.$name);)*
                let place = |places: &[u32], old: u32| places.get(old as usize).copied().unwrap_or(0);
                self.product[first..].iter_mut().for_each(|code| *code = place(&product, *code));
                self.currency[first..].iter_mut().for_each(|code| *code = u16::try_from(place(&currency, (*code).into())).unwrap_or(0));
                self.note[first..].iter_mut().for_each(|code| *code = place(&note, *code));
            }
        }
    };
}

each_column!(
    reporter, partner, product, flow, source, currency, calendar, frequency, period, published, value, rounding, valuation,
    status, note, line
);

impl Rows {
    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.reporter.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reporter.is_empty()
    }

    /// Adds an observation that stood in this row of its file, from 0.
    pub fn push(&mut self, row: &Observation, line: u32) {
        self.reporter.push(row.dyad.reporter.place());
        self.partner.push(row.dyad.partner.place());
        self.product.push(self.products.place(&row.product));
        self.flow.push(row.flow.code());
        self.source.push(row.source);
        self.currency.push(u16::try_from(self.currencies.place(&row.currency)).unwrap_or(0));
        self.calendar.push(row.calendar.code());
        self.frequency.push(row.period.frequency().code());
        self.period.push(row.period.ordinal());
        self.published.push(row.published);
        self.value.push(row.level.map_or(NO_VALUE, |level| level.amount.hundredths()));
        self.rounding.push(row.level.as_ref().map_or(NO_ROUNDING, rounding_code));
        self.valuation.push(row.valuation.code());
        self.status.push(row.status.code());
        self.note.push(self.notes.place(&row.note.clone().unwrap_or_default()));
        self.line.push(line);
    }

    /// What the rows of one series have in common, as one number in the order of the sort.
    pub(super) fn series(&self, row: usize) -> u128 {
        let areas = u128::from(self.reporter[row]) << 16 | u128::from(self.partner[row]);
        let flow = areas << 40 | u128::from(self.product[row]) << 8 | u128::from(self.flow[row]);
        let source = flow << 32 | u128::from(self.source[row]) << 16 | u128::from(self.currency[row]);
        source << 24 | u128::from(self.calendar[row]) << 8 | u128::from(self.frequency[row])
    }

    /// The key that rows are sorted by.
    pub(super) fn key(&self, row: usize) -> (u128, i32, i32) {
        (self.series(row), self.period[row], self.published[row])
    }

    /// The rows in order, their words too. Rows of one key stay in the order they came, so that the first is the one that was
    /// there first. The sort is the standard library's, on the thread that asks: blocks are read under a lock, and a thread of
    /// one pool that waits for another pool takes up other work meanwhile, which may want that lock.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        let (products, product) = self.products.ordered();
        let (currencies, currency) = self.currencies.ordered();
        self.product.iter_mut().for_each(|code| *code = product.get(*code as usize).copied().unwrap_or(0));
        for code in &mut self.currency {
            *code = currency.get(usize::from(*code)).and_then(|place| u16::try_from(*place).ok()).unwrap_or(0);
        }
        (self.products.list, self.currencies.list) = (products, currencies);
        (self.products.places, self.currencies.places) = (HashMap::new(), HashMap::new());
        if !(0..self.len()).map(|row| self.key(row)).is_sorted() {
            let mut order: Vec<usize> = (0..self.len()).collect();
            order.sort_by_cached_key(|row| self.key(*row));
            self.take_order(&order);
        }
        self
    }
}
