//! Areas within an area: blocks of what belongs together under its name, in each its parts; what is left stands last.

use super::{
    Treemap,
    cells::{Cell, cells},
    label::{self, Label},
    plan::{Block, plan},
};
use crate::chart::{
    categorical_palette,
    display::Class,
    hit_area::Datum,
    paint::{
        canvas::{Anchor, Canvas, Style},
        category_legend,
        geometry::{Rect, pixel},
        sizes::Sizes,
        text,
    },
    theme::Ink,
};

/// Draws the groups into a rectangle, the largest where reading begins.
pub(super) fn draw(canvas: &mut Canvas, treemap: &Treemap, rect: Rect, sizes: &Sizes) {
    let rect = canvas.in_reading(rect);
    canvas.reading(|canvas| read(canvas, treemap, rect, sizes));
}

fn read(canvas: &mut Canvas, treemap: &Treemap, rect: Rect, sizes: &Sizes) {
    let rect = if sizes.subtitle { rect } else { total(canvas, &treemap.total, rect, sizes) };
    let plan = plan(canvas, &treemap.groups, rect, sizes);
    let height = category_legend::height(&plan.key, sizes);
    category_legend::draw(canvas, &plan.key, (rect.left, rect.bottom - height), sizes);
    let mut words = Vec::new();
    for block in &plan.blocks {
        if block.rect.width() >= 1 && block.rect.height() >= 1 {
            draw_block(canvas, block, sizes, &mut words);
        }
    }
    canvas.group(Class::Labels, |canvas| {
        for Written { label, rect, ink } in &words {
            label::write(canvas, label, *rect, *ink, sizes);
        }
    });
}

/// Words, the area they stand in and their ink.
struct Written {
    label: Label,
    rect: Rect,
    ink: Ink,
}

/// What all of it is worth, where no subtitle says it.
fn total(canvas: &mut Canvas, words: &str, rect: Rect, sizes: &Sizes) -> Rect {
    let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start };
    let words = text::shortened(canvas.typesetter, words, style.size, false, f64::from(rect.width()));
    canvas.text(&words, (rect.left, rect.top + pixel(style.size * 0.8)), &style);
    Rect { top: rect.top + Sizes::line(style.size), ..rect }
}

fn draw_block(canvas: &mut Canvas, block: &Block, sizes: &Sizes, written: &mut Vec<Written>) {
    let ink = block.group.fill.ink(canvas.palette);
    let on = categorical_palette::text_on(ink);
    let space = if block.rect.width().min(block.rect.height()) > 12 { pixel(f64::from(sizes.thin)) } else { 0 };
    let rect = Rect { right: block.rect.right - space, bottom: block.rect.bottom - space, ..block.rect };
    let whole = || {
        let words = format!("{} {}", block.group.name, label::share(canvas.language, block.group.share));
        Datum {
            period: String::new(),
            series: block.group.name.clone(),
            value: block.group.value(),
            words: words.trim().to_owned(),
        }
    };
    let heading = block.heading.as_ref().filter(|_| !block.strip);
    let below = Rect { top: rect.top + heading.map_or(0, |heading| label::height(heading, sizes)), ..rect };
    let cells = if block.strip { Vec::new() } else { cells(canvas, &block.group, below, sizes) };
    // Parts of which none can be labelled are told by the block itself.
    let is_divided = cells.len() > 1 || heading.is_some() || block.group.name.is_empty();
    if is_divided && cells.iter().any(|cell| cell.label.is_some()) {
        let told = whole();
        if heading.is_some() {
            let band = edged(Rect { bottom: below.top, ..rect });
            canvas.rect(band, ink);
            canvas.hit_area(band, told);
        }
        for cell in cells {
            let rect = draw_cell(canvas, &cell, &block.group.name, ink);
            written.extend(cell.label.zip(rect).map(|(label, rect)| Written { label, rect, ink: on }));
        }
    } else {
        let told = match cells.as_slice() {
            [one] if !one.code.is_empty() => one.datum(&block.group.name),
            _ => whole(),
        };
        let rect = edged(rect);
        canvas.rect(rect, ink);
        canvas.hit_area(rect, told);
    }
    written.extend(block.heading.clone().map(|label| Written { label, rect, ink: on }));
}

/// The background shows at the right and lower edge of what is large enough for that.
fn edged(rect: Rect) -> Rect {
    let edge = i32::from(rect.width().min(rect.height()) >= 4);
    Rect { right: rect.right - edge, bottom: rect.bottom - edge, ..rect }
}

impl Cell {
    fn datum(&self, group: &str) -> Datum {
        let (words, value) = self.told.clone();
        Datum { period: self.code.clone(), series: group.to_owned(), value, words }
    }
}

/// Where it stands, unless it is too small to be seen.
fn draw_cell(canvas: &mut Canvas, cell: &Cell, group: &str, ink: Ink) -> Option<Rect> {
    if cell.rect.width() < 1 || cell.rect.height() < 1 {
        return None;
    }
    let rect = edged(cell.rect);
    canvas.rect(rect, ink);
    canvas.hit_area(rect, cell.datum(group));
    Some(rect)
}
