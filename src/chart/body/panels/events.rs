//! Events as quiet vertical marks, with a label where one fits and a count where several fall together.

use super::{
    event_labels::{self, EventLabel, Lanes},
    event_mark::EventMark,
};
use crate::{
    chart::{
        fonts::Typesetter,
        paint::{
            canvas::{Anchor, Canvas, Style},
            geometry::{Rect, pixel},
            sizes::Sizes,
            text,
            x_axis::XAxis,
        },
    },
    language::Language,
};

/// Events that fall on nearly the same pixel.
struct Cluster {
    x: i32,
    last: i32,
    count: usize,
    title: String,
}

/// Events over one column of plots.
pub(in crate::chart) struct Events<'a> {
    typesetter: Typesetter<'a>,
    clusters: Vec<Cluster>,
    style: Style,
    lanes: Lanes,
}

impl<'a> Events<'a> {
    /// The events of a column between `left` and `right`, in at most so many lanes.
    pub(in crate::chart) fn of(
        typesetter: Typesetter<'a>,
        events: &[EventMark],
        x_axis: XAxis,
        style: Style,
        count: i32,
        (left, right): (i32, i32),
    ) -> Self {
        let lanes = Lanes { count, left, right, space: pixel(style.size * 0.5) };
        let mut clusters = clusters(typesetter.language(), events, x_axis, pixel(style.size * 1.1));
        let width = f64::from(right - left);
        let most = (width * 0.34).max(style.size * 24.0).min(width * 0.6);
        for cluster in &mut clusters {
            cluster.title = text::shortened(typesetter, &cluster.title, style.size, false, most);
        }
        Self { typesetter, clusters, style, lanes }
    }

    fn wanted(&self) -> Vec<EventLabel> {
        let wanted = |cluster: &Cluster| EventLabel {
            x: cluster.x,
            width: pixel(self.style.width(self.typesetter, &cluster.title).ceil()),
        };
        self.clusters.iter().map(wanted).collect()
    }

    /// The lanes that the labels take.
    pub(in crate::chart) fn lanes(&self) -> i32 {
        event_labels::lanes_taken(&self.wanted(), self.lanes)
    }

    /// The height of so many lanes over the first plot.
    pub(in crate::chart) fn height(events: &[EventMark], lanes: i32, sizes: &Sizes) -> i32 {
        if events.is_empty() { 0 } else { lanes * Sizes::line(sizes.small) + sizes.gap / 3 }
    }

    /// Lines through the plots, labels in the lanes between `top` and the first plot.
    pub(in crate::chart) fn draw(&self, canvas: &mut Canvas, (top, plots): (i32, &[Rect]), sizes: &Sizes) {
        let Some(first) = plots.first() else { return };
        let ink = canvas.palette.event.into(canvas.palette.background, 0.55);
        let given = event_labels::planned(&self.wanted(), self.lanes);
        for (cluster, place) in self.clusters.iter().zip(given) {
            let mut start = first.top;
            if let Some(place) = place {
                let baseline = top + place.lane * Sizes::line(sizes.small) + pixel(sizes.small);
                start = baseline - pixel(sizes.small * 0.4);
                canvas.text(&cluster.title, (place.left, baseline), &self.style);
            }
            canvas.keep_clear((cluster.x, start), (cluster.x, first.top));
            canvas.line(vec![(cluster.x, start), (cluster.x, first.bottom)], ink, sizes.thin);
            for plot in &plots[1..] {
                canvas.line(vec![(cluster.x, plot.top), (cluster.x, plot.bottom)], ink, sizes.thin);
            }
            canvas.dot((cluster.x, start), (sizes.dot * 2 / 3).max(2), canvas.palette.event);
        }
    }
}

/// How labels of events look.
pub(in crate::chart) fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start }
}

/// Events nearer than `near` pixels to the one before share a mark.
fn clusters(language: Language, events: &[EventMark], x_axis: XAxis, near: i32) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for event in events {
        let x = x_axis.at(event.at);
        match clusters.last_mut() {
            Some(cluster) if x - cluster.last <= near => {
                cluster.count += 1;
                cluster.last = x;
                cluster.title = language.count("chart.events", cluster.count, &[]);
            }
            _ => clusters.push(Cluster { x, last: x, count: 1, title: event.title.clone() }),
        }
    }
    for cluster in &mut clusters {
        cluster.x = i32::midpoint(cluster.x, cluster.last);
    }
    clusters
}
