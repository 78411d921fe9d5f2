//! What there is to choose from: every series of a view, published or rolled up, that has a figure.

use std::{collections::BTreeSet, sync::Arc};

use super::{candidate::Candidate, find::candidates_for, rolled_up::rolled_up};
use crate::{
    dataset::{Catalogue, date_text},
    query::{Parameters, QueryError, View},
    trade::{Calendar, Day, Dyad, Frequency, Source},
};

/// A series that answers a view of a pair, by what tells it from the others.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesChoice {
    /// Whose figures.
    pub source: Arc<Source>,
    /// The calendar of its periods.
    pub calendar: Calendar,
    /// How often it has a figure.
    pub frequency: Frequency,
    /// Is it made here of the source's months or quarters?
    pub is_rolled_up: bool,
    /// The days from which on its figures were out, ISO dates: of several figures of one period, each.
    pub published: Vec<String>,
}

/// Every series of a view of the product that is asked for, best first, those that are rolled up behind the published ones; none
/// that has no figure. Other parameters narrow nothing.
///
/// # Errors
/// [`QueryError::Storage`] when rows on disk cannot be read.
pub fn series_choices(
    catalogue: &Catalogue,
    dyad: Dyad,
    view: View,
    parameters: &Parameters,
) -> Result<Vec<SeriesChoice>, QueryError> {
    let Some(subject) = view.subject() else { return Ok(Vec::new()) };
    let product = parameters.product.unwrap_or_default();
    let asked = Parameters { product: Some(product), ..Parameters::default() };
    let mut found = candidates_for(catalogue, dyad, subject, &asked)?;
    found.retain(|candidate| candidate.product == product);
    let rolled: Vec<Candidate> =
        [Frequency::Annual, Frequency::Quarterly].into_iter().flat_map(|to| rolled_up(&found, to)).collect();
    found.extend(rolled);
    Ok(found.iter().filter(|candidate| has_figure(candidate)).map(choice).collect())
}

fn has_figure(candidate: &Candidate) -> bool {
    candidate.points().iter().any(|point| point.level.is_some())
}

fn choice(candidate: &Candidate) -> SeriesChoice {
    let published: BTreeSet<i32> = candidate.vintages().into_iter().map(|(_, published)| published).collect();
    SeriesChoice {
        source: Arc::clone(&candidate.source),
        calendar: candidate.calendar,
        frequency: candidate.frequency,
        is_rolled_up: candidate.rolled_up_from.is_some(),
        published: published.into_iter().filter(|date| *date != 0).map(out_by).collect(),
    }
}

/// The day by which a figure of this date was surely out: of a month or year its last.
fn out_by(published: i32) -> String {
    let date = date_text(published);
    Day::last_of(&date).map(|day| day.to_string()).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::catalogue;

    fn choices(rows: &[&str], parameters: &Parameters) -> Vec<(String, &'static str, bool)> {
        let rows: Vec<String> = rows.iter().map(|row| format!("RUS IRN export {row}")).collect();
        let found = series_choices(&catalogue(&rows), "RUS-IRN".parse().unwrap(), View::Exports, parameters).unwrap();
        found.into_iter().map(|one| (one.source.name.clone(), one.frequency.letter(), one.is_rolled_up)).collect()
    }

    fn one(source: &str, frequency: &'static str, is_rolled_up: bool) -> (String, &'static str, bool) {
        (source.to_owned(), frequency, is_rolled_up)
    }

    #[test]
    fn what_is_published_comes_first_and_sums_without_a_figure_are_no_choice() {
        // Three months make a quarter, but no year.
        let months = ["TOTAL 2020-01 1 one", "TOTAL 2020-02 1 one", "TOTAL 2020-03 1 one", "TOTAL 2020 9 two"];
        let expected = [one("one", "M", false), one("two", "A", false), one("one", "Q", true)];
        assert_eq!(choices(&months, &Parameters::default()), expected);
    }

    #[test]
    fn a_product_has_its_own_and_nothing_stands_in_for_one_that_is_not_there() {
        let rows = ["TOTAL 2020 9 one", "HS:27 2020 4 two"];
        let of = |product: &str| Parameters { product: product.parse().ok(), ..Parameters::default() };
        assert_eq!(choices(&rows, &of("HS:27")), [one("two", "A", false)]);
        assert_eq!(choices(&rows, &of("HS:30")), []);
    }

    #[test]
    fn a_figure_of_a_month_was_out_by_its_last_day() {
        let days = [20_240_200, 20_241_200, 20_240_000, 20_240_517].map(out_by);
        assert_eq!(days, ["2024-02-29", "2024-12-31", "2024-12-31", "2024-05-17"]);
    }
}
