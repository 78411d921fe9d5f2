//! Growth on a year before, with its rounding whiskers.

use super::{Colour, Panel, PeriodAxis, Quantity, marks};
use crate::{language::Language, series::Series};

/// One panel of growth bars.
pub(super) fn panel(language: Language, series: &Series, slots: Option<PeriodAxis>) -> Panel {
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
pub(super) fn below(language: Language, series: &Series, slots: Option<PeriodAxis>) -> Option<Panel> {
    let mut panel = Panel { share: 1, ..panel(language, series, slots) };
    panel.layers[0].colour = Colour::Third;
    Some(panel).filter(|panel| !panel.layers[0].marks.is_empty())
}
