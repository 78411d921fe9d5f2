//! The line that the log has of a request.
//!
//! It is written without the formatter of `tracing`, which takes more than three times as long, and is told or not as `dyad::request` is.

use std::{borrow::Cow, io::Write, net::IpAddr, sync::LazyLock, time::Duration};

use axum::http::{Method, Uri};
use tracing::Level;

use super::cache_use::CacheUse;
use crate::{
    chart::PICTURE_PARAMETERS,
    limits::{Limits, count},
    log::{self, Line},
    query::PARAMETERS,
    write::OUTPUT_PARAMETERS,
};

/// The part of the program that these lines are of.
const TARGET: &str = "dyad::request";
/// Parameters of pages only.
const OF_PAGES: [&str; 14] = [
    "dyad",
    "view",
    "period",
    "offset",
    "limit",
    "with",
    "area",
    "product",
    "search",
    "theme",
    "lang",
    "highlight",
    "url",
    "format",
];

/// What is told of a request.
pub(super) struct RequestLine<'a> {
    pub id: &'a str,
    pub client: Option<IpAddr>,
    pub method: &'a Method,
    pub route: &'static str,
    pub uri: &'a Uri,
    pub status: u16,
    pub took: Duration,
    pub bytes: u64,
    pub cache: CacheUse,
    /// Did all of the answer go out?
    pub is_whole: bool,
}

/// Writes it, where lines of this level are told.
pub(super) fn write(level: Level, request: &RequestLine<'_>) {
    let is_told = if level == Level::WARN {
        tracing::enabled!(target: TARGET, Level::WARN)
    } else {
        tracing::enabled!(target: TARGET, Level::INFO)
    };
    if is_told && log::is_started() {
        log::write(level, TARGET, |line| fill(line, request));
    }
}

fn fill(line: &mut Line<'_>, request: &RequestLine<'_>) {
    line.word("id", request.id);
    if let Some(client) = request.client {
        // The longest address of IPv6 has 45 characters.
        let mut text = [0; 48];
        let mut rest = &mut text[..];
        let written = write!(rest, "{client}").is_ok();
        let length = 48 - rest.len();
        line.word("client", std::str::from_utf8(&text[..length]).ok().filter(|_| written).unwrap_or_default());
    }
    line.text("method", request.method.as_str())
        .text("route", request.route)
        .text("address", &address(request.uri, count(Limits::current().log_address_bytes)));
    line.number("status", request.status.into());
    line.milliseconds("duration_ms", u64::try_from(request.took.as_micros()).unwrap_or(u64::MAX));
    line.number("bytes", request.bytes).word("cache", request.cache.word());
    if !request.is_whole {
        line.word("ended", "early");
    }
}

/// The address as far as it is told: its path, and of its query the parameters that dyad has. Whatever else stands there may be a
/// secret that was meant for somebody else.
fn address(uri: &Uri, most: usize) -> Cow<'_, str> {
    let path = uri.path();
    let Some(query) = uri.query().filter(|query| !query.is_empty()) else { return cut(Cow::Borrowed(path), most) };
    let mut told = format!("{path}?");
    for (place, part) in query.split('&').enumerate() {
        if place > 0 {
            told.push('&');
        }
        let is_known = part.split_once('=').is_some_and(|(name, _)| KNOWN.binary_search(&name).is_ok());
        told.push_str(if is_known { part } else { "…" });
        if told.len() > most {
            break;
        }
    }
    cut(Cow::Owned(told), most)
}

/// The names of all parameters, in their order.
static KNOWN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let (data, pictures) = (PARAMETERS.iter().map(|known| known.name), PICTURE_PARAMETERS.iter().map(|known| known.name));
    let mut names: Vec<_> =
        data.chain(pictures).chain(OUTPUT_PARAMETERS.iter().map(|known| known.name)).chain(OF_PAGES).collect();
    names.retain(|name| *name != "token");
    names.sort_unstable();
    names
});

/// At most so many bytes, with a mark where there were more.
fn cut(text: Cow<'_, str>, most: usize) -> Cow<'_, str> {
    if text.len() <= most {
        return text;
    }
    let end = (0..=most).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    Cow::Owned(format!("{}…", &text[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::LogForm;

    fn told(address: &str) -> String {
        super::address(&address.parse().unwrap(), 300).into_owned()
    }

    #[test]
    fn of_a_query_only_what_dyad_knows_is_told() {
        assert_eq!(told("/v1/dyads/RUS-IRN/turnover?from=2021&width=300"), "/v1/dyads/RUS-IRN/turnover?from=2021&width=300");
        assert_eq!(told("/?dyad=RUS-IRN&token=abc&%74oken=abc&secret&from=2021"), "/?dyad=RUS-IRN&…&…&…&from=2021");
        assert_eq!(told("http://user:word@host/v1/areas?"), "/v1/areas");
    }

    #[test]
    fn a_line_tells_who_asked_for_what_and_how_it_ended() {
        let uri = "/v1/panel.csv".parse().unwrap();
        let request = |is_whole, client: Option<&str>| RequestLine {
            id: "1f",
            client: client.map(|client| client.parse().unwrap()),
            method: &Method::GET,
            route: "/v1/panel",
            uri: &uri,
            status: 200,
            took: Duration::from_micros(1_042),
            bytes: 65_536,
            cache: CacheUse::None,
            is_whole,
        };
        let told = |form, request: &RequestLine<'_>| {
            String::from_utf8(log::line(form, Level::INFO, TARGET, |line| fill(line, request))).unwrap()
        };
        let text = told(LogForm::Text, &request(false, Some("2001:db8::1")));
        let wanted = "Z  INFO dyad::request: id=1f client=2001:db8::1 method=\"GET\" route=\"/v1/panel\" address=\"/v1/panel.csv\" \
                      status=200 duration_ms=1.042 bytes=65536 cache=none ended=early\n";
        assert!(text.ends_with(wanted), "{text}");
        let json: serde_json::Value = serde_json::from_str(&told(LogForm::Json, &request(true, None))).unwrap();
        assert_eq!((&json["client"], &json["ended"], &json["bytes"]), (&().into(), &().into(), &65_536.into()));
        assert_eq!(json["duration_ms"], 1.042);
    }

    #[test]
    fn a_long_address_is_cut_at_300_bytes_and_says_so() {
        let path = |length: usize| format!("/{}", "a".repeat(length - 1));
        assert_eq!(told(&path(300)), path(300));
        assert_eq!(told(&path(301)), format!("{}…", path(300)));
        let query = told(&format!("/v1/areas?{}", "from=1&".repeat(100)));
        assert!(query.len() == 300 + '…'.len_utf8() && query.ends_with('…'), "{query}");
    }
}
