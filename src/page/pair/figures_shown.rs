//! Is there anything in an answer to show?

use crate::{
    query::{Answer, Measure, SeriesAnswer},
    series::{Measured, Point, Reason},
};

/// Is there anything in it to show; of series a figure of the measure that is asked for?
pub(in crate::page) fn has_figures(answer: &Answer) -> bool {
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

/// Why a series has no figure of its measure: what its last figure says.
pub(super) fn reason(answer: &Answer) -> Option<Reason> {
    let (measure, points) = match answer {
        Answer::Series(answer) => (answer.measure, &answer.series.points),
        Answer::Compare(answer) => (answer.measure, &answer.items.first()?.1.series.points),
        _ => return None,
    };
    let last = points.iter().rfind(|point| point.level.is_some()).or(points.last())?;
    match measure {
        Measure::Value => last.reason(),
        Measure::Yoy => last.yoy.reason,
        _ => last.measured.iter().flatten().find_map(|measured| match measured {
            Measured::Ratio(ratio) => ratio.reason,
            Measured::Level(_, reason) => *reason,
            Measured::Months(_) => None,
        }),
    }
}
