//! The calendar axis: slots to pixels, and as many labels as fit.

use super::{
    canvas::{Anchor, Canvas, Style},
    geometry::{Rect, number, pixel},
    sizes::Sizes,
};
use crate::{
    chart::{display::Class, fonts::Typesetter, period_axis::PeriodAxis},
    language::Language,
    trade::{Frequency, Period},
};

/// The calendar axis of a column.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct XAxis {
    slots: PeriodAxis,
    left: f64,
    /// The width of a slot.
    pub(in crate::chart) step: f64,
}

impl XAxis {
    pub(in crate::chart) fn new(slots: PeriodAxis, left: i32, right: i32) -> Self {
        let step = f64::from((right - left).max(1)) / number(slots.count);
        Self { slots, left: f64::from(left), step }
    }

    /// A place in slots from the left edge.
    pub(in crate::chart) fn at(&self, slots: f64) -> i32 {
        pixel(self.left + slots * self.step)
    }

    /// The middle of a slot.
    pub(in crate::chart) fn centre(&self, slot: usize) -> i32 {
        self.at(number(slot) + 0.5)
    }

    /// The period of a slot.
    pub(in crate::chart) fn period(&self, slot: usize) -> Period {
        self.slots.period(slot)
    }

    /// A period as people write it.
    pub(in crate::chart) fn in_words(&self, language: Language, period: Period) -> String {
        language.period_in(period, self.slots.calendar)
    }

    /// How many slots there are.
    pub(in crate::chart) fn count(&self) -> usize {
        self.slots.count
    }

    /// Labels, and ticks where there is an axis for them, under a plot, within `bounds`.
    pub(in crate::chart) fn draw(&self, canvas: &mut Canvas, plot: Rect, bounds: Rect, ticked: bool, sizes: &Sizes) {
        canvas.group(Class::Axis, |canvas| self.draw_labels(canvas, plot, bounds, ticked, sizes));
    }

    fn draw_labels(&self, canvas: &mut Canvas, plot: Rect, bounds: Rect, ticked: bool, sizes: &Sizes) {
        let style = Style { size: sizes.text, bold: false, ink: canvas.palette.muted, anchor: Anchor::Middle };
        let tick = (sizes.gap / 3).max(2);
        let baseline = plot.bottom + tick + pixel(sizes.text * 1.25);
        let every = self.every(canvas.typesetter, &style);
        let labelled = |slot: &usize| every == 1 || i64::from(self.slots.period(*slot).ordinal()) % every == 0;
        let mut chosen: Vec<usize> = (0..self.count()).filter(labelled).collect();
        if chosen.is_empty() {
            chosen.push(0);
        }
        let mut last: Option<Rect> = None;
        for slot in chosen {
            let label = self.label(canvas.language, slot, every);
            let x = self.centre(slot);
            let half = pixel(style.width(canvas.typesetter, &label) / 2.0) + 1;
            let held = x.clamp(bounds.left + half, (bounds.right - half).max(bounds.left + half));
            let place = style.boxed(canvas.typesetter, &label, (held, baseline));
            if (held - x).abs() > half / 2 || last.is_some_and(|last| last.grown(2).meets(place)) || !canvas.is_free(place) {
                continue;
            }
            if ticked {
                canvas.line(vec![(x, plot.bottom), (x, plot.bottom + tick)], canvas.palette.axis, sizes.thin);
            }
            canvas.text(&label, (held, baseline), &style);
            last = Some(place);
        }
    }

    /// Every how many periods there is room for a label.
    fn every(&self, typesetter: Typesetter, style: &Style) -> i64 {
        let steps: &[i64] = match self.slots.frequency {
            Frequency::Annual | Frequency::PartYear(_) => &[1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000],
            Frequency::Quarterly => &[1, 2, 4, 8, 20, 40, 80, 200, 400],
            Frequency::Monthly => &[1, 3, 6, 12, 24, 60, 120, 240, 600, 1200],
        };
        let room = style.size * 0.9;
        let fits = |every: &&i64| {
            let width = style.width(typesetter, &self.label(typesetter.language(), 0, **every)) + room;
            self.step * f64::from(i32::try_from(**every).unwrap_or(i32::MAX)) >= width
        };
        steps.iter().find(fits).copied().unwrap_or(1200)
    }

    /// The period, or only its year where labels are whole years apart.
    fn label(&self, language: Language, slot: usize, every: i64) -> String {
        let period = self.slots.period(slot);
        let per_year = i64::from(self.slots.frequency.per_year());
        if per_year > 1 && every % per_year == 0 {
            language.year_in(period.calendar_year(), self.slots.calendar)
        } else if matches!(self.slots.frequency, Frequency::PartYear(_)) {
            // Which months they are stands in the subtitle.
            language.year_in(period.calendar_year(), self.slots.calendar)
        } else {
            language.period_in(period, self.slots.calendar)
        }
    }
}

/// The height of ticks and labels.
pub(in crate::chart) fn height(sizes: &Sizes) -> i32 {
    (sizes.gap / 3).max(2) + pixel(sizes.text * 1.6)
}

/// How labels of a value axis look.
pub(in crate::chart) fn label_style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.text, bold: false, ink: canvas.palette.muted, anchor: Anchor::End }
}
