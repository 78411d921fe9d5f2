//! Claims of what claims could not say at first: of either side, of no period, of a balance, and of a part of all trade.

use axum::Router;
use serde_json::{Value, json as literal};
use tempfile::TempDir;

use crate::{
    package,
    served::{self, json},
};

const OBSERVATIONS: &str =
    "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source,published";
const CLAIMS: &str = "id,reporter,partner,flow,product,period,claim_kind,value,unit,unit_mult,decimals,qualifier,compared_to,side,\
                      value_to,currency,source,text";
const DESCRIPTOR: &str = r#"{"name": "made", "created": "2024-01-01T00:00:00Z", "sources": [
  {"name": "russia", "title": "Russia", "priority": 2, "reporting": "reported", "compiler": "Russian customs"},
  {"name": "iran", "title": "Iran", "priority": 1, "reporting": "reported", "compiler": "Iranian customs"},
  {"name": "paper", "title": "Paper", "priority": 1, "reporting": "quoted"}],
  "resources": [{"name": "observations", "path": "observations.csv"}, {"name": "claims", "path": "claims.csv"}]}"#;

/// Rows of `reporter partner flow period value source [decimals]` in millions of dollars; claims of `flow period kind value unit
/// compared_to side`, a dash for nothing, of Russia's trade with Iran, amounts in millions.
fn served(rows: &[&str], claims: &[&str]) -> (Router, TempDir) {
    let observations = rows.iter().map(|row| {
        let words: Vec<&str> = row.split(' ').collect();
        let [reporter, partner, flow, period, value, source] = words[..6] else { panic!("{row}") };
        let decimals = words.get(6).unwrap_or(&"");
        format!("{reporter},{partner},{flow},TOTAL,{period},{value},USD,6,{decimals},unknown,A,{source},\n")
    });
    let claims = claims.iter().enumerate().map(|(place, claim)| {
        let words: Vec<&str> = claim.split(' ').map(|word| if word == "-" { "" } else { word }).collect();
        let [flow, period, kind, value, unit, compared_to, side] = words[..] else { panic!("{claim}") };
        let unit_mult = if unit == "USD" { "6" } else { "0" };
        format!(
            "c{place},RUS,IRN,{flow},TOTAL,{period},{kind},{value},{unit},{unit_mult},0,exact,{compared_to},{side},,,paper,Said\n"
        )
    });
    let folder = tempfile::tempdir().unwrap();
    let observations = format!("{OBSERVATIONS}\n{}", observations.collect::<String>());
    package::write_package(folder.path(), "made", DESCRIPTOR, observations.as_bytes());
    std::fs::write(folder.path().join("made/claims.csv"), format!("{CLAIMS}\n{}", claims.collect::<String>())).unwrap();
    (served::package(folder.path()), folder)
}

async fn judged(rows: &[&str], claims: &[&str]) -> Vec<Value> {
    let (router, _folder) = served(rows, claims);
    json(&router, "/v1/dyads/RUS-IRN/claims").await["items"].as_array().unwrap().clone()
}

/// Verdict, reason, and how many bear it out and rule it out.
async fn told(rows: &[&str], claim: &str) -> Value {
    let found = &judged(rows, &[claim]).await[0];
    literal!(["verdict", "verdict_reason", "borne_out_by", "ruled_out_by"].map(|member| found[member].clone()))
}

/// The reporter, verdict and bounds of each source.
fn against(claim: &Value) -> Value {
    let one = |one: &Value| ["reporter", "verdict", "low", "high"].map(|member| one[member].clone());
    claim["against"].as_array().unwrap().iter().map(one).collect::<Vec<_>>().into_iter().map(|one| literal!(one)).collect()
}

#[tokio::test]
async fn an_open_claim_is_held_against_both_sides() {
    let rows = ["RUS IRN turnover 2022 4 russia", "IRN RUS turnover 2022 5 iran"];
    let four = "turnover 2022 level 4 USD - open";
    assert_eq!(told(&rows, four).await, literal!(["contested", null, 1, 1]));
    assert_eq!(told(&rows[1..], four).await, literal!(["inconsistent", null, 0, 1]));
    // Iran's figure is no figure of Russia's unless the side is open.
    assert_eq!(told(&rows[1..], "turnover 2022 level 4 USD - -").await, literal!(["unverifiable", "no_data", 0, 0]));
    assert_eq!(told(&rows, "turnover 2022 level 4 USD - -").await, literal!(["consistent", null, 1, 0]));
    let claim = &judged(&rows, &[four]).await[0];
    let expected = literal!([["RUS", "consistent", 4_000_000, 4_000_000], ["IRN", "inconsistent", 5_000_000, 5_000_000]]);
    assert_eq!((against(claim), &claim["side"]), (expected, &literal!("open")));
    // "Russian exports to Iran": what Iran counts as its imports from Russia; its own exports are other goods.
    let flows = ["IRN RUS export 2022 4 iran", "IRN RUS import 2022 9 iran", "RUS IRN export 2021 1 russia"];
    assert_eq!(told(&flows, "export 2022 level 9 USD - open").await, literal!(["consistent", null, 1, 0]));
    assert_eq!(told(&flows, "export 2022 level 4 USD - open").await, literal!(["inconsistent", null, 0, 1]));
}

#[tokio::test]
async fn a_balance_is_made_of_both_flows_of_one_source() {
    let rows = [
        "RUS IRN export 2022 3 russia",
        "RUS IRN import 2022 5 russia",
        "IRN RUS export 2022 7 iran",
        "IRN RUS import 2022 1 iran",
    ];
    assert_eq!(told(&rows, "balance 2022 level -2 USD - -").await, literal!(["consistent", null, 1, 0]));
    assert_eq!(told(&rows, "balance 2022 level 2 USD - -").await, literal!(["inconsistent", null, 0, 1]));
    // Iran's surplus of six is Russia's deficit.
    let claim = &judged(&rows, &["balance 2022 level -6 USD - open"]).await[0];
    let expected = literal!([["RUS", "inconsistent", -2_000_000, -2_000_000], ["IRN", "consistent", -6_000_000, -6_000_000]]);
    assert_eq!((against(claim), &claim["verdict"], &claim["flow"]), (expected, &literal!("contested"), &literal!("balance")));
}

#[tokio::test]
async fn what_is_left_open_is_told_and_not_guessed() {
    let rows = ["RUS IRN turnover 2021 4 russia", "RUS IRN turnover 2022 5 russia"];
    assert_eq!(told(&rows, "turnover - level 5 USD - -").await, literal!(["unverifiable", "no_period", 0, 0]));
    assert_eq!(told(&rows, "turnover 2022 growth 25 percent not_stated -").await, literal!(["unverifiable", "no_base", 0, 0]));
    let claim = &judged(&rows, &["turnover - level 5 USD - -"]).await[0];
    assert_eq!((&claim["period"], &claim["side"], &claim["value_to"]), (&Value::Null, &Value::Null, &Value::Null));
    let (router, _folder) = served(&rows, &["turnover - level 5 USD - -", "turnover 2022 level 5 USD - -"]);
    // A window is of what says when; and every page has room for what does not.
    assert_eq!(json(&router, "/v1/dyads/RUS-IRN/claims?from=2000").await["total"], literal!(1));
    for address in ["/claims", "/?dyad=RUS-IRN&view=claims", "/v1/dyads/RUS-IRN/claims.csv", "/v1/dyads/RUS-IRN/claims.svg"] {
        assert_eq!(served::get(&router, address).await.status, 200, "{address}");
    }
}

#[tokio::test]
async fn changes_and_multiples_are_held_against_two_figures() {
    let rows = ["RUS IRN turnover 2020 2 russia", "RUS IRN turnover 2021 4 russia", "RUS IRN turnover 2022 8 russia"];
    for (claim, verdict) in [
        ("turnover 2022 multiple 2 times - -", "consistent"),
        ("turnover 2022 multiple 3 times - -", "inconsistent"),
        ("turnover 2022 multiple 4 times 2020 -", "consistent"),
        ("turnover 2022 change 4 USD - -", "consistent"),
        ("turnover 2022 change 6 USD 2020 -", "consistent"),
        ("turnover 2022 change 5 USD - -", "inconsistent"),
        ("turnover 2022 average_growth 100 percent 2020 -", "consistent"),
        ("turnover 2022 average_growth 90 percent 2020 -", "inconsistent"),
        ("turnover 2022 record_high - - 2020 -", "consistent"),
        ("turnover 2022 record_low - - - -", "inconsistent"),
    ] {
        let found = &judged(&rows, &[claim]).await[0];
        assert_eq!(
            (&found["verdict"], &found["verdict_proved"]),
            (&literal!(verdict), &literal!(verdict == "consistent")),
            "{claim}"
        );
    }
}

#[tokio::test]
async fn shares_and_ranks_are_of_the_reporters_trade_with_all() {
    let rows = [
        "RUS IRN export 2022 4 russia",
        "RUS TUR export 2022 9 russia",
        "RUS CHN export 2022 6 russia",
        "RUS DEU export 2022 1 russia",
        "RUS WLD export 2022 20 russia",
    ];
    for (claim, verdict) in [
        ("export 2022 share 20 percent - -", "consistent"),
        ("export 2022 share 22 percent - -", "inconsistent"),
        ("export 2022 rank 3 rank - -", "consistent"),
        ("export 2022 rank 2 rank - -", "inconsistent"),
    ] {
        let found = &judged(&rows, &[claim]).await[0];
        assert_eq!(
            (&found["verdict"], &found["verdict_proved"]),
            (&literal!(verdict), &literal!(verdict == "consistent")),
            "{claim}"
        );
    }
    // Without the world no share is known, and a place is only ruled out.
    assert_eq!(told(&rows[..4], "export 2022 share 20 percent - -").await, literal!(["unverifiable", "no_data", 0, 0]));
    assert_eq!(told(&rows[..4], "export 2022 rank 3 rank - -").await, literal!(["unverifiable", "no_data", 0, 0]));
    assert_eq!(told(&rows[..4], "export 2022 rank 2 rank - -").await, literal!(["inconsistent", null, 0, 1]));
    // A place is one of the reporter's partners, whoever else counts the same trade.
    let both = [&rows[..], &["IRN RUS export 2022 5 iran", "IRN WLD export 2022 6 iran"]].concat();
    let claim = &judged(&both, &["export 2022 rank 1 rank - open"]).await[0];
    assert_eq!(against(claim), literal!([["RUS", "inconsistent", 3, 3]]));
}
