//! `axis=log`: which panels can stand on a logarithmic axis, and what becomes of their bars.
//!
//! Only figures above zero have a logarithm, bounds included: one that is zero or below, or may be as rounded, leaves a gap,
//! and a caution says so. A bar would be as long as the axis happens to be, so bars become markers; panels of per cent keep
//! their linear axis, and a figure of nothing else is refused, as is one without any figure above zero.

use super::{model::Mark, panel_set::PanelSet};
use crate::{
    chart::{axis_scale::AxisScale, body::form::no_log_scale, period_axis::PeriodAxis, wording::number::Quantity},
    language::Language,
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
    let had_figures = set.panels.iter().any(|panel| panel.quantity != Quantity::Percent && panel.has_marks());
    let mut left_out = Vec::new();
    for panel in set.panels.iter_mut().filter(|panel| panel.quantity != Quantity::Percent) {
        for layer in panel.layers_mut() {
            left_out.extend(layer.marks.iter().filter(|mark| !is_above_zero(mark)).map(|mark| mark.slot));
            layer.marks.retain(is_above_zero);
            layer.callouts.retain(|callout| callout.ends.0.min(callout.ends.1) > 0.0);
            layer.shape = layer.shape.form().logarithmic;
        }
    }
    let left = set.panels.iter().any(|panel| panel.quantity != Quantity::Percent && panel.has_marks());
    if had_figures && !left {
        return Err(no_log_scale("no figure here is above zero"));
    }
    left_out.sort_unstable();
    left_out.dedup();
    set.left_out = left_out;
    set.scale = AxisScale::Logarithmic;
    Ok(())
}

fn is_above_zero(mark: &Mark) -> bool {
    mark.value > 0.0 && mark.bounds.is_none_or(|(low, _)| low > 0.0)
}

/// Slots as periods, neighbours as the span from the first to the last of them.
pub(super) fn spans(language: Language, slots: &[usize], periods: PeriodAxis) -> Vec<String> {
    let named = |slot: usize| language.period_in(periods.period(slot), periods.calendar);
    let span = |run: &[usize]| match run {
        [first, .., last] => language.fill("chart.sight.from_to", &[("first", &named(*first)), ("last", &named(*last))]),
        _ => run.iter().map(|slot| named(*slot)).collect(),
    };
    slots.chunk_by(|one, next| one + 1 == *next).map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::body::panels::{Arrangement, Layer, MarkShape, Panel, PanelContent},
        trade::{Calendar, Frequency, Period},
    };

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
    fn bars_become_markers_and_what_is_not_above_zero_leaves_a_gap() {
        let mut good = set(Quantity::Money, &[(1.5, Some((1.45, 1.55))), (0.001, None)]);
        put(&mut good).unwrap();
        assert_eq!((good.scale, good.panels[0].layers()[0].shape), (AxisScale::Logarithmic, MarkShape::Dots));
        assert!(good.left_out.is_empty());
        // A zero, a figure below it, and one that is 0 to 0.5 as rounded.
        let mut holed = set(Quantity::Money, &[(1.0, None), (0.0, None), (-3.0, None), (0.4, Some((0.0, 0.5))), (2.0, None)]);
        put(&mut holed).unwrap();
        let slots: Vec<usize> = holed.panels[0].layers()[0].marks.iter().map(|mark| mark.slot).collect();
        assert_eq!((slots, holed.left_out), (vec![0, 4], vec![1, 2, 3]));
        for (bad, why) in [
            (set(Quantity::Money, &[(0.0, None)]), "no figure here is above zero"),
            (set(Quantity::Percent, &[(5.0, None)]), "per cent"),
        ] {
            let Err(ParameterError { parameter, detail, .. }) = put(&mut bad.clone()) else { panic!("{why}") };
            assert!(parameter == "axis" && detail.contains(why), "{detail}");
        }
    }

    #[test]
    fn neighbouring_periods_are_told_as_a_span() {
        let periods =
            PeriodAxis::along([1950, 1970].map(Period::year).into_iter(), Frequency::Annual, Calendar::Gregorian).unwrap();
        let told = |slots: &[usize]| spans(Language::English, slots, periods);
        assert_eq!(told(&[4, 5, 6, 9]), ["1954–1956", "1959"]);
        assert!(told(&[]).is_empty());
    }
}
