//! Growth on a year before, with its rounding whiskers.

use super::{Colour, Panel, Quantity, Shape, Slots, level, marks};
use crate::{chart::Kind, series::Series};

fn panel(series: &Series, slots: Option<Slots>) -> Panel {
    let mut layer = marks::growth(series, slots);
    layer.colour = Colour::Sign;
    Panel {
        heading: "Change on a year before, %".to_owned(),
        short: "Change, %".to_owned(),
        share: 2,
        quantity: Quantity::Percent,
        layers: vec![layer],
    }
}

/// The panel under a panel of levels; nothing when no growth is known.
pub(super) fn below(series: &Series, slots: Option<Slots>) -> Option<Panel> {
    let mut panel = Panel { share: 1, ..panel(series, slots) };
    panel.layers[0].colour = Colour::Third;
    Some(panel).filter(|panel| !panel.layers[0].marks.is_empty())
}

/// The panels of the measure `yoy`.
pub(super) fn panels(series: &Series, slots: Option<Slots>, kind: Option<Kind>) -> Vec<Panel> {
    let mut panels = vec![panel(series, slots)];
    match kind.unwrap_or(Kind::Bar) {
        Kind::Line => {
            panels[0].layers[0].shape = Shape::Line;
            panels[0].layers[0].colour = Colour::First;
        }
        Kind::Combo => {
            let mut levels = Panel { share: 1, ..level::panel(series, slots) };
            levels.layers[0].colour = Colour::Third;
            panels.push(levels);
        }
        _ => {}
    }
    panels
}
