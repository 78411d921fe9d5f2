//! What a picture shows where there is no plain figure: nothing, zero, too little, a part, what is withheld, and every doubt.

use std::collections::BTreeSet;

use dyad::{
    chart::{self, AxisScale, ChartKind, Drawing, PictureSpec, Theme},
    language::Language,
    query::{Answer, SeriesAnswer},
    series::{Point, Reason, Subject},
    trade::{Frequency, Period, Status},
};

use super::{
    goldens,
    layout::{SIZES, bare, faults},
    samples::{answer, level, series, wave},
};

const LANGUAGES: [Language; 3] = [Language::English, Language::Russian, Language::Persian];

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "").unwrap()
}

fn says(drawing: &Drawing, words: &str) -> bool {
    drawing.boxes.iter().any(|own| bare(&own.text) == words)
}

/// Ten years of which the fifth is as it is made.
fn tenth(made: impl FnOnce(&mut Point)) -> SeriesAnswer {
    let point = |year: i32| Point::new(Period::year(year), Some(level("191", 6, Some(0))), Status::Normal);
    let mut points: Vec<Point> = (2010..2020).map(point).collect();
    made(&mut points[4]);
    let mut answer = answer(Subject::Exports, Frequency::Annual, points);
    answer.series.rolled_up_from = Some(Frequency::Monthly);
    answer
}

/// Nothing, zero, withheld, a part of the year, too little.
fn sights() -> [(&'static str, SeriesAnswer); 5] {
    let without = |status: Status| {
        move |point: &mut Point| {
            point.level = None;
            point.status = status;
        }
    };
    [
        ("no data", tenth(without(Status::Missing))),
        ("0", tenth(|point| point.level = Some(level("0", 6, Some(0))))),
        ("suppressed", tenth(without(Status::Suppressed))),
        (
            "6 of 12 months",
            tenth(|point| {
                without(Status::Missing)(point);
                (point.value_reason, point.months) = (Some(Reason::Incomplete), Some(6));
            }),
        ),
        ("<1", tenth(|point| point.level = Some(level("3000", 0, None)))),
    ]
}

#[test]
fn nothing_zero_withheld_a_part_and_too_little_are_five_sights_with_a_name_each() {
    for theme in [Theme::Light, Theme::Dark] {
        for kind in [ChartKind::Bar, ChartKind::Combo] {
            let spec = PictureSpec { kind: Some(kind), theme, ..PictureSpec::default() };
            for (name, answer) in sights() {
                let drawing = drawn(&series(answer), &spec);
                let words: Vec<String> = drawing.boxes.iter().map(|own| own.text.clone()).collect();
                // A narrow slot parts the words in lines.
                assert!(says(&drawing, name) || words.join(" ").contains(name), "{name}: {words:?}");
                for (other, _) in sights().iter().filter(|(other, _)| *other != name && *other != "0") {
                    assert!(!words.iter().any(|word| word == other), "{other} where it is {name}");
                }
            }
        }
    }
    // Where no words have room the marks alone differ.
    let small = PictureSpec { kind: Some(ChartKind::Bar), width: 220, height: 200, ..PictureSpec::default() };
    let marks = |answer: SeriesAnswer| {
        let svg = drawn(&series(answer), &small).svg();
        svg[svg.find("class=\"").unwrap_or(0)..svg.find("class=\"point\"").unwrap_or(svg.len())].to_owned()
    };
    let different: BTreeSet<String> = sights().into_iter().map(|(_, answer)| marks(answer)).collect();
    assert_eq!(different.len(), 5);
}

#[test]
fn a_former_state_is_named_where_its_figures_stand() {
    let point = |year: i32| Point::new(Period::year(year), Some(level("191", 6, Some(0))), Status::Normal);
    let points: Vec<Point> = (1910..=1921).chain(1992..=2016).map(point).collect();
    let answer = answer(Subject::Exports, Frequency::Annual, points);
    for (language, words) in
        LANGUAGES.into_iter().zip(["no data: see SUN-IRN", "нет данных: см. SUN-IRN", "بدون داده؛ بنگرید به SUN-IRN"])
    {
        let spec = PictureSpec { kind: Some(ChartKind::Bar), lang: language, ..PictureSpec::default() };
        let drawing = drawn(&series(answer.clone()), &spec);
        assert!(says(&drawing, words), "{words}: {:?}", drawing.boxes);
    }
}

/// Every status that makes a figure less than firm.
const DOUBTS: [Status; 5] = [Status::Estimated, Status::Imputed, Status::Doubtful, Status::Provisional, Status::Forecast];

fn doubted(count: i32, statuses: &[Status]) -> SeriesAnswer {
    let mut answer = wave(count, Frequency::Annual, false, false);
    let from = answer.series.points.len() - statuses.len();
    for (point, status) in answer.series.points[from..].iter_mut().zip(statuses) {
        point.status = *status;
    }
    answer
}

#[test]
fn forecast_provisional_and_doubtful_have_a_look_and_a_key_entry_each() {
    for kind in [ChartKind::Bar, ChartKind::Line] {
        let spec = PictureSpec { kind: Some(kind), ..PictureSpec::default() };
        let drawing = drawn(&series(doubted(12, &DOUBTS)), &spec);
        for entry in ["provisional", "forecast"] {
            assert!(says(&drawing, entry), "{kind:?} {entry}");
        }
        let unsure = if kind == ChartKind::Bar {
            "E: estimated, I: imputed, U: low reliability"
        } else {
            "estimated, imputed, low reliability"
        };
        assert!(says(&drawing, unsure), "{kind:?}: {:?}", drawing.boxes);
        let letters = ["E", "I", "U"].iter().filter(|letter| says(&drawing, letter)).count();
        assert_eq!(letters, if kind == ChartKind::Bar { 3 } else { 0 }, "bars that share a hatching have their letters");
        // One doubt has one entry and no letters.
        let alone = drawn(&series(doubted(12, &[Status::Estimated])), &spec);
        assert!(says(&alone, "estimated") && !says(&alone, "E"));
    }
}

#[test]
fn doubts_are_told_apart_however_narrow_a_bar_is() {
    for (count, kind) in
        [(12, ChartKind::Bar), (150, ChartKind::Bar), (700, ChartKind::Bar), (12, ChartKind::Line), (150, ChartKind::Line)]
    {
        let spec = PictureSpec { kind: Some(kind), width: 700, height: 400, events: false, ..PictureSpec::default() };
        let marks = |status: Status| {
            let svg = drawn(&series(doubted(count, &[status, status])), &spec).svg();
            let from = svg.find("class=\"marks\"").unwrap();
            svg[from..svg.find("class=\"point\"").unwrap()].to_owned()
        };
        let looks: BTreeSet<String> =
            [Status::Normal, Status::Doubtful, Status::Provisional, Status::Forecast].into_iter().map(marks).collect();
        assert_eq!(looks.len(), 4, "{count} {kind:?}");
    }
}

#[test]
fn a_logarithmic_axis_leaves_gaps_and_says_so() {
    let mut zeros = wave(30, Frequency::Annual, false, false);
    for place in [4, 5, 6, 20] {
        zeros.series.points[place].level = Some(level("0", 6, Some(0)));
    }
    for (language, periods) in LANGUAGES.into_iter().zip(["1974–1976, 1990", "1974–1976, 1990", "۱۹۷۴ تا ۱۹۷۶، ۱۹۹۰"])
    {
        let spec =
            PictureSpec { axis: AxisScale::Logarithmic, kind: Some(ChartKind::Line), lang: language, ..PictureSpec::default() };
        let drawing = drawn(&series(zeros.clone()), &spec);
        let words: String = drawing.boxes.iter().map(|own| bare(&own.text)).collect::<Vec<_>>().join(" ");
        assert!(words.contains(periods), "{words}");
        assert_eq!(drawing.hit_areas.len(), 26, "four have no place");
        assert!(faults(&drawing).iter().all(|fault| fault.starts_with("no address")), "{:?}", faults(&drawing));
    }
}

#[test]
fn every_sight_has_room_at_every_size() {
    let mut all: Vec<(String, SeriesAnswer)> = sights().into_iter().map(|(name, answer)| (name.to_owned(), answer)).collect();
    all.push(("doubts".to_owned(), doubted(12, &DOUBTS)));
    all.push(("many doubts".to_owned(), doubted(150, &[DOUBTS, DOUBTS].concat())));
    let mut found = Vec::new();
    for (name, answer) in all {
        let answer = series(answer);
        for language in LANGUAGES {
            for (width, height) in SIZES {
                for kind in [ChartKind::Bar, ChartKind::Line, ChartKind::Combo] {
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
fn every_doubt_and_every_absence_in_one_picture() {
    let mut all = doubted(14, &DOUBTS);
    let points = &mut all.series.points;
    for (place, status) in [(2, Status::Missing), (4, Status::Suppressed)] {
        (points[place].level, points[place].status) = (None, status);
    }
    points[6].level = Some(level("0", 6, Some(0)));
    points[7].level = Some(level("3000", 0, None));
    (points[8].level, points[8].status, points[8].value_reason, points[8].months) =
        (None, Status::Missing, Some(Reason::Incomplete), Some(6));
    let answer = series(all);
    let spec = |kind: ChartKind| PictureSpec { kind: Some(kind), width: 900, height: 500, ..PictureSpec::default() };
    goldens::check("sights-bars", &answer, &spec(ChartKind::Bar));
    goldens::check("sights-line-dark", &answer, &PictureSpec { theme: Theme::Dark, ..spec(ChartKind::Line) });
    goldens::check("sights-bars-fa", &answer, &PictureSpec { lang: Language::Persian, ..spec(ChartKind::Bar) });
}
