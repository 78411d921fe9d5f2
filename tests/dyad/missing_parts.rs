//! Partners and products that are suppressed, missing or not yet there are not zero: rankings, sums and concentration.

use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{get, json},
};

fn of(rows: &[&str]) -> ServedPackage {
    serve_rows(&rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>())
}

/// Three partners of 100 each, then two of 110 and one without a figure.
fn one_suppressed() -> ServedPackage {
    of(&[
        "RUS IRN export TOTAL 2020 100",
        "RUS TUR export TOTAL 2020 100",
        "RUS CHN export TOTAL 2020 90",
        "RUS IRN export TOTAL 2021 110",
        "RUS TUR export TOTAL 2021 110",
        "RUS CHN export TOTAL 2021 ",
    ])
}

fn cautions(answer: &Value) -> String {
    answer["cautions"].to_string()
}

#[tokio::test]
async fn a_suppressed_partner_is_no_fall() {
    // Without its row China's 90 of 290 leave less than four fifths: with it the year is ranked, 200 of 290 have a figure.
    let made = one_suppressed();
    let ranking = json(&made.router, "/v1/areas/RUS/partners").await;
    assert_eq!((&ranking["period"], &ranking["whole"]["value"]), (&literal!("2021"), &literal!(220_000_000)));
    // 220 after 200 of the two that have both, not after 290.
    assert_eq!((&ranking["whole"]["yoy_percent"], &ranking["whole"]["change"]), (&literal!(10.0), &literal!(20_000_000)));
    let both = &ranking["like_for_like"];
    assert_eq!((&both["count"], &both["share_percent"]), (&literal!(2), &literal!(100.0)));
    assert_eq!(both["earlier_share_percent"], 20_000.0 / 290.0);
    let missing = &both["without_figure"];
    assert_eq!((&missing["count"], &missing["value"]), (&literal!(1), &literal!(90_000_000)));
    assert_eq!((&missing["items"][0]["code"], &missing["items"][0]["reason"]), (&literal!("CHN"), &literal!("missing")));
    assert_eq!([&ranking["without_figure"], &ranking["without_earlier"]], [1, 0]);
    // Nobody else has a figure: nothing is known of all others, which is no fall by 100 %.
    assert_eq!(ranking["all_others"], Value::Null);
    // Contributions add up to the growth of the whole.
    let points: f64 = ranking["items"].as_array().unwrap().iter().map(|item| item["contribution_points"].as_f64().unwrap()).sum();
    assert!((points - 10.0).abs() < 1e-9, "{points}");
    let told = cautions(&ranking);
    for words in [
        "China has no figure of 2021 (31.0 % of the sum of partners in 2020)",
        "over the 2 partners with a figure in both",
        "not zero",
    ] {
        assert!(told.contains(words), "no {words} in {told}");
    }
    let area = json(&made.router, "/v1/areas/RUS").await;
    let flow = &area["flows"][0];
    assert_eq!((&flow["whole"]["yoy_percent"], &flow["losers"]), (&literal!(10.0), &literal!([])));
    assert_eq!(flow["like_for_like"], ranking["like_for_like"], "the losers say who is not among them");
    assert!(cautions(flow).contains("China has no figure"));
    let csv = get(&made.router, "/v1/areas/RUS/partners.csv").await.text();
    assert!(csv.contains("China has no figure of 2021"), "{csv}");
}

#[tokio::test]
async fn one_early_reporter_is_not_the_latest_year() {
    let made = of(&[
        "RUS IRN export TOTAL 2019 100",
        "RUS TUR export TOTAL 2019 100",
        "RUS CHN export TOTAL 2019 100",
        "RUS IRN export TOTAL 2020 100",
        "RUS TUR export TOTAL 2020 100",
        "RUS CHN export TOTAL 2020 100",
        "RUS IRN export TOTAL 2021 90",
        "RUS IRN export HS:27 2020 60",
        "RUS IRN export HS:10 2020 40",
        "RUS IRN export HS:10 2021 44",
    ]);
    let ranking = json(&made.router, "/v1/areas/RUS/partners").await;
    assert_eq!([&ranking["period"], &ranking["skipped_periods"]], [&literal!("2020"), &literal!(["2021"])]);
    assert_eq!((&ranking["whole"]["yoy_percent"], &ranking["partners"]), (&literal!(0.0), &literal!(3)));
    assert!(cautions(&ranking).contains("from=2021"), "{}", cautions(&ranking));
    // Asked for, it is shown; a third of the trade says nothing of the growth of the whole.
    let asked = json(&made.router, "/v1/areas/RUS/partners?from=2021").await;
    assert_eq!([&asked["period"], &asked["whole"]["yoy_reason"]], [&literal!("2021"), &literal!("incomplete")]);
    assert_eq!((&asked["items"][0]["yoy_percent"], &asked["all_others"]), (&literal!(-10.0), &Value::Null));
    assert_eq!(asked["items"][0]["contribution_reason"], "incomplete");
    assert_eq!(asked["without_figure"], 2);
    // Products of a pair are ranked by the same rule.
    let products = json(&made.router, "/v1/dyads/RUS-IRN/products").await;
    assert_eq!([&products["period"], &products["skipped_periods"]], [&literal!("2020"), &literal!(["2021"])]);
    assert_eq!(products["periods"], literal!(["2020"]), "the history ends where the ranking stands");
}

#[tokio::test]
async fn a_product_without_a_figure_is_no_fall_either() {
    let made = of(&[
        "RUS IRN export HS:10 2020 50",
        "RUS IRN export HS:27 2020 70",
        "RUS IRN export HS:44 2020 30",
        "RUS IRN export HS:10 2021 55",
        "RUS IRN export HS:27 2021 65",
        "RUS IRN export HS:44 2021 ",
        "RUS IRN export HS:84 2021 10",
    ]);
    let products = json(&made.router, "/v1/dyads/RUS-IRN/products").await;
    // 130 are there; 120 after 120 of the two that have both, not 130 after 150.
    assert_eq!((&products["whole"]["value"], &products["whole"]["yoy_percent"]), (&literal!(130_000_000), &literal!(0.0)));
    let both = &products["like_for_like"];
    assert_eq!([&both["without_figure"]["items"][0]["code"], &both["without_earlier"]["items"][0]["code"]], ["HS:44", "HS:84"]);
    assert_eq!(both["without_earlier"]["items"][0]["reason"], "no_previous_period");
    assert!(cautions(&products).contains("HS:44 has no figure of 2021"), "{}", cautions(&products));
}

#[tokio::test]
async fn concentration_of_a_part_of_the_trade_has_the_bounds_of_the_whole() {
    let made = of(&[
        "ARM RUS export TOTAL 2022 3",
        "ARM IRN export TOTAL 2022 2",
        "ARM WLD export TOTAL 2022 100",
        "ARM RUS export HS:27 2022 1",
        "ARM RUS export HS:10 2022 0.5",
    ]);
    let area = json(&made.router, "/v1/areas/ARM").await;
    let flow = &area["flows"][0];
    // Of the two (9 + 4)/25; of all exports between (9 + 4)/100² and, with one partner of 95, (9 + 4 + 9025)/100².
    assert_eq!([&flow["hhi"], &flow["hhi_low"], &flow["hhi_high"]], [0.52, 0.0013, 0.9038]);
    assert_eq!(flow["hhi_coverage_percent"], 5.0);
    assert!(cautions(flow).contains("5.0 % of the whole"), "{}", cautions(flow));
    let products = json(&made.router, "/v1/dyads/ARM-RUS/products").await;
    // 1 and 0.5 of 3: (1 + 0.25)/2.25 of the two; at least 1.25/9, at most (1.25 + 2.25)/9.
    assert_eq!([&products["hhi_low"], &products["hhi_coverage_percent"]], [1.25 / 9.0, 50.0]);
    assert_eq!([&products["hhi"], &products["hhi_high"]], [1.25 / 2.25, 1.25 / 2.25]);
}

#[tokio::test]
async fn a_source_with_one_partner_does_not_answer_for_all() {
    // Source `one` has priority and knows turnover with Russia only; `two` knows the exports to four.
    let made = of(&[
        "IRN RUS turnover TOTAL 2022 4",
        "IRN RUS export TOTAL 2022 1",
        "IRN RUS export TOTAL 2021 1 two",
        "IRN CHN export TOTAL 2021 9 two",
        "IRN TUR export TOTAL 2021 5 two",
        "IRN IND export TOTAL 2021 3 two",
    ]);
    let ranking = json(&made.router, "/v1/areas/IRN/partners").await;
    assert_eq!(
        [&ranking["source"], &ranking["flow"], &ranking["partners"]],
        [&literal!("two"), &literal!("export"), &literal!(4)]
    );
    assert_eq!(
        (&ranking["alternatives"][0]["source"], &ranking["alternatives"][0]["partners"]),
        (&literal!("one"), &literal!(1))
    );
    // The turnover that was passed over is among them.
    let passed_over = &ranking["alternatives"][1];
    assert_eq!(
        [&passed_over["flow"], &passed_over["source"], &passed_over["partners"]],
        [&literal!("turnover"), &literal!("one"), &literal!(1)]
    );
    assert_eq!(passed_over["href"], "/v1/areas/IRN/partners?flow=turnover&source=one");
    let asked = json(&made.router, "/v1/areas/IRN/partners?source=one&flow=export").await;
    assert_eq!(asked["partners"], 1);
    let area = json(&made.router, "/v1/areas/IRN").await;
    let exports = area["flows"].as_array().unwrap().iter().find(|flow| flow["flow"] == "export").unwrap();
    assert_eq!(exports["source"], "two");
}

#[tokio::test]
async fn a_former_state_and_its_successor_are_one_partner() {
    // Source `one` knows the Soviet Union and Russia, which is one partner at a time; `two` knows four.
    let made = of(&[
        "IRN SUN export TOTAL 1970 1",
        "IRN RUS export TOTAL 2021 1",
        "IRN RUS export TOTAL 2021 1 two",
        "IRN CHN export TOTAL 2021 9 two",
        "IRN TUR export TOTAL 2021 5 two",
        "IRN IND export TOTAL 2021 3 two",
    ]);
    let ranking = json(&made.router, "/v1/areas/IRN/partners").await;
    assert_eq!([&ranking["source"], &ranking["partners"]], [&literal!("two"), &literal!(4)]);
    assert_eq!(ranking["alternatives"][0]["partners"], 1);
}

#[tokio::test]
async fn a_turnover_says_what_it_leaves_out() {
    let made = of(&[
        "AFG IRN export TOTAL 2016 10",
        "AFG IRN import TOTAL 2016 30",
        "AFG PAK export TOTAL 2016 20",
        "AFG PAK import TOTAL 2016 40",
        "AFG CHN import TOTAL 2016 100",
        "AFG IND export TOTAL 2016 7",
    ]);
    let ranking = json(&made.router, "/v1/areas/AFG/partners").await;
    assert_eq!([&ranking["flow"], &ranking["partners"]], [&literal!("turnover"), &literal!(2)]);
    let left_out = &ranking["left_out"];
    assert_eq!([&left_out["count"], &left_out["exports"], &left_out["imports"]], [2, 7_000_000, 100_000_000]);
    assert_eq!([&left_out["items"][0]["partner"], &left_out["items"][0]["imports"]], [&literal!("CHN"), &literal!(100_000_000)]);
    let told = cautions(&ranking);
    assert!(told.contains("exports of 7000000 and imports of 100000000 USD with China, India"), "{told}");
    assert_eq!(json(&made.router, "/v1/areas/AFG/partners?flow=import").await["left_out"], Value::Null);
    // Of one pair nothing is shown that was not there before.
    assert_eq!(get(&made.router, "/v1/dyads/AFG-CHN/turnover").await.status, 404);
}

#[tokio::test]
async fn growth_on_a_year_that_was_revised_later_is_marked() {
    // The second vintage has 2019 and 2020 and lacks 2021.
    let made = of(&[
        "RUS IRN export TOTAL 2020 100 one 2022-03-01",
        "RUS IRN export TOTAL 2021 110 one 2022-03-01",
        "RUS IRN export TOTAL 2020 150 one 2023-03-01",
    ]);
    let series = json(&made.router, "/v1/dyads/RUS-IRN/exports").await;
    let last = &series["observations"][1];
    assert_eq!([&last["published"], &last["compared_published"]], ["2022-03-01", "2023-03-01"]);
    assert_eq!(series["observations"][0]["published"], "2023-03-01");
    assert!(cautions(&series).contains("across two vintages"), "{}", cautions(&series));
    let then = json(&made.router, "/v1/dyads/RUS-IRN/exports?as_of=2022-12-31").await;
    // 110 on 100, both as first published.
    let last = &then["observations"][1];
    assert_eq!((&last["yoy_percent"], &last["compared_published"]), (&literal!(10.0), &Value::Null));
    assert!(!cautions(&then).contains("vintages"));
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/exports.csv").await.text();
    assert!(
        csv.lines().next().unwrap().ends_with(",published,compared_published")
            && csv.trim_end().ends_with(",2022-03-01,2023-03-01"),
        "{csv}"
    );
}

#[tokio::test]
async fn an_index_begins_above_zero_alone_and_in_comparisons() {
    let made = of(&["RUS IRN export TOTAL 2020 0", "RUS IRN export TOTAL 2021 5", "RUS IRN export TOTAL 2022 10"]);
    let alone = json(&made.router, "/v1/dyads/RUS-IRN/exports?measure=index").await;
    assert_eq!((&alone["base"], &alone["observations"][2]["index"]), (&literal!("2021"), &literal!(200.0)));
    let compared = json(&made.router, "/v1/compare?measure=index&series=RUS-IRN/exports").await;
    assert_eq!(compared["base"], "2021");
}

#[tokio::test]
async fn figures_finer_than_a_hundredth_stay_in_their_bounds() {
    let made = of(&["RUS IRN export TOTAL 2020 0.000000125", "RUS IRN export TOTAL 2021 0.000000375"]);
    let series = json(&made.router, "/v1/dyads/RUS-IRN/exports").await;
    let (first, last) = (&series["observations"][0], &series["observations"][1]);
    // 0.125 is held as 0.12 and 0.375 as 0.38; it is not said to be rounded.
    assert_eq!([&first["value"], &first["low"], &first["high"]], [0.12, 0.115, 0.125]);
    assert_eq!((&series["basis"], &series["rounding_unit"]), (&literal!("as_published"), &Value::Null));
    // Three eighths on one are +200 %.
    let bounds = [&last["yoy_low_percent"], &last["yoy_high_percent"]].map(|bound| bound.as_f64().unwrap());
    assert!(bounds[0] <= 200.0 && 200.0 <= bounds[1], "{bounds:?}");
}

#[tokio::test]
async fn a_month_without_a_row_is_told_from_one_that_was_not_reported() {
    // In February there is a total and no row of the product; of March there is nothing.
    let made = of(&[
        "RUS IRN export TOTAL 2022-01 10",
        "RUS IRN export TOTAL 2022-02 8",
        "RUS IRN export TOTAL 2022-04 9",
        "RUS IRN export HS:10 2022-01 4",
        "RUS IRN export HS:10 2022-04 5",
        "RUS WLD export TOTAL 2022-03 100",
    ]);
    let series = json(&made.router, "/v1/dyads/RUS-IRN/exports?product=HS:10&measure=pop").await;
    let told: Vec<_> =
        series["observations"].as_array().unwrap().iter().map(|one| (&one["period"], &one["value_reason"])).collect();
    let expected = [("2022-01", Value::Null), ("2022-02", literal!("no_row")), ("2022-04", Value::Null)];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for (found, (period, reason)) in told.iter().zip(expected) {
        assert_eq!((found.0, found.1), (&literal!(period), &reason));
    }
    // Of the pair itself there is no row in March, when the reporter has its trade with the world.
    let total = json(&made.router, "/v1/dyads/RUS-IRN/exports").await;
    assert_eq!(
        (&total["observations"][2]["period"], &total["observations"][2]["value_reason"]),
        (&literal!("2022-03"), &literal!("no_row"))
    );
}

#[tokio::test]
async fn small_figures_beside_large_ones_are_seen() {
    let made = of(&[
        "GEO TUR export TOTAL 2020 0.000001",
        "GEO TUR export TOTAL 2021 0",
        "GEO TUR export TOTAL 2022 1000",
        "GEO KAZ export TOTAL 2020 0.001",
        "GEO KAZ export TOTAL 2021 0.002",
    ]);
    let svg = get(&made.router, "/v1/dyads/GEO-TUR/exports.svg").await.text();
    // A dollar is little, and only the zero is nothing.
    assert!(svg.contains(">&lt;0.01<") && svg.matches(">0<").count() == 2, "{svg}");
    let growth = get(&made.router, "/v1/dyads/GEO-TUR/exports.svg?measure=yoy").await.text();
    assert!(!growth.contains("e1"), "{growth}");
    let panels = get(&made.router, "/v1/compare.svg?kind=multiples&series=GEO-TUR/exports,GEO-KAZ/exports").await.text();
    assert!(panels.contains("$k") && panels.contains("$bn") && !panels.contains("0.0000"), "{panels}");
    let page = get(&made.router, "/?dyad=GEO-TUR&view=exports").await.text();
    assert!(page.contains("&lt;0.01"), "{page}");
}
