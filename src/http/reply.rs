//! A handler's answer before it becomes a response: what is common to all of them is done once, here.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use axum::{
    body::Body,
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{accept::Preferences, conditional::is_fresh, encoding::EncodedBody, headers::set, problem::Problem};
use crate::{query::Format, write::Media};

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

/// Drawings may style themselves and nothing else.
const SVG_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";
/// The page runs its own script, which asks this server only, and is framed by nobody.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// The same, framed by anybody.
const EMBED_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

impl CachePolicy {
    pub(super) fn header(self) -> &'static str {
        match self {
            Self::Shared => "public, max-age=300",
            Self::Page => "public, max-age=60",
            Self::Fixed => "public, max-age=86400",
            Self::Never => "no-store",
        }
    }
}

impl Reply {
    pub(super) fn new(bytes: Vec<u8>, media: impl Into<Media>, cache: CachePolicy) -> Self {
        Self { content: Arc::new(EncodedBody::new(bytes)), media: media.into(), cache, modified: None, filename: None }
    }

    /// The response to this request.
    pub(super) fn respond(&self, method: &Method, asked: &HeaderMap) -> Response {
        let wants_gzip = self.media.is_compressible()
            && Preferences::from_headers(asked, &header::ACCEPT_ENCODING).is_some_and(|codings| codings.takes_gzip());
        let coded = if wants_gzip { self.content.gzip() } else { None };
        let is_coded = coded.is_some();
        let (bytes, tag) = coded.unwrap_or_else(|| self.content.plain());
        let modified = self.modified.and_then(http_date);
        let dated = self.media.is_data().then_some(modified.as_deref()).flatten();
        let fresh = self.cache != CachePolicy::Never && is_fresh(asked, &tag, dated);
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        set(headers, header::ETAG, &format!("\"{tag}\""));
        set(headers, header::CACHE_CONTROL, self.cache.header());
        if let Some(modified) = &modified {
            set(headers, header::LAST_MODIFIED, modified);
        }
        if fresh {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        if is_coded {
            set(headers, header::CONTENT_ENCODING, "gzip");
        }
        self.describe(headers);
        headers.insert(header::CONTENT_LENGTH, bytes.len().into());
        if method != Method::HEAD {
            *response.body_mut() = Body::from(bytes);
        }
        response
    }

    /// The headers that tell what the body is.
    fn describe(&self, headers: &mut HeaderMap) {
        set(headers, header::CONTENT_TYPE, self.media.content_type());
        let policy = match self.media {
            Media::Answer(Format::Svg) => Some(SVG_POLICY),
            Media::Html => Some(PAGE_POLICY),
            Media::Embed => Some(EMBED_POLICY),
            _ => None,
        };
        if let Some(policy) = policy {
            set(headers, header::CONTENT_SECURITY_POLICY, policy);
        }
        if let (Some(name), Some(format)) = (&self.filename, self.media.format()) {
            set(headers, header::CONTENT_DISPOSITION, &format!("inline; filename=\"{name}.{}\"", format.suffix()));
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

pub(super) fn http_date(seconds: i64) -> Option<String> {
    let since = Duration::from_secs(u64::try_from(seconds).ok()?);
    // Beyond the year 9999 there are no HTTP dates.
    (seconds < 253_402_300_800).then(|| httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + since))
}
