//! Totals kept beside a table whose sources publish none, but every product of a complete level.
//!
//! A level of the Harmonized System is complete when the source says so (`complete_levels` in the descriptor), or when its
//! products cover all 96 chapters over the source's whole table. The coarsest such level is summed.

use crate::{
    table::{Index, LevelExtent, SourceExtent, SummedLevel, TradeTable},
    trade::{Source, Word},
};

/// The totals of a table, and what they are sums of.
#[derive(Debug)]
pub struct Totals {
    /// Rows of the product `TOTAL`, as those of any table.
    pub table: TradeTable,
    /// The level of each source that has some.
    pub levels: Vec<SummedLevel>,
}

/// What the totals of a table are called, before the ending of blocks.
pub(super) const SUFFIX: &str = ".totals";
/// What earlier versions called them, which wrote them as Parquet.
pub(super) const PARQUET_SUFFIX: &str = ".totals.parquet";

/// The levels that are looked through, the coarsest first.
const LEVELS: [usize; 3] = [2, 4, 6];

/// The sources without totals that have all of a level.
pub(super) fn complete_levels(index: &Index, sources: &[Source]) -> Vec<SummedLevel> {
    let without = index.sources().iter().enumerate().filter(|(_, extent)| extent.observations > 0 && !extent.has_total);
    let summed = without.filter_map(|(place, extent)| {
        let (classification, digits) = complete_level(extent, sources.get(place)?)?;
        Some(SummedLevel { source: u16::try_from(place).ok()?, classification, digits })
    });
    summed.collect()
}

fn complete_level(extent: &SourceExtent, source: &Source) -> Option<(Word, usize)> {
    let stated = |level: &LevelExtent| {
        source.complete_levels.iter().any(|word| *word == format!("{}:{}", level.classification, level.digits))
    };
    if let Some(level) = extent.levels.iter().find(|level| stated(level)) {
        return Some((level.classification, level.digits));
    }
    let harmonized = |digits: usize| {
        extent.levels.iter().find(|level| &*level.classification == "HS" && level.digits == digits && has_all_chapters(level))
    };
    LEVELS.into_iter().find_map(harmonized).map(|level| (level.classification, level.digits))
}

/// Chapters 1 to 97; 77 is reserved.
fn has_all_chapters(level: &LevelExtent) -> bool {
    (1..=97).filter(|chapter| *chapter != 77).all(|chapter| level.has_chapter(chapter))
}
