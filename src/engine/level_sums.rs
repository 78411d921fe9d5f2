//! Totals that the engine sums: of a source that publishes none, over one complete level of its products.
//!
//! That every figure of the level is plain (published, not rounded, of one vintage and valuation) was seen when the totals were named
//! in the manifest; it is looked at again in each answer. Rows are grouped by status and by what their notes say of territories, and
//! what these groups come to together is put together here, by the rules of every total.

use polars::prelude::DataFrame;

use super::{
    asking::{Argument, Asks},
    columns::Columns,
    published::Relation,
    question::Wanted,
    rows::{SourcePlaces, currency},
};
use crate::{
    table::{EngineFault, LevelSums, NO_ROUNDING, SummedLevel, SummedPart},
    trade::{Area, Calendar, Dyad, Flow, Frequency, Period, Product, Status, Territories, Valuation},
};

/// What figures of a total have in common.
const TOTAL_BY: &str = "partner, flow, source, currency, calendar, frequency, period_number";
/// A note where it may say a territory.
const NOTE: &str = "CASE WHEN note LIKE '%reporter: %' OR note LIKE '%partner: %' THEN note ELSE '' END";

/// The levels that a manifest names: `<source> <classification>:<digits>` each.
///
/// # Errors
/// The one that cannot be read.
pub fn levels(names: &[String], sources: &SourcePlaces) -> Result<Vec<SummedLevel>, String> {
    let level = |name: &String| {
        let (source, level) = name.split_once(' ')?;
        let (classification, digits) = level.split_once(':')?;
        let (classification, digits) = (classification.parse().ok()?, digits.parse().ok()?);
        Some(SummedLevel { source: sources.get(source).copied()?, classification, digits })
    };
    names.iter().map(|name| level(name).ok_or_else(|| format!("{name:?} names no level of a source"))).collect()
}

/// A relation, narrowed to the rows of a level.
#[must_use]
pub fn narrowed(relation: Relation, level: &SummedLevel, sources: &[String]) -> Relation {
    let source = sources.get(usize::from(level.source)).cloned().unwrap_or_default();
    let relation = relation.with("source = :level_source", "level_source", Argument::Text(source));
    Wanted::Level(level.classification, level.digits, String::new()).narrow(relation)
}

/// One row for each total of a level, with its reporter where they are not of one, for what is counted of them.
#[must_use]
pub fn distinct(relation: Relation, reporter: Option<Area>) -> Relation {
    let own = if reporter.is_some() { "" } else { "reporter, " };
    let text = format!("(SELECT DISTINCT {own}{TOTAL_BY} {})", relation.sql());
    Relation { text, conditions: Vec::new(), arguments: relation.arguments }
}

/// The totals of a level in a relation: of one reporter, or each with a column that names its own.
///
/// # Errors
/// [`EngineFault`] when the engine does not answer, or what it has cannot be summed.
pub fn summed(
    asks: &dyn Asks,
    relation: &Relation,
    (reporter, sources): (Option<Area>, &SourcePlaces),
    (sums, about): (&mut LevelSums, &str),
) -> Result<(), EngineFault> {
    let by = if reporter.is_some() { TOTAL_BY.to_owned() } else { format!("reporter, {TOTAL_BY}") };
    let groups = format!("{by}, published, valuation, status, territory_note");
    let sql = format!(
        "SELECT {groups}, MIN(product) AS first_product, SUM(hundredths) AS summed, COUNT(*) AS counted, COUNT(hundredths) AS figures, \
         MIN(rounding) AS least_rounding, MAX(rounding) AS most_rounding FROM (SELECT {by}, published, valuation, status, product, \
         hundredths, rounding, {NOTE} AS territory_note {}) GROUP BY {groups}",
        relation.sql()
    );
    let mut parts = Vec::new();
    for frame in asks.ask(&sql, &relation.arguments)?.iter().filter(|frame| frame.height() > 0) {
        parts.extend(parts_of(frame, reporter, sources, about)?);
    }
    // What stands first among the products decides, as where rows are summed one by one.
    parts.sort_by_key(|(product, _)| *product);
    for (_, part) in &parts {
        if !sums.add(part) {
            tracing::error!("the engine's answer about {about}: figures of one total are of several dates or valuations");
            return Err(EngineFault::Failed);
        }
    }
    Ok(())
}

fn parts_of(
    frame: &DataFrame,
    reporter: Option<Area>,
    sources: &SourcePlaces,
    about: &str,
) -> Result<Vec<(Product, SummedPart)>, EngineFault> {
    let columns = Columns::new(frame, about);
    let area = |text: &str| text.parse::<Area>().ok();
    let reporters = match reporter {
        Some(reporter) => vec![reporter; columns.rows()],
        None => columns.words("reporter", area)?,
    };
    let partners = columns.words("partner", area)?;
    let flows = columns.words("flow", |text| text.parse::<Flow>().ok())?;
    let places = columns.words("source", |text| sources.get(text).copied())?;
    let currencies = columns.words("currency", currency)?;
    let calendars = columns.words("calendar", |text| text.parse::<Calendar>().ok())?;
    let frequencies = columns.words("frequency", |text| text.parse::<Frequency>().ok())?;
    let periods: Vec<i32> = columns.numbers("period_number")?;
    let published: Vec<i32> = columns.numbers("published")?;
    let valuations = columns.words("valuation", |text| text.parse::<Valuation>().ok())?;
    let statuses = columns.words("status", |text| text.parse::<Status>().ok())?;
    let mut notes: Vec<String> = Vec::new();
    let note = columns.words("territory_note", |text| {
        notes.push(text.to_owned());
        Some(notes.len() - 1)
    })?;
    let products = columns.words("first_product", |text| text.parse::<Product>().ok())?;
    let figures = sums_of(&columns)?;
    let part = |row: usize| {
        let dyad = Dyad { reporter: reporters[row], partner: partners[row] };
        let period = Period::from_ordinal(frequencies[row], periods[row]);
        let note = notes.get(note[row]).map(String::as_str).filter(|note| !note.is_empty());
        let territories = if Territories::may_differ(dyad) {
            Territories::of_dyad(dyad, calendars[row], period, note)
        } else {
            Territories::default()
        };
        let part = SummedPart {
            dyad,
            flow: flows[row],
            source: places[row],
            currency: currencies[row],
            calendar: calendars[row],
            period,
            hundredths: figures[row],
            published: published[row],
            valuation: valuations[row],
            status: statuses[row],
            territories,
        };
        (products[row], part)
    };
    Ok((0..columns.rows()).map(part).collect())
}

/// The sums, of groups in which every figure is there and none is rounded.
fn sums_of(columns: &Columns<'_>) -> Result<Vec<i64>, EngineFault> {
    let sums: Vec<i64> = columns.numbers("summed")?;
    let (rows, figures): (Vec<i64>, Vec<i64>) = (columns.numbers("counted")?, columns.numbers("figures")?);
    let (least, most): (Vec<i8>, Vec<i8>) = (columns.numbers("least_rounding")?, columns.numbers("most_rounding")?);
    for row in 0..sums.len() {
        if sums[row] < 0 {
            return Err(columns.refused("summed", &sums[row].to_string()));
        }
        if rows[row] != figures[row] {
            return Err(columns.refused("figures", &format!("{} of {}", figures[row], rows[row])));
        }
        if (least[row], most[row]) != (NO_ROUNDING, NO_ROUNDING) {
            return Err(columns.refused("rounding", &most[row].to_string()));
        }
    }
    Ok(sums)
}
