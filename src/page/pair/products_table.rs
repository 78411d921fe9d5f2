//! A pair's products as a table, ranked.

use maud::{Markup, html};

use super::{page_model::PageModel, product_trail, title};
use crate::{
    page::{data_words, formatting, pair_address::ShownFigures, table_cells, titles},
    query::{DyadProductsAnswer, ProductRow},
    write::Site,
};

/// How many products are shown before the rest is folded away in the downloads.
const MOST: usize = 50;

pub(super) fn table(model: &PageModel, answer: &DyadProductsAnswer, site: &Site) -> Markup {
    let language = model.state.language;
    let scale = formatting::ranking_scale(answer.rows.iter().map(|row| row.ranked.standing.level));
    let unit = formatting::scaled_unit(language, scale, &answer.family.unit);
    let title = title::title(model);
    html! {
        (product_trail::of_branch(model, answer, site))
        p {
            (language.term("flow", answer.family.subject.word()))
            @if let Some(period) = answer.period { (language.say("page.separator")) (language.period(period)) }
            (language.say("page.separator")) (data_words::source_title(language, &answer.family.source)) "."
        }
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                caption.hidden { (title) }
                thead { tr {
                    th.number scope="col" { (language.say("page.rank")) }
                    th scope="col" { (language.say("page.product")) }
                    th.number scope="col" { (language.say("page.value")) (language.say("page.separator")) (unit) }
                    th.number scope="col" { (language.say("page.share")) }
                    th.number scope="col" { (language.say("page.on_a_year_before")) }
                } }
                tbody {
                    @for row in answer.rows.iter().take(MOST) {
                        tr data-product=(row.product) {
                            (table_cells::count(language, row.ranked.rank))
                            th scope="row" { (links(model, answer, row, site)) }
                            (table_cells::standing(language, &row.ranked.standing, scale))
                        }
                    }
                    @if let Some(rest) = answer.all_others.as_ref().filter(|rest| answer.rows.len() <= MOST && !table_cells::is_nothing(rest)) {
                        tr.rest { td {} th scope="row" { (language.say("page.all_others")) } (table_cells::standing(language, rest, scale)) }
                    }
                }
            }
        }
        @if answer.rows.len() > MOST {
            p.small { (language.count("page.more_products", answer.rows.len() - MOST, &[])) }
        }
    }
}

/// The product's series on the page, its parts where there are any, and who else trades it.
fn links(model: &PageModel, answer: &DyadProductsAnswer, row: &ProductRow, site: &Site) -> Markup {
    let (language, reader) = (model.state.language, model.state.reader(""));
    let shown = ShownFigures::of_products(&answer.family, row.product);
    html! {
        a href=(reader.link(&shown.pair_page(answer.dyad), site)) lang=[titles::product_language(language, &row.product)] { (titles::product_name(language, &row.product)) }
        span.small {
            @if row.children.is_some() { " " a href=(reader.link(&shown.products_page(answer.dyad), site)) { (language.say("product.parts")) } }
            " " a href=(reader.link(&format!("/?product={}", row.product), site)) { (language.say("product.who_trades")) }
        }
    }
}
