//! The index on a base period.

use super::marks;
use crate::{
    chart::{
        body::panels::{Layer, MarkShape, Panel, PanelContent},
        period_axis::PeriodAxis,
        wording::number::Quantity,
    },
    language::Language,
    series::Series,
    trade::{Calendar, Period},
};

/// "Index, 2021 = 100".
pub(in crate::chart) fn unit(language: Language, base: Option<Period>, calendar: Calendar) -> String {
    base.map_or_else(
        || language.say("chart.unit.index").to_owned(),
        |base| language.fill("chart.unit.index_on", &[("base", &language.period_in(base, calendar))]),
    )
}

/// One panel of an index.
pub(super) fn panel(
    language: Language,
    series: &Series,
    (slots, heading): (Option<PeriodAxis>, String),
    shape: MarkShape,
) -> Panel {
    Panel {
        heading,
        short: language.say("chart.unit.index").to_owned(),
        share: 2,
        quantity: Quantity::Index,
        content: PanelContent::Layers(vec![Layer { shape, ..marks::index(language, series, slots) }]),
    }
}
