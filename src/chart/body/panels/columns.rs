//! Panels in one column on one calendar axis, or beside one another.

use super::{
    events,
    legend::{self, NamePlacement},
    model::Arrangement,
    panel_set::PanelSet,
    panel_stack::PanelStack,
    range::Range,
};
use crate::chart::{
    paint::{
        canvas::Canvas,
        geometry::{Rect, pixel},
        sizes::Sizes,
    },
    period_axis::PeriodAxis,
};

/// How many columns there are in a width: it hangs on nothing that is only known after the key is set, which asks for it too.
pub(super) fn across(set: &PanelSet, canvas: &Canvas, width: i32, sizes: &Sizes) -> i32 {
    let wide = width > pixel(sizes.text * 34.0) && canvas.frame.width() * 4 > canvas.frame.height() * 3;
    let count = i32::try_from(set.panels.len()).unwrap_or(1);
    if set.arrangement == Arrangement::Side && wide { count.max(1) } else { 1 }
}

/// The width of each of so many columns.
pub(super) fn width_of(across: i32, width: i32, sizes: &Sizes) -> i32 {
    (width - sizes.gap * 2 * (across - 1)) / across
}

/// Draws panels in one column, or beside one another.
pub(super) fn draw(canvas: &mut Canvas, set: &PanelSet, slots: PeriodAxis, rect: Rect, sizes: &Sizes) {
    let beside = set.arrangement == Arrangement::Side;
    let known: Vec<_> = set
        .panels
        .iter()
        .zip(Range::of_panels(&set.panels, set.arrangement, set.scale))
        .map(|(panel, range)| (panel, range.unwrap_or(Range::EMPTY)))
        .collect();
    let count = i32::try_from(known.len()).unwrap_or(1);
    let across = across(set, canvas, rect.width(), sizes);
    let columns = if across > 1 { known.iter().map(|panel| vec![*panel]).collect() } else { vec![known.clone()] };
    let space = sizes.gap * 2;
    let width = width_of(across, rect.width(), sizes);
    let all = known.iter().map(|(panel, _)| legend::names(canvas, panel, Some(slots), width, sizes));
    let mut names = all.reduce(together).unwrap_or(NamePlacement::None);
    if matches!(names, NamePlacement::Rows(_)) && count > across && rect.height() < pixel(sizes.text * 34.0) {
        names = legend::once(canvas, &set.panels, width, sizes).unwrap_or(names);
    }
    let lanes = match (sizes.labels, rect.height() > pixel(sizes.text * 26.0)) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    };
    let lanes = events::lanes(canvas, set, slots, (width, lanes), sizes);
    for (place, panels) in (0..across).zip(columns) {
        let left = canvas.in_reading(rect).left + (width + space) * place;
        let mut column =
            PanelStack { set, slots, panels, names, headings: set.panels.len() > 1 || !sizes.subtitle, lanes, sizes };
        let own = canvas.in_reading(Rect { left, right: left + width, ..rect });
        let low =
            |column: &PanelStack| set.gives_way && !beside && column.panels.len() > 1 && column.first_height(own) < least(sizes);
        while low(&column) {
            column.panels.pop();
            // Alone it is what the title and the subtitle say.
            column.headings = column.panels.len() > 1 || !sizes.subtitle;
        }
        while !column.fits(own) {
            if column.lanes > 0 {
                column.lanes -= 1;
            } else if column.panels.len() > 1 && !beside {
                column.panels.pop();
            } else if column.names != NamePlacement::None {
                column.names = NamePlacement::None;
            } else if column.headings {
                column.headings = false;
            } else {
                break;
            }
        }
        column.draw(canvas, own);
    }
}

/// The least height that the first plot keeps before what stands below it leaves, where nobody asked for that.
fn least(sizes: &Sizes) -> i32 {
    pixel(sizes.text * 12.0).max(180)
}

/// One place for the names of all panels.
fn together(one: NamePlacement, other: NamePlacement) -> NamePlacement {
    match (one, other) {
        (NamePlacement::Rows(one), NamePlacement::Rows(other)) => NamePlacement::Rows(one.max(other)),
        (NamePlacement::Rows(rows), _) | (_, NamePlacement::Rows(rows)) => NamePlacement::Rows(rows),
        (NamePlacement::Ends, _) | (_, NamePlacement::Ends) => NamePlacement::Ends,
        (NamePlacement::Once(rows), _) | (_, NamePlacement::Once(rows)) => NamePlacement::Once(rows),
        (one, _) => one,
    }
}
