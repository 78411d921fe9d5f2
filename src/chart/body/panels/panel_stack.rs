//! A column of panels on one calendar axis.

use std::collections::BTreeSet;

use super::{
    end_labels, event_numbers,
    events::Events,
    frame::PlotFrame,
    labels,
    legend::{self, NamePlacement},
    model::Panel,
    panel,
    panel_set::PanelSet,
    range::Range,
    y_axis::YAxis,
};
use crate::chart::{
    paint::{
        canvas::Canvas,
        geometry::{Rect, number, pixel},
        sizes::Sizes,
        x_axis::{self, XAxis},
    },
    period_axis::PeriodAxis,
};

/// A column of panels and what it shares with the other columns.
pub(in crate::chart) struct PanelStack<'a> {
    pub(in crate::chart) set: &'a PanelSet,
    pub(in crate::chart) slots: PeriodAxis,
    /// The panels with their ranges.
    pub(in crate::chart) panels: Vec<(&'a Panel, Range)>,
    pub(in crate::chart) names: NamePlacement,
    pub(in crate::chart) headings: bool,
    pub(in crate::chart) lanes: i32,
    pub(in crate::chart) sizes: &'a Sizes,
}

impl PanelStack<'_> {
    /// The height over a plot for heading, names and events.
    fn over(&self, place: usize) -> i32 {
        let heading = if self.headings { Sizes::line(self.sizes.heading) + self.sizes.gap / 4 } else { 0 };
        let rows = match self.names {
            NamePlacement::Rows(rows) | NamePlacement::Codes(rows) => rows,
            NamePlacement::Once(rows) if place == 0 => rows,
            _ => 0,
        };
        let names = if rows > 0 { rows * Sizes::line(self.sizes.text) + self.sizes.gap / 4 } else { 0 };
        let lanes = if place == 0 { self.lanes_height() } else { 0 };
        heading + names + lanes + pixel(self.sizes.text * 0.7)
    }

    fn lanes_height(&self) -> i32 {
        Events::height(&self.set.events, self.lanes, self.sizes)
    }

    /// The plots' top and bottom, from the heights they share.
    fn heights(&self, rect: Rect) -> Vec<(i32, i32)> {
        let count = i32::try_from(self.panels.len()).unwrap_or(1);
        let between = self.sizes.gap;
        let over: i32 = (0..self.panels.len()).map(|place| self.over(place)).sum();
        let free = rect.height() - x_axis::height(self.sizes) - over - between * (count - 1);
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
    pub(in crate::chart) fn first_height(&self, rect: Rect) -> i32 {
        self.heights(rect).first().map_or(0, |(top, bottom)| bottom - top)
    }

    /// Is there room for every panel?
    pub(in crate::chart) fn fits(&self, rect: Rect) -> bool {
        let plots = self.heights(rect).into_iter().map(|(top, bottom)| Rect { top, bottom, ..rect });
        plots.into_iter().all(|plot| panel::is_worth(plot, self.sizes))
    }

    pub(in crate::chart) fn draw(&self, canvas: &mut Canvas, rect: Rect) {
        let style = x_axis::label_style(canvas, self.sizes);
        let heights = self.heights(rect);
        let y_axes: Vec<YAxis> = self
            .panels
            .iter()
            .zip(&heights)
            .map(|((panel, range), height)| {
                let room = labels::room(panel, self.sizes);
                YAxis::new(*range, panel.quantity, *height, room, self.sizes)
            })
            .collect();
        let axis = y_axes.iter().map(|y_axis| y_axis.width(canvas.typesetter, &style)).max().unwrap_or(0) + self.sizes.gap / 2;
        let ends = self.panels.iter().map(|(panel, _)| match self.names {
            NamePlacement::Ends => legend::end_width(canvas, panel, self.sizes),
            NamePlacement::Led(short) => end_labels::width(canvas, panel, short, self.sizes),
            _ => {
                let step = f64::from(rect.width()) * 0.93 / number(self.slots.count);
                labels::end_room(canvas, panel, step, self.sizes).min(rect.width() / 6)
            }
        });
        let ends = ends.max().unwrap_or(0);
        let (left, right) = (rect.left + axis, (rect.right - ends).max(rect.left + axis + 10));
        let x_axis = XAxis::new(self.slots, left, right);
        let plots: Vec<Rect> = heights.iter().map(|(top, bottom)| Rect { left, right, top: *top, bottom: *bottom }).collect();
        for (place, plot) in plots.iter().enumerate() {
            self.draw_names(canvas, place, rect, *plot);
        }
        let signs = event_numbers::signs(canvas, self.set, self.slots, rect.width(), self.sizes);
        let events = Events::of(canvas, &self.set.events, &signs, (x_axis, self.lanes), (left, right), self.sizes);
        events.shade(canvas, &plots, self.sizes);
        for (((panel, _), y_axis), plot) in self.panels.iter().zip(&y_axes).zip(&plots) {
            panel::grounds(canvas, panel, &PlotFrame { x_axis, y_axis, sizes: self.sizes, plot: *plot });
        }
        for (y_axis, plot) in y_axes.iter().zip(&plots) {
            y_axis.draw(canvas, *plot, self.sizes);
        }
        if let (Some(last), Some(y_axis)) = (plots.last(), y_axes.last()) {
            x_axis.draw_where(canvas, (*last, rect), y_axis.stands_on_base(), &self.known(), self.sizes);
        }
        let lanes_top = plots.first().map_or(rect.top, |plot| plot.top - self.lanes_height());
        events.draw(canvas, (lanes_top, &plots), self.sizes);
        for (((panel, _), y_axis), plot) in self.panels.iter().zip(&y_axes).zip(&plots) {
            let frame = PlotFrame { x_axis, y_axis, sizes: self.sizes, plot: *plot };
            let named = matches!(self.names, NamePlacement::Ends | NamePlacement::Led(_));
            let end_room = Some(ends).filter(|_| !named);
            panel::marks(canvas, panel, &self.set.breaks, (self.set.panels.len() == 1, end_room), &frame);
            match self.names {
                NamePlacement::Ends => legend::draw_ends(canvas, panel, y_axis, *plot, self.sizes),
                NamePlacement::Led(short) => end_labels::draw(canvas, panel, short, &frame),
                _ => {}
            }
        }
    }

    /// The slots with a figure, in their order.
    fn known(&self) -> Vec<usize> {
        let layers = self.panels.iter().flat_map(|(panel, _)| panel.layers());
        let slots: BTreeSet<usize> = layers.flat_map(|layer| &layer.marks).map(|mark| mark.slot).collect();
        slots.into_iter().collect()
    }

    /// Heading and legend rows over a plot.
    fn draw_names(&self, canvas: &mut Canvas, place: usize, rect: Rect, plot: Rect) {
        let Some((panel, _)) = self.panels.get(place) else { return };
        let (mut top, rect) = (plot.top - self.over(place), canvas.in_reading(rect));
        if self.headings {
            panel::heading(canvas, panel, (rect.left, top), rect.width(), self.sizes);
            top += Sizes::line(self.sizes.heading) + self.sizes.gap / 4;
        }
        let short = matches!(self.names, NamePlacement::Once(_) | NamePlacement::Codes(_));
        if matches!(self.names, NamePlacement::Rows(_)) || short && place == 0 {
            legend::draw_rows(canvas, panel, short, (rect.left, top), rect.width(), self.sizes);
        }
    }
}
