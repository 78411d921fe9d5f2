//! A column of panels on one calendar axis.

use super::{
    across::{self, Across},
    bars::Frame,
    canvas::Canvas,
    events::Events,
    geometry::{Rect, pixel},
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
    /// The height over each plot for heading and names.
    fn over(&self) -> i32 {
        let heading = if self.headings { Sizes::line(self.sizes.heading) + self.sizes.gap / 4 } else { 0 };
        let rows = if let Names::Rows(rows) = self.names { rows * Sizes::line(self.sizes.text) + self.sizes.gap / 4 } else { 0 };
        heading + rows + pixel(self.sizes.text * 0.7)
    }

    /// The plots' top and bottom, from the heights they share.
    fn heights(&self, rect: Rect) -> Vec<(i32, i32)> {
        let count = i32::try_from(self.panels.len()).unwrap_or(1);
        let lanes = Events::height(&self.figure.happenings, self.lanes, self.sizes);
        let between = self.sizes.gap;
        let free = rect.height() - lanes - across::height(self.sizes) - self.over() * count - between * (count - 1);
        let shares: u32 = self.panels.iter().map(|(panel, _)| panel.share).sum();
        let mut top = rect.top;
        let mut heights = Vec::new();
        for (place, (panel, _)) in self.panels.iter().enumerate() {
            top += self.over() + if place == 0 { lanes } else { 0 };
            let share = i64::from(free.max(0)) * i64::from(panel.share) / i64::from(shares.max(1));
            let bottom = top + i32::try_from(share).unwrap_or(0);
            heights.push((top, bottom));
            top = bottom + between;
        }
        heights
    }

    /// Is there room for every panel?
    pub(super) fn fits(&self, rect: Rect) -> bool {
        let plots = self.heights(rect).into_iter().map(|(top, bottom)| Rect { top, bottom, ..rect });
        plots.into_iter().all(|plot| panel::is_worth(plot, self.sizes))
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, rect: Rect) {
        let style = upright::label_style(canvas, self.sizes);
        let heights = self.heights(rect);
        let uprights: Vec<Upright> = self
            .panels
            .iter()
            .zip(&heights)
            .map(|((panel, range), height)| {
                let room = if self.sizes.labels { labels::room(self.sizes.text) } else { 0 };
                Upright::new(*range, panel.quantity, *height, room, self.sizes)
            })
            .collect();
        let axis = uprights.iter().map(|upright| upright.width(&style)).max().unwrap_or(0) + self.sizes.gap / 2;
        let ends = if self.names == Names::Ends {
            self.panels.iter().map(|(panel, _)| legend::end_width(canvas, panel, self.sizes)).max().unwrap_or(0)
        } else {
            0
        };
        let (left, right) = (rect.left + axis, (rect.right - ends).max(rect.left + axis + 10));
        let across = Across::new(self.slots, left, right);
        let plots: Vec<Rect> = heights.iter().map(|(top, bottom)| Rect { left, right, top: *top, bottom: *bottom }).collect();
        for ((panel, _), plot) in self.panels.iter().zip(&plots) {
            self.draw_names(canvas, panel, rect, *plot);
        }
        for (upright, plot) in uprights.iter().zip(&plots) {
            upright.draw(canvas, *plot, self.sizes);
        }
        if let Some(last) = plots.last() {
            across.draw(canvas, *last, rect, self.sizes);
        }
        let events = Events::of(&self.figure.happenings, across, self.lanes, self.sizes);
        let lanes_top =
            plots.first().map_or(rect.top, |plot| plot.top - Events::height(&self.figure.happenings, self.lanes, self.sizes));
        events.draw(canvas, rect, (lanes_top, &plots), self.sizes);
        for (((panel, _), upright), plot) in self.panels.iter().zip(&uprights).zip(&plots) {
            let frame = Frame { across, upright, sizes: self.sizes, plot: *plot };
            panel::marks(canvas, panel, &self.figure.breaks, &frame);
            if self.names == Names::Ends {
                legend::draw_ends(canvas, panel, upright, *plot, self.sizes);
            }
        }
    }

    /// Heading and legend rows over a plot.
    fn draw_names(&self, canvas: &mut Canvas, panel: &Panel, rect: Rect, plot: Rect) {
        let lanes = if Some(panel) == self.panels.first().map(|(first, _)| *first) {
            Events::height(&self.figure.happenings, self.lanes, self.sizes)
        } else {
            0
        };
        let mut top = plot.top - self.over() - lanes;
        if self.headings {
            panel::heading(canvas, panel, rect.left, top, rect.width(), self.sizes);
            top += Sizes::line(self.sizes.heading) + self.sizes.gap / 4;
        }
        if let Names::Rows(_) = self.names {
            legend::draw_rows(canvas, panel, (rect.left, top), rect.width(), self.sizes);
        }
    }
}
