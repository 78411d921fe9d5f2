//! Events as quiet vertical marks, with a label where one fits and a count where several fall together.

use super::{
    across::Across,
    canvas::{Anchor, Canvas, Style},
    geometry::{Rect, Spot, pixel},
    sizes::Sizes,
    text,
};
use crate::chart::figure::Happening;

/// Events that fall on nearly the same pixel.
struct Cluster {
    x: i32,
    last: i32,
    count: usize,
    title: String,
}

/// Events over one column of plots.
pub(super) struct Events {
    clusters: Vec<Cluster>,
    lanes: i32,
}

impl Events {
    /// The events of a column and how many lanes of labels it gives them.
    pub(super) fn of(happenings: &[Happening], across: Across, lanes: i32, sizes: &Sizes) -> Self {
        let near = pixel(sizes.small * 1.1);
        let mut clusters: Vec<Cluster> = Vec::new();
        for happening in happenings {
            let x = across.at(happening.at);
            match clusters.last_mut() {
                Some(cluster) if x - cluster.last <= near => {
                    cluster.count += 1;
                    cluster.last = x;
                    cluster.title = format!("{} events", cluster.count);
                }
                _ => clusters.push(Cluster { x, last: x, count: 1, title: happening.title.clone() }),
            }
        }
        for cluster in &mut clusters {
            cluster.x = i32::midpoint(cluster.x, cluster.last);
        }
        Self { clusters, lanes }
    }

    /// No more lanes than marks.
    pub(super) fn lanes(&self) -> i32 {
        self.lanes.min(i32::try_from(self.clusters.len()).unwrap_or(self.lanes))
    }

    /// The height of the lanes over the first plot.
    pub(super) fn height(happenings: &[Happening], lanes: i32, sizes: &Sizes) -> i32 {
        if happenings.is_empty() { 0 } else { lanes * Sizes::line(sizes.small) + sizes.gap / 3 }
    }

    /// Lines through the plots, labels in the lanes between `top` and the first plot.
    pub(super) fn draw(&self, canvas: &mut Canvas, bounds: Rect, (top, plots): (i32, &[Rect]), sizes: &Sizes) {
        let style = Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start };
        let Some(first) = plots.first() else { return };
        let ink = canvas.palette.event.into(canvas.palette.background, 0.55);
        for cluster in &self.clusters {
            let mut start = first.top;
            for lane in (0..self.lanes).rev() {
                let baseline = top + lane * Sizes::line(sizes.small) + pixel(sizes.small);
                let lane = Rect { top: baseline - pixel(sizes.small * 0.4), bottom: first.top, ..bounds };
                if let Some((title, spot)) = fitting(canvas, cluster, baseline, &style, lane) {
                    start = lane.top;
                    canvas.text(&title, spot, &style);
                    break;
                }
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

/// A title and its place in a lane, right or left of the mark, if it fits there.
fn fitting(canvas: &Canvas, cluster: &Cluster, baseline: i32, style: &Style, lane: Rect) -> Option<(String, Spot)> {
    if !canvas.is_clear((cluster.x, lane.top), (cluster.x, lane.bottom)) {
        return None;
    }
    let space = pixel(style.size * 0.5);
    let most = (f64::from(lane.width()) * 0.34).max(style.size * 24.0).min(f64::from(lane.width()) * 0.6);
    let title = text::shortened(&cluster.title, style.size, false, most);
    let wide = pixel(style.width(&title).ceil());
    let sides = [cluster.x + space, cluster.x - space - wide];
    let spot = sides.into_iter().map(|left| (left, baseline)).find(|spot| {
        let place = style.boxed(&title, *spot);
        let around = Rect { left: place.left - space / 2, right: place.right + space / 2, ..place };
        place.left >= lane.left && place.right <= lane.right && canvas.is_free(around)
    })?;
    Some((title, spot))
}
