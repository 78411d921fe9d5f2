//! Totals kept beside a table whose sources publish none, but every product of a complete level.
//!
//! A level of the Harmonized System is complete when the source says so (`complete_levels` in the descriptor), or when its
//! products cover all 96 chapters over the source's whole table. The coarsest such level is summed.

use std::{fs::File, path::Path};

use polars::prelude::*;

use super::dates::date_text;
use crate::{
    table::{Index, LevelExtent, Products, Slice, SourceExtent, SummedLevel, TradeTable},
    trade::{Area, Source, Vintage, Word},
};

/// The totals of a table, and what they are sums of.
#[derive(Debug)]
pub struct Totals {
    /// Rows of the product `TOTAL`, as those of any table.
    pub table: TradeTable,
    /// The level of each source that has some.
    pub levels: Vec<SummedLevel>,
}

/// What the totals of a table are called.
pub(super) const SUFFIX: &str = ".totals.parquet";

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

/// Writes totals as a table of `observations`, to be read again by row group.
pub(super) fn write(totals: &TradeTable, sources: &[Source], file: &Path) -> PolarsResult<()> {
    let file = File::create(file)?;
    let writer = ParquetWriter::new(file).with_compression(ParquetCompression::Zstd(None));
    let mut writer = writer.with_statistics(StatisticsOptions::full()).batched(frame(&[], sources)?.schema())?;
    let mut batch = Vec::with_capacity(crate::table::BLOCK_ROWS);
    for reporter in Area::all() {
        let slice = Slice::of_reporter(reporter, Products::All);
        let series = totals.slice(&slice).map_err(|error| polars_err!(ComputeError: "{error}"))?;
        for rows in series {
            for point in rows.points(Vintage::Latest) {
                batch.push((rows.key, point));
                if batch.len() == crate::table::BLOCK_ROWS {
                    writer.write_batch(&frame(&batch, sources)?)?;
                    batch.clear();
                }
            }
        }
    }
    if !batch.is_empty() {
        writer.write_batch(&frame(&batch, sources)?)?;
    }
    writer.finish()?;
    Ok(())
}

type Line = (crate::table::SeriesKey, crate::series::Point);

fn frame(lines: &[Line], sources: &[Source]) -> PolarsResult<DataFrame> {
    let text =
        |name: &str, field: &dyn Fn(&Line) -> String| Column::new(name.into(), lines.iter().map(field).collect::<Vec<String>>());
    let cents = |line: &Line| {
        let hundredths = line.1.level.map_or(0, |level| level.amount.hundredths());
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    };
    let source = |line: &Line| sources.get(usize::from(line.0.source)).map_or_else(String::new, |source| source.name.clone());
    let valuation = |line: &Line| line.1.level.map_or("unknown", |level| level.valuation.word()).to_owned();
    let published = |line: &Line| date_text(line.1.published);
    let columns = vec![
        text("reporter", &|line| line.0.dyad.reporter.to_string()),
        text("partner", &|line| line.0.dyad.partner.to_string()),
        text("flow", &|line| line.0.flow.to_string()),
        text("product", &|line| line.0.product.to_string()),
        text("period", &|line| line.1.period.to_string()),
        text("value", &cents),
        text("currency", &|line| line.0.currency.to_string()),
        Column::new("unit_mult".into(), vec![0i32; lines.len()]),
        text("decimals", &|_| String::new()),
        text("valuation", &valuation),
        text("status", &|line| line.1.status.letter().to_string()),
        text("source", &source),
        text("calendar", &|line| line.0.calendar.word().to_owned()),
        text("published", &published),
    ];
    DataFrame::new(lines.len(), columns)
}
