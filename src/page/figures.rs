//! The table of what is drawn: every figure with its bounds, and the reason where there is none.

use maud::{Markup, html};

use super::{
    facts::{Facts, is_doubtful},
    mirror_table, products_table, words,
};
use crate::{
    language::{Language, Magnitude},
    query::{Answer, SeriesAnswer},
    series::{Point, Reason, Series},
    trade::{Level, Status},
    write::Site,
};

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    html! {
        @match &facts.answer {
            Ok(Answer::Series(answer)) => { (framed(facts, &of_series(facts, answer))) }
            Ok(Answer::Mirror(answer)) => { (framed(facts, &mirror_table::tables(facts.state.language, &answer.mirror))) }
            Ok(Answer::DyadProducts(answer)) => { (framed(facts, &products_table::table(facts, answer, site))) }
            _ => {}
        }
    }
}

fn framed(facts: &Facts, inside: &Markup) -> Markup {
    html! {
        section #figures {
            h2 { (facts.state.language.say("page.the_figures")) }
            (inside)
        }
    }
}

fn of_series(facts: &Facts, answer: &SeriesAnswer) -> Markup {
    let (language, series) = (facts.state.language, &answer.series);
    let scale = words::common_scale(series.points.iter().filter_map(|point| point.level));
    let unit = format!("{} {}", scale.word(language), words::currency(language, &series.unit));
    let title = super::titles::title(facts);
    html! {
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                caption.hidden { (title) }
                thead { tr {
                    th scope="col" { (language.say("page.period")) }
                    th.number scope="col" { (language.say("page.value")) (language.say("page.separator")) (unit.trim()) }
                    th.number scope="col" { (language.say("page.change")) }
                    th.number scope="col" { (language.say("page.on_a_year_before")) }
                    th scope="col" { (language.say("page.source")) }
                } }
                tbody {
                    @for (place, point) in series.points.iter().enumerate() {
                        (row(language, series, place, point, scale))
                    }
                    @if series.points.is_empty() { tr { td.reason colspan="5" { (language.say("page.no_figures")) } } }
                }
            }
        }
        (footnotes(language, series))
        (notes(language, series))
    }
}

/// Below each figure stands what rounding allows, where that can be seen.
fn row(language: Language, series: &Series, place: usize, point: &Point, scale: Magnitude) -> Markup {
    html! {
        tr data-period=(point.period) {
            th scope="row" { (language.period_in(point.period, series.calendar)) (status(language, point.status)) }
            (amount(language, point.level.as_ref(), scale, point.value_reason.unwrap_or(Reason::Missing)))
            @if let Some(change) = point.change.value {
                td.number { (words::signed_money(language, change, scale)) }
            } @else {
                td.number.reason { (point.change.reason.map_or("", |reason| language.term("reason", reason.word()))) }
            }
            (growth(language, &point.yoy, is_doubtful(series, place)))
            td.source dir="auto" { (series.source.title) }
        }
    }
}

/// What is to be known of a figure that is not plainly normal.
pub(super) fn status(language: Language, status: Status) -> Markup {
    let letter = status.letter().to_string();
    html! {
        @if status != Status::Normal {
            span.mark title=(language.fill("page.sdmx_status", &[("letter", &letter)])) { (language.term("status", &letter)) }
        }
    }
}

/// A cell with an amount and its bounds, or why there is none.
pub(super) fn amount(language: Language, level: Option<&Level>, scale: Magnitude, reason: Reason) -> Markup {
    html! {
        @if let Some(level) = level {
            td.number {
                (words::level_in(language, level, scale))
                @if let Some(allowed) = words::allowed_in(language, level, scale) { span.bounds { (allowed) } }
            }
        } @else {
            td.number.reason { (language.term("reason", reason.word())) }
        }
    }
}

/// A cell with a growth rate and its bounds, or why there is none.
pub(super) fn growth(language: Language, ratio: &crate::series::Ratio, is_doubtful: bool) -> Markup {
    html! {
        @if let Some(value) = ratio.value {
            td.number {
                (words::percent(language, value)) @if is_doubtful { "\u{a0}†" }
                @if let Some(range) = words::percent_range(language, ratio) { span.bounds { (range) } }
            }
        } @else {
            td.number.reason { (ratio.reason.map_or("", |reason| language.term("reason", reason.word()))) }
        }
    }
}

fn footnotes(language: Language, series: &Series) -> Markup {
    let points = &series.points;
    let doubtful = points.iter().enumerate().any(|(place, point)| point.yoy.value.is_some() && is_doubtful(series, place));
    let levels = || points.iter().filter_map(|point| point.level);
    let shown = levels().any(|level| words::allowed(language, &level).is_some());
    let widest = levels().max_by_key(|level| level.bounds.high - level.bounds.low).filter(|level| level.rounding.is_some());
    html! {
        p.small {
            @if shown {
                (language.say("page.below_each")) " "
            } @else if let Some(widest) = widest {
                (language.fill("page.rounding_moves", &[("half", &words::half_width(language, &widest)), ("unit", words::currency(language, &series.unit))])) " "
            }
            (language.say("page.bounds_are"))
            @if doubtful { " " (language.say("page.doubtful")) }
        }
    }
}

/// Remarks of the dataset on single figures.
fn notes(language: Language, series: &Series) -> Markup {
    let noted = || series.points.iter().filter_map(|point| Some((point.period, point.note.as_deref()?)));
    html! {
        @if noted().next().is_some() {
            ul.notes {
                @for (period, note) in noted() { li { strong { (language.period(period)) } ": " bdi { (note) } } }
            }
        }
    }
}
