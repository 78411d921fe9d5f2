//! Growth on a year before, with its rounding whiskers.

use super::marks;
use crate::{
    chart::{
        body::panels::{Colour, Layer, MarkShape, Panel, PanelContent},
        period_axis::PeriodAxis,
        wording::number::Quantity,
    },
    language::Language,
    series::Series,
};

/// One panel of growth rates.
pub(super) fn panel(language: Language, series: &Series, slots: Option<PeriodAxis>, look: (MarkShape, Colour)) -> Panel {
    let (shape, colour) = look;
    let layer = Layer { shape, colour, ..marks::growth(language, series, slots) };
    Panel {
        heading: language.say("chart.unit.change").to_owned(),
        short: language.say("chart.unit.change_short").to_owned(),
        share: 2,
        quantity: Quantity::Percent,
        content: PanelContent::Layers(vec![layer]),
    }
}

/// The panel under a panel of levels; nothing when no growth is known.
pub(super) fn below(language: Language, series: &Series, slots: Option<PeriodAxis>) -> Option<Panel> {
    let panel = Panel { share: 1, ..panel(language, series, slots, (MarkShape::Bars, Colour::Third)) };
    Some(panel).filter(Panel::has_marks)
}
