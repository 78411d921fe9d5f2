//! Figures as they stood then, and how they were revised, through the router.

use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{get, json},
};

/// 2022 came out as 4, then as 5; 2021 has no date; 2023 came out in October 2024, nobody says on which day.
fn revised() -> ServedPackage {
    serve_rows(&[
        "RUS IRN export TOTAL 2021 2".to_owned(),
        "RUS IRN export TOTAL 2022 4 one 2023-03-01".to_owned(),
        "RUS IRN export TOTAL 2022 5 one 2024-03-01".to_owned(),
        "RUS IRN export TOTAL 2023 6 one 2024-10".to_owned(),
        "IRN RUS import TOTAL 2022 4 two 2024-01-01".to_owned(),
    ])
}

async fn values(made: &ServedPackage, as_of: &str) -> Vec<Value> {
    let series = json(&made.router, &format!("/v1/dyads/RUS-IRN/exports{as_of}")).await;
    series["observations"].as_array().unwrap().iter().map(|observation| observation["value"].clone()).collect()
}

#[tokio::test]
async fn as_of_answers_from_what_was_out_then() {
    let made = revised();
    assert_eq!(values(&made, "").await, [2_000_000, 5_000_000, 6_000_000]);
    assert_eq!(values(&made, "?as_of=2023-02-28").await, [2_000_000]);
    assert_eq!(values(&made, "?as_of=2023-03-01").await, [2_000_000, 4_000_000]);
    assert_eq!(values(&made, "?as_of=2024-10-30").await, [2_000_000, 5_000_000]);
    assert_eq!(values(&made, "?as_of=2024-10-31").await.len(), 3);
    let then = json(&made.router, "/v1/dyads/RUS-IRN/exports?as_of=2023-12-31").await;
    assert_eq!((&then["observations"][1]["yoy_percent"], &then["alternatives"]), (&literal!(100.0), &literal!([])));
    let mirror = json(&made.router, "/v1/dyads/RUS-IRN/mirror?as_of=2024-02-01&from=2022").await;
    assert_eq!(mirror["directions"][0]["observations"][0]["mirror_ratio"], 1.0);
    let nothing = json(&made.router, "/v1/dyads/IRN-RUS/imports?as_of=2020-01-01").await;
    assert_eq!(nothing["observations"], literal!([]));
}

#[tokio::test]
async fn a_source_that_was_not_out_yet_does_not_answer() {
    let rows = ["RUS IRN export TOTAL 2021 2 one 2024-01-01", "RUS IRN export TOTAL 2021 3 two 2022-01-01"];
    let made = serve_rows(&rows.map(String::from));
    let source = async |as_of: &str| json(&made.router, &format!("/v1/dyads/RUS-IRN/exports{as_of}")).await["source"].clone();
    assert_eq!((source("").await, source("?as_of=2023-01-01").await), (literal!("one"), literal!("two")));
}

#[tokio::test]
async fn first_published_against_latest() {
    let made = revised();
    let revisions = json(&made.router, "/v1/dyads/RUS-IRN/revisions").await;
    assert_eq!((&revisions["flow"], &revisions["source"]), (&literal!("export"), &literal!("one")));
    let found = &revisions["observations"][1];
    // 5 after 4 million: 1 million or 25 % up.
    assert_eq!(
        [&found["first_value"], &found["latest_value"], &found["vintages"], &found["revision"], &found["revision_percent"]],
        [&literal!(4_000_000), &literal!(5_000_000), &literal!(2), &literal!(1_000_000), &literal!(25.0)]
    );
    assert_eq!((&found["first_published"], &found["latest_published"]), (&literal!("2023-03-01"), &literal!("2024-03-01")));
    let once = &revisions["observations"][2];
    assert_eq!((&once["revision_reason"], &once["latest_published"]), (&literal!("single_vintage"), &literal!("2024-10")));
    let then = json(&made.router, "/v1/dyads/RUS-IRN/revisions?as_of=2023-12-31&flow=export&from=2022").await;
    assert_eq!(then["observations"][0]["revision_percent_reason"], "single_vintage");
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/revisions.csv?from=2022&to=2022").await.text();
    assert!(
        csv.ends_with(
            ",4000000,4000000,4000000,2023-03-01,5000000,5000000,5000000,2024-03-01,2,1000000,1000000,1000000,,25.0,25.0,25.0,\n"
        ),
        "{csv}"
    );
}

#[tokio::test]
async fn claims_are_judged_as_then_known() {
    let router = crate::served::builtin();
    let all = json(&router, "/v1/dyads/RUS-IRN/claims?limit=1").await["total"].as_u64().unwrap();
    let then = json(&router, "/v1/dyads/RUS-IRN/claims?limit=1&as_of=2020-01-01").await["total"].as_u64().unwrap();
    assert!(then > 0 && then < all, "{then} of {all}");
}
