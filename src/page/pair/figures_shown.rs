//! Is there anything in an answer to show?

use crate::{
    query::{Answer, Measure, SeriesAnswer},
    series::{Measured, Point},
};

/// Is there anything in it to show; of series a figure of the measure that is asked for?
pub(super) fn has_figures(answer: &Answer) -> bool {
    match answer {
        Answer::Series(answer) => shows(answer),
        Answer::Compare(answer) => answer.items.iter().any(|(_, one)| shows(one)),
        Answer::Mirror(mirror) => mirror.mirror.directions.iter().any(|direction| !direction.points.is_empty()),
        Answer::DyadProducts(products) => !products.rows.is_empty(),
        Answer::Verdicts(verdicts) => !verdicts.listing.items.is_empty(),
        Answer::Events(events) => !events.listing.items.is_empty(),
        Answer::Revisions(revisions) => !revisions.revisions.is_empty(),
        _ => false,
    }
}

fn shows(answer: &SeriesAnswer) -> bool {
    answer.series.points.iter().any(|point| is_shown(answer.measure, point))
}

fn is_shown(measure: Measure, point: &Point) -> bool {
    match measure {
        Measure::Value => point.level.is_some(),
        Measure::Yoy => point.yoy.value.is_some(),
        _ => point.measured.iter().flatten().any(|measured| match measured {
            Measured::Ratio(ratio) => ratio.value.is_some(),
            Measured::Level(level, _) => level.is_some(),
            Measured::Months(_) => false,
        }),
    }
}
