//! Where each dyad lies and how far its data reach, so that one pair's history reads only its own rows; and what each source has.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use serde::Deserialize;

use super::Block;
use crate::trade::{Calendar, Dyad, Period, Product, Word};

/// How far the data of a dyad reach.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "DyadLine")]
pub struct DyadExtent {
    /// The pair.
    pub dyad: Dyad,
    /// Rows.
    pub observations: usize,
    /// The first day, in days since 1970.
    pub first_day: i32,
    /// The last day.
    pub last_day: i32,
    /// The places of its sources in the dataset's list, rising.
    pub sources: Vec<u16>,
}

type DyadLine = (Dyad, usize, i32, i32, Vec<u16>);

/// What a source has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct SourceExtent {
    /// Rows.
    pub observations: usize,
    /// Its first dyad by code.
    pub first: Option<Dyad>,
    /// Does it publish totals over all products?
    pub has_total: bool,
    /// The levels of its products: classification and digits of the code.
    pub levels: Vec<LevelExtent>,
}

/// Which chapters a level of a classification has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct LevelExtent {
    /// Such as `HS`.
    pub classification: Word,
    /// Digits of the codes.
    pub digits: usize,
    /// Chapter `c` (the first two digits) is bit `c % 64` of word `c / 64`.
    pub chapters: [u64; 2],
}

/// How far a block reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) struct BlockExtent {
    pub rows: usize,
    pub first: Dyad,
    pub last: Dyad,
    /// The first product of its first dyad and the last of its last, where they are known.
    #[serde(skip)]
    pub products: Option<(Product, Product)>,
}

/// What is known of a table without its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Index {
    pub(super) blocks: Vec<BlockExtent>,
    pub(super) dyads: Vec<DyadExtent>,
    pub(super) sources: Vec<SourceExtent>,
    pub(super) products: BTreeSet<Product>,
}

impl From<DyadLine> for DyadExtent {
    fn from((dyad, observations, first_day, last_day, sources): DyadLine) -> Self {
        Self { dyad, observations, first_day, last_day, sources }
    }
}

impl BlockExtent {
    /// How far a piece of a block reaches; nothing when it has no series.
    fn of(block: &Block, series: &Range<usize>) -> Option<Self> {
        let (first, last) = (block.key(series.start)?, block.key(series.end.checked_sub(1)?)?);
        let rows = (block.rows_of(series.end - 1).end - block.rows_of(series.start).start) as usize;
        Some(Self { rows, first: first.dyad, last: last.dyad, products: Some((first.product, last.product)) })
    }
}

impl LevelExtent {
    /// Does the level have this chapter?
    #[must_use]
    pub fn has_chapter(&self, chapter: u32) -> bool {
        self.chapters.get(chapter as usize / 64).is_some_and(|word| word >> (chapter % 64) & 1 == 1)
    }

    fn add(&mut self, code: &str) {
        let chapter = code.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()));
        if let Some(chapter) = chapter.and_then(|digits| digits.parse::<usize>().ok()) {
            self.chapters[chapter / 64] |= 1 << (chapter % 64);
        }
    }
}

impl SourceExtent {
    pub(super) fn add(&mut self, product: &Product) {
        let Product::Code { classification, code } = product else {
            self.has_total = true;
            return;
        };
        let is = |level: &&mut LevelExtent| (level.classification, level.digits) == (*classification, code.len());
        let fresh = LevelExtent { classification: *classification, digits: code.len(), chapters: [0; 2] };
        if let Some(level) = self.levels.iter_mut().find(is) {
            level.add(code);
        } else {
            self.levels.push(fresh);
            if let Some(level) = self.levels.last_mut() {
                level.add(code);
            }
        }
    }

    fn join(&mut self, other: Self) {
        self.observations += other.observations;
        self.first = self.first.or(other.first);
        self.has_total |= other.has_total;
        for level in other.levels {
            let is = |own: &&mut LevelExtent| (own.classification, own.digits) == (level.classification, level.digits);
            match self.levels.iter_mut().find(is) {
                Some(own) => own.chapters.iter_mut().zip(level.chapters).for_each(|(own, other)| *own |= other),
                None => self.levels.push(level),
            }
        }
        self.levels.sort_unstable_by_key(|level| (level.classification, level.digits));
    }
}

/// Days of periods, the last one remembered: rows of a series mostly share them.
#[derive(Default)]
pub(super) struct DayBounds(BTreeMap<(u16, Period), (i32, i32)>);

impl DayBounds {
    pub(super) fn bounds(&mut self, calendar: Calendar, period: Period) -> (i32, i32) {
        let day = |day: Option<chrono::NaiveDate>| day.map_or(0, |day| day.to_epoch_days());
        let days = || (day(period.first_day(calendar)), day(period.last_day(calendar)));
        *self.0.entry((calendar.code(), period)).or_insert_with(days)
    }
}

impl Index {
    /// The index of one block.
    #[must_use]
    pub fn of_block(block: &Block) -> Self {
        let all = 0..block.series();
        Self::of_pieces(block, std::slice::from_ref(&all))
    }

    /// The index of a block that is cut into pieces; they are blocks then.
    #[must_use]
    pub fn of_pieces(block: &Block, pieces: &[Range<usize>]) -> Self {
        let (mut index, mut days) = (Self::default(), DayBounds::default());
        let mut named: BTreeSet<(u16, Product)> = BTreeSet::new();
        for series in 0..block.series() {
            let Some(key) = block.key(series) else { continue };
            let rows = block.rows_of(series);
            let first = days.bounds(key.calendar, block.period(rows.start, key.frequency)).0;
            let last = days.bounds(key.calendar, block.period(rows.end - 1, key.frequency)).1;
            index.add_dyad(DyadExtent {
                dyad: key.dyad,
                observations: rows.len(),
                first_day: first,
                last_day: last,
                sources: vec![key.source],
            });
            let place = usize::from(key.source);
            if index.sources.len() <= place {
                index.sources.resize(place + 1, SourceExtent::default());
            }
            let source = &mut index.sources[place];
            source.observations += rows.len();
            source.first = source.first.or(Some(key.dyad));
            named.insert((key.source, key.product));
        }
        for (source, product) in &named {
            index.sources[usize::from(*source)].add(product);
        }
        index.products = named.into_iter().map(|(_, product)| product).collect();
        index.blocks = pieces.iter().filter_map(|series| BlockExtent::of(block, series)).collect();
        index
    }

    fn add_dyad(&mut self, extent: DyadExtent) {
        match self.dyads.last_mut().filter(|last| last.dyad == extent.dyad) {
            Some(last) => {
                last.observations += extent.observations;
                last.first_day = last.first_day.min(extent.first_day);
                last.last_day = last.last_day.max(extent.last_day);
                for source in extent.sources {
                    if let Err(place) = last.sources.binary_search(&source) {
                        last.sources.insert(place, source);
                    }
                }
            }
            None => self.dyads.push(extent),
        }
    }

    /// Puts the index of the blocks that follow behind this one; false when they are not in the order of dyads.
    #[must_use]
    pub fn append(&mut self, next: Self) -> bool {
        let in_order = self.dyads.last().zip(next.dyads.first()).is_none_or(|(last, first)| last.dyad <= first.dyad);
        if !in_order {
            return false;
        }
        for extent in next.dyads {
            self.add_dyad(extent);
        }
        if self.sources.len() < next.sources.len() {
            self.sources.resize(next.sources.len(), SourceExtent::default());
        }
        for (own, other) in self.sources.iter_mut().zip(next.sources) {
            own.join(other);
        }
        self.products.extend(next.products);
        self.blocks.extend(next.blocks);
        true
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.blocks.iter().map(|block| block.rows).sum()
    }

    /// The rows of each block.
    pub fn rows_of_blocks(&self) -> impl Iterator<Item = usize> {
        self.blocks.iter().map(|block| block.rows)
    }

    /// Every dyad, by code.
    #[must_use]
    pub fn dyads(&self) -> &[DyadExtent] {
        &self.dyads
    }

    /// One dyad, found by bisection.
    #[must_use]
    pub fn dyad(&self, dyad: Dyad) -> Option<&DyadExtent> {
        self.dyads.binary_search_by_key(&dyad, |extent| extent.dyad).ok().map(|place| &self.dyads[place])
    }

    /// What each source has, by its place in the dataset's list; those at the end without rows are left out.
    #[must_use]
    pub fn sources(&self) -> &[SourceExtent] {
        &self.sources
    }

    /// Every product that a row names.
    #[must_use]
    pub fn products(&self) -> &BTreeSet<Product> {
        &self.products
    }

    /// The blocks that may hold rows between two dyads.
    pub(super) fn blocks_between(&self, low: Dyad, high: Dyad) -> std::ops::Range<usize> {
        let first = self.blocks.partition_point(|block| block.last < low);
        first..first + self.blocks[first..].partition_point(|block| block.first <= high)
    }

    /// May this block hold rows of a product of a dyad that lies between its ends?
    pub(super) fn may_hold(&self, place: usize, dyad: Dyad, product: &Product) -> bool {
        let Some(BlockExtent { first, last, products: Some((low, high)), .. }) = self.blocks.get(place) else { return true };
        !(*first == dyad && product < low || *last == dyad && product > high)
    }

    /// The rows of a block, its first and its last dyad.
    pub(super) fn block(&self, place: usize) -> Option<(usize, Dyad, Dyad)> {
        self.blocks.get(place).map(|block| (block.rows, block.first, block.last))
    }

    /// The last product of a block and the first of the next, where they are known.
    pub(super) fn products_at(&self, place: usize) -> Option<(Product, Product)> {
        let (block, next) = (self.blocks.get(place)?, self.blocks.get(place + 1)?);
        Some((block.products?.1, next.products?.0))
    }

    /// The dyad that goes on from this block into the next.
    pub(super) fn goes_on(&self, place: usize) -> Option<Dyad> {
        let (block, next) = (self.blocks.get(place)?, self.blocks.get(place + 1)?);
        (block.last == next.first).then_some(block.last)
    }

    /// Are these the rows of its blocks?
    #[must_use]
    pub fn fits(&self, rows: impl Iterator<Item = usize>) -> bool {
        self.rows_of_blocks().eq(rows)
    }
}
