//! With whom the trade that is shown grew and shrank most, in amounts.

use maud::{Markup, html};

use super::model::AreaModel;
use crate::{
    language::Magnitude,
    page::{context::PageContext, formatting, pair_address::ShownFigures, table_cells},
    query::{AreaFlow, PartnersAnswer},
    statistics::Ranked,
    trade::{Area, Dyad},
};

/// Both lists; nothing where no change is known.
pub(super) fn section(model: &AreaModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    // Of one partner the table has said it.
    let has_several = |flow: &&AreaFlow| flow.partners.partners > 1 && !(flow.gainers.is_empty() && flow.losers.is_empty());
    let Some(flow) = model.flow().filter(has_several) else { return html! {} };
    let Some(period) = flow.partners.period else { return html! {} };
    let calendar = flow.partners.family.calendar;
    let when = [
        ("flow", language.term("chart.flow_noun", flow.partners.family.subject.word()).to_owned()),
        ("period", language.period_in(period, calendar)),
        ("before", language.period_in(period.year_before(), calendar)),
    ];
    let when = when.each_ref().map(|(name, text)| (*name, text.as_str()));
    html! {
        section #movers {
            h2 { (language.say("country.movers")) }
            p { (language.fill("country.movers_are", &when)) }
            div.beside {
                (list(flow, language.say("country.gained"), &flow.gainers, context))
                (list(flow, language.say("country.lost"), &flow.losers, context))
            }
        }
    }
}

fn list(flow: &AreaFlow, title: &str, rows: &[Ranked<Area>], context: &PageContext) -> Markup {
    let (language, answer) = (context.reader.language, &flow.partners);
    let scale = scale(rows);
    let unit = formatting::scaled_unit(language, scale, &answer.family.unit);
    html! {
        div {
            h3 { (title) }
            @if rows.is_empty() { p.small { (language.say("country.nobody")) } } @else {
                div.wide tabindex="0" role="region" aria-label=(title) {
                    table {
                        thead { tr {
                            th scope="col" { (language.say("country.partner")) }
                            th.number scope="col" { (language.say("page.change")) (language.say("page.separator")) (unit) }
                            th.number scope="col" { (language.say("page.on_a_year_before")) }
                        } }
                        tbody { @for row in rows { (moved(answer, row, scale, context)) } }
                    }
                }
            }
        }
    }
}

fn moved(answer: &PartnersAnswer, row: &Ranked<Area>, scale: Magnitude, context: &PageContext) -> Markup {
    let (language, change) = (context.reader.language, &row.standing.change);
    let dyad = Dyad { reporter: answer.reporter, partner: row.key };
    html! {
        tr {
            th scope="row" { a href=(context.reader.link(&ShownFigures::of_family(&answer.family, answer.product).pair_page(dyad), context.site)) { (language.area(row.key)) } }
            td.number data-value=[change.value.map(|value| table_cells::exact(value.bound(), scale))] {
                @if let Some(value) = change.value { bdi { (formatting::signed_money(language, value, scale)) } }
                @if let (Some(low), Some(high)) = (change.low, change.high) {
                    @if low != high { " " span.bounds { (formatting::between(language, low, high, scale)) } }
                }
            }
            (table_cells::growth(language, &row.standing.yoy, false))
        }
    }
}

/// The scale of the smallest change, or of a larger one where the largest would be too long in it.
fn scale(rows: &[Ranked<Area>]) -> Magnitude {
    let sizes = || rows.iter().filter_map(|row| row.standing.change.value.map(|change| change.bound().abs()));
    Magnitude::fitting(sizes().min().unwrap_or(0).max(sizes().max().unwrap_or(0) / 1_000_000))
}
