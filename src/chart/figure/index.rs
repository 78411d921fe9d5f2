//! The index on a base period.

use super::{Panel, Quantity, Shape, Slots, growth, marks};
use crate::{
    chart::{Kind, spec::PictureSpec},
    language::Language,
    series::Series,
    trade::Period,
};

/// "Index, 2021 = 100".
pub(super) fn unit(language: Language, base: Option<Period>) -> String {
    base.map_or_else(
        || language.say("chart.unit.index").to_owned(),
        |base| language.fill("chart.unit.index_on", &[("base", &language.period(base))]),
    )
}

/// The panels of the measure `index`.
pub(super) fn panels(series: &Series, slots: Option<Slots>, spec: &PictureSpec, heading: String) -> Vec<Panel> {
    let mut layer = marks::index(spec.lang, series, slots);
    let kind = spec.kind.unwrap_or(Kind::Line);
    if kind != Kind::Bar {
        layer.shape = Shape::Line;
    }
    let mut panels = vec![Panel {
        heading,
        short: spec.lang.say("chart.unit.index").to_owned(),
        share: 2,
        quantity: Quantity::Index,
        layers: vec![layer],
    }];
    if kind == Kind::Combo {
        panels.extend(growth::below(spec.lang, series, slots));
    }
    panels
}
