//! The index on a base period.

use super::{Panel, PeriodAxis, Quantity, marks};
use crate::{language::Language, series::Series, trade::Period};

/// "Index, 2021 = 100".
pub(super) fn unit(language: Language, base: Option<Period>) -> String {
    base.map_or_else(
        || language.say("chart.unit.index").to_owned(),
        |base| language.fill("chart.unit.index_on", &[("base", &language.period(base))]),
    )
}

/// One panel of an index, as bars.
pub(super) fn panel(language: Language, series: &Series, slots: Option<PeriodAxis>, heading: String) -> Panel {
    Panel {
        heading,
        short: language.say("chart.unit.index").to_owned(),
        share: 2,
        quantity: Quantity::Index,
        layers: vec![marks::index(language, series, slots)],
    }
}
