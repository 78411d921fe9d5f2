//! A pair's products as a table, ranked.

use maud::{Markup, html};

use super::{page_model::PageModel, title};
use crate::{
    language::{Language, Magnitude},
    page::{formatting, table_cells, titles},
    query::DyadProductsAnswer,
    series::Reason,
    statistics::Standing,
    write::{Number, Site},
};

/// How many products are shown before the rest is folded away in the downloads.
const MOST: usize = 50;

pub(super) fn table(model: &PageModel, answer: &DyadProductsAnswer, site: &Site) -> Markup {
    let language = model.state.language;
    let scale = formatting::common_scale(answer.rows.iter().map(|row| row.ranked.standing.level));
    let unit = format!("{} {}", scale.word(language), formatting::currency(language, &answer.family.unit));
    let title = title::title(model);
    html! {
        p {
            (language.term("flow", answer.family.subject.word()))
            @if let Some(period) = answer.period { (language.say("page.separator")) (language.period(period)) }
            (language.say("page.separator")) span dir="auto" { (language.source_title(&answer.family.source)) } "."
        }
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                caption.hidden { (title) }
                thead { tr {
                    th.number scope="col" { (language.say("page.rank")) }
                    th scope="col" { (language.say("page.product")) }
                    th.number scope="col" { (language.say("page.value")) (language.say("page.separator")) (unit.trim()) }
                    th.number scope="col" { (language.say("page.share")) }
                    th.number scope="col" { (language.say("page.on_a_year_before")) }
                } }
                tbody {
                    @for row in answer.rows.iter().take(MOST) {
                        tr data-product=(row.product) {
                            td.number data-value=(row.ranked.rank) { (language.number(&row.ranked.rank.to_string())) }
                            th scope="row" { a href=(site.href(&row.series)) { (titles::product_name(language, &row.product)) } }
                            (standing(language, &row.ranked.standing, scale))
                        }
                    }
                    @if let Some(rest) = answer.all_others.as_ref().filter(|_| answer.rows.len() <= MOST) {
                        tr.rest { td {} th scope="row" { (language.say("page.all_others")) } (standing(language, rest, scale)) }
                    }
                }
            }
        }
        @if answer.rows.len() > MOST {
            p.small { (language.count("page.more_products", answer.rows.len() - MOST, &[])) }
        }
    }
}

fn standing(language: Language, standing: &Standing, scale: Magnitude) -> Markup {
    html! {
        (table_cells::amount(language, Some(&standing.level), scale, Reason::Missing))
        td.number data-value=[standing.share.value.and_then(Number::plain)] data-unit="%" { @if let Some(share) = standing.share.value { (formatting::share(language, share)) } }
        (table_cells::growth(language, &standing.yoy, false))
    }
}
