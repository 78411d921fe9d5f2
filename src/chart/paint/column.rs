//! A column of panels on one calendar axis.

use super::{
    across::{self, Across},
    bars::Frame,
    canvas::Canvas,
    ends,
    events::{self, Events},
    geometry::{Rect, number, pixel},
    labels,
    legend::{self, Names},
    panel,
    range::Range,
    sizes::Sizes,
    upright::{self, Upright},
};
use crate::chart::figure::{Figure, Panel, Slots};

/// A column of panels and what it shares with the other columns.
pub(super) struct Column<'a> {
    pub(super) figure: &'a Figure,
    pub(super) slots: Slots,
    /// The panels with their ranges.
    pub(super) panels: Vec<(&'a Panel, Range)>,
    pub(super) names: Names,
    pub(super) headings: bool,
    pub(super) lanes: i32,
    pub(super) sizes: &'a Sizes,
}

impl Column<'_> {
    /// The height over a plot for heading, names and events.
    fn over(&self, place: usize) -> i32 {
        let heading = if self.headings { Sizes::line(self.sizes.heading) + self.sizes.gap / 4 } else { 0 };
        let rows = match self.names {
            Names::Rows(rows) | Names::Codes(rows) => rows,
            Names::Once(rows) if place == 0 => rows,
            _ => 0,
        };
        let names = if rows > 0 { rows * Sizes::line(self.sizes.text) + self.sizes.gap / 4 } else { 0 };
        let lanes = if place == 0 { self.lanes_height() } else { 0 };
        heading + names + lanes + pixel(self.sizes.text * 0.7)
    }

    fn lanes_height(&self) -> i32 {
        Events::height(&self.figure.happenings, self.lanes, self.sizes)
    }

    /// The plots' top and bottom, from the heights they share.
    fn heights(&self, rect: Rect) -> Vec<(i32, i32)> {
        let count = i32::try_from(self.panels.len()).unwrap_or(1);
        let between = self.sizes.gap;
        let over: i32 = (0..self.panels.len()).map(|place| self.over(place)).sum();
        let free = rect.height() - across::height(self.sizes) - over - between * (count - 1);
        let shares: u32 = self.panels.iter().map(|(panel, _)| panel.share).sum();
        let mut top = rect.top;
        let mut heights = Vec::new();
        for (place, (panel, _)) in self.panels.iter().enumerate() {
            top += self.over(place);
            let share = i64::from(free.max(0)) * i64::from(panel.share) / i64::from(shares.max(1));
            let bottom = top + i32::try_from(share).unwrap_or(0);
            heights.push((top, bottom));
            top = bottom + between;
        }
        heights
    }

    /// The height of the first plot.
    pub(super) fn first_height(&self, rect: Rect) -> i32 {
        self.heights(rect).first().map_or(0, |(top, bottom)| bottom - top)
    }

    /// Is there room for every panel?
    pub(super) fn fits(&self, rect: Rect) -> bool {
        let plots = self.heights(rect).into_iter().map(|(top, bottom)| Rect { top, bottom, ..rect });
        plots.into_iter().all(|plot| panel::is_worth(plot, self.sizes))
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, rect: Rect) {
        let style = upright::label_style(canvas, self.sizes);
        let heights = self.heights(rect);
        let step = f64::from(rect.width()) * 0.93 / number(self.slots.count);
        let uprights: Vec<Upright> = self
            .panels
            .iter()
            .zip(&heights)
            .map(|((panel, range), height)| {
                let room = labels::room(canvas, panel, step, self.sizes);
                Upright::new(*range, panel.quantity, *height, room, self.sizes)
            })
            .collect();
        let axis = uprights.iter().map(|upright| upright.width(canvas.language, &style)).max().unwrap_or(0) + self.sizes.gap / 2;
        let ends = self.panels.iter().map(|(panel, _)| match self.names {
            Names::Ends => legend::end_width(canvas, panel, self.sizes),
            Names::Led(short) => ends::width(canvas, panel, short, self.sizes),
            _ => 0,
        });
        let ends = ends.max().unwrap_or(0);
        let (left, right) = (rect.left + axis, (rect.right - ends).max(rect.left + axis + 10));
        let across = Across::new(self.slots, left, right);
        let plots: Vec<Rect> = heights.iter().map(|(top, bottom)| Rect { left, right, top: *top, bottom: *bottom }).collect();
        for (place, plot) in plots.iter().enumerate() {
            self.draw_names(canvas, place, rect, *plot);
        }
        for (upright, plot) in uprights.iter().zip(&plots) {
            upright.draw(canvas, *plot, self.sizes);
        }
        if let (Some(last), Some(upright)) = (plots.last(), uprights.last()) {
            across.draw(canvas, *last, rect, upright.stands_on_base(), self.sizes);
        }
        let style = events::style(canvas, self.sizes);
        let events = Events::of(canvas.language, &self.figure.happenings, across, style, self.lanes, (left, right));
        let lanes_top = plots.first().map_or(rect.top, |plot| plot.top - self.lanes_height());
        events.draw(canvas, (lanes_top, &plots), self.sizes);
        for (((panel, _), upright), plot) in self.panels.iter().zip(&uprights).zip(&plots) {
            let frame = Frame { across, upright, sizes: self.sizes, plot: *plot };
            panel::marks(canvas, panel, self.figure, &frame);
            match self.names {
                Names::Ends => legend::draw_ends(canvas, panel, upright, *plot, self.sizes),
                Names::Led(short) => ends::draw(canvas, panel, short, &frame),
                _ => {}
            }
        }
    }

    /// Heading and legend rows over a plot.
    fn draw_names(&self, canvas: &mut Canvas, place: usize, rect: Rect, plot: Rect) {
        let Some((panel, _)) = self.panels.get(place) else { return };
        let (mut top, rect) = (plot.top - self.over(place), canvas.in_reading(rect));
        if self.headings {
            panel::heading(canvas, panel, (rect.left, top), rect.width(), self.sizes);
            top += Sizes::line(self.sizes.heading) + self.sizes.gap / 4;
        }
        let short = matches!(self.names, Names::Once(_) | Names::Codes(_));
        if matches!(self.names, Names::Rows(_)) || short && place == 0 {
            legend::draw_rows(canvas, panel, short, (rect.left, top), rect.width(), self.sizes);
        }
    }
}
