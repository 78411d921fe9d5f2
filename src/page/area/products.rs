//! What the area trades with everyone by product, where a source has it: each row leads to the partners of that product.

use maud::{Markup, html};

use super::{model::AreaModel, state::AreaState};
use crate::{
    language::Magnitude,
    page::{context::PageContext, fault_words, formatting, table_cells, titles},
    query::{AreaProducts, Parameters},
    series::Subject,
    statistics::Ranked,
    trade::Product,
};

/// So many products are shown.
const SHOWN: usize = 15;

pub(super) fn section(model: &AreaModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let found = match &model.products {
        Ok(Some(found)) => found,
        Ok(None) => return html! {},
        Err(error) => {
            return html! {
                section #products { h2 { (language.term("view", "products")) } p.empty role="status" { (fault_words::sentence(language, error)) } }
            };
        }
    };
    let shown = &found.rows[..found.rows.len().min(SHOWN)];
    let scale = formatting::ranking_scale(shown.iter().map(|row| row.standing.level));
    let unit = formatting::scaled_unit(language, scale, &found.unit);
    let title = language.term("view", "products");
    html! {
        section #products {
            h2 { (title) }
            p { (basis(found, context)) }
            div.wide tabindex="0" role="region" aria-label=(title) {
                table {
                    thead { tr {
                        th.number scope="col" { (language.say("page.rank")) }
                        th scope="col" { (language.say("page.product")) }
                        th.number scope="col" { (language.say("page.value")) (language.say("page.separator")) (unit) }
                        th.number scope="col" { (language.say("page.share")) }
                    } }
                    tbody { @for row in shown { (ranked(model, found.subject, row, scale, context)) } }
                }
            }
            @if found.rows.len() > SHOWN { p.small { (language.fill("country.first_products", &[("count", &language.number(&SHOWN.to_string())), ("all", &language.number(&found.rows.len().to_string()))])) } }
        }
    }
}

fn basis(found: &AreaProducts, context: &PageContext) -> String {
    let language = context.reader.language;
    let parts = [
        language.term("flow", found.subject.word()).to_owned(),
        language.period_in(found.period, found.calendar),
        language.isolated(language.source_title(&found.source)),
        language.count("country.sum_of_partners", found.partners, &[]),
        language.say("country.of_these_products").to_owned(),
    ];
    format!("{}.", parts.join(language.say("page.separator")))
}

fn ranked(model: &AreaModel, subject: Subject, row: &Ranked<Product>, scale: Magnitude, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let parameters = Parameters { flow: Some(subject), product: Some(row.key), ..Parameters::default() };
    let address = AreaState { parameters, ..AreaState::of(model.state.area) }.address();
    html! {
        tr data-product=(row.key) {
            (table_cells::count(language, row.rank))
            th scope="row" {
                a href=(context.reader.link(&address, context.site)) lang=[titles::product_language(language, &row.key)] { (titles::product_name(language, &row.key)) }
                " " a.small href=(context.reader.link(&format!("/?product={}", row.key), context.site)) { (language.say("product.who_trades")) }
            }
            (table_cells::amount_and_share(language, &row.standing, scale))
        }
    }
}
