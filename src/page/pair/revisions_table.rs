//! Revisions as a table: each period as first published and as it stands, with when, and what lies between.

use maud::{Markup, html};

use super::{page_model::PageModel, title};
use crate::{
    dataset::date_text,
    language::{Language, Magnitude},
    page::{data_words, formatting, table_cells},
    query::RevisionsAnswer,
    series::{Reason, Revision},
    trade::Level,
};

pub(super) fn table(model: &PageModel, answer: &RevisionsAnswer) -> Markup {
    let (language, series) = (model.state.language, &answer.series);
    let levels = answer.revisions.iter().flat_map(|revision| [revision.first.0, revision.latest.0]);
    let scale = formatting::common_scale(levels.flatten());
    let unit = formatting::scaled_unit(language, scale, &series.unit);
    let title = title::title(model);
    let row = |revision: &Revision| {
        html! {
            tr {
                th scope="row" data-value=(revision.period) { (language.period_in(revision.period, series.calendar)) }
                (figure(language, revision.first, scale))
                (figure(language, revision.latest, scale))
                (table_cells::growth(language, &revision.percent, false))
            }
        }
    };
    html! {
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                caption.hidden { (title) }
                thead { tr {
                    th scope="col" { (language.say("page.period")) }
                    th.number scope="col" { (language.say("vintages.first")) (language.say("page.separator")) (unit) }
                    th.number scope="col" { (language.say("vintages.latest")) }
                    th.number scope="col" { (language.say("page.change")) }
                } }
                tbody { @for revision in &answer.revisions { (row(revision)) } }
            }
        }
        p.small { (language.say("page.source")) (language.say("page.separator")) (data_words::source_title(language, &series.source)) }
    }
}

/// A figure and the day on which it came out, where that is known.
fn figure(language: Language, (level, published): (Option<Level>, i32), scale: Magnitude) -> Markup {
    let Some(level) = level else { return table_cells::amount(language, None, scale, Reason::Missing) };
    html! {
        td.number data-value=(table_cells::exact(level.amount.bound(), scale)) {
            (formatting::level_in(language, &level, scale))
            @if published != 0 { " " span.bounds { (language.date(&date_text(published))) } }
        }
    }
}
