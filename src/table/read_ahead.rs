//! Rows of many pairs that an engine elsewhere is asked for at once, before the pairs are read one by one in their order.
//!
//! A piece is some consecutive pairs: few at first, so that who wants a page does not wait for a table, then more as long as their
//! rows are few. One piece is held at a time. While it is read, the next may be on its way.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

use super::{Block, EngineFault, Index, Part, Products, RowSource, Rows, Selection, Slice, StorageError, met};
use crate::{
    trade::{Area, Calendar, Dyad, Flow, Product, Word},
    wanted::Wanted,
};

/// So many rows are expected of the first piece.
const FIRST: u64 = 4 * 1024;
/// Each piece may have so many times the rows of the one before it.
const GROWTH: u64 = 4;

/// Which rows of every pair will be read.
#[derive(Debug, Clone, Copy)]
pub struct Scan {
    /// Only pairs of this reporter.
    pub reporter: Option<Area>,
    /// Only pairs about this partner.
    pub partner: Option<Area>,
    /// Which products.
    pub products: ScannedProducts,
    /// Their total too.
    pub with_total: bool,
    /// Only this flow: who reads looks at no other.
    pub flow: Option<Flow>,
    /// The place of the source; none for all.
    pub source: Option<u16>,
    /// Only this calendar: who reads looks at no other.
    pub calendar: Option<Calendar>,
    /// Which rows of each series: who reads looks at no others.
    pub part: Part,
}

/// Which products are read.
#[derive(Debug, Clone, Copy)]
pub enum ScannedProducts {
    /// All of them.
    All,
    /// This one.
    One(Product),
    /// Those of a classification with so many digits.
    Level(Word, usize),
}

/// Who asks an engine for the rows of many pairs at once; what is not among them it is asked for as ever.
#[derive(Debug)]
pub struct ReadAhead {
    behind: Arc<dyn RowSource>,
    index: Arc<Index>,
    scan: Scan,
    bounds: Bounds,
    reading: Mutex<Reading>,
}

/// How far it is read ahead.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// Rows of all pieces at most; none where they are not held together.
    all: Option<u64>,
    /// Is the next piece fetched while one is read?
    in_advance: bool,
    /// Is a piece fetched as soon as a pair of it is asked for, without being told to?
    by_itself: bool,
}

#[derive(Debug)]
struct Reading {
    held: Option<Piece>,
    next: Option<Coming>,
    /// Rows expected of the next piece, and at most: less than what was refused.
    expected: u64,
    most: u64,
    /// Rows that came, and the observations of their pairs of all products and sources.
    came: (u64, u64),
}

/// Some consecutive pairs.
#[derive(Debug, Clone, Copy)]
struct Range {
    first: Dyad,
    last: Dyad,
    /// Rows of all their products.
    observations: u64,
    /// Is it one pair, which is never divided?
    is_one: bool,
    /// The pair that follows them.
    next: Option<Dyad>,
}

#[derive(Debug)]
struct Piece {
    range: Range,
    block: Arc<Block>,
}

#[derive(Debug)]
struct Coming {
    range: Range,
    rows: JoinHandle<Result<Rows, StorageError>>,
}

impl ScannedProducts {
    fn as_asked(&self) -> Products<'_> {
        match self {
            Self::All => Products::All,
            Self::One(product) => Products::One(product),
            Self::Level(classification, digits) => {
                Products::Level { classification: *classification, digits: *digits, under: "" }
            }
        }
    }
}

impl Scan {
    fn selection(&self, range: &Range) -> Selection<'_> {
        Selection {
            dyads: (range.first, range.last),
            reporter: self.reporter,
            partner: self.partner,
            products: self.products.as_asked(),
            with_total: self.with_total,
            flow: self.flow,
            source: self.source,
            calendar: self.calendar,
            part: self.part,
        }
    }

    fn names(&self, dyad: Dyad) -> bool {
        self.reporter.is_none_or(|area| area == dyad.reporter) && self.partner.is_none_or(|area| area == dyad.partner)
    }

    /// Are the products and the source of a slice of a pair among those that are read? What looks at one source of all looks at no
    /// other, but for a pair whose trade another code stands for: there it matters whether any source has the first.
    fn covers(&self, slice: &Slice<'_>, dyad: Dyad) -> bool {
        let is_alone = || dyad.reporter.same_trade().is_none() && dyad.partner.same_trade().is_none();
        let of_source = self.source.is_none() || self.source == slice.source || (slice.source.is_none() && is_alone());
        let of_product = match (self.products, slice.products) {
            (ScannedProducts::All, _) => true,
            (ScannedProducts::One(own), Products::One(product)) if own == *product => true,
            (ScannedProducts::Level(own, count), Products::Level { classification, digits, .. }) => {
                own == classification && count == digits
            }
            (_, Products::One(Product::Total)) => self.with_total,
            _ => false,
        };
        of_source && of_product
    }
}

impl Range {
    fn holds(&self, dyad: Dyad) -> bool {
        self.first <= dyad && dyad <= self.last
    }
}

impl ReadAhead {
    /// Reads ahead in the table of this index, whose engine is asked; so many rows at most in a piece.
    #[must_use]
    pub fn new(behind: Arc<dyn RowSource>, index: Arc<Index>, scan: Scan, most: u64) -> Self {
        let expected = FIRST.min(most);
        let bounds = Bounds { all: None, in_advance: false, by_itself: false };
        let reading = Reading { held: None, next: None, expected, most, came: (0, 0) };
        Self { behind, index, scan, bounds, reading: Mutex::new(reading) }
    }

    /// The same that fetches no more than so many rows in all.
    #[must_use]
    pub fn within(mut self, most: Option<u64>) -> Self {
        self.bounds.all = most;
        self
    }

    /// The same that fetches the next piece while one is read.
    #[must_use]
    pub fn in_advance(mut self, is: bool) -> Self {
        self.bounds.in_advance = is;
        self
    }

    /// The same that needs not be told which pair is read next.
    #[must_use]
    pub fn by_itself(mut self) -> Self {
        self.bounds.by_itself = true;
        self
    }

    /// About how many rows it would fetch if it were read to its end: by what the engine knows of its products, as far as it does, in
    /// proportion to the pairs.
    #[must_use]
    pub fn foreseen(&self) -> u64 {
        let own = self.index.dyads().iter().filter(|extent| self.scan.names(extent.dyad));
        let own: u64 = own.map(|extent| extent.observations as u64).sum();
        scaled(own, self.share())
    }

    /// Sees to it that the rows of a pair are here, with those of pairs behind it.
    ///
    /// # Errors
    /// [`StorageError`] when they cannot be had, or are too many.
    pub fn reach(&self, dyad: Dyad) -> Result<(), StorageError> {
        let mut reading = self.reading();
        let is_here = reading.held.as_ref().is_some_and(|held| held.range.holds(dyad));
        // Of a pair that the table has not, such as one without kept totals, nothing is asked.
        if is_here || !self.scan.names(dyad) || self.index.dyad(dyad).is_none() {
            return Ok(());
        }
        reading.held = None;
        let piece = match Self::come(&mut reading, dyad) {
            Some(piece) => piece,
            None => self.fetched(&mut reading, dyad).map_err(met)?,
        };
        self.count(&mut reading, &piece)?;
        if let (true, Some(next)) = (self.bounds.in_advance, piece.range.next) {
            let range = self.range(&reading, next);
            reading.next = self.coming(range);
        }
        reading.held = Some(piece);
        Ok(())
    }

    /// A reader that panicked left nothing half done.
    fn reading(&self) -> MutexGuard<'_, Reading> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The piece that is on its way, where the pair is in it and it comes.
    fn come(reading: &mut Reading, dyad: Dyad) -> Option<Piece> {
        let Coming { range, rows } = reading.next.take().filter(|coming| coming.range.holds(dyad))?;
        let rows = rows.join().ok()?.ok()?;
        Some(Piece { range, block: Arc::new(Block::from_sorted(&rows.sorted())) })
    }

    fn fetched(&self, reading: &mut Reading, dyad: Dyad) -> Result<Piece, StorageError> {
        loop {
            let range = self.range(reading, dyad);
            match self.behind.selection(&self.scan.selection(&range)) {
                Ok(rows) => return Ok(Piece { range, block: Arc::new(Block::from_sorted(&rows.sorted())) }),
                // More than was foreseen.
                Err(StorageError::Engine(EngineFault::TooLarge { .. })) if !range.is_one => {
                    reading.expected = (reading.expected / GROWTH).max(1);
                    reading.most = reading.expected;
                    if reading.expected == 1 {
                        reading.came = (1, 1);
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// The next piece on a thread of its own, wanted as long as what this thread works on.
    fn coming(&self, range: Range) -> Option<Coming> {
        let (behind, scan, wanted) = (Arc::clone(&self.behind), self.scan, Wanted::current());
        let fetch = move || wanted.during(|| behind.selection(&scan.selection(&range)));
        // Without a thread it is fetched when it is read.
        let rows = thread::Builder::new().name("dyad-ahead".to_owned()).spawn(fetch).ok()?;
        Some(Coming { range, rows })
    }

    fn count(&self, reading: &mut Reading, piece: &Piece) -> Result<(), StorageError> {
        let rows = piece.block.rows() as u64;
        reading.came.0 += rows;
        reading.came.1 += piece.range.observations;
        reading.expected = reading.expected.saturating_mul(GROWTH).min(reading.most);
        match self.bounds.all.filter(|most| reading.came.0 > *most) {
            Some(most) => {
                let what = format!("more than {most} rows");
                Err(EngineFault::TooLarge { what, most: format!("{most} rows") }.into())
            }
            None => Ok(()),
        }
    }

    /// The pairs from this one on of which so many rows are expected.
    fn range(&self, reading: &Reading, first: Dyad) -> Range {
        let share = if reading.came.1 > 0 { (reading.came.0 + 1, reading.came.1) } else { self.share() };
        let place = self.index.dyads().partition_point(|extent| extent.dyad < first);
        let mut range = Range { first, last: first, observations: 0, is_one: true, next: None };
        for extent in self.index.dyads()[place..].iter().filter(|extent| self.scan.names(extent.dyad)) {
            let observations = range.observations + extent.observations as u64;
            if extent.dyad != first && scaled(observations, share) > reading.expected {
                range.next = Some(extent.dyad);
                break;
            }
            range.is_one = extent.dyad == first;
            (range.last, range.observations) = (extent.dyad, observations);
        }
        range
    }

    /// The part of all rows that those of its products are, as far as it is known.
    fn share(&self) -> (u64, u64) {
        let all = self.index.rows() as u64;
        let total =
            if self.scan.with_total { self.behind.rows_of(Products::One(&Product::Total), self.scan.source) } else { None };
        let own = self.behind.rows_of(self.scan.products.as_asked(), self.scan.source);
        own.map_or((1, 1), |own| ((own + total.unwrap_or(0)).min(all).max(1), all.max(1)))
    }
}

/// A number in proportion, rounded up.
fn scaled(number: u64, (part, whole): (u64, u64)) -> u64 {
    let scaled = (u128::from(number) * u128::from(part)).div_ceil(u128::from(whole.max(1)));
    u64::try_from(scaled).unwrap_or(u64::MAX)
}

impl RowSource for ReadAhead {
    fn slice(&self, slice: &Slice<'_>) -> Result<Arc<Block>, StorageError> {
        let dyad = slice.partner.map(|partner| Dyad { reporter: slice.reporter, partner });
        let Some(dyad) = dyad.filter(|dyad| self.scan.covers(slice, *dyad) && self.scan.names(*dyad)) else {
            return self.behind.slice(slice);
        };
        if self.bounds.by_itself {
            self.reach(dyad)?;
        }
        let held = self.reading().held.as_ref().filter(|held| held.range.holds(dyad)).map(|held| Arc::clone(&held.block));
        held.map_or_else(|| self.behind.slice(slice), Ok)
    }

    fn selection(&self, selection: &Selection<'_>) -> Result<Rows, StorageError> {
        self.behind.selection(selection)
    }

    fn is_at_hand(&self, dyad: Dyad) -> bool {
        self.behind.is_at_hand(dyad)
    }

    fn rows_of(&self, products: Products<'_>, source: Option<u16>) -> Option<u64> {
        self.behind.rows_of(products, source)
    }
}
