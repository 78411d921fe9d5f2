//! Sizes that follow the picture: text grows with it, moderately, and parts leave when it is small.

use super::geometry::{length, pixel};
use crate::chart::font_scale::FontScale;

/// Sizes of everything, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::chart) struct Sizes {
    /// Axis labels, legends, values.
    pub(in crate::chart) text: f64,
    /// Key, cautions, foot, events.
    pub(in crate::chart) small: f64,
    /// The title.
    pub(in crate::chart) title: f64,
    /// Panel headings.
    pub(in crate::chart) heading: f64,
    /// The edge of the picture.
    pub(in crate::chart) margin: i32,
    /// Between parts.
    pub(in crate::chart) gap: i32,
    /// Data lines.
    pub(in crate::chart) stroke: u32,
    /// Grid and axes.
    pub(in crate::chart) thin: u32,
    /// Whiskers.
    pub(in crate::chart) whisker: u32,
    /// Radius of markers.
    pub(in crate::chart) dot: u32,
    /// Is there room for the words of a house?
    pub(in crate::chart) house: bool,
    /// Is there a subtitle, and with it key and cautions?
    pub(in crate::chart) subtitle: bool,
    /// Are there labels of values and events?
    pub(in crate::chart) labels: bool,
}

impl Sizes {
    pub(in crate::chart) fn for_picture(width: u32, height: u32, scale: FontScale) -> Self {
        let (width, height) = (f64::from(width), f64::from(height));
        let area = (width * height / 960_000.0).sqrt().min(width / 520.0).min(height / 380.0);
        let growth = if area < 1.0 { libm::pow(area, 0.62) } else { libm::pow(area, 0.9) };
        let factor = scale.within(width, height);
        let at_least_sized = |usual: f64, least: f64| (usual * growth).max(least) * factor;
        let text = at_least_sized(15.0, 10.0);
        let unit = text / 15.0;
        let at_least = |least_width: f64, least_height: f64| width >= least_width * factor && height >= least_height * factor;
        let title = at_least_sized(26.0, 12.0);
        Self {
            text: half(text),
            small: half(at_least_sized(13.0, 9.5)),
            title: half(title),
            heading: half(at_least_sized(16.0, 10.0)),
            margin: pixel(at_least_sized(30.0, 8.0)),
            gap: pixel((12.0 * unit).max(5.0)),
            stroke: length((2.6 * unit).max(2.0)),
            thin: length(unit.max(1.0)),
            whisker: length((1.6 * unit).max(1.0)),
            dot: length((4.2 * unit).max(3.0)),
            house: at_least(480.0, 320.0),
            subtitle: at_least(400.0, 270.0),
            labels: at_least(300.0, 220.0),
        }
    }

    /// The sizes of small panels: axis labels as small as the key.
    pub(in crate::chart) fn of_cells(&self) -> Self {
        Self { text: self.small, heading: self.text, gap: self.gap * 2 / 3, dot: (self.dot * 3 / 4).max(2), ..*self }
    }

    /// The height of a line of text of this size.
    pub(in crate::chart) fn line(size: f64) -> i32 {
        pixel((size * 1.32).ceil())
    }
}

/// To half a pixel, so that sizes are short in the SVG.
fn half(size: f64) -> f64 {
    (size * 2.0).round() / 2.0
}
