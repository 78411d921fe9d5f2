//! How many points a picture may have: what takes longer to draw than people wait is refused, and how to ask for less is told.

use crate::{
    limits::{Limits, count},
    parameter::ParameterError,
    query::Answer,
};

/// As many points take as long as one statement, whose label looks for room among all others.
const OF_A_STATEMENT: usize = 20;
/// As many as one figure among those that were published of a period.
const OF_A_VINTAGE: usize = 10;

/// Has the answer no more points than a picture may have?
///
/// # Errors
/// [`ParameterError`] that says how many there are, and how fewer are asked for.
pub(super) fn bounded(answer: &Answer) -> Result<(), ParameterError> {
    within(drawn(answer), count(Limits::current().picture_points))
}

/// What is drawn one by one: how many there are, as how many points each counts, and what they are called.
type Drawn = (usize, usize, &'static str);

fn within((number, weight, what): Drawn, most: usize) -> Result<(), ParameterError> {
    let most = most / weight;
    if number <= most {
        return Ok(());
    }
    let allowed = format!("at most {most} {what}; from and to ask for fewer");
    Err(ParameterError::new("from", format!("a picture of {number} {what}"), &[&allowed]))
}

/// What is drawn period by period or one by one. What is ranked draws so many of its rows, however many there are.
fn drawn(answer: &Answer) -> Drawn {
    match answer {
        Answer::Series(answer) => (answer.series.points.len(), 1, "points"),
        Answer::Compare(answer) => (answer.items.iter().map(|(_, item)| item.series.points.len()).sum(), 1, "points"),
        Answer::Mirror(answer) => (answer.mirror.directions.iter().map(|direction| direction.points.len()).sum(), 1, "points"),
        Answer::Revisions(answer) => {
            (answer.histories.iter().map(|history| history.figures.len()).sum(), OF_A_VINTAGE, "vintages")
        }
        Answer::Verdicts(answer) => (answer.listing.items.len(), OF_A_STATEMENT, "statements"),
        _ => (0, 1, "points"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_and_one_more() {
        for (number, weight, most) in [(10, 1, 10), (5, 2, 10), (5, 2, 11), (0, 20, 10)] {
            assert_eq!(within((number, weight, "points"), most), Ok(()));
        }
        let error = within((6, 2, "statements"), 11).unwrap_err();
        assert_eq!((error.parameter.as_str(), error.detail.as_str()), ("from", "a picture of 6 statements"));
        assert_eq!(error.allowed, ["at most 5 statements; from and to ask for fewer"]);
    }
}
