//! Whose pages may ask for tools: a browser says with `Origin` whose page it is that asks, and a page of somebody else may be led
//! to a server that it cannot see (DNS rebinding).

use axum::http::{HeaderMap, HeaderValue, header};

use crate::write::Site;

/// Pages that may ask for tools, beside those of the site itself.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    listed: Vec<String>,
    /// Does the server listen on this machine only?
    is_local: bool,
}

/// What is to be said of a request's origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Judged {
    /// No browser says that a page asks.
    NoPage,
    /// A page that may.
    Granted(HeaderValue),
    /// A page that may not.
    Refused,
}

impl Origins {
    /// These origins, such as `https://chat.example.org`; and of a server that listens on this machine only, every page of it.
    #[must_use]
    pub fn new(listed: &[String], is_local: bool) -> Self {
        Self { listed: listed.iter().map(|origin| origin.trim_end_matches('/').to_ascii_lowercase()).collect(), is_local }
    }

    /// May a page ask that has the origin that the head says?
    pub(super) fn judge(&self, site: &Site, headers: &HeaderMap) -> Judged {
        let mut origins = headers.get_all(header::ORIGIN).iter();
        let (Some(value), None) = (origins.next(), origins.next()) else {
            return if headers.contains_key(header::ORIGIN) { Judged::Refused } else { Judged::NoPage };
        };
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        match value.to_str() {
            Ok(origin) if self.grants(&origin.to_ascii_lowercase(), host, site) => Judged::Granted(value.clone()),
            _ => Judged::Refused,
        }
    }

    fn grants(&self, origin: &str, host: Option<&str>, site: &Site) -> bool {
        if self.listed.iter().any(|listed| listed == origin) {
            return true;
        }
        let Some((scheme, authority)) = origin.split_once("://") else { return false };
        let own = site.public_url.to_ascii_lowercase();
        if own.split_once("://").is_some_and(|(own, rest)| own == scheme && rest.split('/').next() == Some(authority)) {
            return true;
        }
        if self.is_local {
            // Here any other name may be one that somebody led here.
            return is_loopback(authority);
        }
        host.is_some_and(|host| with_port(&host.to_ascii_lowercase(), scheme) == with_port(authority, scheme))
    }
}

/// Is it a name of this machine, with any port?
fn is_loopback(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// The port is said, also where it is the usual one.
fn with_port(authority: &str, scheme: &str) -> String {
    let has_port = authority.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    let usual = if scheme == "https" { 443 } else { 80 };
    if has_port { authority.to_owned() } else { format!("{authority}:{usual}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(origins: &Origins, site: &str, origin: &'static str, host: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
        headers.insert(header::HOST, HeaderValue::from_static(host));
        match origins.judge(&Site::new(site), &headers) {
            Judged::Granted(granted) => granted == origin,
            Judged::NoPage => panic!("{origin} is one"),
            Judged::Refused => false,
        }
    }

    #[test]
    fn own_pages_and_listed_ones_may_ask() {
        let open = Origins::new(&["https://Chat.example.org/".to_owned()], false);
        for (origin, host) in [
            ("https://chat.example.org", "trade.example.org"),
            ("https://trade.example.org", "trade.example.org"),
            ("https://trade.example.org:443", "trade.example.org"),
            ("http://192.0.2.1:8080", "192.0.2.1:8080"),
            ("https://public.example.org", "inside:8080"),
        ] {
            assert!(judged(&open, "https://public.example.org/trade", origin, host), "{origin}");
        }
        for (origin, host) in [
            ("https://evil.example", "trade.example.org"),
            ("http://trade.example.org", "trade.example.org:8080"),
            ("http://public.example.org", "inside:8080"),
            ("null", "trade.example.org"),
            ("https://chat.example.org.evil.example", "trade.example.org"),
            ("", "trade.example.org"),
        ] {
            assert!(!judged(&open, "https://public.example.org/trade", origin, host), "{origin}");
        }
    }

    #[test]
    fn on_this_machine_a_name_that_was_led_here_may_not() {
        let local = Origins::new(&[], true);
        for origin in ["http://localhost:3000", "http://127.0.0.1:8080", "https://localhost", "http://[::1]:8080"] {
            assert!(judged(&local, "", origin, "127.0.0.1:8080"), "{origin}");
        }
        for origin in ["http://evil.example:8080", "http://localhost.evil.example", "http://192.0.2.1:8080"] {
            assert!(!judged(&local, "", origin, "evil.example:8080"), "{origin}");
        }
    }

    #[test]
    fn two_origins_are_none() {
        let mut headers = HeaderMap::new();
        assert_eq!(Origins::default().judge(&Site::default(), &headers), Judged::NoPage);
        for origin in ["http://a", "http://b"] {
            headers.append(header::ORIGIN, HeaderValue::from_static(origin));
        }
        assert_eq!(Origins::default().judge(&Site::default(), &headers), Judged::Refused);
    }
}
