//! Months and quarters by year as shades.

use dyad::{
    chart::{self, ChartError, ChartKind, Drawing, PictureSpec, Theme},
    language::Language,
    query::{Answer, Measure, SeriesAnswer},
    trade::{Calendar, Frequency, Status},
};

use super::{
    layout::{SIZES, faults, is_well_formed},
    samples::{series, wave},
};

fn growth(count: i32, frequency: Frequency) -> SeriesAnswer {
    let mut answer = wave(count, frequency, false, true);
    answer.measure = Measure::Yoy;
    answer
}

/// Series of every shape that has months or quarters.
pub fn shapes() -> Vec<(&'static str, Answer, Option<ChartKind>)> {
    let mut hijri = wave(40, Frequency::Monthly, false, true);
    hijri.series.calendar = Calendar::SolarHijri;
    let mut one = growth(30, Frequency::Monthly);
    one.series.points[20].yoy.value = Some(98_765.4);
    let heat = |answer: SeriesAnswer| (series(answer), Some(ChartKind::Heatmap));
    [
        ("months", heat(wave(120, Frequency::Monthly, false, true))),
        ("months of thirty years", heat(wave(360, Frequency::Monthly, false, false))),
        ("months of two hundred years", heat(wave(2400, Frequency::Monthly, false, false))),
        ("a balance by month", heat(wave(60, Frequency::Monthly, true, true))),
        ("growth by month", heat(growth(90, Frequency::Monthly))),
        ("one month far out", heat(one)),
        ("quarters", heat(wave(23, Frequency::Quarterly, false, true))),
        ("growth by quarter", heat(growth(50, Frequency::Quarterly))),
        ("Iranian months", heat(hijri)),
        ("one month", heat(wave(1, Frequency::Monthly, false, false))),
    ]
    .into_iter()
    .map(|(name, (answer, kind))| (name, answer, kind))
    .collect()
}

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, &PictureSpec { kind: Some(ChartKind::Heatmap), ..spec.clone() }, "https://trade.example.org").unwrap()
}

#[test]
fn nothing_overlaps_or_is_clipped_at_any_size_in_any_language_and_theme() {
    let mut found = Vec::new();
    for (name, answer, _) in shapes() {
        for (width, height) in SIZES.into_iter().chain([(1200, 630), (320, 200)]) {
            for (lang, theme) in
                [(Language::English, Theme::Light), (Language::Russian, Theme::Dark), (Language::Persian, Theme::Light)]
            {
                let drawing = drawn(&answer, &PictureSpec { width, height, lang, theme, ..PictureSpec::default() });
                let place = format!("{name} {width}×{height} {lang:?}");
                found.extend(faults(&drawing).into_iter().map(|fault| format!("{place}: {fault}")));
                assert!(is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN"), "{place}");
                assert!(!drawing.hit_areas.is_empty(), "{place}");
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn every_month_has_its_cell_and_a_gap_is_no_zero() {
    let mut answer = wave(30, Frequency::Monthly, false, false);
    answer.series.points[4].level = None;
    answer.series.points[7].status = Status::Provisional;
    answer.series.points.remove(9);
    let drawing = drawn(&series(answer), &PictureSpec::default());
    assert_eq!(drawing.hit_areas.len(), 28);
    let written = |text: &str| drawing.boxes.iter().filter(|own| own.text == text).count();
    assert_eq!(["January", "December", "2001", "2003", "no figure"].map(written), [1; 5], "{:?}", drawing.boxes);
    assert!(drawing.boxes.iter().any(|own| own.text.starts_with("marked corner")), "{:?}", drawing.boxes);
    // January stands over its cells, the years run down.
    let place = |period: &str| drawing.hit_areas.iter().find(|area| area.datum.period == period).unwrap();
    let (first, next, below) = (place("2001-01"), place("2001-02"), place("2002-01"));
    assert!(first.top == next.top && first.left < next.left && first.left == below.left && first.top < below.top);
    assert!(drawing.description.contains("$bn: 28 figures, Jan 2001 to Jun 2003"), "{}", drawing.description);
    let persian = drawn(
        &series(wave(30, Frequency::Monthly, false, false)),
        &PictureSpec { lang: Language::Persian, ..PictureSpec::default() },
    );
    let months =
        ["2001-01", "2001-02"].map(|month| persian.hit_areas.iter().find(|area| area.datum.period == month).unwrap().left);
    assert!(months[0] > months[1], "a table in Persian begins at the right");
}

#[test]
fn growth_has_two_colours_with_zero_between_and_what_is_beyond_says_so() {
    let mut answer = growth(60, Frequency::Monthly);
    answer.series.points[40].yoy.value = Some(5_476.0);
    let drawing = drawn(&series(answer), &PictureSpec::default());
    assert!(drawing.title.starts_with("Growth of "), "{}", drawing.title);
    assert!(drawing.boxes.iter().any(|own| own.text.ends_with("% or more")), "{:?}", drawing.boxes);
    assert!(drawing.boxes.iter().any(|own| own.text == "0") && drawing.boxes.iter().any(|own| own.text.starts_with('−')));
}

#[test]
fn years_and_other_measures_are_refused_with_what_is_allowed() {
    let spec = PictureSpec { kind: Some(ChartKind::Heatmap), ..PictureSpec::default() };
    let mut indexed = wave(30, Frequency::Monthly, false, false);
    indexed.measure = Measure::Index;
    for (answer, parameter, word) in
        [(wave(5, Frequency::Annual, false, false), "kind", "freq=M"), (indexed, "measure", "growth")]
    {
        let answer = series(answer);
        let Err(ChartError::Refused(error)) = chart::draw(&answer, &spec, "") else { panic!("{parameter}") };
        assert!(error.parameter == parameter && error.to_string().contains(word) && !error.allowed.is_empty(), "{error:?}");
        assert!(!ChartKind::Heatmap.suits(&answer) && ChartKind::Line.suits(&answer));
    }
}
