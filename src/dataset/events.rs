//! The resource `events`.

use std::collections::BTreeMap;

use super::{
    dates::partial_date,
    header::Columns,
    observations::source,
    row::{Row, Rows, rows},
};
use crate::trade::{Area, Event, Finding, FindingCode};

const COLUMNS: Columns = Columns {
    required: &["date", "areas", "title", "event_kind", "source"],
    optional: &["end_date", "title_ru", "title_fa", "expected"],
};

/// Every event of a file by date, and everything wrong with it.
pub(super) fn events(bytes: &[u8], file: &str, sources: &BTreeMap<String, u16>) -> (Vec<Event>, Vec<Finding>) {
    let (rows, mut findings) = rows(bytes, file, &COLUMNS);
    let mut events = Vec::new();
    for mut row in rows.iter().flat_map(Rows::iter) {
        let event = event(&mut row, sources);
        findings.extend(row.findings.drain(..));
        events.extend(event);
    }
    events.sort_by(|one: &Event, two| (&one.date, &one.title).cmp(&(&two.date, &two.title)));
    (events, findings.all())
}

fn event(row: &mut Row<'_>, sources: &BTreeMap<String, u16>) -> Option<Event> {
    let end_date = row.optional("end_date").is_some().then(|| date(row, "end_date"));
    let date = date(row, "date");
    if let (Some(date), Some(Some(end))) = (&date, &end_date)
        && end[..end.len().min(date.len())] < date[..end.len().min(date.len())]
    {
        row.fault(FindingCode::BadPeriod, "end_date", format!("{end} is before {date}"));
    }
    let areas = areas(row);
    let (title, event_kind) = (row.needed("title"), row.needed("event_kind"));
    let expected = match row.field("expected") {
        "" | "false" => Some(false),
        "true" => Some(true),
        other => {
            let text = format!("{other:?} is neither true nor false");
            row.fault(FindingCode::UnknownTerm, "expected", text);
            None
        }
    };
    source(row, sources)?;
    let end_date = match end_date {
        Some(end) => Some(end?),
        None => None,
    };
    Some(Event {
        date: date?,
        end_date,
        areas: areas?,
        title: title?,
        title_ru: row.owned("title_ru"),
        title_fa: row.owned("title_fa"),
        event_kind: event_kind?,
        expected: expected?,
        source: row.field("source").to_owned(),
    })
}

fn date(row: &mut Row<'_>, column: &'static str) -> Option<String> {
    let text = row.field(column);
    let known = partial_date(text).is_some() && text.len() >= 7;
    if !known {
        row.fault(FindingCode::BadPeriod, column, format!("{text:?} is not a date or month; allowed: 2024-10-11 or 2024-10"));
    }
    known.then(|| text.to_owned())
}

fn areas(row: &mut Row<'_>) -> Option<Vec<Area>> {
    let mut areas = Vec::new();
    for code in row.field("areas").split([' ', ';', '|']).filter(|code| !code.is_empty()) {
        match code.parse() {
            Ok(area) => areas.push(area),
            Err(error) => row.fault(FindingCode::UnknownArea, "areas", format!("{error}; several are separated by spaces")),
        }
    }
    if areas.is_empty() {
        row.fault(FindingCode::UnknownArea, "areas", "no area is named");
    }
    (!areas.is_empty()).then_some(areas)
}
