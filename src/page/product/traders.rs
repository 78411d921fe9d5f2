//! Who trades a product: the reporters by their sums and the pairs, each row leading to the figures it is made of.

use maud::{Markup, html};

use super::{
    model::ProductModel,
    state::{ProductState, SHOWN},
};
use crate::{
    language::{Language, Magnitude},
    page::{context::PageContext, fault_words, formatting, pair_address::ShownFigures, table_cells, titles},
    query::{Parameters, ProductPairs, Query, QueryError, Resource},
    statistics::{Ranked, Standing},
    trade::{Area, Calendar, Dyad, Frequency},
};

/// So many reporters are shown.
const REPORTERS: usize = 20;

/// Where the ranking comes from: flow, period, source, how many pairs.
pub(super) fn basis(traders: &ProductPairs, language: Language) -> String {
    let parts = [
        Some(language.term("flow", traders.subject.word()).to_owned()),
        traders.period.map(|period| language.period_in(period, traders.group.calendar)),
        Some(language.isolated(language.source_title(&traders.group.source))),
        Some(language.count("page.pairs_found", traders.pairs.len(), &[])),
    ];
    format!("{}.", parts.into_iter().flatten().collect::<Vec<_>>().join(language.say("page.separator")))
}

pub(super) fn section(model: &ProductModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    html! {
        section #traders {
            h2 { (language.say("product.who_trades")) }
            @match &model.traders {
                Ok(traders) if !traders.pairs.is_empty() => {
                    p { (basis(traders, language)) " " (language.say("product.shares_of_sum")) }
                    @if traders.reporters.len() > 1 { (reporters(traders, context)) }
                    (pairs(model, traders, context))
                    (downloads(traders, context))
                }
                Ok(_) => { p.empty role="status" { (language.say("page.no_figures")) } }
                Err(error @ QueryError::Storage(_)) => { p.empty role="status" { (fault_words::sentence(language, error)) } }
                Err(_) => { p.empty role="status" { (language.say("product.nobody")) } }
            }
        }
    }
}

fn reporters(traders: &ProductPairs, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let shown = &traders.reporters[..traders.reporters.len().min(REPORTERS)];
    let (scale, unit) = scale(language, traders, shown.iter().map(|row| row.standing));
    let title = language.say("product.reporters");
    html! {
        h3 { (title) }
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                (head(language, language.say("product.reporter"), &unit, false))
                tbody {
                    @for row in shown {
                        tr data-reporter=(row.key) {
                            (table_cells::count(language, row.rank))
                            th scope="row" { a href=(context.reader.link(&area_page(traders, row.key), context.site)) { (language.area(row.key)) } }
                            (table_cells::amount_and_share(language, &row.standing, scale))
                        }
                    }
                }
            }
        }
        @if traders.reporters.len() > shown.len() {
            p.small { (language.fill("page.first_of", &[("count", &language.number(&shown.len().to_string()))])) }
        }
    }
}

/// The page of an area with its partners of this product.
fn area_page(traders: &ProductPairs, area: Area) -> String {
    let group = &traders.group;
    let parameters = Parameters {
        flow: Some(traders.subject),
        product: Some(traders.product),
        source: Some(group.source.name.clone()),
        calendar: Some(group.calendar).filter(|calendar| *calendar != Calendar::Gregorian),
        freq: Some(group.frequency).filter(|frequency| *frequency != Frequency::Annual),
        ..Parameters::default()
    };
    let data = Query { resource: Resource::Partners(area), parameters }.address();
    let asked = data.split_once('?').map_or("", |(_, query)| query);
    let period = traders.period.map_or(String::new(), |period| format!("&period={period}"));
    format!("/?area={area}&{asked}{period}#partners")
}

fn pairs(model: &ProductModel, traders: &ProductPairs, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let shown = &traders.pairs[..traders.pairs.len().min(model.state.limit.unwrap_or(SHOWN))];
    let (scale, unit) = scale(language, traders, shown.iter().map(|row| row.standing));
    let title = language.say("page.pairs");
    html! {
        h3 { (title) }
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                (head(language, language.say("product.pair"), &unit, true))
                tbody { @for row in shown { (pair(traders, row, scale, context)) } }
            }
        }
        @if traders.pairs.len() > shown.len() {
            @let all = ProductState { limit: Some(traders.pairs.len()), ..model.state.clone() };
            p { a href=(context.reader.link(&format!("{}#traders", all.address()), context.site)) { (language.count("page.all_pairs", traders.pairs.len(), &[])) } }
        }
    }
}

fn pair(traders: &ProductPairs, row: &Ranked<Dyad>, scale: Magnitude, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let shown = ShownFigures::of_group(&traders.group, traders.subject, traders.product);
    html! {
        tr data-pair=(row.key) {
            (table_cells::count(language, row.rank))
            th scope="row" {
                a href=(context.reader.link(&shown.pair_page(row.key), context.site)) title=(titles::pair_title(language, row.key)) { (titles::pair_name(language, row.key)) }
            }
            (table_cells::standing(language, &row.standing, scale))
        }
    }
}

fn head(language: Language, who: &str, unit: &str, with_growth: bool) -> Markup {
    html! {
        thead { tr {
            th.number scope="col" { (language.say("page.rank")) }
            th scope="col" { (who) }
            th.number scope="col" { (language.say("page.value")) (language.say("page.separator")) (unit) }
            th.number scope="col" { (language.say("page.share")) }
            @if with_growth { th.number scope="col" { (language.say("page.on_a_year_before")) } }
        } }
    }
}

/// The scale of the rows of a table, and its unit in words.
fn scale(language: Language, traders: &ProductPairs, rows: impl Iterator<Item = Standing> + Clone) -> (Magnitude, String) {
    let scale = formatting::ranking_scale(rows.map(|standing| standing.level));
    let unit = formatting::scaled_unit(language, scale, &traders.group.unit);
    (scale, unit)
}

/// The rows in forms for programs.
fn downloads(traders: &ProductPairs, context: &PageContext) -> Markup {
    use crate::query::Format;
    html! {
        p.downloads {
            @for format in [Format::Csv, Format::Json, Format::Parquet] {
                a href=(context.site.href_as(&traders.address, format)) { (format.suffix().to_uppercase()) }
            }
        }
    }
}
