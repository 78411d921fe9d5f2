//! The law of headlines: whatever the figures, what is found in them holds for every value that their bounds allow. The bounds
//! are computed here anew, from the figures alone.

use std::sync::Arc;

use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};

use super::{
    amount::Stated,
    extreme::{Extreme, Reach},
    finding,
    finding::{Against, Before, Course, Finding},
    size::{Digits, Size},
    words,
};
use crate::{
    language::tests::THREE,
    query::{Answer, Measure, Origin, Parameters, SeriesAnswer},
    series::{Point, Series, Subject},
    statistics::{default_base, grow, index_on},
    trade::{
        Amount, Bound, Calendar, Frequency, Interval, Level, Period, Product, Reporting, Source, Status, Translations, Valuation,
    },
};

/// A figure of a random series: its amount in hundredths, its rounding, its status, its valuation.
type Drawn = Option<(i64, Option<i8>, Status, Valuation)>;

fn source() -> Arc<Source> {
    Arc::new(Source {
        name: "made-up".to_owned(),
        title: "Made up".to_owned(),
        titles: Translations::new(),
        short: None,
        shorts: Translations::new(),
        path: None,
        priority: 1,
        reporting: Reporting::Reported,
        compiler: None,
        attribution: None,
        published: None,
        license: None,
        complete_levels: Vec::new(),
    })
}

fn statuses() -> impl Strategy<Value = Status> {
    use Status::{Break, DefinitionDiffers, Doubtful, Estimated, Forecast, Imputed, Normal, Provisional};
    let rare = select(vec![Break, DefinitionDiffers, Doubtful, Estimated, Forecast, Imputed, Provisional]);
    prop_oneof![9 => Just(Normal), 1 => rare]
}

/// Figures, most of them near one another, so that rounding matters.
fn figures() -> impl Strategy<Value = Vec<Drawn>> {
    let amounts = prop_oneof![
        6 => 0i64..60,
        3 => 40i64..50,
        1 => 0i64..100_000,
        1 => Just(0i64),
    ];
    let amount = (amounts, select(vec![2u32, 5, 8, 10]), prop_oneof![3 => Just(0i64), 1 => -40i64..40])
        .prop_map(|(digits, power, off)| (digits * 10i64.pow(power) + off * 10i64.pow(power.saturating_sub(2))).max(0));
    let rounding = prop_oneof![3 => Just(None), 1 => Just(Some(0i8)), 2 => Just(Some(6)), 3 => Just(Some(8)), 2 => Just(Some(9))];
    let valuation = prop_oneof![15 => Just(Valuation::Fob), 1 => Just(Valuation::Cif)];
    let mixed = vec(prop::option::weighted(0.9, (amount, rounding, statuses(), valuation)), 1..24);
    // All of one rounding, a step or two apart, so that their intervals touch.
    let steps = (0i64..9).prop_map(|digits| digits * 10i64.pow(10));
    let alike = vec(prop::option::weighted(0.95, (steps, Just(Some(8i8)), statuses(), Just(Valuation::Fob))), 1..24);
    prop_oneof![2 => mixed, 1 => alike]
}

fn series() -> impl Strategy<Value = SeriesAnswer> {
    let frequency = select(vec![Frequency::Annual, Frequency::Annual, Frequency::Quarterly, Frequency::Monthly]);
    let measure = select(vec![Measure::Value, Measure::Value, Measure::Yoy, Measure::Index]);
    let subject = select(vec![Subject::Turnover, Subject::Exports, Subject::Imports, Subject::Balance, Subject::DomesticExports]);
    let calendar = select(vec![Calendar::Gregorian, Calendar::SolarHijri]);
    (figures(), figures(), frequency, measure, subject, calendar, any::<bool>(), vec(0u8..20, 24)).prop_map(
        |(drawn, taken, frequency, measure, subject, calendar, narrowed, kept)| {
            let mut points: Vec<Point> = Vec::new();
            for (place, drawn) in drawn.iter().enumerate() {
                // A row in twenty is not there at all.
                if kept[place] == 0 {
                    continue;
                }
                let first = 1990 * frequency.per_year();
                let period = Period::from_ordinal(frequency, first + i32::try_from(place).unwrap());
                points.push(point(period, *drawn, taken.get(place).copied().flatten(), subject));
            }
            grow(&mut points, subject);
            let base = (measure == Measure::Index).then(|| default_base(&[&points])).flatten();
            if let Some(base) = base {
                index_on(&mut points, base, subject);
            }
            let parameters = Parameters { last: narrowed.then_some(20), ..Parameters::default() };
            answer(points, (frequency, calendar), (measure, subject), base, parameters)
        },
    )
}

fn level((hundredths, rounding, _, valuation): (i64, Option<i8>, Status, Valuation)) -> Level {
    Level::rounded_to(Amount::from_hundredths(hundredths), rounding, valuation)
}

fn point(period: Period, drawn: Drawn, taken: Drawn, subject: Subject) -> Point {
    let own = drawn.map(level);
    let own = match (own, taken.map(level)) {
        (Some(own), Some(taken)) if subject.is_difference() => crate::statistics::minus(own, taken),
        (own, _) => own,
    };
    Point::new(period, own, drawn.map_or(Status::Missing, |(_, _, status, _)| status))
}

fn answer(
    points: Vec<Point>,
    (frequency, calendar): (Frequency, Calendar),
    (measure, subject): (Measure, Subject),
    base: Option<Period>,
    parameters: Parameters,
) -> SeriesAnswer {
    let series = Series {
        dyad: "RUS-IRN".parse().unwrap(),
        subject,
        product: Product::Total,
        frequency,
        calendar,
        unit: "USD".to_owned(),
        valuation: Valuation::Fob,
        rounding: None,
        derived: false,
        combined: false,
        rolled_up_from: None,
        summed_over: None,
        source: source(),
        cautions: Vec::new(),
        points,
    };
    let origin = Origin { parameters, ..crate::chart::headline::laws::origin() };
    SeriesAnswer { series, measure, base, alternatives: Vec::new(), events: Arc::default(), origin }
}

fn origin() -> Origin {
    Origin { address: "/v1/dyads/RUS-IRN/exports".to_owned(), created: 0, published: None, parameters: Parameters::default() }
}

/// The place of a period.
fn place(points: &[Point], period: Period) -> usize {
    points.iter().position(|point| point.period == period).expect("a period of the series")
}

/// A figure that a headline may be over.
fn firm(points: &[Point], period: Period) -> Interval {
    let point = &points[place(points, period)];
    let soft = [Status::Estimated, Status::Forecast, Status::Imputed, Status::Provisional, Status::Doubtful];
    assert!(!soft.contains(&point.status), "{period}: {:?}", point.status);
    point.level.expect("a figure").bounds
}

/// Nothing lies between two periods that makes them incomparable.
fn comparable(points: &[Point], one: Period, other: Period) {
    if one == other {
        return;
    }
    let (first, last) = (place(points, one.min(other)), place(points, one.max(other)));
    let differs = |status| matches!(status, Status::Break | Status::DefinitionDiffers);
    assert!(points[first + 1..=last].iter().all(|point| !differs(point.status)), "a break between {one} and {other}");
    assert_ne!(points[first].status, Status::DefinitionDiffers);
    assert_eq!(points[first].level.unwrap().valuation, points[last].level.unwrap().valuation);
}

/// Does one number or interval stand for everything from `low` to `high` (each a proportion), times `factor`?
fn stands_for(digits: Digits, low: (Bound, Bound), high: (Bound, Bound), factor: Bound) {
    let unit = 10i128.pow(digits.decimals);
    let scaled = |over: Bound| over * factor * unit * 2;
    // One number stands for half a unit of its last digit on either side.
    let half = i128::from(digits.low == digits.high);
    assert!((digits.low * 2 - half) * low.1 <= scaled(low.0), "{digits:?} begins above {low:?}");
    assert!((digits.high * 2 + half) * high.1 >= scaled(high.0), "{digits:?} ends below {high:?}");
}

/// Is an amount within what is stated?
fn states(stated: Stated, bounds: Interval) {
    let half = stated.unit / if stated.about { 1 } else { 2 };
    let (low, high) = if bounds.high <= 0 { (-bounds.high, -bounds.low) } else { (bounds.low, bounds.high) };
    // What is not rounded may be told with fewer digits; the middle is off by half of the last one at most.
    let slack = stated.unit / 2;
    assert!(stated.amount > 0 && stated.amount % stated.unit == 0);
    assert!(stated.amount - half - slack <= low && high <= stated.amount + half + slack, "{stated:?} of {bounds:?}");
}

fn moved_holds(course: Course, size: Size, base: Interval, now: Interval) {
    let (lowest, highest) = ((now.low, base.high), (now.high, base.low));
    match course {
        Course::Rose => assert!(now.low > base.high),
        Course::RoseOrLevel => assert!(now.low >= base.high),
        Course::Fell => assert!(now.high < base.low),
        Course::FellOrLevel => assert!(now.high <= base.low),
    }
    match (course, size) {
        (Course::Rose | Course::RoseOrLevel, Size::Percent(digits)) => {
            stands_for(digits, (lowest.0 - lowest.1, lowest.1), (highest.0 - highest.1, highest.1), 100);
        }
        (Course::Rose | Course::RoseOrLevel, Size::Times(digits)) => stands_for(digits, lowest, highest, 1),
        (Course::Fell | Course::FellOrLevel, Size::Percent(digits)) => {
            stands_for(digits, (highest.1 - highest.0, highest.1), (lowest.1 - lowest.0, lowest.1), 100);
        }
        (_, Size::Times(_)) => panic!("nothing falls to so many times"),
    }
    if matches!(course, Course::Rose | Course::Fell) {
        let (Size::Percent(digits) | Size::Times(digits)) = size;
        assert!(digits.low > 0, "surely changed by nothing");
    }
}

/// Is the figure of a period surely greater (or less) than every other of a span, each of which it may be held against?
fn is_extreme(points: &[Point], period: Period, reach: Reach, narrowed: bool, greatest: bool) {
    let own = firm(points, period);
    let mut count = 0;
    for other in points.iter().filter(|other| other.period >= reach.span.0 && other.period <= reach.span.1) {
        let Some(level) = other.level else {
            assert!(!reach.whole, "a record of a series with a gap");
            continue;
        };
        count += 1;
        assert_ne!(other.status, Status::Doubtful, "a record over a figure of low reliability");
        if other.period != period {
            let sure = if greatest { level.bounds.high < own.low } else { own.high < level.bounds.low };
            assert!(sure, "{period} is not surely beyond {}", other.period);
            if !other.status.is_tentative() {
                comparable(points, period, other.period);
            }
        }
    }
    let slots = reach.span.1.ordinal() - reach.span.0.ordinal() + 1;
    assert!(count >= 4 && reach.span.0 <= period && period <= reach.span.1);
    if reach.whole {
        assert!(!narrowed && count == points.len() && i32::try_from(count) == Ok(slots));
    }
}

fn extreme_holds(points: &[Point], now: Period, extreme: Extreme, narrowed: bool) {
    match extreme {
        Extreme::Highest(reach) => is_extreme(points, now, reach, narrowed, true),
        Extreme::Lowest(reach) => is_extreme(points, now, reach, narrowed, false),
        Extreme::After(period, stated, reach) | Extreme::Peak(period, stated, reach) => {
            assert!(period < now);
            is_extreme(points, period, reach, narrowed, true);
            states(stated, firm(points, period));
        }
    }
}

fn holds(answer: &SeriesAnswer, finding: &Finding) {
    let points = &answer.series.points;
    let narrowed = answer.origin.parameters.last.is_some();
    match finding {
        Finding::Moved(moved) => {
            let base = match moved.against {
                Against::YearBefore => moved.now.year_before(),
                Against::Base(base) => base,
            };
            comparable(points, base, moved.now);
            let (old, new) = (firm(points, base), firm(points, moved.now));
            moved_holds(moved.course, moved.size, old, new);
            moved.to.iter().for_each(|to| states(*to, new));
            moved.extreme.iter().for_each(|extreme| extreme_holds(points, moved.now, *extreme, narrowed));
        }
        Finding::Stood(stood) => {
            states(stood.amount, firm(points, stood.now));
            assert!(firm(points, stood.now).low >= 0);
            stood.extreme.iter().for_each(|extreme| extreme_holds(points, stood.now, *extreme, narrowed));
        }
        Finding::FellToZero { now, .. } => {
            comparable(points, now.year_before(), *now);
            assert!(firm(points, *now) == Interval::point(0) && firm(points, now.year_before()).low > 0);
        }
        Finding::Balance(balanced) => {
            let on = |period, surplus: bool| {
                let bounds = firm(points, period);
                assert!(if surplus { bounds.low > 0 } else { bounds.high < 0 }, "{period}: {bounds:?}");
                comparable(points, period, balanced.now);
            };
            on(balanced.now, balanced.surplus);
            states(balanced.amount, firm(points, balanced.now));
            match balanced.before {
                Some(Before::Same(first)) => {
                    (first.ordinal()..balanced.now.ordinal())
                        .for_each(|ordinal| on(Period::from_ordinal(first.frequency(), ordinal), balanced.surplus));
                }
                Some(Before::Other(period, amount)) => {
                    assert_eq!(period, balanced.now.previous());
                    on(period, !balanced.surplus);
                    states(amount, firm(points, period));
                }
                None => {}
            }
        }
        other => panic!("{other:?} of a series"),
    }
}

/// A sentence that is whole: not empty, every part filled in, in the digits of its language.
fn is_whole(answer: &Answer, finding: &Finding) {
    for language in THREE {
        let text = words::sentence(language, answer, finding);
        assert!(text.chars().count() > 8 && !text.contains(['{', '}']) && !text.contains("headline."), "{text}");
        assert!(text.chars().count() <= 180, "{text}");
        let foreign = if language.is_right_to_left() { '0'..='9' } else { '۰'..='۹' };
        assert!(!text.chars().any(|letter| foreign.contains(&letter)), "{text}");
        assert!(text.chars().any(char::is_numeric), "{text}");
    }
}

#[test]
fn no_headline_says_more_than_its_bounds_allow() {
    let mut runner = TestRunner::new(Config { cases: 6_000, failure_persistence: None, ..Config::default() });
    let seen = std::cell::RefCell::new(std::collections::BTreeMap::<&str, usize>::new());
    let law = |answer: SeriesAnswer| {
        let answer = Answer::Series(Box::new(answer));
        let Some(found) = super::finding(&answer, None) else { return Ok(()) };
        let Answer::Series(own) = &answer else { unreachable!() };
        holds(own, &found);
        is_whole(&answer, &found);
        let name = match &found {
            Finding::Moved(moved) => match (moved.course, moved.extreme) {
                (Course::Rose, None) => "rose",
                (Course::Fell, None) => "fell",
                (Course::RoseOrLevel | Course::FellOrLevel, _) => "or level",
                (_, Some(Extreme::Highest(_))) => "highest",
                (_, Some(Extreme::Lowest(_))) => "lowest",
                (_, Some(Extreme::After(..))) => "after",
                (_, Some(Extreme::Peak(..))) => "peak",
            },
            Finding::Stood(_) => "stood",
            Finding::FellToZero { .. } => "zero",
            Finding::Balance(balanced) => {
                if balanced.before.is_some() {
                    "balance before"
                } else {
                    "balance"
                }
            }
            _ => "other",
        };
        *seen.borrow_mut().entry(name).or_default() += 1;
        Ok(())
    };
    runner.run(&series(), law).unwrap();
    let seen = seen.into_inner();
    // The law was put to every kind of finding.
    for name in ["rose", "fell", "or level", "highest", "lowest", "after", "peak", "stood", "zero", "balance", "balance before"] {
        assert!(seen.get(name).is_some_and(|count| *count >= 1), "{name}: {seen:?}");
    }
}

#[test]
fn a_finding_over_what_is_not_firm_is_none() {
    use finding::Stood;
    let year = |year, text: &str, decimals, status| {
        let figure = text.parse().unwrap();
        Point::new(Period::year(year), Some(Level::from_wording(figure, 9, Some(decimals), Valuation::Fob).unwrap().0), status)
    };
    let answered = |mut points: Vec<Point>| {
        grow(&mut points, Subject::Turnover);
        let kinds = ((Frequency::Annual, Calendar::Gregorian), (Measure::Value, Subject::Turnover));
        Answer::Series(Box::new(answer(points, kinds.0, kinds.1, None, Parameters::default())))
    };
    let found = |points| super::finding(&answered(points), None);
    let said = |points| super::headline(&answered(points), crate::language::Language::English);
    // 4 ± 0.5 on 5 ± 0.5: −36.4 % to 0.
    let quoted = |status| vec![year(2022, "5", 0, status), year(2023, "4", 0, Status::Normal)];
    assert_eq!(said(quoted(Status::Normal)).unwrap(), "Turnover fell or stayed level in 2023 (−36.4 to 0%)");
    for status in [Status::Doubtful, Status::Estimated, Status::Forecast, Status::Imputed, Status::Provisional] {
        assert!(matches!(found(quoted(status)), Some(Finding::Stood(Stood { extreme: None, .. }))), "{status:?}");
        assert_eq!(found(vec![year(2023, "4", 0, status)]), None);
    }
    // A break between the two leaves the level.
    let broken = vec![year(2022, "9", 0, Status::Normal), year(2023, "4", 0, Status::Break)];
    assert_eq!(said(broken).unwrap(), "Turnover came to $4\u{a0}billion in 2023");
    // 4.2 ± 0.5 and 4 ± 0.5 could be either way.
    let either = vec![year(2022, "4.2", 0, Status::Normal), year(2023, "4", 0, Status::Normal)];
    assert_eq!(said(either).unwrap(), "Turnover came to $4\u{a0}billion in 2023");
    let fallen = [(2019, "1.0"), (2020, "2.0"), (2021, "3.0"), (2022, "5.0"), (2023, "4.0")];
    let fallen = fallen.map(|(period, text)| year(period, text, 1, Status::Normal)).to_vec();
    // 3.95/5.05 − 1 = −21.8 %, 4.05/4.95 − 1 = −18.2 %.
    assert_eq!(said(fallen.clone()).unwrap(), "Turnover fell 18 to 22% in 2023 after a record $5\u{a0}billion");
    let doubtful: Vec<Point> = fallen
        .into_iter()
        .map(|point| if point.period == Period::year(2020) { Point { status: Status::Doubtful, ..point } } else { point })
        .collect();
    assert_eq!(said(doubtful).unwrap(), "Turnover fell 18 to 22% in 2023, to $4\u{a0}billion");
}
