//! What was typed as the product of a pair: its code is put in, a name that means one product is too, and of a name that means
//! several the choice is given, with what was typed.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{code, found_products::FoundProducts};
use crate::{
    page::{context::PageContext, page_head, page_query::PageQuery, reader::Reader, titles},
    query::{self, Answer, Parameters, Query, QueryError, Resource, View},
    trade::{Dyad, Product},
};

/// At most so many to choose among.
const MOST: usize = 100;

/// Puts the code in the place of what was typed, or gives the page of the choice.
///
/// # Errors
/// As for the code list of products.
pub(in crate::page) fn typed(context: &PageContext, given: &mut PageQuery) -> Result<Option<Markup>, QueryError> {
    let Some(text) = given.get("product").map(str::to_owned) else { return Ok(None) };
    if let Some(product) = code::of(&text) {
        given.put("product", product.to_string());
        return Ok(None);
    }
    let Some(dyad) = given.get("dyad").and_then(|dyad| dyad.parse::<Dyad>().ok()) else { return Ok(None) };
    let there = products_of(context, dyad);
    let found = FoundProducts::of(context.catalogue, &text, &there)?;
    let own: Vec<Product> = found.named.iter().filter(|product| there.contains(product)).chain(&found.unnamed).copied().collect();
    if let [only] = own[..] {
        given.put("product", only.to_string());
        return Ok(None);
    }
    Ok(Some(choice(context, (dyad, &text), given, &own)))
}

/// Every product that any source has of a pair.
fn products_of(context: &PageContext, dyad: Dyad) -> BTreeSet<Product> {
    let ask = |level: Option<usize>| {
        let parameters = Parameters { level, ..Parameters::default() };
        match query::answer(context.catalogue, &Query { resource: Resource::View(dyad, View::Products), parameters }) {
            Ok(Answer::DyadProducts(answer)) => Some(answer),
            _ => None,
        }
    };
    let Some(coarsest) = ask(None) else { return BTreeSet::new() };
    let families = std::iter::once(&coarsest.family).chain(&coarsest.alternatives);
    let levels: BTreeSet<usize> = families.flat_map(|family| family.levels.iter().copied()).collect();
    let of_level = levels.into_iter().filter_map(|level| ask(Some(level)));
    of_level.flat_map(|answer| answer.rows.into_iter().map(|row| row.product).collect::<Vec<_>>()).collect()
}

/// The products of the pair that a name may mean, and the field with what was typed.
fn choice(context: &PageContext, (dyad, text): (Dyad, &str), given: &PageQuery, own: &[Product]) -> Markup {
    let here = format!("/?{}", given.text());
    let context = PageContext { reader: Reader { here: &here, ..context.reader }, ..*context };
    let (language, reader) = (context.reader.language, &context.reader);
    let with = |product: Option<Product>| {
        let mut other = given.clone();
        match product {
            Some(product) => other.put("product", product.to_string()),
            None => drop(other.take("product")),
        }
        reader.link(&format!("/?{}", other.text()), context.site)
    };
    let title = language.fill("product.of_pair", &[("words", text), ("pair", &titles::pair_name(language, dyad))]);
    let inside = html! {
        section {
            h1 { (title) }
            form #choices.choices action=(context.site.href("/")) method="get" aria-label=(language.say("page.choices")) {
                @for (name, value) in given.pairs().filter(|(name, _)| *name != "product") { input type="hidden" name=(name) value=(value); }
                (reader.hidden_fields())
                label.choice { span { (language.say("page.product")) } input name="product" value=(text) aria-invalid="true"; }
                button type="submit" { (language.say("page.show")) }
            }
            @if own.is_empty() { p.empty role="alert" { (language.say("product.none_of_pair")) } } @else {
                p { (language.say("product.which")) }
                ul.found {
                    @for product in own.iter().take(MOST) {
                        li { a href=(with(Some(*product))) lang=[titles::product_language(language, product)] { (titles::product_name(language, product)) } }
                    }
                }
                @if own.len() > MOST { p.small { (language.fill("page.first_of", &[("count", &language.number(&MOST.to_string()))])) } }
            }
            p { a href=(with(None)) { (language.say("product.without_product")) } }
        }
    };
    let head = page_head::unlisted(&title);
    context.page(&head, &inside)
}
