//! The partners as a table: each row opens its pair, and one of them may be marked.

use maud::{Markup, html};

use super::{model::AreaModel, pictures, totals};
use crate::{
    language::Magnitude,
    page::{cards, context::PageContext, formatting, pair_address::ShownFigures, table_cells, titles},
    query::{Parameters, PartnersAnswer},
    statistics::Ranked,
    trade::{Area, Dyad},
};

/// The picture of the ranking, the table, and what is not in it.
pub(super) fn section(model: &AreaModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    html! {
        section #partners {
            h2 { (language.say("country.partners")) }
            @match &model.partners {
                Ok(answer) if !answer.listing.items.is_empty() => {
                    p { (totals::basis(answer, language)) }
                    (table(model, answer, context))
                    (all(model, answer, context))
                    (cards::downloads(&answer.family.address, language, context.site))
                    (pictures::ranking(model, context))
                }
                Ok(_) => { p.empty role="status" { (language.say("page.no_figures")) } }
                Err(error) => {
                    div.empty role="alert" {
                        strong { (language.say("country.no_partners")) }
                        p lang="en" dir="ltr" { (error) }
                    }
                }
            }
        }
    }
}

fn table(model: &AreaModel, answer: &PartnersAnswer, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let rows = answer.listing.items.iter().chain(&model.marked);
    let scale = formatting::ranking_scale(rows.clone().map(|row| row.standing.level));
    let unit = formatting::scaled_unit(language, scale, &answer.family.unit);
    let title = language.say("country.partners");
    html! {
        div.wide tabindex="0" role="region" aria-label=(title) {
            table.ranking {
                caption.hidden { (title) (language.say("page.separator")) (totals::basis(answer, language)) }
                thead { tr {
                    th.number scope="col" { (language.say("page.rank")) }
                    th scope="col" { (language.say("country.partner")) }
                    th.number scope="col" { (language.say("page.value")) (language.say("page.separator")) (unit) }
                    th.number scope="col" { (language.say("page.share")) }
                    th.number scope="col" { (language.say("page.on_a_year_before")) }
                    th.number scope="col" { (language.say("country.previous_rank")) }
                } }
                tbody {
                    @for row in rows { (ranked(model, answer, row, scale, context)) }
                    @if let Some(rest) = answer.all_others.as_ref().filter(|rest| !table_cells::is_nothing(rest)) {
                        tr.rest { td {} th scope="row" { (language.say("page.all_others")) } (table_cells::standing(language, rest, scale)) td {} }
                    }
                }
            }
        }
    }
}

fn ranked(model: &AreaModel, answer: &PartnersAnswer, row: &Ranked<Area>, scale: Magnitude, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let dyad = Dyad { reporter: answer.reporter, partner: row.key };
    let marked = (model.state.highlight == Some(row.key)).then_some("true");
    let status = answer.statuses.iter().find(|(partner, _)| *partner == row.key);
    html! {
        tr id={ "partner-" (row.key) } data-partner=(row.key) aria-current=[marked] {
            (table_cells::count(language, row.rank))
            th scope="row" {
                a href=(context.reader.link(&ShownFigures::of_family(&answer.family, answer.product).pair_page(dyad), context.site)) title=(titles::pair_title(language, dyad)) {
                    (language.area(row.key))
                }
                @if let Some((_, status)) = status { (table_cells::status(language, *status)) }
            }
            (table_cells::standing(language, &row.standing, scale))
            @if let Some(before) = row.previous_rank { (table_cells::count(language, before)) }
            @else { td.number { span.reason { (language.say("chart.new")) } } }
        }
    }
}

/// The way to all partners, and back to the first of them.
fn all(model: &AreaModel, answer: &PartnersAnswer, context: &PageContext) -> Markup {
    let (language, state) = (context.reader.language, &model.state);
    let to = |top: Option<usize>| {
        let parameters = Parameters { top, ..state.parameters.clone() };
        let address = super::state::AreaState { parameters, ..state.clone() }.address();
        context.reader.link(&format!("{address}#partners"), context.site)
    };
    html! {
        @if answer.partners > answer.listing.items.len() {
            p { a href=(to(Some(answer.partners))) { (language.count("country.all_partners", answer.partners, &[])) } }
        } @else if state.parameters.top.is_some() {
            p { a href=(to(None)) { (language.fill("country.first_partners", &[("count", &language.number(&super::state::SHOWN.to_string()))])) } }
        }
    }
}
