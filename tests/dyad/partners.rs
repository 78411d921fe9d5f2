//! An area's partners ranked, through the router.

use axum::http::StatusCode;
use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{builtin, get, json},
};

/// Source `one` has exports to four partners, a region, the European Union and itself; source `two` also the World.
fn ranked() -> ServedPackage {
    let rows = [
        "RUS IRN export TOTAL 2021 2",
        "RUS IRN export TOTAL 2022 5",
        "RUS TUR export TOTAL 2021 6",
        "RUS TUR export TOTAL 2022 3",
        "RUS KAZ export TOTAL 2022 3",
        "RUS CHN export TOTAL 2021 2",
        "RUS F19 export TOTAL 2022 1",
        "RUS EUU export TOTAL 2022 90",
        "RUS RUS export TOTAL 2022 50",
        "RUS IRN export TOTAL 2021 4 two",
        "RUS IRN export TOTAL 2022 5 two",
        "RUS TUR export TOTAL 2022 3 two",
        "RUS WLD export TOTAL 2021 16 two",
        "RUS WLD export TOTAL 2022 20 two",
    ];
    serve_rows(&rows.map(String::from))
}

fn column<'a>(ranking: &'a Value, name: &str) -> Vec<&'a Value> {
    ranking["items"].as_array().unwrap().iter().map(|item| &item[name]).collect()
}

#[tokio::test]
async fn the_sum_of_partners_and_all_others() {
    let made = ranked();
    let ranking = json(&made.router, "/v1/areas/RUS/partners").await;
    assert_eq!(
        [&ranking["source"], &ranking["flow"], &ranking["period"], &ranking["share_of"], &ranking["partners"]],
        [&literal!("one"), &literal!("export"), &literal!("2022"), &literal!("partners"), &literal!(3)]
    );
    // 5 + 3 + 3 + 1 of the region; neither the Union nor Russia itself. Iran and Turkey have both years: 8 after 8.
    assert_eq!((&ranking["whole"]["value"], &ranking["whole"]["change"]), (&literal!(12_000_000), &literal!(0)));
    assert_eq!(column(&ranking, "partner"), ["IRN", "KAZ", "TUR"]);
    assert_eq!(column(&ranking, "previous_rank"), [&literal!(3), &Value::Null, &literal!(1)]);
    assert_eq!(column(&ranking, "change_reason"), [&Value::Null, &literal!("no_previous_period"), &Value::Null]);
    // 3 more of 8 are 37.5 points, 3 less −37.5.
    assert_eq!(column(&ranking, "contribution_points"), [&literal!(37.5), &Value::Null, &literal!(-37.5)]);
    // The region's 1 is not what became of China's 2: neither has both years.
    assert_eq!(
        (&ranking["all_others"]["value"], &ranking["all_others"]["yoy_reason"]),
        (&literal!(1_000_000), &literal!("incomplete"))
    );
    let top = json(&made.router, "/v1/areas/RUS/partners?top=1").await;
    assert_eq!((column(&top, "partner"), &top["all_others"]["value"]), (vec![&literal!("IRN")], &literal!(7_000_000)));
    let page = json(&made.router, "/v1/areas/RUS/partners?limit=1&offset=1").await;
    assert_eq!((column(&page, "rank"), &page["total"]), (vec![&literal!(2)], &literal!(3)));
    assert_eq!(page["next"], "/v1/areas/RUS/partners?limit=1&offset=2");
}

#[tokio::test]
async fn a_published_world_is_the_whole() {
    let made = ranked();
    let ranking = json(&made.router, "/v1/areas/RUS/partners?source=two").await;
    assert_eq!((&ranking["share_of"], &ranking["whole"]["yoy_percent"]), (&literal!("WLD"), &literal!(25.0)));
    // 5 of 20, 3 of 20; 12 of 20 are left. Iran's 1 of 16 is 6.25 points.
    assert_eq!(column(&ranking, "share_percent"), [25.0, 15.0]);
    // Turkey has no 2021, so how much of the others' 12 of that year were Turkey's is not known.
    let others = &ranking["all_others"];
    assert_eq!((&others["share_percent"], &others["change_reason"]), (&literal!(60.0), &literal!("incomplete")));
    assert_eq!(ranking["items"][0]["contribution_points"], 6.25);
    let earlier = json(&made.router, "/v1/areas/RUS/partners?to=2021").await;
    assert_eq!(earlier["period"], "2021");
    assert_eq!(column(&earlier, "partner"), ["TUR", "CHN", "IRN"]);
    let empty = json(&made.router, "/v1/areas/RUS/partners?from=2030").await;
    assert_eq!([&empty["items"], &empty["period"], &empty["all_others"]], [&literal!([]), &Value::Null, &Value::Null]);
    let csv = get(&made.router, "/v1/areas/RUS/partners.csv?top=1").await.text();
    assert_eq!(csv.lines().count(), 3);
    assert!(csv.lines().last().unwrap().contains(",,,all_others,All others,7000000,"), "{csv}");
}

#[tokio::test]
async fn an_area_in_short() {
    let made = ranked();
    let area = json(&made.router, "/v1/areas/RUS").await;
    assert_eq!((&area["name"], area["flows"].as_array().unwrap().len()), (&literal!("Russia"), 1));
    let exports = &area["flows"][0];
    // Partners 5, 3 and 3 of 11: (25 + 9 + 9)/121; of 12 with the region, which may be one partner or many: at least 43/144.
    assert_eq!((&exports["hhi"], &exports["partners"]), (&literal!(43.0 / 121.0), &literal!(3)));
    assert_eq!((&exports["hhi_low"], &exports["hhi_coverage_percent"]), (&literal!(43.0 / 144.0), &literal!(1100.0 / 12.0)));
    assert_eq!((&exports["gainers"][0]["partner"], &exports["losers"][0]["partner"]), (&literal!("IRN"), &literal!("TUR")));
    assert_eq!((&exports["gainers"][1], &exports["whole"]["value"]), (&Value::Null, &literal!(12_000_000)));
    let ranking = json(&made.router, exports["href"].as_str().unwrap()).await;
    assert_eq!((&ranking["source"], &ranking["whole"]), (&exports["source"], &exports["whole"]));
    let csv = get(&made.router, "/v1/areas/RUS.csv?source=two").await.text();
    assert!(csv.lines().count() == 2 && csv.contains(",WLD,") && csv.contains(",20000000,20000000,20000000,4000000,"), "{csv}");
    let refused = get(&made.router, "/v1/areas/RUS?source=three").await;
    assert_eq!((refused.status, &refused.json()["parameter"]), (StatusCode::BAD_REQUEST, &literal!("source")));
}

#[tokio::test]
async fn turnover_is_made_within_a_source_and_faults_are_told() {
    let rows = [
        "RUS IRN export TOTAL 2022 5",
        "RUS IRN import TOTAL 2022 4",
        "RUS TUR export TOTAL 2022 7",
        "RUS TUR import TOTAL 2022 1",
    ];
    let made = serve_rows(&rows.map(String::from));
    let ranking = json(&made.router, "/v1/areas/RUS/partners").await;
    assert_eq!(
        [&ranking["flow"], &ranking["derived"], &ranking["valuation"]],
        [&literal!("turnover"), &literal!(true), &literal!("mixed")]
    );
    assert_eq!(column(&ranking, "value"), [9_000_000, 8_000_000]);
    for (path, status, parameter) in [
        ("RUS/partners?top=0", StatusCode::BAD_REQUEST, literal!("top")),
        ("RUS/partners?flow=balance", StatusCode::BAD_REQUEST, literal!("flow")),
        ("RUS/partners?last=1", StatusCode::BAD_REQUEST, literal!("last")),
        ("RUS/partners?source=two", StatusCode::BAD_REQUEST, literal!("source")),
        ("RUS/partners?product=HS:27", StatusCode::BAD_REQUEST, literal!("product")),
        ("RUS/partners.svg?kind=line", StatusCode::BAD_REQUEST, literal!("kind")),
        ("FRA/partners", StatusCode::NOT_FOUND, Value::Null),
        ("rus/partners", StatusCode::NOT_FOUND, Value::Null),
    ] {
        let refused = get(&made.router, &format!("/v1/areas/{path}")).await;
        assert_eq!((refused.status, &refused.json()["parameter"]), (status, &parameter), "{path}");
    }
}

#[tokio::test]
async fn the_built_in_data_have_rankings() {
    for area in ["RUS", "IRN"] {
        let ranking = json(&builtin(), &format!("/v1/areas/{area}/partners?flow=export")).await;
        let cautions = ranking["cautions"].to_string();
        assert!(!cautions.contains("Soviet Union"), "it had no trade in {}: {cautions}", ranking["period"]);
        assert_eq!((&ranking["items"][0]["rank"], &ranking["source"]), (&literal!(1), &literal!("wits")), "{ranking}");
    }
}
