//! Limits of how many figures are taken together, on a dataset whose figures are counted.

use std::process::{Command, Output};

use tempfile::TempDir;

use super::status;
use crate::{package::package_of_rows, server::listening};

/// How many months each of the five partners has.
const MONTHS: usize = 204;

/// Monthly exports to five partners, 1,020 figures, and two products of one of them: all 1,022 observations are of Russia.
fn made() -> TempDir {
    let month = |month: usize| format!("{}-{:02}", 2001 + month / 12, month % 12 + 1);
    let partners = ["IRN", "CHN", "IND", "TUR", "KAZ"];
    let months = partners
        .iter()
        .flat_map(|partner| (0..MONTHS).map(move |at| format!("RUS {partner} export TOTAL {} {}", month(at), 5 + at % 7)));
    let products = ["HS:27 2022 5", "HS:84 2022 3"].map(|row| format!("RUS IRN export {row}"));
    package_of_rows(&months.chain(products).collect::<Vec<_>>())
}

fn asked(data: &TempDir, text: &str, (name, value): (&str, usize)) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dyad"))
        .args(["query", text, "--config", "/dev/null", &format!("--limit={name}={value}"), "--datasets"])
        .arg(data.path())
        .output()
        .unwrap()
}

#[test]
fn figures_side_by_side_and_points_of_a_picture() {
    let data = made();
    for (limit, text, value, words) in [
        ("panel-rows", "panel.csv?shape=wide&reporter=RUS&freq=M&flow=export", 5 * MONTHS, "1019 figures"),
        ("panel-series", "panel.csv?shape=wide&reporter=RUS&freq=M&flow=export", 5, "more than 4 series"),
        ("picture-points", "RUS-IRN/exports.svg?freq=M", MONTHS, "a picture of 204 points"),
    ] {
        let (at, past) = (asked(&data, text, (limit, value)), asked(&data, text, (limit, value - 1)));
        assert!(at.status.success() && !at.stdout.is_empty(), "{limit}: {}", String::from_utf8_lossy(&at.stderr));
        let said = String::from_utf8_lossy(&past.stderr);
        assert!(past.status.code() == Some(2) && said.contains(words), "{limit}: {said}");
    }
}

#[test]
fn rows_that_are_summed_by_product() {
    let data = made();
    let page = |rows: usize| {
        let options = ["--datasets", data.path().to_str().unwrap(), &format!("--limit=summed-rows={rows}")];
        listening(&options).get("/?area=RUS")
    };
    let (at, past) = (page(5 * MONTHS + 2), page(5 * MONTHS + 1));
    assert_eq!((status(&at), status(&past)), (200, 200));
    assert!(at.contains("data-product=\"HS:27\"") && !past.contains("data-product=\"HS:27\""), "{past}");
}
