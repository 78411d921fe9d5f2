//! The index on a base period.

use super::{Panel, Quantity, Shape, Slots, growth, marks};
use crate::{chart::Kind, series::Series};

/// The panels of the measure `index`.
pub(super) fn panels(series: &Series, slots: Option<Slots>, kind: Option<Kind>, base: &str) -> Vec<Panel> {
    let mut layer = marks::index(series, slots);
    let kind = kind.unwrap_or(Kind::Line);
    if kind != Kind::Bar {
        layer.shape = Shape::Line;
    }
    let mut panels = vec![Panel {
        heading: format!("Index{base}"),
        short: "Index".to_owned(),
        share: 2,
        quantity: Quantity::Index,
        layers: vec![layer],
    }];
    if kind == Kind::Combo {
        panels.extend(growth::below(series, slots));
    }
    panels
}
