//! The figures of a drawing as places that can be pointed at.

use dyad::{
    chart::{self, ChartKind, Drawing, HitArea, PictureSpec},
    language::Language,
    query::Answer,
    series::Subject,
    trade::Frequency,
};

use super::{
    compared::compared,
    layout::{answers, kinds, rankings},
    products, ranked,
    samples::{commentary, mirror, mirrored, russia, series},
};

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "").unwrap()
}

fn told(drawing: &Drawing) -> Vec<&str> {
    drawing.hit_areas.iter().map(|point| point.datum.words.as_str()).collect()
}

#[test]
fn every_figure_of_a_series_has_its_column() {
    let drawing = drawn(&series(commentary()), &PictureSpec { kind: Some(ChartKind::Bar), ..PictureSpec::default() });
    assert_eq!(told(&drawing), ["2021: 1.5 (1.45 to 1.55; low reliability)", "2022: 5 (4.5 to 5.5)", "2023: 4 (3.5 to 4.5)"]);
    for pair in drawing.hit_areas.windows(2) {
        assert_eq!((pair[0].left + pair[0].width, pair[0].top, pair[0].height), (pair[1].left, pair[1].top, pair[1].height));
    }
    assert!(drawing.svg().contains("data-period=\"2022\" data-series=\"\" data-value=\"5\"><title>2022: 5 (4.5 to 5.5)</title>"));
    assert!(drawing.svg().ends_with("</g>\n</svg>\n"), "points stand last");
    let both = drawn(&series(commentary()), &PictureSpec::default());
    assert_eq!(both.hit_areas.len(), 5, "levels, then growth");
    assert_eq!(both.hit_areas[4].datum.words, "Change on a year before, 2023: −20% (−36.36 to 0)");
    assert_eq!((both.hit_areas[4].datum.period.as_str(), both.hit_areas[4].datum.value), ("2023", -20.0));
}

#[test]
fn words_are_of_the_language_and_what_machines_read_is_not() {
    let spec = PictureSpec { kind: Some(ChartKind::Bar), lang: Language::Persian, ..PictureSpec::default() };
    let drawing = drawn(&series(commentary()), &spec);
    assert_eq!(drawing.hit_areas[1].datum.period, "2022");
    assert!(
        drawing.hit_areas[1].datum.words.contains("۲۰۲۲") && drawing.svg().contains("data-value=\"5\""),
        "{:?}",
        told(&drawing)
    );
}

#[test]
fn several_series_share_a_column_by_what_is_nearest() {
    let drawing = drawn(&compared(3, 6, Frequency::Annual, false, dyad::query::Measure::Value), &PictureSpec::default());
    assert_eq!(drawing.hit_areas.len(), 17, "one of 18 figures is missing");
    let first = &drawing.hit_areas[0].datum.series;
    assert!(
        !first.is_empty() && drawing.hit_areas[..5].iter().all(|point| point.datum.series == *first),
        "one series after another"
    );
    let column =
        |period: &str| drawing.hit_areas.iter().filter(|point| point.datum.period == period).cloned().collect::<Vec<HitArea>>();
    let mut one = column(&drawing.hit_areas[0].datum.period);
    one.sort_by_key(|point| point.top);
    for pair in one.windows(2) {
        assert!(pair[0].top + pair[0].height <= pair[1].top + 1 && pair[0].left == pair[1].left, "{one:?}");
    }
    let bars = drawn(&mirrored(mirror()), &PictureSpec { kind: Some(ChartKind::Bar), ..PictureSpec::default() });
    assert!(bars.hit_areas.windows(2).all(|pair| pair[0].datum.series != pair[1].datum.series || pair[0].left < pair[1].left));
}

#[test]
fn ranked_bars_areas_and_shares_can_be_pointed_at() {
    let drawing = drawn(&ranked::partners(20), &PictureSpec::default());
    assert!(drawing.hit_areas.len() >= 10 && drawing.hit_areas[0].datum.period.len() == 3, "{:?}", drawing.hit_areas[0]);
    let (_, tree) = products::answers().remove(0);
    let areas = drawn(&tree, &PictureSpec { kind: Some(ChartKind::Treemap), ..PictureSpec::default() });
    assert!(!areas.hit_areas.is_empty() && areas.hit_areas.iter().all(|point| point.datum.value > 0.0));
    let shares = drawn(&tree, &PictureSpec { kind: Some(ChartKind::Stacked), ..PictureSpec::default() });
    assert!(shares.hit_areas.iter().all(|point| !point.datum.series.is_empty() && point.datum.words.ends_with('%')));
    let right = drawn(&ranked::partners(20), &PictureSpec { lang: Language::Persian, ..PictureSpec::default() });
    assert_eq!(right.hit_areas.len(), drawing.hit_areas.len());
}

#[test]
fn points_are_within_the_picture_and_no_part_of_what_is_seen() {
    for (name, answer) in answers() {
        for kind in kinds(&answer) {
            for (width, height) in [(200, 200), (640, 400), (1200, 800)] {
                let drawing = drawn(&answer, &PictureSpec { kind, width, height, ..PictureSpec::default() });
                let side = |pixels: u32| i32::try_from(pixels).unwrap();
                let inside = |point: &HitArea| {
                    point.left >= 0
                        && point.top >= 0
                        && point.width > 0
                        && point.height > 0
                        && point.left + point.width <= side(width)
                        && point.top + point.height <= side(height)
                };
                assert!(drawing.hit_areas.iter().all(inside), "{name} {kind:?} {width}×{height}");
                assert_eq!(drawing.svg().matches("class=\"point\"").count(), drawing.hit_areas.len());
            }
        }
    }
    for (name, answer, kind) in rankings() {
        let drawing = drawn(&answer, &PictureSpec { kind, ..PictureSpec::default() });
        assert!(name == "no partners" || !drawing.hit_areas.is_empty(), "{name}");
    }
    let mut without = drawn(&series(russia(Subject::Exports)), &PictureSpec::default());
    let seen = chart::png(&without, 1).unwrap();
    without.hit_areas.clear();
    assert!(!without.svg().contains("class=\"points\""));
    assert_eq!(chart::png(&without, 1).unwrap(), seen);
}
