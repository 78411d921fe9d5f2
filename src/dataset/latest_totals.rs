//! The latest turnover of every pair, in the order of the greatest first; kept beside an imported table (`<table>.latest`),
//! since it reads a series of every pair.
//!
//! The file names the hash of the whole dataset and the version of dyad: what was made of other data or by other rules is made anew.

use std::{cmp::Reverse, collections::BTreeMap, io, path::Path};

use super::{
    package::{DESCRIPTOR, package},
    package_files::Files,
    parquet_table::{Bytes, PARQUET},
};
use crate::{
    durable::{NewFile, sync_folder},
    limits::Limits,
    series::Latest,
    table::{NumberReader, NumberWriter, vocabulary},
    trade::{Amount, Area, Dyad, Frequency, Interval, Level, Period, Valuation},
};

/// What the latest totals of a table are called.
pub const SUFFIX: &str = ".latest";

/// Goes up when the latest total of a pair is found in another way, so that what was kept is made anew.
const RULES: u32 = 1;

/// The latest turnover of every pair that has any.
#[derive(Debug, Default)]
pub struct LatestTotals {
    of: Vec<(Dyad, Latest)>,
    /// The place of each among all, from the greatest on.
    ranks: Vec<u32>,
}

impl LatestTotals {
    /// The totals of these pairs, which are by code. The greatest come first, pairs with the world or another sum of areas behind
    /// all others, equal ones by code. Currencies are never compared: the one of most pairs comes first.
    #[must_use]
    pub fn new(of: Vec<(Dyad, Latest)>) -> Self {
        let mut pairs: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, latest) in &of {
            *pairs.entry(latest.unit.as_str()).or_default() += 1;
        }
        let mut units: Vec<&str> = pairs.keys().copied().collect();
        units.sort_by_key(|unit| (Reverse(pairs[unit]), *unit));
        let places: BTreeMap<&str, usize> = units.into_iter().zip(0..).collect();
        let key = |(place, (dyad, latest)): (u32, &(Dyad, Latest))| {
            // A sum of areas is not first among those that it is the sum of.
            let is_group = dyad.reporter.is_group() || dyad.partner.is_group();
            (is_group, places[latest.unit.as_str()], Reverse(latest.level.amount), place)
        };
        let mut order: Vec<_> = (0..).zip(&of).map(key).collect();
        order.sort_unstable();
        let mut ranks = vec![0; of.len()];
        for (rank, (.., place)) in (0..).zip(order) {
            ranks[place as usize] = rank;
        }
        Self { of, ranks }
    }

    /// Every pair by code, with its latest turnover and its place among all.
    pub fn by_dyad(&self) -> impl Iterator<Item = (Dyad, &Latest, u32)> {
        self.of.iter().zip(&self.ranks).map(|((dyad, latest), rank)| (*dyad, latest, *rank))
    }

    /// The latest turnover of one pair.
    #[must_use]
    pub fn of(&self, dyad: Dyad) -> Option<&Latest> {
        let place = self.of.binary_search_by_key(&dyad, |(dyad, _)| *dyad).ok()?;
        self.of.get(place).map(|(_, latest)| latest)
    }
}

/// What a file of the totals of this dataset begins with.
fn beginning(hash: &str) -> Vec<u8> {
    let mut writer = NumberWriter::default();
    writer.raw(&vocabulary());
    writer.number(RULES);
    writer.text(env!("CARGO_PKG_VERSION"));
    writer.text(hash);
    writer.finish()
}

/// Keeps the latest turnover of every pair of a dataset beside its table, where that is an imported one.
///
/// # Errors
/// When the file cannot be written.
pub fn write_latest_totals(folder: &Path, hash: &str, totals: &BTreeMap<Dyad, Latest>) -> io::Result<()> {
    let files = Files::Folder(folder.to_owned());
    let Some(package) = files.read(DESCRIPTOR).ok().and_then(|bytes| package(&bytes).ok()) else { return Ok(()) };
    let table = package.resources.iter().find(|resource| resource.name == "observations" && resource.path.ends_with(PARQUET));
    let Some(table) = table else { return Ok(()) };
    let mut writer = NumberWriter::default();
    writer.raw(&beginning(hash));
    writer.count(totals.len());
    for (dyad, latest) in totals {
        // Bounds that are further from their amount than 64 bits hold are left to be made at each start, with all others.
        if write(&mut writer, *dyad, latest).is_none() {
            return Ok(());
        }
    }
    let bytes = writer.finish();
    let checksum = crc32fast::hash(&bytes).to_le_bytes();
    let place = folder.join(format!("{}{SUFFIX}", table.path));
    NewFile::like(&place, &folder.join(&table.path))?.with(&[bytes.as_slice(), &checksum].concat())?.put()?;
    sync_folder(folder)
}

fn write(writer: &mut NumberWriter, dyad: Dyad, latest: &Latest) -> Option<()> {
    let Latest { period, level, unit } = latest;
    writer.number(dyad.reporter.place());
    writer.number(dyad.partner.place());
    writer.number(period.frequency().code());
    writer.signed(period.ordinal().into());
    writer.signed(level.amount.hundredths());
    for bound in [level.bounds.low, level.bounds.high] {
        writer.signed(i64::try_from(bound - level.amount.bound()).ok()?);
    }
    writer.signed(level.rounding.map_or(i64::MIN, i64::from));
    writer.number(level.valuation.code());
    writer.text(unit);
    Some(())
}

/// The totals in these bytes, when they are of this dataset.
pub(super) fn read(bytes: &Bytes, hash: &str) -> Option<Vec<(Dyad, Latest)>> {
    let length = bytes.length();
    // What is longer was not written here.
    let bytes = Some(length)
        .filter(|length| *length <= Limits::current().column_bytes)
        .and_then(|length| bytes.read_at(0..length).ok())?;
    let (bytes, checksum) = bytes.split_last_chunk()?;
    if crc32fast::hash(bytes) != u32::from_le_bytes(*checksum) {
        return None;
    }
    let mut reader = NumberReader::new(bytes.strip_prefix(beginning(hash).as_slice())?);
    let count = reader.count()?;
    (0..count).map(|_| read_one(&mut reader)).collect()
}

fn read_one(reader: &mut NumberReader<'_>) -> Option<(Dyad, Latest)> {
    let dyad = Dyad { reporter: Area::from_place(reader.small()?)?, partner: Area::from_place(reader.small()?)? };
    let frequency = Frequency::from_code(reader.small()?);
    let period = Period::from_ordinal(frequency, i32::try_from(reader.signed()?).ok()?);
    let amount = Amount::from_hundredths(reader.signed()?);
    let low = amount.bound() + i128::from(reader.signed()?);
    let high = amount.bound() + i128::from(reader.signed()?);
    let rounding = Some(reader.signed()?).filter(|rounding| *rounding != i64::MIN);
    let rounding = rounding.map(i8::try_from).transpose().ok()?;
    let valuation = Valuation::from_code(reader.small()?)?;
    let level = Level { amount, bounds: Interval { low, high }, rounding, valuation };
    Some((dyad, Latest { period, level, unit: reader.text()?.to_owned() }))
}
