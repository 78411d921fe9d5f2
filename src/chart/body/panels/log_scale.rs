//! `axis=log`: which panels can stand on a logarithmic axis, and what becomes of their bars.
//!
//! Only figures above zero have a logarithm, bounds included. A bar would be as long as the axis happens to be, so bars
//! become markers; panels of per cent keep their linear axis, and a figure of nothing else is refused.

use super::{model::Mark, panel_set::PanelSet};
use crate::{
    chart::{
        axis_scale::AxisScale,
        body::form::no_log_scale,
        wording::number::{Quantity, trimmed_plain},
    },
    parameter::ParameterError,
};

/// Puts panels on a logarithmic axis.
///
/// # Errors
/// [`ParameterError`] that says why they cannot stand there.
pub(super) fn put(set: &mut PanelSet) -> Result<(), ParameterError> {
    if !set.panels.is_empty() && set.panels.iter().all(|panel| panel.quantity == Quantity::Percent) {
        return Err(no_log_scale("changes in per cent can be zero or below"));
    }
    for panel in set.panels.iter_mut().filter(|panel| panel.quantity != Quantity::Percent) {
        for layer in panel.layers_mut() {
            if let Some(mark) = layer.marks.iter().find(|mark| !is_above_zero(mark)) {
                let period = set.periods.map_or_else(String::new, |periods| format!("{} is ", periods.period(mark.slot)));
                let zero = if mark.value > 0.0 { " and may be zero as rounded" } else { "" };
                return Err(no_log_scale(&format!(
                    "all figures must be above zero, and {period}{}{zero}",
                    trimmed_plain(mark.value, 3)
                )));
            }
            layer.shape = layer.shape.form().logarithmic;
        }
    }
    set.scale = AxisScale::Logarithmic;
    Ok(())
}

fn is_above_zero(mark: &Mark) -> bool {
    mark.value > 0.0 && mark.bounds.is_none_or(|(low, _)| low > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::body::panels::{Arrangement, Layer, MarkShape, Panel, PanelContent};

    /// A value and its bounds.
    type Bounded = (f64, Option<(f64, f64)>);

    fn set(quantity: Quantity, marks: &[Bounded]) -> PanelSet {
        let mark = |(slot, (value, bounds)): (usize, &Bounded)| Mark {
            slot,
            value: *value,
            bounds: *bounds,
            doubt: None,
            broken: false,
            label: value.to_string(),
        };
        let layer = Layer { marks: marks.iter().enumerate().map(mark).collect(), ..Layer::default() };
        let panel = Panel {
            heading: String::new(),
            short: String::new(),
            share: 1,
            quantity,
            content: PanelContent::Layers(vec![layer]),
        };
        PanelSet::new(None, vec![panel], Arrangement::Stacked)
    }

    #[test]
    fn only_figures_above_zero_stand_on_it_and_bars_become_markers() {
        let mut good = set(Quantity::Money, &[(1.5, Some((1.45, 1.55))), (0.001, None)]);
        put(&mut good).unwrap();
        assert_eq!((good.scale, good.panels[0].layers()[0].shape), (AxisScale::Logarithmic, MarkShape::Dots));
        for (bad, why) in [
            (set(Quantity::Money, &[(1.0, None), (0.0, None)]), "above zero"),
            (set(Quantity::Index, &[(-3.0, None)]), "\u{2212}3"),
            (set(Quantity::Money, &[(0.4, Some((0.0, 0.5)))]), "may be zero"),
            (set(Quantity::Percent, &[(5.0, None)]), "per cent"),
        ] {
            let Err(ParameterError { parameter, detail, .. }) = put(&mut bad.clone()) else { panic!("{why}") };
            assert!(parameter == "axis" && detail.contains(why), "{detail}");
        }
    }
}
