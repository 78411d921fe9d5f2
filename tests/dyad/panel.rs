//! The long table against the single series: over thousands of pairs every figure and every reason is the same, to the last bit.

use std::{collections::BTreeMap, sync::Arc};

use axum::http::{Method, StatusCode};
use dyad::{
    dataset::{Catalogue, Roots},
    query::{Answer, Format, LongTable, Panel, PanelRow, QueryError, answer, parse_text},
    series::{Point, Subject},
    trade::{Area, harmonized_chapters},
    write::{OutputOptions, Site, stream},
};
use tempfile::TempDir;

use crate::{
    package::{self, serve_rows},
    served::{ask, get, json},
};

const HEADER: &str =
    "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,published,calendar,note";

const DESCRIPTOR: &str = r#"{"name": "many", "created": "2024-01-01T00:00:00Z", "sources": [
  {"name": "one", "title": "One", "priority": 2, "reporting": "reported"},
  {"name": "two", "title": "Two", "priority": 1, "reporting": "reported"},
  {"name": "parts", "title": "Parts", "priority": 0, "reporting": "reported", "complete_levels": ["HS:2"]}],
  "resources": [{"name": "observations", "path": "observations.csv"}]}"#;

/// Numbers that look random and are the same everywhere.
struct Lots(u64);

impl Lots {
    /// One below `end`.
    fn draw(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[usize::try_from(self.draw(words.len() as u64)).unwrap()]
    }

    /// A figure with its unit, its decimals and its status; some are missing, zero, rounded, or finer than a hundredth.
    fn figure(&mut self) -> String {
        if self.draw(12) == 0 {
            return format!(",,{}", self.one_of(&["M", "Q", "L", "O"]));
        }
        let digits = self.draw(900) + 1;
        let value = match self.draw(9) {
            0 => "0,6,0".to_owned(),
            1 => format!("{digits},6,0"),
            2 => format!("{}.{},9,1", digits / 10, digits % 10),
            3 => format!("{digits},3,"),
            4 => format!("{digits}.125,0,"),
            5 => format!("{digits}.123,3,3"),
            6 => format!("{}{digits:03}.01,0,", self.draw(90_000_000) + 1),
            _ => format!("{digits},6,"),
        };
        let (value, unit) = value.split_once(',').unwrap();
        format!("{value},{unit},{}", self.one_of(&["A", "A", "A", "A", "A", "A", "B", "P", "E", "U"]))
    }
}

/// Rows of one series with gaps, of which some were published twice.
fn series(lots: &mut Lots, head: &str, source: &str, periods: &[String], calendar: &str, rows: &mut Vec<String>) {
    let currency = if source == "two" { "EUR" } else { "USD" };
    let territory = if head.contains("BEL") && lots.draw(2) == 0 { "partner: Belgium-Luxembourg" } else { "" };
    for period in periods {
        if lots.draw(6) == 0 {
            continue;
        }
        let dates = if lots.draw(8) == 0 { vec!["2021-03-01", "2023-05-01"] } else { vec![lots.one_of(&["", "2022"])] };
        let valuation = if lots.draw(25) == 0 {
            "unknown"
        } else if head.contains("import") {
            "CIF"
        } else {
            "FOB"
        };
        for published in dates {
            let figure = lots.figure();
            let (figure, status) = figure.rsplit_once(',').unwrap();
            let (value, unit) = figure.split_once(',').unwrap_or((figure, ""));
            let unit = if unit.is_empty() { "0," } else { unit };
            rows.push(format!(
                "{head},{period},{value},{currency},{unit},{valuation},{status},{source},{published},{calendar},{territory}"
            ));
        }
    }
}

fn years(first: i32, end: i32) -> Vec<String> {
    (first..end).map(|year| year.to_string()).collect()
}

fn parts(first: i32, end: i32, count: i32, name: impl Fn(i32) -> String) -> Vec<String> {
    (first..end)
        .flat_map(|year| (1..=count).map(move |part| (year, part)))
        .map(|(year, part)| format!("{year}-{}", name(part)))
        .collect()
}

/// Every chapter of a source that publishes no totals, spread over some pairs.
fn all_chapters(lots: &mut Lots, areas: &[Area], rows: &mut Vec<String>) {
    for (place, chapter) in harmonized_chapters().enumerate() {
        let (reporter, partner) = (areas[place % 5], areas[place % 7 + 5]);
        let mut head = |flow: &str| {
            series(lots, &format!("{reporter},{partner},{flow},HS:{chapter}"), "parts", &years(2018, 2022), "gregorian", rows);
        };
        head("export");
        head("import");
    }
}

/// Some two thousand pairs; of some, the source has the world as a partner, months, quarters, other calendars and products.
fn many() -> TempDir {
    let mut lots = Lots(20_240_229);
    let areas: Vec<Area> = Area::all().filter(|area| !area.is_group() && *area != Area::world()).take(48).collect();
    let belgium: Area = "BEL".parse().unwrap();
    let partners = || areas.iter().copied().filter(move |area| *area != belgium).chain([belgium, Area::world()]);
    let mut rows = Vec::new();
    for reporter in &areas {
        for partner in partners().filter(|partner| partner != reporter) {
            let head = |flow: &str, product: &str| format!("{reporter},{partner},{flow},{product}");
            series(&mut lots, &head("export", "TOTAL"), "one", &years(1994, 2003), "gregorian", &mut rows);
            series(&mut lots, &head("import", "TOTAL"), "one", &years(1996, 2002), "gregorian", &mut rows);
            match lots.draw(8) {
                0 => series(
                    &mut lots,
                    &head("import", "TOTAL"),
                    "two",
                    &parts(2020, 2023, 12, |part| format!("{part:02}")),
                    "gregorian",
                    &mut rows,
                ),
                1 => series(
                    &mut lots,
                    &head("export", "TOTAL"),
                    "two",
                    &parts(2020, 2023, 4, |part| format!("Q{part}")),
                    "gregorian",
                    &mut rows,
                ),
                2 => series(&mut lots, &head("export", "TOTAL"), "two", &years(1399, 1403), "solar-hijri", &mut rows),
                3 => series(&mut lots, &head("export", "HS:27"), "one", &years(1998, 2003), "gregorian", &mut rows),
                4 => series(&mut lots, &head("re-export", "TOTAL"), "one", &years(1998, 2003), "gregorian", &mut rows),
                5 => series(&mut lots, &head("turnover", "TOTAL"), "two", &years(1998, 2003), "gregorian", &mut rows),
                6 => series(
                    &mut lots,
                    &head("export", "TOTAL"),
                    "two",
                    &["2020-01/P9M".into(), "2021-01/P9M".into(), "2022-01/P9M".into()],
                    "gregorian",
                    &mut rows,
                ),
                _ => {}
            }
        }
    }
    all_chapters(&mut lots, &areas, &mut rows);
    let folder = tempfile::tempdir().unwrap();
    package::write_package(folder.path(), "many", DESCRIPTOR, format!("{HEADER}\n{}\n", rows.join("\n")).as_bytes());
    folder
}

fn catalogue(folder: &TempDir) -> Arc<Catalogue> {
    let catalogue = Catalogue::load(&Roots::Folder(folder.path().to_owned()), None).unwrap();
    let entry = &catalogue.entries()[0];
    assert!(entry.dataset.is_some(), "{:?}", entry.findings.iter().take(5).map(ToString::to_string).collect::<Vec<_>>());
    Arc::new(catalogue)
}

fn view(subject: Subject) -> &'static str {
    match subject {
        Subject::Exports => "exports",
        Subject::Imports => "imports",
        Subject::ReExports => "re-exports",
        Subject::ReImports => "re-imports",
        Subject::Turnover => "turnover",
        Subject::DomesticExports => "domestic-exports",
        Subject::Balance => "balance",
    }
}

fn same(row: &PanelRow<'_>, point: &Point, what: &str) {
    let PanelRow { point: own, growth, .. } = row;
    assert_eq!((own.period, own.level(), own.reason()), (point.period, point.level, point.reason()), "{what}");
    assert_eq!((own.status, own.published, &own.note), (point.status, point.published, &point.note), "{what}");
    assert_eq!((growth.change, growth.compared_published), (point.change, point.compared_published), "{what}");
    let bits = |yoy: dyad::series::Ratio| [yoy.value, yoy.low, yoy.high].map(|value| value.map(f64::to_bits));
    assert_eq!((bits(growth.yoy), growth.yoy.reason), (bits(point.yoy), point.yoy.reason), "{what}");
}

/// Holds every row against the single series; the rows, and how many of them have each reason of growth.
fn compared(catalogue: &Catalogue, question: &str, also: &str) -> (usize, BTreeMap<&'static str, usize>) {
    let asked = parse_text(&format!("panel?{question}"), &[]).unwrap().query;
    let mut series: Vec<(String, usize)> = Vec::new();
    let (mut rows, mut reasons) = (0, BTreeMap::new());
    for batch in Panel::open(catalogue, &asked.parameters).unwrap() {
        let batch = batch.unwrap();
        let all: Vec<PanelRow<'_>> = batch.rows().collect();
        for of_series in all.chunk_by(|one, two| one.point.series == two.point.series) {
            let own = of_series[0].series;
            let address = format!(
                "{}/{}?source={}&product={}&calendar={}&freq={}{also}",
                own.dyad,
                view(own.subject),
                own.source.name,
                own.product,
                own.calendar.word(),
                own.frequency.letter()
            );
            let Answer::Series(single) = answer(catalogue, &parse_text(&address, &[]).unwrap().query).unwrap() else { panic!() };
            let single = single.series;
            let said = (&own.unit, own.derived, &own.summed_over);
            assert_eq!(said, (&single.unit, single.derived, &single.summed_over), "{address}");
            assert_eq!(of_series.len(), single.points.len(), "{address}");
            for (row, point) in of_series.iter().zip(&single.points) {
                same(row, point, &format!("{address} {}", point.period));
                let reason = row.growth.yoy.reason.map_or("grown", dyad::series::Reason::word);
                *reasons.entry(reason).or_default() += 1;
            }
            rows += of_series.len();
            series.push((address, of_series.len()));
        }
    }
    let count = series.len();
    series.sort();
    series.dedup_by(|one, two| one.0 == two.0);
    assert_eq!(series.len(), count, "a series stands there once");
    (rows, reasons)
}

#[test]
fn every_figure_and_reason_is_that_of_the_single_series() {
    let folder = many();
    let catalogue = catalogue(&folder);
    let (rows, reasons) = compared(&catalogue, "", "");
    assert!(rows > 30_000, "{rows} rows");
    for reason in ["grown", "no_previous_period", "gap", "zero_base", "missing", "not_comparable", "no_row"] {
        assert!(reasons.get(reason).is_some_and(|count| *count > 100), "{reason}: {reasons:?}");
    }
    assert!(reasons.contains_key("incomplete"), "the total of a level without one of its figures: {reasons:?}");
    let of = |question: &str, also: &str| compared(&catalogue, question, also).0;
    assert!(of("flow=turnover", "") > 10_000);
    assert!(of("flow=domestic-export", "") > 500);
    assert!(of("freq=A", "") > of("freq=A&calendar=gregorian&source=one", ""), "months and quarters are rolled up");
    assert!(of("product=HS:27", "") > 500);
    assert!(of("level=2", "") > 300);
    assert!(of("as_of=2022-06-30", "&as_of=2022-06-30") > 20_000);
    assert!(of("from=1999&to=2000", "&from=1999&to=2000") > 5_000);
    assert!(of("partner=BEL", "") > 500);
    assert!(of("source=parts", "") > 20);
}

#[test]
fn pages_and_limits_cut_the_same_table() {
    let folder = many();
    let catalogue = catalogue(&folder);
    let rows = |question: &str| -> Vec<String> {
        let asked = parse_text(&format!("panel?{question}"), &[]).unwrap().query;
        let batches: Vec<_> = Panel::open(&catalogue, &asked.parameters).unwrap().map(Result::unwrap).collect();
        batches.iter().flat_map(|batch| batch.rows().map(|row| format!("{row:?}")).collect::<Vec<_>>()).collect()
    };
    let whole = rows("reporter=AFG");
    for (offset, limit) in [(0, 1), (7, 30), (whole.len() - 3, 10), (whole.len() + 5, 10)] {
        let end = (offset + limit).min(whole.len());
        // The place of a series in its batch may differ, not what is said of it.
        let same =
            |row: &String| row.split_once("series: ").map(|(_, rest)| rest.replace(char::is_numeric, "")).unwrap_or_default();
        let (part, wanted) =
            (rows(&format!("reporter=AFG&offset={offset}&limit={limit}")), whole.get(offset..end).unwrap_or_default());
        assert_eq!(part.len(), wanted.len(), "offset {offset}, limit {limit}");
        assert_eq!(part.iter().map(same).collect::<Vec<_>>(), wanted.iter().map(same).collect::<Vec<_>>());
    }
}

#[test]
fn what_there_is_not_is_told_before_the_first_row() {
    let folder = many();
    let catalogue = catalogue(&folder);
    for (question, named) in
        [("source=nobody", "source"), ("level=2&product=HS:27", "product"), ("classification=HS", "classification")]
    {
        let asked = parse_text(&format!("panel?{question}"), &[]).unwrap().query;
        let Err(QueryError::Parameter(error)) = Panel::open(&catalogue, &asked.parameters) else { panic!("{question}") };
        assert_eq!(error.parameter, named);
    }
}

#[test]
fn what_is_said_to_be_written_by_rows_is_and_nothing_else() {
    let folder = many();
    let catalogue = catalogue(&folder);
    let asked = parse_text("panel?reporter=AFG", &[]).unwrap().query;
    for format in Format::ALL {
        let panel = Panel::open(&catalogue, &asked.parameters).unwrap();
        let written = stream(LongTable::Panel(panel), &Site::default(), format, &OutputOptions::default(), std::io::sink());
        assert_eq!(written.is_ok(), format.facts().by_rows, "{format:?}");
    }
}

fn few() -> Vec<String> {
    [
        "RUS IRN export TOTAL 2021 10",
        "RUS IRN export TOTAL 2022 15",
        "RUS IRN import TOTAL 2022 4 two",
        "RUS TUR export TOTAL 2022 ",
    ]
    .map(String::from)
    .to_vec()
}

#[tokio::test]
async fn every_form_has_the_same_rows() {
    let made = serve_rows(&few());
    let page = json(&made.router, "/v1/panel").await;
    let items = page["items"].as_array().unwrap();
    assert_eq!((items.len(), &page["next"]), (4, &serde_json::Value::Null));
    assert_eq!(
        (&items[1]["value"], &items[1]["yoy_percent"], &items[1]["yoy_reason"]),
        (&15_000_000.into(), &50.0.into(), &serde_json::Value::Null)
    );
    assert_eq!(items[3]["value_reason"], "missing");
    let lines = get(&made.router, "/v1/panel.jsonl").await.text();
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(&lines, items);
    let csv = get(&made.router, "/v1/panel.csv").await.text();
    assert_eq!(csv.lines().count(), 5);
    // The reader of JSON orders members by name.
    let mut names: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    names.sort_unstable();
    assert_eq!(names, items[0].as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>());
    assert!(csv.lines().nth(2).unwrap().contains(",2022,2022-01-01,2022-12-31,15000000,"), "{csv}");
    let first = json(&made.router, "/v1/panel?limit=3").await;
    assert_eq!((first["items"].as_array().unwrap().len(), &first["next"]), (3, &"/v1/panel?limit=3&offset=3".into()));
    let semicolons = get(&made.router, "/v1/panel.csv?sep=semicolon&decimal=comma&reporter=RUS&partner=IRN").await.text();
    assert!(semicolons.contains(";50,0;"), "{semicolons}");
}

#[tokio::test]
async fn a_stream_has_the_headers_of_any_answer() {
    let made = serve_rows(&few());
    let whole = get(&made.router, "/v1/panel.parquet?reporter=RUS").await;
    assert_eq!((whole.status, whole.header("content-type")), (StatusCode::OK, "application/vnd.apache.parquet"));
    assert_eq!(whole.header("content-disposition"), "inline; filename=\"panel-RUS.parquet\"");
    assert!(whole.body.starts_with(b"PAR1") && whole.body.ends_with(b"PAR1"));
    let tag = whole.header("etag").to_owned();
    let again = ask(&made.router, Method::GET, "/v1/panel.parquet?reporter=RUS", &[("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let other = get(&made.router, "/v1/panel.parquet?reporter=IRN").await;
    assert!(other.header("etag") != tag && !other.body.is_empty(), "an empty table is a file too");
    let head = ask(&made.router, Method::HEAD, "/v1/panel.csv", &[]).await;
    assert_eq!((head.status, head.body.len(), head.header("content-type")), (StatusCode::OK, 0, "text/csv; charset=utf-8"));
    let coded = ask(&made.router, Method::GET, "/v1/panel.csv", &[("accept-encoding", "gzip")]).await;
    assert_eq!((coded.header("content-encoding"), coded.header("etag").ends_with("-gzip\"")), ("gzip", true));
    let mut plain = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(coded.body.as_slice()), &mut plain).unwrap();
    assert_eq!(plain, get(&made.router, "/v1/panel.csv").await.text());
    let negotiated = ask(&made.router, Method::GET, "/v1/panel", &[("accept", "application/vnd.apache.arrow.file")]).await;
    assert!(negotiated.body.starts_with(b"ARROW1") && negotiated.body.ends_with(b"ARROW1"));
    for refused in ["/v1/panel.csv?source=nobody", "/v1/panel.xlsx", "/v1/panel.csv?last=3", "/v1/panel.png"] {
        assert_eq!(get(&made.router, refused).await.status, StatusCode::BAD_REQUEST, "{refused}");
    }
}

/// The typed forms read back, with the growth that the page has.
#[tokio::test]
async fn parquet_and_arrow_read_back() {
    use polars::prelude::*;
    let made = serve_rows(&few());
    let parquet = get(&made.router, "/v1/panel.parquet").await.body;
    let arrow = get(&made.router, "/v1/panel.arrow").await.body;
    let read = ParquetReader::new(std::io::Cursor::new(parquet)).finish().unwrap();
    let same = IpcReader::new(std::io::Cursor::new(arrow)).finish().unwrap();
    assert!(read.equals_missing(&same));
    assert_eq!(read.column("yoy_percent").unwrap().f64().unwrap().get(1), Some(50.0));
    assert_eq!(read.column("value").unwrap().f64().unwrap().to_vec(), [Some(10e6), Some(15e6), Some(4e6), None]);
    assert_eq!(read.column("source").unwrap().str().unwrap().get(2), Some("two"));
}
