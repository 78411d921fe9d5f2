//! Bars ranked by size, of whatever is ranked: partners, products.

mod bars;
mod draw;
mod row;

pub(in crate::chart) use self::bars::{RankedBar, Ranking};
use crate::{
    chart::{
        body::form::Form,
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        wording::{
            number::{is_something, plain},
            phrases,
        },
    },
    language::{Language, Magnitude},
    series::Ratio,
    statistics::{Left, Ranked, Whole, left, plus},
    trade::{Level, Status},
};

/// So many bars are told.
const TOLD: usize = 3;

/// What a ranked thing is called, and how its figure stands.
pub(in crate::chart) struct RankedLabel {
    pub(in crate::chart) label: String,
    pub(in crate::chart) sub_label: String,
    pub(in crate::chart) status: Status,
}

/// The ranking of some rows of a whole. `before` says what their earlier places are of.
pub(in crate::chart) fn ranking<K>(
    language: Language,
    rows: &[Ranked<K>],
    whole: Option<Whole>,
    (magnitude, currency): (Magnitude, &str),
    before: &str,
    name: impl Fn(&K) -> RankedLabel,
) -> Ranking {
    let bar = |row: &Ranked<K>| {
        let RankedLabel { label, sub_label, status } = name(&row.key);
        RankedBar {
            label,
            sub_label,
            rank: Some(row.rank),
            previous_rank: row.previous_rank,
            doubt: status.is_tentative().then_some(status),
            ..measured(language, row.standing.level, row.standing.share, magnitude)
        }
    };
    let mut sums: Vec<Option<Level>> = Vec::new();
    for row in rows {
        let level = row.standing.level;
        sums.push(sums.last().map_or(Some(level), |before| plus((*before)?, level)));
    }
    let without = |taken: Option<Level>| whole.and_then(|whole| others(language, left(taken, whole)?, magnitude));
    let rests = [without(None)].into_iter().chain(sums.into_iter().map(|sum| without(Some(sum?)))).collect();
    let compared = rows.iter().any(|row| row.previous_rank.is_some());
    Ranking {
        unit: magnitude.unit(language, currency),
        bars: rows.iter().map(bar).collect(),
        rests,
        compared_to: compared.then(|| before.to_owned()),
        tight: false,
    }
}

/// The bar of all others; nothing when there are none.
fn others(language: Language, left: Left, magnitude: Magnitude) -> Option<RankedBar> {
    let Left { level, share } = left;
    let some = level.amount.hundredths() != 0 || level.bounds.high > 0;
    let label = language.say("chart.rest").to_owned();
    some.then(|| RankedBar { label, muted: true, ..measured(language, level, share, magnitude) })
}

fn measured(language: Language, level: Level, share: Ratio, magnitude: Magnitude) -> RankedBar {
    let value = magnitude.amount(level.amount);
    RankedBar {
        value,
        bounds: level.rounding.map(|_| (magnitude.bound(level.bounds.low), magnitude.bound(level.bounds.high))),
        written: written(language, value, magnitude, level.rounding),
        share: share.value.map(|share| percent(language, share)),
        ..RankedBar::default()
    }
}

/// A value with about three figures, and no more than were published.
fn written(language: Language, value: f64, magnitude: Magnitude, rounding: Option<i8>) -> String {
    let usual = match value.abs() {
        large if large >= 100.0 => 0,
        medium if medium >= 10.0 => 1,
        small if small >= 1.0 => 2,
        _ => 3,
    };
    at_least(language, value, magnitude.decimals(usual, rounding), |number| language.number(number))
}

/// A share of the whole: one decimal.
pub(in crate::chart) fn percent(language: Language, share: f64) -> String {
    at_least(language, share, 1, |number| language.percent(number))
}

/// "<0.1" for what is written as nothing but is something.
fn at_least(language: Language, value: f64, decimals: usize, written: impl Fn(&str) -> String) -> String {
    let text = plain(value, decimals);
    match (is_something(&text), decimals) {
        (false, _) if value == 0.0 => written("0"),
        (false, _) if value > 0.0 => {
            let least = if decimals == 0 { "1".to_owned() } else { format!("0.{}1", "0".repeat(decimals - 1)) };
            language.fill("chart.less", &[("number", &written(&least))])
        }
        _ => written(&text),
    }
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
        statistics::{Entrant, rank, whole},
        trade::Valuation,
    };

    const EN: Language = Language::English;

    fn level(text: &str) -> Option<Level> {
        (!text.is_empty()).then(|| Level::from_wording(text.parse().unwrap(), 9, Some(2), Valuation::Fob).unwrap().0)
    }

    fn made(published: Option<&str>) -> Ranking {
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
        ranking(EN, &rows, Some(whole), (magnitude, "USD"), "2021", named)
    }

    #[test]
    fn bars_places_and_all_others_for_every_number_of_rows() {
        let ranking = made(None);
        let bars: Vec<_> = ranking.bars.iter().map(|bar| (bar.written.as_str(), bar.share.as_deref(), bar.gained())).collect();
        // 5, 3 and 0.01 of 8.01; b was first, c was not there.
        assert_eq!(bars, [("5.00", Some("62.4%"), Some(1)), ("3.00", Some("37.5%"), Some(-1)), ("0.01", Some("0.1%"), None)]);
        let rests: Vec<_> = ranking.rests.iter().map(|rest| rest.as_ref().map(|rest| rest.written.as_str())).collect();
        assert_eq!(rests, [Some("8.01"), Some("3.01"), Some("0.01"), None]);
        assert_eq!(ranking.bars[1].doubt, Some(Status::Estimated));
        assert_eq!(
            ranking.told(EN, 2),
            "USD billion: 1 A 5.00 (62.4%; 4.995 to 5.005; was 2), 2 B 3.00 (37.5%; 2.995 to 3.005; was 1; estimated), \
             All others 0.01 (0.1%; 0.005 to 0.015)."
        );
    }

    #[test]
    fn what_exceeds_a_published_whole_is_below_nothing() {
        let last = made(Some("7")).rests.pop().flatten().unwrap();
        // 7 − 8.01; of 7 that is −14.4 %.
        assert_eq!((last.written.as_str(), last.share.as_deref(), last.muted), ("−1.01", Some("−14.4%"), true));
    }

    #[test]
    fn little_is_not_nothing() {
        let billion = Magnitude::of_largest(level("1").iter());
        let cases = [(0.000_4, None), (0.25, None), (0.0, None), (1234.5, None), (12.34, Some(9))];
        let texts = cases.map(|(value, rounding)| written(EN, value, billion, rounding));
        assert_eq!(texts, ["<0.001", "0.250", "0", "1,234", "12"]);
        assert_eq!([0.01, 12.34, 0.0, -3.2].map(|share| percent(EN, share)), ["<0.1%", "12.3%", "0%", "−3.2%"]);
    }
}
