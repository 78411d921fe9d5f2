//! Levels: turnover, exports and imports as bars or a line, with growth below; a balance with its two sides.

use super::{Colour, Layer, Panel, Quantity, Shape, Slots, growth, marks, number::Magnitude};
use crate::{
    chart::Kind,
    series::{Point, Series, Subject},
    trade::Level,
};

/// The scaled unit of everything that a series shows.
pub(super) fn magnitude(series: &Series) -> Magnitude {
    Magnitude::of(series.points.iter().flat_map(|point| [&point.level, &point.exports, &point.imports]).flatten())
}

/// The panels of a series of levels.
pub(super) fn panels(series: &Series, slots: Option<Slots>, kind: Option<Kind>) -> Vec<Panel> {
    let kind = kind.unwrap_or(Kind::Combo);
    if series.subject == Subject::Balance {
        return vec![balance(series, slots, kind)];
    }
    let mut levels = panel(series, slots);
    if kind == Kind::Line {
        levels.layers[0].shape = Shape::Line;
    }
    let mut panels = vec![levels];
    if kind == Kind::Combo {
        panels.extend(growth::below(series, slots));
    }
    panels
}

/// One panel of level bars.
pub(super) fn panel(series: &Series, slots: Option<Slots>) -> Panel {
    let layer = layer(series, slots, |point| point.level.as_ref());
    let unit = magnitude(series).unit(&series.unit);
    let name = noun(series.subject);
    Panel { heading: format!("{name}, {unit}"), short: unit, share: 2, quantity: Quantity::Money, layers: vec![layer] }
}

fn layer(series: &Series, slots: Option<Slots>, level: impl Fn(&Point) -> Option<&Level> + Clone) -> Layer {
    let points = series.points.iter().map(move |point| (point.period, level(point), point.status));
    marks::levels(points, slots, magnitude(series))
}

fn balance(series: &Series, slots: Option<Slots>, kind: Kind) -> Panel {
    let mut panel = panel(series, slots);
    panel.layers[0].colour = Colour::Third;
    "Balance".clone_into(&mut panel.layers[0].name);
    panel.layers[0].short = "balance";
    if kind == Kind::Line {
        panel.layers[0].shape = Shape::Line;
    }
    if kind == Kind::Bar {
        panel.layers[0].colour = Colour::Sign;
        return panel;
    }
    let sides = [("Exports", "exports", Colour::First), ("Imports", "imports", Colour::Second)];
    for (name, short, colour) in sides {
        let side =
            layer(series, slots, |point| if colour == Colour::First { point.exports.as_ref() } else { point.imports.as_ref() });
        if !side.marks.is_empty() {
            panel.layers.push(Layer { shape: Shape::Line, colour, name: name.to_owned(), short, nulls: Vec::new(), ..side });
        }
    }
    panel
}

fn noun(subject: Subject) -> &'static str {
    match subject {
        Subject::Turnover => "Turnover",
        Subject::Exports => "Exports",
        Subject::Imports => "Imports",
        Subject::Balance => "Balance",
    }
}
