//! Cells of tables: a status, an amount with its bounds, a growth rate with its bounds, or why there is none.

use maud::{Markup, html};

use super::formatting;
use crate::{
    language::{Language, Magnitude},
    series::{Ratio, Reason},
    trade::{Level, Status},
};

/// What is to be known of a figure that is not plainly normal.
pub(super) fn status(language: Language, status: Status) -> Markup {
    let letter = status.letter().to_string();
    html! {
        @if status != Status::Normal {
            " " span.mark title=(language.fill("page.sdmx_status", &[("letter", &letter)])) { (language.term("status", &letter)) }
        }
    }
}

/// A cell with an amount and its bounds, or why there is none.
pub(super) fn amount(language: Language, level: Option<&Level>, scale: Magnitude, reason: Reason) -> Markup {
    html! {
        @if let Some(level) = level {
            td.number {
                (formatting::level_in(language, level, scale))
                @if let Some(allowed) = formatting::allowed_in(language, level, scale) { " " span.bounds { (allowed) } }
            }
        } @else {
            td.number.reason { (language.term("reason", reason.word())) }
        }
    }
}

/// A cell with a growth rate and its bounds, or why there is none.
pub(super) fn growth(language: Language, ratio: &Ratio, is_doubtful: bool) -> Markup {
    html! {
        @if let Some(value) = ratio.value {
            td.number {
                (formatting::percent(language, value)) @if is_doubtful { "\u{a0}†" }
                @if let Some(range) = formatting::percent_range(language, ratio) { " " span.bounds { (range) } }
            }
        } @else {
            td.number.reason { (ratio.reason.map_or("", |reason| language.term("reason", reason.word()))) }
        }
    }
}
