//! The observations as they are stored, against an independent reading of the files that they were read from.

use std::{fs, path::Path};

use axum::{Router, http::StatusCode};
use dyad::dataset::Roots;
use polars::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    command::{dyad, fixture, summary},
    package::write_package,
    served::{get, json, package, served},
    table_rows::{Line, parquet_rows, rows},
};

/// The columns that a file and the table have alike.
const SHARED: [&str; 10] =
    ["reporter", "partner", "flow", "product", "period", "valuation", "status", "source", "published", "note"];

/// Which rows a question keeps.
type Keeps = Box<dyn Fn(&Line) -> bool>;

/// A decimal number in ten-thousandths.
fn exact(text: &str, power: u32) -> i128 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction:0<places$}", places = usize::try_from(power + 4).unwrap());
    digits.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// What a row of a package's file must come to: its codes, and the figure with its bounds in ten-thousandths.
fn wanted(row: &Line) -> Line {
    let of = |name: &str| row.get(name).cloned().unwrap_or_default();
    let mut wanted: Line = SHARED.map(|name| (name.to_owned(), of(name))).into();
    wanted.insert("calendar".to_owned(), Some(of("calendar")).filter(|text| !text.is_empty()).unwrap_or("gregorian".to_owned()));
    wanted.insert("unit".to_owned(), of("currency"));
    let value = of("value");
    if value.is_empty() {
        return wanted;
    }
    let power: u32 = of("unit_mult").parse().unwrap();
    let value = exact(&value, power);
    // Half of the last digit that is stated, on both sides.
    let half = of("decimals").parse::<f64>().map_or(0, |decimals| {
        let decimals = format!("{decimals:.0}").parse::<u32>().unwrap();
        10i128.pow(power + 4) / 10i128.pow(decimals) / 2
    });
    wanted.extend(
        [("value", value), ("low", (value - half).max(0)), ("high", value + half)]
            .map(|(name, number)| (name.to_owned(), number.to_string())),
    );
    wanted
}

/// The same of a row of the table.
fn found(row: &Line) -> Line {
    let mut found: Line =
        SHARED.iter().chain(&["calendar", "unit"]).map(|name| ((*name).to_owned(), row[*name].clone())).collect();
    for name in ["value", "low", "high"].into_iter().filter(|name| !row[*name].is_empty()) {
        found.insert(name.to_owned(), exact(&row[name], 0).to_string());
    }
    assert_eq!(row["value_reason"], if row["value"].is_empty() { "missing" } else { "" });
    found
}

/// The table of a dataset is what its file holds, row by row.
async fn compare(router: &Router, dataset: &str, stored: &[Line]) {
    let answered = get(router, &format!("/v1/observations.csv?dataset={dataset}")).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
    let table = rows(&answered.text());
    assert!(table.iter().all(|row| row["dataset"] == dataset));
    let (mut found, mut wanted): (Vec<Line>, Vec<Line>) =
        (table.iter().map(found).collect(), stored.iter().map(wanted).collect());
    found.sort();
    wanted.sort();
    assert_eq!(found.len(), wanted.len(), "{dataset}");
    for (found, wanted) in found.iter().zip(&wanted) {
        assert_eq!(found, wanted, "{dataset}");
    }
    let page = json(router, &format!("/v1/observations?dataset={dataset}&limit=1")).await;
    assert_eq!(page["total"], stored.len(), "{dataset}");
}

#[tokio::test]
async fn the_rows_of_each_dataset_are_those_of_its_file() {
    let datasets = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets");
    let router = served(&Roots::Folder(datasets.clone()));
    let mut all = 0;
    for entry in fs::read_dir(datasets).unwrap() {
        let folder = entry.unwrap().path();
        let stored = rows(&fs::read_to_string(folder.join("observations.csv")).unwrap());
        assert!(stored.len() > 100);
        compare(&router, &folder.file_name().unwrap().to_string_lossy(), &stored).await;
        all += stored.len();
    }
    assert_eq!(json(&router, "/v1/observations?limit=1").await["total"], all);
}

#[tokio::test]
async fn the_rows_of_imported_datasets_are_those_of_their_tables() {
    let root = tempfile::tempdir().unwrap();
    for (provider, file) in [("baci", "baci.csv"), ("comtrade", "comtrade_v1.csv")] {
        let path = fixture(file);
        let run = dyad(
            root.path(),
            &["import", provider, path.to_str().unwrap(), "--into", &format!("datasets/{provider}"), "--json"],
            &[],
        );
        assert!(summary(&run).is_object());
    }
    let router = served(&Roots::Folder(root.path().join("datasets")));
    for provider in ["baci", "comtrade"] {
        let folder = root.path().join("datasets").join(provider);
        let table = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let is_table = |path: &std::path::PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name.starts_with("observations-") && name.ends_with(".parquet") && name.matches('.').count() == 1
        };
        let stored = parquet_rows(&table.into_iter().find(is_table).unwrap());
        assert!(stored.len() > 3, "{provider}");
        compare(&router, provider, &stored).await;
    }
}

const HEADER: &str =
    "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,calendar,published,note";

fn descriptor(name: &str, sources: &[&str]) -> String {
    let sources: Vec<String> = sources
        .iter()
        .map(|source| format!(r#"{{"name": "{source}", "title": "The {source}", "priority": 1, "reporting": "reported"}}"#))
        .collect();
    format!(
        r#"{{"name": "{name}", "created": "2024-01-01T00:00:00Z", "sources": [{}],
        "resources": [{{"name": "observations", "path": "observations.csv"}}]}}"#,
        sources.join(", ")
    )
}

/// Two datasets with everything that rows may have.
fn made() -> TempDir {
    let first = [
        "RUS,IRN,export,TOTAL,2021,5,USD,9,0,FOB,A,one,,2022-01,",
        "RUS,IRN,export,TOTAL,2021,5.25,USD,9,,FOB,B,one,,2023-05-31,\"revised, finally\"",
        "RUS,IRN,export,TOTAL,2022,6,USD,9,1,FOB,A,one,,2023-05-31,",
        "RUS,IRN,export,TOTAL,1401,70,USD,6,,FOB,A,one,solar-hijri,,",
        "RUS,IRN,export,HS:27,2021-03,1.01,USD,6,,FOB,A,one,,,",
        "RUS,IRN,export,HS:2709,2021-Q2,2,USD,6,,FOB,E,one,,,",
        "RUS,IRN,import,TOTAL,2021,,USD,0,,CIF,M,one,,,",
        "IRN,RUS,import,TOTAL,2021,7,EUR,6,,CIF,A,two,,,",
        "RUS,CHN,turnover,TOTAL,2021-01/P9M,100,USD,9,0,unknown,P,two,,,",
    ];
    let second = ["TUR,IRN,re-export,SITC:33,2021,4,USD,6,,FOB,A,three,,,", "TUR,IRN,export,TOTAL,2021,3,USD,6,,FOB,A,three,,,"];
    let folder = tempfile::tempdir().unwrap();
    let text = |rows: &[&str]| format!("{HEADER}\n{}\n", rows.join("\n"));
    write_package(folder.path(), "first", &descriptor("first", &["one", "two"]), text(&first).as_bytes());
    write_package(folder.path(), "second", &descriptor("second", &["three"]), text(&second).as_bytes());
    folder
}

async fn table(router: &Router, question: &str) -> Vec<Line> {
    let answered = get(router, &format!("/v1/observations.csv?{question}")).await;
    assert_eq!(answered.status, StatusCode::OK, "{question}: {}", answered.text());
    rows(&answered.text())
}

#[tokio::test]
async fn every_filter_keeps_the_rows_it_names() {
    let folder = made();
    let router = package(folder.path());
    let whole = table(&router, "").await;
    assert_eq!(whole.len(), 11);
    let is = |name: &'static str, words: &'static [&'static str]| move |row: &Line| words.contains(&row[name].as_str());
    let questions: [(&str, Keeps, usize); 12] = [
        ("reporter=RUS", Box::new(is("reporter", &["RUS"])), 8),
        ("reporter=TUR,IRN", Box::new(is("reporter", &["IRN", "TUR"])), 3),
        ("partner=IRN", Box::new(is("partner", &["IRN"])), 9),
        ("flow=import,turnover", Box::new(is("flow", &["import", "turnover"])), 3),
        ("product=HS:27,SITC:33", Box::new(is("product", &["HS:27", "SITC:33"])), 2),
        ("product=HS:2709", Box::new(is("product", &["HS:2709"])), 1),
        ("source=two,three", Box::new(is("source", &["two", "three"])), 4),
        ("freq=M,Q", Box::new(is("frequency", &["M", "Q"])), 2),
        ("calendar=solar-hijri", Box::new(is("calendar", &["solar-hijri"])), 1),
        ("dataset=second", Box::new(is("dataset", &["second"])), 2),
        ("dataset=first&source=two&partner=CHN", Box::new(is("partner", &["CHN"])), 1),
        ("product=HS:10", Box::new(|_| false), 0),
    ];
    for (question, keeps, count) in questions {
        let wanted: Vec<Line> = whole.iter().filter(|row| keeps(row)).cloned().collect();
        assert_eq!((table(&router, question).await, wanted.len()), (wanted, count), "{question}");
        let page = json(&router, &format!("/v1/observations?{question}")).await;
        assert_eq!((&page["total"], page["items"].as_array().unwrap().len()), (&count.into(), count), "{question}");
    }
}

#[tokio::test]
async fn the_window_holds_for_days() {
    let folder = made();
    let router = package(folder.path());
    let periods = async |question: &str| -> Vec<String> {
        table(&router, &format!("reporter=RUS&partner=IRN&{question}"))
            .await
            .into_iter()
            .map(|row| row["period"].clone())
            .collect()
    };
    // The Hijri year 1401 is 21 March 2022 to 20 March 2023.
    assert_eq!(periods("from=2022").await, ["2022", "1401"]);
    assert_eq!(periods("from=2022&to=2022").await, ["2022"]);
    assert_eq!(periods("from=2022&to=2023-03").await, ["2022", "1401"]);
    assert_eq!(periods("calendar=solar-hijri&from=1401&to=1401").await, ["1401"]);
    assert_eq!(periods("calendar=solar-hijri&from=1402").await, [""; 0]);
    assert_eq!(periods("from=2021-03&to=2021-06").await, ["2021-03", "2021-Q2"]);
    let bad = get(&router, "/v1/observations?from=1401-Q1&calendar=fiscal:07").await;
    assert_eq!(bad.status, StatusCode::OK, "fiscal years have quarters: {}", bad.text());
    assert_eq!(get(&router, "/v1/observations?from=2021-05&calendar=fiscal:07").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn all_vintages_are_there_and_as_of_keeps_the_one_that_was_out() {
    let folder = made();
    let router = package(folder.path());
    let figures = async |question: &str| -> Vec<(String, String, String)> {
        let found =
            table(&router, &format!("reporter=RUS&partner=IRN&flow=export&product=TOTAL&calendar=gregorian{question}")).await;
        found.into_iter().map(|row| (row["period"].clone(), row["value"].clone(), row["published"].clone())).collect()
    };
    let row = |period: &str, value: &str, published: &str| (period.to_owned(), value.to_owned(), published.to_owned());
    let (first, revised) = (row("2021", "5000000000", "2022-01"), row("2021", "5250000000", "2023-05-31"));
    let last = row("2022", "6000000000", "2023-05-31");
    assert_eq!(figures("").await, [first.clone(), revised.clone(), last.clone()]);
    // What came out in a month is surely out on its last day.
    assert_eq!(figures("&as_of=2022-01-30").await, []);
    assert_eq!(figures("&as_of=2022-01-31").await, std::slice::from_ref(&first));
    assert_eq!(figures("&as_of=2023-05-30").await, [first]);
    assert_eq!(figures("&as_of=2023-05-31").await, [revised, last]);
    let page = json(&router, "/v1/observations?as_of=2022-01-30").await;
    assert_eq!(page["total"], 8, "eleven without the three that were not out");
}

#[tokio::test]
async fn rows_have_bounds_units_and_names() {
    let folder = made();
    let router = package(folder.path());
    let found = table(&router, "reporter=RUS&partner=IRN&flow=export&product=TOTAL&calendar=gregorian").await;
    let cells = |row: &Line, names: &[&str]| names.iter().map(|name| row[*name].clone()).collect::<Vec<_>>();
    let figure = ["value", "low", "high", "rounding_unit", "unit"];
    assert_eq!(cells(&found[0], &figure), ["5000000000", "4500000000", "5500000000", "1000000000", "USD"]);
    assert_eq!(cells(&found[1], &figure), ["5250000000", "5250000000", "5250000000", "", "USD"]);
    assert_eq!(
        cells(&found[1], &["status", "note", "first_day", "last_day"]),
        ["B", "revised, finally", "2021-01-01", "2021-12-31"]
    );
    let names = ["reporter_name", "partner_name", "flow_name", "product_name"];
    assert_eq!(cells(&found[0], &names), ["Russia", "Iran", "Exports", "all products"]);
    let russian = table(&router, "lang=ru&product=HS:27,SITC:33").await;
    assert_eq!(cells(&russian[0], &names)[..3], ["Россия", "Иран", "Экспорт"]);
    assert!(russian[0]["product_name"].contains("опливо") && russian[1]["product_name"].is_empty(), "{russian:?}");
    let missing = &table(&router, "flow=import&reporter=RUS").await[0];
    assert_eq!(cells(missing, &["value", "value_reason", "status", "valuation"]), ["", "missing", "M", "CIF"]);
}

#[tokio::test]
async fn pages_and_limits_cut_the_same_table_in_the_order_that_is_said() {
    let folder = made();
    let router = package(folder.path());
    let whole = table(&router, "").await;
    let key = |row: &Line| ["dataset", "reporter", "partner", "product"].map(|name| row[name].clone());
    let order = |row: &Line| {
        let [dataset, reporter, partner, product] = key(row);
        (dataset, reporter, partner, product.parse::<dyad::trade::Product>().unwrap())
    };
    assert!(whole.is_sorted_by_key(order));
    for (offset, limit) in [(0, 1), (3, 4), (8, 2), (9, 10), (11, 5), (40, 1)] {
        for also in ["", "&freq=A,M,Q,01/P9M"] {
            let wanted: Vec<Line> = whole.iter().skip(offset).take(limit).cloned().collect();
            assert_eq!(table(&router, &format!("offset={offset}&limit={limit}{also}")).await, wanted, "{offset} {limit}");
            let page = json(&router, &format!("/v1/observations?offset={offset}&limit={limit}{also}")).await;
            assert_eq!((page["items"].as_array().unwrap().len(), &page["total"]), (wanted.len(), &11.into()));
        }
    }
    let mut address = "/v1/observations?limit=4".to_owned();
    let mut items = Vec::new();
    loop {
        let page = json(&router, &address).await;
        items.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        next.clone_into(&mut address);
    }
    let lines = get(&router, "/v1/observations.jsonl").await.text();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(items, lines);
}

#[tokio::test]
async fn every_form_has_the_same_rows() {
    let folder = made();
    let router = package(folder.path());
    let whole = table(&router, "lang=fa").await;
    let file = folder.path().join("table.parquet");
    fs::write(&file, get(&router, "/v1/observations.parquet?lang=fa").await.body).unwrap();
    let arrow = get(&router, "/v1/observations.arrow?lang=fa").await.body;
    let arrow = IpcReader::new(std::io::Cursor::new(arrow)).finish().unwrap();
    assert!(arrow.equals_missing(&ParquetReader::new(fs::File::open(&file).unwrap()).finish().unwrap()));
    let texts = |rows: &[Line]| -> Vec<Line> {
        let numbers = ["value", "low", "high", "rounding_unit"];
        rows.iter()
            .map(|row| {
                row.iter()
                    .filter(|(name, _)| !numbers.contains(&name.as_str()))
                    .map(|(name, text)| (name.clone(), text.clone()))
                    .collect()
            })
            .collect()
    };
    assert_eq!(texts(&parquet_rows(&file)), texts(&whole));
    for name in ["value", "low", "high"] {
        let column = arrow.column(name).unwrap().f64().unwrap();
        let wanted: Vec<Option<f64>> = whole.iter().map(|row| row[name].parse().ok()).collect();
        assert_eq!(column.iter().collect::<Vec<_>>(), wanted, "{name}");
    }
    let typed = dyad(folder.path(), &["query", "observations.csv?lang=fa", "--datasets", "."], &[]);
    assert_eq!(rows(&String::from_utf8(typed.stdout).unwrap()), whole, "{}", String::from_utf8_lossy(&typed.stderr));
}

#[tokio::test]
async fn a_large_table_is_sent_while_it_is_read_and_a_small_one_in_parts() {
    // 33,000 months of eleven pairs, each a thousandth of its number in millions.
    let partners = ["ABW", "AFG", "AGO", "ALB", "AND", "ARE", "ARG", "ARM", "AUS", "AUT", "AZE"];
    let mut lines = vec![HEADER.to_owned()];
    for (place, number) in (0..33_000).enumerate() {
        let (partner, month) = (partners[place / 3_000], place % 3_000);
        let (year, month) = (1771 + month / 12, month % 12 + 1);
        lines.push(format!("RUS,{partner},export,TOTAL,{year}-{month:02},{number},USD,3,,FOB,A,one,,,"));
    }
    let folder = tempfile::tempdir().unwrap();
    write_package(folder.path(), "many", &descriptor("many", &["one"]), (lines.join("\n") + "\n").as_bytes());
    let router = package(folder.path());
    for form in ["csv", "parquet", "arrow", "jsonl"] {
        let whole = get(&router, &format!("/v1/observations.{form}")).await;
        assert_eq!((whole.header("accept-ranges"), whole.header("x-total-count")), ("none", "33000"), "{form}");
        let part = get(&router, &format!("/v1/observations.{form}?partner=ABW")).await;
        assert_eq!((part.header("accept-ranges"), part.header("x-total-count")), ("bytes", "3000"), "{form}");
        assert!(part.body.len() < whole.body.len());
    }
    let whole = table(&router, "").await;
    let sum: i64 = whole.iter().map(|row| row["value"].parse::<i64>().unwrap()).sum();
    // The sum of 0 to 32,999, in thousands.
    assert_eq!((whole.len(), sum), (33_000, 544_483_500_000));
    let middle = table(&router, "offset=2995&limit=10").await;
    assert_eq!(middle, whole[2_995..3_005]);
    assert_eq!(table(&router, "partner=AFG&offset=2999").await, whole[5_999..6_000]);
}

#[tokio::test]
async fn what_there_is_not_is_refused_with_what_there_is() {
    let folder = made();
    let router = package(folder.path());
    for (question, parameter, allowed) in [
        ("dataset=third", "dataset", "second"),
        ("source=one,nobody", "source", "three"),
        ("reporter=XYZ", "reporter", "ISO"),
        ("flow=exports", "flow", "export"),
        ("product=HS:9877", "product", "TOTAL"),
        ("product=27", "product", "HS:2709"),
        ("freq=D", "freq", "A"),
        ("calendar=julian", "calendar", "gregorian"),
        ("lang=xx", "lang", "fa"),
        ("as_of=2022", "as_of", "2024-03-01"),
        ("from=2023&to=2021", "from", "not after"),
        ("level=2", "level", "product"),
    ] {
        for form in ["", ".csv", ".parquet"] {
            let answered = get(&router, &format!("/v1/observations{form}?{question}")).await;
            let problem = answered.json();
            assert_eq!(
                (answered.status, problem["parameter"].as_str()),
                (StatusCode::BAD_REQUEST, Some(parameter)),
                "{question}"
            );
            assert!(problem["allowed"].to_string().contains(allowed), "{question}: {problem}");
        }
    }
    assert_eq!(get(&router, "/v1/observations.xlsx").await.status, StatusCode::BAD_REQUEST);
}
