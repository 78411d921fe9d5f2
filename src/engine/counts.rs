//! What there is of a version, counted by the engine: its index, held against what was published. Memory grows with pairs and
//! products, never with rows.

use std::collections::BTreeMap;

use super::{
    asking::Asks,
    columns::Columns,
    published::{Relation, Version},
    rows::SourcePlaces,
    table_rows::ProductCounts,
};
use crate::{
    published::Manifest,
    table::{DyadCount, EngineFault, Index},
    trade::{Area, Calendar, Dyad, Frequency, Product},
};

/// Why there is no index.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountFault {
    /// The engine does not answer.
    #[error(transparent)]
    Engine(#[from] EngineFault),
    /// It has other rows than were published.
    #[error("the engine has {has} where {published} were published: it may not have seen this version yet")]
    Differs {
        /// What it has.
        has: String,
        /// What was published.
        published: String,
    },
}

/// What was counted.
pub struct Counted {
    /// Dyads, sources and products.
    pub index: Index,
    /// Rows of each product.
    pub products: ProductCounts,
}

/// So many rows are counted in one question: it ends in seconds, whatever the table has.
const AT_ONCE: u64 = 50_000_000;

/// Counts the rows of a version, some reporters at a time.
///
/// # Errors
/// [`CountFault`] when the engine does not answer, or has other rows than were published.
pub fn counted(asks: &dyn Asks, version: &Version, manifest: &Manifest, sources: &SourcePlaces) -> Result<Counted, CountFault> {
    let (mut counts, mut products) = (Vec::new(), ProductCounts::new());
    for (first, last) in portions(manifest) {
        let relation = || version.between(first, last);
        counts.extend(dyads(asks, &relation(), &manifest.dataset, sources)?);
        for (key, rows) in product_counts(asks, &relation(), &manifest.dataset, sources)? {
            *products.entry(key).or_default() += rows;
        }
    }
    held(&counts, manifest, sources)?;
    let index = Index::counted(&counts, products.keys().copied());
    Ok(Counted { index, products })
}

/// Reporters that follow one another, of so many rows together.
pub(super) fn portions(manifest: &Manifest) -> Vec<(Area, Area)> {
    let mut rows: BTreeMap<Area, u64> = BTreeMap::new();
    for file in &manifest.files {
        let folder = file.path.split_once('/').map_or("", |(folder, _)| folder);
        if let Some(reporter) = folder.strip_prefix("reporter=").and_then(|code| code.parse().ok()) {
            *rows.entry(reporter).or_default() += file.rows;
        }
    }
    let (mut portions, mut held): (Vec<(Area, Area)>, u64) = (Vec::new(), 0);
    for (reporter, rows) in rows {
        if let Some(last) = portions.last_mut().filter(|_| held + rows <= AT_ONCE) {
            (last.1, held) = (reporter, held + rows);
        } else {
            portions.push((reporter, reporter));
            held = rows;
        }
    }
    portions
}

const BY: &str = "reporter, partner, source, calendar, frequency";

/// Rows by dyad, source, calendar and frequency.
pub(super) fn dyads(
    asks: &dyn Asks,
    relation: &Relation,
    dataset: &str,
    sources: &SourcePlaces,
) -> Result<Vec<DyadCount>, EngineFault> {
    let sql = format!(
        "SELECT {BY}, COUNT(*) AS counted, MIN(period_number) AS first_number, MAX(period_number) AS last_number {} GROUP BY {BY}",
        relation.sql()
    );
    let about = format!("{dataset}, its pairs");
    let mut counts = Vec::new();
    for frame in asks.ask(&sql, &relation.arguments)?.iter().filter(|frame| frame.height() > 0) {
        let columns = Columns::new(frame, &about);
        let area = |text: &str| text.parse::<Area>().ok();
        let (reporters, partners) = (columns.words("reporter", area)?, columns.words("partner", area)?);
        let places = columns.words("source", |text| sources.get(text).copied())?;
        let calendars = columns.words("calendar", |text| text.parse::<Calendar>().ok())?;
        let frequencies = columns.words("frequency", |text| text.parse::<Frequency>().ok())?;
        let rows: Vec<usize> = columns.numbers("counted")?;
        let (first, last): (Vec<i32>, Vec<i32>) = (columns.numbers("first_number")?, columns.numbers("last_number")?);
        counts.extend((0..columns.rows()).map(|row| DyadCount {
            dyad: Dyad { reporter: reporters[row], partner: partners[row] },
            source: places[row],
            calendar: calendars[row],
            frequency: frequencies[row],
            rows: rows[row],
            periods: (first[row], last[row]),
        }));
    }
    Ok(counts)
}

/// Rows by source and product.
fn product_counts(
    asks: &dyn Asks,
    relation: &Relation,
    dataset: &str,
    sources: &SourcePlaces,
) -> Result<ProductCounts, EngineFault> {
    let sql = format!("SELECT source, product, COUNT(*) AS counted {} GROUP BY source, product", relation.sql());
    let about = format!("{dataset}, its products");
    let mut counts = ProductCounts::new();
    for frame in asks.ask(&sql, &relation.arguments)?.iter().filter(|frame| frame.height() > 0) {
        let columns = Columns::new(frame, &about);
        let places = columns.words("source", |text| sources.get(text).copied())?;
        let products = columns.words("product", |text| text.parse::<Product>().ok())?;
        let rows: Vec<u64> = columns.numbers("counted")?;
        counts.extend(places.into_iter().zip(products).zip(rows));
    }
    Ok(counts)
}

/// Holds what was counted against what was published.
fn held(counts: &[DyadCount], manifest: &Manifest, sources: &SourcePlaces) -> Result<(), CountFault> {
    type Kind = (u16, u16, u8);
    let differs = |has: String, published: String| CountFault::Differs { has, published };
    let rows: u64 = counts.iter().map(|count| u64::try_from(count.rows).unwrap_or(u64::MAX)).sum();
    if rows != manifest.rows {
        return Err(differs(format!("{rows} rows"), manifest.rows.to_string()));
    }
    let mut has: BTreeMap<Kind, u64> = BTreeMap::new();
    for count in counts {
        let kind = (count.source, count.calendar.code(), count.frequency.code());
        *has.entry(kind).or_default() += u64::try_from(count.rows).unwrap_or(u64::MAX);
    }
    for sum in &manifest.sums {
        let (calendar, frequency) = (sum.calendar.parse::<Calendar>(), sum.frequency.parse::<Frequency>());
        let place = sources.get(&sum.source).copied();
        let (Some(place), Ok(calendar), Ok(frequency)) = (place, calendar, frequency) else {
            return Err(differs("no such rows".to_owned(), format!("rows of {} {} {}", sum.source, sum.calendar, sum.frequency)));
        };
        let rest = has.entry((place, calendar.code(), frequency.code())).or_default();
        let Some(left) = rest.checked_sub(sum.rows) else {
            return Err(differs(format!("{rest} more rows of {} {}", sum.source, sum.frequency), sum.rows.to_string()));
        };
        *rest = left;
    }
    Ok(())
}
