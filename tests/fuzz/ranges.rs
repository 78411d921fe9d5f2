//! Headers that ask for parts, through the router: what comes is the whole, parts of it where it says that they are, or the word
//! that there are none. The lines of the input are the values of `Range` and of `If-Range`; `TAG` stands for the tag of the answer,
//! `DATE` for its date.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

use super::{
    Outcome,
    conditional::{Answered, ask, replaced},
};

pub fn run(data: &[u8]) -> Outcome {
    let whole = ask(HeaderMap::new());
    let value = |name| whole.headers.get(name).map_or(&b""[..], HeaderValue::as_bytes);
    let (tag, modified) = (value(header::ETAG).trim_ascii(), value(header::LAST_MODIFIED));
    let mut headers = HeaderMap::new();
    for (name, line) in [header::RANGE, header::IF_RANGE].into_iter().zip(data.split(|byte| *byte == b'\n')) {
        let line = replaced(&replaced(line, b"TAG", tag), b"DATE", modified);
        let Ok(value) = HeaderValue::from_bytes(&line) else { return Outcome::Refused };
        headers.append(name, value);
    }
    let answered = ask(headers);
    let said = || format!("{} {:?}", String::from_utf8_lossy(data), answered.headers);
    let length = whole.body.len();
    let range = answered.headers.get(header::CONTENT_RANGE).map(|range| range.to_str().unwrap().to_owned());
    assert_eq!(answered.headers[header::CONTENT_LENGTH], answered.body.len().to_string(), "{}", said());
    match answered.status {
        StatusCode::OK => {
            assert!(answered.body == whole.body && range.is_none(), "{}", said());
            Outcome::Refused
        }
        StatusCode::PARTIAL_CONTENT => {
            match range {
                Some(range) => assert_eq!(answered.body, part(&range, &whole.body), "{}", said()),
                None => several(&answered, &whole.body),
            }
            Outcome::Accepted
        }
        StatusCode::RANGE_NOT_SATISFIABLE => {
            assert_eq!(range, Some(format!("bytes */{length}")), "{}", said());
            Outcome::Refused
        }
        other => panic!("{other}: {}", said()),
    }
}

/// What `bytes 0-499/1234` names.
fn part<'a>(range: &str, whole: &'a [u8]) -> &'a [u8] {
    let (ends, length) = range.strip_prefix("bytes ").unwrap().split_once('/').unwrap();
    let (first, last) = ends.split_once('-').unwrap();
    assert_eq!(length, whole.len().to_string());
    &whole[first.parse().unwrap()..=last.parse().unwrap()]
}

/// Each part between the boundaries is what its head says, and together they are no longer than the whole.
fn several(answered: &Answered, whole: &[u8]) {
    let kind = answered.headers[header::CONTENT_TYPE].to_str().unwrap();
    let boundary = kind.strip_prefix("multipart/byteranges; boundary=").unwrap();
    let text = std::str::from_utf8(&answered.body).unwrap();
    let parts = text.strip_suffix(&format!("\r\n--{boundary}--\r\n")).unwrap();
    let mut sum = 0;
    for told in parts.split(&format!("\r\n--{boundary}\r\n")).skip(1) {
        let (head, bytes) = told.split_once("\r\n\r\n").unwrap();
        let range = head.lines().find_map(|line| line.strip_prefix("Content-Range: ")).unwrap();
        assert_eq!(bytes.as_bytes(), part(range, whole), "{range}");
        sum += bytes.len();
    }
    assert!((1..=whole.len()).contains(&sum), "{sum}");
}
