//! Several series: many lines on one pair of axes, or small panels in rows.

use super::{
    end_labels, events,
    legend::{self, NamePlacement},
    model::Panel,
    panel_set::PanelSet,
    panel_stack::PanelStack,
    range::Range,
};
use crate::chart::{
    paint::{
        canvas::Canvas,
        geometry::{Rect, number, pixel},
        sizes::Sizes,
    },
    period_axis::PeriodAxis,
};

/// The shape of a small panel that is aimed at: width by height.
const SHAPE: f64 = 1.6;

/// Many lines on one pair of axes, with their names where they fit best.
pub(in crate::chart) fn lines(canvas: &mut Canvas, set: &PanelSet, slots: PeriodAxis, rect: Rect, sizes: &Sizes) {
    let Some(panel) = set.panels.first() else { return };
    let range = Range::of(panel, set.scale).unwrap_or(Range::EMPTY);
    let most = i32::from(sizes.labels) + i32::from(sizes.labels && rect.height() > pixel(sizes.text * 26.0));
    let width = rect.width();
    let lanes = events::lanes(canvas, set, slots, (width, most), sizes);
    let way = |names: NamePlacement, lanes: i32| PanelStack {
        set,
        slots,
        panels: vec![(panel, range)],
        names,
        headings: !sizes.subtitle,
        lanes,
        sizes,
    };
    let ways =
        named(canvas, panel, width, sizes).into_iter().flat_map(|names| (0..=lanes).rev().map(move |lanes| way(names, lanes)));
    let column = ways.into_iter().find(|column| {
        let high = column.first_height(rect);
        column.fits(rect)
            && match column.names {
                NamePlacement::Led(short) => end_labels::fit(canvas, panel, short, (width, high), sizes),
                NamePlacement::Rows(_) | NamePlacement::Codes(_) => f64::from(high) >= f64::from(rect.height()) * 0.5,
                _ => true,
            }
    });
    column.unwrap_or_else(|| way(NamePlacement::None, 0)).draw(canvas, rect);
}

/// Where names may stand, the best first: at the ends of the lines, in rows above them, each also in short; nowhere.
fn named(canvas: &Canvas, panel: &Panel, width: i32, sizes: &Sizes) -> Vec<NamePlacement> {
    if panel.named_layers().len() < 2 {
        return vec![NamePlacement::None];
    }
    if !sizes.labels {
        return vec![NamePlacement::Led(true), NamePlacement::None];
    }
    let rows = |short| legend::rows_needed(canvas, panel, short, width, sizes);
    vec![
        NamePlacement::Led(false),
        NamePlacement::Led(true),
        NamePlacement::Rows(rows(false)),
        NamePlacement::Codes(rows(true)),
        NamePlacement::None,
    ]
}

/// Is there room for the small panels? Else their lines are drawn together.
pub(in crate::chart) fn has_room(set: &PanelSet, rect: Rect, sizes: &Sizes) -> bool {
    !cells(set.panels.len(), rect, &sizes.of_cells()).is_empty()
}

/// Small panels in rows.
pub(in crate::chart) fn grid(canvas: &mut Canvas, set: &PanelSet, slots: PeriodAxis, rect: Rect, sizes: &Sizes) {
    let small = sizes.of_cells();
    let ranges = Range::of_panels(&set.panels, set.arrangement, set.scale);
    for ((panel, range), cell) in set.panels.iter().zip(ranges).zip(cells(set.panels.len(), canvas.in_reading(rect), &small)) {
        let cell = canvas.in_reading(cell);
        let panels = vec![(panel, range.unwrap_or(Range::EMPTY))];
        PanelStack { set, slots, panels, names: NamePlacement::None, headings: true, lanes: 0, sizes: &small }.draw(canvas, cell);
    }
}

/// The cells of so many panels, in as many columns as give them the best shape; none when they would be too small to read.
fn cells(count: usize, rect: Rect, sizes: &Sizes) -> Vec<Rect> {
    let space = sizes.gap * 2;
    let count = i32::try_from(count).unwrap_or(i32::MAX);
    let cell = |columns: i32| {
        let rows = (count + columns - 1) / columns;
        ((rect.width() - space * (columns - 1)) / columns, (rect.height() - space * (rows - 1)) / rows)
    };
    let (least_width, least_height) = (pixel(sizes.text * 10.0), pixel(sizes.text * 7.0));
    let fits = |columns: &i32| {
        let (width, height) = cell(*columns);
        width >= least_width && height >= least_height
    };
    // How far from the shape aimed at, and how much is left empty.
    let cost = |columns: &i32| {
        let (width, height) = cell(*columns);
        let empty = (columns - count % columns) % columns;
        libm::log(f64::from(width) / f64::from(height) / SHAPE).abs() + f64::from(empty) / number(20)
    };
    let best = (1..=count.min(20)).filter(fits).min_by(|one, other| cost(one).total_cmp(&cost(other)));
    let Some(columns) = best else { return Vec::new() };
    let (width, height) = cell(columns);
    let place = |place: i32| {
        let (left, top) = (rect.left + place % columns * (width + space), rect.top + place / columns * (height + space));
        Rect { left, top, right: left + width, bottom: top + height }
    };
    (0..count).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::font_scale::FontScale;

    #[test]
    fn cells_fill_the_rectangle_without_meeting() {
        let sizes = Sizes::for_picture(1200, 800, FontScale::default()).of_cells();
        let rect = Rect { left: 30, top: 90, right: 1170, bottom: 700 };
        for count in 1..=20 {
            let cells = cells(count, rect, &sizes);
            assert_eq!(cells.len(), count);
            for (place, cell) in cells.iter().enumerate() {
                assert!(rect.holds(*cell) && !cells[..place].iter().any(|other| other.meets(*cell)), "{count}: {cells:?}");
            }
        }
        assert!(cells(20, Rect { right: 200, bottom: 200, ..rect }, &sizes).is_empty(), "too small to read");
    }
}
