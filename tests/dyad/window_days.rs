//! `from` and `to` by days and times: the period that holds the day, whatever the calendar and the frequency.

use axum::http::StatusCode;
use serde_json::Value;

use crate::{
    package::serve_rows,
    served::{builtin, get, json},
};

fn periods(answer: &Value) -> Vec<&str> {
    answer["observations"].as_array().unwrap().iter().map(|one| one["period"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_day_is_the_period_that_holds_it_and_the_address_says_the_period() {
    let months = (0..30).map(|month| format!("KAZ DEU export TOTAL {}-{:02} 1", 2022 + month / 12, month % 12 + 1));
    let years = (2018..2025).map(|year| format!("BRA CHN export TOTAL {year} 1"));
    let hijri = (1398..1404).map(|year| format!("IRN CHN export TOTAL {year} 1 one  solar-hijri"));
    let made = serve_rows(&months.chain(years).chain(hijri).collect::<Vec<_>>());
    for (path, query, label, shown) in [
        ("KAZ-DEU/exports", "from=2022-03-15&to=2022-05-31", "from=2022-03&to=2022-05", vec!["2022-03", "2022-04", "2022-05"]),
        ("KAZ-DEU/exports", "from=2023-03-15T12:00:00Z&freq=A", "freq=A&from=2023", vec!["2023", "2024"]),
        ("KAZ-DEU/exports", "from=2023-11-15&to=2024-03-31&freq=Q", "freq=Q&from=2023-Q4&to=2024-Q1", vec!["2023-Q4", "2024-Q1"]),
        ("BRA-CHN/exports", "from=2022-12-31T23:59:59.999Z&to=2024-01-01", "from=2022&to=2024", vec!["2022", "2023", "2024"]),
        // 20 March 2021 was the last day of 1399, 21 March 2022 the first of 1401.
        ("IRN-CHN/exports", "from=2021-03-20&to=2022-03-21", "from=1399&to=1401", vec!["1399", "1400", "1401"]),
        ("IRN-CHN/exports", "from=2021-03-21&to=2022-03-20", "from=1400&to=1400", vec!["1400"]),
        ("IRN-CHN/exports", "from=1401", "from=1401", vec!["1401", "1402", "1403"]),
    ] {
        let answer = json(&made.router, &format!("/v1/dyads/{path}?{query}")).await;
        assert_eq!(periods(&answer), shown, "{path}?{query}");
        assert_eq!(answer["links"]["self"], format!("/v1/dyads/{path}?{label}"), "{query}");
        let canonical = json(&made.router, answer["links"]["self"].as_str().unwrap()).await;
        assert_eq!(canonical, answer, "the canonical address gives the same answer");
    }
}

#[tokio::test]
async fn every_answer_with_a_window_takes_days() {
    let router = builtin();
    for (by_day, by_label) in [
        ("dyads/RUS-IRN/mirror?from=2015-06-01&to=2018-01-01", "dyads/RUS-IRN/mirror?from=2015&to=2018"),
        ("dyads/RUS-IRN/revisions?from=2015-06-01", "dyads/RUS-IRN/revisions?from=2015"),
        ("areas/RUS/partners?to=2018-06-30", "areas/RUS/partners?to=2018"),
        (
            "compare?series=RUS-IRN/exports,IRN-RUS/imports&source=wits&from=2015-06-01",
            "compare?series=RUS-IRN/exports,IRN-RUS/imports&source=wits&from=2015",
        ),
    ] {
        assert_eq!(json(&router, &format!("/v1/{by_day}")).await, json(&router, &format!("/v1/{by_label}")).await, "{by_day}");
    }
    // Of many calendars and frequencies at once there is no one label.
    let rows = |path: &'static str| {
        let router = router.clone();
        async move { get(&router, path).await.text() }
    };
    let days = rows("/v1/panel.csv?reporter=RUS&partner=IRN&from=2019-05-01&to=2021-02-01").await;
    assert!(days.lines().count() > 3);
    for line in csv::Reader::from_reader(days.as_bytes()).records().map(Result::unwrap) {
        assert!(&line[11] <= "2021-02-01" && &line[12] >= "2019-05-01", "{line:?}");
    }
    let events = json(&router, "/v1/dyads/RUS-IRN/events?from=2020-01-15").await;
    let claims = json(&router, "/v1/dyads/RUS-IRN/claims?from=2020-01-15T00:00:00Z&to=2024-12-31").await;
    assert!(!events["items"].as_array().unwrap().is_empty() && !claims["items"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn days_that_are_none_and_windows_that_end_before_they_begin_are_refused() {
    let router = builtin();
    for query in [
        "from=2015-02-30",
        "from=2015-13-01",
        "to=yesterday",
        "from=2015-03-01T99:00:00Z",
        "from=2016-01-01&to=2015-01-01",
        "base=2015-01-01&measure=index",
    ] {
        let refused = get(&router, &format!("/v1/dyads/RUS-IRN/turnover?{query}")).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{query}");
    }
    let problem = get(&router, "/v1/dyads/RUS-IRN/turnover?from=soon").await.json();
    assert!(problem["allowed"].to_string().contains("2023-05-31"), "{problem}");
}
