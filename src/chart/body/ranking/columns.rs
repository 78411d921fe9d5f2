//! The columns of a ranking: places, places gained or lost, names, bars, values, shares. A column without room is left out.

use super::{RankedBar, figures::at_least};
use crate::{
    chart::{
        paint::{
            canvas::{Anchor, Canvas, Style},
            geometry::{Rect, pixel},
            sizes::Sizes,
        },
        wording::number::usual_decimals,
    },
    language::Language,
};

/// Values and shares take at most this part of the width.
const FIGURES: f64 = 0.3;
/// Names take at most this part of the width, and leave the bars at least the other.
const NAMES: f64 = 0.46;
const BARS: f64 = 0.3;
/// In a small picture, which has little room for both.
const SMALL_NAMES: f64 = 0.42;

/// Where the columns of a ranking stand.
pub(super) struct RankingColumns {
    /// The right edge of the places.
    pub(super) rank: Option<i32>,
    /// The left edge of the places gained or lost.
    pub(super) moved: Option<i32>,
    /// The left edge and the width of the names.
    pub(super) names: (i32, i32),
    /// The left and right edge of the bars.
    pub(super) bars: (i32, i32),
    /// The right edge of the values.
    pub(super) values: Option<i32>,
    /// The right edge of the shares.
    pub(super) shares: Option<i32>,
    /// The decimals of the values.
    pub(super) decimals: usize,
    /// The size of the text.
    pub(super) text: f64,
}

/// How the text of rows looks.
pub(super) fn plain(canvas: &Canvas, size: f64, muted: bool) -> Style {
    let ink = if muted { canvas.palette.muted } else { canvas.palette.text };
    Style { size, bold: false, ink, anchor: Anchor::Start }
}

/// The size of places and shares beside text of this size.
pub(super) fn small(canvas: &Canvas, size: f64) -> Style {
    plain(canvas, (size * 1.7).round() / 2.0, true)
}

/// The width of the sign of a moved place with the space after it.
pub(super) fn sign(size: f64) -> i32 {
    pixel(size * 0.85)
}

/// The places gained or lost; the sign before them is drawn.
pub(super) fn movement(language: Language, bar: &RankedBar) -> String {
    match bar.gained() {
        Some(0) => String::new(),
        Some(gained) => language.number(&gained.unsigned_abs().to_string()),
        None => language.say("chart.new").to_owned(),
    }
}

/// A value as it stands in its column; with fewer decimals where fewer were published.
pub(super) fn value(language: Language, bar: &RankedBar, decimals: usize) -> String {
    at_least(language, bar.value, decimals.min(bar.finest), |number| language.number(number))
}

/// Decimals that are the same for all: about three figures of the largest, and of the smallest as many as make it something.
fn decimals(bars: &[&RankedBar]) -> usize {
    let sizes = || bars.iter().map(|bar| bar.value.abs()).filter(|size| *size > 0.0);
    let (largest, smallest) = (sizes().fold(0.0, f64::max), sizes().fold(f64::INFINITY, f64::min));
    let usual = usual_decimals(largest) + usize::from(largest < 1.0);
    let is_lost = if usual == 0 { smallest < 9.5 } else { smallest * 10.0_f64.powi(i32::try_from(usual).unwrap_or(0)) < 0.95 };
    usual + usize::from(is_lost && usual < 3)
}

impl RankingColumns {
    /// The columns of these bars within a rectangle.
    pub(super) fn of(
        canvas: &Canvas,
        bars: &[&RankedBar],
        (ranked, compared): (bool, bool),
        rect: Rect,
        (size, sizes): (f64, &Sizes),
    ) -> Self {
        let (style, small) = (plain(canvas, size, false), small(canvas, size));
        let bold = Style { bold: true, ..style };
        let widest = |texts: &dyn Fn(&RankedBar) -> String, style: &Style| {
            bars.iter().map(|bar| pixel(style.width(canvas.typesetter, &texts(bar)).ceil())).max().unwrap_or(0)
        };
        let (space, language) = (sizes.gap / 2 + 1, canvas.language);
        let mut left = rect.left;
        let rank = ranked.then(|| left + widest(&|bar| language.number(&bar.rank.to_string()), &small));
        left = rank.map_or(left, |right| right + space);
        let moved = compared.then_some(left);
        left += if compared { sign(size) + widest(&|bar| movement(language, bar), &small) + space } else { 0 };
        let decimals = decimals(bars);
        let value_width = widest(&|bar| value(language, bar, decimals), &bold);
        let share_width = widest(&|bar| bar.share.clone().unwrap_or_default(), &small);
        let most = pixel(f64::from(rect.width()) * FIGURES);
        let has_values = sizes.labels && value_width <= most;
        let has_shares = has_values && share_width > 0 && value_width + share_width + space * 2 <= most;
        let shares = has_shares.then_some(rect.right);
        let right = if has_shares { rect.right - share_width - space * 2 } else { rect.right };
        let values = has_values.then_some(right);
        let right = if has_values { right - value_width - space * 2 } else { right - 2 };
        let most = if sizes.subtitle {
            pixel(f64::from(rect.width()) * NAMES).min(right - left - pixel(f64::from(rect.width()) * BARS))
        } else {
            pixel(f64::from(rect.width()) * SMALL_NAMES)
        };
        let wanted = |bar: &&RankedBar| if bar.ink.is_some() { bold } else { style }.width(canvas.typesetter, &bar.label).ceil();
        let widest = bars.iter().map(wanted).fold(0.0, f64::max);
        let names = pixel(widest).min(most.min((right - left) * 3 / 5)).max(1);
        let start = left + names + space;
        Self { rank, moved, names: (left, names), bars: (start, right.max(start + 1)), values, shares, decimals, text: size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_the_same_decimals() {
        let written = |values: &[f64]| {
            let bars: Vec<RankedBar> =
                values.iter().map(|value| RankedBar { value: *value, finest: 3, ..RankedBar::default() }).collect();
            let bars: Vec<&RankedBar> = bars.iter().collect();
            let decimals = decimals(&bars);
            bars.iter().map(|bar| value(Language::English, bar, decimals)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(written(&[93.94, 80.4, 1.8]), "93.9 80.4 1.8");
        assert_eq!(written(&[393.0, 24.4, 4.14]), "393.0 24.4 4.1");
        assert_eq!(written(&[18.8, 8.3, 0.911]), "18.8 8.3 0.9");
        assert_eq!(written(&[18.8, 0.04, 0.0]), "18.80 0.04 0");
        assert_eq!(written(&[4_200.0, 0.01]), "4,200.0 <0.1");
        assert_eq!(written(&[0.25, 0.0004]), "0.250 <0.001");
    }
}
