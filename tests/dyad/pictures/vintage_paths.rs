//! Revisions as pictures: each period with every figure that was published of it.

use dyad::{
    chart::{self, ChartKind, Drawing, PictureSpec, Theme},
    language::Language,
    query::{Answer, RevisionsAnswer, VintageHistory},
    series::Subject,
    statistics::revise,
    trade::{Frequency, Period},
};

use super::{
    layout::{SIZES, faults, is_well_formed},
    samples::{level, origin, wave},
};

/// So many periods, each published up to so many times.
fn revised(count: i32, frequency: Frequency, most: i32) -> Answer {
    let series = wave(count, frequency, false, false).series;
    let mut histories = Vec::new();
    let (mut first, mut latest) = (series.points.clone(), series.points.clone());
    for (place, point) in (0..).zip(&series.points) {
        let times = 1 + (place * 7) % most;
        let figure = |vintage: i32| level(&(1_500 + (place * 37) % 400 + vintage * (place % 5 - 2) * 17).to_string(), 6, Some(0));
        let figures: Vec<_> = (0..times).map(|vintage| (20_200_301 + vintage * 10_000, figure(vintage))).collect();
        let at = usize::try_from(place).unwrap();
        first[at].level = figures.first().map(|(_, level)| *level);
        latest[at].level = figures.last().map(|(_, level)| *level);
        histories.push(VintageHistory { period: point.period, figures });
    }
    let times = |period: Period| histories.iter().find(|history| history.period == period).map_or(0, |found| found.figures.len());
    let revisions = revise(&first, &latest, times);
    let origin = origin("/v1/dyads/RUS-IRN/revisions");
    Answer::Revisions(Box::new(RevisionsAnswer { series, revisions, histories, alternatives: Vec::new(), origin }))
}

/// Revisions of every shape.
pub fn shapes() -> Vec<(&'static str, Answer, Option<ChartKind>)> {
    vec![
        ("revisions", revised(8, Frequency::Annual, 4), None),
        ("one revision", revised(1, Frequency::Annual, 1), Some(ChartKind::Dots)),
        ("revisions of two years", revised(2, Frequency::Annual, 6), None),
        ("revisions of sixty years", revised(60, Frequency::Annual, 3), None),
        ("revisions of two hundred months", revised(200, Frequency::Monthly, 5), None),
        ("never revised", revised(12, Frequency::Quarterly, 1), None),
    ]
}

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "https://trade.example.org").unwrap()
}

#[test]
fn nothing_overlaps_or_is_clipped_at_any_size_in_any_language_and_theme() {
    let mut found = Vec::new();
    for (name, answer, kind) in shapes() {
        for (width, height) in SIZES.into_iter().chain([(1200, 630), (320, 200)]) {
            for (lang, theme) in
                [(Language::English, Theme::Dark), (Language::Russian, Theme::Light), (Language::Persian, Theme::Dark)]
            {
                let drawing = drawn(&answer, &PictureSpec { kind, width, height, lang, theme, ..PictureSpec::default() });
                let place = format!("{name} {width}×{height} {lang:?}");
                found.extend(faults(&drawing).into_iter().map(|fault| format!("{place}: {fault}")));
                assert!(is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN"), "{place}");
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn every_vintage_is_a_mark_and_runs_to_the_right_as_it_came_out() {
    let answer = revised(8, Frequency::Annual, 4);
    let Answer::Revisions(revisions) = &answer else { panic!() };
    let drawing = drawn(&answer, &PictureSpec::default());
    let figures: usize = revisions.histories.iter().map(|history| history.figures.len()).sum();
    assert_eq!((drawing.hit_areas.len(), figures > 12), (figures, true));
    assert!(drawing.title.ends_with(", as first published and as revised"), "{}", drawing.title);
    let of = |period: &str| drawing.hit_areas.iter().filter(|area| area.datum.period == period).collect::<Vec<_>>();
    let year = of("1971");
    assert!(year.len() == 4 && year.windows(2).all(|pair| pair[0].left < pair[1].left), "{year:?}");
    assert_eq!(year[0].datum.series, "1\u{a0}March\u{a0}2020");
    assert_eq!(year[0].datum.words, "1971, 1\u{a0}March\u{a0}2020: 1.537");
    // 1971: 1,537 million, three times less by 17: −51 or −3.3 %.
    let written = |text: &str| drawing.boxes.iter().any(|own| own.text == text);
    assert!(written("−3.3%") && written("as first published") && written("as it stands"), "{:?}", drawing.boxes);
    let subject = Subject::Turnover;
    assert_eq!(revisions.series.subject, subject);
    assert!(drawing.description.contains("8 periods, 1970 to 1977; published more than once: 6"), "{}", drawing.description);
}

#[test]
fn what_was_never_revised_says_so() {
    let drawing = drawn(&revised(12, Frequency::Quarterly, 1), &PictureSpec::default());
    assert!(drawing.boxes.iter().any(|own| own.text == "each figure was published once"), "{:?}", drawing.boxes);
    assert!(!drawing.boxes.iter().any(|own| own.text.ends_with('%')));
}
