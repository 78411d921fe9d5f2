//! The mirror as dumbbells: for each period what either reporter counts, and how many times the lesser count the greater is.

use super::{
    gap_words,
    mirror_panel::framed,
    mirror_sides::{self, Sides},
};
use crate::{
    chart::{
        body::panels::{Between, Dumbbells, Gaps, Mark, MarkShape, Panel, PanelContent},
        period_axis::PeriodAxis,
        wording::phrases,
    },
    language::{Language, Magnitude},
    series::{Mirror, MirrorDirection, Reason},
};

/// The panel of a direction: reporters keep their colour and marker in both.
pub(in crate::chart) fn panel(
    language: Language,
    mirror: &Mirror,
    direction: &MirrorDirection,
    slots: Option<PeriodAxis>,
    magnitude: Magnitude,
) -> Panel {
    let shapes = [MarkShape::Dots, MarkShape::Squares];
    let Sides { mut counts, intervals } = mirror_sides::of(language, mirror, direction, (slots, magnitude), shapes);
    counts[0].callouts = mirror_sides::largest(&counts).into_iter().collect();
    // The stems show it.
    counts[0].between = Between::Nothing;
    let dumbbells = Dumbbells { sides: counts, intervals, gaps: gaps(language, direction, slots) };
    framed(language, direction, &magnitude.sign(language, &mirror.unit), PanelContent::Dumbbells(Box::new(dumbbells)))
}

/// The gap of every period, or why there is none.
fn gaps(language: Language, direction: &MirrorDirection, slots: Option<PeriodAxis>) -> Gaps {
    let name = language.say("chart.mirror.gap").to_owned();
    let mut gaps = Gaps { name, marks: Vec::new(), nulls: Vec::new() };
    for point in &direction.points {
        let slot = slots.and_then(|slots| slots.slot(point.period));
        if let (Some(value), Some(slot)) = (point.gap.value, slot) {
            let both = point.exports.as_ref().zip(point.imports.as_ref());
            let label = both.and_then(|(exports, imports)| gap_words::sign(language, exports, imports)).unwrap_or_default();
            let bounds = point.gap.low.zip(point.gap.high);
            gaps.marks.push(Mark { slot, value, bounds, doubt: None, broken: false, label });
        } else {
            let reason = phrases::reason(language, point.gap.reason.unwrap_or(Reason::Missing));
            gaps.nulls.push((
                slots.map_or_else(|| language.period(point.period), |slots| language.period_in(point.period, slots.calendar)),
                reason.to_owned(),
            ));
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        series::{MirrorPoint, MirrorSide, Ratio},
        trade::{Calendar, Frequency, Level, Period, Product, Valuation},
    };

    fn level(text: &str) -> Option<Level> {
        (!text.is_empty()).then(|| Level::from_wording(text.parse().unwrap(), 6, None, Valuation::Fob).unwrap().0)
    }

    #[test]
    fn reporters_keep_their_markers_and_a_side_without_a_figure_stays_empty() {
        let points = |sides: [(&str, &str); 2]| {
            let point = |(year, (exports, imports)): (i32, (&str, &str))| MirrorPoint {
                period: Period::year(year),
                exports: level(exports),
                imports: level(imports),
                gap: if imports.is_empty() {
                    Ratio::null(Reason::Missing)
                } else {
                    Ratio { value: Some(-40.0), ..Ratio::default() }
                },
                ratio: Ratio::default(),
                exporter: MirrorSide::default(),
                importer: MirrorSide::default(),
            };
            (2000..).zip(sides).map(point).collect::<Vec<_>>()
        };
        let direction = |dyad: &str| MirrorDirection {
            dyad: dyad.parse().unwrap(),
            exports_source: None,
            imports_source: None,
            exports_making: None,
            imports_making: None,
            points: points([("3", "2"), ("5", "")]),
        };
        let mirror = Mirror {
            dyad: "RUS-IRN".parse().unwrap(),
            product: Product::Total,
            frequency: Frequency::Annual,
            calendar: Calendar::Gregorian,
            unit: "USD".to_owned(),
            rounding: None,
            cautions: Vec::new(),
            directions: vec![direction("RUS-IRN"), direction("IRN-RUS")],
        };
        let slots = PeriodAxis::along([2000, 2001].map(Period::year).into_iter(), Frequency::Annual, Calendar::Gregorian);
        let magnitude = Magnitude::of_largest(level("5").iter());
        let panels: Vec<Panel> =
            mirror.directions.iter().map(|one| panel(Language::English, &mirror, one, slots, magnitude)).collect();
        for (panel, names) in panels.iter().zip([["Russia: exports", "Iran: imports"], ["Russia: imports", "Iran: exports"]]) {
            let (gap, rest) = (panel.gaps().unwrap(), panel.layers());
            assert_eq!(rest.iter().map(|layer| layer.name.as_str()).collect::<Vec<_>>(), names);
            assert_eq!(rest.iter().map(|layer| layer.shape).collect::<Vec<_>>(), [MarkShape::Dots, MarkShape::Squares]);
            assert_eq!((gap.marks.len(), gap.marks[0].label.as_str(), gap.nulls.len()), (1, "1.5\u{d7}", 1));
        }
        assert_eq!((panels[0].layers()[0].marks.len(), panels[0].layers()[1].marks.len()), (2, 1));
    }
}
