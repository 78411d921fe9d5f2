//! Addresses in answers: canonical, with a configured prefix only, never from a Host header.

use serde::{Serialize, Serializer, ser::SerializeMap};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{ObjectBuilder, Type},
    },
};

use crate::{
    query::{Format, Offer},
    trade::Dyad,
};

/// What links begin with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Site {
    /// Such as `https://trade.example.org`, without a slash at the end; empty for links within the server.
    pub public_url: String,
}

/// Where an answer is to be had, and what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// The canonical address.
    own: String,
    /// Where a suffix stands in it.
    place: usize,
    /// In which formats it is offered.
    offer: Offer,
    /// The pair it belongs to.
    dyad: Option<String>,
    /// Every source with its terms.
    source_list: String,
}

/// The address of a format, written down without a copy of it.
struct Suffixed<'a>(&'a Links, Format);

impl Serialize for Suffixed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(links, format) = self;
        let (path, query) = links.own.split_at(links.place);
        serializer.collect_str(&format_args!("{path}.{}{query}", format.suffix()))
    }
}

impl Serialize for Links {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("self", &self.own)?;
        for format in self.offer.linked() {
            map.serialize_entry(format.suffix(), &Suffixed(self, format))?;
        }
        if let Some(dyad) = &self.dyad {
            map.serialize_entry("dyad", dyad)?;
        }
        map.serialize_entry("source_list", &self.source_list)?;
        map.end()
    }
}

impl PartialSchema for Links {
    fn schema() -> RefOr<Schema> {
        let text = |description| ObjectBuilder::new().schema_type(Type::String).description(Some(description));
        let mut links = ObjectBuilder::new()
            .schema_type(Type::Object)
            .description(Some("Where an answer is to be had, and what goes with it."))
            .property("self", text("The canonical address."))
            .required("self");
        for format in Offer::Drawn.linked() {
            links = links.property(format.suffix(), text(format.facts().description));
            if Offer::List.has(format) {
                links = links.required(format.suffix());
            }
        }
        links
            .property("dyad", text("The pair it belongs to."))
            .property("source_list", text("Every source with its terms."))
            .required("source_list")
            .into()
    }
}

impl ToSchema for Links {}

impl Site {
    /// A site whose links begin with this.
    #[must_use]
    pub fn new(public_url: &str) -> Self {
        Self { public_url: public_url.trim_end_matches('/').to_owned() }
    }

    /// The same site as its own pages link to it: the path that it stands at behind a proxy, without scheme and host, so that
    /// they work at every host that they are opened at.
    #[must_use]
    pub fn paths(&self) -> Self {
        let below = self.public_url.split_once("://").map_or("", |(_, rest)| rest);
        Self::new(below.find('/').map_or("", |place| &below[place..]))
    }

    /// The link to a canonical address.
    #[must_use]
    pub fn href(&self, address: &str) -> String {
        format!("{}{address}", self.public_url)
    }

    /// The link to an address in a format, whose suffix stands before the `?`.
    #[must_use]
    pub fn href_as(&self, address: &str, format: Format) -> String {
        let (path, query) = address.split_at(path_end(address));
        self.href(&format!("{path}.{}{query}", format.suffix()))
    }

    /// The links of what is offered at a canonical address.
    #[must_use]
    pub fn links(&self, address: &str, offer: Offer, dyad: Option<Dyad>) -> Links {
        Links {
            own: self.href(address),
            place: self.public_url.len() + path_end(address),
            offer,
            dyad: dyad.map(|dyad| self.href(&format!("/v1/dyads/{dyad}"))),
            source_list: self.href("/v1/sources"),
        }
    }

    /// The link to another page of a list: the same address with another `offset`.
    #[must_use]
    pub fn page(&self, address: &str, offset: usize) -> String {
        self.href(&page_address(address, offset))
    }
}

/// The address of another page of a list.
pub fn page_address(address: &str, offset: usize) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("offset="));
    let pairs: Vec<String> = kept.map(str::to_owned).chain((offset > 0).then(|| format!("offset={offset}"))).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

/// Where the path of an address ends.
fn path_end(address: &str) -> usize {
    address.find('?').unwrap_or(address.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_suffix_stands_before_the_question_mark() {
        let site = Site::new("https://example.org/");
        assert_eq!(
            site.href_as("/v1/dyads/RUS-IRN/turnover?from=2021", Format::Png),
            "https://example.org/v1/dyads/RUS-IRN/turnover.png?from=2021"
        );
        assert_eq!(Site::default().href_as("/v1/areas", Format::Csv), "/v1/areas.csv");
    }

    #[test]
    fn another_page_differs_in_its_offset_only() {
        let site = Site::default();
        assert_eq!(site.page("/v1/areas", 100), "/v1/areas?offset=100");
        assert_eq!(site.page("/v1/areas?limit=10&offset=20", 30), "/v1/areas?limit=10&offset=30");
        assert_eq!(
            (site.page("/v1/areas?limit=10&offset=20", 0).as_str(), site.page("/v1/areas?offset=20", 0).as_str()),
            ("/v1/areas?limit=10", "/v1/areas")
        );
    }
}
