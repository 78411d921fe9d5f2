//! What there is to choose from: every series of a view, published or rolled up, and whether it has a figure.

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
    /// Has it any figure?
    pub has_figures: bool,
    /// The days from which on its figures were out, ISO dates: of several figures of one period, each.
    pub published: Vec<String>,
}

/// Every series of a view of the product that is asked for, best first: of those that a question leaves the first answers it.
/// Other parameters narrow nothing.
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
    let published = found.iter().map(|candidate| candidate.frequency);
    let frequencies: BTreeSet<Frequency> = published.chain([Frequency::Annual, Frequency::Quarterly]).collect();
    let rolled: Vec<Candidate> = frequencies.into_iter().flat_map(|to| rolled_up(&found, to)).collect();
    found.extend(rolled);
    found.sort_by(|one, two| one.rank().cmp(&two.rank()));
    Ok(found.iter().map(choice).collect())
}

fn choice(candidate: &Candidate) -> SeriesChoice {
    let published: BTreeSet<i32> = candidate.vintages().into_iter().map(|(_, published)| published).collect();
    SeriesChoice {
        source: Arc::clone(&candidate.source),
        calendar: candidate.calendar,
        frequency: candidate.frequency,
        is_rolled_up: candidate.rolled_up_from.is_some(),
        has_figures: candidate.points().iter().any(|point| point.level.is_some()),
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

    /// Source, frequency, whether it is rolled up, and whether it has figures.
    type Told = (String, &'static str, bool, bool);

    fn choices(rows: &[&str], parameters: &Parameters) -> Vec<Told> {
        let rows: Vec<String> = rows.iter().map(|row| format!("RUS IRN export {row}")).collect();
        let found = series_choices(&catalogue(&rows), "RUS-IRN".parse().unwrap(), View::Exports, parameters).unwrap();
        let told = |one: SeriesChoice| (one.source.name.clone(), one.frequency.letter(), one.is_rolled_up, one.has_figures);
        found.into_iter().map(told).collect()
    }

    fn one(source: &str, frequency: &'static str, is_rolled_up: bool, has_figures: bool) -> Told {
        (source.to_owned(), frequency, is_rolled_up, has_figures)
    }

    #[test]
    fn the_best_source_comes_first_and_sums_without_a_figure_are_told() {
        // Three months make a quarter, but no year.
        let months = ["TOTAL 2020-01 1 one", "TOTAL 2020-02 1 one", "TOTAL 2020-03 1 one", "TOTAL 2020 9 two"];
        let expected = [
            one("one", "A", true, false),
            one("one", "Q", true, true),
            one("one", "M", false, true),
            one("two", "A", false, true),
        ];
        assert_eq!(choices(&months, &Parameters::default()), expected);
    }

    #[test]
    fn a_product_has_its_own_and_nothing_stands_in_for_one_that_is_not_there() {
        let rows = ["TOTAL 2020 9 one", "HS:27 2020 4 two"];
        let of = |product: &str| Parameters { product: product.parse().ok(), ..Parameters::default() };
        assert_eq!(choices(&rows, &of("HS:27")), [one("two", "A", false, true)]);
        assert_eq!(choices(&rows, &of("HS:30")), []);
    }

    #[test]
    fn a_figure_of_a_month_was_out_by_its_last_day() {
        let days = [20_240_200, 20_241_200, 20_240_000, 20_240_517].map(out_by);
        assert_eq!(days, ["2024-02-29", "2024-12-31", "2024-12-31", "2024-05-17"]);
    }
}
