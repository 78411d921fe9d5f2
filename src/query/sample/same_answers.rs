//! Whatever is asked over many pairs, the answer is the same wherever the rows lie, and few questions are asked for it.

use std::{fmt::Write as _, fs, sync::Arc};

use proptest::{prelude::*, sample::select, test_runner::Config};

use super::elsewhere::{Behaviour, copied, elsewhere};
use crate::{
    dataset::{Catalogue, Roots, Totals},
    query::{
        Answer, LongTable, Parameters, QueryError, answer, area_products, default_dyad, latest_totals, neighbours, parse_text,
        product_flows, product_pairs,
    },
    trade::Area,
};

const AREAS: [&str; 9] = ["RUS", "IRN", "TWN", "S19", "WLD", "SUN", "UKR", "EUU", "XFZ"];
const PRODUCTS: [&str; 4] = ["TOTAL", "HS:27", "HS:84", "HS:2701"];
const FLOWS: [&str; 5] = ["export", "import", "re-export", "re-import", "turnover"];
/// Of these the third publishes no totals, but all of a level.
const SOURCES: [&str; 4] = ["one", "two", "three", "four"];
const CALENDARS: [&str; 3] = ["gregorian", "solar-hijri", "fiscal:04"];

/// Reporter, partner, product, flow and source, by place; calendar and frequency; which periods, in which vintages; what of values.
type Drawn = ([usize; 5], (usize, usize), Vec<(u8, u8, u8, i64)>);

fn descriptor(name: &str, sources: &[&str]) -> String {
    let source = |name: &&str| {
        let level = if *name == "three" { r#", "complete_levels": ["HS:2"]"# } else { "" };
        format!(r#"{{"name": "{name}", "title": "{name}", "priority": {}, "reporting": "reported"{level}}}"#, name.len() % 4)
    };
    let sources: Vec<String> = sources.iter().map(source).collect();
    format!(
        r#"{{"name": "{name}", "created": "2024-01-01T00:00:00Z", "sources": [{}],
        "resources": [{{"name": "observations", "path": "observations.csv"}}]}}"#,
        sources.join(", ")
    )
}

fn period(calendar: usize, frequency: usize, place: u8) -> String {
    let first = if calendar == 1 { 1390 } else { 2011 };
    let (year, part) = (first + i32::from(place) / [1, 4, 12, 1][frequency], i32::from(place) % [1, 4, 12, 1][frequency] + 1);
    match frequency {
        0 => year.to_string(),
        1 => format!("{year}-Q{part}"),
        2 => format!("{year}-{part:02}"),
        _ => format!("{year}-01/P9M"),
    }
}

fn line(drawn: &Drawn, (place, vintage, kind, value): (u8, u8, u8, i64)) -> (String, String, &'static str) {
    let ([reporter, partner, product, flow, source], (calendar, frequency), _) = drawn;
    // Fiscal years have no months of their own.
    let calendar = if *frequency > 1 { calendar % 2 } else { *calendar };
    let product = if *source == 2 { [1, 2, 3, 1][*product] } else { *product };
    let (period, published) = (period(calendar, *frequency, place), ["", "2023-05", "2024-02-01"][usize::from(vintage)]);
    let key = [AREAS[*reporter], AREAS[*partner], FLOWS[*flow], PRODUCTS[product], &period].join(",");
    let (value, status) =
        if kind == 0 { (String::new(), "M") } else { (value.to_string(), ["A", "A", "B", "P"][usize::from(kind % 4)]) };
    let (decimals, note) = ([(""), "0", ""][usize::from(kind % 3)], if kind == 5 { "a remark" } else { "" });
    let currency = if *source == 1 { "EUR" } else { "USD" };
    let valuation = if kind == 6 { "CIF" } else { "FOB" };
    let calendar = CALENDARS[calendar];
    let rest = format!("{value},{currency},0,{decimals},{valuation},{status},{},{calendar},{published},{note}", SOURCES[*source]);
    (format!("{key},{},{calendar},{published}", SOURCES[*source]), format!("{key},{rest}"), SOURCES[*source])
}

fn package(root: &std::path::Path, name: &str, sources: &[&str], lines: &[(String, String, &'static str)]) {
    let folder = root.join(name);
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("datapackage.json"), descriptor(name, sources)).unwrap();
    let mut text = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,calendar,published,note\n".to_owned();
    // A table has a row.
    let _ = writeln!(text, "FRA,DEU,export,TOTAL,2011,7,USD,0,,FOB,A,{},gregorian,,", sources[0]);
    let mut known = std::collections::BTreeSet::new();
    for (key, line, _) in lines.iter().filter(|(.., source)| sources.contains(source)) {
        if known.insert(key) {
            let _ = writeln!(text, "{line}");
        }
    }
    fs::write(folder.join("observations.csv"), text).unwrap();
}

/// A catalogue of two datasets; the totals of the first are kept or summed each time.
fn made(drawn: &[Drawn], keeps_totals: bool) -> Arc<Catalogue> {
    let root = tempfile::tempdir().unwrap();
    let lines: Vec<_> = drawn.iter().flat_map(|one| one.2.iter().map(|row| line(one, *row))).collect();
    package(root.path(), "made", &SOURCES[..3], &lines);
    package(root.path(), "other", &SOURCES[3..], &lines);
    let catalogue = Catalogue::load(&Roots::Folder(root.path().to_owned()), None).unwrap();
    for entry in catalogue.entries() {
        assert!(entry.dataset.is_some(), "{:?}", entry.findings.iter().map(ToString::to_string).collect::<Vec<_>>());
    }
    let with_totals = |dataset: &Arc<crate::dataset::Dataset>| {
        let table =
            dataset.table.summed_over(&dataset.complete).unwrap().filter(|_| keeps_totals && !dataset.complete.is_empty())?;
        let totals = Arc::new(Totals { table, levels: dataset.complete.clone() });
        Some(dataset.with_tables(copied(&dataset.table), Some(totals)))
    };
    Arc::new(catalogue.with_datasets(with_totals))
}

fn rows() -> impl Strategy<Value = Vec<(u8, u8, u8, i64)>> {
    let row = (0u8..30, 0u8..3, 0u8..8, prop_oneof![Just(0i64), 1i64..1000, 1i64..1_000_000_000]);
    let run = (0u8..12, 1u8..20, 1u8..8, 1i64..1000);
    let run = run.prop_map(|(first, count, kind, value)| {
        (first..first + count).map(|place| (place, 0, kind, value + i64::from(place))).collect()
    });
    prop_oneof![proptest::collection::vec(row, 1..12), run]
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let key = (0..9usize, 0..9usize, 0..4usize, 0..5usize, 0..4usize)
        .prop_map(|(a, b, c, d, e)| [a, b, c, if d > 2 && c > 1 { 0 } else { d }, e]);
    let frequency = prop_oneof![4 => Just(0usize), 1 => Just(1), 2 => Just(2), 1 => Just(3)];
    let calendar = prop_oneof![5 => Just(0usize), 1 => Just(1), 1 => Just(2)];
    proptest::collection::vec((key, (calendar, frequency), rows()), 3..60)
}

/// `name=value` of some of these.
fn some(of: &'static [(&'static str, &'static [&'static str])]) -> impl Strategy<Value = String> {
    let each = |(name, values): &(&'static str, &'static [&'static str])| {
        let name = *name;
        proptest::option::weighted(0.3, select(*values).prop_map(move |value| format!("{name}={value}")))
    };
    let all: Vec<_> = of.iter().map(each).collect();
    all.prop_map(|given| given.into_iter().flatten().collect::<Vec<_>>().join("&"))
}

const PAIR: [(&str, &[&str]); 2] = [("reporter", &AREAS), ("partner", &AREAS)];
const SERIES: [(&str, &[&str]); 9] = [
    PAIR[0],
    PAIR[1],
    ("flow", &["export", "import", "re-export", "re-import", "turnover", "domestic-export"]),
    ("source", &SOURCES),
    ("freq", &["A", "Q", "M", "01/P9M"]),
    ("calendar", &CALENDARS),
    ("from", &["2012", "2013-Q2", "2014-05-17", "1392"]),
    ("to", &["2016", "2015-Q2", "2015-05-17", "1396", "2023"]),
    ("as_of", &["2022-01-01", "2023-06-01", "2024-03-01"]),
];

fn question() -> impl Strategy<Value = String> {
    let one = || {
        select(
            &[
                ("product", "TOTAL"),
                ("product", "HS:27"),
                ("product", "HS:2701"),
                ("level", "2"),
                ("level", "4"),
                ("limit", "1000"),
            ][..],
        )
    };
    let page = || some(&[("limit", &["1", "7", "50"]), ("offset", &["0", "3", "40"])]);
    let joined = |path: &'static str| {
        move |(of, (name, value), page): (String, (&str, &str), String)| {
            let all: Vec<String> = [of, if page.contains(name) { String::new() } else { format!("{name}={value}") }, page]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
            format!("{path}?{}", all.join("&"))
        }
    };
    let panel = (some(&SERIES), one(), page()).prop_map(joined("/v1/panel"));
    let no_level = || select(&[("product", "TOTAL"), ("product", "HS:27"), ("product", "HS:84")][..]);
    let moved = (
        some(&SERIES),
        no_level(),
        some(&[
            ("limit", &["1", "7"]),
            ("measure", &["yoy", "change"]),
            ("sort", &["rise", "fall"]),
            ("min_value", &["0", "100"]),
        ]),
    );
    let movers = moved.prop_map(joined("/v1/movers"));
    let stored = some(&[
        ("reporter", &["RUS", "RUS,IRN", "WLD"]),
        ("partner", &["IRN", "TWN,S19"]),
        ("flow", &["export", "export,import"]),
        ("source", &["one", "one,four", "three"]),
        ("product", &["TOTAL", "HS:27", "TOTAL,HS:27"]),
        ("freq", &["A", "M", "A,Q"]),
        ("calendar", &["gregorian", "gregorian,solar-hijri"]),
        ("dataset", &["made", "other"]),
        ("from", &["2012", "2013-Q2", "2014-05-17"]),
        ("to", &["2016", "2015-05-17"]),
        ("as_of", &["2023-06-01"]),
    ]);
    let stored = (stored, Just(("lang", "en")), page()).prop_map(joined("/v1/observations"));
    prop_oneof![5 => panel, 5 => movers, 5 => stored, 6 => of_few()]
}

/// Lists, and what is asked of one area or pair.
fn of_few() -> impl Strategy<Value = String> {
    let page = || some(&[("limit", &["1", "7", "50"]), ("offset", &["0", "3", "40"])]);
    let listed = some(&[
        PAIR[0],
        PAIR[1],
        ("flow", &["export", "import", "turnover", "domestic-export"]),
        ("source", &SOURCES),
        ("sort", &["code", "total", "relevance"]),
        ("search", &["russia", "iran russia", "world", "tai"]),
    ]);
    let listed = (listed, Just(("lang", "")), page()).prop_map(|(of, _, page)| format!("/v1/dyads?{of}&{page}"));
    let listed = listed.prop_map(|text| text.replace("?&", "?").trim_end_matches(['&', '?']).to_owned());
    let areas = (select(&AREAS[..]), select(&["", "/partners", "/partners?flow=export", "/partners?product=HS:27"][..]));
    let areas = areas.prop_map(|(area, rest)| format!("/v1/areas/{area}{rest}"));
    let views = ["exports", "turnover", "balance?freq=A", "mirror", "revisions", "products", "claims", "exports?product=HS:27"];
    let pair = (select(&AREAS[..]), select(&AREAS[..]), select(&[""; 1][..]), select(views.to_vec()));
    let pair = pair.prop_map(|(one, two, _, view)| format!("/v1/dyads/{one}-{two}/{view}"));
    let others =
        select(&["/v1/areas", "/v1/products?level=2", "/v1/sources", "/v1/compare?series=RUS-IRN/exports,IRN-RUS/imports"][..]);
    let others = others.prop_map(str::to_owned);
    prop_oneof![3 => listed, 1 => areas, 1 => pair, 1 => others]
}

fn told(catalogue: &Catalogue, text: &str) -> Result<Answer, QueryError> {
    parse_text(text, &[]).and_then(|asked| answer(catalogue, &asked.query))
}

/// Every row of a long table that is written while it is read, as it is told.
fn streamed(catalogue: &Catalogue, text: &str) -> Option<Vec<String>> {
    let asked = parse_text(text, &[]).ok()?;
    let mut asked = asked.query;
    (asked.parameters.limit, asked.parameters.offset) = (None, None);
    Some(match LongTable::open(catalogue, &asked).ok()? {
        LongTable::Panel(panel) => {
            panel.flat_map(|batch| batch.unwrap().rows().map(|row| format!("{row:?}")).collect::<Vec<_>>()).collect()
        }
        LongTable::Observations(stored) => {
            let row = |row: crate::query::ObservationRow<'_>| {
                format!("{:?} {:?} {:?}", row.series.key, row.series.source.name, row.stored)
            };
            stored.flat_map(|batch| batch.unwrap().rows().map(row).collect::<Vec<_>>()).collect()
        }
    })
}

fn behaviours() -> impl Strategy<Value = Behaviour> {
    (select(&[u64::MAX, 40, 200][..]), any::<bool>()).prop_map(|(most, counts_itself)| Behaviour { most, counts_itself })
}

proptest! {
    #![proptest_config(Config { cases: 300, ..Config::default() })]

    #[test]
    fn an_answer_is_the_same_wherever_the_rows_lie(drawn in drawn(), keeps in any::<bool>(), counts in any::<bool>(), texts in proptest::collection::vec(question(), 12)) {
        let here = made(&drawn, keeps);
        let (there, _) = elsewhere(&here, Behaviour { most: u64::MAX, counts_itself: counts });
        for text in &texts {
            prop_assert_eq!(told(&there, text), told(&here, text), "{}", text);
        }
    }

    #[test]
    fn a_long_table_is_the_same_in_whatever_pieces_it_comes(drawn in drawn(), keeps in any::<bool>(), behaviour in behaviours(), texts in proptest::collection::vec(question(), 6)) {
        let here = made(&drawn, keeps);
        // A pair that is larger than an answer may be is refused, and not cut.
        let largest = here.datasets().flat_map(|dataset| dataset.table.index().dyads()).map(|extent| extent.observations as u64).max();
        let most = behaviour.most.max(largest.unwrap_or(0) * 2);
        let (there, _) = elsewhere(&here, Behaviour { most, ..behaviour });
        for text in texts.iter().filter(|text| text.starts_with("/v1/panel") || text.starts_with("/v1/observations")) {
            prop_assert_eq!(streamed(&there, text), streamed(&here, text), "{}", text);
        }
    }

    #[test]
    fn what_pages_gather_is_the_same(drawn in drawn(), keeps in any::<bool>(), counts in any::<bool>(), product in select(&PRODUCTS[..]), area in select(&AREAS[..]), of in some(&SERIES)) {
        let here = made(&drawn, keeps);
        let (there, _) = elsewhere(&here, Behaviour { most: u64::MAX, counts_itself: counts });
        let totals = |catalogue: &Catalogue| latest_totals(catalogue).map(|totals| totals.by_dyad().map(|(dyad, latest, rank)| format!("{dyad} {latest:?} {rank}")).collect::<Vec<_>>());
        prop_assert_eq!(totals(&there), totals(&here));
        prop_assert_eq!(default_dyad(&there, |_| true), default_dyad(&here, |_| true));
        let pair = "RUS-IRN".parse().unwrap();
        prop_assert_eq!(neighbours(&there, pair, 4), neighbours(&here, pair, 4));
        let area: Area = area.parse().unwrap();
        prop_assert_eq!(area_products(&there, area, None), area_products(&here, area, None));
        let product = product.parse().unwrap();
        let parameters = parse_text(&format!("/v1/movers?{of}"), &[]).map(|asked| asked.query.parameters).unwrap_or_default();
        let parameters = Parameters { flow: parameters.flow, source: parameters.source, as_of: parameters.as_of, freq: parameters.freq, ..Parameters::default() };
        prop_assert_eq!(product_pairs(&there, product, &parameters, None), product_pairs(&here, product, &parameters, None));
        prop_assert_eq!(product_flows(&there, product, &parameters), product_flows(&here, product, &parameters));
    }
}
