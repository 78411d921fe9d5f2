//! Names of many lines right of the plot, each as near as can be to the height at which its line ends; a thin line leads there.

use super::{
    frame::{PlotFrame, ink},
    legend::at_end,
    model::{Layer, Panel},
};
use crate::chart::paint::{
    canvas::{Anchor, Canvas, Style},
    geometry::{Rect, Spot, number, pixel},
    sizes::Sizes,
};

/// The most of a column's width that names take.
const WIDEST: f64 = 0.36;

fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.text, bold: false, ink: canvas.palette.text, anchor: Anchor::Start }
}

/// A line's name and its last value.
fn name(layer: &Layer, short: bool, sizes: &Sizes) -> String {
    at_end(layer, if short { &layer.code } else { &layer.name }, sizes)
}

/// The room of the leading lines between the plot and the names.
fn leading(sizes: &Sizes) -> i32 {
    sizes.gap * 2
}

/// The room that leading lines and names want right of a plot.
pub(in crate::chart) fn width(canvas: &Canvas, panel: &Panel, short: bool, sizes: &Sizes) -> i32 {
    let style = style(canvas, sizes);
    let widest = panel
        .named_layers()
        .iter()
        .map(|layer| pixel(style.width(canvas.typesetter, &name(layer, short, sizes)).ceil()))
        .max()
        .unwrap_or(0);
    leading(sizes) + sizes.gap / 2 + widest
}

/// Is there room for all names in a column so wide beside a plot so high?
pub(in crate::chart) fn fit(canvas: &Canvas, panel: &Panel, short: bool, (wide, high): (i32, i32), sizes: &Sizes) -> bool {
    let tall = number(panel.named_layers().len()) * f64::from(Sizes::line(sizes.text));
    f64::from(width(canvas, panel, short, sizes)) <= f64::from(wide) * WIDEST && tall <= f64::from(high)
}

/// Heights as near to the wanted ones as can be (by least squares), `line` apart, from `top` to `bottom`; the wanted rise.
fn apart(wanted: &[i32], line: i32, (top, bottom): (i32, i32)) -> Vec<i32> {
    // Without the lines between them they need only rise: neighbours that fall are pooled at their mean.
    let offsets: Vec<i32> = (0..).take(wanted.len()).map(|place: i32| place * line).collect();
    let mut pools: Vec<(f64, f64)> = Vec::new();
    for (want, offset) in wanted.iter().zip(&offsets) {
        let mut pool = (f64::from(want - offset), 1.0);
        while let Some((mean, count)) = pools.pop_if(|last| last.0 > pool.0) {
            pool = ((mean * count + pool.0 * pool.1) / (count + pool.1), count + pool.1);
        }
        pools.push(pool);
    }
    let means = pools.into_iter().flat_map(|(mean, count)| std::iter::repeat_n(mean, usize::try_from(pixel(count)).unwrap_or(0)));
    let most = (bottom - offsets.last().copied().unwrap_or(0)).max(top);
    means.zip(&offsets).map(|(mean, offset)| pixel(mean).clamp(top, most) + offset).collect()
}

/// Leading lines and names.
pub(in crate::chart) fn draw(canvas: &mut Canvas, panel: &Panel, short: bool, frame: &PlotFrame) {
    let (sizes, plot) = (frame.sizes, frame.plot);
    let style = style(canvas, sizes);
    let end = |layer: &Layer| -> Option<Spot> {
        layer.marks.last().map(|mark| (frame.x_axis.centre(mark.slot), frame.y_axis.y(mark.value)))
    };
    let layers = panel.named_layers();
    let mut order: Vec<(i32, usize)> =
        layers.iter().enumerate().map(|(place, layer)| (end(layer).map_or(plot.bottom, |(_, y)| y), place)).collect();
    order.sort_unstable();
    let wanted: Vec<i32> = order.iter().map(|(height, _)| *height).collect();
    let line = Sizes::line(sizes.text);
    let heights = apart(&wanted, line, (plot.top + line / 2, plot.bottom - line / 2));
    let left = plot.right + leading(sizes) + sizes.gap / 2;
    for ((_, place), y) in order.into_iter().zip(heights) {
        let layer = layers[place];
        let colour = ink(canvas.palette, layer.colour, 1.0);
        if let Some(end) = end(layer) {
            lead(canvas, end, (left - sizes.gap / 2, y), plot, frame, colour.into(canvas.palette.background, 0.6));
        }
        let named = Style { ink: canvas.palette.written(colour), ..style };
        canvas.text(&name(layer, short, sizes), (left, named.centred(y)), &named);
    }
}

/// From the end of a line level to the edge of the plot, then to the name.
fn lead(canvas: &mut Canvas, (x, y): Spot, to: Spot, plot: Rect, frame: &PlotFrame, ink: crate::chart::theme::Ink) {
    let start = x + pixel(f64::from(frame.sizes.dot)) + 2;
    let edge = plot.right.max(start);
    canvas.line(vec![(start, y), (edge, y), (to.0.max(edge + 1), to.1)], ink, frame.sizes.thin);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_move_as_little_as_can_be() {
        assert_eq!(apart(&[10, 50, 90], 15, (0, 200)), [10, 50, 90], "far apart they stay");
        // Two at 50 go half a line up and half a line down.
        assert_eq!(apart(&[50, 50], 16, (0, 200)), [42, 58]);
        assert_eq!(apart(&[50, 52, 54], 16, (0, 200)), [36, 52, 68]);
        assert_eq!(apart(&[2, 2, 2], 10, (0, 200)), [0, 10, 20], "not over the top");
        assert_eq!(apart(&[199, 200], 10, (0, 200)), [190, 200], "nor under the bottom");
        assert_eq!(apart(&[], 10, (0, 200)), Vec::<i32>::new());
        let crowd = apart(&[100; 20], 10, (0, 200));
        assert!(crowd.windows(2).all(|pair| pair[1] - pair[0] >= 10) && crowd[0] >= 0 && crowd[19] <= 200, "{crowd:?}");
    }
}
