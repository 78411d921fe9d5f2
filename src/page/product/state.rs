//! What the page of a product shows, as its address says it.

use crate::{
    page::page_query::PageQuery,
    query::{self, Parameters, Query, QueryError, Resource},
    trade::{Period, Product, UnknownTerm},
};

/// So many pairs stand in the table when the address does not say.
pub(super) const SHOWN: usize = 50;

/// What the page of a product shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ProductState {
    pub product: Product,
    /// The one period that is ranked; the latest where none is asked for.
    pub period: Option<Period>,
    /// So many pairs are shown.
    pub limit: Option<usize>,
    /// Flow, source, calendar, frequency and day.
    pub parameters: Parameters,
}

impl ProductState {
    /// The state of an address.
    ///
    /// # Errors
    /// What is unknown, repeated or bad is named.
    pub(super) fn read(product: Product, given: &PageQuery) -> Result<Self, QueryError> {
        let mut given = given.clone();
        let wrong = |error: UnknownTerm| QueryError::parameter("period", error.to_string(), &[]);
        let period = given.take("period").map(|text| text.parse().map_err(wrong)).transpose()?;
        let parameters = query::parse("panel", Some(&given.text()), &[])?.query.parameters;
        Ok(Self { product, period, limit: parameters.limit, parameters: Parameters { limit: None, offset: None, ..parameters } })
    }

    /// The address that shows this state again, without language and theme.
    pub(super) fn address(&self) -> String {
        let data = Query { resource: Resource::Panel, parameters: self.parameters.clone() }.address();
        let parts = [
            Some(format!("product={}", self.product)),
            data.split_once('?').map(|(_, query)| query.to_owned()),
            self.period.map(|period| format!("period={period}")),
            self.limit.map(|limit| format!("limit={limit}")),
        ];
        format!("/?{}", parts.into_iter().flatten().collect::<Vec<_>>().join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_its_page_again() {
        let read = |raw: &str| ProductState::read("HS:27".parse().unwrap(), &PageQuery::read(Some(raw)).unwrap());
        let raw = "flow=import&source=comtrade&period=2010&limit=80";
        assert_eq!(read(raw).unwrap().address(), format!("/?product=HS:27&{raw}"));
        assert_eq!(read("").unwrap().address(), "/?product=HS:27");
        assert!(matches!(read("period=x"), Err(QueryError::Parameter(_))) && read("colour=red").is_err());
    }
}
