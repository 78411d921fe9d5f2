//! Where a product stands: what it is part of, and what is part of it.

use maud::{Markup, html};

use super::model::ProductModel;
use crate::{
    page::{context::PageContext, titles},
    trade::Product,
};

/// What it is part of, from its chapter down.
pub(super) fn above(model: &ProductModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    html! {
        @if !model.place.parents.is_empty() {
            nav.trail aria-label=(language.say("product.above")) {
                @for parent in &model.place.parents { (link(parent.product, context)) span aria-hidden="true" { " › " } }
                span aria-current="page" dir="ltr" { (model.state.product) }
            }
        }
    }
}

/// What is part of it, with figures first.
pub(super) fn below(model: &ProductModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let of_list =
        |with: bool| model.place.children.iter().filter(move |child| child.with_data == with).map(|child| child.product);
    let mut with: Vec<Product> = of_list(true).chain(model.unnamed.iter().copied()).collect();
    with.sort_unstable();
    with.dedup();
    let without: Vec<Product> = of_list(false).collect();
    html! {
        @if !with.is_empty() || !without.is_empty() {
            section #below {
                h2 { (language.say("product.below")) }
                @if !with.is_empty() {
                    h3 { (language.say("product.with_figures")) }
                    (list(&with, context))
                }
                @if !without.is_empty() {
                    details open[with.is_empty()] {
                        summary { (language.count("product.without_figures_count", without.len(), &[])) }
                        (list(&without, context))
                    }
                }
            }
        }
    }
}

fn list(products: &[Product], context: &PageContext) -> Markup {
    html! { ul.found { @for product in products { li { (link(*product, context)) } } } }
}

fn link(product: Product, context: &PageContext) -> Markup {
    let language = context.reader.language;
    html! {
        a href=(context.reader.link(&format!("/?product={product}"), context.site)) lang=[titles::product_language(language, &product)] { (titles::product_name(language, &product)) }
    }
}
