//! The whole page of an area.

use maud::{Markup, html};

use super::{choices, concentration, head, model::AreaModel, movers, partners_table, pictures, products, reporting, totals};
use crate::page::{context::PageContext, reader::Reader, source_list};

/// The whole page.
pub(super) fn page(model: &AreaModel, context: &PageContext) -> Markup {
    let here = model.state.address();
    let context = PageContext { reader: Reader { here: &here, ..context.reader }, ..*context };
    let shown = model.partners.iter().map(|answer| &answer.family.source);
    let of_totals = model.totals.iter().flat_map(|totals| totals.flows.iter().map(|flow| &flow.partners.family.source));
    let of_products = model.products.iter().flatten().map(|products| &products.source);
    let inside = html! {
        section.headline {
            (totals::section(model, &context))
            (choices::section(model, &context))
        }
        (partners_table::section(model, &context))
        (movers::section(model, &context))
        (concentration::section(model, &context))
        (pictures::section(model, &context))
        (products::section(model, &context))
        (reporting::section(model, &context))
        (source_list::section(shown.chain(of_totals).chain(of_products), &context))
    };
    context.page(&head::head(model, &context), &inside)
}
