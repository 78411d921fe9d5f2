//! Several series side by side, built by hand.

use dyad::{
    query::{Answer, CompareAnswer, Measure, SeriesAnswer},
    series::{Ratio, Reason},
    statistics::index_on,
    trade::{Frequency, Period},
};

use super::samples::{answer, origin, wave};

/// Partners with short and long names.
const PARTNERS: [&str; 20] = [
    "IRN", "TUR", "CHN", "BIH", "DEU", "IND", "KAZ", "PRK", "USA", "FSM", "ITA", "NLD", "FRA", "POL", "BLR", "UKR", "JPN", "KOR",
    "VCT", "EGY",
];

/// Many series on one base, each in its own year; every fifth ends early, every seventh has gaps, and one of many has nothing.
pub fn compared(count: i32, periods: i32, frequency: Frequency, negative: bool, measure: Measure) -> Answer {
    let mut items = Vec::new();
    for place in 0..count {
        let mut one = wave(periods, frequency, negative, place % 7 == 2);
        let skipped = usize::try_from(place * 3).unwrap() % one.series.points.len();
        one.series.points.rotate_left(skipped);
        let mut rotated = wave(periods, frequency, negative, place % 7 == 2).series.points;
        for (point, other) in rotated.iter_mut().zip(&one.series.points) {
            (point.level, point.yoy) = (other.level, other.yoy);
        }
        one.series.points = rotated;
        if place % 5 == 4 {
            one.series.points.truncate(one.series.points.len() / 2 + 1);
        }
        if place == 13 {
            one.series.points.clear();
        }
        one.series.dyad = format!("RUS-{}", PARTNERS[usize::try_from(place).unwrap() % PARTNERS.len()]).parse().unwrap();
        items.push(item(one, measure));
    }
    let base = items.first().and_then(|(_, one)| one.base);
    Answer::Compare(Box::new(CompareAnswer {
        measure,
        base,
        items,
        origin: origin("/v1/compare?series=RUS-IRN/turnover,RUS-TUR/turnover"),
    }))
}

fn item(mut one: SeriesAnswer, measure: Measure) -> (String, SeriesAnswer) {
    one.measure = measure;
    let series = &mut one.series;
    if measure == Measure::Index {
        one.base = series.points.first().map(|point| point.period);
        if !one.base.is_some_and(|base| index_on(&mut series.points, base, series.subject)) {
            series.points.iter_mut().for_each(|point| point.measured = Some(Box::new([Ratio::null(Reason::Missing).into()])));
        }
    }
    (format!("{}/turnover", series.dyad), one)
}

/// One series of one period, and one that has none.
pub fn hardly_any() -> Answer {
    let none = answer(dyad::series::Subject::Turnover, Frequency::Annual, Vec::new());
    let items = vec![item(wave(1, Frequency::Annual, false, false), Measure::Value), item(none, Measure::Value)];
    let base = Some(Period::year(1970));
    Answer::Compare(Box::new(CompareAnswer { measure: Measure::Value, base, items, origin: origin("/v1/compare") }))
}
