//! `axis=log`: which figures can stand on a logarithmic axis, and what becomes of their bars.
//!
//! Only figures above zero have a logarithm, bounds included. A bar would be as long as the axis happens to be, so bars
//! become markers; panels of per cent keep their linear axis, and a figure of nothing else is refused.

use super::{Figure, Mark, MarkShape, Quantity, number::trimmed_plain};
use crate::{chart::axis_scale::AxisScale, language::Language, parameter::ParameterError};

fn refused(why: &str) -> ParameterError {
    ParameterError::new("axis", format!("\"log\" is not possible here: {why}"), &["linear"])
}

/// Puts a figure on a logarithmic axis.
///
/// # Errors
/// [`ParameterError`] that says why it cannot stand there.
pub(super) fn put(figure: &mut Figure, language: Language) -> Result<(), ParameterError> {
    if figure.ranking.is_some() || figure.composition.is_some() {
        return Err(refused("ranked bars, areas and shares begin at zero, which has no logarithm"));
    }
    if !figure.panels.is_empty() && figure.panels.iter().all(|panel| panel.quantity == Quantity::Percent) {
        return Err(refused("changes in per cent can be zero or below"));
    }
    for panel in figure.panels.iter_mut().filter(|panel| panel.quantity != Quantity::Percent) {
        for layer in panel.layers.iter_mut().filter(|layer| layer.shape != MarkShape::Stems) {
            if let Some(mark) = layer.marks.iter().find(|mark| !is_above_zero(mark)) {
                let period = figure.slots.map_or_else(String::new, |slots| format!("{} is ", slots.period(mark.slot)));
                let zero = if mark.value > 0.0 { " and may be zero as rounded" } else { "" };
                return Err(refused(&format!(
                    "all figures must be above zero, and {period}{}{zero}",
                    trimmed_plain(mark.value, 3)
                )));
            }
            if layer.shape == MarkShape::Bars {
                layer.shape = MarkShape::Dots;
            }
        }
    }
    figure.axis = AxisScale::Logarithmic;
    figure.subtitle = format!("{} \u{b7} {}", figure.subtitle, language.say("chart.logarithmic"));
    Ok(())
}

fn is_above_zero(mark: &Mark) -> bool {
    mark.value > 0.0 && mark.bounds.is_none_or(|(low, _)| low > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Layer, Panel};

    /// A value and its bounds.
    type Bounded = (f64, Option<(f64, f64)>);

    fn figure(quantity: Quantity, marks: &[Bounded]) -> Figure {
        let mark = |(slot, (value, bounds)): (usize, &Bounded)| Mark {
            slot,
            value: *value,
            bounds: *bounds,
            doubt: None,
            broken: false,
            label: value.to_string(),
        };
        let layer = Layer { marks: marks.iter().enumerate().map(mark).collect(), ..Layer::default() };
        let panel = Panel { heading: String::new(), short: String::new(), share: 1, quantity, layers: vec![layer] };
        Figure { panels: vec![panel], ..Figure::default() }
    }

    #[test]
    fn only_figures_above_zero_stand_on_it_and_bars_become_markers() {
        let mut good = figure(Quantity::Money, &[(1.5, Some((1.45, 1.55))), (0.001, None)]);
        put(&mut good, Language::English).unwrap();
        assert_eq!((good.axis, good.panels[0].layers[0].shape), (AxisScale::Logarithmic, MarkShape::Dots));
        for (bad, why) in [
            (figure(Quantity::Money, &[(1.0, None), (0.0, None)]), "above zero"),
            (figure(Quantity::Index, &[(-3.0, None)]), "\u{2212}3"),
            (figure(Quantity::Money, &[(0.4, Some((0.0, 0.5)))]), "may be zero"),
            (figure(Quantity::Percent, &[(5.0, None)]), "per cent"),
            (Figure { ranking: Some(crate::chart::figure::Ranking::default()), ..Figure::default() }, "ranked"),
        ] {
            let Err(ParameterError { parameter, detail, .. }) = put(&mut bad.clone(), Language::English) else { panic!("{why}") };
            assert!(parameter == "axis" && detail.contains(why), "{detail}");
        }
    }
}
