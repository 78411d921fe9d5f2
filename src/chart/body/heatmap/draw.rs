//! A heat map drawn: years below one another, months from where reading begins, values in the cells where all of them fit.

use super::{
    legend,
    model::{HeatCell, HeatFigure, HeatMap, HeatRow},
    shade,
};
use crate::chart::{
    categorical_palette::text_on,
    display::Class,
    hit_area::Datum,
    paint::{
        canvas::{Anchor, Canvas, Style},
        geometry::{Rect, number, pixel},
        sizes::Sizes,
        text,
    },
};

/// A row is at least so many pixels high; of more years than that the latest are drawn.
const LEAST_ROW: i32 = 3;
/// A cell is at most so many times as high as its text.
const HIGHEST: f64 = 6.0;

/// Where the cells lie.
struct Grid {
    plot: Rect,
    step: (f64, f64),
    /// The space between two cells.
    space: i32,
}

impl Grid {
    fn cell(&self, row: usize, column: usize) -> Rect {
        let x = |column: usize| self.plot.left + pixel(number(column) * self.step.0);
        let y = |row: usize| self.plot.top + pixel(number(row) * self.step.1);
        let (right, bottom) = (x(column + 1) - self.space, y(row + 1) - self.space);
        Rect { left: x(column), top: y(row), right: right.max(x(column) + 1), bottom: bottom.max(y(row) + 1) }
    }
}

/// Draws the map into a rectangle; it lies in the direction of reading, as a table does.
pub(super) fn draw(canvas: &mut Canvas, map: &HeatMap, rect: Rect, sizes: &Sizes) {
    let rect = canvas.in_reading(rect);
    canvas.reading(|canvas| read(canvas, map, rect, sizes));
}

fn read(canvas: &mut Canvas, map: &HeatMap, rect: Rect, sizes: &Sizes) {
    let below = legend::height(rect, sizes);
    let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::End };
    let widest = map.rows.iter().map(|row| pixel(style.width(canvas.typesetter, &row.label).ceil())).max().unwrap_or(0);
    let left = rect.left + widest + sizes.gap / 2;
    let top = rect.top + Sizes::line(sizes.small) + sizes.gap / 4;
    let plot = Rect { left, top, bottom: rect.bottom - below, ..rect };
    if plot.width() < 24 || plot.height() < LEAST_ROW {
        return;
    }
    let most = usize::try_from(plot.height() / LEAST_ROW).unwrap_or(1).max(1);
    let rows = &map.rows[map.rows.len().saturating_sub(most)..];
    let columns = map.columns.first().map_or(1, Vec::len).max(1);
    let high = (f64::from(plot.height()) / number(rows.len().max(1))).min(sizes.text * HIGHEST);
    let step = (f64::from(plot.width()) / number(columns), high);
    let space = i32::from(high >= 6.0) + i32::from(high >= 24.0);
    let grid = Grid { plot, step, space };
    years(canvas, rows, &grid, &style, sizes);
    names(canvas, map, &grid, sizes);
    let size = size_of_values(canvas, rows, &grid, sizes);
    for (row, year) in rows.iter().enumerate() {
        for (column, cell) in year.cells.iter().enumerate() {
            match cell {
                HeatCell::Outside => {}
                HeatCell::Gap => gap(canvas, grid.cell(row, column), sizes),
                HeatCell::Figure(figure) => value(canvas, map, figure, grid.cell(row, column), size),
            }
        }
    }
    if below > 0 {
        let bottom = plot.top + pixel(high * number(rows.len())) + below;
        legend::draw(canvas, map, Rect { left: plot.left, bottom: bottom.min(rect.bottom), ..rect }, sizes);
    }
}

/// The years beside their rows, as many as have room: the last one always.
fn years(canvas: &mut Canvas, rows: &[HeatRow], grid: &Grid, style: &Style, sizes: &Sizes) {
    let mut last: Option<Rect> = None;
    for (place, row) in rows.iter().enumerate().rev() {
        let cell = grid.cell(place, 0);
        let spot = (grid.plot.left - sizes.gap / 2, style.centred(i32::midpoint(cell.top, cell.bottom)));
        let label = style.boxed(canvas.typesetter, &row.label, spot);
        if last.is_none_or(|last| !last.grown(1).meets(label)) && canvas.is_free(label) {
            canvas.group(Class::Axis, |canvas| canvas.text(&row.label, spot, style));
            last = Some(label);
        }
    }
}

/// The months over their columns: the longest names that all fit.
fn names(canvas: &mut Canvas, map: &HeatMap, grid: &Grid, sizes: &Sizes) {
    let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Middle };
    let fits = |names: &&Vec<String>| names.iter().all(|name| style.width(canvas.typesetter, name) + 4.0 <= grid.step.0);
    let Some(names) = map.columns.iter().find(fits) else { return };
    for (column, name) in names.iter().enumerate() {
        let cell = grid.cell(0, column);
        let spot = (i32::midpoint(cell.left, cell.right), grid.plot.top - sizes.gap / 4 - pixel(style.size * 0.3));
        canvas.group(Class::Axis, |canvas| canvas.text(name, spot, &style));
    }
}

/// The largest size of text at which every value fits its cell; nothing when none does.
fn size_of_values(canvas: &Canvas, rows: &[HeatRow], grid: &Grid, sizes: &Sizes) -> Option<f64> {
    let cell = grid.cell(0, 0);
    let figures = || {
        rows.iter()
            .flat_map(|row| &row.cells)
            .filter_map(|cell| if let HeatCell::Figure(figure) = cell { Some(figure) } else { None })
    };
    let longest = figures().max_by_key(|figure| figure.written.chars().count())?;
    let fits = |size: &f64| {
        let style = Style { size: *size, bold: false, ink: canvas.palette.text, anchor: Anchor::Middle };
        let room = f64::from(cell.width() - 4);
        // One long one tells that most are too long without measuring all.
        Sizes::line(*size) <= cell.height()
            && style.width(canvas.typesetter, &longest.written) <= room
            && figures().all(|figure| style.width(canvas.typesetter, &figure.written) <= room)
    };
    [sizes.text, sizes.small].into_iter().find(fits)
}

/// A period within the series that has no figure.
fn gap(canvas: &mut Canvas, cell: Rect, sizes: &Sizes) {
    if cell.width() >= 5 && cell.height() >= 5 {
        canvas.hatch(cell, canvas.palette.event, sizes.thin, pixel(sizes.text * 0.55).max(5));
    } else {
        canvas.rect(cell, canvas.palette.grid);
    }
}

fn value(canvas: &mut Canvas, map: &HeatMap, figure: &HeatFigure, cell: Rect, size: Option<f64>) {
    let ink = shade::ink(canvas.palette, map.scale.shade(figure.value));
    canvas.rect(cell, ink);
    let (period, words) = (figure.period.clone(), figure.words.clone());
    canvas.hit_area(cell, Datum { period, series: String::new(), value: figure.value, words });
    let over = text_on(ink);
    let corner = (cell.height() / 4).min(9);
    if figure.is_tentative && corner >= 3 {
        canvas.polygon(vec![(cell.right - corner, cell.top), (cell.right, cell.top), (cell.right, cell.top + corner)], over);
    }
    if let Some(size) = size {
        let style = Style { size, bold: false, ink: over, anchor: Anchor::Middle };
        let words = text::shortened(canvas.typesetter, &figure.written, size, false, f64::from(cell.width()));
        let spot = (i32::midpoint(cell.left, cell.right), style.centred(i32::midpoint(cell.top, cell.bottom)));
        canvas.text(&words, spot, &style);
    }
}
