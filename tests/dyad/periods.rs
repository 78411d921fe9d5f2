//! Parts of years, fiscal years, years from quarters, breaks in what is rolled up, and mirrors across calendars, through the router.

use axum::http::StatusCode;
use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{get, json},
};

fn rows(of: &[&str]) -> ServedPackage {
    serve_rows(&of.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>())
}

fn observations(series: &Value) -> &Vec<Value> {
    series["observations"].as_array().unwrap()
}

#[tokio::test]
async fn part_years_are_a_series_with_growth_like_for_like() {
    let made = rows(&[
        "RUS IRN export TOTAL 2020-01/P9M 100",
        "RUS IRN export TOTAL 2021-01/P9M 150",
        "RUS IRN export TOTAL 2021-01/P8M 130",
        "RUS IRN export TOTAL 2021-04/P3M 60",
    ]);
    // A quarter is a quarter, however it is written, and comes before parts of years.
    let usual = json(&made.router, "/v1/dyads/RUS-IRN/exports").await;
    assert_eq!((&usual["frequency"], &observations(&usual)[0]["period"]), (&literal!("Q"), &literal!("2021-Q2")));
    let others: Vec<&Value> = usual["alternatives"].as_array().unwrap().iter().map(|other| &other["frequency"]).collect();
    assert_eq!(others, [&literal!("01/P8M"), &literal!("01/P9M")]);
    let nine = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=01/P9M").await;
    let found = observations(&nine);
    // 150 after 100: 50 %. January to August are another series.
    assert_eq!((found.len(), &found[1]["period"], &found[1]["yoy_percent"]), (2, &literal!("2021-01/P9M"), &literal!(50.0)));
    assert_eq!((&found[1]["first_day"], &found[1]["last_day"]), (&literal!("2021-01-01"), &literal!("2021-09-30")));
    assert!(nine["links"]["self"].as_str().unwrap().contains("freq=01/P9M"), "{}", nine["links"]);
    let window = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=01%2FP9M&from=2021-01/P9M").await;
    assert_eq!((observations(&window).len(), &observations(&window)[0]["change"]), (1, &literal!(50_000_000)));
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/exports.csv?freq=01/P9M").await.text();
    assert!(csv.contains(",2021-01/P9M,2021-01-01,2021-09-30,150000000,"), "{csv}");
    for form in ["xlsx", "parquet", "jsonl", "svg", "png", "zip"] {
        let status = get(&made.router, &format!("/v1/dyads/RUS-IRN/exports.{form}?freq=01/P9M")).await.status;
        assert_eq!(status, StatusCode::OK, "{form}");
    }
    let summary = json(&made.router, "/v1/dyads/RUS-IRN").await;
    assert!(summary.to_string().contains("2021-01/P9M"));
    let ytd = get(&made.router, "/v1/dyads/RUS-IRN/exports?freq=01/P9M&measure=ytd").await;
    assert_eq!((ytd.status, &ytd.json()["parameter"]), (StatusCode::BAD_REQUEST, &literal!("measure")));
}

#[tokio::test]
async fn months_roll_up_to_a_part_of_the_year() {
    let month = |place: i32| format!("RUS IRN export TOTAL {}-{:02} {}", 2020 + place / 12, place % 12 + 1, 10 + place / 12);
    let made = serve_rows(&(0..24).map(month).collect::<Vec<_>>());
    let nine = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=01/P9M").await;
    let found = observations(&nine);
    // 9 · 11 after 9 · 10: 10 %.
    assert_eq!(
        (&found[1]["value"], &found[1]["months"], &found[1]["yoy_percent"]),
        (&literal!(99_000_000), &literal!(9), &literal!(10.0))
    );
    // October 2021 to March 2022 lack three of their months.
    let winter = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=10/P6M").await;
    let found: Vec<_> = observations(&winter).iter().map(|one| (&one["period"], &one["months"], &one["value"])).collect();
    let (last, first) = (literal!("2021-10/P6M"), literal!("2019-10/P6M"));
    let middle = literal!("2020-10/P6M");
    assert_eq!(
        found,
        [
            (&first, &literal!(3), &Value::Null),
            (&middle, &literal!(6), &literal!(63_000_000)),
            (&last, &literal!(3), &Value::Null)
        ]
    );
}

#[tokio::test]
async fn fiscal_years_are_a_calendar() {
    let made = rows(&[
        "IND IRN export TOTAL 2011 100 one  fiscal:04",
        "IND IRN export TOTAL 2012 120 one  fiscal:04",
        "IND IRN export TOTAL 2012-Q1 30 one  fiscal:04",
        "IND IRN export TOTAL 2012 110 two",
    ]);
    let years = json(&made.router, "/v1/dyads/IND-IRN/exports?calendar=fiscal:04").await;
    let found = observations(&years);
    assert_eq!((&years["calendar"], &found[1]["yoy_percent"]), (&literal!("fiscal:04"), &literal!(20.0)));
    assert_eq!((&found[1]["first_day"], &found[1]["last_day"]), (&literal!("2012-04-01"), &literal!("2013-03-31")));
    let other = years["alternatives"].as_array().unwrap().iter().find(|other| other["calendar"] == "gregorian").unwrap();
    assert_eq!(other["source"], "two");
    let quarter = json(&made.router, "/v1/dyads/IND-IRN/exports?calendar=fiscal:04&freq=Q").await;
    assert_eq!(observations(&quarter)[0]["last_day"], "2012-06-30");
    let bad = get(&made.router, "/v1/dyads/IND-IRN/exports?calendar=fiscal:13").await;
    assert_eq!((bad.status, &bad.json()["parameter"]), (StatusCode::BAD_REQUEST, &literal!("calendar")));
    for form in ["svg", "xlsx", "parquet"] {
        let status = get(&made.router, &format!("/v1/dyads/IND-IRN/exports.{form}?calendar=fiscal:04")).await.status;
        assert_eq!(status, StatusCode::OK, "{form}");
    }
}

#[test]
fn months_of_a_fiscal_year_are_refused() {
    let folder = crate::package::package_of_rows(&["IND IRN export TOTAL 2012-04 1 one  fiscal:04".to_owned()]);
    let entry = crate::package::load_folder(folder.path()).remove(0);
    let findings: Vec<&str> = entry.findings.iter().map(|finding| finding.text.as_str()).collect();
    assert!(findings.iter().any(|finding| finding.contains("2012-04") && finding.contains("fiscal:04")), "{findings:?}");
}

#[tokio::test]
async fn years_come_from_quarters_where_months_are_wanting() {
    let mut all: Vec<String> = (1..=4).map(|place| format!("RUS IRN export TOTAL 2019-Q{place} 30")).collect();
    all.extend((1..=12).filter(|month| *month != 5).map(|month| format!("RUS IRN export TOTAL 2020-{month:02} 11")));
    all.push("RUS IRN export TOTAL 2020-Q2 36".to_owned());
    let made = serve_rows(&all);
    let years = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=A").await;
    let found = observations(&years);
    // 4 · 30; 3 · 11 + 36 + 6 · 11 = 135, 12.5 % more.
    assert_eq!(
        (&found[0]["value"], &found[0]["months"], &found[0]["months_from_quarters"]),
        (&literal!(120_000_000), &literal!(12), &literal!(12))
    );
    assert_eq!((&found[1]["value"], &found[1]["months_from_quarters"]), (&literal!(135_000_000), &literal!(3)));
    assert_eq!((&found[1]["yoy_percent"], &years["rolled_up_from"]), (&literal!(12.5), &literal!("M")));
    assert!(years["cautions"].to_string().contains("Summed from quarters where months were not published: 2019, 2020"));
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/exports.csv?freq=A").await.text();
    assert!(csv.contains(",months,months_from_quarters,value_reason,") && csv.contains(",135000000,12,3,,"), "{csv}");
}

#[tokio::test]
async fn breaks_inside_what_is_rolled_up_count() {
    let month = |place: i32, status: &str| {
        let value = if status == "Q" { "" } else { "10" };
        format!("RUS IRN export TOTAL {}-{:02} {value} one   {status}", 2018 + place / 12, place % 12 + 1)
    };
    let status = |place| match place {
        16 => "B",
        17 => "Q",
        _ => "",
    };
    let made = serve_rows(&(0..36).map(|place| month(place, status(place))).collect::<Vec<_>>());
    let quarters = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=Q&from=2019-Q3&last=1").await;
    assert_eq!(observations(&quarters)[0]["yoy_percent"], 0.0, "2020-Q4 on 2019-Q4 lies behind the break");
    let quarters = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=Q&from=2019-Q2&to=2019-Q3").await;
    let found = observations(&quarters);
    assert_eq!((&found[0]["status"], &found[0]["value_reason"]), (&literal!("B"), &literal!("incomplete")));
    assert_eq!((&found[1]["yoy_percent"], &found[1]["yoy_reason"]), (&Value::Null, &literal!("not_comparable")));
    let index = json(&made.router, "/v1/dyads/RUS-IRN/exports?freq=A&measure=index&base=2018").await;
    assert_eq!(observations(&index)[2]["index_reason"], "not_comparable");
}

#[tokio::test]
async fn a_mirror_of_two_calendars_has_bounds() {
    let made = rows(&[
        "IRN RUS import TOTAL 1401 100 one  solar-hijri",
        "IRN RUS import TOTAL 1402 140 one  solar-hijri",
        "RUS IRN export TOTAL 2022 90 two",
        "RUS IRN export TOTAL 2023 150 two",
        "RUS IRN export TOTAL 2024 150 two",
    ]);
    let mirror = json(&made.router, "/v1/dyads/RUS-IRN/mirror").await;
    assert_eq!((&mirror["calendar"], &mirror["frequency"]), (&literal!("gregorian"), &literal!("A")));
    let there = &mirror["directions"][0];
    assert_eq!((&there["imports_calendar"], &there["exports_calendar"]), (&literal!("solar-hijri"), &literal!("gregorian")));
    assert_eq!((&there["exports_valuation"], &there["imports_valuation"]), (&literal!("FOB"), &literal!("CIF")));
    let found = there["observations"].as_array().unwrap();
    let of = |year: &str| found.iter().find(|one| one["period"] == year).unwrap();
    // 2023 lies in 1401 and 1402: from nothing to 240. The gap: (0 − 150)·200/150 = −200; (240 − 150)·200/390 = 46.15 %.
    let both = of("2023");
    assert_eq!(
        (&both["imports"], &both["imports_low"], &both["imports_high"]),
        (&Value::Null, &literal!(0), &literal!(240_000_000))
    );
    assert_eq!((&both["mirror_gap_percent"], &both["mirror_gap_reason"]), (&Value::Null, &literal!("calendars_differ")));
    assert_eq!(both["mirror_gap_low_percent"], -200.0);
    assert_eq!((both["mirror_gap_high_percent"].as_f64().unwrap() * 100.0).round(), 4615.0);
    assert_eq!((&both["mirror_ratio_low"], &both["mirror_ratio_high"]), (&literal!(0.0), &literal!(1.6)));
    // 1403 is not there, so 2024 has no ceiling, and 1402 does not lie in it: nothing is known.
    assert_eq!((&of("2024")["mirror_gap_reason"], &of("2024")["imports_high"]), (&literal!("missing"), &Value::Null));
    assert!(mirror["cautions"].to_string().contains("widest in 2023, from 0 to 240000000 USD"), "{}", mirror["cautions"]);
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/mirror.csv").await.text();
    assert!(csv.contains(",calendars_differ,,0.0,1.6,calendars_differ,"), "{csv}");
    let svg = get(&made.router, "/v1/dyads/RUS-IRN/mirror.svg").await.text();
    assert!(svg.contains("Iran: imports, between: another calendar"), "{svg}");
    assert!(svg.contains("0 to 240"), "{svg}");
    let page = get(&made.router, "/?dyad=RUS-IRN&view=mirror").await.text();
    assert!(page.contains("0 to 240"), "the page shows an interval");
    // The other way about: the years of Iran, held against Russia's months.
    let hijri = json(&made.router, "/v1/dyads/RUS-IRN/mirror?calendar=solar-hijri").await;
    let found = hijri["directions"][0]["observations"].as_array().unwrap();
    let year = found.iter().find(|one| one["period"] == "1402").unwrap();
    assert_eq!(
        (&year["imports"], &year["exports_low"], &year["exports_high"]),
        (&literal!(140_000_000), &literal!(0), &literal!(300_000_000))
    );
}

#[tokio::test]
async fn months_make_a_mirror_of_two_calendars_narrow() {
    let month = |place: i32| format!("IRN RUS import TOTAL {}-{:02} 10 one  solar-hijri", 1401 + place / 12, place % 12 + 1);
    let mut all: Vec<String> = (0..36).map(month).collect();
    all.push("RUS IRN export TOTAL 2023 110 two".to_owned());
    let made = serve_rows(&all);
    let mirror = json(&made.router, "/v1/dyads/RUS-IRN/mirror?freq=A").await;
    let found = mirror["directions"][0]["observations"].as_array().unwrap();
    let both = found.iter().find(|one| one["period"] == "2023").unwrap();
    // Eleven months of Iran lie in 2023, thirteen cover it.
    assert_eq!((&both["imports_low"], &both["imports_high"]), (&literal!(110_000_000), &literal!(130_000_000)));
    assert_eq!(both["mirror_gap_low_percent"], 0.0);
}

#[tokio::test]
async fn a_mirror_says_how_each_end_was_made() {
    let mut all: Vec<String> = (1..=12).map(|month| format!("RUS IRN export TOTAL 2020-{month:02} 10 one   P")).collect();
    all.extend((1..=12).map(|month| format!("IRN RUS import TOTAL 2020-{month:02} 12")));
    let made = serve_rows(&all);
    let mirror = json(&made.router, "/v1/dyads/RUS-IRN/mirror?freq=A").await;
    let there = &mirror["directions"][0];
    assert_eq!((&there["exports_derived"], &there["exports_rolled_up_from"]), (&literal!(true), &literal!("M")));
    let one = &there["observations"][0];
    assert_eq!(
        (&one["exports_months"], &one["exports_status"], &one["imports_status"]),
        (&literal!(12), &literal!("P"), &literal!("A"))
    );
    assert_eq!((&one["mirror_ratio"], &one["mirror_ratio_reason"]), (&literal!(1.2), &Value::Null));
}

#[tokio::test]
async fn a_picture_of_what_was_rolled_up_says_so() {
    let months = |flow: &str| (1..=12).map(move |month| format!("UZB KAZ {flow} TOTAL 2020-{month:02} 10")).collect::<Vec<_>>();
    let made = serve_rows(&[months("export"), months("import")].concat());
    let desc = async |view: &str, lang: &str| {
        get(&made.router, &format!("/v1/dyads/UZB-KAZ/{view}.svg?freq=A&lang={lang}")).await.text()
    };
    let exports = desc("exports", "en").await;
    assert!(exports.contains("sum of 12 months") && !exports.contains("exports + imports"), "{exports}");
    let turnover = desc("turnover", "en").await;
    assert!(turnover.contains("sum of 12 months") && turnover.contains("exports + imports, derived"), "{turnover}");
    assert!(desc("exports", "ru").await.contains("сумма 12 месяцев") && desc("exports", "fa").await.contains("جمع ۱۲ ماه"));
}
