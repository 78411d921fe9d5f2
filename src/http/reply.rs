//! A handler's answer before it becomes a response: what is common to all of them is done once, here.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use axum::{
    body::Body,
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    accept::Preferences,
    conditional::{Condition, Validators},
    encoding::{EncodedBody, Tag},
    headers::{set, set_fixed},
    partial::partial,
    policy::Policy,
    problem::Problem,
    range::{ByteRanges, Selected},
};
use crate::write::Media;

/// What a handler ends in.
pub(super) type ReplyResult = Result<Reply, Problem>;

/// How long others may keep an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CachePolicy {
    /// Data and pictures: five minutes.
    Shared,
    /// The page, which shows all of it: one minute.
    Page,
    /// Things that never change while a version runs: a day.
    Fixed,
    /// What stands at an address that changes with it: a year, which is as long as caches are asked to keep anything.
    Forever,
    /// Probes.
    Never,
}

/// An answer before it becomes a response.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub content: Arc<EncodedBody>,
    pub media: Media,
    pub cache: CachePolicy,
    /// The newest descriptor's `created`, seconds since 1970.
    pub modified: Option<i64>,
    /// The name a browser saves an answer under.
    pub filename: Option<String>,
}

/// About how many headers a response has.
pub(super) const USUAL_HEADERS: usize = 20;

impl CachePolicy {
    /// The same of rows that an engine elsewhere has: for a day caches may go on with what they have while it does not answer
    /// (RFC 5861).
    pub(super) fn header_of_rows_elsewhere(self) -> &'static str {
        match self {
            Self::Shared => "public, max-age=300, stale-if-error=86400",
            Self::Page => "public, max-age=60, stale-if-error=86400",
            other => other.header(),
        }
    }

    pub(super) fn header(self) -> &'static str {
        match self {
            Self::Shared => "public, max-age=300",
            Self::Page => "public, max-age=60",
            Self::Fixed => "public, max-age=86400",
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Never => "no-store",
        }
    }
}

impl Reply {
    pub(super) fn new(bytes: Vec<u8>, media: impl Into<Media>, cache: CachePolicy) -> Self {
        Self { content: Arc::new(EncodedBody::new(bytes)), media: media.into(), cache, modified: None, filename: None }
    }

    /// Since when it has been there, where it is of rows that an engine elsewhere has.
    pub(super) fn made_elsewhere(&self) -> Option<Instant> {
        self.content.made_elsewhere()
    }

    /// May the same bytes be asked for again?
    pub(super) fn is_kept(&self) -> bool {
        self.cache != CachePolicy::Never
    }

    /// Is it sent in the gzip coding, where that is worth it?
    pub(super) fn is_sent_coded(&self, method: &Method, asked: &HeaderMap) -> bool {
        // Parts are of the bytes without a coding: few clients that ask for parts can read a part of a coded body.
        self.wants_gzip(asked) && self.asked_ranges(method, asked).is_none()
    }

    /// The response to this request, which has this id, with the coded body where it is sent coded.
    pub(super) fn respond(&self, method: &Method, asked: &HeaderMap, request_id: &str, coded: Option<&EncodedBody>) -> Response {
        let is_kept = self.is_kept();
        let ranges = self.asked_ranges(method, asked).filter(|_| coded.is_none());
        let is_coded = coded.is_some();
        let (bytes, tag) = coded.unwrap_or(&self.content).plain();
        let condition = if is_kept { self.validators(&tag).judge(asked) } else { Condition::Holds };
        let selected = ranges.filter(|_| condition == Condition::Holds).map(|ranges| ranges.of(bytes.len()));
        let mut response = Response::new(Body::empty());
        // Room for all, so that they are not laid out anew while they come.
        response.headers_mut().reserve(USUAL_HEADERS);
        self.identify(response.headers_mut(), &tag);
        match (condition, &selected) {
            (Condition::Failed, _) => return Problem::precondition_failed().respond(method, request_id),
            (_, Some(Selected::Nothing)) => return Problem::range_not_satisfiable(bytes.len(), method, request_id),
            (Condition::NotModified, _) => {
                *response.status_mut() = StatusCode::NOT_MODIFIED;
                return response;
            }
            (Condition::Holds, _) => self.describe(response.headers_mut(), is_coded),
        }
        if is_kept {
            set_fixed(response.headers_mut(), header::ACCEPT_RANGES, "bytes");
        }
        if let Some(Selected::Parts(parts)) = selected {
            partial(&mut response, &bytes, &parts, &tag);
            return response;
        }
        response.headers_mut().insert(header::CONTENT_LENGTH, bytes.len().into());
        if method != Method::HEAD {
            *response.body_mut() = Body::from(bytes);
        }
        response
    }

    /// The ranges that a part of the bytes may be sent for.
    fn asked_ranges(&self, method: &Method, asked: &HeaderMap) -> Option<ByteRanges> {
        if !self.is_kept() || method != Method::GET {
            return None;
        }
        let ranges = ByteRanges::from_headers(asked)?;
        let (_, tag) = self.content.plain();
        self.validators(&tag).fits_range(asked).then_some(ranges)
    }

    fn validators<'a>(&self, tag: &'a str) -> Validators<'a> {
        Validators { tag, modified: self.modified.and_then(moment), is_dated: self.media.is_data() }
    }

    fn wants_gzip(&self, asked: &HeaderMap) -> bool {
        self.media.is_compressible()
            && Preferences::from_headers(asked, &header::ACCEPT_ENCODING).is_some_and(|codings| codings.takes_gzip())
    }

    /// The headers that tell which representation it is, how long it may be kept, and what a browser may do with it.
    fn identify(&self, headers: &mut HeaderMap, tag: &Tag) {
        headers.insert(header::ETAG, tag.quoted());
        Policy::of(self.media).put(headers);
        let is_elsewhere = self.content.made_elsewhere().is_some();
        let cache = if is_elsewhere { self.cache.header_of_rows_elsewhere() } else { self.cache.header() };
        set_fixed(headers, header::CACHE_CONTROL, cache);
        if let Some(modified) = self.modified.and_then(moment) {
            set(headers, header::LAST_MODIFIED, &httpdate::fmt_http_date(modified));
        }
    }

    /// The headers that tell what the body is.
    fn describe(&self, headers: &mut HeaderMap, is_coded: bool) {
        headers.extend(self.content.head().iter().cloned());
        if is_coded {
            set_fixed(headers, header::CONTENT_ENCODING, "gzip");
        }
        set_fixed(headers, header::CONTENT_TYPE, self.media.content_type());
        if let (Some(name), Some(ending)) = (&self.filename, self.media.ending()) {
            set(headers, header::CONTENT_DISPOSITION, &format!("inline; filename=\"{name}.{ending}\""));
        }
    }
}

impl IntoResponse for Reply {
    /// A place holder that the envelope turns into the response, since that needs the request.
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        response.extensions_mut().insert(self);
        response
    }
}

/// A moment that an HTTP date can tell and that is not still to come, which no document can have been changed at.
pub(super) fn moment(seconds: i64) -> Option<SystemTime> {
    let moment = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(u64::try_from(seconds).ok()?))?;
    // Beyond the year 9999 there are no HTTP dates.
    Some(moment).filter(|moment| seconds < 253_402_300_800 && *moment <= SystemTime::now())
}
