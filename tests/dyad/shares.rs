//! Trade intensity and revealed comparative advantage: their laws, and how they are served.

use axum::http::StatusCode;
use dyad::{
    statistics::{Shares, intensity, rca, sum},
    trade::{Level, Valuation},
};
use proptest::prelude::*;
use serde_json::{Value, json as literal};

use crate::{
    package::{ServedPackage, serve_rows},
    served::{get, json},
};

fn level(value: u64) -> Level {
    Level::from_wording(value.to_string().parse().unwrap(), 6, Some(0), Valuation::Fob).unwrap().0
}

/// What each of three or more reporters exports of each of several products (or to each of several partners), as published.
fn exports() -> impl Strategy<Value = Vec<Vec<u64>>> {
    (2usize..5, 2usize..5).prop_flat_map(|(reporters, products)| {
        proptest::collection::vec(proptest::collection::vec(1u64..500, products), reporters)
    })
}

/// The levels behind the ratio of one reporter and product, totals being sums.
fn shares(exports: &[Vec<u64>], reporter: usize, product: usize) -> Shares {
    let total = |values: &mut dyn Iterator<Item = u64>| sum(values.map(level)).unwrap();
    Shares {
        part: level(exports[reporter][product]),
        whole: total(&mut exports[reporter].iter().copied()),
        world_part: total(&mut exports.iter().map(|row| row[product])),
        world: total(&mut exports.iter().flatten().copied()),
        published: false,
    }
}

#[expect(clippy::cast_precision_loss, reason = "the sums made here are small")]
fn part(one: u64, whole: u64) -> f64 {
    one as f64 / whole as f64
}

proptest! {
    /// Weighted by the reporters' shares in the world, and by the products', the index averages 1.
    #[test]
    fn weighted_by_world_shares_it_averages_one(exports in exports()) {
        let world: u64 = exports.iter().flatten().sum();
        for product in 0..exports[0].len() {
            let weighted = |row: usize| part(exports[row].iter().sum(), world) * rca(&shares(&exports, row, product)).value.unwrap();
            prop_assert!(((0..exports.len()).map(weighted).sum::<f64>() - 1.0).abs() < 1e-9);
        }
        for reporter in 0..exports.len() {
            let of = |column: usize| exports.iter().map(|row| row[column]).sum::<u64>();
            let weighted = |column: usize| part(of(column), world) * intensity(&shares(&exports, reporter, column)).value.unwrap();
            prop_assert!(((0..exports[0].len()).map(weighted).sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }

    /// Whatever the true figures are behind the rounded ones, the ratio lies within its bounds; and each input used once leaves
    /// no more room than totals published apart.
    #[test]
    fn bounds_hold_every_truth(exports in exports(), thousandths in proptest::collection::vec(0u64..=1000, 16)) {
        let truth = |row: usize, column: usize| {
            let own = thousandths[(row * 4 + column) % 16];
            exports[row][column] * 1000 + own - 500
        };
        let own = shares(&exports, 0, 0);
        let ratio = rca(&own);
        let (low, value, high) = (ratio.low.unwrap(), ratio.value.unwrap(), ratio.high.unwrap());
        prop_assert!(low <= value && value <= high, "{ratio:?}");
        let (rows, columns) = (exports.len(), exports[0].len());
        let whole: u64 = (0..columns).map(|column| truth(0, column)).sum();
        let of_product: u64 = (0..rows).map(|row| truth(row, 0)).sum();
        let world: u64 = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))).map(|(row, column)| truth(row, column)).sum();
        let true_ratio = part(truth(0, 0), whole) / part(of_product, world);
        prop_assert!(low - 1e-9 <= true_ratio && true_ratio <= high + 1e-9, "{true_ratio} {ratio:?}");
        let apart = rca(&Shares { published: true, ..own });
        prop_assert!(apart.low.unwrap() <= low + 1e-12 && apart.high.is_none_or(|apart| high <= apart + 1e-12), "{ratio:?} {apart:?}");
    }
}

/// Russia's exports and the world's, of everything and of HS:27, and to Iran; in 2021 the world's to Iran are not published.
fn world() -> ServedPackage {
    let rows = [
        "RUS IRN export TOTAL 2020 60",
        "RUS IRN export TOTAL 2021 60",
        "RUS WLD export TOTAL 2020 300",
        "RUS WLD export TOTAL 2021 300",
        "WLD IRN export TOTAL 2020 1000",
        "WLD WLD export TOTAL 2020 10000",
        "WLD WLD export TOTAL 2021 10000",
        "RUS WLD export HS:27 2020 150",
        "WLD WLD export HS:27 2020 1000",
        "WLD IRN export TOTAL 2021 5000 two",
    ];
    serve_rows(&rows.map(String::from))
}

#[tokio::test]
async fn intensity_is_of_totals_that_the_same_source_publishes() {
    let made = world();
    let series = json(&made.router, "/v1/dyads/RUS-IRN/exports?measure=intensity").await;
    // (60/300)/(1000/10000) = 2.
    let first = &series["observations"][0];
    assert_eq!(
        [&first["intensity"], &first["intensity_low"], &first["intensity_high"]],
        [&literal!(2.0), &literal!(2.0), &literal!(2.0)]
    );
    let second = &series["observations"][1];
    assert_eq!(
        (&second["intensity"], &second["intensity_reason"]),
        (&Value::Null, &literal!("missing")),
        "another source's 5000"
    );
    let csv = get(&made.router, "/v1/dyads/RUS-IRN/exports.csv?measure=intensity").await.text();
    assert!(
        csv.lines()
            .next()
            .unwrap()
            .ends_with(",note,published,compared_published,intensity,intensity_low,intensity_high,intensity_reason"),
        "{csv}"
    );
    assert!(csv.contains(",2.0,2.0,2.0,\n") && csv.ends_with(",,,,missing\n"), "{csv}");
}

#[tokio::test]
async fn rca_is_of_a_product_in_exports_to_the_world() {
    let made = world();
    let series = json(&made.router, "/v1/dyads/RUS-WLD/exports?product=HS:27&measure=rca").await;
    // (150/300)/(1000/10000) = 5.
    assert_eq!(series["observations"][0]["rca"], literal!(5.0));
    let compared = json(&made.router, "/v1/compare?series=RUS-WLD/exports&product=HS:27&measure=rca").await;
    assert_eq!((&compared["items"][0]["observations"][0]["rca"], &compared["unit"]), (&literal!(5.0), &literal!("index")));
    for (path, parameter) in [
        ("RUS-WLD/exports?measure=rca", "product"),
        ("RUS-IRN/exports?measure=rca", "measure"),
        ("RUS-WLD/exports.png?product=HS:27&measure=rca", "measure"),
    ] {
        let refused = get(&made.router, &format!("/v1/dyads/{path}")).await;
        assert_eq!((refused.status, &refused.json()["parameter"]), (StatusCode::BAD_REQUEST, &literal!(parameter)), "{path}");
    }
}
