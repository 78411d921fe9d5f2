//! The products of a pair ranked, and the code list of products, through the router.

use axum::http::StatusCode;
use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{get, json},
};

/// Source `one` publishes a total, chapters, headings and subheadings of two years; source `two` only chapters of imports.
fn traded() -> ServedPackage {
    let rows = [
        "RUS IRN export TOTAL 2021 16",
        "RUS IRN export TOTAL 2022 20",
        "RUS IRN export HS:27 2021 6",
        "RUS IRN export HS:27 2022 9",
        "RUS IRN export HS:2709 2021 4",
        "RUS IRN export HS:2709 2022 5",
        "RUS IRN export HS:2710 2022 3",
        "RUS IRN export HS:270900 2022 5",
        "RUS IRN export HS:10 2021 8",
        "RUS IRN export HS:10 2022 4",
        "RUS IRN export HS:1001 2022 4",
        "RUS IRN export HS:44 2020 1",
        "RUS IRN export HS:44 2022 3",
        "RUS IRN export SITC4:33 2022 9",
        "RUS IRN export SITC4:04 2022 4",
        "RUS IRN import HS:08 2021 3 two",
        "RUS IRN import HS:08 2022 6 two",
        "RUS IRN import HS:27 2022 2 two",
        "RUS IRN import HS:2710 2022 2 two",
    ];
    serve_rows(&rows.map(String::from))
}

fn column<'a>(ranking: &'a Value, name: &str) -> Vec<&'a Value> {
    ranking["items"].as_array().unwrap().iter().map(|item| &item[name]).collect()
}

#[tokio::test]
async fn chapters_of_a_published_total_with_their_history() {
    let made = traded();
    let ranking = json(&made.router, "/v1/dyads/RUS-IRN/products").await;
    assert_eq!(
        [&ranking["source"], &ranking["flow"], &ranking["classification"], &ranking["level"], &ranking["period"]],
        [&literal!("one"), &literal!("export"), &literal!("HS"), &literal!(2), &literal!("2022")]
    );
    assert_eq!((&ranking["levels"], &ranking["products"]), (&literal!([2, 4, 6]), &literal!(3)));
    // Chapters 9, 4 and 3 of 20 published; headings and subheadings are not among them.
    assert_eq!(column(&ranking, "product"), ["HS:27", "HS:10", "HS:44"]);
    assert_eq!(column(&ranking, "share_percent"), [45.0, 20.0, 15.0]);
    assert_eq!(column(&ranking, "section"), ["V", "II", "IX"]);
    assert_eq!(column(&ranking, "previous_rank"), [&literal!(2), &literal!(1), &Value::Null]);
    assert_eq!(column(&ranking, "change_reason"), [&Value::Null, &Value::Null, &literal!("gap")]);
    // 3 more of 16 are 18.75 points.
    assert_eq!(ranking["items"][0]["contribution_points"], 18.75);
    assert_eq!(ranking["periods"], literal!(["2020", "2021", "2022"]));
    let million = |values: [Option<i64>; 3]| literal!(values.map(|value| value.map(|value| value * 1_000_000)));
    assert_eq!(ranking["items"][0]["history"], million([None, Some(6), Some(9)]));
    assert_eq!(ranking["whole"]["history"], million([None, Some(16), Some(20)]));
    // 20 − 16 and 16 − 14; nothing is known of the whole of 2020.
    assert_eq!(ranking["all_others"]["history"], million([None, Some(2), Some(4)]));
    assert_eq!((&ranking["share_of"], &ranking["whole"]["derived"]), (&literal!("TOTAL"), &literal!(false)));
    // Shares in the sum of the products: 9, 4 and 3 of 16.
    assert_eq!(ranking["hhi"], literal!(106.0 / 256.0));
    let items: i64 = column(&ranking, "value").iter().map(|value| value.as_i64().unwrap()).sum();
    assert_eq!(Some(items + ranking["all_others"]["value"].as_i64().unwrap()), ranking["whole"]["value"].as_i64());
    // The other classification of the same source is named.
    assert_eq!(ranking["alternatives"][0]["classification"], "SITC4");
    let other = json(&made.router, ranking["alternatives"][0]["href"].as_str().unwrap()).await;
    assert_eq!(
        (column(&other, "product"), &other["items"][0]["name"]),
        (vec![&literal!("SITC4:33"), &literal!("SITC4:04")], &Value::Null)
    );
}

#[tokio::test]
async fn a_branch_one_level_and_the_ways_down() {
    let made = traded();
    let chapters = json(&made.router, "/v1/dyads/RUS-IRN/products").await;
    assert_eq!(column(&chapters, "children")[2], &Value::Null, "nothing is known below chapter 44");
    let below = json(&made.router, chapters["items"][0]["children"].as_str().unwrap()).await;
    assert_eq!((&below["branch"], &below["level"], &below["share_of"]), (&literal!("HS:27"), &literal!(4), &literal!("HS:27")));
    // 5 and 3 of 9 published: 1 is left.
    assert_eq!(column(&below, "value"), [5_000_000, 3_000_000]);
    assert_eq!(below["all_others"]["value"], 1_000_000);
    let series = json(&made.router, below["items"][0]["href"].as_str().unwrap()).await;
    assert_eq!((&series["product"], &series["observations"][1]["value"]), (&literal!("HS:2709"), &literal!(5_000_000)));
    let headings = json(&made.router, "/v1/dyads/RUS-IRN/products?level=4").await;
    assert_eq!(column(&headings, "product"), ["HS:2709", "HS:1001", "HS:2710"]);
    let top = json(&made.router, "/v1/dyads/RUS-IRN/products?level=4&top=1").await;
    // 5 of 20: 15 are left, of headings that are named elsewhere and of what has no heading.
    assert_eq!((column(&top, "product"), &top["all_others"]["value"]), (vec![&literal!("HS:2709")], &literal!(15_000_000)));
    let page = json(&made.router, "/v1/dyads/RUS-IRN/products?limit=1&offset=1").await;
    assert_eq!((column(&page, "rank"), &page["total"]), (vec![&literal!(2)], &literal!(3)));
    assert_eq!(page["next"], "/v1/dyads/RUS-IRN/products?limit=1&offset=2");
}

#[tokio::test]
async fn without_a_total_shares_are_of_the_sum_and_it_is_said() {
    let made = traded();
    let imports = json(&made.router, "/v1/dyads/RUS-IRN/products?flow=import").await;
    assert_eq!(
        [&imports["source"], &imports["share_of"], &imports["whole"]["value"], &imports["whole"]["derived"]],
        [&literal!("two"), &literal!("products"), &literal!(8_000_000), &literal!(true)]
    );
    assert_eq!(column(&imports, "share_percent"), [75.0, 25.0]);
    assert!(imports["cautions"].to_string().contains("No total is published here"), "{}", imports["cautions"]);
    assert_eq!(imports["all_others"]["value"], 0);
    let earlier = json(&made.router, "/v1/dyads/RUS-IRN/products?flow=import&to=2021").await;
    assert_eq!((&earlier["period"], &earlier["periods"]), (&literal!("2021"), &literal!(["2021"])));
    let empty = json(&made.router, "/v1/dyads/RUS-IRN/products?from=2030").await;
    assert_eq!([&empty["items"], &empty["period"], &empty["whole"]], [&literal!([]), &Value::Null, &Value::Null]);
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/products.csv?flow=import").await.text();
    assert_eq!(csv.lines().count(), 4);
    assert!(csv.contains(",2021 | 2022,1,1,HS:08,") && csv.contains(",3000000 | 6000000,"), "{csv}");
}

#[tokio::test]
async fn parts_that_exceed_the_published_whole_are_said_to() {
    let rows = [
        "RUS IRN export TOTAL 2022 4",
        "RUS IRN export HS:27 2022 5",
        "RUS IRN export HS:10 2022 1",
        "RUS IRN import HS:27 2022 1",
    ];
    let made = serve_rows(&rows.map(String::from));
    let ranking = json(&made.router, "/v1/dyads/RUS-IRN/products").await;
    assert_eq!(
        (&ranking["all_others"]["value"], &ranking["items"][0]["share_percent"]),
        (&literal!(-2_000_000), &literal!(125.0))
    );
    assert!(ranking["cautions"].to_string().contains("more than the published total"));
    let drawn = get(&made.router, "/v1/dyads/RUS-IRN/products.svg").await;
    assert!(drawn.status == StatusCode::OK && drawn.text().contains("more than the published total"));
    let stacked = get(&made.router, "/v1/dyads/RUS-IRN/products.svg?kind=stacked").await.text();
    assert!(stacked.contains("exceed the published whole in 2022"), "{stacked}");
    let turnover = json(&made.router, "/v1/dyads/RUS-IRN/products?flow=turnover").await;
    // Only chapter 27 has both: 5 + 1.
    assert_eq!((column(&turnover, "value"), &turnover["derived"]), (vec![&literal!(6_000_000)], &literal!(true)));
}

#[tokio::test]
async fn faults_name_the_parameter_and_what_there_is() {
    let made = traded();
    for (query, parameter, allowed) in [
        ("products?level=8", "level", literal!(["2", "4", "6"])),
        ("products?level=x", "level", literal!(["a whole number, at least 1"])),
        ("products?classification=CN", "classification", literal!(["HS", "SITC4"])),
        ("products?source=three", "source", literal!(["one", "two"])),
        ("products?flow=export&source=two", "source", literal!(["one"])),
        ("products?freq=M", "freq", literal!(["A"])),
        ("products?product=HS:44", "product", literal!(["TOTAL", "a product that has others below it"])),
        ("products.png?kind=line", "kind", literal!(["treemap", "stacked", "bar", "waterfall", "sankey"])),
        ("exports.png?kind=treemap", "kind", literal!(["bar", "line", "combo", "card", "spark", "heatmap"])),
        (
            "exports?level=2",
            "level",
            literal!(["from", "to", "last", "freq", "product", "source", "calendar", "base", "measure", "as_of", "brief"]),
        ),
    ] {
        let refused = get(&made.router, &format!("/v1/dyads/RUS-IRN/{query}")).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{query}");
        let problem = refused.json();
        assert_eq!((&problem["parameter"], &problem["allowed"]), (&literal!(parameter), &allowed), "{query}");
    }
    let totals = crate::package::serve_rows(&["RUS IRN export TOTAL 2022 4".to_owned()]);
    assert_eq!(get(&totals.router, "/v1/dyads/RUS-IRN/products").await.status, StatusCode::NOT_FOUND);
    let two = json(&made.router, "/v1/dyads/RUS-IRN/products?source=two").await;
    assert_eq!(two["flow"], "import", "a source without exports answers with what it has");
}

#[tokio::test]
async fn the_code_list_is_searched_filtered_and_paged() {
    let made = traded();
    let found = json(&made.router, "/v1/products?search=2709").await;
    assert_eq!(column(&found, "product"), ["HS:2709", "HS:270900"]);
    assert_eq!(column(&found, "with_data"), [true, true]);
    let words = json(&made.router, "/v1/products?search=crude+PETROLEUM&level=4").await;
    assert_eq!(words["items"][0]["product"], "HS:2709");
    let below = json(&made.router, "/v1/products?parent=HS:10").await;
    assert_eq!((&below["total"], &below["items"][0]["parent"]), (&literal!(8), &literal!("HS:10")));
    let chapters = json(&made.router, "/v1/products?level=2&limit=2").await;
    assert_eq!((&chapters["total"], &chapters["next"]), (&literal!(97), &literal!("/v1/products?level=2&limit=2&offset=2")));
    assert_eq!(chapters["items"][0]["name"], "Animals; live");
    for (query, parameter) in
        [("level=3", "level"), ("search=", "search"), ("parent=HS:77", "parent"), ("parent=CN:27", "parent")]
    {
        let refused = get(&made.router, &format!("/v1/products?{query}")).await;
        assert_eq!((refused.status, &refused.json()["parameter"]), (StatusCode::BAD_REQUEST, &literal!(parameter)), "{query}");
    }
}

#[tokio::test]
async fn one_product_with_what_is_above_and_below() {
    let made = traded();
    let crude = json(&made.router, "/v1/products/HS:2709").await;
    assert_eq!(
        [&crude["level"], &crude["section"], &crude["chapter"], &crude["with_data"]],
        [&literal!(4), &literal!("V"), &literal!("HS:27"), &literal!(true)]
    );
    assert_eq!((&crude["parents"][0]["product"], &crude["children"][0]["product"]), (&literal!("HS:27"), &literal!("HS:270900")));
    let csv = get(&made.router, "/v1/products/HS:2709.csv").await.text();
    assert!(
        csv.lines().nth(1).unwrap().starts_with("parent,HS:27,") && csv.lines().nth(2).unwrap().starts_with("self,HS:2709,"),
        "{csv}"
    );
    let unnamed = json(&made.router, "/v1/products/SITC4:33").await;
    assert_eq!((&unnamed["name"], &unnamed["parent"]), (&Value::Null, &literal!("SITC4:3")));
    let customs = json(&made.router, "/v1/products/TNVED:2709").await;
    assert_eq!((&customs["name"], &customs["with_data"]), (&crude["name"], &literal!(false)));
    for unknown in ["HS:7701", "SITC4:99", "hs:27", "2709"] {
        assert_eq!(get(&made.router, &format!("/v1/products/{unknown}")).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}
