//! The bars of a ranking, and what is told of them.

use crate::{
    chart::wording::{number::trimmed, phrases},
    language::Language,
    trade::Status,
};

/// A ranking: the bars, and what is left for every number of them that there may be room for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::chart) struct Ranking {
    /// The unit of the values, for a picture without subtitle.
    pub(in crate::chart) unit: String,
    /// The bars, best first.
    pub(in crate::chart) bars: Vec<RankedBar>,
    /// All others, when the first so many bars are shown (none of them at place 0); nothing where nothing is left.
    pub(in crate::chart) rests: Vec<Option<RankedBar>>,
    /// What places are compared with, such as "2015"; none where nothing was ranked then.
    pub(in crate::chart) compared_to: Option<String>,
    /// Was a number of bars asked for, so that rows may be tight to hold them?
    pub(in crate::chart) tight: bool,
}

/// One bar of a ranking.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::chart) struct RankedBar {
    /// What it is.
    pub(in crate::chart) label: String,
    /// Its code.
    pub(in crate::chart) sub_label: String,
    /// Its value in the unit of the ranking.
    pub(in crate::chart) value: f64,
    /// Lowest and highest value that rounding allows, where it matters.
    pub(in crate::chart) bounds: Option<(f64, f64)>,
    /// Its value as written beside it.
    pub(in crate::chart) written: String,
    /// Its share of the whole as written beside it.
    pub(in crate::chart) share: Option<String>,
    /// Its place.
    pub(in crate::chart) rank: Option<usize>,
    /// Its place before; none for a newcomer.
    pub(in crate::chart) previous_rank: Option<usize>,
    /// Its status when it is less than firm.
    pub(in crate::chart) doubt: Option<Status>,
    /// Drawn quietly: all others.
    pub(in crate::chart) muted: bool,
}

impl RankedBar {
    /// Places gained since the ranking before, if it was in it.
    pub(in crate::chart) fn gained(&self) -> Option<i64> {
        let place = |rank: Option<usize>| i64::try_from(rank?).ok();
        Some(place(self.previous_rank)? - place(self.rank)?)
    }

    /// The bar in words.
    pub(in crate::chart) fn told(&self, language: Language, compared: bool) -> String {
        let place = |rank: usize| language.number(&rank.to_string());
        let rank = self.rank.map_or_else(String::new, |rank| format!("{} ", place(rank)));
        let number = |value| trimmed(language, value, 3);
        let bounds = self.bounds.filter(|(low, high)| number(*low) != number(*high));
        let remarks = [
            self.share.clone(),
            bounds.map(|(low, high)| language.fill("chart.range", &[("low", &number(low)), ("high", &number(high))])),
            self.rank.filter(|_| compared).map(|_| match (self.previous_rank, self.gained()) {
                (Some(_), Some(0)) => language.say("chart.told.same_place").to_owned(),
                (Some(before), Some(_)) => language.fill("chart.told.was", &[("rank", &place(before))]),
                _ => language.say("chart.new").to_owned(),
            }),
            self.doubt.map(|status| phrases::status(language, status)),
        ];
        let remarks: Vec<String> = remarks.into_iter().flatten().collect();
        format!("{rank}{} {} ({})", self.label, self.written, phrases::in_turn(language, &remarks))
    }
}

impl Ranking {
    /// The first bars and all others in a sentence.
    pub(in crate::chart) fn told(&self, language: Language, most: usize) -> String {
        let compared = self.compared_to.is_some();
        let count = self.bars.len().min(most);
        let rest = self.rests.get(count).and_then(Option::as_ref);
        let bars: Vec<String> = self.bars[..count].iter().chain(rest).map(|bar| bar.told(language, compared)).collect();
        format!("{}: {}.", self.unit, phrases::listed(language, &bars))
    }
}
