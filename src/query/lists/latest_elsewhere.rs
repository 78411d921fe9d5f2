//! The latest turnover of many pairs whose rows lie with an engine elsewhere: of the last periods of each series, and of the pairs of
//! which these are not surely enough the whole series.

use super::latest_figure::latest_of;
use crate::{
    dataset::{Catalogue, Dataset},
    query::{
        QueryError,
        ahead::{Ahead, Extent, Reach},
        select::{candidate::Candidate, find::candidates},
    },
    series::{Latest, Subject},
    table::{Part, Products, ScannedProducts},
    trade::{Area, Dyad, Product, Vintage},
};

/// So many periods of each series are asked for first.
const PERIODS: u32 = 8;

/// The latest turnover of these pairs, which are by code, where they have any; nothing where no table lies elsewhere.
pub(super) fn latest_of_many(catalogue: &Catalogue, dyads: &[Dyad]) -> Result<Option<Vec<(Dyad, Latest)>>, QueryError> {
    let Some((mut found, unsure)) = read(catalogue, dyads, Part::Last(PERIODS))? else { return Ok(None) };
    if !unsure.is_empty()
        && let Some((rest, _)) = read(catalogue, &unsure, Part::Whole)?
    {
        found.extend(rest);
    }
    found.sort_by_key(|(dyad, _)| *dyad);
    Ok(Some(found))
}

/// What was found, and the pairs of which it is not sure.
type Read = (Vec<(Dyad, Latest)>, Vec<Dyad>);

fn read(catalogue: &Catalogue, dyads: &[Dyad], part: Part) -> Result<Option<Read>, QueryError> {
    let reach = Reach {
        reporter: same(dyads.iter().map(|dyad| dyad.reporter)),
        partner: same(dyads.iter().map(|dyad| dyad.partner)),
        products: ScannedProducts::One(Product::Total),
        flow: None,
        source: None,
        calendar: None,
        part,
        is_derived: true,
        extent: Extent::Beginning,
    };
    let Some(ahead) = Ahead::of(catalogue, &reach)? else { return Ok(None) };
    let (mut totals, mut unsure) = (Vec::new(), Vec::new());
    for dyad in dyads {
        for dataset in ahead.catalogue().datasets().filter(|dataset| has(dataset, *dyad)) {
            ahead.reach(dataset, *dyad)?;
        }
        let total = Products::One(&Product::Total);
        let found = candidates(ahead.catalogue(), *dyad, Subject::Turnover, total, Vintage::Latest)?;
        let begins = if part == Part::Whole { Begins::Known(None) } else { begins(&found) };
        let years = latest_of(&found, true);
        let latest = years.clone().or_else(|| latest_of(&found, false));
        let is_sure = match begins {
            Begins::Known(None) => true,
            // Of years that begin later every part is here; of other figures there may be an earlier year.
            Begins::Known(Some(month)) => years.is_some_and(|latest| latest.period.first_month() >= month),
            Begins::Unlike => false,
        };
        match latest {
            _ if !is_sure => unsure.push(*dyad),
            Some(latest) => totals.push((*dyad, latest)),
            None => {}
        }
    }
    Ok(Some((totals, unsure)))
}

/// From where on all periods of all series are here.
enum Begins {
    /// From this month on, counted in the calendar that all have; from the beginning where there is none.
    Known(Option<i32>),
    /// The series are of several calendars.
    Unlike,
}

fn begins(found: &[Candidate]) -> Begins {
    let cut = found.iter().flat_map(Candidate::parts).filter_map(|rows| {
        let (first, _, count) = rows.periods()?;
        (count >= PERIODS as usize).then(|| first.first_month())
    });
    let Some(month) = cut.max() else { return Begins::Known(None) };
    if found.windows(2).all(|pair| pair[0].calendar == pair[1].calendar) { Begins::Known(Some(month)) } else { Begins::Unlike }
}

/// Has a dataset any row of a pair?
fn has(dataset: &Dataset, dyad: Dyad) -> bool {
    dataset.table.index().dyad(dyad).is_some()
}

/// The area that all are, where they are one.
fn same(mut areas: impl Iterator<Item = Area>) -> Option<Area> {
    let first = areas.next()?;
    areas.all(|area| area == first).then_some(first)
}
