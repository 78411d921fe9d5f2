//! Caching, coding, CORS and HEAD.

use axum::http::{Method, StatusCode};

use crate::served::{ask, builtin, get};

const PATH: &str = "/v1/dyads/RUS-IRN/turnover";

#[tokio::test]
async fn every_answer_can_be_cached_and_asked_again() {
    let router = builtin();
    for path in [PATH, "/v1/areas.csv", "/v1/dyads/RUS-IRN/turnover.png?width=300&height=240", "/v1/charts"] {
        let first = get(&router, path).await;
        let etag = first.header("etag").to_owned();
        assert!(etag.starts_with('"') && etag.len() > 10, "{path}: strong ETag, got {etag}");
        assert!(first.header("cache-control").starts_with("public, max-age="), "{path}");
        let vary = if path.contains('.') { "Accept-Encoding" } else { "Accept, Accept-Encoding" };
        assert_eq!(first.header("vary"), vary, "{path}: the suffix wins over Accept");
        assert_eq!(first.header("last-modified"), "Mon, 23 Nov 2026 00:00:00 GMT", "{path}");
        for known in [etag.clone(), format!("W/{etag}"), format!("\"x\", {etag}"), "*".to_owned()] {
            let again = ask(&router, Method::GET, path, &[("if-none-match", &known)]).await;
            assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path} {known}");
            assert_eq!((again.header("etag"), again.header("vary")), (etag.as_str(), first.header("vary")));
            assert!(!again.header("cache-control").is_empty());
        }
        let other = ask(&router, Method::GET, path, &[("if-none-match", "\"x\"")]).await;
        assert_eq!(other.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn each_coding_has_its_own_tag() {
    let router = builtin();
    let plain = get(&router, PATH).await;
    let coded = ask(&router, Method::GET, PATH, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(coded.header("content-encoding"), "gzip");
    assert!(coded.body.len() < plain.body.len());
    assert_ne!(coded.header("etag"), plain.header("etag"));
    let mut unpacked = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(coded.body.as_slice()), &mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);
    let refused = ask(&router, Method::GET, PATH, &[("accept-encoding", "gzip;q=0")]).await;
    assert_eq!(refused.header("content-encoding"), "");
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let router = builtin();
    let get = get(&router, PATH).await;
    let head = ask(&router, Method::HEAD, PATH, &[]).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    for name in ["etag", "vary", "content-type", "cache-control", "last-modified"] {
        assert_eq!(head.header(name), get.header(name), "{name}");
    }
    assert_eq!(head.header("content-length"), get.body.len().to_string());
}

#[tokio::test]
async fn any_origin_may_read() {
    let router = builtin();
    let read = ask(&router, Method::GET, PATH, &[("origin", "https://example.org")]).await;
    assert_eq!(read.header("access-control-allow-origin"), "*");
    let preflight = [("origin", "https://example.org"), ("access-control-request-method", "GET")];
    let allowed = ask(&router, Method::OPTIONS, PATH, &preflight).await;
    assert!(allowed.status.is_success());
    assert!(allowed.header("access-control-allow-methods").contains("GET"));
}
