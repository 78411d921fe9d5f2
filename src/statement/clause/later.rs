//! "A year later", "the following year": the year after the one that was spoken of.

use std::ops::Range;

use super::{scene::Scene, sense::Sense};
use crate::{
    statement::{Place, mark::PeriodRole},
    trade::{Calendar, Span},
};

/// A period with its calendar and where it is told.
pub(super) type Told = (Span, Calendar, Place);

/// What a word such as "a year later" says of the period of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Later {
    /// No such word stands between the last period and the figure.
    NotSaid,
    /// It is this year.
    In(Told),
    /// Which year that is, is not said.
    Open,
}

/// The year after that of the last period before, in this sentence or an earlier one, where a figure is told of it.
pub(super) fn later(scene: &Scene<'_>, anchor: &Range<usize>, memory: Option<&Told>) -> Later {
    let Some(word) = scene.words_in(scene.run.start..anchor.start, |sense| sense == Sense::Later).next_back() else {
        return Later::NotSaid;
    };
    let is_own = scene
        .periods
        .iter()
        .any(|mark| mark.role == PeriodRole::In && mark.tokens.start >= word.tokens.end && mark.tokens.start <= anchor.end + 1);
    if is_own {
        return Later::NotSaid;
    }
    let before = scene.periods.iter().rev().find(|mark| mark.role == PeriodRole::In && mark.tokens.end <= word.tokens.start);
    let known = match before {
        Some(mark) => mark.span.clone().map(|span| (span, mark.calendar)),
        None => memory.map(|(span, calendar, _)| (span.clone(), *calendar)),
    };
    let year_after = known.and_then(|(span, calendar)| {
        let year = span.whole_year()? + 1;
        Some((format!("{year:04}").parse().ok()?, calendar, Place::At(scene.bytes(&word.tokens))))
    });
    year_after.map_or(Later::Open, Later::In)
}
