//! The code list of products, searched and filtered, and one product with what is above and below it.

use std::sync::LazyLock;

use super::search_words::{plain, split};
use crate::{
    dataset::Catalogue,
    language::Language,
    query::{
        Listing, Parameters, ProductAnswer, ProductEntry, QueryError, Resource,
        answer::listing::{origin, page},
    },
    trade::{Product, harmonized_codes},
};

/// How well a product matches what is searched for; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Code,
    Words,
    Parts,
}

pub(in crate::query) fn products(catalogue: &Catalogue, parameters: &Parameters) -> Result<Listing<ProductEntry>, QueryError> {
    if let Some(level) = parameters.level.filter(|level| ![2, 4, 6].contains(level)) {
        return Err(QueryError::parameter("level", format!("{level} is not a level of the code list"), &["2", "4", "6"]));
    }
    let parent = parameters.parent.as_ref();
    if let Some(parent) =
        parent.filter(|parent| parent.name().is_none() || !["HS", ""].contains(&parent.classification().unwrap_or("")))
    {
        let detail = format!("{parent} is not in the code list");
        return Err(QueryError::parameter("parent", detail, &["TOTAL", "a code of the Harmonized System such as HS:27"]));
    }
    let search = parameters.search.as_deref().map(Search::new);
    let mut found: Vec<(Option<Match>, usize, &'static str)> = Vec::new();
    for (code, names) in FOLDED.iter() {
        let code = *code;
        let held = parameters.level.is_none_or(|level| code.len() == level)
            && parent.is_none_or(|parent| Product::of("HS", code).parent().as_ref() == Some(parent));
        let matched = search.as_ref().map(|search| search.matches(code, names));
        if held && matched != Some(None) {
            let rank = matched.flatten();
            // Without a search the list stays a tree: by code.
            found.push((rank, if rank.is_some() { code.len() } else { 0 }, code));
        }
    }
    found.sort_unstable();
    let listing = page(found, catalogue, Resource::Products, parameters);
    let items = listing.items.iter().map(|(_, _, code)| entry(catalogue, Product::of("HS", code))).collect();
    let Listing { total, limit, offset, origin, .. } = listing;
    Ok(Listing { items, total, limit, offset, origin })
}

pub(in crate::query) fn product(catalogue: &Catalogue, product: &Product) -> Result<ProductAnswer, QueryError> {
    let own = entry(catalogue, *product);
    if product.name().is_none() && !own.with_data {
        return Err(QueryError::UnknownItem {
            kind: "product",
            text: product.to_string(),
            allowed: vec!["a code of the Harmonized System such as HS:2709 (see /v1/products), or one that data have".to_owned()],
        });
    }
    let mut parents = Vec::new();
    let mut above = product.parent();
    while let Some(parent) = above {
        above = parent.parent();
        if parent != Product::Total {
            parents.insert(0, entry(catalogue, parent));
        }
    }
    let children = product.children().into_iter().map(|child| entry(catalogue, child)).collect();
    let origin = origin(catalogue, Resource::Product(*product), &Parameters::default());
    Ok(ProductAnswer { entry: own, parents, children, origin })
}

fn entry(catalogue: &Catalogue, product: Product) -> ProductEntry {
    let with_data = catalogue.datasets().any(|dataset| dataset.table.index().products().contains(&product));
    let address = Resource::Product(product).path();
    ProductEntry { product, with_data, address }
}

/// The codes with what they are called, in every language that has a name of its own for it, as [`folded`]: made once, since there
/// are some ten thousand names.
static FOLDED: LazyLock<Vec<(&'static str, Vec<String>)>> = LazyLock::new(|| {
    let names = |(code, english): (&'static str, &'static str)| {
        let product = Product::of("HS", code);
        let others = Language::BESIDE_ENGLISH.iter().filter_map(|language| language.own_product(&product));
        (code, std::iter::once(english).chain(others).map(folded).collect())
    };
    harmonized_codes().map(names).collect()
});

/// A name as it is compared.
fn folded(name: &str) -> String {
    plain(&name.to_lowercase())
}

/// What is searched for, in lower case.
struct Search {
    code: String,
    words: Vec<String>,
}

impl Search {
    fn new(text: &str) -> Self {
        let lower = folded(text);
        let code = lower.strip_prefix("hs:").unwrap_or(&lower).replace('.', "");
        Self { code: code.trim().to_owned(), words: split(&lower) }
    }

    /// A code that begins so, else a folded name in any language that has all words, else one that has them as parts of words.
    fn matches(&self, code: &str, names: &[String]) -> Option<Match> {
        if !self.code.is_empty() && code.starts_with(&self.code) {
            return Some(Match::Code);
        }
        if self.words.is_empty() {
            return None;
        }
        names.iter().filter_map(|name| self.matches_name(name)).min()
    }

    fn matches_name(&self, name: &str) -> Option<Match> {
        // Most names have nothing of it.
        if !self.words.iter().all(|word| name.contains(word.as_str())) {
            return None;
        }
        let own = split(name);
        Some(if self.words.iter().all(|word| own.contains(word)) { Match::Words } else { Match::Parts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_before_words_before_parts() {
        let matches = |search: &str, code: &str, name: &str| Search::new(search).matches(code, &[folded(name)]);
        assert_eq!(matches("2709", "270900", "Oils"), Some(Match::Code));
        assert_eq!(matches("HS:27.09", "2709", "Oils"), Some(Match::Code));
        assert_eq!(matches("crude OILS", "2709", "Petroleum oils, crude"), Some(Match::Words));
        assert_eq!(matches("oil crude", "2709", "Petroleum oils, crude"), Some(Match::Parts));
        assert_eq!(matches("oil wheat", "2709", "Petroleum oils, crude"), None);
        assert_eq!(
            Search::new("нефть crude").matches("2709", &["Petroleum oils, crude", "Нефть сырая"].map(folded)),
            None,
            "one language"
        );
    }
}
