//! Claims judged as known when they were made beside as known now, through the router.

use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_claims},
    served::{builtin, get, json},
};

/// 2021 has no date; 2022 came out as 4 million in March 2023 and as 5 a year later; source `two` says 4 since 2024.
fn revised(claims: &[&str]) -> ServedPackage {
    let rows = [
        "RUS IRN export TOTAL 2021 2",
        "RUS IRN export TOTAL 2022 4 one 2023-03-01",
        "RUS IRN export TOTAL 2022 5 one 2024-03-01",
        "RUS IRN export TOTAL 2022 4 two 2024-01-01",
    ];
    serve_claims(&rows.map(String::from), claims)
}

async fn verdicts(made: &ServedPackage, query: &str) -> Vec<[Value; 5]> {
    let claims = json(&made.router, &format!("/v1/dyads/RUS-IRN/claims{query}")).await;
    let members = ["id", "verdict", "verdict_then", "verdict_then_reason", "known_then"];
    claims["items"].as_array().unwrap().iter().map(|item| members.map(|member| item[member].clone())).collect()
}

#[tokio::test]
async fn a_claim_that_was_right_and_is_no_more() {
    let made = revised(&[
        "four 2022 level 4 paper 2023-06-01",
        "undated 2022 level 4 paper",
        "nobody-knows 2022 level 4 two",
        "too-early 2022 level 4 paper 2023-02-28",
        "corrected 2022 level 5 paper 2024-06",
        "always-there 2021 level 2 paper 2022",
        "before-its-time 2021 level 2 paper 2020",
        "doubled 2022 growth 100 paper 2023-12",
    ]);
    let null = Value::Null;
    let expected = [
        // Now the two sources split; then there was only the first figure of the one.
        ["four", "contested", "consistent", "", "2023-06-01"],
        // The paper came out in July 2023, on its last day at the latest.
        ["undated", "contested", "consistent", "", "2023-07-31"],
        // Its own source agrees, but when was it said?
        ["nobody-knows", "contested", "", "no_date", ""],
        ["too-early", "contested", "", "not_out", "2023-02-28"],
        ["corrected", "contested", "contested", "", "2024-06-30"],
        // A figure without a date was out when its period had ended, and not before.
        ["always-there", "consistent", "consistent", "", "2022-12-31"],
        ["before-its-time", "consistent", "", "not_out", "2020-12-31"],
        // From 2 to 4 million it had doubled; to 5 is 150 %.
        ["doubled", "inconsistent", "consistent", "", "2023-12-31"],
    ];
    let expected = expected.map(|row| row.map(|text| if text.is_empty() { null.clone() } else { literal!(text) }));
    assert_eq!(verdicts(&made, "").await, expected);
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/claims.csv").await.text();
    let header = csv.lines().next().unwrap();
    assert!(
        header.contains(
            ",verdict,verdict_then,verdict_then_reason,known_then,against_source,against_verdict,against_verdict_then,reason,"
        ),
        "{header}"
    );
    assert!(csv.contains(",contested,consistent,,2023-06-01,one,inconsistent,consistent,"), "{csv}");
    assert!(csv.contains(",contested,,not_out,2023-02-28,one,inconsistent,,"), "{csv}");
}

#[tokio::test]
async fn every_source_is_judged_by_what_it_had_published() {
    let made = revised(&["four 2022 level 4 paper 2023-06-01"]);
    let claims = json(&made.router, "/v1/dyads/RUS-IRN/claims").await;
    let against = claims["items"][0]["against"].as_array().unwrap();
    let found: Vec<_> = against.iter().map(|one| [&one["source"], &one["verdict"], &one["verdict_then"]]).collect();
    // Source two came out in 2024: of 2023 it has no verdict.
    assert_eq!(found[0], [&literal!("one"), &literal!("inconsistent"), &literal!("consistent")]);
    assert_eq!(found[1], [&literal!("two"), &literal!("consistent"), &Value::Null]);
    // As of a day in the past "now" is that day, and "then" is not after it.
    let then = verdicts(&made, "?as_of=2023-12-31").await;
    assert_eq!((&then[0][1], &then[0][2]), (&literal!("consistent"), &literal!("consistent")));
}

#[tokio::test]
async fn what_nobody_else_knew_then_was_as_published() {
    let claims = json(&builtin(), "/v1/dyads/RUS-IRN/claims?limit=200").await;
    let then = |id: &str| {
        let claim = claims["items"].as_array().unwrap().iter().find(|claim| claim["id"] == id).unwrap().clone();
        ["verdict", "verdict_then", "verdict_then_reason", "known_then"].map(|member| claim[member].clone())
    };
    let known = |now: &str, then: &str, day: &str| [literal!(now), literal!(then), Value::Null, literal!(day)];
    // The Russian figures of 2023 came out in 2024, at its end at the latest: after October.
    assert_eq!(then("commentary-2024-level-2023"), known("consistent", "own_source_only", "2024-10-31"));
    // The undated figure of the whole of 2006 was not out in August 2006, that of 2005 was.
    assert_eq!(then("med-interfax-2006-level-2006-q1"), known("consistent", "own_source_only", "2006-08-25"));
    assert_eq!(then("med-interfax-2006-level-2005"), known("contested", "contested", "2006-08-25"));
}
