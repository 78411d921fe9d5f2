//! What the engine counts over many pairs, so that their rows need not come: rows and figures of each period, and which flows there are.

use super::{
    asking::{Argument, Asks},
    columns::Columns,
    published::{Relation, Version},
    rows::{SourcePlaces, currency},
    selection::of_products,
};
use crate::{
    table::{Counted, Counting, Counts, EngineFault, FlowOfPair, Making},
    trade::{Area, Calendar, Dyad, Flow, Frequency},
};

/// What figures have in common that are never mixed.
const MAKING: &str = "source, flow, calendar, frequency, currency";

/// The rows that are counted: of one reporter without a column that says so.
#[must_use]
pub fn narrowed(version: &Version, counting: &Counting<'_>, sources: &[String]) -> Relation {
    let text = |text: &str| Argument::Text(text.to_owned());
    let relation = match (counting.reporter, counting.partner) {
        (Some(reporter), Some(partner)) => version.of_dyad(Dyad { reporter, partner }),
        (Some(reporter), None) => version.of_reporter(reporter),
        (None, Some(partner)) => version.all().with("partner = :only_partner", "only_partner", text(partner.code())),
        (None, None) => version.all(),
    };
    let relation = of_products(relation, counting.products, false);
    let relation = match counting.flow {
        Some(flow) => relation.with("flow = :flow", "flow", text(flow.word())),
        None => relation,
    };
    let source = counting.source.map(|place| sources.get(usize::from(place)).map_or("", String::as_str));
    let relation = match source {
        Some(source) => relation.with("source = :source", "source", text(source)),
        None => relation,
    };
    if counting.what == Counted::Rows { relation } else { proper(relation, counting) }
}

/// Pairs of areas proper: no sum of areas, no region not told apart and nobody with himself, unless that side is asked for.
fn proper(mut relation: Relation, counting: &Counting<'_>) -> Relation {
    // Codes have three letters: none is part of two others.
    let others: Vec<&str> = Area::all().filter(|area| area.is_group() || area.is_residual()).map(Area::code).collect();
    let asked = [("reporter", counting.reporter), ("partner", counting.partner)];
    let open: Vec<&str> = asked.iter().filter(|(_, area)| area.is_none()).map(|(side, _)| *side).collect();
    relation.conditions.extend(open.iter().map(|side| format!("instr(:no_areas, {side}) = 0")));
    if !open.is_empty() {
        relation.arguments.push(("no_areas", Argument::Text(others.join(","))));
    }
    match counting.reporter {
        None => relation.conditions.push("reporter <> partner".to_owned()),
        Some(reporter) => {
            relation = relation.with("partner <> :same_area", "same_area", Argument::Text(reporter.code().to_owned()));
        }
    }
    relation
}

/// Rows, or figures of the latest vintage, by making and period.
///
/// # Errors
/// [`EngineFault`] when the engine does not answer.
pub fn counted(
    asks: &dyn Asks,
    relation: &Relation,
    counting: &Counting<'_>,
    sources: &SourcePlaces,
) -> Result<Counts, EngineFault> {
    if counting.what == Counted::Rows {
        return Ok(Counts { periods: periods(asks, relation, sources)?, pairs: Vec::new() });
    }
    let (reporter, by) = match counting.reporter {
        None => ("reporter, ", "reporter, partner, product, "),
        Some(_) => ("", "partner, product, "),
    };
    let inner = format!(
        "SELECT {reporter}partner, {MAKING}, period_number, hundredths, ROW_NUMBER() OVER (PARTITION BY {by}{MAKING}, period_number \
         ORDER BY published DESC) AS vintage_rank {}",
        relation.sql()
    );
    let text = format!("(SELECT * FROM ({inner}) WHERE vintage_rank = 1 AND hundredths IS NOT NULL)");
    let latest = Relation { text, conditions: Vec::new(), arguments: relation.arguments.clone() };
    Ok(Counts { periods: periods(asks, &latest, sources)?, pairs: pairs(asks, &latest, counting, sources)? })
}

/// How many rows a relation has of each making and period.
///
/// # Errors
/// As [`counted`].
pub fn periods(asks: &dyn Asks, relation: &Relation, sources: &SourcePlaces) -> Result<Vec<(Making, i32, u64)>, EngineFault> {
    let sql = format!("SELECT {MAKING}, period_number, COUNT(*) AS counted {} GROUP BY {MAKING}, period_number", relation.sql());
    let mut found = Vec::new();
    for frame in asks.ask(&sql, &relation.arguments)?.iter().filter(|frame| frame.height() > 0) {
        let columns = Columns::new(frame, "counts of periods");
        let (makings, periods) = (makings(&columns, sources)?, columns.numbers::<i32>("period_number")?);
        let counts: Vec<u64> = columns.numbers("counted")?;
        found.extend(makings.into_iter().zip(periods).zip(counts).map(|((making, period), count)| (making, period, count)));
    }
    Ok(found)
}

/// How many pairs a relation has of each making.
///
/// # Errors
/// As [`counted`].
pub fn pairs(
    asks: &dyn Asks,
    relation: &Relation,
    counting: &Counting<'_>,
    sources: &SourcePlaces,
) -> Result<Vec<(Making, u64)>, EngineFault> {
    let pair = if counting.reporter.is_some() { "partner" } else { "concat(reporter, partner)" };
    let sql = format!("SELECT {MAKING}, COUNT(DISTINCT {pair}) AS counted {} GROUP BY {MAKING}", relation.sql());
    let mut found = Vec::new();
    for frame in asks.ask(&sql, &relation.arguments)?.iter().filter(|frame| frame.height() > 0) {
        let columns = Columns::new(frame, "counts of pairs");
        let counts: Vec<u64> = columns.numbers("counted")?;
        found.extend(makings(&columns, sources)?.into_iter().zip(counts));
    }
    Ok(found)
}

fn makings(columns: &Columns<'_>, sources: &SourcePlaces) -> Result<Vec<Making>, EngineFault> {
    let places = columns.words("source", |text| sources.get(text).copied())?;
    let flows = columns.words("flow", |text| text.parse::<Flow>().ok())?;
    let calendars = columns.words("calendar", |text| text.parse::<Calendar>().ok())?;
    let frequencies = columns.words("frequency", |text| text.parse::<Frequency>().ok())?;
    let currencies = columns.words("currency", currency)?;
    let making = |row: usize| Making {
        source: places[row],
        flow: flows[row],
        calendar: calendars[row],
        frequency: frequencies[row],
        currency: currencies[row],
    };
    Ok((0..columns.rows()).map(making).collect())
}

/// Which flows of which source each pair has, by pair.
///
/// # Errors
/// As [`counted`].
pub fn flows(asks: &dyn Asks, version: &Version, sources: &SourcePlaces) -> Result<Vec<FlowOfPair>, EngineFault> {
    let relation = version.all();
    let sql = format!("SELECT DISTINCT reporter, partner, flow, source {}", relation.sql());
    let mut found = Vec::new();
    for frame in asks.ask(&sql, &relation.arguments)?.iter().filter(|frame| frame.height() > 0) {
        let columns = Columns::new(frame, "flows of pairs");
        let area = |text: &str| text.parse::<Area>().ok();
        let (reporters, partners) = (columns.words("reporter", area)?, columns.words("partner", area)?);
        let flows = columns.words("flow", |text| text.parse::<Flow>().ok())?;
        let places = columns.words("source", |text| sources.get(text).copied())?;
        let pair = |row: usize| Dyad { reporter: reporters[row], partner: partners[row] };
        found.extend((0..columns.rows()).map(|row| (pair(row), flows[row], places[row])));
    }
    found.sort_unstable();
    Ok(found)
}
