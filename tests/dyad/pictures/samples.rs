//! Answers built by hand, so that a picture depends on nothing but the chart floor.

use std::{collections::BTreeMap, sync::Arc};

use dyad::{
    query::{Answer, Measure, MirrorAnswer, Origin, Parameters, SeriesAnswer},
    series::{Difference, Mirror, MirrorDirection, MirrorPoint, MirrorSide, Point, Ratio, Reason, Series, Subject},
    trade::{Calendar, CautionText, Event, Figure, Frequency, Level, Period, Product, Reporting, Source, Status, Valuation},
};

/// Russia's exports to and imports from Iran, 1996 to 2016, thousand USD (WITS).
pub const RUSSIA: [(&str, &str); 21] = [
    ("377087.649", "39541.262"),
    ("461436.0", "71436.0"),
    ("518746.886", "28200.708"),
    ("416675.521", "69578.42"),
    ("586423.184", "53632.701"),
    ("897196.289", "34514.744"),
    ("737993.994", "50885.461"),
    ("1251855.77", "63005.898"),
    ("1887467.011", "101663.364"),
    ("1894416.897", "124836.069"),
    ("1555842.746", "237898.813"),
    ("2924443.536", "348912.834"),
    ("3143871.183", "388975.897"),
    ("2776114.3", "210943.957"),
    ("3359045.633", "271637.128"),
    ("3277139.822", "351439.424"),
    ("1900386.6", "428460.445"),
    ("1168616.099", "432920.965"),
    ("1325513.641", "355129.292"),
    ("1017213.537", "261385.965"),
    ("1881772.374", "302550.106"),
];

/// Iran's exports to and imports from Russia, by year, thousand USD (WITS).
const IRAN: [(i32, &str, &str); 12] = [
    (1997, "45519.416", "704325.308"),
    (1998, "36341.268", "548876.768"),
    (1999, "61968.36", "531509.233"),
    (2000, "71057.545", "803702.775"),
    (2001, "60160.631", "805694.368"),
    (2002, "62414.839", "878712.187"),
    (2003, "98262.603", "1051371.149"),
    (2004, "131607.588", "805410.038"),
    (2005, "162620.976", "1051735.505"),
    (2006, "263686.171", ""),
    (2010, "317440.367", "477238.116"),
    (2011, "375739.696", "585417.539"),
];

pub fn source(name: &str, title: &str) -> Arc<Source> {
    Arc::new(Source {
        name: name.to_owned(),
        title: title.to_owned(),
        titles: dyad::trade::Translations::new(),
        path: None,
        priority: 1,
        reporting: Reporting::Reported,
        compiler: None,
        attribution: None,
        published: None,
        short: None,
        shorts: BTreeMap::new(),
        license: Some("CC BY 4.0".to_owned()),
        complete_levels: Vec::new(),
    })
}

pub fn level(text: &str, unit_mult: u8, decimals: Option<u8>) -> Level {
    let figure: Figure = text.parse().unwrap();
    Level::from_wording(figure, unit_mult, decimals, Valuation::Fob).unwrap().0
}

/// The difference of two levels, as a balance has it.
fn balance(exports: Level, imports: Level) -> Level {
    Level {
        amount: exports.amount.checked_sub(imports.amount).unwrap(),
        bounds: exports.bounds.minus(imports.bounds),
        rounding: exports.rounding,
        valuation: Valuation::Mixed,
    }
}

pub fn origin(address: &str) -> Origin {
    // 2024-10-15
    Origin { address: address.to_owned(), created: 1_728_950_400, published: None, parameters: Parameters::default() }
}

pub fn answer(subject: Subject, frequency: Frequency, points: Vec<Point>) -> SeriesAnswer {
    let series = Series {
        dyad: "RUS-IRN".parse().unwrap(),
        subject,
        product: Product::Total,
        frequency,
        calendar: Calendar::Gregorian,
        unit: "USD".to_owned(),
        valuation: if matches!(subject, Subject::Exports) { Valuation::Fob } else { Valuation::Mixed },
        rounding: points.iter().filter_map(|point| point.level?.rounding).max(),
        derived: matches!(subject, Subject::Balance),
        combined: subject == Subject::Balance,
        rolled_up_from: None,
        summed_over: None,
        source: source("wits", "World Bank WITS, UN Comtrade data as reported by Russia"),
        cautions: Vec::new(),
        points,
    };
    let origin = origin("/v1/dyads/RUS-IRN/turnover");
    SeriesAnswer { series, measure: Measure::Value, base: None, alternatives: Vec::new(), events: Arc::default(), origin }
}

fn ratio(value: f64, low: f64, high: f64) -> Ratio {
    Ratio { value: Some(value), low: Some(low), high: Some(high), reason: None }
}

/// The first pair: 1.5, 5 and 4 billion as quoted.
pub fn commentary() -> SeriesAnswer {
    let point = |year, level, status| Point::new(Period::year(year), Some(level), status);
    let mut points = vec![
        point(2021, level("1.5", 9, Some(1)), Status::Doubtful),
        point(2022, level("5", 9, Some(0)), Status::Normal),
        point(2023, level("4", 9, Some(0)), Status::Normal),
    ];
    points[0].yoy = Ratio::null(Reason::NoPreviousPeriod);
    points[0].change = Difference::null(Reason::NoPreviousPeriod);
    points[1].yoy = ratio(700.0 / 3.0, 190.322_580_6, 279.310_344_8);
    points[2].yoy = ratio(-20.0, -36.363_636_4, 0.0);
    points[0].measured = Some(Box::new([ratio(100.0, 100.0, 100.0).into()]));
    points[1].measured = Some(Box::new([ratio(1000.0 / 3.0, 290.322_6, 379.310_3).into()]));
    points[2].measured = Some(Box::new([ratio(800.0 / 3.0, 225.806_5, 310.344_8).into()]));
    let mut answer = answer(Subject::Turnover, Frequency::Annual, points);
    answer.series.valuation = Valuation::Unknown;
    answer.series.source = Arc::new(Source {
        attribution: Some("as quoted in an October 2024 commentary".to_owned()),
        published: Some("2024-10-15".to_owned()),
        reporting: Reporting::Quoted,
        ..(*source("commentary-2024", "News commentary on the Putin–Pezeshkian meeting in Ashgabat")).clone()
    });
    answer.series.cautions = vec![CautionText::told(
        "USD bn, rounded as published. 2021 (1.5) contradicts Russian customs (about 4.0); growth 2021–22 is not reliable",
    )];
    answer.origin.published = Some("2024-10-15".to_owned());
    answer.base = Some(Period::year(2021));
    answer
}

/// Levels of so many periods from 1996 on, exports and imports as Russia reports them.
pub fn russia(subject: Subject) -> SeriesAnswer {
    let mut points: Vec<Point> = Vec::new();
    for (year, (exports, imports)) in (1996..).zip(RUSSIA) {
        let (exports, imports) = (level(exports, 3, None), level(imports, 3, None));
        let own = match subject {
            Subject::Exports | Subject::Turnover | Subject::ReExports | Subject::DomesticExports => exports,
            Subject::Imports | Subject::ReImports => imports,
            Subject::Balance => balance(exports, imports),
        };
        let mut point = Point::new(Period::year(year), Some(own), Status::Normal);
        point.yoy = growth(points.last(), own);
        if subject == Subject::Balance {
            (point.exports, point.imports) = (Some(exports), Some(imports));
            point.yoy = Ratio::null(Reason::SignNotCertain);
        }
        points.push(point);
    }
    let mut answer = answer(subject, Frequency::Annual, points);
    answer.origin = origin("/v1/dyads/RUS-IRN/exports?source=wits");
    answer
}

#[expect(clippy::cast_precision_loss, reason = "a place on a picture")]
fn growth(previous: Option<&Point>, level: Level) -> Ratio {
    let Some(before) = previous.and_then(|point| point.level) else { return Ratio::null(Reason::NoPreviousPeriod) };
    let (old, new) = (before.amount.hundredths() as f64, level.amount.hundredths() as f64);
    let value = (new - old) * 100.0 / old;
    ratio(value, value, value)
}

/// So many monthly or annual points with gaps, breaks, doubts and negatives where asked for.
pub fn wave(count: i32, frequency: Frequency, negative: bool, gaps: bool) -> SeriesAnswer {
    let mut points: Vec<Point> = Vec::new();
    for place in 0..count {
        if gaps && place % 7 == 3 {
            continue;
        }
        let height = 1_500 + i64::from((place * 37) % 97) * 20 + i64::from(place) * 9;
        let first = match frequency {
            Frequency::Annual | Frequency::PartYear(_) => 1970,
            Frequency::Quarterly => 1980 * 4,
            Frequency::Monthly => 2001 * 12,
        };
        let status = match place % 11 {
            5 if gaps => Status::Provisional,
            8 if gaps => Status::Break,
            _ => Status::Normal,
        };
        let mut own = level(&height.to_string(), 6, Some(0));
        if negative {
            own = balance(own, level("2400", 6, Some(0)));
        }
        let empty = gaps && place % 13 == 6;
        let mut point = Point::new(Period::from_ordinal(frequency, first + place), Some(own).filter(|_| !empty), status);
        point.yoy = growth(points.last().filter(|last| last.period == point.period.previous()), own);
        if negative {
            (point.exports, point.imports) = (Some(level(&height.to_string(), 6, Some(0))), Some(level("2400", 6, Some(0))));
        }
        points.push(point);
    }
    answer(if negative { Subject::Balance } else { Subject::Turnover }, frequency, points)
}

/// The smallest and the largest figures there can be, years apart.
pub fn extremes() -> SeriesAnswer {
    let mut points = vec![
        Point::new(Period::year(1900), Some(level("0.01", 0, None)), Status::Normal),
        Point::new(Period::year(1901), Some(level("90000", 12, None)), Status::Break),
        Point::new(Period::year(1902), Some(level("0", 12, Some(0))), Status::Estimated),
        Point::new(Period::year(2100), None, Status::Suppressed),
    ];
    points[1].yoy = ratio(9e20, 1e-9, 1.8e21);
    points[2].yoy = ratio(-100.0, -100.0, -99.999_999);
    points[3].yoy = Ratio::null(Reason::Gap);
    points[0].measured = Some(Box::new([ratio(1e-12, 0.0, 1e-11).into()]));
    points[1].measured = Some(Box::new([ratio(1e300, 1e299, 1e301).into()]));
    points[2].measured = Some(Box::new([ratio(f64::NAN, 0.0, f64::INFINITY).into()]));
    answer(Subject::Turnover, Frequency::Annual, points)
}

/// Both sides of Russia–Iran trade, 1996 to 2016.
pub fn mirror() -> MirrorAnswer {
    let iran = |year: i32| IRAN.iter().find(|row| row.0 == year);
    let known = |text: &str| (!text.is_empty()).then(|| level(text, 3, None));
    let mut there: Vec<MirrorPoint> = Vec::new();
    let mut back: Vec<MirrorPoint> = Vec::new();
    for (year, (exports, imports)) in (1996..).zip(RUSSIA) {
        let point = |exports, imports| MirrorPoint {
            period: Period::year(year),
            exports,
            imports,
            gap: Ratio::null(Reason::Missing),
            ratio: Ratio::null(Reason::Missing),
            exporter: MirrorSide::default(),
            importer: MirrorSide::default(),
        };
        there.push(point(known(exports), iran(year).and_then(|row| known(row.2))));
        back.push(point(iran(year).and_then(|row| known(row.1)), known(imports)));
    }
    let wits = Some(source("wits", "World Bank WITS, UN Comtrade data as reported by Russia and Iran"));
    let direction = |dyad: &str, points| MirrorDirection {
        dyad: dyad.parse().unwrap(),
        exports_source: wits.clone(),
        imports_source: wits.clone(),
        exports_making: None,
        imports_making: None,
        points,
    };
    let mirror = Mirror {
        dyad: "RUS-IRN".parse().unwrap(),
        product: Product::Total,
        frequency: Frequency::Annual,
        calendar: Calendar::Gregorian,
        unit: "USD".to_owned(),
        rounding: None,
        cautions: Vec::new(),
        directions: vec![direction("RUS-IRN", there), direction("IRN-RUS", back)],
    };
    MirrorAnswer { mirror, alternatives: Vec::new(), events: Arc::default(), origin: origin("/v1/dyads/RUS-IRN/mirror") }
}

/// Events of these dates.
pub fn events(dates: &[(&str, &str)]) -> Arc<[Event]> {
    let event = |(date, title): &(&str, &str)| Event {
        date: (*date).to_owned(),
        end_date: None,
        areas: vec!["IRN".parse().unwrap()],
        title: (*title).to_owned(),
        titles: dyad::trade::Translations::new(),
        event_kind: "visit".to_owned(),
        expected: false,
        source: "commentary-2024".to_owned(),
    };
    dates.iter().map(event).collect()
}

/// What happened in 2024, moved to a year in the window.
pub fn autumn(year: i32) -> Arc<[Event]> {
    let titles = [
        ("07-30", "Pezeshkian takes office"),
        ("09-17", "Shoigu in Tehran"),
        ("09-30", "Mishustin in Tehran"),
        ("10-11", "Putin and Pezeshkian meet in Ashgabat"),
        ("10-14", "EU sanctions on Iran"),
        ("10-22", "BRICS summit in Kazan"),
    ];
    let dates: Vec<(String, &str)> = titles.iter().map(|(day, title)| (format!("{year}-{day}"), *title)).collect();
    events(&dates.iter().map(|(date, title)| (date.as_str(), *title)).collect::<Vec<_>>())
}

pub fn series(answer: SeriesAnswer) -> Answer {
    Answer::Series(Box::new(answer))
}

pub fn mirrored(answer: MirrorAnswer) -> Answer {
    Answer::Mirror(Box::new(answer))
}
