//! Events on pictures: none without a name, spans shaded, numbers where titles are crowded, kinds that a reader chooses.

use std::sync::Arc;

use dyad::{
    chart::{self, ChartKind, Drawing, PictureSpec},
    language::Language,
    query::{Answer, Resource, View},
    series::Subject,
    trade::Event,
};

use super::{
    goldens,
    layout::{SIZES, bare, faults},
    samples::{events, mirror, mirrored, russia, series},
};

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "").unwrap()
}

/// Exports with these events.
fn exports(events: Arc<[Event]>) -> Answer {
    let mut answer = russia(Subject::Exports);
    answer.events = events;
    series(answer)
}

/// Ten events of three years, and one of its own.
fn crowd() -> Arc<[Event]> {
    let titles: Vec<(String, String)> = (0..10)
        .map(|place| {
            (format!("20{:02}-{:02}-11", 10 + place / 4, 1 + place % 4 * 3), format!("Event of the number {place} and its name"))
        })
        .collect();
    let mut dates: Vec<(&str, &str)> = titles.iter().map(|(date, title)| (date.as_str(), title.as_str())).collect();
    dates.push(("1998-08-17", "Rouble crisis"));
    events(&dates)
}

fn texts(drawing: &Drawing) -> Vec<String> {
    drawing.boxes.iter().map(|own| bare(&own.text)).collect()
}

#[test]
fn crowded_events_have_numbers_that_the_key_explains() {
    let drawing = drawn(&exports(crowd()), &PictureSpec { kind: Some(ChartKind::Line), ..PictureSpec::default() });
    let texts = texts(&drawing);
    assert!(texts.iter().any(|text| text == "Rouble crisis"), "what has room keeps its title: {texts:?}");
    let explained = texts.iter().filter(|text| text.starts_with("Event of the number") && text.contains("\u{a0}20")).count();
    let titled = texts.iter().filter(|text| text.starts_with("Event of the number") && !text.contains("\u{a0}20")).count();
    assert!(explained > 1 && explained + titled <= 10, "{texts:?}");
    // Every number over the plot stands in the key, and every number of the key over the plot, alone or in a span of numbers.
    let numbers: Vec<&str> = texts.iter().map(String::as_str).filter(|text| !text.is_empty() && text.len() < 4).collect();
    for number in 1..=explained {
        let own = number.to_string();
        let in_span = |text: &&&str| {
            text.split_once('–').is_some_and(|(first, last)| {
                first.parse::<usize>().is_ok_and(|first| first <= number)
                    && last.parse::<usize>().is_ok_and(|last| number <= last)
            })
        };
        let all: Vec<&String> = texts.iter().filter(|text| text.contains('–') && text.len() < 8).collect();
        let spanned = all.iter().filter(|text| in_span(&&text.as_str())).count();
        assert!(numbers.iter().filter(|text| **text == own).count() + spanned >= 2, "{number}: {texts:?}");
    }
}

#[test]
fn no_mark_stands_without_a_name() {
    let line = |width: u32, height: u32, events: Arc<[Event]>| {
        let spec = PictureSpec { kind: Some(ChartKind::Line), width, height, ..PictureSpec::default() };
        drawn(&exports(events), &spec)
    };
    // As small as a picture without labels: as if there were no events.
    let picture = |drawing: &Drawing| drawing.svg().split_once("</desc>").map(|(_, rest)| rest.to_owned());
    assert_eq!(picture(&line(220, 200, crowd())), picture(&line(220, 200, events(&[]))));
    // One event has its line where its title has room, and neither where it has not.
    let one = |title: &str| events(&[("2010-06-09", title)]);
    let named = line(320, 240, one("Sanctions"));
    assert!(texts(&named).iter().any(|text| text == "Sanctions"));
    assert_ne!(picture(&named), picture(&line(320, 240, events(&[]))));
}

#[test]
fn spans_are_shaded_to_their_end() {
    let mut spanned = events(&[("2004-01", "A span of years")]).to_vec();
    spanned[0].end_date = Some("2008-12".to_owned());
    let spec = PictureSpec { kind: Some(ChartKind::Line), ..PictureSpec::default() };
    let rects = |drawing: &Drawing| {
        let svg = drawing.svg();
        let width = |rest: &str| rest.split_once("width=\"").and_then(|(_, rest)| rest.split('"').next()?.parse::<f64>().ok());
        svg.split("<rect").skip(2).filter_map(width).collect::<Vec<_>>()
    };
    let shaded = rects(&drawn(&exports(spanned.into()), &spec));
    // Five years of twenty-one.
    let plot = 1100.0;
    assert!(shaded.iter().any(|width| (width - plot * 5.0 / 21.0).abs() < 15.0), "{shaded:?}");
    let day = rects(&drawn(&exports(events(&[("2004-01", "A span of years")])), &spec));
    assert!(!day.iter().any(|width| (width - plot * 5.0 / 21.0).abs() < 15.0), "{day:?}");
}

#[test]
fn a_reader_chooses_kinds_of_events() {
    let mut both = events(&[("2001-06-09", "Visit"), ("2010-06-09", "Sanctions")]).to_vec();
    both[1].event_kind = "sanctions".to_owned();
    let answer = exports(both.into());
    let resource = Resource::View("RUS-IRN".parse().unwrap(), View::Exports);
    let drawn_with = |given: &[(&str, &str)]| {
        let given: Vec<(String, String)> = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let drawing = drawn(&answer, &PictureSpec::parse(&given, &resource).unwrap());
        let texts = texts(&drawing);
        ["Visit", "Sanctions"].map(|title| texts.iter().any(|text| text == title))
    };
    assert_eq!(drawn_with(&[]), [true, true]);
    assert_eq!(drawn_with(&[("event_kind", "sanctions")]), [false, true]);
    assert_eq!(drawn_with(&[("event_kind", "sanctions,visit")]), [true, true]);
    assert_eq!(drawn_with(&[("event_kind", "war")]), [false, false]);
    assert_eq!(drawn_with(&[("event_kind", "visit"), ("events", "false")]), [false, false]);
}

#[test]
fn crowded_events_have_room_at_every_size() {
    let mut spanned = crowd().to_vec();
    for event in spanned.iter_mut().step_by(3) {
        event.end_date = Some("2013-06-30".to_owned());
    }
    let spanned: Arc<[Event]> = spanned.into();
    let mut both = mirror();
    both.events = Arc::clone(&spanned);
    let mut found = Vec::new();
    for (name, answer) in [("exports", exports(spanned)), ("mirror", mirrored(both))] {
        for language in [Language::English, Language::Russian, Language::Persian] {
            for (width, height) in SIZES {
                for kind in [ChartKind::Line, ChartKind::Bar, ChartKind::Combo] {
                    let spec = PictureSpec { kind: Some(kind), lang: language, width, height, ..PictureSpec::default() };
                    let own = faults(&drawn(&answer, &spec)).into_iter();
                    found.extend(own.map(|fault| format!("{name} {language:?} {width}×{height} {kind:?}: {fault}")));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn crowded_events_and_spans_as_pictures() {
    let mut spanned = crowd().to_vec();
    spanned[10].end_date = Some("2000-12-31".to_owned());
    spanned[4].end_date = Some("2013-06".to_owned());
    let answer = exports(spanned.into());
    let spec =
        |lang: Language| PictureSpec { kind: Some(ChartKind::Line), lang, width: 900, height: 500, ..PictureSpec::default() };
    goldens::check("events-crowded", &answer, &spec(Language::English));
    goldens::check("events-crowded-fa", &answer, &spec(Language::Persian));
}
