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

/// Rows, or figures of the latest vintage, by making and period; nothing where figures may be too large to be put together.
///
/// # Errors
/// [`EngineFault`] when the engine does not answer.
pub fn counted(
    asks: &dyn Asks,
    relation: &Relation,
    counting: &Counting<'_>,
    sources: &SourcePlaces,
) -> Result<Option<Counts>, EngineFault> {
    if counting.what == Counted::Rows {
        return Ok(Some(Counts { periods: periods(asks, relation, sources)?, pairs: Vec::new() }));
    }
    let latest = match counting.what {
        Counted::Made { from, unless } => {
            let (made, sides) = made(relation, from, unless, counting.reporter);
            if !fits(asks, &sides)? {
                return Ok(None);
            }
            made
        }
        Counted::Rows | Counted::Figures => figures(relation, counting.reporter),
    };
    Ok(Some(Counts { periods: periods(asks, &latest, sources)?, pairs: pairs(asks, &latest, counting, sources)? }))
}

/// A relation that another question answers.
fn of_question(sql: &str, relation: &Relation) -> Relation {
    Relation { text: format!("({sql})"), conditions: Vec::new(), arguments: relation.arguments.clone() }
}

/// The series and periods of which the latest vintage has a figure: that of all vintages came out last.
fn figures(relation: &Relation, reporter: Option<Area>) -> Relation {
    let by = format!("{}partner, product, {MAKING}, period_number", own(reporter));
    let sql = format!(
        "SELECT {by} FROM (SELECT {by}, MAX(published) AS latest, MAX(CASE WHEN hundredths IS NOT NULL THEN published END) AS \
         latest_figure {} GROUP BY {by}) WHERE latest = latest_figure",
        relation.sql()
    );
    of_question(&sql, relation)
}

/// The column of the reporter, where the rows are not of one.
fn own(reporter: Option<Area>) -> &'static str {
    if reporter.is_some() { "" } else { "reporter, " }
}

/// The series and periods of which two flows have a figure, and the question how large the largest is.
fn made(
    relation: &Relation,
    (first, second): (Flow, Flow),
    unless: Option<Flow>,
    reporter: Option<Area>,
) -> (Relation, Relation) {
    let mut relation = relation.clone();
    for (name, flow) in [("made_first", Some(first)), ("made_second", Some(second)), ("made_unless", unless)] {
        relation.arguments.extend(flow.map(|flow| (name, Argument::Text(flow.word().to_owned()))));
    }
    let sides = Relation {
        conditions: [relation.conditions.clone(), vec!["flow IN (:made_first, :made_second)".to_owned()]].concat(),
        ..relation.clone()
    };
    let all = figures(&sides, reporter);
    let series = format!("{}partner, product, source, calendar, frequency", own(reporter));
    let by = format!("{series}, currency, period_number");
    let both = format!("SELECT {by}, :made_first AS flow FROM {} GROUP BY {by} HAVING COUNT(*) = 2", all.text);
    let sql = if unless.is_none() {
        both
    } else {
        let published = Relation {
            conditions: [relation.conditions.clone(), vec!["flow = :made_unless".to_owned()]].concat(),
            ..relation.clone()
        };
        let same: Vec<String> = series.split(", ").map(|column| format!("made.{column} = published.{column}")).collect();
        format!(
            "SELECT made.* FROM ({both}) AS made LEFT ANTI JOIN (SELECT DISTINCT {series} {}) AS published ON {}",
            published.sql(),
            same.join(" AND ")
        )
    };
    (of_question(&sql, &relation), sides)
}

/// Are all figures so small that none is too large when two are added up?
fn fits(asks: &dyn Asks, relation: &Relation) -> Result<bool, EngineFault> {
    let sql = format!("SELECT MAX(hundredths) AS largest {}", relation.sql());
    let mut largest = 0;
    for frame in asks.ask(&sql, &relation.arguments)?.iter().filter(|frame| frame.height() > 0) {
        let found = Columns::new(frame, "the largest figure").optional_numbers("largest")?;
        largest = found.into_iter().flatten().fold(largest, i64::max);
    }
    Ok(largest <= i64::MAX / 2)
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
