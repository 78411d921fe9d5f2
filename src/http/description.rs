//! `/openapi.json` and `/docs`: the description of the API, for programs and for people.

use std::sync::{Arc, LazyLock};

use axum::{extract::State, http::Method};

use super::{
    app::App,
    charts,
    problem::Problem,
    render_pool::Work,
    reply::{CachePolicy, Reply, ReplyResult},
};
use crate::{
    chart::ChartDefinition,
    limits::Limits,
    openapi::{self, Description, Samples},
    query::{self, Format, Offer},
    table::EngineFault,
    write::{Media, Site},
};

static DESCRIPTION: LazyLock<Description> = LazyLock::new(build);

/// The description of the API as it is served.
#[must_use]
pub fn description() -> Vec<u8> {
    DESCRIPTION.json()
}

/// `/openapi.json`.
pub(super) async fn openapi(State(app): State<Arc<App>>) -> ReplyResult {
    let content = app.render_cache.get("openapi.json".to_owned(), Work::Page, || Ok(description())).await?;
    Ok(Reply { content, media: Format::Json.into(), cache: CachePolicy::Fixed, modified: None, filename: None })
}

/// `/openapi-3.0.json`.
pub(super) async fn openapi_3_0(State(app): State<Arc<App>>) -> ReplyResult {
    let content = app.render_cache.get("openapi-3.0.json".to_owned(), Work::Page, || Ok(DESCRIPTION.json_3_0())).await?;
    Ok(Reply { content, media: Format::Json.into(), cache: CachePolicy::Fixed, modified: None, filename: None })
}

/// `/docs`.
pub(super) async fn docs(State(app): State<Arc<App>>) -> ReplyResult {
    let site = app.site.clone();
    let content = app
        .render_cache
        .get("docs".to_owned(), Work::Page, move || Ok(DESCRIPTION.page(&site).into_string().into_bytes()))
        .await?;
    Ok(Reply { content, media: Media::Html, cache: CachePolicy::Fixed, modified: None, filename: None })
}

fn build() -> Description {
    let problems = problems();
    let (slug, text) = openapi::CHART;
    let chart: Vec<ChartDefinition> = ChartDefinition::parse(slug, slug, text).into_iter().collect();
    Description::build(&Samples {
        problems: problems.iter().map(|problem| problem.document("5f2a9c0100000001")).collect(),
        charts: charts::page(&chart, Some(1), 0, &Site::default()),
    })
}

/// A problem of each kind as the program makes it.
fn problems() -> Vec<Problem> {
    let refused = |path: &str, raw: &str| query::parse(path, Some(raw), &[]).err().map(Problem::from);
    let queries = [refused("dyads/RUS-IRN/turnover", "freq=W"), refused("dyads/RUS-IRN/tonnage", "")];
    let others = [
        Problem::bad_request("a request without a Host header"),
        Problem::unauthorized(),
        Problem::forbidden_origin(),
        Problem::method_not_allowed(&Method::POST, "/v1/dyads"),
        Problem::not_acceptable(Offer::Answer.by_preference().map(Format::essence)),
        Problem::precondition_failed(),
        Problem::content_too_large(Limits::default().body_bytes),
        Problem::unsupported_media(&[Format::Json.essence()]),
        Problem::too_long("query", 9000, Limits::default().query_bytes),
        Problem::behind_the_end(1234),
        Problem::too_many_requests(100, 2),
        Problem::not_ready(),
        Problem::busy(),
        EngineFault::Unreachable.into(),
        EngineFault::TooLarge { what: "6,100,000 rows".to_owned(), most: "2,000,000 rows".to_owned() }.into(),
        Problem::internal("an example"),
    ];
    queries.into_iter().flatten().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::ProblemKind;

    #[test]
    fn every_kind_of_problem_and_the_list_of_charts_are_shown() {
        let problems = problems();
        for kind in ProblemKind::ALL {
            assert!(problems.iter().any(|problem| problem.document("").is(kind)), "{kind:?} has no example");
        }
        let shown: serde_json::Value = serde_json::from_slice(&description()).unwrap();
        let list = &shown["components"]["examples"]["listCharts"]["value"];
        assert_eq!((list["items"][0]["slug"].as_str(), list["total"].as_u64()), (Some(openapi::CHART.0), Some(1)));
    }
}
