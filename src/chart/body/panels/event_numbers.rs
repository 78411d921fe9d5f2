//! Which events have their title over the plot and which a number that the key explains: numbers where titles are crowded.
//!
//! The key is set before the plot has its place, so this goes by the width of the column alone, a little less than there will be.

use super::{
    event_labels::{self, EventLabel, Lanes},
    event_mark::EventMark,
    model::Arrangement,
    panel_set::PanelSet,
};
use crate::chart::{
    paint::{canvas::Canvas, geometry::pixel, sizes::Sizes, swatch::Swatch, x_axis::XAxis},
    period_axis::PeriodAxis,
};

/// What stands for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum EventSign {
    /// Its title.
    Title,
    /// A number that stands beside its title in the key.
    Number(u8),
    /// Nothing: there is no room for it.
    Nothing,
}

/// More events than this are not looked at: those of the pair before those of one of its areas, later ones before earlier ones.
const MOST: usize = 40;
/// The most numbers that a reader can keep apart.
const MOST_NUMBERS: usize = 9;
/// The width of a number's sign and its room, in parts of the size of letters.
const NUMBER_EMS: f64 = 1.4;

/// What stands for each event of a set.
pub(super) fn signs(canvas: &Canvas, set: &PanelSet, slots: PeriodAxis, width: i32, sizes: &Sizes) -> Vec<EventSign> {
    let mut signs = vec![EventSign::Nothing; set.events.len()];
    if !sizes.labels {
        return signs;
    }
    let considered = foremost(&set.events, (0..set.events.len()).collect(), MOST);
    let style = event_labels::style(canvas, sizes);
    let part = if set.arrangement == Arrangement::Lines { 0.64 } else { 0.82 };
    let plot = (pixel(f64::from(width) * 0.07), pixel(f64::from(width) * part));
    let x_axis = XAxis::new(slots, plot.0, plot.1);
    let count = if f64::from(canvas.frame.height()) * 0.6 > sizes.text * 26.0 { 2 } else { 1 };
    let lanes = Lanes::of(count, plot, style.size);
    let most = most_numbers(canvas, width, sizes);
    let mut titled = vec![true; considered.len()];
    loop {
        let label = |(own, event): (usize, &usize)| {
            let event = &set.events[*event];
            let wide = if titled[own] { style.width(canvas.typesetter, &event.title).ceil() } else { style.size * NUMBER_EMS };
            EventLabel { x: x_axis.at(event.at), width: pixel(wide), is_centred: !titled[own] }
        };
        // Numbers that touch are drawn as one, so none has to give way to another.
        let labels: Vec<EventLabel> = considered.iter().enumerate().map(label).collect();
        let places = event_labels::planned(&labels, lanes);
        let crowded: Vec<usize> = (0..titled.len()).filter(|own| titled[*own] && places[*own].is_none()).collect();
        if crowded.is_empty() {
            break;
        }
        for own in crowded {
            titled[own] = false;
        }
    }
    let (roomy, crowded): (Vec<_>, Vec<_>) = considered.into_iter().zip(titled).partition(|(_, titled)| *titled);
    for (event, _) in roomy {
        signs[event] = EventSign::Title;
    }
    let crowded = crowded.into_iter().map(|(event, _)| event).collect();
    if most == 0 {
        // Without a key a title is cut, as far as one has room.
        for event in foremost(&set.events, crowded, 2) {
            signs[event] = EventSign::Title;
        }
        return signs;
    }
    for (event, number) in foremost(&set.events, crowded, most).into_iter().zip(1..) {
        signs[event] = EventSign::Number(number);
    }
    signs
}

/// How many numbers the key has room for beside all else.
fn most_numbers(canvas: &Canvas, width: i32, sizes: &Sizes) -> usize {
    if !sizes.subtitle || !canvas.keyed {
        return 0;
    }
    let rows = f64::from(canvas.frame.height()) * 0.12 / f64::from(Sizes::line(sizes.small));
    let beside = (f64::from(width) / (sizes.small * 30.0)).max(1.0);
    usize::try_from(pixel((rows.floor() * beside).floor())).unwrap_or(0).min(MOST_NUMBERS)
}

/// So many of the events, in their order: those of several areas first, then the latest.
fn foremost(events: &[EventMark], mut places: Vec<usize>, most: usize) -> Vec<usize> {
    places.sort_by_key(|place| (std::cmp::Reverse(events[*place].areas.min(2)), std::cmp::Reverse(*place)));
    places.truncate(most);
    places.sort_unstable();
    places
}

/// The numbers and what they stand for.
pub(super) fn key(canvas: &Canvas, set: &PanelSet, slots: PeriodAxis, width: i32, sizes: &Sizes) -> Vec<(Swatch, String)> {
    let entry = |(event, sign): (&EventMark, EventSign)| match sign {
        EventSign::Number(number) => {
            let parts = [("title", event.title.as_str()), ("date", event.date.as_str())];
            Some((Swatch::Numbered(number), canvas.language.fill("chart.sight.event", &parts)))
        }
        EventSign::Title | EventSign::Nothing => None,
    };
    set.events.iter().zip(signs(canvas, set, slots, width, sizes)).filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::paint::geometry::number;

    #[test]
    fn events_of_the_pair_and_later_ones_come_first() {
        let event = |areas: usize, at: usize| EventMark {
            at: number(at),
            until: None,
            date: String::new(),
            title: String::new(),
            kind: String::new(),
            areas,
        };
        let events = [event(1, 0), event(2, 1), event(1, 2), event(3, 3), event(1, 4)];
        assert_eq!(foremost(&events, (0..5).collect(), 3), [1, 3, 4]);
        assert_eq!(foremost(&events, vec![0, 2], 1), [2]);
    }
}
