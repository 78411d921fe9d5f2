use proptest::prelude::*;

use super::*;
use crate::trade::{BOUND_PER_UNIT, Calendar, Valuation};

/// Between 2021-01-01 and 2024-12-31, figures in millions exactly.
fn stretch(label: &str, calendar: Calendar, text: &str) -> Stretch {
    let level = Level::from_wording(text.parse().unwrap(), 6, None, Valuation::Fob).unwrap().0;
    Stretch { days: Days::of_period(calendar, label.parse().unwrap()).unwrap(), level }
}

fn gregorian(figures: &[(&str, &str)]) -> Vec<Stretch> {
    figures.iter().map(|(label, text)| stretch(label, Calendar::Gregorian, text)).collect()
}

/// The least and the most in millions.
fn millions(label: &str, figures: &[Stretch]) -> (Bound, Option<Bound>) {
    let span = Days::of_period(Calendar::Gregorian, label.parse().unwrap()).unwrap();
    let bounds = span_bounds(span, figures).unwrap();
    (bounds.low / BOUND_PER_UNIT / 1_000_000, bounds.high.map(|high| high / BOUND_PER_UNIT / 1_000_000))
}

#[test]
fn parts_are_a_floor_for_the_year_and_the_year_a_ceiling_for_its_parts() {
    let nine = gregorian(&[("2021-01/P9M", "90")]);
    assert_eq!(millions("2021", &nine), (90, None));
    let year = gregorian(&[("2021", "120")]);
    assert_eq!(millions("2021-07", &year), (0, Some(120)), "from any month on, not from January only");
    let both = gregorian(&[("2021-01/P9M", "90"), ("2021", "120")]);
    // The year less its first nine months: 30 in the last three, at most 30 in any of them.
    assert_eq!((millions("2021-Q4", &both), millions("2021-11", &both)), ((30, Some(30)), (0, Some(30))));
    assert_eq!(millions("2021-02/P10M", &both), (0, Some(120)));
    assert_eq!(millions("2022", &both), (0, None));
}

#[test]
fn the_dearest_figures_inside_and_the_cheapest_that_cover() {
    // Inside 2021: Q1 and May, or January to May; 30 + 25 is more than 50.
    let figures = gregorian(&[("2021-Q1", "30"), ("2021-05", "25"), ("2021-01/P5M", "60")]);
    assert_eq!(millions("2021-01/P6M", &figures), (60, None));
    // May is covered by itself; April has 60 − 30 − 25 = 5.
    assert_eq!((millions("2021-05", &figures), millions("2021-04", &figures)), ((25, Some(25)), (5, Some(5))));
}

#[test]
fn a_gregorian_year_between_two_iranian_ones() {
    let years = [("1401", "10"), ("1402", "12")].map(|(label, text)| stretch(label, Calendar::SolarHijri, text));
    // 2023 lies in 1401 and 1402 and holds neither.
    assert_eq!(millions("2023", &years), (0, Some(22)));
    assert_eq!(millions("2024", &years), (0, None), "1403 is not there");
    let months: Vec<Stretch> = (1401..1404)
        .flat_map(|year| (1..=12).map(move |month| stretch(&format!("{year}-{month:02}"), Calendar::SolarHijri, "1")))
        .collect();
    // Eleven Iranian months lie in 2023 and two more overlap it.
    assert_eq!(millions("2023", &months), (11, Some(13)));
}

#[test]
fn a_fiscal_year_is_its_quarters_exactly_whatever_they_are_called() {
    let april: Calendar = "fiscal:04".parse().unwrap();
    let quarters = gregorian(&[("2012-Q2", "1"), ("2012-Q3", "2"), ("2012-Q4", "3"), ("2013-Q1", "4")]);
    let bounds = span_bounds(Days::of_period(april, "2012".parse().unwrap()).unwrap(), &quarters).unwrap();
    assert_eq!(bounds.exact.map(|level| level.amount.hundredths()), Some(1_000_000_000));
    assert_eq!((bounds.low, bounds.high), (10_000_000 * BOUND_PER_UNIT, Some(10_000_000 * BOUND_PER_UNIT)));
    // The same from one figure more, of which fewer make up the span.
    let mut more = quarters;
    more.push(stretch("2012-04/P9M", Calendar::Gregorian, "6"));
    assert_eq!(span_bounds(Days::of_period(april, "2012".parse().unwrap()).unwrap(), &more).unwrap().exact, bounds.exact);
}

#[test]
fn figures_that_contradict_one_another_are_not_subtracted() {
    let figures = gregorian(&[("2021", "100"), ("2021-01/P9M", "110")]);
    // The nine months stand for themselves, the year too; of the rest nothing is known but that the year holds it.
    let both = (millions("2021-01/P9M", &figures), millions("2021", &figures));
    assert_eq!(both, ((110, Some(110)), (100, Some(100))));
    // Ten months hold the nine and lie in the year: at least 110 and at most 100.
    let ten = Days::of_period(Calendar::Gregorian, "2021-01/P10M".parse().unwrap()).unwrap();
    assert_eq!(span_bounds(ten, &figures), Err(Contradictory));
    assert_eq!(millions("2021-Q4", &figures), (0, Some(100)));
    assert_eq!(millions("2022", &figures), (0, None), "another year is not concerned");
}

/// The least and the most by trying every way to spread up to `most` over `days` single days.
fn by_trying(span: Days, figures: &[Stretch], days: i32, most: i128) -> Option<(i128, i128)> {
    let traded = |mut code: i128, from: i32, end: i32| {
        let mut sum = 0;
        for day in 0..days {
            if (from..end).contains(&day) {
                sum += code % (most + 1);
            }
            code /= most + 1;
        }
        sum
    };
    let ways = (most + 1).pow(days.unsigned_abs());
    let allowed = (0..ways).filter(|code| {
        figures.iter().all(|figure| {
            let sum = traded(*code, figure.days.first(), figure.days.end());
            (figure.level.bounds.low..=figure.level.bounds.high).contains(&sum)
        })
    });
    let sums: Vec<i128> = allowed.map(|code| traded(code, span.first(), span.end())).collect();
    Some((*sums.iter().min()?, *sums.iter().max()?))
}

proptest! {
    /// Whatever is known of some days, the bounds of a span are the least and the most of all ways in which it can have been traded.
    #[test]
    fn bounds_are_those_of_every_way_that_the_figures_allow(
        figures in proptest::collection::vec((0i32..5, 1i32..6, 0i128..4, 0i128..3), 0..5),
        span in (0i32..5, 1i32..6),
    ) {
        let most = 3;
        let days = |first: i32, length: i32| Days::new(first, (first + length).min(5)).unwrap();
        let stretch = |days: Days, low: i128, width: i128| {
            let level = Level::from_wording("0".parse().unwrap(), 0, None, Valuation::Fob).unwrap().0;
            Stretch { days, level: Level { bounds: crate::trade::Interval { low, high: low + width }, ..level } }
        };
        let mut known: Vec<Stretch> = figures.iter().map(|(first, length, low, width)| stretch(days(*first, *length), *low, *width)).collect();
        // No day has more than can be tried.
        known.extend((0..5).map(|day| stretch(days(day, 1), 0, most)));
        let span = days(span.0, span.1);
        if let Some((least, greatest)) = by_trying(span, &known, 5, most) {
            let bounds = span_bounds(span, &known).unwrap();
            prop_assert_eq!((bounds.low, bounds.high), (least, Some(greatest)));
        }
    }

    /// The order of the figures changes nothing.
    #[test]
    fn shuffled_figures_give_the_same_bounds(
        figures in proptest::collection::vec((0i32..9, 1i32..6, 0i64..40), 0..8),
        span in (0i32..9, 1i32..6),
    ) {
        let of = |(first, length, value): &(i32, i32, i64)| {
            let level = Level::from_wording(value.to_string().parse().unwrap(), 0, Some(0), Valuation::Fob).unwrap().0;
            Stretch { days: Days::new(*first, first + length).unwrap(), level }
        };
        let there: Vec<Stretch> = figures.iter().map(of).collect();
        let back: Vec<Stretch> = figures.iter().rev().map(of).collect();
        let span = Days::new(span.0, span.0 + span.1).unwrap();
        let bounds = |figures: &[Stretch]| span_bounds(span, figures).map(|bounds| (bounds.low, bounds.high));
        prop_assert_eq!(bounds(&there), bounds(&back));
    }
}
