//! The address under a chart, short enough to type: without what goes without saying, and never cut.

/// What may be written of an address, the fullest first: whole, without what narrows it, the site alone.
pub(super) fn written(address: &str) -> Vec<String> {
    let (path, query) = address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)));
    let named = path.strip_prefix("https://").or_else(|| path.strip_prefix("http://"));
    let (site, place) = if let Some(named) = named {
        // A site is typed with its path.
        (named.split('/').next().unwrap_or(named).to_owned(), named.to_owned())
    } else {
        let place = path.strip_prefix("/v1/").unwrap_or(path);
        ("dyad".to_owned(), format!("dyad \u{b7} {}", place.strip_prefix("dyads/").unwrap_or(place)))
    };
    let whole = query.map(|query| format!("{place}?{query}"));
    // What is compared stands in the query alone.
    let plain = Some(place).filter(|place| query.is_none() || !place.ends_with("compare"));
    [whole, plain, Some(site)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_short_and_whole() {
        assert_eq!(written("/v1/dyads/RUS-IRN/turnover"), ["dyad \u{b7} RUS-IRN/turnover", "dyad"]);
        assert_eq!(
            written("/v1/areas/RUS/partners?flow=export"),
            ["dyad \u{b7} areas/RUS/partners?flow=export", "dyad \u{b7} areas/RUS/partners", "dyad"]
        );
        assert_eq!(
            written("https://trade.example.org/v1/dyads/RUS-IRN/turnover?from=2021"),
            [
                "trade.example.org/v1/dyads/RUS-IRN/turnover?from=2021",
                "trade.example.org/v1/dyads/RUS-IRN/turnover",
                "trade.example.org"
            ]
        );
        assert_eq!(written("/v1/compare?series=A,B"), ["dyad \u{b7} compare?series=A,B", "dyad"]);
    }
}
