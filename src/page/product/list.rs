//! The products that a name matches, those with figures first.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::found_products::FoundProducts;
use crate::{
    page::{context::PageContext, page_head, page_query::coded, reader::Reader, titles},
    query::{self, QueryError},
    trade::Product,
};

/// At most so many on a page.
const MOST: usize = 100;

/// The page with what a name matches.
pub(super) fn page(context: &PageContext, text: &str) -> Result<Markup, QueryError> {
    let there = query::products_with_data(context.catalogue);
    let found = FoundProducts::of(context.catalogue, text, &there)?;
    let (with, without): (Vec<Product>, Vec<Product>) = found.named.iter().partition(|product| there.contains(product));
    let language = context.reader.language;
    let here = format!("/?product={}", coded(text));
    let context = PageContext { reader: Reader { here: &here, ..context.reader }, ..*context };
    let title = language.fill("product.found_for", &[("words", text)]);
    let inside = html! {
        section {
            h1 { (title) }
            (form(text, &context))
            @if found.named.is_empty() { p.empty role="status" { (language.say("product.nothing_found")) } }
            @if !with.is_empty() || !found.unnamed.is_empty() {
                h2 { (language.say("product.with_figures")) }
                (list(with.iter().chain(&found.unnamed).copied(), &context))
            } @else if !found.named.is_empty() {
                p { (language.say("product.none_with_figures")) }
            }
            @if !without.is_empty() {
                h2 { (language.say("product.without_figures")) }
                (list(without.iter().take(MOST).copied(), &context))
                @if without.len() > MOST { p.small { (language.fill("page.first_of", &[("count", &language.number(&MOST.to_string()))])) } }
            }
        }
    };
    let head = page_head::unlisted(&title);
    Ok(context.page(&head, &inside))
}

/// The search for a product by its name or code.
pub(super) fn form(text: &str, context: &PageContext) -> Markup {
    let (language, reader) = (context.reader.language, &context.reader);
    html! {
        form.choices.find action=(context.site.href("/")) method="get" role="search" aria-label=(language.say("product.find")) {
            label.choice { span { (language.say("product.find")) } input type="search" name="product" value=(text) required; }
            (reader.hidden_fields())
            button type="submit" { (language.say("page.find")) }
        }
    }
}

fn list(products: impl Iterator<Item = Product>, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let mut seen: BTreeSet<Product> = BTreeSet::new();
    html! {
        ul.found {
            @for product in products.filter(|product| seen.insert(*product)) {
                li { a href=(context.reader.link(&format!("/?product={product}"), context.site)) lang=[titles::product_language(language, &product)] { (titles::product_name(language, &product)) } }
            }
        }
    }
}
