//! The whole page of a product.

use maud::{Markup, html};

use super::{choices, head, list, model::ProductModel, place, traders};
use crate::{
    chart::Theme,
    page::{cards, context::PageContext, picture_address::picture_address, reader::Reader, source_list, titles},
    query::{Format, View},
};

/// The whole page.
pub(super) fn page(model: &ProductModel, context: &PageContext) -> Markup {
    let here = model.state.address();
    let context = PageContext { reader: Reader { here: &here, ..context.reader }, ..*context };
    let (language, product) = (context.reader.language, &model.state.product);
    let sources = model.traders.iter().flat_map(|traders| std::iter::once(&traders.group).chain(&traders.alternatives));
    let inside = html! {
        section.headline {
            (place::above(model, &context))
            h1 lang=[titles::product_language(language, product)] { (titles::product_name(language, product)) }
            @if let Ok(traders) = &model.traders { p.lead { (traders::basis(traders, language)) } }
            (choices::section(model, &context))
        }
        (traders::section(model, &context))
        (picture(model, &context))
        (place::below(model, &context))
        section #other-product {
            h2 { (language.say("product.another")) }
            (list::form("", &context))
        }
        (source_list::section(sources.map(|group| &group.source), &context))
    };
    context.page(&head::head(model, &context), &inside)
}

/// The partners of the reporter that trades most of it.
fn picture(model: &ProductModel, context: &PageContext) -> Markup {
    let Some((reporter, data)) = head::picture(model) else { return html! {} };
    let language = context.reader.language;
    let view = model.traders.as_ref().map_or(View::Exports, |traders| View::showing(traders.subject));
    let title = language.fill_term("title.partners", view.word(), &[("reporter", language.area_within(reporter))]);
    let title = format!("{title}: {}", titles::product_name(language, &model.state.product));
    let of = |theme: Option<Theme>, size: &[&str]| picture_address(&data, Format::Svg, language, theme, size, context.site);
    html! {
        section #picture {
            h2 { (title) }
            figure.card.ranked {
                (cards::sized(&context.reader, of, &language.fill("page.picture_of", &[("title", &title)]), (720, 480)))
                figcaption { (cards::downloads(&data, language, context.site)) }
            }
        }
    }
}
