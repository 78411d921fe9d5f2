//! Verdicts of made packages: each kind of evidence by itself, and what no order of rows or sources may change.

use axum::Router;
use proptest::prelude::*;
use serde_json::{Value, json as literal};
use tempfile::TempDir;

use crate::{
    package,
    served::{self, json},
};

const OBSERVATIONS: &str =
    "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,published";
const CLAIMS: &str = "id,statement,reporter,partner,flow,product,period,claim_kind,value,unit,unit_mult,decimals,qualifier,\
                      compared_to,published,status,source,text";
const DESCRIPTOR: &str = r#"{"name": "made", "created": "2024-01-01T00:00:00Z", "sources": [
  {"name": "customs", "title": "Customs", "priority": 1, "reporting": "reported", "compiler": "Customs"},
  {"name": "bulletin", "title": "Bulletin", "priority": 2, "reporting": "quoted", "compiler": "Customs"},
  {"name": "bank", "title": "Bank", "priority": 3, "reporting": "reported"},
  {"name": "press", "title": "Press", "priority": 9, "reporting": "quoted"},
  {"name": "radio", "title": "Radio", "priority": 8, "reporting": "quoted"},
  {"name": "paper", "title": "Paper", "priority": 5, "reporting": "quoted"}],
  "resources": [{"name": "observations", "path": "observations.csv"}, {"name": "claims", "path": "claims.csv"}]}"#;

/// Rows of `flow period value decimals status source`, claims of `id period kind value qualifier compared_to status source
/// [statement]`, a dash for nothing; in whole millions of dollars or in per cent, of Russia's trade with Iran.
fn served(rows: &[&str], claims: &[&str]) -> (Router, TempDir) {
    let observations = rows.iter().map(|row| {
        let words: Vec<&str> = row.split(' ').map(|word| if word == "-" { "" } else { word }).collect();
        let [flow, period, value, decimals, status, source] = words[..] else { panic!("{row}") };
        format!("RUS,IRN,{flow},TOTAL,{period},{value},USD,6,{decimals},unknown,{status},{source},\n")
    });
    let claims = claims.iter().map(|claim| {
        let words: Vec<&str> = claim.split(' ').map(|word| if word == "-" { "" } else { word }).collect();
        let [id, flow, period, kind, value, qualifier, compared_to, status, source] = words[..9] else { panic!("{claim}") };
        let unit = match kind {
            "level" => "USD,6,0",
            "growth" => "percent,0,0",
            _ => ",,",
        };
        let statement = words.get(9).unwrap_or(&"");
        format!("{id},{statement},RUS,IRN,{flow},TOTAL,{period},{kind},{value},{unit},{qualifier},{compared_to},,{status},{source},Said\n")
    });
    let folder = tempfile::tempdir().unwrap();
    // A row about another flow, so that the package is never without any.
    let other = "RUS,IRN,re-import,TOTAL,1999,1,USD,6,0,unknown,A,bank,";
    let observations = format!("{OBSERVATIONS}\n{other}\n{}", observations.collect::<String>());
    package::write_package(folder.path(), "made", DESCRIPTOR, observations.as_bytes());
    std::fs::write(folder.path().join("made/claims.csv"), format!("{CLAIMS}\n{}", claims.collect::<String>())).unwrap();
    (served::package(folder.path()), folder)
}

async fn judged(rows: &[&str], claims: &[&str]) -> Vec<Value> {
    let (router, _folder) = served(rows, claims);
    json(&router, "/v1/dyads/RUS-IRN/claims?limit=500").await["items"].as_array().unwrap().clone()
}

/// Verdict, reason, how many bear it out and rule it out, and what decides.
fn told(claim: &Value) -> Value {
    literal!(["verdict", "verdict_reason", "borne_out_by", "ruled_out_by", "decided_by"].map(|member| claim[member].clone()))
}

async fn one(rows: &[&str], claim: &str) -> Value {
    told(&judged(rows, &[claim]).await[0])
}

#[tokio::test]
async fn sources_are_weighed_and_not_taken_by_priority() {
    let four = "c turnover 2021 level 4 exact - A paper";
    // The press has the highest priority, the customs report.
    let rows = ["turnover 2021 1 0 A press", "turnover 2021 4 0 A customs"];
    assert_eq!(one(&rows, four).await, literal!(["consistent", null, 1, 1, "reported"]));
    let rows = ["turnover 2021 1 0 A press", "turnover 2021 4 0 A radio"];
    assert_eq!(one(&rows, four).await, literal!(["contested", null, 1, 1, "quoted"]));
    // A source that has other years only says nothing.
    let rows = ["turnover 2019 1 0 A press", "turnover 2021 4 0 A radio"];
    assert_eq!(one(&rows, four).await, literal!(["consistent", null, 1, 0, "quoted"]));
    let rows = ["turnover 2021 1 0 U press", "turnover 2021 4 0 A radio"];
    assert_eq!(one(&rows, four).await, literal!(["consistent", null, 1, 0, "quoted"]));
    assert_eq!(one(&rows[..1], four).await, literal!(["unverifiable", "low_reliability", 0, 0, null]));
    // Two documents of one compiler are one voice.
    let rows = ["turnover 2021 1 0 A customs", "turnover 2021 1 0 A bulletin", "turnover 2021 4 0 A bank"];
    assert_eq!(one(&rows, four).await, literal!(["contested", null, 1, 1, "reported"]));
    assert_eq!(one(&["turnover 2021 4 0 A paper"], four).await, literal!(["own_source_only", null, 0, 0, "own"]));
    let rows = ["turnover 2021 4 0 A paper", "turnover 2021 1 0 A customs"];
    assert_eq!(one(&rows, four).await, literal!(["contested", null, 0, 1, "reported"]));
    assert_eq!(one(&rows[1..], four).await, literal!(["inconsistent", null, 0, 1, "reported"]));
}

#[tokio::test]
async fn claims_are_evidence_of_each_other() {
    // 373 and 417 of the same source: +11.8 %, said to be 12 (417.5/372.5 is +12.08, 416.5/373.5 is +11.51).
    let claims = [
        "before export 2022-01/P5M level 373 exact - A paper",
        "now export 2023-01/P5M level 417 exact - A paper",
        "grew export 2023-01/P5M growth 12 exact - A paper",
        "jumped export 2023-01/P5M growth 20 exact - A paper",
    ];
    let found = judged(&[], &claims).await;
    assert_eq!(told(&found[2]), literal!(["own_source_only", null, 0, 0, "own"]));
    assert_eq!((&found[2]["against"][0]["evidence"], &found[2]["against"][0]["proved"]), (&literal!("claims"), &literal!(false)));
    assert_eq!(told(&found[3]), literal!(["inconsistent", null, 0, 0, "own"]));
    // Of another source they weigh as claims: less than any figure.
    let other = ["turnover 2021 9 0 A press"];
    let claims = ["radio turnover 2021 level 4 exact - A radio", "paper turnover 2021 level 4 exact - A paper"];
    assert_eq!(told(&judged(&[], &claims).await[1]), literal!(["consistent", null, 1, 0, "claims"]));
    assert_eq!(told(&judged(&other, &claims).await[1]), literal!(["inconsistent", null, 1, 1, "quoted"]));
    // 2,220 after +40 % was 1,586 before: 2,219.5/1.405 to 2,220.5/1.395.
    let claims = [
        "level turnover 2020 level 2220 exact - A radio",
        "growth turnover 2020 growth 40 exact - A radio",
        "before turnover 2019 level 2000 exact - A paper",
        "near turnover 2019 level 1586 exact - A paper",
    ];
    let found = judged(&[], &claims).await;
    assert_eq!((&told(&found[2])[0], &told(&found[3])[0]), (&literal!("inconsistent"), &literal!("consistent")));
}

#[tokio::test]
async fn claims_of_one_statement_are_held_against_each_other() {
    let claims = [
        "five turnover 2021 level 5 exact - A paper speech",
        "three turnover 2021 level 3 exact - A paper speech",
        "nine turnover 2021 level 9 exact - A paper speech",
        "else turnover 2021 level 9 exact - A radio",
    ];
    let found = judged(&[], &claims).await;
    assert_eq!(found[0]["contradicts"], literal!(["three", "nine"]));
    assert_eq!((&told(&found[0])[0], &told(&found[2])[0]), (&literal!("inconsistent"), &literal!("consistent")));
    assert_eq!(found[3]["contradicts"], literal!([]));
    // With a figure entered from it the statement is on both sides.
    let found = judged(&["turnover 2021 5 0 A paper"], &claims[..2]).await;
    assert_eq!((&told(&found[0])[0], &told(&found[1])[0]), (&literal!("contested"), &literal!("inconsistent")));
}

#[tokio::test]
async fn parts_of_years_and_years_bound_each_other() {
    let rows = ["export 2020 100 0 A customs", "export 2020-Q1 30 0 A customs", "export 2020-07 10 0 A customs"];
    let verdict = async |claim: &str| one(&rows, claim).await[0].clone();
    assert_eq!(verdict("c export 2020-Q3 level 130 exact - A paper").await, "inconsistent");
    assert_eq!(verdict("c export 2020-07/P6M level 130 exact - A paper").await, "inconsistent");
    // At most 100.5 − 29.5 = 71 are left for July to December.
    assert_eq!(verdict("c export 2020-07/P6M level 72 exact - A paper").await, "inconsistent");
    assert_eq!(verdict("c export 2020-07/P6M level 70 exact - A paper").await, "consistent");
    // What is left from April on is 100 − 30, give or take a half and a half.
    assert_eq!(verdict("c export 2020-04/P9M level 75 exact - A paper").await, "inconsistent");
    // A floor: 30 and 10 are in the seven months.
    assert_eq!(verdict("c export 2020-01/P7M level 30 exact - A paper").await, "inconsistent");
    // A span published as such.
    let span = ["export 2020-01/P9M 60 0 A customs"];
    assert_eq!(
        one(&span, "c export 2020-01/P9M level 60 exact - A paper").await,
        literal!(["consistent", null, 1, 0, "reported"])
    );
    assert_eq!(one(&span, "c export 2020 level 50 exact - A paper").await, literal!(["inconsistent", null, 0, 1, "reported"]));
    assert_eq!(one(&span, "c export 2020 level 90 exact - A paper").await, literal!(["consistent", null, 0, 0, "limit"]));
}

#[tokio::test]
async fn re_exports_meet_re_exports() {
    let rows = ["re-export 2020 7 0 A customs", "export 2020 100 0 A customs"];
    assert_eq!(one(&rows, "c re-export 2020 level 7 exact - A paper").await, literal!(["consistent", null, 1, 0, "reported"]));
    assert_eq!(one(&rows, "c re-export 2020 level 9 exact - A paper").await, literal!(["inconsistent", null, 0, 1, "reported"]));
}

#[tokio::test]
async fn forecasts_records_and_what_is_near() {
    let rows = ["turnover 2022 120 0 A customs", "turnover 2024 80 0 A customs"];
    let forecast = "c turnover 2024 below - exact 2022 F paper";
    assert_eq!(one(&rows, forecast).await, literal!(["consistent", null, 1, 0, "reported"]));
    assert_eq!(one(&rows[..1], forecast).await, literal!(["unverifiable", "forecast", 0, 0, null]));
    assert_eq!(one(&rows, "c turnover 2024 near - exact 2022 A paper").await, literal!(["inconsistent", null, 0, 1, "reported"]));
    let record = async |rows: &[&str]| {
        let found = judged(rows, &["c turnover 2018 record_high - exact - A paper"]).await;
        let against = &found[0]["against"][0];
        literal!([found[0]["verdict_proved"], against["scope_periods"], against["scope_missing"]])
    };
    let whole = [
        "turnover 2015 1 0 A customs",
        "turnover 2016 2 0 A customs",
        "turnover 2017 3 0 A customs",
        "turnover 2018 9 0 A customs",
    ];
    assert_eq!(record(&whole).await, literal!([true, 3, 0]));
    assert_eq!(record(&[whole[0], whole[2], whole[3]]).await, literal!([false, 2, 1]));
    assert_eq!(record(&[whole[0], "turnover 2016 - 0 M customs", whole[2], whole[3]]).await, literal!([false, 2, 1]));
    assert_eq!(record(&whole[2..]).await, literal!([false, 1, 0]));
}

#[tokio::test]
async fn about_a_round_figure() {
    let rows = ["turnover 2021 95 0 A customs"];
    assert_eq!(one(&rows, "c turnover 2021 level 100 about - A paper").await[0], "consistent");
    assert_eq!(one(&rows, "c turnover 2021 level 110 about - A paper").await[0], "inconsistent");
}

/// Rows and claims of a small world, so that their order can be changed.
fn world() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let source = || proptest::sample::select(vec!["customs", "bulletin", "bank", "press", "radio", "paper"]);
    let period = || proptest::sample::select(vec!["2020", "2021", "2021-Q1", "2021-Q2", "2021-01/P9M"]);
    let row = (period(), 1u32..9, proptest::sample::select(vec!["A", "U", "P"]), source());
    let rows = proptest::collection::vec(row, 0..10).prop_map(|rows| {
        let mut once: std::collections::BTreeMap<(&str, &str), String> = std::collections::BTreeMap::new();
        for (period, value, status, source) in rows {
            once.insert((period, source), format!("turnover {period} {value} 0 {status} {source}"));
        }
        once.into_values().collect::<Vec<_>>()
    });
    let claim = (period(), 1i32..9, any::<bool>(), source(), proptest::sample::select(vec!["-", "s", "t"]));
    let claims = proptest::collection::vec(claim, 1..6).prop_map(|claims| {
        let line = |(place, (period, value, grows, source, statement)): (usize, (&str, i32, bool, &str, &str))| {
            let (kind, value) = if grows { ("growth", value * 20 - 60) } else { ("level", value) };
            format!("c{place} turnover {period} {kind} {value} exact - A {source} {statement}")
        };
        claims.into_iter().enumerate().map(line).collect::<Vec<_>>()
    });
    (rows, claims)
}

fn by_id(rows: &[String], claims: &[String]) -> Vec<Value> {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let mut found = runtime.block_on(judged(&rows, &claims));
    for claim in &mut found {
        let mut contradicts: Vec<String> = claim["contradicts"].as_array().unwrap().iter().map(ToString::to_string).collect();
        contradicts.sort();
        claim["contradicts"] = literal!(contradicts);
    }
    found.sort_by_key(|claim| claim["id"].to_string());
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases * 24 / 256, ..ProptestConfig::default() })]

    /// The order of rows and of claims in their files changes nothing.
    #[test]
    fn shuffled_files_say_the_same((rows, claims) in world(), by in 0usize..7) {
        let before = by_id(&rows, &claims);
        let (mut other_rows, mut other_claims) = (rows.clone(), claims.clone());
        other_rows.reverse();
        let shift = by % other_claims.len();
        other_claims.rotate_left(shift);
        prop_assert_eq!(before, by_id(&other_rows, &other_claims));
    }

    /// A further independent document of the reporter's statistics that says what was claimed never makes it inconsistent.
    #[test]
    fn more_agreement_is_no_contradiction((rows, mut claims) in world(), value in 1u32..9) {
        claims.push(format!("asked turnover 2022 level {value} exact - A paper -"));
        let mut more = rows.clone();
        more.push(format!("turnover 2022 {value} 0 A bank"));
        let asked = |found: Vec<Value>| found.into_iter().find(|claim| claim["id"] == "asked").unwrap();
        let (before, after) = (asked(by_id(&rows, &claims)), asked(by_id(&more, &claims)));
        prop_assert_eq!(&after["verdict"], "consistent", "{} {}", before, after);
    }
}
