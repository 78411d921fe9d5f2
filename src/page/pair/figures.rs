//! The table of what is drawn: every figure with its bounds, and the reason where there is none.

use maud::{Markup, html};

use super::{
    comparing_table, measured_cells, mirror_table,
    page_model::{PageModel, is_doubtful},
    products_table, revisions_table, title,
};
use crate::{
    language::{Language, Magnitude},
    page::{data_words, formatting, method, table_cells},
    query::{Answer, SeriesAnswer},
    series::{Point, Reason, Series, Subject},
    write::Site,
};

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    html! {
        @match &model.answer {
            Ok(Answer::Series(answer)) => { (titled(model, &series_table(model, answer, site))) }
            Ok(Answer::Compare(answer)) => { (titled(model, &comparing_table::table(model.state.language, answer, &title::title(model)))) }
            Ok(Answer::Mirror(answer)) => { (titled(model, &mirror_table::tables(model.state.language, &answer.mirror))) }
            Ok(Answer::Revisions(answer)) => { (titled(model, &revisions_table::table(model, answer))) }
            Ok(Answer::DyadProducts(answer)) => { (titled(model, &products_table::table(model, answer, site))) }
            _ => {}
        }
    }
}

fn titled(model: &PageModel, inside: &Markup) -> Markup {
    html! {
        section #figures {
            h2 { (model.state.language.say("page.the_figures")) }
            (inside)
        }
    }
}

fn series_table(model: &PageModel, answer: &SeriesAnswer, site: &Site) -> Markup {
    let (language, series) = (model.state.language, &answer.series);
    let scale = formatting::common_scale(series.points.iter().filter_map(|point| point.level));
    let unit = formatting::scaled_unit(language, scale, &series.unit);
    let title = title::title(model);
    html! {
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                caption.hidden { (title) }
                thead { tr {
                    th scope="col" { (language.say("page.period")) }
                    th.number scope="col" { (language.say("page.value")) (language.say("page.separator")) (unit) }
                    @for heading in measured_cells::headings(language, answer, &unit) { th.number scope="col" { (heading) } }
                    @for side in sides(series) { th.number scope="col" { (language.term("flow", side)) } }
                    th.number scope="col" { (language.say("page.change")) }
                    th.number scope="col" { (language.say("page.on_a_year_before")) }
                } }
                tbody {
                    @for (place, point) in series.points.iter().enumerate() {
                        (row(language, answer, place, point, scale))
                    }
                    @if series.points.is_empty() { tr { td.reason colspan=(4 + answer.measure.columns().len() + sides(series).len()) { (language.say("page.no_figures")) } } }
                }
            }
        }
        (source(model, series, site))
        (footnotes(model, series, site))
        (notes(language, series))
    }
}

/// The two sides of a balance, which its picture shows too.
pub(in crate::page) fn sides(series: &Series) -> &'static [&'static str] {
    let has_sides = series.points.iter().any(|point| point.exports.is_some() || point.imports.is_some());
    if series.subject == Subject::Balance && has_sides { &["export", "import"] } else { &[] }
}

/// Below each figure stands what rounding allows, where that can be seen.
fn row(language: Language, answer: &SeriesAnswer, place: usize, point: &Point, scale: Magnitude) -> Markup {
    let series = &answer.series;
    html! {
        tr data-period=(point.period) {
            th scope="row" data-value=(point.period) { (language.period_in(point.period, series.calendar)) (table_cells::status(language, point.status)) }
            (table_cells::amount(language, point.level.as_ref(), scale, point.value_reason.unwrap_or(Reason::Missing)))
            (measured_cells::cells(language, answer.measure, point, scale))
            @if !sides(series).is_empty() {
                (table_cells::amount(language, point.exports.as_ref(), scale, Reason::Missing))
                (table_cells::amount(language, point.imports.as_ref(), scale, Reason::Missing))
            }
            @if let Some(change) = point.change.value {
                td.number data-value=(table_cells::exact(change.bound(), scale)) { (formatting::signed_money(language, change, scale)) }
            } @else {
                td.number.reason { (point.change.reason.map_or("", |reason| language.term("reason", reason.word()))) }
            }
            (table_cells::growth(language, &point.yoy, is_doubtful(series, place)))
        }
    }
}

/// A series has one source, which is said once and not in every row.
fn source(model: &PageModel, series: &Series, site: &Site) -> Markup {
    let address = model.state.reader("").link(&format!("/sources/{}", series.source.name), site);
    html! {
        p.small {
            (model.state.language.say("page.source")) (model.state.language.say("page.separator"))
            a href=(address) { (data_words::source_title(model.state.language, &series.source)) }
        }
    }
}

fn footnotes(model: &PageModel, series: &Series, site: &Site) -> Markup {
    let language = model.state.language;
    let points = &series.points;
    let doubtful = points.iter().enumerate().any(|(place, point)| point.yoy.value.is_some() && is_doubtful(series, place));
    let levels = || points.iter().filter_map(|point| point.level);
    let shown = levels().any(|level| formatting::allowed(language, &level).is_some());
    let widest = levels().max_by_key(|level| level.bounds.high - level.bounds.low).filter(|level| level.rounding.is_some());
    html! {
        p.small {
            @if shown {
                (language.say("page.below_each")) " "
            } @else if let Some(widest) = widest {
                (language.fill("page.rounding_moves", &[("half", &formatting::half_width(language, &widest)), ("unit", formatting::currency(language, &series.unit))])) " "
            }
            (language.say("page.bounds_are")) (method::question(&model.state.reader(""), "rounding-bounds", site))
            @if doubtful { " " (language.say("page.doubtful")) (method::question(&model.state.reader(""), "low-reliability", site)) }
        }
    }
}

/// Remarks of the dataset on single figures.
fn notes(language: Language, series: &Series) -> Markup {
    let noted = || series.points.iter().filter_map(|point| Some((point.period, point.note.as_deref()?)));
    html! {
        @if noted().next().is_some() {
            ul.notes {
                @for (period, note) in noted() { li { strong { (language.period(period)) } ": " (data_words::linked(note)) } }
            }
        }
    }
}
