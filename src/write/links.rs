//! Addresses in answers: canonical, with a configured prefix only, never from a Host header.

use serde::Serialize;
use utoipa::ToSchema;

use crate::trade::Dyad;

/// What links begin with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Site {
    /// Such as `https://trade.example.org`, without a slash at the end; empty for links within the server.
    pub public_url: String,
}

/// Where an answer is to be had, and what goes with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Links {
    /// The canonical address.
    #[serde(rename = "self")]
    pub own: String,
    /// The same as JSON.
    pub json: String,
    /// The same as CSV.
    pub csv: String,
    /// The same as a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub xlsx: Option<String>,
    /// The same as Parquet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub parquet: Option<String>,
    /// The same as JSON Lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub jsonl: Option<String>,
    /// The same as an Arrow IPC file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub arrow: Option<String>,
    /// Data, documents and picture in one archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub zip: Option<String>,
    /// How it is cited, as BibTeX.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub bib: Option<String>,
    /// The same as a drawing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub svg: Option<String>,
    /// The same as a picture of pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub png: Option<String>,
    /// The same as a page of vectors.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub pdf: Option<String>,
    /// The pair it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub dyad: Option<String>,
    /// Every source with its terms.
    pub source_list: String,
}

impl Site {
    /// A site whose links begin with this.
    #[must_use]
    pub fn new(public_url: &str) -> Self {
        Self { public_url: public_url.trim_end_matches('/').to_owned() }
    }

    /// The link to a canonical address.
    #[must_use]
    pub fn href(&self, address: &str) -> String {
        format!("{}{address}", self.public_url)
    }

    /// The link to an address with a suffix, which stands before the `?`.
    #[must_use]
    pub fn href_with_suffix(&self, address: &str, suffix: &str) -> String {
        let (path, query) = address.split_at(address.find('?').unwrap_or(address.len()));
        self.href(&format!("{path}.{suffix}{query}"))
    }

    /// The links of what comes as JSON and CSV only.
    #[must_use]
    pub fn plain_links(&self, address: &str) -> Links {
        Links {
            own: self.href(address),
            json: self.href_with_suffix(address, "json"),
            csv: self.href_with_suffix(address, "csv"),
            xlsx: None,
            parquet: None,
            jsonl: None,
            arrow: None,
            zip: None,
            bib: None,
            svg: None,
            png: None,
            pdf: None,
            dyad: None,
            source_list: self.href("/v1/sources"),
        }
    }

    /// The links of an answer without a picture.
    #[must_use]
    pub fn links(&self, address: &str, dyad: Option<Dyad>) -> Links {
        let form = |suffix: &str| Some(self.href_with_suffix(address, suffix));
        Links {
            xlsx: form("xlsx"),
            parquet: form("parquet"),
            jsonl: form("jsonl"),
            arrow: form("arrow"),
            zip: form("zip"),
            bib: form("bib"),
            dyad: dyad.map(|dyad| self.href(&format!("/v1/dyads/{dyad}"))),
            ..self.plain_links(address)
        }
    }

    /// The links of what is written row by row.
    #[must_use]
    pub fn links_of_rows(&self, address: &str) -> Links {
        let form = |suffix: &str| Some(self.href_with_suffix(address, suffix));
        Links { parquet: form("parquet"), jsonl: form("jsonl"), arrow: form("arrow"), ..self.plain_links(address) }
    }

    /// The links of an answer that can be drawn.
    #[must_use]
    pub fn links_with_picture(&self, address: &str, dyad: Option<Dyad>) -> Links {
        Links {
            svg: Some(self.href_with_suffix(address, "svg")),
            png: Some(self.href_with_suffix(address, "png")),
            pdf: Some(self.href_with_suffix(address, "pdf")),
            ..self.links(address, dyad)
        }
    }

    /// The link to another page of a list: the same address with another `offset`.
    #[must_use]
    pub fn page(&self, address: &str, offset: usize) -> String {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("offset="));
        let pairs: Vec<String> = kept.map(str::to_owned).chain([format!("offset={offset}")]).collect();
        self.href(&format!("{path}?{}", pairs.join("&")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_suffix_stands_before_the_question_mark() {
        let site = Site::new("https://example.org/");
        assert_eq!(
            site.href_with_suffix("/v1/dyads/RUS-IRN/turnover?from=2021", "png"),
            "https://example.org/v1/dyads/RUS-IRN/turnover.png?from=2021"
        );
        assert_eq!(Site::default().href_with_suffix("/v1/areas", "csv"), "/v1/areas.csv");
    }

    #[test]
    fn another_page_differs_in_its_offset_only() {
        let site = Site::default();
        assert_eq!(site.page("/v1/areas", 100), "/v1/areas?offset=100");
        assert_eq!(site.page("/v1/areas?limit=10&offset=20", 30), "/v1/areas?limit=10&offset=30");
    }
}
