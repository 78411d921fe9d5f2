//! The map: every ring from the largest to the smallest, so that enclaves lie on what is around them; small areas as dots.

use super::{
    classes,
    legend::{self, MapInks},
    shapes::{Placing, around},
    values::{Choropleth, MapValue},
};
use crate::chart::{
    hit_area::Datum,
    map::WorldMap,
    paint::{
        canvas::Canvas,
        geometry::{Rect, Spot},
        sizes::Sizes,
    },
    theme::Ink,
};
use crate::trade::Area;

/// An area whose largest ring is smaller than this each way is drawn as a dot.
const LEAST: i32 = 4;

/// Draws the map into a rectangle, its classes below.
pub(in crate::chart) fn draw(canvas: &mut Canvas, body: &Choropleth, map: &WorldMap, rect: Rect, sizes: &Sizes) {
    let bounds = classes::bounds(body.values.iter().map(|value| value.value));
    let inks = MapInks::of(canvas, bounds.len() + 1);
    let plot = Rect { bottom: rect.bottom - legend::height(sizes), ..rect };
    if plot.width() < 8 || plot.height() < 8 {
        return;
    }
    let placing = Placing::of(map, plot);
    let ground = canvas.palette.background;
    let mut largest: Vec<(Area, Rect)> = Vec::new();
    for ring in &map.rings {
        let corners = placing.corners(ring);
        let Some(around) = around(&corners) else { continue };
        if let Some(area) = ring.area.filter(|area| !ring.hole && !largest.iter().any(|(own, _)| own == area)) {
            largest.push((area, around));
        }
        if corners.len() < 3 || around.width() < 2 && around.height() < 2 {
            continue;
        }
        let ink = if ring.hole { ground } else { ink(body, ring.area, &bounds, &inks) };
        shape(canvas, corners, ink, ground, sizes);
    }
    for (area, around) in &largest {
        let small = around.width() < LEAST && around.height() < LEAST;
        let Some(value) = body.values.iter().find(|value| value.area == *area) else { continue };
        if small {
            let middle = (i32::midpoint(around.left, around.right), i32::midpoint(around.top, around.bottom));
            canvas.dot(middle, sizes.dot / 2 + 1, ground);
            canvas.dot(middle, sizes.dot / 2, ink(body, Some(*area), &bounds, &inks));
        }
        pointed(canvas, value, *around, plot);
    }
    let mut apart = vec![(inks.nothing, canvas.language.say("map.nothing").to_owned())];
    apart.extend(body.own.iter().filter(|(area, _)| map.has(*area)).map(|(_, name)| (inks.own, name.clone())));
    legend::draw(canvas, &bounds, &inks, &apart, rect, sizes);
}

fn ink(body: &Choropleth, area: Option<Area>, bounds: &[f64], inks: &MapInks) -> Ink {
    let Some(area) = area else { return inks.nothing };
    if body.own.as_ref().is_some_and(|(own, _)| *own == area) {
        return inks.own;
    }
    let value = body.values.iter().find(|value| value.area == area);
    value.map_or(inks.nothing, |value| inks.classes[classes::class(bounds, value.value).min(inks.classes.len() - 1)])
}

fn shape(canvas: &mut Canvas, corners: Vec<Spot>, ink: Ink, ground: Ink, sizes: &Sizes) {
    let outline: Vec<Spot> = corners.iter().copied().chain(corners.first().copied()).collect();
    canvas.polygon(corners, ink);
    canvas.line(outline, ground, sizes.thin);
}

/// An area can be pointed at in the middle of its largest ring.
fn pointed(canvas: &mut Canvas, value: &MapValue, around: Rect, plot: Rect) {
    let (wide, high) = ((around.width() / 4).max(2), (around.height() / 4).max(2));
    let (x, y) = (i32::midpoint(around.left, around.right), i32::midpoint(around.top, around.bottom));
    let rect = Rect {
        left: (x - wide).max(plot.left),
        right: (x + wide).min(plot.right),
        top: (y - high).max(plot.top),
        bottom: (y + high).min(plot.bottom),
    };
    let told = Datum {
        period: value.area.code().to_owned(),
        series: String::new(),
        value: value.value,
        words: format!("{}: {}", value.name, value.words),
    };
    canvas.hit_area(rect, told);
}
