//! The parts of a group in their areas: as many as can be labelled, and the rest of them in one.

use super::{
    TreemapGroup, TreemapLeaf,
    label::{self, Label},
    squarify::{Region, squarify},
};
use crate::{
    chart::paint::{
        canvas::Canvas,
        geometry::{Rect, pixel},
        sizes::Sizes,
    },
    language::Language,
};

/// The rest of a group needs no label where it is no more than this part of it.
const THIN: f64 = 0.2;

/// One area, and what is written in it.
pub(super) struct Cell {
    pub(super) rect: Rect,
    pub(super) label: Option<Label>,
    /// What is told of it, and its value.
    pub(super) told: (String, f64),
    /// The code of a single part.
    pub(super) code: String,
}

/// Squares for some leaves and one for the rest of them.
type Laid = Vec<(Rect, Option<Label>)>;

/// A rectangle with fractions.
pub(super) fn region(rect: Rect) -> Region {
    let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom].map(f64::from);
    Region { left, top, right, bottom }
}

/// In whole pixels.
pub(super) fn rounded(area: Region) -> Rect {
    Rect { left: pixel(area.left), top: pixel(area.top), right: pixel(area.right), bottom: pixel(area.bottom) }
}

/// The areas of a group's parts within a rectangle, none of them without a label but one that holds all.
pub(super) fn cells(canvas: &Canvas, group: &TreemapGroup, rect: Rect, sizes: &Sizes) -> Vec<Cell> {
    let leaves = &group.leaves;
    let area = f64::from(rect.width().max(0)) * f64::from(rect.height().max(0));
    let scale = area / group.value().max(f64::MIN_POSITIVE);
    let smallest = label::least(sizes) * 3.0 * f64::from(2 * Sizes::line(label::least(sizes)));
    let mut count = leaves.iter().take_while(|leaf| leaf.value * scale >= smallest).count();
    if count + 1 == leaves.len() {
        count += 1;
    }
    loop {
        let laid = lay(canvas, &leaves[..count], &leaves[count..], rect, sizes);
        let labelled = laid.iter().take_while(|(_, label)| label.is_some()).count();
        let left: f64 = leaves[count..].iter().map(|leaf| leaf.value).sum();
        // The very last may be too thin for words.
        let is_thin = labelled == count && left <= group.value() * THIN;
        if labelled == laid.len() || count == 0 || is_thin {
            return made(canvas.language, leaves, count, laid);
        }
        // Fewer, but not far fewer for one that lies badly.
        count = labelled.min(count).max(count - (count / 8).max(1)).min(count - 1);
    }
}

/// The areas of some parts, and of the rest of them last.
fn lay(canvas: &Canvas, shown: &[TreemapLeaf], tail: &[TreemapLeaf], rect: Rect, sizes: &Sizes) -> Laid {
    let language = canvas.language;
    let areas = areas(shown, tail, rect).into_iter();
    let label = |(place, rect): (usize, Rect)| {
        let edged = Rect { right: rect.right - 1, bottom: rect.bottom - 1, ..rect };
        let fitting = |name: &str, share| label::of_part(canvas, (name, &label::share(language, share)), edged, sizes);
        let label = match (shown.get(place), tail) {
            (Some(leaf), _) => fitting(&leaf.name, leaf.share),
            (None, [one]) => fitting(&one.name, one.share).or_else(|| fitting(&more(language, tail), one.share)),
            // Nothing is shown that they could be more than.
            (None, _) if shown.is_empty() => fitting(&language.count("ranked.products", tail.len(), &[]), None),
            (None, _) => fitting(&more(language, tail), rest_share(tail)),
        };
        (rect, label)
    };
    areas.enumerate().map(label).collect()
}

/// The areas of the parts, and last that of the rest of them: as a strip of its own at the end of the longer side where it is not
/// the smallest, so that each has the shape of its size.
fn areas(shown: &[TreemapLeaf], tail: &[TreemapLeaf], rect: Rect) -> Vec<Rect> {
    let mut values: Vec<f64> = shown.iter().map(|leaf| leaf.value).collect();
    let (known, left): (f64, f64) = (values.iter().sum(), tail.iter().map(|leaf| leaf.value).sum());
    let mut strip = None;
    let mut whole = rect;
    if values.last().is_some_and(|smallest| left > *smallest) {
        let part = left / (known + left);
        strip = Some(if rect.width() >= rect.height() {
            whole.right = rect.right - pixel(f64::from(rect.width()) * part);
            Rect { left: whole.right, ..rect }
        } else {
            whole.bottom = rect.bottom - pixel(f64::from(rect.height()) * part);
            Rect { top: whole.bottom, ..rect }
        });
    } else if !tail.is_empty() {
        values.push(left);
    }
    squarify(&values, region(whole)).into_iter().map(rounded).chain(strip).collect()
}

/// "12 more".
fn more(language: Language, rest: &[TreemapLeaf]) -> String {
    language.count("ranked.more", rest.len(), &[])
}

fn rest_share(rest: &[TreemapLeaf]) -> super::WrittenShare {
    rest.iter().map(|leaf| leaf.share).sum()
}

fn made(language: Language, leaves: &[TreemapLeaf], count: usize, laid: Laid) -> Vec<Cell> {
    let cell = |(place, (rect, label)): (usize, (Rect, Option<Label>))| match leaves[..count].get(place) {
        Some(leaf) => Cell { rect, label, told: (label::told(language, leaf), leaf.value), code: leaf.code.clone() },
        None => Cell { rect, label, told: told_rest(language, &leaves[count..]), code: code_of(&leaves[count..]) },
    };
    laid.into_iter().enumerate().map(cell).collect()
}

fn code_of(rest: &[TreemapLeaf]) -> String {
    if let [one] = rest { one.code.clone() } else { String::new() }
}

/// The rest of the parts in words: how many, how much, and the first of them.
fn told_rest(language: Language, rest: &[TreemapLeaf]) -> (String, f64) {
    let value = rest.iter().map(|leaf| leaf.value).sum();
    if let [one] = rest {
        return (label::told(language, one), value);
    }
    let share = label::share(language, rest_share(rest));
    let named: Vec<String> = rest.iter().take(3).map(|leaf| label::shortened(&leaf.name)).collect();
    let named = crate::chart::wording::phrases::in_turn(language, &named);
    let after = if rest.len() > 3 { "\u{2026}" } else { "" };
    (format!("{} {share}: {named}{after}", more(language, rest)), value)
}
