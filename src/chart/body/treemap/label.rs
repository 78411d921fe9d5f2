//! What is written in an area: whole words only, or nothing.

use super::{TreemapLeaf, WrittenShare};
use crate::{
    chart::{
        fonts::Typesetter,
        paint::{
            bidi,
            canvas::{Anchor, Canvas, Style},
            category_legend::letters,
            geometry::{Rect, number, pixel},
            sizes::Sizes,
            text,
        },
        theme::Ink,
    },
    language::Language,
};

/// The smallest text in an area.
const LEAST: f64 = 10.0;
/// The longest name that is told whole, in letters.
const LONGEST: usize = 80;
/// A name cut to fewer letters than this says nothing.
const LEAST_LETTERS: f64 = 8.0;

/// Lines of a size that fit into an area.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) lines: Vec<String>,
    pub(super) style: Style,
}

/// A share as it is written.
pub(super) fn share(language: Language, share: WrittenShare) -> String {
    match share {
        None => String::new(),
        Some(0) => language.fill("chart.less", &[("number", &language.percent("0.1"))]),
        Some(tenths) => {
            let sign = if tenths < 0 { "\u{2212}" } else { "" };
            language.percent(&format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10))
        }
    }
}

/// As much of a name as is told.
pub(in crate::chart) fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let kept = format!("{}\u{2026}", name.chars().take(LONGEST).collect::<String>().trim_end());
    let isolated = |mark: char| kept.matches(mark).count();
    if isolated('\u{2068}') > isolated('\u{2069}') { kept + "\u{2069}" } else { kept }
}

/// A part in words.
pub(super) fn told(language: Language, leaf: &TreemapLeaf) -> String {
    let name = shortened(&leaf.name);
    let called = if leaf.code.is_empty() || leaf.name.contains(&leaf.code) { name } else { format!("{} {name}", leaf.code) };
    let share = share(language, leaf.share);
    if share.is_empty() { format!("{called}: {}", leaf.figure) } else { format!("{called}: {} ({share})", leaf.figure) }
}

/// The smallest text of this picture.
pub(super) fn least(sizes: &Sizes) -> f64 {
    sizes.small.max(LEAST)
}

/// Between the edge of an area and its text.
pub(super) fn space(sizes: &Sizes) -> i32 {
    (sizes.gap / 3).max(2)
}

/// Could any label fit into so many pixels?
pub(super) fn may_fit(width: i32, height: i32, sizes: &Sizes) -> bool {
    let (least, space) = (least(sizes), 2 * space(sizes));
    f64::from(width - space) >= least * 1.8 && height - space >= 2 * Sizes::line(least)
}

/// The name and the share of a part in the largest size that fits.
pub(super) fn of_part(canvas: &Canvas, (name, share): (&str, &str), rect: Rect, sizes: &Sizes) -> Option<Label> {
    let (least, space) = (least(sizes), space(sizes));
    let (width, height) = (rect.width() - 2 * space, rect.height() - 2 * space);
    if !may_fit(rect.width(), rect.height(), sizes) {
        return None;
    }
    let wanted = (f64::from(width) * f64::from(height)).sqrt() * 0.13;
    // In a small picture of small text the title itself may be smaller than the least text of an area.
    let largest = ((wanted.min(sizes.title).max(least) * 2.0).round() / 2.0).max(least);
    let half = (f64::midpoint(largest, least) * 2.0).round() / 2.0;
    [largest, half, least].into_iter().find_map(|size| {
        let style = Style { size, bold: false, ink: canvas.palette.text, anchor: Anchor::Start };
        let lines = lines(canvas.typesetter, (name, share), &style, width, height)?;
        Some(Label { lines, style })
    })
}

/// The name of a group over its parts: on one line with its share, else in a few lines of whole words with the share in the last.
pub(super) fn of_group(canvas: &Canvas, (name, share): (&str, &str), rect: Rect, sizes: &Sizes) -> Option<Label> {
    let style = Style { size: least(sizes), bold: true, ink: canvas.palette.text, anchor: Anchor::Start };
    let space = space(sizes);
    let (width, height) = (f64::from(rect.width() - 2 * space), rect.height() - 2 * space);
    let room = usize::try_from(height / Sizes::line(style.size)).unwrap_or(0).min(4);
    let whole = format!("{name} {share}");
    let whole = whole.trim_end();
    if room == 0 || style.size * 0.3 * letters(name.split_whitespace().next()?) > width {
        return None;
    }
    if style.width(canvas.typesetter, whole) <= width {
        return Some(Label { lines: vec![whole.to_owned()], style });
    }
    let lines = text::wrapped(canvas.typesetter, whole, style.size, true, width, room);
    (is_whole(whole, &lines) && !lines.concat().contains('\u{2026}')).then_some(Label { lines, style })
}

/// One line, where it fits.
pub(super) fn of_strip(canvas: &Canvas, words: &str, rect: Rect, sizes: &Sizes) -> Option<Label> {
    let size = least(sizes).min(f64::from(rect.height() - 2) / 1.32);
    let style = Style { size: (size * 2.0).floor() / 2.0, bold: false, ink: canvas.palette.text, anchor: Anchor::Start };
    let fits =
        size >= LEAST.min(sizes.small) && style.width(canvas.typesetter, words) <= f64::from(rect.width() - 2 * space(sizes));
    fits.then(|| Label { lines: vec![words.to_owned()], style })
}

/// Writes a label into its area, in an ink.
pub(super) fn write(canvas: &mut Canvas, label: &Label, rect: Rect, ink: Ink, sizes: &Sizes) {
    let space = space(sizes);
    let style = Style { ink, ..label.style };
    let line = Sizes::line(style.size);
    let all = line * i32::try_from(label.lines.len()).unwrap_or(0);
    // In a strip that is hardly higher than its text, in the middle.
    let above = space.min((rect.height() - all) / 2).max(0);
    let mut baseline = rect.top + above + pixel(style.size * 0.92);
    for words in &label.lines {
        canvas.text(words, (rect.left + space, baseline), &style);
        baseline += line;
    }
}

/// The height of a label with the space around it.
pub(super) fn height(label: &Label, sizes: &Sizes) -> i32 {
    Sizes::line(label.style.size) * i32::try_from(label.lines.len()).unwrap_or(0) + space(sizes)
}

/// The name in as many lines as fit, unbroken words only, and the share below it.
fn lines(typesetter: Typesetter, (name, share): (&str, &str), style: &Style, width: i32, height: i32) -> Option<Vec<String>> {
    let room = usize::try_from(height / Sizes::line(style.size)).ok()?.min(6);
    let width = f64::from(width);
    let below = usize::from(!share.is_empty());
    if room < 1 + below || style.width(typesetter, share) > width {
        return None;
    }
    let first = name.split_whitespace().next()?;
    // A rough measure first: most areas are far too narrow, and shaping every name would take long.
    if style.size * 0.4 * letters(first) > width || style.width(typesetter, first) > width {
        return None;
    }
    let mut lines = text::wrapped(typesetter, name, style.size, false, width, room - below);
    if !is_whole(name, &lines) {
        return None;
    }
    // "Wov…" says less than nothing.
    let written: f64 = lines.iter().map(|line| letters(&bidi::bare(line.clone()))).sum();
    if lines.last().is_some_and(|line| line.contains('\u{2026}')) && written < LEAST_LETTERS + number(lines.len()) {
        return None;
    }
    lines.extend((below > 0).then(|| share.to_owned()));
    Some(lines)
}

/// Is no word broken, but for the end that was left out?
fn is_whole(name: &str, lines: &[String]) -> bool {
    let written: Vec<String> = lines.iter().cloned().map(bidi::bare).collect();
    let name = bidi::bare(name.to_owned());
    let mut words = written.iter().flat_map(|line| line.split_whitespace()).zip(name.split_whitespace());
    words.all(|(written, word)| written == word || written.ends_with('\u{2026}'))
}
