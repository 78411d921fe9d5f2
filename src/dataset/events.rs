//! The resource `events`.

use std::collections::BTreeMap;

use super::{
    dates::partial_date,
    header::{Columns, Translated},
    observations::source,
    row::{Row, each_row},
};
use crate::trade::{Area, Event, Finding, FindingCode};

const COLUMNS: Columns = Columns {
    required: &["date", "areas", "title", "event_kind", "source"],
    optional: &["end_date", "expected"],
    translated: &[Translated { column: "title", former: &[("title_ru", "ru"), ("title_fa", "fa")] }],
};

/// Every event of a file by date, and everything wrong with it.
pub(super) fn events(bytes: &[u8], file: &str, sources: &BTreeMap<String, u16>) -> (Vec<Event>, Vec<Finding>) {
    let mut events = Vec::new();
    let findings = each_row(bytes, file, &COLUMNS, |row| events.extend(event(row, sources)));
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
        titles: row.translations("title"),
        event_kind: event_kind?,
        expected: expected?,
        source: row.field("source").to_owned(),
    })
}

fn date(row: &mut Row<'_>, column: &'static str) -> Option<String> {
    let text = row.field(column);
    let known = partial_date(text).is_some();
    if !known {
        row.fault(
            FindingCode::BadPeriod,
            column,
            format!("{text:?} is not a date, month or year; allowed: 2024-10-11, 2024-10 or 2024"),
        );
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

#[cfg(test)]
mod tests {
    use super::*;

    type Told = (Option<u64>, Option<String>, String);

    fn read(header: &str, row: &str) -> (Vec<Event>, Vec<Told>) {
        let sources = BTreeMap::from([("s".to_owned(), 0)]);
        let (events, findings) = events(format!("{header}\n{row}\n").as_bytes(), "events.csv", &sources);
        (events, findings.into_iter().map(|finding| (finding.line, finding.column, finding.text)).collect())
    }

    #[test]
    fn titles_are_read_in_whatever_languages_there_are() {
        let (events, findings) = read(
            "date,areas,title,title@ru,title@zh-hant,title@DE,event_kind,source",
            "2024-10-11,IRN,Meeting,Встреча,會面,,visit,s",
        );
        assert_eq!(findings, []);
        let titles: Vec<(&str, &str)> = events[0].titles.iter().map(|(tag, title)| (tag.as_str(), title.as_str())).collect();
        assert_eq!(
            titles,
            [("ru", "Встреча"), ("zh-Hant", "會面")],
            "tags have their canonical form, and what is empty is not there"
        );
    }

    #[test]
    fn a_year_is_enough_for_what_happened_long_ago() {
        let header = "date,end_date,areas,title,event_kind,source";
        let (events, findings) = read(header, "1861,1865,USA,War,war,s");
        assert_eq!(findings, []);
        assert_eq!((events[0].date.as_str(), events[0].end_date.as_deref()), ("1861", Some("1865")));
        // A year ends no earlier than a day of it begins; a year before does.
        assert_eq!(read(header, "1861-04-12,1861,USA,War,war,s").1, []);
        let (_, findings) = read(header, "1861-04-12,1860,USA,War,war,s");
        assert_eq!(findings, [(Some(2), Some("end_date".to_owned()), "1860 is before 1861-04-12".to_owned())]);
        for none in ["61", "1861-13", "18610", "soon", "1861-"] {
            let (events, findings) = read("date,areas,title,event_kind,source", &format!("{none},USA,War,war,s"));
            assert!(events.is_empty() && findings[0].2.contains("allowed: 2024-10-11, 2024-10 or 2024"), "{none}: {findings:?}");
        }
    }

    #[test]
    fn what_russian_and_persian_titles_were_called_is_the_same() {
        let rows = ["2024-10-11,,IRN RUS,Meeting,Встреча,دیدار,visit,false,s", "2024-10-11,2024-10-01,IRN,,,دیدار,visit,x,t"];
        for row in rows {
            let [former, present] = ["title_ru,title_fa", "title@ru,title@fa"]
                .map(|titles| read(&format!("date,end_date,areas,title,{titles},event_kind,expected,source"), row));
            assert_eq!(former, present, "with every fault in its place");
        }
    }

    #[test]
    fn a_language_that_is_none_or_there_twice_is_told_of() {
        let told = |column: &str| {
            let header = format!("date,areas,title,title@ru,{column},event_kind,source");
            let (_, mut findings) = read(&header, "2024-10-11,IRN,Meeting,a,b,visit,s");
            assert_eq!(findings.len(), 1, "{column}");
            findings.remove(0)
        };
        for double in ["title@ru", "title@RU", "title_ru", "title"] {
            assert_eq!(told(double), (Some(1), Some(double.to_owned()), "the column is there twice".to_owned()));
        }
        for unreadable in ["title@", "title@русский", "title@r"] {
            let (line, column, text) = told(unreadable);
            assert_eq!((line, column.as_deref()), (Some(1), Some(unreadable)));
            assert!(text.starts_with("no language has this tag; allowed: date, ") && text.contains("title@ru"), "{text}");
        }
        for other in ["title_de", "source@ru"] {
            assert!(told(other).2.starts_with("not a column of this file; allowed: date, "));
        }
    }
}
