//! Growth on a year before, with its rounding whiskers.

use super::{Colour, Panel, Quantity, Shape, Slots, level, marks};
use crate::{
    chart::{Kind, spec::PictureSpec},
    language::Language,
    series::Series,
};

fn panel(language: Language, series: &Series, slots: Option<Slots>) -> Panel {
    let mut layer = marks::growth(language, series, slots);
    layer.colour = Colour::Sign;
    Panel {
        heading: language.say("chart.unit.change").to_owned(),
        short: language.say("chart.unit.change_short").to_owned(),
        share: 2,
        quantity: Quantity::Percent,
        layers: vec![layer],
    }
}

/// The panel under a panel of levels; nothing when no growth is known.
pub(super) fn below(language: Language, series: &Series, slots: Option<Slots>) -> Option<Panel> {
    let mut panel = Panel { share: 1, ..panel(language, series, slots) };
    panel.layers[0].colour = Colour::Third;
    Some(panel).filter(|panel| !panel.layers[0].marks.is_empty())
}

/// The panels of the measure `yoy`.
pub(super) fn panels(series: &Series, slots: Option<Slots>, spec: &PictureSpec) -> Vec<Panel> {
    let mut panels = vec![panel(spec.lang, series, slots)];
    match spec.kind.unwrap_or(Kind::Bar) {
        Kind::Line => {
            panels[0].layers[0].shape = Shape::Line;
            panels[0].layers[0].colour = Colour::First;
        }
        Kind::Combo => {
            let mut levels = Panel { share: 1, ..level::panel(spec.lang, series, slots) };
            levels.layers[0].colour = Colour::Third;
            panels.push(levels);
        }
        _ => {}
    }
    panels
}
