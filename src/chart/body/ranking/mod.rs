//! Bars ranked by size, of whatever is ranked: partners, products.

mod bars;
mod columns;
mod draw;
mod figures;
mod row;
mod rows;

use self::figures::at_least;
pub(in crate::chart) use self::{
    bars::{BarInk, RankedBar, Ranking, Rest},
    figures::percent,
};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::{money::Money, phrases},
    },
    language::Language,
    statistics::{Left, Ranked, Whole, left, plus},
    trade::{Amount, Level, Status},
};

/// So many bars are told before the highlighted one and all others.
const TOLD: usize = 3;

/// What a ranked thing is called, and how its figure stands.
pub(in crate::chart) struct RankedLabel {
    pub(in crate::chart) label: String,
    pub(in crate::chart) sub_label: String,
    pub(in crate::chart) status: Status,
}

/// What is ranked.
pub(in crate::chart) struct RankedRows<'a, K> {
    /// The rows that may be shown, best first.
    pub(in crate::chart) rows: &'a [Ranked<K>],
    /// How many there are, shown or not.
    pub(in crate::chart) count: usize,
    /// What shares are of.
    pub(in crate::chart) whole: Option<Whole>,
    /// The row that is shown wherever it ranks, and its colour.
    pub(in crate::chart) highlight: Option<(Ranked<K>, BarInk)>,
}

/// The ranking of some rows of a whole. `before` says what their earlier places are of.
pub(in crate::chart) fn ranking<K: PartialEq>(
    language: Language,
    ranked: &RankedRows<K>,
    money: Money,
    before: &str,
    name: impl Fn(&K) -> RankedLabel,
) -> Ranking {
    let bar = |row: &Ranked<K>, ink: Option<BarInk>| {
        let RankedLabel { label, sub_label, status } = name(&row.key);
        let doubt = status.is_tentative().then_some(status);
        RankedBar { label, sub_label, doubt, ink, ..measured(language, row, &money) }
    };
    let highlight = ranked.highlight.as_ref();
    let highlight_place = highlight.and_then(|(own, _)| ranked.rows.iter().position(|row| row.key == own.key));
    let ink = |place: usize| highlight.filter(|_| highlight_place == Some(place)).map(|(_, ink)| *ink);
    let compared = ranked.rows.iter().chain(highlight.map(|(own, _)| own)).any(|row| row.previous_rank.is_some());
    Ranking {
        unit: money.magnitude.sign(language, &money.currency),
        bars: ranked.rows.iter().enumerate().map(|(place, row)| bar(row, ink(place))).collect(),
        ink: BarInk::First,
        highlight: highlight.map(|(row, ink)| Box::new(bar(row, Some(*ink)))),
        highlight_place,
        rests: rests(language, ranked, highlight_place, &money),
        compared_to: compared.then(|| before.to_owned()),
        tight: false,
        money,
    }
}

/// What is left when the first so many rows are shown, and the highlighted one with them.
fn rests<K>(language: Language, ranked: &RankedRows<K>, place: Option<usize>, money: &Money) -> Vec<Option<Rest>> {
    let mut sum: Option<Option<Level>> = Some(None);
    let mut rests = Vec::with_capacity(ranked.rows.len() + 1);
    let add = |sum: Option<Level>, level: Level| sum.map_or(Some(level), |sum| plus(sum, level));
    for count in 0..=ranked.rows.len() {
        let apart = ranked.highlight.as_ref().filter(|_| place.is_none_or(|place| place >= count));
        let taken = match (sum, apart) {
            (Some(sum), Some((row, _))) => add(sum, row.standing.level).map(Some),
            (sum, _) => sum,
        };
        let others = ranked.count.saturating_sub(count + usize::from(apart.is_some()));
        let left = taken.zip(ranked.whole).and_then(|(taken, whole)| left(taken, whole));
        rests.push(left.and_then(|left| rest(language, &left, others, money)));
        if let Some(row) = ranked.rows.get(count) {
            sum = sum.and_then(|sum| add(sum, row.standing.level)).map(Some);
        }
    }
    rests
}

/// All others; nothing when there are none.
fn rest(language: Language, left: &Left, count: usize, money: &Money) -> Option<Rest> {
    let some = left.level.amount.hundredths() != 0 || left.level.bounds.high > 0;
    some.then(|| Rest {
        count,
        value: money.magnitude.amount(left.level.amount),
        finest: money.magnitude.decimals(FINEST, left.level.rounding),
        share: left.share.value.map(|share| percent(language, share)),
    })
}

/// No figure is written with more decimals.
const FINEST: usize = 3;

fn measured<K>(language: Language, row: &Ranked<K>, money: &Money) -> RankedBar {
    let (level, magnitude) = (row.standing.level, money.magnitude);
    let value = magnitude.amount(level.amount);
    let finest = magnitude.decimals(FINEST, level.rounding);
    let earlier = row.standing.change.value.and_then(|change| level.amount.checked_sub(change));
    RankedBar {
        value,
        before: earlier.map(|earlier: Amount| magnitude.amount(earlier)),
        bounds: level.rounding.map(|_| (magnitude.bound(level.bounds.low), magnitude.bound(level.bounds.high))),
        finest,
        written: written(language, value, finest),
        share: row.standing.share.value.map(|share| percent(language, share)),
        rank: row.rank,
        previous_rank: row.previous_rank,
        ..RankedBar::default()
    }
}

/// A value with about three figures, and no more decimals than make sense.
fn written(language: Language, value: f64, finest: usize) -> String {
    let usual = match value.abs() {
        large if large >= 100.0 => 0,
        medium if medium >= 10.0 => 1,
        small if small >= 1.0 => 2,
        _ => 3,
    };
    at_least(language, value, usual.min(finest), |number| language.number(number))
}

impl Form for Ranking {
    fn is_empty(&self) -> bool {
        self.bars.is_empty()
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        if self.is_empty() {
            return vec![format!("{}.", language.say("chart.nothing"))];
        }
        vec![self.told(language, TOLD)]
    }

    fn notation(&self, language: Language, frame: Rect) -> Vec<(Swatch, String)> {
        let mut doubts: Vec<String> = Vec::new();
        let doubtful = self.bars.iter().filter_map(|bar| bar.doubt);
        for words in doubtful.map(|status| phrases::status(language, status)) {
            if !doubts.contains(&words) {
                doubts.push(words);
            }
        }
        let comma = format!("{} ", language.say("chart.comma"));
        let mut items = Vec::new();
        if !doubts.is_empty() {
            items.push((Swatch::Hatched, doubts.join(&comma)));
        }
        items.extend(draw::before(language, self));
        items.extend(draw::moves(language, self));
        if draw::has_whiskers(self, frame.width()) {
            items.push((Swatch::Whisker, language.say("chart.key.whiskers").to_owned()));
        }
        items
    }

    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        draw::ranked(canvas, self, rect, sizes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Magnitude,
        statistics::{Entrant, rank, whole},
        trade::Valuation,
    };

    const EN: Language = Language::English;

    fn level(text: &str) -> Option<Level> {
        (!text.is_empty()).then(|| Level::from_wording(text.parse().unwrap(), 9, Some(2), Valuation::Fob).unwrap().0)
    }

    /// A (5, before 2), B (3, before 6, estimated), C (0.01, new): as many as `top`, one of them highlighted.
    fn made(published: Option<&str>, top: usize, highlighted: Option<&str>) -> Ranking {
        let entrants = [("a", "5", "2"), ("b", "3", "6"), ("c", "0.01", "")].map(|(key, now, before)| Entrant {
            key,
            level: level(now),
            earlier: level(before),
            reason: None,
        });
        let summed = whole(&entrants).unwrap();
        let whole = published.map_or(summed, |text| Whole { level: level(text).unwrap(), published: true, ..summed });
        let rows = rank(&entrants, whole);
        let magnitude = Magnitude::of_largest(rows.iter().map(|row| &row.standing.level));
        let status = |key: &&str| if *key == "b" { Status::Estimated } else { Status::Normal };
        let named = |key: &&str| RankedLabel { label: key.to_uppercase(), sub_label: String::new(), status: status(key) };
        let highlight = rows.iter().find(|row| Some(row.key) == highlighted).map(|row| (*row, BarInk::Text));
        let ranked = RankedRows { rows: &rows[..top], count: rows.len(), whole: Some(whole), highlight };
        ranking(EN, &ranked, Money { magnitude, currency: "USD".to_owned() }, "2021", named)
    }

    fn rests(ranking: &Ranking) -> Vec<String> {
        let told = |rest: &Option<Rest>| rest.as_ref().map_or_else(String::new, |rest| rest.told(EN, &ranking.money));
        ranking.rests.iter().map(told).collect()
    }

    #[test]
    fn bars_places_and_all_others_for_every_number_of_rows() {
        let ranking = made(None, 3, None);
        let bars: Vec<_> = ranking.bars.iter().map(|bar| (bar.written.as_str(), bar.share.as_deref(), bar.gained())).collect();
        // 5, 3 and 0.01 of 8.01; b was first, c was not there.
        assert_eq!(bars, [("5.00", Some("62.4%"), Some(1)), ("3.00", Some("37.5%"), Some(-1)), ("0.01", Some("0.1%"), None)]);
        assert_eq!(ranking.bars.iter().map(|bar| bar.before).collect::<Vec<_>>(), [Some(2.0), Some(6.0), None]);
        let wanted = ["3 others: $8.01\u{a0}bn, 100.0%", "2 others: $3.01\u{a0}bn, 37.6%", "1 other: $0.01\u{a0}bn, 0.1%", ""];
        assert_eq!(rests(&ranking), wanted);
        assert_eq!(ranking.bars[1].doubt, Some(Status::Estimated));
        assert_eq!(ranking.told(EN, 2), "$bn: 1 A 5.00 (62.4%); 2 B 3.00 (37.5%); 1 other: $0.01\u{a0}bn, 0.1%.");
        assert_eq!(ranking.bars[1].told(EN, true), "2 B 3.00 (37.5%; 2.995 to 3.005; was 1; estimated)");
    }

    #[test]
    fn one_is_shown_wherever_it_ranks_and_no_longer_among_the_others() {
        // Only the first is listed; c is third.
        let ranking = made(None, 1, Some("c"));
        assert_eq!(ranking.apart(1).map(|bar| (bar.rank, bar.ink)), Some((3, Some(BarInk::Text))));
        // Without a and c there is b: 3 of 8.01.
        assert_eq!(rests(&ranking), ["2 others: $8.00\u{a0}bn, 99.9%", "1 other: $3.00\u{a0}bn, 37.5%"]);
        // Where it is listed it is coloured in its place, once it is shown.
        let listed = made(None, 3, Some("b"));
        assert_eq!(listed.bars.iter().map(|bar| bar.ink).collect::<Vec<_>>(), [None, Some(BarInk::Text), None]);
        assert!(listed.apart(1).is_some() && listed.apart(2).is_none());
        assert_eq!(rests(&listed)[1], rests(&listed)[2]);
    }

    #[test]
    fn what_exceeds_a_published_whole_is_below_nothing() {
        // 7 − 8.01; of 7 that is −14.4 %.
        assert_eq!(rests(&made(Some("7"), 3, None)).pop().unwrap(), "All others: \u{2212}$1.01\u{a0}bn, \u{2212}14.4%");
    }

    #[test]
    fn little_is_not_nothing() {
        let cases = [(0.000_4, 3), (0.25, 3), (0.0, 3), (1234.5, 3), (12.34, 0)];
        let texts = cases.map(|(value, finest)| written(EN, value, finest));
        assert_eq!(texts, ["<0.001", "0.250", "0", "1,234", "12"]);
        assert_eq!([0.01, 12.34, 0.0, -3.2].map(|share| percent(EN, share)), ["<0.1%", "12.3%", "0%", "−3.2%"]);
    }
}
