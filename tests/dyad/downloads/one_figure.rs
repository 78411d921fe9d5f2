//! `.txt`: one figure for shells and spreadsheets, with what it is in the headers; anything but one figure is told in plain text.

use axum::http::{Method, StatusCode};

use crate::{
    package::serve_rows,
    served::{ask, builtin, get, json},
};

#[tokio::test]
async fn one_figure_is_its_digits_and_a_line_feed() {
    let router = builtin();
    let answered = get(&router, "/v1/dyads/RUS-IRN/turnover.txt?from=2022&to=2022").await;
    assert_eq!((answered.status, answered.text().as_str()), (StatusCode::OK, "5000000000\n"));
    assert_eq!(answered.header("content-type"), "text/plain; charset=utf-8");
    let said = |name: &str| answered.header(name).to_owned();
    assert_eq!(
        ["dyad-reporter", "dyad-partner", "dyad-flow", "dyad-period", "dyad-unit", "dyad-low", "dyad-high", "dyad-basis"]
            .map(said),
        ["RUS", "IRN", "turnover", "2022", "USD", "4500000000", "5500000000", "rounded_published"].map(String::from)
    );
    let whole = json(&router, "/v1/dyads/RUS-IRN/turnover?from=2022&to=2022").await;
    assert_eq!(answered.header("dyad-source"), whole["source"]);
    // A measure is given as it is shown, with its own bounds.
    let growth = get(&router, "/v1/dyads/RUS-IRN/turnover.txt?from=2022&to=2022&measure=yoy").await;
    assert_eq!(growth.text(), format!("{}\n", whole["observations"][0]["yoy_percent"]));
    assert_eq!(growth.header("dyad-low"), whole["observations"][0]["yoy_low_percent"].to_string());
    assert!(growth.header("dyad-unit") != "USD" && !growth.header("dyad-unit").is_empty());
    let head = ask(&router, Method::HEAD, "/v1/dyads/RUS-IRN/turnover.txt?from=2022&to=2022", &[]).await;
    assert_eq!((head.body.len(), head.header("content-length"), head.header("dyad-unit")), (0, "11", "USD"));
}

#[tokio::test]
async fn numbers_are_plain_and_other_columns_stand_beside_them() {
    let made = serve_rows(&["BRA CHN export TOTAL 2021 0.00000001", "BRA CHN export TOTAL 2022 12.345678"].map(String::from));
    let text = |query: &'static str| {
        let router = made.router.clone();
        async move { get(&router, &format!("/v1/dyads/BRA-CHN/exports.txt?{query}")).await.text() }
    };
    assert_eq!(text("last=1").await, "12345678\n");
    assert_eq!(text("to=2021").await, "0.01\n");
    assert_eq!(text("to=2021&decimal=comma").await, "0,01\n");
    // 12,345,678 / 0.01 is above a thousand million per cent, and has no exponent.
    assert!(text("last=1&measure=yoy").await.trim().bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
    assert_eq!(text("last=1&columns=value,unit,period,partner_name").await, "12345678\tUSD\t2022\tChina\n");
}

#[tokio::test]
async fn anything_but_one_figure_is_told_in_plain_text() {
    let made = serve_rows(&["BRA CHN export TOTAL 2021 1", "BRA CHN export TOTAL 2022 "].map(String::from));
    for (path, status, told) in [
        ("exports.txt?columns=value", StatusCode::BAD_REQUEST, "last=1"),
        ("exports.txt?from=2030", StatusCode::NOT_FOUND, "no figure answers"),
        ("exports.txt?last=1", StatusCode::NOT_FOUND, "2022 (missing)"),
        ("exports.txt?colour=red", StatusCode::BAD_REQUEST, "colour"),
        ("exports.txt?last=1&columns=colour", StatusCode::BAD_REQUEST, "allowed: reporter"),
        ("imports.txt", StatusCode::NOT_FOUND, "BRA"),
        ("exports.txt?last=1&shape=wide", StatusCode::BAD_REQUEST, "shape"),
    ] {
        let answered = get(&made.router, &format!("/v1/dyads/BRA-CHN/{path}")).await;
        let text = answered.text();
        assert_eq!((answered.status, answered.header("content-type")), (status, "text/plain; charset=utf-8"), "{path}: {text}");
        assert!(text.contains(told) && !text.starts_with('{') && text.ends_with('\n'), "{path}: {text}");
        assert_eq!(answered.header("dyad-unit"), "", "{path}");
    }
}

#[tokio::test]
async fn several_figures_are_told_in_words_and_one_where_a_language_is_named() {
    let router = builtin();
    for path in ["turnover.txt", "turnover.txt?last=2", "turnover.txt?last=1&lang=en", "turnover.txt?last=1&lang=ru"] {
        let answered = get(&router, &format!("/v1/dyads/RUS-IRN/{path}")).await;
        assert_eq!((answered.status, answered.header("content-type")), (StatusCode::OK, "text/plain; charset=utf-8"), "{path}");
        assert!(answered.text().contains("====\n\n"), "{path}: {}", answered.text());
    }
    assert_eq!(get(&router, "/v1/dyads/RUS-IRN/turnover.txt?last=1").await.text(), "4000000000\n", "as ever");
}

#[tokio::test]
async fn nobody_gets_text_who_takes_data() {
    let router = builtin();
    // What Grafana's Infinity asks for, and what reads plain text only.
    let asked = |accept: &'static str| {
        let router = router.clone();
        async move { ask(&router, Method::GET, "/v1/dyads/RUS-IRN/turnover", &[("accept", accept)]).await }
    };
    assert_eq!(asked("application/json;q=0.9,text/plain").await.header("content-type"), "application/json");
    assert_eq!(asked("text/plain").await.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(asked("application/vnd.apache.arrow.stream").await.header("content-type"), "application/vnd.apache.arrow.stream");
}
