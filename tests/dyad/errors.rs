//! What a client did wrong is told in full, as problem+json.

use axum::http::{Method, StatusCode};

use crate::served::{ask, builtin};

async fn problem(method: Method, path: &str, headers: &[(&str, &str)]) -> (StatusCode, serde_json::Value) {
    let answered = ask(&builtin(), method, path, headers).await;
    assert_eq!(answered.header("content-type"), "application/problem+json", "{path}: {}", answered.text());
    let body = answered.json();
    for member in ["type", "title", "status", "detail", "parameter", "allowed", "request_id"] {
        assert!(body.get(member).is_some(), "{path}: no {member} in {body}");
    }
    assert_eq!(body["status"], answered.status.as_u16());
    (answered.status, body)
}

#[tokio::test]
async fn what_is_not_there_is_404() {
    for path in [
        "/nothing",
        "/v1/nothing",
        "/v1/dyads/RUS-IRN/tonnage",
        "/v1/dyads/rus-irn/turnover",
        "/v1/dyads/RUSIRN/turnover",
        "/v1/dyads/RUS-XYZ/turnover",
        "/v1/dyads/FRA-DEU/turnover",
        "/v1/dyads/RUS-IRN/turnover/more",
        "/v1/charts/none",
        "/v1/charts/none.svg",
        "/v1/datasets/none",
        "/v1/areas/rus",
        "/v1/areas/FRA",
        "/v1/areas/RUS/tonnage",
    ] {
        assert_eq!(problem(Method::GET, path, &[]).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_bad_parameter_is_400_and_named() {
    for (path, parameter) in [
        ("turnover?colour=red", "colour"),
        ("turnover?from=2022&from=2023", "from"),
        ("turnover?from=2023&to=2021", "from"),
        ("turnover?from=last", "from"),
        ("turnover?last=0", "last"),
        ("turnover?last=three", "last"),
        ("turnover?source=nobody", "source"),
        ("turnover?measure=weight", "measure"),
        ("turnover?measure=index&base=1950", "base"),
        ("turnover?as_of=2024-03", "as_of"),
        ("events?as_of=2024-03-01", "as_of"),
        ("revisions?flow=tonnage", "flow"),
        ("turnover?flow=export", "flow"),
        ("turnover?width=300", "width"),
        ("turnover.json?theme=dark", "theme"),
        ("turnover.csv?kind=bar", "kind"),
        ("turnover.xml", "suffix"),
        ("turnover.html", "suffix"),
        ("turnover.docx", "suffix"),
        ("turnover.xlsx?theme=dark", "theme"),
        ("turnover.json?bom=true", "bom"),
        ("events.png", "suffix"),
        ("turnover.png?width=199", "width"),
        ("turnover.png?height=4001", "height"),
        ("turnover.png?scale=5", "scale"),
        ("turnover.png?width=4000&height=4000&scale=2", "scale"),
        ("turnover.png?theme=blue", "theme"),
        ("turnover.png?kind=pie", "kind"),
        ("turnover.png?text=bold", "text"),
        ("turnover.png?events=maybe", "events"),
        ("turnover.png?lang=xx", "lang"),
        ("turnover.png?preset=poster", "preset"),
    ] {
        let (status, body) = problem(Method::GET, &format!("/v1/dyads/RUS-IRN/{path}"), &[]).await;
        assert_eq!((status, body["parameter"].as_str()), (StatusCode::BAD_REQUEST, Some(parameter)), "{path}: {body}");
    }
}

#[tokio::test]
async fn other_methods_and_forms() {
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        let answered = ask(&builtin(), method.clone(), "/v1/dyads", &[]).await;
        assert_eq!((answered.status, answered.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"), "{method}");
        assert_eq!(answered.header("content-type"), "application/problem+json");
    }
    assert_eq!(problem(Method::GET, "/v1/areas", &[("accept", "image/png")]).await.0, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn what_is_allowed_is_listed() {
    let (_, source) = problem(Method::GET, "/v1/dyads/RUS-IRN/balance?source=commentary-2024", &[]).await;
    assert!(source["allowed"].as_array().unwrap().contains(&"wits".into()), "{source}");
    let (_, view) = problem(Method::GET, "/v1/dyads/RUS-IRN/tonnage", &[]).await;
    assert!(view["allowed"].as_array().unwrap().contains(&"turnover".into()), "{view}");
    let (status, _) = problem(Method::GET, "/v1/datasets/russia-iran.png", &[]).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(problem(Method::GET, "/v1/charts?limit=0", &[]).await.0, StatusCode::BAD_REQUEST);
    let (_, freq) = problem(Method::GET, "/v1/dyads/RUS-IRN/turnover?freq=W", &[]).await;
    assert_eq!(freq["allowed"], serde_json::json!(["A", "Q", "M", "01/P9M (January to September of every year)"]));
    let (_, suffix) = problem(Method::GET, "/v1/dyads/RUS-IRN/events.svg", &[]).await;
    assert_eq!(
        suffix["allowed"],
        serde_json::json!(["json", "csv", "xlsx", "parquet", "jsonl", "arrow", "arrows", "md", "txt", "zip", "bib"])
    );
}
