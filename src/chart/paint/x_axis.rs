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
        self.draw_where(canvas, (plot, bounds), ticked, &[], sizes);
    }

    /// The same, where only these slots have figures; none says all. The first and the last are named before all others.
    pub(in crate::chart) fn draw_where(
        &self,
        canvas: &mut Canvas,
        (plot, bounds): (Rect, Rect),
        ticked: bool,
        known: &[usize],
        sizes: &Sizes,
    ) {
        let style = Style { size: sizes.text, bold: false, ink: canvas.palette.muted, anchor: Anchor::Middle };
        let tick = (sizes.gap / 3).max(2);
        let row = LabelRow { axis: self, style, bounds, baseline: plot.bottom + tick + pixel(sizes.text * 1.25) };
        canvas.group(Class::Axis, |canvas| {
            for (slot, label, x) in row.chosen(canvas, known) {
                if ticked {
                    let x = self.centre(slot);
                    canvas.line(vec![(x, plot.bottom), (x, plot.bottom + tick)], canvas.palette.axis, sizes.thin);
                }
                canvas.text(&label, (x, row.baseline), &style);
            }
        });
    }
}

/// The labels under a plot.
struct LabelRow<'a> {
    axis: &'a XAxis,
    style: Style,
    bounds: Rect,
    baseline: i32,
}

/// A slot, its label and where the middle of that stands.
type PeriodLabel = (usize, String, i32);

impl LabelRow<'_> {
    /// What is written: the first and the last period, and between them what has room.
    fn chosen(&self, canvas: &Canvas, known: &[usize]) -> Vec<PeriodLabel> {
        let (typesetter, language) = (canvas.typesetter, canvas.language);
        let last = self.axis.count() - 1;
        let every = self.every(typesetter);
        let by_year = every % i64::from(self.axis.slots.frequency.per_year()) == 0;
        let end = |slot: usize| Some(self.end(language, slot, by_year));
        let mut boxes: Vec<Rect> = Vec::new();
        let mut free = |slot: usize, label: &str, most: i32| {
            let held = self.held(typesetter, slot, label, most)?;
            let place = self.style.boxed(typesetter, label, (held, self.baseline));
            let spaced = Rect {
                left: place.left - pixel(self.style.size * 0.6),
                right: place.right + pixel(self.style.size * 0.6),
                ..place
            };
            let free = canvas.is_free(place) && !boxes.iter().any(|other| other.meets(spaced));
            if free {
                boxes.push(place);
            }
            free.then_some(held)
        };
        let mut place = |slot: usize, label: Option<String>, most: i32| {
            let label = label?;
            let x = free(slot, &label, most)?;
            Some((slot, label, x))
        };
        let first = place(0, end(0), i32::MAX);
        let ending = if last > 0 { place(last, end(last), i32::MAX) } else { None };
        let mut shown: Vec<PeriodLabel> = first.into_iter().collect();
        for slot in self.between(every, known).into_iter().filter(|slot| (1..last).contains(slot)) {
            let before = shown.last().map(|(slot, ..)| self.axis.period(*slot).calendar_year());
            let label = self.label(language, slot, by_year, before);
            shown.extend(place(slot, Some(label), 0));
        }
        shown.extend(ending);
        shown
    }

    /// The slots between the ends that may be named: at round periods; where figures are far apart, those that have one.
    fn between(&self, every: i64, known: &[usize]) -> Vec<usize> {
        let round = |slot: &usize| i64::from(self.axis.period(*slot).ordinal()) % every == 0;
        let sparse = !known.is_empty() && known.len() * 2 <= self.axis.count();
        if !sparse {
            return (0..self.axis.count()).filter(|slot| every == 1 || round(slot)).collect();
        }
        let far = usize::try_from(every).unwrap_or(1);
        let mut last: Option<usize> = None;
        let mut chosen = Vec::new();
        for slot in known.iter().copied() {
            if last.is_none_or(|last| slot >= last + far) {
                chosen.push(slot);
                last = Some(slot);
            }
        }
        chosen
    }

    /// The middle of a label that stays within the bounds; nothing when it would stand too far from its slot.
    fn held(&self, typesetter: Typesetter, slot: usize, label: &str, most: i32) -> Option<i32> {
        let x = self.axis.centre(slot);
        let half = pixel(self.style.width(typesetter, label) / 2.0) + 1;
        let held = x.clamp(self.bounds.left + half, (self.bounds.right - half).max(self.bounds.left + half));
        ((held - x).abs() <= (half / 2).max(most.min(half))).then_some(held)
    }

    /// Every how many periods there is room for a label.
    fn every(&self, typesetter: Typesetter) -> i64 {
        let steps: &[i64] = match self.axis.slots.frequency {
            Frequency::Annual | Frequency::PartYear(_) => &[1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000],
            Frequency::Quarterly => &[1, 2, 4, 8, 20, 40, 80, 200, 400],
            Frequency::Monthly => &[1, 3, 6, 12, 24, 60, 120, 240, 600, 1200],
        };
        let language = typesetter.language();
        let per_year = i64::from(self.axis.slots.frequency.per_year());
        let wide = |label: String| self.style.width(typesetter, &label);
        let some = || (0..self.axis.count().min(12)).map(|slot| self.axis.period(slot));
        let part = |period| language.part_along_axis(period, self.axis.slots.calendar);
        let widest_part = some().filter_map(part).map(wide).fold(0.0, f64::max);
        let year = wide(language.year_in(self.axis.period(0).calendar_year(), self.axis.slots.calendar));
        let widest = some().map(|period| wide(language.along_axis(period, self.axis.slots.calendar))).fold(0.0, f64::max);
        let room = self.style.size * 0.9;
        let fits = |every: &&i64| {
            // Only the first of a year is written with it.
            let (width, whole) = match **every {
                every if every % per_year == 0 => (year, 0.0),
                _ if widest_part > 0.0 => (f64::midpoint(widest_part, widest), widest),
                _ => (widest, 0.0),
            };
            let step = |every: i64| self.axis.step * f64::from(i32::try_from(every).unwrap_or(i32::MAX));
            step(**every) >= width.max(widest_part.min(width)) + room && step(per_year) >= whole
        };
        steps.iter().find(fits).copied().unwrap_or(1200)
    }

    /// The first or the last period: in full, by its year alone where years are named and it begins one.
    fn end(&self, language: Language, slot: usize, by_year: bool) -> String {
        let (period, calendar) = (self.axis.period(slot), self.axis.slots.calendar);
        let begins = slot == 0 && period.previous().calendar_year() != period.calendar_year();
        if by_year && begins { language.year_in(period.calendar_year(), calendar) } else { language.along_axis(period, calendar) }
    }

    /// A period between the ends: its year where years are named, else its part of the year, with it where it is another.
    fn label(&self, language: Language, slot: usize, by_year: bool, before: Option<i32>) -> String {
        let (period, calendar) = (self.axis.period(slot), self.axis.slots.calendar);
        if by_year {
            return language.year_in(period.calendar_year(), calendar);
        }
        let part = language.part_along_axis(period, calendar).filter(|_| before == Some(period.calendar_year()));
        part.unwrap_or_else(|| language.along_axis(period, calendar))
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
