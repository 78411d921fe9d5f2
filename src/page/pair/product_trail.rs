//! Where a pair's page stands: the pages of its two areas; and where its product stands: all products, what it is part of, and who
//! else trades it.

use maud::{Markup, html};

use super::page_model::PageModel;
use crate::{
    page::{pair_address::ShownFigures, titles},
    query::DyadProductsAnswer,
    trade::Product,
    write::Site,
};

/// The pages of the two areas, and the way up from one product's series.
pub(super) fn above_title(model: &PageModel, site: &Site) -> Markup {
    let (language, dyad, reader) = (model.state.language, model.state.dyad, model.state.reader(""));
    html! {
        nav.trail aria-label=(language.say("country.areas_of_pair")) {
            a href=(reader.link(&format!("/?area={}", dyad.reporter), site)) { (language.area(dyad.reporter)) }
            span aria-hidden="true" { " › " }
            a href=(reader.link(&format!("/?area={}", dyad.partner), site)) { (language.area(dyad.partner)) }
        }
        (of_series(model, site))
    }
}

fn of_series(model: &PageModel, site: &Site) -> Markup {
    let product = model.state.parameters.product.filter(|product| *product != Product::Total);
    let (Some(answer), Some(product)) = (model.series(), product) else { return html! {} };
    let series = &answer.series;
    let shown = ShownFigures {
        subject: series.subject,
        source: &series.source.name,
        calendar: series.calendar,
        frequency: series.frequency,
        product,
    };
    trail(model, shown, site)
}

/// The way up from the products below one.
pub(super) fn of_branch(model: &PageModel, answer: &DyadProductsAnswer, site: &Site) -> Markup {
    if answer.branch == Product::Total {
        return html! {};
    }
    trail(model, ShownFigures::of_products(&answer.family, answer.branch), site)
}

fn trail(model: &PageModel, shown: ShownFigures, site: &Site) -> Markup {
    let (language, dyad, reader) = (model.state.language, model.state.dyad, model.state.reader(""));
    let mut above: Vec<Product> = std::iter::successors(shown.product.parent(), Product::parent).collect();
    above.reverse();
    html! {
        nav.trail aria-label=(language.say("product.above")) {
            @for product in above {
                @let address = ShownFigures { product, ..shown }.products_page(dyad);
                a href=(reader.link(&address, site)) lang=[titles::product_language(language, &product)] {
                    @if product == Product::Total { (language.say("country.all_products")) } @else { (titles::product_name(language, &product)) }
                }
                span aria-hidden="true" { " › " }
            }
            span dir="ltr" { (shown.product) }
            (language.say("page.separator"))
            a href=(reader.link(&format!("/?product={}", shown.product), site)) { (language.say("product.who_trades")) }
        }
    }
}
