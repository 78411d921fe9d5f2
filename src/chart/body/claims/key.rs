//! The key over the statements: the mark of each verdict, what it means and how many have it.

use super::{marks, model::ClaimDots, spread::radius};
use crate::{
    chart::paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, pixel},
        sizes::Sizes,
    },
    statistics::Verdict,
};

/// A verdict in its row, and where it begins there.
type KeyItem = (Verdict, String, i32);

/// The key in rows.
pub(super) struct ClaimKey(Vec<Vec<KeyItem>>);

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.small, bold: false, ink: canvas.palette.text, anchor: Anchor::Start }
}

/// The width of a mark with the space after it.
fn before(sizes: &Sizes) -> i32 {
    radius(sizes) * 2 + sizes.gap * 2 / 3
}

impl ClaimKey {
    /// What verdicts mean where there is room for it, else the bare verdicts, else nothing.
    pub(super) fn of(canvas: &Canvas, claims: &ClaimDots, rect: Rect, sizes: &Sizes) -> Self {
        let most = usize::try_from(rect.height() / 5 / Sizes::line(sizes.small)).unwrap_or(0).min(3);
        let lists = ["claims_picture.meaning", "verdict"];
        let wordings = lists.into_iter().map(|list| Self::worded(canvas, claims, list, rect.width(), sizes));
        let fitting = wordings.into_iter().flatten().find(|key| key.0.len() <= most);
        fitting.unwrap_or(Self(Vec::new()))
    }

    /// The key in the words of a list; nothing where a verdict is wider than the picture.
    fn worded(canvas: &Canvas, claims: &ClaimDots, list: &str, width: i32, sizes: &Sizes) -> Option<Self> {
        let (style, language) = (style(canvas, sizes), canvas.language);
        let (mut rows, mut x): (Vec<Vec<KeyItem>>, i32) = (vec![Vec::new()], 0);
        for (verdict, count) in claims.counts() {
            let (meaning, count) = (meaning(canvas, list, verdict), language.number(&count.to_string()));
            let words = language.fill("claims_picture.counted", &[("meaning", &meaning), ("count", &count)]);
            let wide = before(sizes) + pixel(style.width(canvas.typesetter, &words).ceil());
            if wide > width {
                return None;
            }
            if x > 0 && x + wide > width {
                rows.push(Vec::new());
                x = 0;
            }
            if let Some(row) = rows.last_mut() {
                row.push((verdict, words, x));
            }
            x += wide + sizes.gap * 3 / 2;
        }
        Some(Self(rows))
    }

    /// How high it is, with the space below it.
    pub(super) fn height(&self, sizes: &Sizes) -> i32 {
        let rows = i32::try_from(self.0.len()).unwrap_or(0);
        if rows == 0 { 0 } else { rows * Sizes::line(sizes.small) + sizes.gap * 2 / 3 }
    }

    /// Draws it from where reading begins.
    pub(super) fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        let rect = canvas.in_reading(rect);
        canvas.reading(|canvas| self.read(canvas, rect, sizes));
    }

    fn read(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes) {
        let (style, radius) = (style(canvas, sizes), radius(sizes));
        let mut baseline = rect.top + pixel(sizes.small);
        for row in &self.0 {
            for (verdict, words, x) in row {
                let left = rect.left + x;
                marks::mark(canvas, *verdict, (left + radius, baseline - pixel(sizes.small * 0.36)), radius, sizes);
                canvas.text(words, (left + before(sizes), baseline), &style);
            }
            baseline += Sizes::line(sizes.small);
        }
    }
}

/// The words of a verdict in one of the lists.
fn meaning(canvas: &Canvas, list: &str, verdict: Verdict) -> String {
    if list == "verdict" {
        canvas.language.term("verdict", verdict.word()).to_owned()
    } else {
        canvas.language.term("claims_picture.meaning", verdict.word()).to_owned()
    }
}
