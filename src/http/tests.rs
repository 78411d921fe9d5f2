//! The router without a port: headers, negotiation and errors.

use std::{sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, Request, Response, StatusCode, header},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::{App, reply::ReplyResult, router};
use crate::{
    chart::ChartDefinition,
    dataset::{Catalogue, Roots},
    write::Site,
};

/// A handler that panics.
pub(super) async fn panics() -> ReplyResult {
    panic!("a test panics")
}

/// Until it is so; a test that waits in vain is ended by whoever runs it.
pub(in crate::http) async fn until(is_so: impl Fn() -> bool) {
    while !is_so() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

pub(super) struct Answered {
    pub status: u16,
    headers: HeaderMap,
    pub body: Bytes,
}

impl Answered {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

fn app() -> Arc<App> {
    let app = App::new(Site::default());
    app.set_catalogue(Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap()));
    Arc::new(app)
}

pub(super) async fn ask(app: &Arc<App>, method: &str, uri: &str, headers: &[(&str, &str)]) -> Answered {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response: Response<Body> = router(Arc::clone(app)).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answered { status: parts.status.as_u16(), headers: parts.headers, body: body.collect().await.unwrap().to_bytes() }
}

async fn get(uri: &str, headers: &[(&str, &str)]) -> Answered {
    ask(&app(), "GET", uri, headers).await
}

const TURNOVER: &str = "/v1/dyads/RUS-IRN/turnover";

#[tokio::test]
async fn every_answer_has_the_headers_that_caches_need() {
    let answered = get(TURNOVER, &[]).await;
    assert_eq!((answered.status, answered.header("content-type")), (200, "application/json"));
    assert_eq!(answered.header("cache-control"), "public, max-age=300");
    assert_eq!(answered.header("vary"), "Accept, Accept-Encoding");
    assert_eq!(answered.header("x-content-type-options"), "nosniff");
    assert_eq!(answered.header("access-control-allow-origin"), "*");
    assert!(answered.header("access-control-expose-headers").contains("etag"));
    assert!(answered.header("last-modified").ends_with(" GMT"));
    assert_eq!(answered.header("x-request-id").len(), 16);
    assert_eq!((answered.header("etag").len(), answered.body.last()), (34, Some(&b'\n')));
}

#[tokio::test]
async fn a_tag_gives_304_and_each_coding_has_its_own() {
    let plain = get(TURNOVER, &[]).await;
    let coded = get(TURNOVER, &[("accept-encoding", "gzip")]).await;
    assert_eq!((plain.header("content-encoding"), coded.header("content-encoding")), ("", "gzip"));
    assert_ne!(plain.header("etag"), coded.header("etag"));
    for tag in [plain.header("etag").to_owned(), format!("W/{}", plain.header("etag")), "\"x\", *".replace("\"x\", ", "")] {
        let again = get(TURNOVER, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{tag}");
        for name in ["etag", "cache-control", "last-modified", "vary"] {
            assert_eq!(again.header(name), plain.header(name));
        }
        assert_eq!(again.header("content-type"), "");
    }
    assert_eq!(get(TURNOVER, &[("if-none-match", "\"other\"")]).await.status, 200);
    assert_eq!(get(TURNOVER, &[("if-none-match", plain.header("etag")), ("accept-encoding", "gzip")]).await.status, 200);
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    for uri in [TURNOVER, "/v1/nothing", "/", "/v1/dyads/RUS-IRN/turnover.svg"] {
        let (app, coding) = (app(), [("accept-encoding", "gzip")]);
        let got = ask(&app, "GET", uri, &coding).await;
        let head = ask(&app, "HEAD", uri, &coding).await;
        assert_eq!((head.status, head.body.len()), (got.status, 0), "{uri}");
        for name in ["content-length", "content-type", "etag", "vary", "cache-control", "content-encoding"] {
            assert_eq!(head.header(name), got.header(name), "{uri} {name}");
        }
    }
}

#[tokio::test]
async fn the_suffix_wins_over_accept() {
    for (uri, accept, kind) in [
        (TURNOVER, "text/csv", "text/csv; charset=utf-8"),
        (TURNOVER, "image/svg+xml", "image/svg+xml"),
        (TURNOVER, "text/html, */*;q=0.8", "application/json"),
        ("/v1/dyads/RUS-IRN/turnover.csv", "application/json", "text/csv; charset=utf-8"),
        ("/v1/dyads/RUS-IRN/turnover.png", "application/json", "image/png"),
        ("/v1/dyads/RUS-IRN/turnover.svg", "text/html", "image/svg+xml"),
    ] {
        let answered = get(uri, &[("accept", accept)]).await;
        assert_eq!((answered.status, answered.header("content-type")), (200, kind), "{uri} {accept}");
    }
    let picture = get("/v1/dyads/RUS-IRN/turnover.svg", &[]).await;
    assert!(picture.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(picture.header("content-disposition"), "inline; filename=\"RUS-IRN-turnover.svg\"");
}

#[tokio::test]
async fn what_a_client_did_wrong_is_told_in_full() {
    for (method, uri, accept, status, parameter) in [
        ("GET", "/nothing", "*/*", 404, None),
        ("GET", "/v1/nothing", "*/*", 404, None),
        ("GET", "/v1/dyads/rus-irn/turnover", "*/*", 404, None),
        ("GET", "/v1/dyads/RUS-IRN/nothing", "*/*", 404, None),
        ("GET", "/v1/charts/nothing.png", "*/*", 404, None),
        ("GET", "/v1/dyads/RUS-IRN/turnover?frm=2021", "*/*", 400, Some("frm")),
        ("GET", "/v1/dyads/RUS-IRN/turnover?width=300", "*/*", 400, Some("width")),
        ("GET", "/v1/dyads/RUS-IRN/turnover.csv?width=300", "*/*", 400, Some("width")),
        ("GET", "/v1/dyads/RUS-IRN/turnover.xml", "*/*", 400, Some("suffix")),
        ("GET", "/v1/areas.png", "*/*", 400, Some("suffix")),
        ("GET", "/v1/charts.png", "*/*", 400, Some("suffix")),
        ("GET", "/v1/charts?from=2021", "*/*", 400, Some("from")),
        ("GET", "/v1/areas", "image/png", 406, None),
        ("GET", "/v1/dyads/RUS-IRN/turnover", "text/html", 406, None),
        ("POST", "/v1/areas", "*/*", 405, None),
        ("DELETE", "/", "*/*", 405, None),
    ] {
        let answered = ask(&app(), method, uri, &[("accept", accept)]).await;
        assert_eq!((answered.status, answered.header("content-type")), (status, "application/problem+json"), "{method} {uri}");
        let body = answered.json();
        assert_eq!((body["status"].as_u64(), body["parameter"].as_str()), (Some(status.into()), parameter), "{uri}");
        assert_eq!(body["request_id"].as_str(), Some(answered.header("x-request-id")));
        assert!(
            body["type"].is_string() && body["title"].is_string() && body["detail"].is_string() && body["allowed"].is_array()
        );
        assert_eq!(answered.header("cache-control"), "no-store");
        assert_eq!(answered.header("allow"), if status == 405 { "GET, HEAD" } else { "" });
    }
}

#[tokio::test]
async fn a_chart_is_listed_and_has_its_data_and_its_picture() {
    let app = app();
    let text = "title = \"Growth\"\nquery = \"RUS-IRN/turnover?from=2022\"\nmeasure = \"yoy\"\n";
    app.set_charts(vec![ChartDefinition::parse("growth", "growth.toml", text).unwrap()]);
    let described = ask(&app, "GET", "/v1/charts", &[]).await.json()["items"][0].clone();
    assert_eq!((described["title"].as_str(), described["measure"].as_str()), (Some("Growth"), Some("yoy")));
    assert_eq!(described["links"]["png"], "/v1/charts/growth.png");
    let data = ask(&app, "GET", "/v1/charts/growth.json", &[]).await;
    let same = ask(&app, "GET", described["data"].as_str().unwrap(), &[]).await;
    assert_eq!((data.status, &data.body), (200, &same.body));
    let picture = ask(&app, "GET", "/v1/charts/growth.svg?theme=dark", &[]).await;
    assert_eq!((picture.status, picture.header("content-disposition")), (200, "inline; filename=\"growth-dark.svg\""));
    for (uri, parameter) in [
        ("growth.csv?theme=dark", "theme"),
        ("growth.svg?from=2021", "from"),
        ("growth.xml", "suffix"),
        ("growth?theme=dark", "theme"),
    ] {
        let refused = ask(&app, "GET", &format!("/v1/charts/{uri}"), &[]).await;
        assert_eq!((refused.status, refused.json()["parameter"].as_str()), (400, Some(parameter)), "{uri}");
    }
    let list = ask(&app, "GET", "/v1/charts?limit=1", &[]).await.json();
    assert_eq!((list["total"].as_u64(), &list["items"][0]["slug"]), (Some(1), &serde_json::json!("growth")));
}

#[tokio::test]
async fn the_page_tells_what_it_shows_and_leaves_doubtful_growth_out_of_its_key_figures() {
    let app = app();
    let answered = ask(&app, "GET", "/?dyad=RUS-IRN", &[]).await;
    let page = String::from_utf8(answered.body.to_vec()).unwrap();
    assert_eq!((answered.status, answered.header("content-type")), (200, "text/html; charset=utf-8"));
    for part in [
        "as quoted in an October 2024 commentary",
        "contradicts Russian customs",
        "the series begins here",
        "inconsistent",
        "/v1/dyads/RUS-IRN/mirror.svg",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let (opening, table) = page.split_once("id=\"figures\"").unwrap();
    assert!(!opening.contains("233") && table.contains("+233.3%\u{a0}†"), "the arithmetic is in the table, with its mark");
    let policy = answered.header("content-security-policy");
    assert!(
        policy.contains("default-src 'none'")
            && policy.contains("script-src 'self';")
            && policy.contains("frame-ancestors 'none'")
    );
    let inline = page.split("<script").skip(1).filter(|after| !after.split('>').next().unwrap().contains("type=\"application/"));
    assert!(inline.clone().all(|after| after.contains(" src=\"/assets/")) && inline.count() <= 1, "no script stands in the page");
    assert_eq!(ask(&app, "GET", "/?dyad=RUS-USA", &[]).await.status, 404);
    assert_eq!(ask(&app, "GET", "/?pair=RUS-IRN", &[]).await.status, 400);
    let told = ask(&app, "GET", "/?pair=RUS-IRN", &[("accept", "text/html")]).await;
    assert_eq!((told.status, told.header("content-type")), (400, "text/html; charset=utf-8"), "people get a page");
}

#[tokio::test]
async fn a_panic_is_a_problem_and_the_server_lives() {
    let app = app();
    let answered = ask(&app, "GET", "/test/panic", &[("origin", "https://example.org")]).await;
    assert_eq!((answered.status, answered.header("content-type")), (500, "application/problem+json"));
    assert!(!String::from_utf8_lossy(&answered.body).contains("a test panics"), "the cause is for the log only");
    assert_eq!(answered.header("access-control-allow-origin"), "*");
    assert_eq!(ask(&app, "GET", "/healthz", &[]).await.status, 200);
}

#[tokio::test]
async fn without_data_it_lives_and_is_not_ready() {
    let empty = Arc::new(App::new(Site::default()));
    assert_eq!(ask(&empty, "GET", "/healthz", &[]).await.status, 200);
    for uri in ["/readyz", TURNOVER, "/"] {
        assert_eq!(ask(&empty, "GET", uri, &[]).await.status, 503, "{uri}");
    }
    assert_eq!(get("/readyz", &[]).await.status, 200);
}

#[tokio::test]
async fn browsers_of_other_sites_may_read() {
    let preflight = [
        ("origin", "https://example.org"),
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", "if-none-match"),
    ];
    let answered = ask(&app(), "OPTIONS", TURNOVER, &preflight).await;
    assert_eq!((answered.status, answered.header("access-control-allow-origin")), (200, "*"));
    assert_eq!((answered.header("access-control-allow-methods"), answered.header("allow")), ("GET,HEAD", "GET, HEAD, OPTIONS"));
}

#[tokio::test]
async fn a_picture_is_drawn_once_and_counted() {
    let app = app();
    for uri in
        ["/v1/dyads/RUS-IRN/turnover.svg?width=500", "/v1/dyads/RUS-IRN/turnover.svg?width=500", "/v1/dyads/RUS-IRN/turnover.svg"]
    {
        assert_eq!(ask(&app, "GET", uri, &[]).await.status, StatusCode::OK);
    }
    let metrics = ask(&app, "GET", "/metrics", &[]).await;
    let text = String::from_utf8(metrics.body.to_vec()).unwrap();
    for line in
        ["dyad_render_seconds_count{kind=\"drawing\"} 2", "dyad_render_cache_hits_total 1", "dyad_http_requests_in_flight 1"]
    {
        assert!(text.lines().any(|candidate| candidate == line), "{line}\n{text}");
    }
    assert_eq!(metrics.header(header::CACHE_CONTROL.as_str()), "no-store");
}
