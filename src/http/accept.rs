//! `Accept` and `Accept-Encoding`: what a client likes, and how much (RFC 9110, 12.4 and 12.5).

use axum::http::{HeaderMap, HeaderName};

/// Ranges with their weights in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Preferences(Vec<(String, u16)>);

/// The weight of what is liked fully.
const FULL: u16 = 1000;

impl Preferences {
    /// All lines of a header; nothing when it is absent or empty.
    pub(super) fn from_headers(headers: &HeaderMap, name: &HeaderName) -> Option<Self> {
        let lines: Vec<&str> = headers.get_all(name).iter().filter_map(|line| line.to_str().ok()).collect();
        let text = lines.join(",");
        if text.trim().is_empty() { None } else { Some(Self::parse(&text)) }
    }

    /// A list of ranges, each with parameters of which only `q` counts.
    pub(super) fn parse(text: &str) -> Self {
        let ranges = text.split(',').filter_map(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            let range = parts.next().filter(|range| !range.is_empty())?.to_ascii_lowercase();
            let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
            Some((range, weight.map_or(FULL, thousandths)))
        });
        Self(ranges.collect())
    }

    fn weight(&self, range: &str) -> Option<u16> {
        self.0.iter().filter(|(known, _)| known == range).map(|(_, weight)| *weight).max()
    }

    /// How much a media type is liked: by its own name, else by its family, else by `*/*`.
    pub(super) fn media(&self, essence: &str) -> u16 {
        let family = essence.split('/').next().unwrap_or_default();
        self.weight(essence).or_else(|| self.weight(&format!("{family}/*"))).or_else(|| self.weight("*/*")).unwrap_or(0)
    }

    /// How much a language is liked, whatever the region: the weight of the range that names it most, `*` for those not named.
    pub(super) fn language(&self, tag: &str) -> u16 {
        let is_of_it = |range: &str| range == tag || range.split('-').next() == Some(tag);
        let named = self.0.iter().filter(|(range, _)| is_of_it(range)).map(|(_, weight)| *weight).max();
        named.or_else(|| self.weight("*")).unwrap_or(0)
    }

    /// Is gzip liked at least as much as no coding?
    pub(super) fn takes_gzip(&self) -> bool {
        let gzip = self.weight("gzip").or_else(|| self.weight("x-gzip")).or_else(|| self.weight("*")).unwrap_or(0);
        gzip > 0 && gzip >= self.weight("identity").unwrap_or(0)
    }
}

/// `0.8` is 800; what is no weight counts as not liked.
fn thousandths(text: &str) -> u16 {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    match (whole, digits) {
        ("1", true) => FULL,
        ("0", true) => format!("{decimals:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_thousandths() {
        assert_eq!(["1", "1.0", "0.8", "0.001", "0", "2", "x"].map(thousandths), [1000, 1000, 800, 1, 0, 0, 0]);
    }

    #[test]
    fn the_narrowest_range_counts() {
        let accept = Preferences::parse("text/*;q=0.3, text/html;level=1;q=0.7, */*;q=0.5");
        assert_eq!((accept.media("text/html"), accept.media("text/csv"), accept.media("image/png")), (700, 300, 500));
    }

    #[test]
    fn languages_are_liked_whatever_their_region() {
        let likes = Preferences::parse("fa-IR, ru;q=0.8, *;q=0.1");
        assert_eq!(["fa", "ru", "en"].map(|tag| likes.language(tag)), [1000, 800, 100]);
    }

    #[test]
    fn gzip_may_be_refused() {
        let takes = |text| Preferences::parse(text).takes_gzip();
        assert!(takes("gzip, deflate, br") && takes("*") && takes("br;q=1, gzip;q=0.5"));
        assert!(!takes("gzip;q=0, *") && !takes("br") && !takes("identity, gzip;q=0.5"));
    }
}
