//! What is drawn when nothing is asked for: it follows the shape of the data and the size of the picture.

use dyad::{
    chart::{self, ChartKind, Drawing, PictureSpec, Preset},
    language::Language,
    parameter::ParameterError,
    query::{Answer, Measure, Resource, SeriesAnswer, View},
    series::Subject,
    trade::{Frequency, Period, Status},
};

use super::{
    compared::compared,
    layout::{bare, faults, is_well_formed},
    samples::{answer, commentary, level, russia, series, wave},
};

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "").unwrap()
}

fn usual(answer: SeriesAnswer) -> Drawing {
    drawn(&series(answer), &PictureSpec::default())
}

fn has(drawing: &Drawing, text: &str) -> bool {
    drawing.boxes.iter().any(|own| bare(&own.text).contains(text))
}

fn count(drawing: &Drawing, text: &str) -> usize {
    drawing.boxes.iter().filter(|own| own.text == text).count()
}

fn sized(width: u32, height: u32) -> PictureSpec {
    PictureSpec { width, height, ..PictureSpec::default() }
}

fn asked(text: &str) -> Result<PictureSpec, ParameterError> {
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    let pairs: Vec<_> = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    PictureSpec::parse(&pairs, &Resource::View("RUS-IRN".parse().unwrap(), View::Turnover))
}

/// Figures in billions, from 2000 on.
fn billions(figures: &[&str]) -> SeriesAnswer {
    let point =
        |(year, text): (i32, &&str)| dyad::series::Point::new(Period::year(year), Some(level(text, 9, None)), Status::Normal);
    answer(Subject::Exports, Frequency::Annual, (2000..).zip(figures).map(point).collect())
}

const GROWTH: &str = "Change on a year before";
const MEAN: &str = "mean of 12 months";

#[test]
fn the_kind_follows_the_length() {
    let two = usual(billions(&["3", "4"]));
    assert!(!has(&two, GROWTH) && two.hit_areas.len() == 2, "two periods are two bars");
    let years = usual(russia(Subject::Exports));
    assert!(has(&years, GROWTH), "twenty-one years have their growth below");
    // A line has joined marks: no bar for a figure.
    let bars = |drawing: &Drawing| drawing.svg().matches("<rect").count() - drawing.svg().matches("class=\"point\"").count();
    let (some, many) = (wave(30, Frequency::Annual, false, false), wave(31, Frequency::Annual, false, false));
    assert!(bars(&usual(some)) >= 30 && bars(&usual(many)) < 31, "more than thirty years are a line");
    let (some, many) = (wave(24, Frequency::Monthly, false, false), wave(25, Frequency::Monthly, false, false));
    assert!(bars(&usual(some)) >= 24 && has(&usual(many), MEAN), "more than twenty-four months are a line with its mean");
}

#[test]
fn growth_that_is_hardly_known_is_not_drawn() {
    let mut few = russia(Subject::Exports);
    let half = few.series.points.len() / 2;
    for point in &mut few.series.points[..=half] {
        point.yoy = dyad::series::Ratio::null(dyad::series::Reason::Missing);
    }
    assert!(!has(&usual(few.clone()), GROWTH));
    assert!(
        has(&drawn(&series(few), &PictureSpec { kind: Some(ChartKind::Combo), ..PictureSpec::default() }), GROWTH),
        "but where asked for"
    );
}

#[test]
fn growth_leaves_where_the_figures_would_be_low() {
    let answer = series(russia(Subject::Exports));
    for (width, height, both) in
        [(1200, 800, true), (1600, 1000, true), (1200, 480, false), (720, 400, false), (2000, 400, false)]
    {
        assert_eq!(has(&drawn(&answer, &sized(width, height)), GROWTH), both, "{width}×{height}");
    }
    let combo = PictureSpec { kind: Some(ChartKind::Combo), ..sized(1200, 480) };
    assert!(has(&drawn(&answer, &combo), GROWTH), "who asks for it has it");
}

#[test]
fn pictures_of_links_and_lists_have_one_panel_that_a_phone_can_show() {
    for preset in [Preset::Og, Preset::Thumbnail] {
        let spec = asked(&format!("preset={}", preset.word())).unwrap();
        let drawing = drawn(&series(russia(Subject::Turnover)), &spec);
        assert!(!has(&drawing, GROWTH) && has(&drawing, "Source"), "{preset:?}");
        if preset == Preset::Og {
            // At 420 of 1200 pixels a size of 20 is 7: nothing is smaller, and the axis is set in 28.
            let sizes: Vec<f64> = drawing
                .svg()
                .split("font-size=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next().and_then(|size| size.parse().ok()))
                .collect();
            assert!(sizes.iter().all(|size| *size >= 20.0) && sizes.iter().any(|size| *size >= 27.0), "{sizes:?}");
        }
    }
}

#[test]
fn the_mean_is_of_twelve_months_that_follow_one_another() {
    let mean_of = |answer: SeriesAnswer| {
        let drawing = usual(answer);
        drawing.hit_areas.iter().filter(|area| area.datum.series == MEAN).map(|area| area.datum.clone()).collect::<Vec<_>>()
    };
    let whole = wave(36, Frequency::Monthly, false, false);
    let amounts: Vec<f64> = whole.series.points.iter().map(|point| point.level.unwrap().amount.units() / 1e9).collect();
    let means = mean_of(whole.clone());
    assert_eq!((means.len(), means[0].period.as_str()), (25, "2001-12"), "the first is of January to December");
    assert!((means[0].value - amounts[..12].iter().sum::<f64>() / 12.0).abs() < 1e-9);
    let mut gap = whole.clone();
    gap.series.points[20].level = None;
    assert_eq!(mean_of(gap).len(), 25 - 12, "none of those that the missing month is of");
    let mut ended = whole;
    ended.series.points[35].status = Status::Provisional;
    let dashed = usual(ended.clone());
    assert!(has(&dashed, "provisional"), "{:?}", dashed.boxes);
    assert!(mean_of(ended).last().unwrap().words.contains("provisional"));
    assert!(mean_of(wave(40, Frequency::Monthly, false, true)).is_empty(), "with a gap in every seventh month there is none");
}

#[test]
fn first_last_highest_and_lowest_are_labelled_on_every_kind() {
    let figures: Vec<String> = (0..60).map(|place| format!("{}", 20 + (place * 37) % 11)).collect();
    let mut texts: Vec<&str> = figures.iter().map(String::as_str).collect();
    (texts[0], texts[59], texts[30], texts[40]) = ("15.1", "24.2", "48.3", "12.4");
    for kind in [ChartKind::Bar, ChartKind::Line, ChartKind::Combo] {
        let spec = PictureSpec { kind: Some(kind), ..PictureSpec::default() };
        let drawing = drawn(&series(billions(&texts)), &spec);
        for label in ["15.1", "24.2", "48.3", "12.4"] {
            assert_eq!(count(&drawing, label), 1, "{kind:?} {label}: {:?}", drawing.boxes);
        }
    }
    // 24 bars of three figures have no room for a label each at 640, but for one of a decimal less.
    let drawing = drawn(&series(billions(&["10.4"; 24])), &PictureSpec { kind: Some(ChartKind::Bar), ..sized(760, 500) });
    assert!(count(&drawing, "10") >= 24, "{:?}", drawing.boxes);
}

#[test]
fn of_deficits_the_largest_is_labelled() {
    let mut deficits = wave(60, Frequency::Annual, true, false);
    for (place, point) in deficits.series.points.iter_mut().enumerate() {
        point.level = Some(level(if place == 20 { "-17" } else { "-6.5" }, 9, None));
    }
    let spec = PictureSpec { kind: Some(ChartKind::Bar), ..PictureSpec::default() };
    assert_eq!(count(&drawn(&series(deficits), &spec), "−17.0"), 1);
}

#[test]
fn names_and_values_stand_together_at_the_ends_of_lines() {
    let drawing = drawn(&compared(3, 21, Frequency::Annual, false, Measure::Value), &PictureSpec::default());
    let digits = |text: &str| text.chars().any(|letter| letter.is_ascii_digit());
    let named: Vec<&str> =
        drawing.boxes.iter().map(|own| own.text.as_str()).filter(|text| text.contains('\u{a0}') && digits(text)).collect();
    assert!(named.len() >= 3, "{:?}", drawing.boxes);
}

#[test]
fn of_twenty_lines_five_are_named_and_the_rest_are_grey() {
    let drawing = drawn(&compared(20, 50, Frequency::Annual, false, Measure::Index), &PictureSpec::default());
    assert!(has(&drawing, "15 more lines, in grey"), "{:?}", drawing.boxes);
    let series: std::collections::BTreeSet<&str> = drawing.hit_areas.iter().map(|area| area.datum.series.as_str()).collect();
    assert!(series.len() > 15, "those in grey can be pointed at too: {series:?}");
    let named = |name: &&&str| drawing.boxes.iter().any(|own| own.text.starts_with(**name) && own.text.contains('\u{a0}'));
    assert_eq!(series.iter().filter(named).count(), 5, "{:?}", drawing.boxes);
    let seven = drawn(&compared(7, 50, Frequency::Annual, false, Measure::Index), &PictureSpec::default());
    assert!(!has(&seven, "in grey"));
}

#[test]
fn nothing_is_zero_and_growth_stops_at_all_of_it() {
    let drawing = usual(billions(&["0", "0.4", "0.7"]));
    assert!(count(&drawing, "0") >= 1 && count(&drawing, "0.0") == 0 && count(&drawing, "0.00") == 0, "{:?}", drawing.boxes);
    let none = usual(billions(&["0", "0", "0"]));
    assert_eq!(count(&none, "0"), 4, "one tick and three labels: {:?}", none.boxes);
    let mut falls = russia(Subject::Exports);
    falls.measure = Measure::Yoy;
    for (place, point) in falls.series.points.iter_mut().enumerate() {
        let value = if place % 2 == 0 { -99.0 } else { 5_400.0 };
        point.yoy = dyad::series::Ratio { value: Some(value), ..dyad::series::Ratio::default() };
    }
    let drawing = usual(falls);
    let below = |text: &str| text.starts_with('−') && text.ends_with('%') && text.len() > "−100%".len();
    assert!(!drawing.boxes.iter().any(|own| below(&own.text)), "{:?}", drawing.boxes);
}

#[test]
fn months_and_quarters_have_names_and_the_ends_are_named() {
    let months = usual(wave(18, Frequency::Monthly, false, false));
    let labels = ["Jan 2001", "Apr", "Jul", "Jan 2002", "Jun 2002"].map(|label| count(&months, label));
    assert_eq!(labels, [1, 2, 1, 1, 1], "{:?}", months.boxes);
    let quarters = usual(wave(10, Frequency::Quarterly, false, false));
    assert!(has(&quarters, "Q1 1980") && has(&quarters, "Q2 1982"), "{:?}", quarters.boxes);
    for width in [320, 480, 640, 1200, 2000] {
        let years = drawn(&series(russia(Subject::Exports)), &sized(width, 600));
        assert!(count(&years, "1996") == 1 && count(&years, "2016") == 1, "{width}: {:?}", years.boxes);
    }
    let persian = PictureSpec { lang: Language::Persian, ..PictureSpec::default() };
    assert!(has(&drawn(&series(wave(18, Frequency::Monthly, false, false)), &persian), "ژانویه ۲۰۰۱"));
}

#[test]
fn ticks_stand_where_data_are() {
    let mut sparse = russia(Subject::Exports);
    for (place, point) in sparse.series.points.iter_mut().enumerate() {
        *point = dyad::series::Point::new(Period::year(1962 + 4 * i32::try_from(place).unwrap()), point.level, Status::Normal);
    }
    let drawing = usual(sparse);
    let years: Vec<i32> = drawing.boxes.iter().filter_map(|own| own.text.parse().ok()).filter(|year| *year > 1900).collect();
    assert!(years.len() > 3 && years.iter().all(|year| (year - 1962) % 4 == 0), "{years:?}");
}

#[test]
fn the_unit_is_said_once_and_rounding_where_it_is_seen() {
    let drawing = usual(russia(Subject::Exports));
    let units = drawing.boxes.iter().filter(|own| own.text.contains("$bn") || own.text.contains("USD")).count();
    assert_eq!(units, 1, "{:?}", drawing.boxes);
    assert!(!has(&drawing, "rounded"));
    assert!(has(&usual(commentary()), "$bn, rounded as published (to 1 billion)"));
    let unit = |lang| drawn(&series(russia(Subject::Exports)), &PictureSpec { lang, ..PictureSpec::default() });
    assert!(has(&unit(Language::Russian), "млрд\u{a0}$") && has(&unit(Language::Persian), "میلیارد\u{a0}دلار"));
    let small = drawn(&series(russia(Subject::Exports)), &sized(320, 240));
    assert!(has(&small, "$bn"), "without a subtitle the chart says it: {:?}", small.boxes);
    let mut francs = russia(Subject::Exports);
    francs.series.unit = "CHF".to_owned();
    assert!(has(&usual(francs), "CHF billion"));
}

#[test]
fn the_source_never_leaves_and_its_address_is_never_cut() {
    let answer = series(russia(Subject::Turnover));
    for (width, height) in [(200, 200), (320, 200), (400, 2000), (300, 600), (480, 320), (1600, 200), (4000, 200), (1200, 800)] {
        let drawing = chart::draw(&answer, &sized(width, height), "https://trade.example.org").unwrap();
        assert!(has(&drawing, "Source: World Bank"), "{width}×{height}: {:?}", drawing.boxes);
        let written = drawing.boxes.iter().find(|own| own.text.starts_with("trade.example.org"));
        let whole = "trade.example.org/v1/dyads/RUS-IRN/exports?source=wits";
        let all = [whole, "trade.example.org/v1/dyads/RUS-IRN/exports", "trade.example.org"];
        assert!(written.is_none_or(|own| all.contains(&own.text.as_str())), "{width}×{height}: {written:?}");
        if width == 1200 {
            assert!(has(&drawing, whole));
        }
    }
    assert!(has(&usual(russia(Subject::Exports)), "dyad \u{b7} RUS-IRN/exports?source=wits"), "without a site it is short");
}

#[test]
fn a_title_that_some_lines_hold_is_not_cut() {
    let drawing = drawn(&series(russia(Subject::Turnover)), &sized(200, 200));
    let lines: Vec<&str> = drawing.boxes.iter().map(|own| own.text.as_str()).collect();
    assert!(lines.concat().contains("turnover") && !lines[0].ends_with('…') && !lines[1].ends_with('…'), "{lines:?}");
    let quoted = drawn(&series(commentary()), &sized(200, 200));
    assert!(has(&quoted, "commentary"), "{:?}", quoted.boxes);
}

#[test]
fn a_card_is_the_latest_figure() {
    let card = |lang, width, height| {
        let spec = PictureSpec { kind: Some(ChartKind::Card), lang, ..sized(width, height) };
        drawn(&series(commentary()), &spec)
    };
    for (lang, amount) in [
        (Language::English, "$4\u{a0}bn"),
        (Language::Russian, "4\u{a0}млрд\u{a0}$"),
        (Language::Persian, "۴\u{a0}میلیارد\u{a0}دلار"),
    ] {
        for (width, height) in
            [(200, 200), (320, 200), (480, 320), (1200, 630), (1200, 800), (4000, 2000), (1600, 200), (200, 800)]
        {
            let drawing = card(lang, width, height);
            assert!(has(&drawing, amount), "{lang:?} {width}×{height}: {:?}", drawing.boxes);
            assert_eq!(
                faults(&drawing).into_iter().filter(|fault| !fault.starts_with("no address")).collect::<Vec<_>>(),
                [""; 0]
            );
        }
    }
    let drawing = card(Language::English, 1200, 800);
    assert!(
        has(&drawing, "2023") && has(&drawing, "−20% on a year before (−36.4% to 0%)") && has(&drawing, "3.5 to 4.5 as rounded")
    );
    assert_eq!((drawing.hit_areas.len(), drawing.hit_areas[0].datum.period.as_str()), (1, "2023"));
    let mut growth = commentary();
    growth.measure = Measure::Yoy;
    let spec = PictureSpec { kind: Some(ChartKind::Card), ..PictureSpec::default() };
    assert!(has(&drawn(&series(growth), &spec), "−20%"));
    let none = drawn(&series(answer(Subject::Exports, Frequency::Annual, Vec::new())), &spec);
    assert!(has(&none, "No figures in this window"));
}

#[test]
fn a_spark_has_no_word_and_may_be_small() {
    let shapes = [
        series(commentary()),
        series(wave(200, Frequency::Monthly, false, true)),
        series(wave(50, Frequency::Annual, true, true)),
        series(billions(&["3"])),
        series(billions(&["0", "0"])),
        series(super::samples::extremes()),
        series(answer(Subject::Exports, Frequency::Annual, Vec::new())),
    ];
    for size in ["", "&width=16&height=16", "&width=80&height=20", "&width=4000&height=2000", "&preset=thumbnail"] {
        let spec = asked(&format!("kind=spark{size}")).unwrap();
        for answer in &shapes {
            let drawing = drawn(answer, &spec);
            assert!(drawing.boxes.is_empty() && !drawing.svg().contains("<text"), "{size}");
            assert!(
                is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN") && drawing.svg().contains("<title>"),
                "{size}"
            );
            assert!(spec.width > 1000 || chart::png(&drawing, 1).unwrap().len() < 12_000, "{size}");
            let side = |pixels: u32| i32::try_from(pixels).unwrap();
            let within = |area: &chart::HitArea| area.left >= 0 && area.left + area.width <= side(spec.width) + 1;
            assert!(drawing.hit_areas.iter().all(within), "{size}: {:?}", drawing.hit_areas);
        }
    }
    let usual = asked("kind=spark").unwrap();
    assert_eq!((usual.width, usual.height, usual.canonical().as_str()), (240, 60, "kind=spark"));
    assert_eq!(asked(&asked("height=800&kind=spark&width=1200").unwrap().canonical()).unwrap().width, 1200, "reads back");
    for (text, named) in [
        ("kind=spark&width=15", "width"),
        ("kind=line&height=60", "height"),
        ("height=60", "height"),
        ("kind=card&width=100", "width"),
    ] {
        let fault = asked(text).unwrap_err();
        assert_eq!(
            (fault.parameter.as_str(), fault.allowed),
            (named, vec!["a whole number from 200 to 4000, with kind=spark from 16".to_owned()]),
            "{text}"
        );
    }
    // The other way round: a picture with words that was a spark has its usual size again.
    let line =
        usual.with(&[("kind".into(), "line".into())], &Resource::View("RUS-IRN".parse().unwrap(), View::Turnover)).unwrap();
    assert_eq!((line.width, line.height), (1200, 800));
}
