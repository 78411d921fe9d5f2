//! Cells of tables: a status, an amount with its bounds, a growth rate with its bounds, or why there is none.

use maud::{Markup, html};

use super::formatting;
use crate::{
    language::{Language, Magnitude},
    series::{Ratio, Reason},
    statistics::Standing,
    trade::{Bound, Level, Status},
    write::Number,
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

/// The exact value of an amount in the scale of its column, for who sorts or copies the table.
pub(super) fn exact(bound: Bound, scale: Magnitude) -> Number {
    Number::scaled(bound, -4 - scale.power)
}

/// The bounds of a level in the scale of its column, where rounding leaves any room.
pub(super) fn bounds(level: &Level, scale: Magnitude) -> [Option<Number>; 2] {
    let (low, high) = (level.bounds.low, level.bounds.high);
    [low, high].map(|bound| (low != high).then(|| exact(bound, scale)))
}

/// A cell with an amount and its bounds, or why there is none.
pub(super) fn amount(language: Language, level: Option<&Level>, scale: Magnitude, reason: Reason) -> Markup {
    html! {
        @if let Some(level) = level {
            @let [low, high] = bounds(level, scale);
            td.number data-value=(exact(level.amount.bound(), scale)) data-low=[low] data-high=[high] {
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
            @let [low, high] = [ratio.low, ratio.high].map(|end| end.filter(|_| ratio.low != ratio.high).and_then(Number::plain));
            td.number data-value=[Number::plain(value)] data-low=[low] data-high=[high] data-unit="%" {
                (formatting::percent(language, value)) @if is_doubtful { "\u{a0}†" }
                @if let Some(range) = formatting::percent_range(language, ratio) { " " span.bounds { (range) } }
            }
        } @else {
            td.number.reason { (ratio.reason.map_or("", |reason| language.term("reason", reason.word()))) }
        }
    }
}

/// A cell with a count or a place.
pub(super) fn count(language: Language, count: usize) -> Markup {
    html! { td.number data-value=(count) { (language.number(&count.to_string())) } }
}

/// Nothing is left: a row of zeros would say no more.
pub(super) fn is_nothing(rest: &Standing) -> bool {
    rest.level.amount.hundredths() == 0 && rest.level.bounds.low == 0 && rest.level.bounds.high == 0
}

/// Cells with the amount and the share of what is ranked.
pub(super) fn amount_and_share(language: Language, standing: &Standing, scale: Magnitude) -> Markup {
    html! {
        (amount(language, Some(&standing.level), scale, Reason::Missing))
        td.number data-value=[standing.share.value.and_then(Number::plain)] data-unit="%" { @if let Some(share) = standing.share.value { (formatting::share(language, share)) } }
    }
}

/// The same with the change on a year before.
pub(super) fn standing(language: Language, standing: &Standing, scale: Magnitude) -> Markup {
    html! { (amount_and_share(language, standing, scale)) (growth(language, &standing.yoy, false)) }
}
