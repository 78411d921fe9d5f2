//! The products that a name matches: by their own names, and, of codes that have none, by the heading that they are part of.

use std::collections::BTreeSet;

use crate::{
    dataset::Catalogue,
    query::{self, Answer, Parameters, Query, QueryError, Resource},
    trade::Product,
};

/// The digits of a heading.
const HEADING: usize = 4;

/// What a name matches.
pub(super) struct FoundProducts {
    /// Those whose own name or code matches, the best first.
    pub named: Vec<Product>,
    /// Codes with figures and without a name, of the headings of those: of an older edition, say.
    pub unnamed: Vec<Product>,
}

impl FoundProducts {
    /// What a name matches, of the products `there`.
    ///
    /// # Errors
    /// As for the address of the code list.
    pub(super) fn of(catalogue: &Catalogue, text: &str, there: &BTreeSet<Product>) -> Result<Self, QueryError> {
        query::bounded_search("product", text)?;
        let parameters = Parameters { search: Some(text.trim().to_lowercase()), whole: true, ..Parameters::default() };
        let answer = query::answer(catalogue, &Query { resource: Resource::Products, parameters })?;
        let Answer::Products(listing) = answer else { return Ok(Self { named: Vec::new(), unnamed: Vec::new() }) };
        let named: Vec<Product> = listing.items.into_iter().map(|entry| entry.product).collect();
        let headings: BTreeSet<&str> = named.iter().filter_map(heading).collect();
        let is_near = |product: &&Product| product.name().is_none() && heading(product).is_some_and(|own| headings.contains(own));
        let unnamed = there.iter().filter(is_near).copied().collect();
        Ok(Self { named, unnamed })
    }
}

/// The heading of a code of the Harmonized System.
fn heading(product: &Product) -> Option<&str> {
    product.code().filter(|_| product.is_harmonized())?.get(..HEADING)
}
