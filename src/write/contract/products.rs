//! The code list of products, and one product.

use serde::Serialize;
use utoipa::ToSchema;

use super::by_language::ByLanguage;
use crate::{
    language::Language,
    query::{Offer, ProductAnswer, ProductEntry},
    write::{
        Cell, Site,
        leaf::Leaf,
        links::Links,
        member::{Row, members},
    },
};

members! {
    /// One product.
    struct ProductEntryItem {
        product: String,
        name: Option<&'static str>,
        names: ByLanguage<Option<&'static str>> = Language::NAME_MEMBERS,
        level: usize,
        section: Option<&'static str>,
        parent: Option<String>,
        with_data: bool,
        href: String,
    }
}

/// One product with what is above and below it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(in crate::write) struct ProductDocument {
    #[serde(flatten)]
    pub own: ProductEntryItem,
    pub section_name: Option<&'static str>,
    pub chapter: Option<String>,
    pub parents: Vec<ProductEntryItem>,
    pub children: Vec<ProductEntryItem>,
    pub links: Links,
}

impl ProductEntryItem {
    /// A product in the shape of the contract.
    pub(in crate::write) fn new(entry: &ProductEntry, site: &Site) -> Self {
        let product = &entry.product;
        Self {
            product: product.to_string(),
            name: product.name(),
            names: ByLanguage::of(|language| language.own_product(product)),
            level: product.level(),
            section: product.section().map(crate::trade::Section::number),
            parent: product.parent().map(|parent| parent.to_string()),
            with_data: entry.with_data,
            href: site.href(&entry.address),
        }
    }
}

impl ProductDocument {
    /// The columns of its rows: itself, what is above it and what is below it.
    pub(in crate::write) fn columns() -> Vec<&'static str> {
        [&["relation"], ProductEntryItem::columns()].concat()
    }

    /// The answer in the shape of the contract.
    pub(in crate::write) fn new(answer: &ProductAnswer, site: &Site) -> Self {
        let product = &answer.entry.product;
        let items = |entries: &[ProductEntry]| entries.iter().map(|entry| ProductEntryItem::new(entry, site)).collect();
        Self {
            own: ProductEntryItem::new(&answer.entry, site),
            section_name: product.section().map(crate::trade::Section::name),
            chapter: product.chapter().map(|chapter| chapter.to_string()),
            parents: items(&answer.parents),
            children: items(&answer.children),
            links: site.links(&answer.origin.address, Offer::Answer, None),
        }
    }

    /// Its rows, from the chapter down.
    pub(in crate::write) fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |relation: &'static str, item: &ProductEntryItem| [vec![relation.cell()], item.cells()].concat();
        let parents = self.parents.iter().map(|item| row("parent", item));
        let children = self.children.iter().map(|item| row("child", item));
        parents.chain([row("self", &self.own)]).chain(children).collect()
    }
}
