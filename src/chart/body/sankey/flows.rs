//! Flows into a hub and out of it, and how many of them there is room for.

use crate::chart::{categorical_palette::Fill, paint::geometry::number};

/// What flows into a hub from where reading begins, and out of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::chart) struct Sankey {
    /// What stands in the middle, or at the edge where there is one side only.
    pub(in crate::chart) hub: String,
    /// What flows in.
    pub(in crate::chart) inward: Option<FlowSide>,
    /// What flows out.
    pub(in crate::chart) outward: Option<FlowSide>,
    /// The unit of the values, for a picture without subtitle.
    pub(in crate::chart) unit: String,
    /// The greatest flows in a sentence.
    pub(in crate::chart) told: String,
}

/// The flows of one side.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct FlowSide {
    /// What it is, with its sum.
    pub(in crate::chart) heading: String,
    /// Its sum in the unit of the picture.
    pub(in crate::chart) total: f64,
    /// The flows, the greatest first.
    pub(in crate::chart) flows: Vec<Flow>,
    /// All others as one flow, when the first so many are shown; nothing where nothing is left.
    pub(in crate::chart) rests: Vec<Option<Flow>>,
}

/// One flow.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Flow {
    /// Where it comes from or goes to.
    pub(in crate::chart) name: String,
    /// Its code; none for all others.
    pub(in crate::chart) code: String,
    /// Its value in the unit of the picture.
    pub(in crate::chart) value: f64,
    /// Its value as written.
    pub(in crate::chart) written: String,
    /// Its colour; none for that of its side.
    pub(in crate::chart) fill: Option<Fill>,
}

/// What is shown of a side, and how high each flow and its place are, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Fitted<'a> {
    pub(in crate::chart) flows: Vec<&'a Flow>,
    /// Pixels a unit.
    pub(in crate::chart) scale: f64,
}

/// A flow whose place is as high as a line of text takes no more than this part of the scale from the others.
const LEAST_SCALE: f64 = 0.62;

impl FlowSide {
    /// The first flows and all others.
    fn shown(&self, count: usize) -> Vec<&Flow> {
        self.flows.iter().take(count).chain(self.rests.get(count).and_then(Option::as_ref)).collect()
    }

    /// As many flows as can be named, each in a place at least `line` high, `gap` apart.
    pub(in crate::chart) fn fitted(&self, height: f64, line: f64, gap: f64) -> Fitted<'_> {
        let mut least = None;
        for count in (1..=self.flows.len()).rev() {
            let flows = self.shown(count);
            let room = (height - gap * number(flows.len().saturating_sub(1))).max(1.0);
            let scale = scale(&flows, room, line);
            if scale * self.total >= room * LEAST_SCALE {
                return Fitted { flows, scale };
            }
            least = Some(Fitted { flows, scale });
        }
        least.unwrap_or(Fitted { flows: Vec::new(), scale: 0.0 })
    }
}

/// The scale at which all fit: flows that are lower than a line take one.
fn scale(flows: &[&Flow], room: f64, line: f64) -> f64 {
    let total: f64 = flows.iter().map(|flow| flow.value).sum();
    let needed = |scale: f64| flows.iter().map(|flow| (flow.value * scale).max(line)).sum::<f64>();
    let (mut low, mut high) = (0.0, if total > 0.0 { room / total } else { 0.0 });
    if needed(high) <= room + 0.5 {
        return high;
    }
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if needed(middle) <= room { low = middle } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(values: &[f64]) -> FlowSide {
        let flow = |value: f64| Flow { name: value.to_string(), code: String::new(), value, written: String::new(), fill: None };
        FlowSide {
            heading: String::new(),
            total: values.iter().sum(),
            flows: values.iter().copied().map(flow).collect(),
            rests: (0..=values.len())
                .map(|count| Some(flow(values[count..].iter().sum())).filter(|rest| rest.value > 0.0))
                .collect(),
        }
    }

    #[test]
    fn what_is_shown_adds_up_and_has_room() {
        let side = side(&[50.0, 20.0, 10.0, 5.0, 1.0, 1.0, 1.0, 0.5]);
        for height in [40.0, 100.0, 200.0, 800.0] {
            let fitted = side.fitted(height, 12.0, 4.0);
            let sum: f64 = fitted.flows.iter().map(|flow| flow.value).sum();
            assert!((sum - side.total).abs() < 1e-9, "{height}: {sum}");
            let taken: f64 = fitted.flows.iter().map(|flow| (flow.value * fitted.scale).max(12.0)).sum();
            let gaps = 4.0 * number(fitted.flows.len() - 1);
            assert!(taken + gaps <= height + 0.6 || fitted.flows.len() == 2, "{height}: {taken}");
        }
        // With room all are named, with little the first and all others.
        assert_eq!([800.0, 40.0].map(|height| side.fitted(height, 12.0, 4.0).flows.len()), [8, 2]);
    }
}
