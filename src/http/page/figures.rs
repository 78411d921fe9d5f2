//! The table of the series, with bounds and reasons.

use maud::{Markup, html};

use super::{facts::Facts, words};
use crate::{
    query::SeriesAnswer,
    series::{Point, Reason},
    trade::Status,
    write::Site,
};

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    let Some(answer) = &facts.headline else { return html! {} };
    let points = &answer.series.points;
    let scale = words::common_scale(points.iter().filter_map(|point| point.level));
    html! {
        section #figures {
            h2 { "The figures" }
            div.wide tabindex="0" role="region" aria-label="Table of the series" {
                table {
                    thead { tr {
                        th { "Period" }
                        th.number { "Value, " (scale.1) " " (answer.series.unit) }
                        th.number { "On a year before" }
                    } }
                    tbody {
                        @for (place, point) in points.iter().enumerate() { (row(point, scale.0, facts.is_doubtful(place))) }
                    }
                }
            }
            (footnotes(facts, answer))
            (notes(answer))
            p.small { a href=(site.href_with_suffix(&answer.origin.address, "csv")) { "Download the table" } }
        }
    }
}

/// Below each figure stands what rounding allows, where that can be seen.
fn row(point: &Point, power: i32, doubtful: bool) -> Markup {
    html! {
        tr {
            th scope="row" {
                (point.period)
                @if point.status != Status::Normal {
                    span.mark title=(format!("SDMX status {}", point.status.letter())) { (point.status.meaning()) }
                }
            }
            @if let Some(level) = &point.level {
                td.number {
                    (words::level_in(level, power))
                    @if let Some(allowed) = words::allowed_in(level, power) { span.bounds { (allowed) } }
                }
            } @else {
                td.number.reason { "not published" }
            }
            @if let Some(growth) = point.yoy.value {
                td.number {
                    (words::percent(growth)) @if doubtful { "\u{a0}†" }
                    @if let Some(range) = words::percent_range(&point.yoy) { span.bounds { (range) } }
                }
            } @else {
                td.number.reason { (point.yoy.reason.map_or("", Reason::sentence)) }
            }
        }
    }
}

fn footnotes(facts: &Facts, answer: &SeriesAnswer) -> Markup {
    let points = &answer.series.points;
    let doubtful = points.iter().enumerate().any(|(place, point)| point.yoy.value.is_some() && facts.is_doubtful(place));
    let levels = || points.iter().filter_map(|point| point.level);
    let shown = levels().any(|level| words::allowed(&level).is_some());
    let widest = levels().max_by_key(|level| level.bounds.high - level.bounds.low).filter(|level| level.rounding.is_some());
    html! {
        p.small {
            @if shown {
                "Below each figure: what its rounding allows. "
            } @else if let Some(widest) = widest {
                "Rounding moves no value by more than " (words::half_width(&widest)) " " (answer.series.unit) ". "
            }
            "Bounds show rounding only, not revision, coverage or error of the source."
            @if doubtful { " † Growth from or to a figure of low reliability: the arithmetic is right, the figure may not be." }
        }
    }
}

/// Remarks of the dataset on single figures.
fn notes(answer: &SeriesAnswer) -> Markup {
    let noted = || answer.series.points.iter().filter_map(|point| Some((point.period, point.note.as_deref()?)));
    html! {
        @if noted().next().is_some() {
            ul.notes {
                @for (period, note) in noted() { li { strong { (period) } ": " (note) } }
            }
        }
    }
}
