//! "A year later", "the following year": the year after the one that was spoken of.

use std::ops::Range;

use super::{scene::Scene, sense::Sense};
use crate::{
    statement::{Place, mark::PeriodRole},
    trade::{Calendar, Span},
};

/// A period with its calendar and where it is told.
type Told = (Span, Calendar, Place);

/// The year after that of the last period before, in this sentence or an earlier one, where a figure is told of it; `None` inside
/// where nobody knows which that is. Nothing where no such word stands between that period and the figure.
pub(super) fn later(scene: &Scene<'_>, anchor: &Range<usize>, memory: Option<&Told>) -> Option<Option<Told>> {
    let word = scene.words_in(scene.run.start..anchor.start, |sense| sense == Sense::Later).next_back()?;
    let is_own = scene
        .periods
        .iter()
        .any(|mark| mark.role == PeriodRole::In && mark.tokens.start >= word.tokens.end && mark.tokens.start <= anchor.end + 1);
    if is_own {
        return None;
    }
    let before = scene.periods.iter().rev().find(|mark| mark.role == PeriodRole::In && mark.tokens.end <= word.tokens.start);
    let known = match before {
        Some(mark) => mark.span.clone().map(|span| (span, mark.calendar)),
        None => memory.map(|(span, calendar, _)| (span.clone(), *calendar)),
    };
    Some(known.and_then(|(span, calendar)| {
        let year = span.whole_year()? + 1;
        Some((format!("{year:04}").parse().ok()?, calendar, Place::At(scene.bytes(&word.tokens))))
    }))
}
