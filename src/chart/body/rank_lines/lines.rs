//! Places over time: what was ranked, where it stood in each period, and which of it is shown.

use crate::{
    chart::{period_axis::PeriodAxis, wording::number::trimmed},
    language::{Language, Magnitude},
};

/// Places of several over time.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct RankLines {
    /// The periods along the axis; none without figures.
    pub(in crate::chart) periods: Option<PeriodAxis>,
    /// How many were ranked in each slot; none where nothing was ranked, or too few to say who was first.
    pub(in crate::chart) counts: Vec<Option<usize>>,
    /// Everyone that has a place in any slot, the first of the last slot first.
    pub(in crate::chart) lines: Vec<RankLine>,
    /// The code of the one that is shown wherever it ranks, and coloured alone.
    pub(in crate::chart) highlight: Option<String>,
    /// The two ends alone?
    pub(in crate::chart) ends_alone: bool,
    /// So many places are shown at most.
    pub(in crate::chart) most: usize,
    /// The unit of the values.
    pub(in crate::chart) magnitude: Magnitude,
    /// The same with its currency.
    pub(in crate::chart) unit: String,
    /// The first of both ends in a sentence.
    pub(in crate::chart) told: String,
}

/// The places of one of them.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct RankLine {
    /// What it is called.
    pub(in crate::chart) name: String,
    /// Its code.
    pub(in crate::chart) code: String,
    /// Its place in each slot.
    pub(in crate::chart) places: Vec<Option<Place>>,
}

/// A place in one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::chart) struct Place {
    /// Where it is drawn, from 1; no two of a period are the same.
    pub(in crate::chart) order: usize,
    /// Its place; those with equal values share one.
    pub(in crate::chart) rank: usize,
    /// Has another the same value?
    pub(in crate::chart) tied: bool,
    /// Its value in the unit of the picture.
    pub(in crate::chart) value: f64,
}

impl Place {
    /// "7", or "7=" where another stands there too.
    pub(in crate::chart) fn written(self, language: Language) -> String {
        let number = language.number(&self.rank.to_string());
        if self.tied { format!("{number}=") } else { number }
    }
}

impl RankLines {
    /// Is this the one that is shown wherever it ranks?
    pub(in crate::chart) fn is_highlighted(&self, line: &RankLine) -> bool {
        self.highlight.as_ref() == Some(&line.code)
    }

    /// The first and the last slot with places.
    pub(in crate::chart) fn ends(&self) -> Option<(usize, usize)> {
        let mut known = (0..self.counts.len()).filter(|slot| self.counts[*slot].is_some());
        let first = known.next()?;
        Some((first, known.next_back()?))
    }

    /// A place in words: "China, 2016: 1 of 183, 63.4 USD billion".
    pub(in crate::chart) fn in_words(
        &self,
        language: Language,
        (line, slot): (&RankLine, usize),
        period: &str,
    ) -> Option<String> {
        let place = line.places.get(slot).copied().flatten()?;
        let count = language.number(&self.counts.get(slot).copied().flatten()?.to_string());
        let value = trimmed(language, place.value, 3);
        let rank = place.written(language);
        let parts = [
            ("name", line.name.as_str()),
            ("period", period),
            ("rank", &rank),
            ("count", &count),
            ("value", &value),
            ("unit", &self.unit),
        ];
        Some(language.fill("places.at", &parts))
    }

    /// The lines that are among the first so many at one of the two ends, and the highlighted one.
    pub(in crate::chart) fn among_first(&self, most: usize) -> Vec<&RankLine> {
        let Some((first, last)) = self.ends() else { return Vec::new() };
        let leads =
            |line: &&RankLine| [first, last].into_iter().filter_map(|slot| line.places[slot]).any(|place| place.order <= most);
        self.lines.iter().filter(|line| self.is_highlighted(line) || leads(line)).collect()
    }

    /// The lines that are among the first so many in any slot.
    pub(in crate::chart) fn ever_first(&self, most: usize) -> Vec<&RankLine> {
        self.lines.iter().filter(|line| line.places.iter().flatten().any(|place| place.order <= most)).collect()
    }
}
