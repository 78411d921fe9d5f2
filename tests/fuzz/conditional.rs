//! Headers that ask on a condition and that negotiate, through the router: the answer is whole, or not there because the client
//! has it. Each line of the input is the value of one header; `TAG` in it stands for the tag of the answer, `DATE` for its date.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, header},
};
use dyad::{
    dataset::{Catalogue, Roots},
    http::{App, router},
    write::Site,
};
use http_body_util::BodyExt;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

use super::Outcome;

/// The header of each line: first those that do not ask on a condition.
const NAMES: [HeaderName; 6] = [
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    header::ACCEPT_LANGUAGE,
    header::IF_MODIFIED_SINCE,
    header::IF_NONE_MATCH,
    header::IF_NONE_MATCH,
];
const CONDITIONS: usize = 3;

const PATH: &str = "/v1/dyads/RUS-IRN/turnover?last=1";

thread_local! {
    static SERVER: (Runtime, Router) = {
        let app = App::new(Site { public_url: String::new() });
        app.set_catalogue(Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap()));
        (Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap(), router(Arc::new(app)))
    };
}

pub(super) struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

pub fn run(data: &[u8]) -> Outcome {
    let lines: Vec<&[u8]> = data.split(|byte| *byte == b'\n').collect();
    let whole = {
        let Some(headers) = headers(&lines[..lines.len().min(CONDITIONS)], 0, b"", b"") else { return Outcome::Refused };
        ask(headers)
    };
    let said = || format!("{} {:?} {:?}", String::from_utf8_lossy(data), whole.headers, String::from_utf8_lossy(&whole.body));
    assert!([StatusCode::OK, StatusCode::NOT_ACCEPTABLE].contains(&whole.status), "{}: {}", whole.status, said());
    let value = |name: HeaderName| whole.headers.get(name).map_or(&b""[..], HeaderValue::as_bytes);
    let tag = value(header::ETAG).trim_ascii().strip_prefix(b"\"").and_then(|tag| tag.strip_suffix(b"\"")).unwrap_or_default();
    let modified = value(header::LAST_MODIFIED);
    let Some(conditions) = headers(lines.get(CONDITIONS..).unwrap_or_default(), CONDITIONS, tag, modified) else {
        return Outcome::Refused;
    };
    let mut all = headers(&lines[..lines.len().min(CONDITIONS)], 0, b"", b"").unwrap_or_default();
    all.extend(conditions.clone());
    let answered = ask(all);
    if whole.status != StatusCode::OK {
        assert_eq!(answered.status, whole.status, "{}", said());
        return Outcome::Refused;
    }
    let (must, may) = is_known(&conditions, std::str::from_utf8(tag).unwrap(), modified);
    match answered.status {
        StatusCode::OK => {
            assert!(!must, "the client has it: {}", said());
            assert_eq!(answered.body, whole.body, "{}", said());
            Outcome::Refused
        }
        StatusCode::NOT_MODIFIED => {
            assert!(may, "the client has it not: {}", said());
            assert!(
                answered.body.is_empty() && answered.headers.get(header::ETAG) == whole.headers.get(header::ETAG),
                "{}",
                said()
            );
            Outcome::Accepted
        }
        other => panic!("{other}: {}", said()),
    }
}

/// The headers of these lines from a place in [`NAMES`] on; nothing when one of them can be no header.
fn headers(lines: &[&[u8]], first: usize, tag: &[u8], date: &[u8]) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, line) in NAMES[first..].iter().zip(lines).filter(|(_, line)| !line.is_empty()) {
        let value = replaced(&replaced(line, b"TAG", tag), b"DATE", date);
        headers.append(name, HeaderValue::from_bytes(&value).ok()?);
    }
    Some(headers)
}

pub(super) fn replaced(line: &[u8], word: &[u8], by: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(place) = rest.windows(word.len()).position(|window| window == word) {
        out.extend_from_slice(&rest[..place]);
        out.extend_from_slice(by);
        rest = &rest[place + word.len()..];
    }
    out.extend_from_slice(rest);
    out
}

pub(super) fn ask(headers: HeaderMap) -> Answered {
    SERVER.with(|(runtime, router)| {
        let mut request = Request::builder().uri(PATH).header("host", "test").body(Body::empty()).unwrap();
        request.headers_mut().extend(headers);
        runtime.block_on(async {
            let response = router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let body = body.collect().await.unwrap().to_bytes().to_vec();
            Answered { status: parts.status, headers: parts.headers, body }
        })
    })
}

/// Must the answer be that the client has it, and may it: by RFC 9110, written anew from its grammar. What is no list of tags may
/// be read or not, but never says more than what stands in it.
fn is_known(conditions: &HeaderMap, tag: &str, date: &[u8]) -> (bool, bool) {
    if !conditions.contains_key(header::IF_NONE_MATCH) {
        let since = conditions.get(header::IF_MODIFIED_SINCE).is_some_and(|since| since.as_bytes() == date && !date.is_empty());
        return (since, since);
    }
    let lines: Vec<&str> = conditions.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok()).collect();
    let must = lines.iter().any(|line| line.trim() == "*" || tags(line).is_some_and(|tags| tags.contains(&tag)));
    let may = lines.iter().any(|line| line.trim() == "*" || line.contains(&format!("\"{tag}\"")));
    (must, may)
}

/// The tags of a list; nothing where it is none. Members of a list may be empty.
fn tags(line: &str) -> Option<Vec<&str>> {
    let blank = [' ', '\t'];
    let (mut found, mut rest) = (Vec::new(), line.trim_matches(blank));
    loop {
        if rest.is_empty() {
            return Some(found);
        }
        if !rest.starts_with(',') {
            let (tag, after) = rest.strip_prefix("W/").unwrap_or(rest).strip_prefix('"')?.split_once('"')?;
            if tag.contains(|letter: char| !letter.is_ascii_graphic()) {
                return None;
            }
            found.push(tag);
            rest = after.trim_start_matches(blank);
        }
        if rest.is_empty() {
            return Some(found);
        }
        rest = rest.strip_prefix(',')?.trim_start_matches(blank);
    }
}
