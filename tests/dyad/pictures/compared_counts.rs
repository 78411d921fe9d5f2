//! What lies between two lines: the gap between two counts of the same trade, and surplus or deficit.

use dyad::{
    chart::{self, AxisScale, ChartError, ChartKind, Drawing, PictureSpec, Remark, Theme},
    language::Language,
    query::{Answer, MirrorAnswer},
    series::Subject,
    trade::{Frequency, Period},
};

use super::{
    goldens,
    layout::{SIZES, bare, faults},
    samples::{commentary, level, mirror, mirrored, russia, series, wave},
};

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "").unwrap()
}

fn words(drawing: &Drawing) -> String {
    drawing.boxes.iter().map(|own| bare(&own.text).replace('\u{a0}', " ")).collect::<Vec<_>>().join(" ")
}

/// The colours that areas and marks of a picture have.
fn polygons(drawing: &Drawing) -> usize {
    drawing.svg().matches("<polygon").count() + drawing.svg().matches("Z\"").count()
}

/// Months of a mirror.
fn months(count: i32) -> MirrorAnswer {
    let mut months = mirror();
    months.mirror.frequency = Frequency::Monthly;
    for direction in &mut months.mirror.directions {
        let first = direction.points[1].clone();
        direction.points = (0..count)
            .map(|place| {
                let mut point = first.clone();
                point.period = Period::from_ordinal(Frequency::Monthly, 2014 * 12 + place);
                point
            })
            .collect();
    }
    months
}

#[test]
fn the_largest_gap_is_said_in_words_and_missing_reporters_are_named() {
    for (language, gap, missing) in [
        (Language::English, "2010: Russia 3.36, Iran 0.48: 7 times", "Iran: no data"),
        (Language::Russian, "2010: Россия 3,36; Иран 0,48; разница в 7 раз", "Иран: нет данных"),
        (Language::Persian, "۲۰۱۰: روسیه ۳٫۳۶، ایران ۰٫۴۸؛ ۷ برابر", "ایران: بدون داده"),
    ] {
        for theme in [Theme::Light, Theme::Dark] {
            for kind in [ChartKind::Line, ChartKind::Dumbbell, ChartKind::Bar] {
                let spec = PictureSpec { kind: Some(kind), lang: language, theme, ..PictureSpec::default() };
                let told = words(&drawn(&mirrored(mirror()), &spec));
                assert!(told.contains(gap), "{kind:?}: {told}");
                assert!(told.contains(missing), "{kind:?}: {told}");
                assert!(!told.contains("% of their mean"), "{told}");
            }
        }
    }
}

#[test]
fn a_country_has_one_colour_and_one_place_in_both_directions() {
    let svg = drawn(&mirrored(mirror()), &PictureSpec::default()).svg();
    let stroke = |series: &str| {
        let group = svg.split("data-series=\"").find(|part| part.starts_with(series)).unwrap_or_else(|| panic!("{series}"));
        let from = group.find("stroke=\"#").unwrap();
        group[from + 8..from + 15].to_owned()
    };
    assert_eq!(stroke("Russia: exports"), stroke("Russia: imports"));
    assert_eq!(stroke("Iran: exports"), stroke("Iran: imports"));
    assert_ne!(stroke("Russia: exports"), stroke("Iran: exports"));
}

#[test]
fn both_directions_have_one_scale_unless_one_would_be_lost_on_it() {
    let ticks = |drawing: &Drawing, label: &str| drawing.boxes.iter().filter(|own| own.text == label).count();
    let spec = PictureSpec::default();
    // 3.36 against 0.44: the ticks of one are those of the other.
    assert_eq!(ticks(&drawn(&mirrored(mirror()), &spec), "2.0") + ticks(&drawn(&mirrored(mirror()), &spec), "2"), 2);
    let mut lost = mirror();
    for point in &mut lost.mirror.directions[1].points {
        point.exports = None;
        point.imports = Some(level("40", 6, None));
    }
    let drawing = drawn(&mirrored(lost), &spec);
    assert!(words(&drawing).contains("(own scale)"), "{}", words(&drawing));
    assert!(!words(&drawn(&mirrored(mirror()), &spec)).contains("own scale"));
}

#[test]
fn many_dumbbells_are_two_lines_with_the_gap_filled() {
    let spec = PictureSpec { kind: Some(ChartKind::Dumbbell), ..PictureSpec::default() };
    let line = PictureSpec { kind: Some(ChartKind::Line), ..PictureSpec::default() };
    let (many, few) = (mirrored(months(120)), mirrored(months(40)));
    assert_eq!(drawn(&many, &spec).svg(), drawn(&many, &line).svg());
    assert_ne!(drawn(&few, &spec).svg(), drawn(&few, &line).svg());
    assert!(polygons(&drawn(&many, &line)) > 0);
}

#[test]
fn a_balance_says_surplus_and_deficit() {
    let spec = PictureSpec::default();
    let all = words(&drawn(&series(russia(Subject::Balance)), &spec));
    assert!(all.contains("surplus") && !all.contains("deficit"), "{all}");
    let both = PictureSpec { lang: Language::Persian, ..PictureSpec::default() };
    let all = words(&drawn(&series(wave(50, Frequency::Annual, true, false)), &both));
    assert!(all.contains("مازاد") && all.contains("کسری"), "{all}");
    let bars = PictureSpec { kind: Some(ChartKind::Bar), ..PictureSpec::default() };
    assert_eq!(polygons(&drawn(&series(russia(Subject::Balance)), &bars)), 0, "bars alone have no area");
}

#[test]
fn something_is_said_of_a_period_with_a_line_to_it() {
    let remark = |period: &str, words: Option<&str>| Remark { period: period.to_owned(), words: words.map(str::to_owned) };
    let with = |remarks: Vec<Remark>| PictureSpec { remarks, kind: Some(ChartKind::Line), ..PictureSpec::default() };
    let exports = series(russia(Subject::Exports));
    let drawing = drawn(&exports, &with(vec![remark("2010", None), remark("2004", Some("Bushehr is supplied"))]));
    let told = words(&drawing);
    assert!(told.contains("2010: 3.36") && told.contains("Bushehr is supplied"), "{told}");
    // Of a mirror both counts are said, and no longer those of the largest gap.
    let told = words(&drawn(&mirrored(mirror()), &with(vec![remark("2004", None)])));
    assert!(told.contains("2004: Russia 1.89, Iran 0.81: 2.3 times") && !told.contains("Russia 3.36"), "{told}");
    for (period, why) in [("1990", "1996 to 2016"), ("2010-Q1", "1996 to 2016")] {
        let Err(ChartError::Refused(error)) = chart::draw(&exports, &with(vec![remark(period, Some("x"))]), "") else {
            panic!("{period}")
        };
        assert_eq!(error.parameter, format!("note@{period}"));
        assert!(error.detail.contains(why), "{}", error.detail);
    }
    let log = PictureSpec { axis: AxisScale::Logarithmic, ..with(vec![remark("2010", None)]) };
    assert!(words(&drawn(&exports, &log)).contains("2010: 3.36"));
    let bars = PictureSpec { kind: Some(ChartKind::Combo), ..with(vec![remark("2022", Some("As quoted"))]) };
    assert!(words(&drawn(&series(commentary()), &bars)).contains("As quoted"));
}

#[test]
fn gaps_and_remarks_have_room_at_every_size() {
    let remarks = ["1998", "2004", "2011", "2016"].map(|period| Remark {
        period: period.to_owned(),
        words: Some("Words of a chart definition that are long enough to need several lines beside a figure".to_owned()),
    });
    let answers = [
        ("mirror", mirrored(mirror()), remarks.to_vec()),
        ("exports", series(russia(Subject::Exports)), remarks.to_vec()),
        ("balance", series(russia(Subject::Balance)), remarks.to_vec()),
        ("months", mirrored(months(120)), Vec::new()),
        ("changing balance", series(wave(50, Frequency::Annual, true, true)), Vec::new()),
    ];
    let mut found = Vec::new();
    for (name, answer, remarks) in answers {
        for language in [Language::English, Language::Russian, Language::Persian] {
            for (width, height) in SIZES {
                for kind in [ChartKind::Line, ChartKind::Bar, ChartKind::Combo] {
                    let remarks = remarks.clone();
                    let spec = PictureSpec { kind: Some(kind), lang: language, width, height, remarks, ..PictureSpec::default() };
                    let own = faults(&drawn(&answer, &spec)).into_iter();
                    found.extend(own.map(|fault| format!("{name} {language:?} {width}×{height} {kind:?}: {fault}")));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn gaps_and_balances_as_pictures() {
    let spec = |lang: Language| PictureSpec { lang, width: 900, height: 500, ..PictureSpec::default() };
    let dumbbells = PictureSpec { kind: Some(ChartKind::Dumbbell), ..spec(Language::Persian) };
    goldens::check("dumbbells-fa", &mirrored(mirror()), &dumbbells);
    goldens::check("gap-months-ru", &mirrored(months(120)), &spec(Language::Russian));
    let changing = series(wave(30, Frequency::Annual, true, false));
    goldens::check("balance-changing-dark", &changing, &PictureSpec { theme: Theme::Dark, ..spec(Language::English) });
    let remarks = vec![Remark { period: "2010".to_owned(), words: None }];
    goldens::check("remark", &series(russia(Subject::Exports)), &PictureSpec { remarks, ..spec(Language::English) });
}
