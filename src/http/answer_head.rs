//! What the head of an answer says of it: how many items there are, and where what goes with it stands.

use axum::http::{HeaderName, HeaderValue, header};

use super::{
    figure_headers::figure_headers,
    link::{Link, header_value},
};
use crate::{
    query::{Answer, Extent, Format, Offer},
    write::{Media, OutputOptions, Site, page_address, vocabulary::csvw_address},
};

/// How many items a list has on all pages.
pub(super) static TOTAL_COUNT: HeaderName = HeaderName::from_static("x-total-count");

/// The headers of an answer in a format, beside those that every answer has.
pub(super) fn answer_head(
    answer: &Answer,
    offer: Offer,
    site: &Site,
    (format, options): (Format, &OutputOptions),
) -> Vec<(HeaderName, HeaderValue)> {
    let own = Own { address: &answer.origin().address, format, options, site };
    let mut head = own.head(answer.extent(), terms(answer, site), offer);
    if format == Format::Txt {
        head.extend(figure_headers(answer, site, options));
    }
    head
}

/// The headers of a list that is no answer to a query.
pub(super) fn list_head(address: &str, extent: Extent, site: &Site, format: Format) -> Vec<(HeaderName, HeaderValue)> {
    let options = OutputOptions::default();
    Own { address, format, options: &options, site }.head(Some(extent), Vec::new(), Offer::List)
}

/// The answer whose head it is.
struct Own<'a> {
    address: &'a str,
    format: Format,
    options: &'a OutputOptions,
    site: &'a Site,
}

impl Own<'_> {
    /// What is said of a part of a list, of these terms and of the forms that are offered. Where a table is described for machines,
    /// that is a group of its own (`describedby`).
    fn head(&self, extent: Option<Extent>, terms: Vec<Link>, offer: Offer) -> Vec<(HeaderName, HeaderValue)> {
        let total = extent.and_then(|extent| extent.total).map(|total| (TOTAL_COUNT.clone(), HeaderValue::from(total)));
        let pages = extent.map(|extent| pages(self, extent)).unwrap_or_default();
        let links = header_value(&[pages, columns(self, offer), service(self.site), terms, forms(self, offer)])
            .map(|links| (header::LINK, links));
        total.into_iter().chain(links).collect()
    }

    /// Another page of it in the same format, written as this one.
    fn page(&self, offset: usize) -> String {
        let address = page_address(self.address, offset);
        if self.format == Format::Json {
            return self.site.href(&address);
        }
        let (href, written) = (self.site.href_as(&address, self.format), self.options.canonical());
        let mark = if href.contains('?') { '&' } else { '?' };
        if written.is_empty() { href } else { format!("{href}{mark}{written}") }
    }
}

/// The other pages of a list, where it comes in pages.
fn pages(own: &Own, extent: Extent) -> Vec<Link> {
    let Extent { offset, shown, limit, has_more, .. } = extent;
    let mut links = Vec::new();
    if has_more {
        links.push(Link::new(own.page(offset + shown), "next"));
    }
    // A file without a limit is no page.
    if offset > 0 && limit > 0 && extent.total.is_none_or(|total| limit < total) {
        links.push(Link::new(own.page(offset.saturating_sub(limit)), "prev"));
        links.push(Link::new(own.page(0), "first"));
    }
    links
}

/// What the columns of a CSV are.
fn columns(own: &Own, offer: Offer) -> Vec<Link> {
    let is_described = own.format == Format::Csv && offer != Offer::List;
    let link =
        || Link::new(csvw_address(own.address, own.options, own.site), "describedby").of(Media::TableMetadata.content_type());
    is_described.then(link).into_iter().collect()
}

/// The description of the API, for programs and for people.
fn service(site: &Site) -> Vec<Link> {
    vec![
        Link::new(site.href("/openapi.json"), "service-desc").of(Format::Json.essence()),
        Link::new(site.href("/docs"), "service-doc").of("text/html"),
    ]
}

/// The terms of the sources behind the figures: where those are an address, that, else the list that tells them.
fn terms(answer: &Answer, site: &Site) -> Vec<Link> {
    let sources = answer.sources();
    let stated = sources.iter().filter_map(|source| source.license.as_deref());
    let is_address = |text: &&str| ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    let is_plain = |text: &&str| text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"".contains(&byte));
    let mut addresses: Vec<&str> = stated.filter(is_address).filter(is_plain).collect();
    addresses.sort_unstable();
    addresses.dedup();
    let mut links: Vec<Link> = addresses.into_iter().map(|address| Link::new(address, "license")).collect();
    if !sources.is_empty() {
        links.push(Link::new(site.href("/v1/sources"), "license"));
    }
    links
}

/// The same answer in its other formats.
fn forms(own: &Own, offer: Offer) -> Vec<Link> {
    let others = offer.linked().filter(|format| *format != own.format);
    others.map(|format| Link::new(own.site.href_as(own.address, format), "alternate").of(format.essence())).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        dataset::{Catalogue, Roots},
        query::{self, parse_text},
    };

    fn head(text: &str) -> (Option<usize>, String) {
        let catalogue = Arc::new(Catalogue::load(&Roots::Builtin, None).unwrap());
        let asked = parse_text(text, &[]).unwrap();
        let format = asked.format.unwrap_or(Format::Json);
        let answer = query::answer(&catalogue, &asked.query).unwrap();
        let options = OutputOptions::parse(&asked.options).unwrap();
        let head = answer_head(&answer, asked.query.resource.offer(), &Site::default(), (format, &options));
        let value = |name: &HeaderName| head.iter().find(|(known, _)| known == name).map(|(_, value)| value.to_str().unwrap());
        (value(&TOTAL_COUNT).map(|total| total.parse().unwrap()), value(&header::LINK).unwrap_or_default().to_owned())
    }

    #[test]
    fn a_page_of_a_list_leads_to_its_neighbours() {
        let (total, links) = head("/v1/products?limit=10&offset=20");
        assert_eq!(total, Some(6939));
        for link in [
            "</v1/products?limit=10&offset=30>; rel=\"next\"",
            "</v1/products?limit=10&offset=10>; rel=\"prev\"",
            "</v1/products?limit=10>; rel=\"first\"",
            "</v1/products.csv?limit=10&offset=20>; rel=\"alternate\"; type=\"text/csv\"",
        ] {
            assert!(links.contains(link), "{link}\n{links}");
        }
        let (_, last) = head("/v1/products?offset=6900");
        assert!(!last.contains("\"next\"") && last.contains("</v1/products?offset=5900>; rel=\"prev\""), "{last}");
        let (_, file) = head("/v1/products.csv?limit=5&sep=tab");
        assert!(file.contains("</v1/products.csv?limit=5&offset=5&sep=tab>; rel=\"next\""), "{file}");
    }

    #[test]
    fn what_is_whole_has_no_pages() {
        for text in ["/v1/products.csv", "/v1/products.csv?offset=10", "/v1/areas", "RUS-IRN/turnover"] {
            let (_, links) = head(text);
            assert!(
                !["next", "prev", "first"].iter().any(|relation| links.contains(&format!("\"{relation}\""))),
                "{text}: {links}"
            );
        }
        let (total, links) = head("RUS-IRN/turnover");
        assert_eq!(total, None);
        assert!(links.contains("</openapi.json>; rel=\"service-desc\"") && links.contains("</v1/sources>; rel=\"license\""));
    }
}
