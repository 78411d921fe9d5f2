//! The field for one product of a pair: a name or a code, with the pair's greatest products offered by name.

use maud::{Markup, html};

use super::page_model::PageModel;
use crate::{page::titles, trade::Product};

/// The field; what was typed stays in it.
pub(super) fn field(model: &PageModel) -> Markup {
    let (language, state) = (model.state.language, &model.state);
    let value = state.parameters.product.filter(|product| *product != Product::Total).map(|product| product.to_string());
    html! {
        label.choice {
            span { (language.say("page.product")) }
            input name="product" value=[value] placeholder=(language.say("product.name_or_code")) autocomplete="off" list="products" size="14";
            datalist #products {
                @for product in &model.products { option value=(product) label=(titles::product_name(language, product)) {} }
            }
        }
    }
}
