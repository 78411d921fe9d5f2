//! Parts of answers: one, several, the end of one; on a condition, behind the end, in floods.

use axum::http::{Method, StatusCode};

use crate::served::{Answered, ask, builtin, get};

const PATH: &str = "/v1/dyads/RUS-IRN/turnover.csv";

async fn ranged(path: &str, range: &str, more: &[(&str, &str)]) -> Answered {
    let headers = [&[("range", range)], more].concat();
    ask(&builtin(), Method::GET, path, &headers).await
}

#[tokio::test]
async fn every_kept_answer_has_parts() {
    let router = builtin();
    let assets = get(&router, "/").await.text();
    let style = assets.split('"').find(|part| part.starts_with("/assets/") && part.contains("css")).unwrap().to_owned();
    for path in [
        "/v1/dyads/RUS-IRN/turnover",
        PATH,
        "/v1/dyads/RUS-IRN/turnover.parquet",
        "/v1/dyads/RUS-IRN/turnover.arrow",
        "/v1/dyads/RUS-IRN/turnover.jsonl",
        "/v1/dyads/RUS-IRN/turnover.xlsx",
        "/v1/dyads/RUS-IRN/turnover.zip",
        "/v1/dyads/RUS-IRN/turnover.svg",
        "/v1/dyads/RUS-IRN/turnover.png?width=300&height=240",
        "/v1/charts",
        "/v1/panel?limit=5",
        "/",
        "/openapi.json",
        "/sitemap.xml",
        &style,
    ] {
        let whole = get(&router, path).await;
        let length = whole.body.len();
        assert_eq!((whole.status, whole.header("accept-ranges")), (StatusCode::OK, "bytes"), "{path}");
        let head = ask(&router, Method::HEAD, path, &[("range", "bytes=0-1")]).await;
        let headed = (head.header("content-length"), head.header("accept-ranges"), head.header("content-range"));
        assert_eq!((head.status, headed), (StatusCode::OK, (length.to_string().as_str(), "bytes", "")), "{path}");
        let part = ask(&router, Method::GET, path, &[("range", "bytes=3-9")]).await;
        assert_eq!((part.status, part.body.as_slice()), (StatusCode::PARTIAL_CONTENT, &whole.body[3..10]), "{path}");
        assert_eq!(part.header("content-range"), format!("bytes 3-9/{length}"), "{path}");
        for name in ["etag", "content-type", "last-modified", "cache-control", "content-disposition", "vary", "link"] {
            assert_eq!(part.header(name), whole.header(name), "{path} {name}");
        }
    }
}

#[tokio::test]
async fn the_end_can_be_asked_for_and_what_is_behind_it_cannot() {
    let whole = get(&builtin(), PATH).await.body;
    let length = whole.len();
    for (range, from) in
        [("bytes=-8", length - 8), ("bytes=100-", 100), ("bytes=100-999999999", 100), ("bytes=-999999999", 0), ("bytes=0-", 0)]
    {
        let part = ranged(PATH, range, &[]).await;
        assert_eq!((part.status, &part.body[..]), (StatusCode::PARTIAL_CONTENT, &whole[from..]), "{range}");
        assert_eq!(part.header("content-range"), format!("bytes {from}-{}/{length}", length - 1), "{range}");
        assert_eq!(part.header("content-length"), (length - from).to_string());
    }
    for range in [format!("bytes={length}-"), "bytes=-0".to_owned(), format!("bytes={length}-,{}-", length + 1)] {
        let refused = ranged(PATH, &range, &[]).await;
        assert_eq!(
            (refused.status, refused.header("content-range")),
            (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{length}").as_str())
        );
        assert_eq!((refused.header("content-type"), refused.header("cache-control")), ("application/problem+json", "no-store"));
        assert_eq!(refused.json()["type"], "/problems/range-not-satisfiable");
    }
    for range in ["bytes=9-3", "bytes=x", "lines=0-5", "bytes"] {
        let passed_over = ranged(PATH, range, &[]).await;
        assert_eq!((passed_over.status, &passed_over.body), (StatusCode::OK, &whole), "{range}");
    }
}

#[tokio::test]
async fn several_parts_come_in_one_answer() {
    let whole = get(&builtin(), PATH).await.body;
    let length = whole.len();
    let several = ranged(PATH, "bytes=5-9, -3, 0-1", &[]).await;
    assert_eq!(several.status, StatusCode::PARTIAL_CONTENT);
    let boundary = several.header("content-type").strip_prefix("multipart/byteranges; boundary=").unwrap().to_owned();
    let mut expected = Vec::new();
    for (from, to) in [(5, 10), (length - 3, length), (0, 2)] {
        let head = format!(
            "\r\n--{boundary}\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Range: bytes {from}-{}/{length}\r\n\r\n",
            to - 1
        );
        expected.extend_from_slice(head.as_bytes());
        expected.extend_from_slice(&whole[from..to]);
    }
    expected.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    assert_eq!(several.text(), String::from_utf8_lossy(&expected));
    assert_eq!((several.header("content-length"), several.header("content-range")), (expected.len().to_string().as_str(), ""));
    let one_left = ranged(PATH, &format!("bytes=5-9,{length}-"), &[]).await;
    assert_eq!(one_left.header("content-range"), format!("bytes 5-9/{length}"));
    assert_eq!(one_left.body, whole[5..10]);
}

#[tokio::test]
async fn a_flood_of_ranges_gets_the_whole_and_no_more() {
    let whole = get(&builtin(), PATH).await.body;
    for range in [
        vec!["0-"; 60].join(","),
        vec!["0-0"; 1000].join(","),
        (0..200).map(|at| format!("{at}-{at}")).collect::<Vec<_>>().join(","),
    ] {
        let answered = ranged(PATH, &format!("bytes={range}"), &[]).await;
        assert_eq!((answered.status, &answered.body), (StatusCode::OK, &whole), "{range}");
    }
}

#[tokio::test]
async fn a_part_goes_with_the_other_part_of_the_same_bytes_only() {
    let whole = get(&builtin(), PATH).await;
    let (tag, date) = (whole.header("etag"), whole.header("last-modified"));
    for same in [tag, date, "Monday, 23-Nov-26 00:00:00 GMT", "Mon Nov 23 00:00:00 2026"] {
        assert_eq!(ranged(PATH, "bytes=5-", &[("if-range", same)]).await.status, StatusCode::PARTIAL_CONTENT, "{same}");
    }
    let weak = format!("W/{tag}");
    for other in [weak.as_str(), "\"x\"", "Sun, 22 Nov 2026 00:00:00 GMT", "Tue, 24 Nov 2026 00:00:00 GMT", "x"] {
        let answered = ranged(PATH, "bytes=5-", &[("if-range", other)]).await;
        assert_eq!((answered.status, &answered.body), (StatusCode::OK, &whole.body), "{other}");
        assert_eq!(answered.header("content-range"), "");
    }
    let drawn = "/v1/dyads/RUS-IRN/turnover.svg";
    assert_eq!(
        ranged(drawn, "bytes=5-", &[("if-range", date)]).await.status,
        StatusCode::OK,
        "a picture changes with the program too"
    );
}

#[tokio::test]
async fn parts_are_of_the_bytes_without_a_coding() {
    let router = builtin();
    let gzip = ("accept-encoding", "gzip");
    let (plain, coded) = (get(&router, PATH).await, ask(&router, Method::GET, PATH, &[gzip]).await);
    assert_eq!(coded.header("content-encoding"), "gzip");
    let part = ranged(PATH, "bytes=5-14", &[gzip]).await;
    assert_eq!((part.header("content-encoding"), part.header("etag")), ("", plain.header("etag")));
    assert_eq!(part.body, plain.body[5..15]);
    // What was begun coded begins anew.
    let anew = ranged(PATH, "bytes=5-14", &[gzip, ("if-range", coded.header("etag"))]).await;
    assert_eq!((anew.status, &anew.body), (StatusCode::OK, &coded.body));
}

#[tokio::test]
async fn conditions_come_before_ranges() {
    let whole = get(&builtin(), PATH).await;
    let tag = whole.header("etag");
    let early = "Sunday, 22-Nov-26 00:00:00 GMT";
    for (condition, status) in [
        (("if-match", tag), 206),
        (("if-match", "\"x\""), 412),
        (("if-match", "*"), 206),
        (("if-unmodified-since", whole.header("last-modified")), 206),
        (("if-unmodified-since", early), 412),
        (("if-none-match", tag), 304),
        (("if-none-match", "\"x\""), 206),
        (("if-modified-since", whole.header("last-modified")), 304),
    ] {
        let answered = ranged(PATH, "bytes=5-14", &[condition]).await;
        assert_eq!(answered.status.as_u16(), status, "{condition:?}");
    }
    for (condition, status) in
        [(("if-match", "\"x\""), 412), (("if-unmodified-since", early), 412), (("if-none-match", tag), 304)]
    {
        assert_eq!(ranged(PATH, "bytes=99999999-", &[condition]).await.status.as_u16(), status, "{condition:?}");
    }
    let failed = ask(&builtin(), Method::GET, PATH, &[("if-match", "\"x\"")]).await;
    assert_eq!((failed.status, failed.header("content-type")), (StatusCode::PRECONDITION_FAILED, "application/problem+json"));
    assert_eq!(failed.json()["type"], "/problems/precondition-failed");
    let head = ask(&builtin(), Method::HEAD, PATH, &[("if-match", "\"x\"")]).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::PRECONDITION_FAILED, 0));
}

#[tokio::test]
async fn what_is_streamed_says_that_it_has_no_parts() {
    let path = "/v1/panel.csv?reporter=RUS";
    let whole = get(&builtin(), path).await;
    assert_eq!((whole.status, whole.header("accept-ranges")), (StatusCode::OK, "none"));
    let asked = ranged(path, "bytes=0-9", &[]).await;
    assert_eq!((asked.status, &asked.body), (StatusCode::OK, &whole.body));
    assert_eq!(ranged(path, "bytes=0-9", &[("if-match", "\"x\"")]).await.status, StatusCode::PRECONDITION_FAILED);
}
