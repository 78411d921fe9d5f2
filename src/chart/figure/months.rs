//! Months as a thin line under the thick line of their mean over twelve.
//!
//! The mean of a month is of it and of the eleven before it, so that a season falls out; it is there only where all twelve are
//! known, without a break of the series between them, and as doubtful as any of them.

use super::{absences, length::MANY_MONTHS, level, marks};
use crate::{
    chart::{
        body::panels::{Colour, Layer, Mark, MarkShape, Panel, PanelContent, Weight},
        period_axis::PeriodAxis,
        wording::number::{labelled, usual_decimals},
    },
    language::Language,
    series::{Series, Subject},
    trade::{Frequency, Level, Period, Status},
};

/// How many months a mean is of.
const YEAR: usize = 12;

/// Is a line of a series drawn so?
pub(super) fn suit(series: &Series, slots: Option<PeriodAxis>) -> bool {
    series.frequency == Frequency::Monthly
        && series.subject != Subject::Balance
        && slots.is_some_and(|slots| slots.count > MANY_MONTHS)
}

/// The panel of both lines; of one where no twelve months follow one another.
pub(super) fn panel(language: Language, series: &Series, slots: Option<PeriodAxis>) -> Panel {
    let points = series.points.iter().map(|point| (point.period, point.level.as_ref(), point.status));
    let months = Layer {
        shape: MarkShape::Line,
        weight: Weight::Thin,
        name: language.say("months.each").to_owned(),
        short: language.say("months.each"),
        absences: absences::of_series(language, series, slots),
        ..marks::levels(language, points, slots, level::magnitude(series))
    };
    let means = means(language, series, &months);
    let layers = if means.is_empty() {
        vec![Layer { weight: Weight::Usual, name: String::new(), ..months }]
    } else {
        let mean = Layer {
            shape: MarkShape::Line,
            weight: Weight::Thick,
            name: language.say("months.mean").to_owned(),
            short: language.say("months.mean"),
            marks: means,
            ..Layer::default()
        };
        vec![months, mean]
    };
    Panel { content: PanelContent::Layers(layers), ..level::panel(language, series, slots, (MarkShape::Line, Colour::default())) }
}

/// The mean of twelve months, at the last of them.
fn means(language: Language, series: &Series, months: &Layer) -> Vec<Mark> {
    let magnitude = level::magnitude(series);
    let known: Vec<(Period, &Level, Status)> =
        series.points.iter().filter_map(|point| Some((point.period, point.level.as_ref()?, point.status))).collect();
    let largest = months.marks.iter().map(|mark| mark.value.abs()).fold(0.0, f64::max);
    let mean = |place: usize| {
        let year = &known[place + 1 - YEAR..=place];
        let follow = year.windows(2).all(|pair| pair[0].0 == pair[1].0.previous() && !marks::is_break(pair[1].2));
        let value = year.iter().map(|(_, level, _)| magnitude.amount(level.amount)).sum::<f64>() / 12.0;
        follow.then(|| Mark {
            slot: months.marks[place].slot,
            value,
            bounds: None,
            doubt: year.iter().rev().find_map(|(.., status)| marks::doubt(*status)),
            broken: false,
            label: labelled(language, value, usual_decimals(largest)),
        })
    };
    (YEAR - 1..known.len()).filter_map(mean).collect()
}
