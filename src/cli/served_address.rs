//! An address as it stands in a browser: `http://127.0.0.1:8080/v1/dyads/RUS-IRN/turnover.csv?from=2021`.

/// The host of an address with a scheme, and what is asked of it; no host for any other text, which is left as it is.
pub(super) fn host_and_text(text: &str) -> (Option<&str>, &str) {
    let schemes = ["http://", "https://"];
    let scheme = schemes.iter().find(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let Some(scheme) = scheme else { return (None, text) };
    // A place on the page, which no server is ever told.
    let address = text.split('#').next().unwrap_or_default();
    let start = scheme.len();
    let end = address[start..].find(['/', '?']).map_or(address.len(), |length| start + length);
    (Some(&address[start..end]), &address[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_told_from_what_is_asked() {
        for (text, host, asked) in [
            ("http://127.0.0.1:8080/v1/areas.csv?x=1#table", Some("127.0.0.1:8080"), "/v1/areas.csv?x=1"),
            ("HTTPS://trade.example.org/v1/dyads", Some("trade.example.org"), "/v1/dyads"),
            ("http://h?dyad=RUS-IRN", Some("h"), "?dyad=RUS-IRN"),
            ("http://h", Some("h"), ""),
            ("RUS-IRN/turnover?from=2021#x", None, "RUS-IRN/turnover?from=2021#x"),
            ("/v1/areas", None, "/v1/areas"),
            ("é", None, "é"),
        ] {
            assert_eq!(host_and_text(text), (host, asked));
        }
    }
}
