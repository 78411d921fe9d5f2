//! Events over one column of plots: a line for a day, a shade for a span, each with its title or its number.

use super::{
    event_labels::{self, EventLabel, LabelPlace, Lanes, style},
    event_mark::EventMark,
    event_numbers::{self, EventSign},
    panel_set::PanelSet,
};
use crate::chart::{
    fonts::Typesetter,
    paint::{
        canvas::{Canvas, Style},
        geometry::{Rect, pixel},
        sizes::Sizes,
        swatch::{number_style, numbered, numbered_width},
        text,
        x_axis::XAxis,
    },
    period_axis::PeriodAxis,
    theme::Ink,
};

/// The tint of spans: warm, so that none is taken for a slot without a figure.
const SPAN: Ink = Ink(0xC8, 0x8A, 0x2E);

/// Events that share a title or a number.
struct Entry {
    /// Where each of them lies, and where the spans among them end.
    marks: Vec<(i32, Option<i32>)>,
    words: String,
    is_number: bool,
}

/// Events over one column of plots.
pub(in crate::chart) struct Events {
    entries: Vec<Entry>,
    /// Where the title of each stands; one without a place is not drawn.
    places: Vec<Option<LabelPlace>>,
    labels: Vec<EventLabel>,
    lanes: Lanes,
}

impl Events {
    /// The events of a column between `left` and `right`, in at most so many lanes.
    pub(in crate::chart) fn of(
        canvas: &Canvas,
        events: &[EventMark],
        signs: &[EventSign],
        (x_axis, count): (XAxis, i32),
        (left, right): (i32, i32),
        sizes: &Sizes,
    ) -> Self {
        let style = style(canvas, sizes);
        let lanes = Lanes::of(count, (left, right), style.size);
        let entries = entries(canvas, events, signs, x_axis, sizes);
        let mut entries: Vec<Entry> = entries;
        let mut labels = labels(canvas.typesetter, &entries, &style, (canvas, sizes));
        let mut places = event_labels::planned(&labels, lanes);
        // What the plot turned out to have no room for is cut once, to what is usual.
        let most = (f64::from(right - left) * 0.34).max(style.size * 12.0);
        for place in 0..entries.len() {
            if places[place].is_none() && !entries[place].is_number && count > 0 {
                entries[place].words = text::shortened(canvas.typesetter, &entries[place].words, style.size, false, most);
            }
        }
        if places.iter().any(Option::is_none) {
            labels = self::labels(canvas.typesetter, &entries, &style, (canvas, sizes));
            places = event_labels::planned(&labels, lanes);
        }
        Self { entries, places, labels, lanes }
    }

    /// The height of so many lanes over the first plot.
    pub(in crate::chart) fn height(events: &[EventMark], lanes: i32, sizes: &Sizes) -> i32 {
        if events.is_empty() || lanes == 0 { 0 } else { lanes * Sizes::line(sizes.small) + sizes.gap / 3 }
    }

    /// The events that are drawn, with the places of their words.
    fn drawn(&self) -> impl Iterator<Item = (&Entry, &EventLabel, Option<LabelPlace>)> {
        let all = self.entries.iter().zip(&self.labels).zip(&self.places);
        all.filter(|((entry, _), place)| place.is_some() || entry.is_number).map(|((entry, label), place)| (entry, label, *place))
    }

    /// The shades of spans, behind the grid.
    pub(in crate::chart) fn shade(&self, canvas: &mut Canvas, plots: &[Rect], sizes: &Sizes) {
        let shade = SPAN.into(canvas.palette.event, 0.6).into(canvas.palette.background, 0.18);
        for (left, right) in self.drawn().flat_map(|(entry, ..)| &entry.marks).filter_map(|(x, end)| Some((*x, (*end)?))) {
            for (place, plot) in plots.iter().enumerate() {
                let right = right.max(left + 2).min(plot.right);
                canvas.rect(Rect { left, right, ..*plot }, shade);
                canvas.tint(Rect { left, right, ..*plot });
                if place == 0 {
                    let bottom = plot.top + pixel(f64::from(sizes.thin)).max(2);
                    canvas.rect(Rect { left, right, bottom, ..*plot }, canvas.palette.event);
                }
            }
        }
    }

    /// Lines through the plots, words in the lanes between `top` and the first plot.
    pub(in crate::chart) fn draw(&self, canvas: &mut Canvas, (top, plots): (i32, &[Rect]), sizes: &Sizes) {
        let Some(first) = plots.first() else { return };
        let style = style(canvas, sizes);
        let ink = canvas.palette.event.into(canvas.palette.background, 0.55);
        let half = pixel(sizes.small * 0.6);
        for (entry, label, place) in self.drawn() {
            let lane = place.map_or(0, |place| place.lane);
            let baseline = top + lane * Sizes::line(sizes.small) + pixel(sizes.small);
            // Without a lane a number stands at the top of the plot.
            let centre = if self.lanes.count > 0 { baseline - pixel(sizes.small * 0.36) } else { first.top + half + 2 };
            let start = if entry.is_number { centre + half } else { baseline - pixel(sizes.small * 0.4) };
            for (x, end) in &entry.marks {
                canvas.keep_clear((*x, start), (*x, first.top));
                canvas.line(vec![(*x, start), (*x, first.bottom)], ink, sizes.thin);
                for plot in &plots[1..] {
                    canvas.line(vec![(*x, plot.top), (*x, plot.bottom)], ink, sizes.thin);
                }
                if !entry.is_number && end.is_none() {
                    canvas.dot((*x, start), (sizes.dot * 2 / 3).max(2), canvas.palette.event);
                }
            }
            match place {
                _ if entry.is_number => {
                    let left = label.left(self.lanes);
                    let middle = left + label.width / 2;
                    canvas.keep_clear((left, centre), (left + label.width, centre));
                    numbered(canvas, (middle, centre), &entry.words, sizes);
                }
                Some(place) => canvas.text(&entry.words, (place.left, baseline), &style),
                None => {}
            }
        }
    }
}

/// How many of at most so many lanes the words of events take in a column of this width.
pub(in crate::chart) fn lanes(
    canvas: &Canvas,
    set: &PanelSet,
    slots: PeriodAxis,
    (width, most): (i32, i32),
    sizes: &Sizes,
) -> i32 {
    let signs = event_numbers::signs(canvas, set, slots, width, sizes);
    let events = Events::of(canvas, &set.events, &signs, (XAxis::new(slots, 0, width), most), (0, width), sizes);
    event_labels::lanes_taken(&events.labels, events.lanes)
}

/// The events as they are drawn; numbers that would touch are one.
fn entries(canvas: &Canvas, events: &[EventMark], signs: &[EventSign], x_axis: XAxis, sizes: &Sizes) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    // The last number, its right edge, and the first number that it stands for.
    let mut last: Option<(usize, i32, u8)> = None;
    for (event, sign) in events.iter().zip(signs) {
        let x = x_axis.at(event.at);
        let mark = (x, event.until.map(|until| x_axis.at(until)));
        match *sign {
            EventSign::Nothing => {}
            EventSign::Title => entries.push(Entry { marks: vec![mark], words: event.title.clone(), is_number: false }),
            EventSign::Number(number) => {
                let half = |words: &str| number_width(canvas, words, sizes) / 2;
                let touched = last.filter(|(_, right, _)| x - half(&number.to_string()) < *right + 2);
                let place = if let Some((place, _, first)) = touched {
                    entries[place].marks.push(mark);
                    entries[place].words = format!("{first}\u{2013}{number}");
                    place
                } else {
                    entries.push(Entry { marks: vec![mark], words: number.to_string(), is_number: true });
                    entries.len() - 1
                };
                let (first, middle) = (touched.map_or(number, |(.., first)| first), entries[place].middle());
                last = Some((place, middle + half(&entries[place].words), first));
            }
        }
    }
    entries
}

impl Entry {
    /// The middle between its first and its last mark.
    fn middle(&self) -> i32 {
        let ends = self.marks.first().zip(self.marks.last());
        ends.map_or(0, |((first, _), (last, _))| i32::midpoint(*first, *last))
    }
}

fn number_width(canvas: &Canvas, words: &str, sizes: &Sizes) -> i32 {
    let style = number_style(canvas, sizes);
    numbered_width(style.width(canvas.typesetter, &canvas.language.digits(words)), sizes)
}

fn labels(typesetter: Typesetter, entries: &[Entry], style: &Style, (canvas, sizes): (&Canvas, &Sizes)) -> Vec<EventLabel> {
    let label = |entry: &Entry| EventLabel {
        x: entry.middle(),
        width: if entry.is_number {
            number_width(canvas, &entry.words, sizes)
        } else {
            pixel(style.width(typesetter, &entry.words).ceil())
        },
        is_centred: entry.is_number,
    };
    entries.iter().map(label).collect()
}
