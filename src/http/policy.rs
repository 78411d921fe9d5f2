//! What a browser may do with a body: by what the body is, and always the least that it works with.
//!
//! Every value is made once and never copied. A 304 tells the same as the answer that it stands for, since browsers take over the
//! headers of a 304.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::{
    query::Format,
    write::{Media, Site},
};

/// What a browser may do with a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Policy {
    /// Figures, texts, problems, style and script: shown as text or taken by programs.
    Data,
    /// Pixels, in a page of any site.
    Picture,
    /// A drawing may style itself and nothing else, in a page of any site.
    Drawing,
    /// A PDF: browsers show none that is sandboxed.
    Document,
    /// What is saved, and opened by another program.
    Download,
    /// A page runs its own script, which asks this server only, and is framed by nobody.
    Page,
    /// The same, framed by anybody.
    Embed,
    /// For whoever runs the server.
    Private,
}

/// The name of a policy of resources (Fetch, 3.7).
static RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
/// The name of what a page may use of a device.
static PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
/// The name of whom a page shares its window with.
static OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// No page asks for any of these.
const NO_DEVICES: HeaderValue = HeaderValue::from_static(
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), \
     payment=(), usb=()",
);

/// Whom readers come from, and what they look at, is told to nobody, this server included: nothing here reads `Referer`.
const NO_REFERRER: HeaderValue = HeaderValue::from_static("no-referrer");
const NO_SNIFFING: HeaderValue = HeaderValue::from_static("nosniff");
const ANY_SITE: HeaderValue = HeaderValue::from_static("cross-origin");
const OWN_SITE: HeaderValue = HeaderValue::from_static("same-origin");
/// Half a year, and of this host only: what stands beside it is not ours to promise.
const TLS_ONLY: HeaderValue = HeaderValue::from_static("max-age=15552000");

impl Policy {
    /// The policy of a body.
    pub(super) fn of(media: Media) -> Self {
        match media {
            Media::Html => Self::Page,
            Media::Embed => Self::Embed,
            Media::Metrics => Self::Private,
            Media::Answer(Format::Svg) => Self::Drawing,
            Media::Answer(Format::Png) => Self::Picture,
            Media::Answer(Format::Pdf) => Self::Document,
            Media::Answer(Format::Xlsx | Format::Parquet | Format::Arrow | Format::Arrows | Format::Bib | Format::Zip)
            | Media::Bytes => Self::Download,
            _ => Self::Data,
        }
    }

    fn content(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Data | Self::Private => "default-src 'none'; frame-ancestors 'none'",
            Self::Picture => "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
            Self::Drawing => {
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; sandbox"
            }
            Self::Document => "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            Self::Download => "default-src 'none'; frame-ancestors 'none'; sandbox",
            Self::Page => {
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                 connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            }
            Self::Embed => {
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                 connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
            }
        })
    }

    /// Puts it into the head of a response.
    pub(super) fn put(self, headers: &mut HeaderMap) {
        headers.insert(header::CONTENT_SECURITY_POLICY, self.content());
        // Pages are nobody's resource; everything else is meant to be used elsewhere.
        let resource = if matches!(self, Self::Page | Self::Private) { OWN_SITE } else { ANY_SITE };
        headers.insert(RESOURCE_POLICY.clone(), resource);
        if matches!(self, Self::Page | Self::Embed) {
            headers.insert(PERMISSIONS_POLICY.clone(), NO_DEVICES);
        }
        if self == Self::Page {
            headers.insert(OPENER_POLICY.clone(), OWN_SITE);
        }
    }
}

/// What the head of every response says; one that has no policy yet, such as a redirection, gets that of data.
pub(super) fn put_common(headers: &mut HeaderMap, is_tls_only: bool) {
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, NO_SNIFFING);
    headers.insert(header::REFERRER_POLICY, NO_REFERRER);
    if is_tls_only {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, TLS_ONLY);
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        Policy::Data.put(headers);
    }
}

/// Whatever the body may do, it is a resource of no other site.
pub(super) fn keep_to_own_site(headers: &mut HeaderMap) {
    headers.insert(RESOURCE_POLICY.clone(), OWN_SITE);
}

/// Is the site one that browsers shall ask by TLS only? Only when whoever runs it says that it is at `https://…`, on the usual
/// port: browsers hold the promise for every port of the host, and a certificate alone does not say what else is served there.
pub(super) fn is_tls_only(site: &Site) -> bool {
    let authority = site.public_url.strip_prefix("https://").and_then(|rest| rest.split('/').next());
    authority.is_some_and(|authority| {
        !authority.is_empty() && !authority.trim_end_matches(|digit: char| digit.is_ascii_digit()).ends_with(':')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_body_has_a_policy_that_allows_the_least() {
        for format in Format::ALL {
            let policy = Policy::of(format.into());
            let content = policy.content();
            let content = content.to_str().unwrap();
            assert!(content.contains("frame-ancestors 'none'"), "{format:?} may be framed");
            assert!(policy == Policy::Document || content.starts_with("default-src 'none'"), "{format:?}");
            assert!(!content.contains("script-src"), "{format:?}");
        }
        for (media, policy) in [
            (Media::Html, Policy::Page),
            (Media::Embed, Policy::Embed),
            (Media::Bytes, Policy::Download),
            (Format::Xlsx.into(), Policy::Download),
            (Format::Bib.into(), Policy::Download),
            (Media::TabSeparated, Policy::Data),
            (Media::LinkedData, Policy::Data),
            (Media::Script, Policy::Data),
            (Media::Metrics, Policy::Private),
        ] {
            assert_eq!(Policy::of(media), policy, "{media:?}");
        }
    }

    #[test]
    fn only_a_site_that_is_said_to_be_at_https_is_asked_by_tls_only() {
        let is = |public_url: &str| is_tls_only(&Site::new(public_url));
        assert!(is("https://trade.example.org") && is("https://trade.example.org/dyad"));
        for other in ["", "/dyad", "http://trade.example.org", "https://trade.example.org:8443/", "https://"] {
            assert!(!is(other), "{other}");
        }
        // An address of six parts ends in a bracket, and its colons are no port.
        assert!(is("https://[2001:db8::1]"));
    }
}
