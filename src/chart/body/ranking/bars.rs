//! The bars of a ranking, and what is told of them.

use crate::{
    chart::{
        theme::{Ink, PairSide, Palette},
        wording::{
            money::{Money, money},
            number::{trimmed, usual_decimals},
            phrases,
        },
    },
    language::Language,
    trade::Status,
};

/// A ranking: the bars, the one that is shown wherever it ranks, and what is left for every number of bars that there may be room
/// for.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Ranking {
    /// The unit of the values, for a picture without subtitle.
    pub(in crate::chart) unit: String,
    /// What the values are amounts of.
    pub(in crate::chart) money: Money,
    /// The bars, best first.
    pub(in crate::chart) bars: Vec<RankedBar>,
    /// The colour of all of them but one.
    pub(in crate::chart) ink: BarInk,
    /// The one that is shown wherever it ranks.
    pub(in crate::chart) highlight: Option<Box<RankedBar>>,
    /// Where it stands among the bars; none where it comes after all of them.
    pub(in crate::chart) highlight_place: Option<usize>,
    /// All others, when the first so many bars are shown (none of them at place 0) and the highlighted one with them; nothing
    /// where nothing is left.
    pub(in crate::chart) rests: Vec<Option<Rest>>,
    /// What places are compared with, such as "2015"; none where nothing was ranked then.
    pub(in crate::chart) compared_to: Option<String>,
    /// Was a number of bars asked for, so that rows may be tight to hold them?
    pub(in crate::chart) tight: bool,
}

/// What a bar is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::chart) enum BarInk {
    /// The colour of exports, and of both flows together.
    #[default]
    First,
    /// The colour of imports.
    Second,
    /// The colour of a partner in its trade with the reporter.
    Side(PairSide),
    /// That of the words.
    Text,
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
    /// The value a year before, where the two can be compared.
    pub(in crate::chart) before: Option<f64>,
    /// Lowest and highest value that rounding allows, where it matters.
    pub(in crate::chart) bounds: Option<(f64, f64)>,
    /// How many decimals were published at most, and how many make sense.
    pub(in crate::chart) finest: usize,
    /// Its value as told.
    pub(in crate::chart) written: String,
    /// Its share of the whole as written beside it.
    pub(in crate::chart) share: Option<String>,
    /// Its place.
    pub(in crate::chart) rank: usize,
    /// Its place before; none for a newcomer.
    pub(in crate::chart) previous_rank: Option<usize>,
    /// Its status when it is less than firm.
    pub(in crate::chart) doubt: Option<Status>,
    /// Its colour where that is its own.
    pub(in crate::chart) ink: Option<BarInk>,
}

/// What is left of the whole.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Rest {
    /// How many ranked ones it holds; none where it is only what a published whole has besides.
    pub(in crate::chart) count: usize,
    /// Its value in the unit of the ranking, below 0 where the bars exceed what was published.
    pub(in crate::chart) value: f64,
    /// How many decimals make sense.
    pub(in crate::chart) finest: usize,
    /// Its share of the whole as written.
    pub(in crate::chart) share: Option<String>,
}

impl BarInk {
    pub(in crate::chart) fn on(self, palette: &Palette) -> Ink {
        match self {
            Self::First => palette.first,
            Self::Second => palette.second,
            Self::Side(side) => palette.side(side),
            Self::Text => palette.text,
        }
    }
}

impl RankedBar {
    /// Places gained since the ranking before, if it was in it.
    pub(in crate::chart) fn gained(&self) -> Option<i64> {
        Some(i64::try_from(self.previous_rank?).ok()? - i64::try_from(self.rank).ok()?)
    }

    /// Did its place change, or is it new?
    pub(in crate::chart) fn has_moved(&self) -> bool {
        self.gained() != Some(0)
    }

    /// The bar in words.
    pub(in crate::chart) fn told(&self, language: Language, compared: bool) -> String {
        let place = |rank: usize| language.number(&rank.to_string());
        let number = |value| trimmed(language, value, 3);
        let bounds = self.bounds.filter(|(low, high)| number(*low) != number(*high));
        let moved = || match (self.previous_rank, self.gained()) {
            (Some(_), Some(0)) => language.say("chart.told.same_place").to_owned(),
            (Some(before), Some(_)) => language.fill("chart.told.was", &[("rank", &place(before))]),
            _ => language.say("chart.new").to_owned(),
        };
        let remarks = [
            self.share.clone(),
            bounds.map(|(low, high)| language.fill("chart.range", &[("low", &number(low)), ("high", &number(high))])),
            compared.then(moved),
            self.doubt.map(|status| phrases::status(language, status)),
        ];
        let remarks: Vec<String> = remarks.into_iter().flatten().collect();
        format!("{} {} {} ({})", place(self.rank), self.label, self.written, phrases::in_turn(language, &remarks))
    }

    /// Its place, name and value, and its share.
    fn in_short(&self, language: Language) -> String {
        let share = self.share.as_ref().map_or_else(String::new, |share| format!(" ({share})"));
        format!("{} {} {}{share}", language.number(&self.rank.to_string()), self.label, self.written)
    }
}

impl Rest {
    /// "159 others: $138 bn, 17.9%".
    pub(in crate::chart) fn told(&self, language: Language, money: &Money) -> String {
        let decimals = usual_decimals(self.value.abs()).min(self.finest);
        let value = self::money(language, self.value, decimals, money);
        let parts: Vec<String> = [Some(value), self.share.clone()].into_iter().flatten().collect();
        let figures = [("figures", phrases::listed(language, &parts))];
        let figures = figures.each_ref().map(|(key, text)| (*key, text.as_str()));
        if self.count == 0 {
            language.fill("ranked.all_others", &figures)
        } else {
            language.count("ranked.others", self.count, &figures)
        }
    }
}

impl Ranking {
    /// What is left when the first so many bars are shown.
    pub(in crate::chart) fn rest(&self, count: usize) -> Option<&Rest> {
        self.rests.get(count).and_then(Option::as_ref)
    }

    /// The highlighted bar, where it does not stand among the first so many.
    pub(in crate::chart) fn apart(&self, count: usize) -> Option<&RankedBar> {
        self.highlight.as_deref().filter(|_| self.highlight_place.is_none_or(|place| place >= count))
    }

    /// The first bars, the highlighted one and all others in a sentence.
    pub(in crate::chart) fn told(&self, language: Language, most: usize) -> String {
        let count = self.bars.len().min(most);
        let bars = self.bars[..count].iter().chain(self.apart(count)).map(|bar| bar.in_short(language));
        let rest = self.rest(count).map(|rest| rest.told(language, &self.money));
        format!("{}: {}.", self.unit, phrases::in_turn(language, &bars.chain(rest).collect::<Vec<_>>()))
    }
}
