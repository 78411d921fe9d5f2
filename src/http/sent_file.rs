//! Files that are read while they are sent, and parts of them.

use std::ops::Range;

use axum::{
    body::Body,
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    conditional::{Condition, Validators},
    headers::set,
    policy::Policy,
    problem::Problem,
    range::{ByteRanges, Selected},
    reply::{CachePolicy, moment},
    stream::{Ended, Streams},
};
use crate::{dataset::PackageFile, write::Media};

/// Bytes that are read at a time.
const PART: u64 = 256 << 10;

/// What is sent beside the bytes themselves.
pub(super) struct Sent<'a> {
    pub tag: &'a str,
    /// Seconds since 1970.
    pub modified: i64,
    pub media: Media,
    /// The name that a browser saves it under.
    pub name: &'a str,
}

impl Sent<'_> {
    /// The head of the response; as an error what ends it there: the client has it already, or wants another one.
    pub(super) fn head(&self, asked: &HeaderMap) -> Result<Response, Result<Response, Problem>> {
        let condition = self.validators().judge(asked);
        if condition == Condition::Failed {
            return Err(Err(Problem::precondition_failed()));
        }
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        Policy::of(self.media).put(headers);
        set(headers, header::ETAG, &format!("\"{}\"", self.tag));
        set(headers, header::CACHE_CONTROL, CachePolicy::Shared.header());
        if let Some(modified) = moment(self.modified) {
            set(headers, header::LAST_MODIFIED, &httpdate::fmt_http_date(modified));
        }
        if condition == Condition::NotModified {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return Err(Ok(response));
        }
        set(headers, header::CONTENT_TYPE, self.media.content_type());
        let plain: String =
            self.name.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(*letter)).collect();
        set(headers, header::CONTENT_DISPOSITION, &format!("inline; filename=\"{plain}\""));
        Ok(response)
    }

    fn validators(&self) -> Validators<'_> {
        Validators { tag: self.tag, modified: moment(self.modified), is_dated: self.media.is_data() }
    }

    /// The part of the bytes that is asked for. Several parts at once are not given of what is not held in memory: then the
    /// header is passed over, as it may be (RFC 9110, 14.2).
    fn part(&self, length: u64, method: &Method, asked: &HeaderMap) -> Result<Option<Range<u64>>, Response> {
        let ranges = ByteRanges::from_headers(asked).filter(|_| method == Method::GET && self.validators().fits_range(asked));
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        match ranges.map(|ranges| ranges.of(length)) {
            Some(Selected::Nothing) => {
                let mut response = Problem::behind_the_end(length).into_response();
                set(response.headers_mut(), header::CONTENT_RANGE, &format!("bytes */{length}"));
                set(response.headers_mut(), header::ACCEPT_RANGES, "bytes");
                Err(response)
            }
            Some(Selected::Parts(parts)) => Ok(match &parts[..] {
                [part] => Some(part.start as u64..part.end as u64),
                _ => None,
            }),
            Some(Selected::Whole) | None => Ok(None),
        }
    }

    /// The response, which has this head, with the bytes of a file, or the part of them that is asked for.
    pub(super) fn file(
        &self,
        mut response: Response,
        file: PackageFile,
        streams: &Streams,
        (method, asked): (&Method, &HeaderMap),
    ) -> Result<Response, Problem> {
        let part = match self.part(file.length, method, asked) {
            Ok(part) => part,
            Err(response) => return Ok(response),
        };
        let headers = response.headers_mut();
        set(headers, header::ACCEPT_RANGES, "bytes");
        if let Some(part) = &part {
            set(headers, header::CONTENT_RANGE, &format!("bytes {}-{}/{}", part.start, part.end - 1, file.length));
        }
        let sent = part.clone().unwrap_or(0..file.length);
        headers.insert(header::CONTENT_LENGTH, (sent.end - sent.start).into());
        if part.is_some() {
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        }
        if method != Method::HEAD {
            *response.body_mut() =
                streams.body(false, move |into| file.parts(sent, PART, |part| into.write_all(part).map_err(Ended::Reader)))?;
        }
        Ok(response)
    }
}
