//! How many points a picture may have: what takes longer to draw than people wait is refused, and how to ask for less is told.

use crate::{
    limits::{Limits, count},
    parameter::ParameterError,
    query::Answer,
};

/// Has the answer no more points than a picture may have?
///
/// # Errors
/// [`ParameterError`] that says how many there are, and how fewer are asked for.
pub(super) fn bounded(answer: &Answer) -> Result<(), ParameterError> {
    within(points(answer), Limits::current().picture_points)
}

fn within(points: usize, most: u64) -> Result<(), ParameterError> {
    if points <= count(most) {
        return Ok(());
    }
    let allowed = format!("at most {most} points; from, to and last ask for fewer periods, freq=A for years");
    Err(ParameterError::new("from", format!("a picture of {points} points"), &[&allowed]))
}

/// The points of what is drawn period by period. What is ranked draws so many of its rows, however many there are.
fn points(answer: &Answer) -> usize {
    match answer {
        Answer::Series(answer) => answer.series.points.len(),
        Answer::Compare(answer) => answer.items.iter().map(|(_, item)| item.series.points.len()).sum(),
        Answer::Mirror(answer) => answer.mirror.directions.iter().map(|direction| direction.points.len()).sum(),
        Answer::Revisions(answer) => answer.histories.iter().map(|history| history.figures.len()).sum(),
        Answer::Verdicts(answer) => answer.listing.items.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_and_one_more() {
        assert_eq!(within(10, 10), Ok(()));
        let error = within(11, 10).unwrap_err();
        assert_eq!((error.parameter.as_str(), error.detail.as_str()), ("from", "a picture of 11 points"));
        assert!(error.allowed[0].starts_with("at most 10 points"));
    }
}
