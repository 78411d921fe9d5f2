//! What a statistician would see at once in figures that are well written and still cannot be right: years that cannot be, jumps
//! of a thousand or a million, parts above their whole, series in another unit. All are warnings: a figure may be strange and
//! true. They are looked for by `dyad check` alone, since every series is read for them.

mod calendar;
mod jump;
mod part;
mod unit;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use chrono::NaiveDate;
use rayon::prelude::*;

use self::calendar::Calendars;
use super::{findings::Findings, observations::Key};
use crate::{
    series::Point,
    table::{Products, SeriesKey, Slice, StorageError, TradeTable},
    trade::{Amount, Area, BOUND_PER_HUNDREDTH, Bound, Dyad, Finding, FindingCode, Period, Source, Vintage},
};

/// Where the rows of a file stand, by their key; empty where lines say nothing, as in Parquet.
pub(super) type Lines = HashMap<Key, u64>;

/// A series with its latest figures.
pub(super) type Told = (SeriesKey, Vec<Point>);

/// What is looked through, and what its rows are called.
pub(super) struct Looked<'a> {
    pub table: &'a TradeTable,
    pub sources: &'a [Arc<Source>],
    pub file: &'a str,
    pub lines: &'a Lines,
}

/// Every doubt about a table as of a day, the first of each kind told.
///
/// # Errors
/// [`StorageError`] when rows on disk cannot be read.
pub(super) fn doubts(looked: &Looked<'_>, today: NaiveDate) -> Result<Findings, StorageError> {
    let mut reporters: Vec<Area> = looked.table.index().dyads().iter().map(|extent| extent.dyad.reporter).collect();
    reporters.dedup();
    let calendars = Calendars::on(today);
    let parts: Result<Vec<Findings>, StorageError> =
        reporters.into_par_iter().map(|reporter| of_reporter(looked, reporter, &calendars)).collect();
    let mut all = Findings::of(looked.file);
    parts?.into_iter().for_each(|part| all.join(part));
    Ok(all)
}

fn of_reporter(looked: &Looked<'_>, reporter: Area, calendars: &Calendars) -> Result<Findings, StorageError> {
    let mut findings = Findings::of(looked.file);
    let index = looked.table.index();
    let first = index.dyads().partition_point(|extent| extent.dyad.reporter < reporter);
    let own = index.dyads()[first..].iter().map(|extent| extent.dyad).take_while(|dyad| dyad.reporter == reporter);
    let world = Dyad { reporter, partner: Area::world() };
    let all = if index.dyad(world).is_some() { part::cells(&looked.told(world)?) } else { BTreeMap::new() };
    for dyad in own {
        let told = looked.told(dyad)?;
        for (key, points) in &told {
            calendar::look(looked, key, points, calendars, &mut findings);
            jump::look(looked, key, points, &mut findings);
        }
        let cells = part::cells(&told);
        part::look(looked, dyad, &cells, &mut findings);
        if dyad.partner != world.partner && dyad.partner != reporter {
            part::of_world(looked, dyad, (&cells, &all), &mut findings);
        }
        let mirror = if reporter < dyad.partner { looked.told(dyad.mirror())? } else { Vec::new() };
        unit::look(looked, &told, &mirror, &mut findings);
    }
    Ok(findings)
}

impl Looked<'_> {
    /// The series of a dyad.
    fn told(&self, dyad: Dyad) -> Result<Vec<Told>, StorageError> {
        let series = self.table.slice(&Slice::of_dyad(dyad, Products::All))?;
        Ok(series.iter().map(|rows| (rows.key, rows.points(Vintage::Latest))).collect())
    }

    /// A doubt about a figure, where it stands.
    fn doubt(&self, code: FindingCode, key: &SeriesKey, period: (Period, i32), text: &str) -> Finding {
        let source = self.sources.get(usize::from(key.source)).map_or("", |source| &source.name);
        let SeriesKey { dyad, flow, product, .. } = key;
        let text = format!("{dyad} {flow} {product} {} of {source}: {text}", period.0);
        let column = if code == FindingCode::ImplausiblePeriod { "period" } else { "value" };
        let finding = Finding::of_file(code, self.file, text).in_column(column);
        let row: Key = (*dyad, *flow, *product, key.calendar, period.0, key.source, period.1);
        match self.lines.get(&row) {
            Some(line) => finding.at_line(*line),
            None => finding,
        }
    }
}

/// An amount in whole units, as a person reads it beside another.
fn units(amount: Amount) -> String {
    let hundredths = amount.hundredths();
    let cents = hundredths.unsigned_abs() % 100;
    let (sign, whole) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs() / 100);
    if cents == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{cents:02}") }
}

/// The same of a bound.
fn bound_units(bound: Bound) -> String {
    units(Amount::from_hundredths(i64::try_from(bound / BOUND_PER_HUNDREDTH).unwrap_or(i64::MAX)))
}

/// The powers of ten by which units are mistaken, and how far from one of them a ratio may be, in powers of ten.
const SLIPS: [f64; 2] = [3.0, 6.0];
const NEAR: f64 = 0.31;

/// The power of ten by which a unit seems to be mistaken where figures differ by so many powers of ten: 3 or 6, up or down.
fn slip(powers: f64) -> Option<f64> {
    SLIPS.into_iter().find(|slip| (powers.abs() - slip).abs() <= NEAR).map(|slip| slip.copysign(powers))
}

/// How many times, in words.
fn times(slip: f64) -> &'static str {
    match (slip.abs() > 4.0, slip > 0.0) {
        (false, true) => "1,000 times",
        (true, true) => "1,000,000 times",
        (false, false) => "a thousandth of",
        (true, false) => "a millionth of",
    }
}
