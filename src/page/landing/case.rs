//! The case that the beginning tells: the pair of which most was said, with a growth that its own source published beside the one
//! that follows from that source's amounts; where nothing was said, the pair that opens first.

use std::collections::{BTreeMap, HashMap};

use super::totals::PairTotal;
use crate::{
    dataset::Catalogue,
    page::pair,
    query::{self, Answer, ClaimVerdicts, Parameters, Query, QueryError, Resource, View},
    series::{Point, Series, Subject},
    trade::{ClaimFlow, ClaimKind, ClaimUnit, Compared, Dyad, Period, Product},
};

/// A case.
pub(super) struct Case {
    pub dyad: Dyad,
    /// The view that its figures are of.
    pub view: View,
    /// How much was said of the pair.
    pub claims: usize,
    pub figures: Option<CaseFigures>,
}

/// What a case tells in figures.
pub(super) struct CaseFigures {
    pub series: Series,
    /// The place of the period that it is about.
    pub place: usize,
    /// The growth that was published, judged.
    pub published: Option<Box<ClaimVerdicts>>,
    /// Is the series the one that the pair's page opens with?
    is_usual: bool,
}

impl Case {
    /// The case of these data.
    pub(super) fn find(catalogue: &Catalogue) -> Result<Option<Self>, QueryError> {
        let mut said: BTreeMap<Dyad, usize> = BTreeMap::new();
        for claim in catalogue.datasets().flat_map(|dataset| &dataset.claims) {
            *said.entry(claim.dyad).or_default() += 1;
        }
        // Of equal ones the first by code.
        let most = said.into_iter().rev().max_by_key(|(_, count)| *count);
        let (dyad, claims) = match most {
            Some((dyad, count)) => (dyad, count),
            None => match pair::default_pair(catalogue, None)? {
                Some(dyad) => (dyad, 0),
                None => return Ok(None),
            },
        };
        if let Some((view, figures)) = beside_published(catalogue, dyad) {
            return Ok(Some(Self { dyad, view, claims, figures: Some(figures) }));
        }
        let total = PairTotal::of(catalogue, dyad);
        let figures = total.and_then(|total| {
            let (place, _) = total.point()?;
            Some(CaseFigures { place, series: total.series, published: None, is_usual: true })
        });
        let view = if figures.is_some() { View::Turnover } else { pair::default_view(catalogue, dyad)? };
        Ok(Some(Self { dyad, view, claims, figures }))
    }

    /// The page of the pair's view, without its section.
    pub(super) fn address(&self) -> String {
        let source = self.figures.as_ref().filter(|figures| !figures.is_usual);
        let source = source.map(|figures| format!("&source={}", figures.series.source.name));
        format!("/?dyad={}&view={}{}", self.dyad, self.view.word(), source.unwrap_or_default())
    }

    /// The page where every source says what it has of the period.
    pub(super) fn figure_address(&self) -> Option<String> {
        let point = self.figures.as_ref()?.point()?;
        Some(format!("/?dyad={}&view={}&period={}", self.dyad, self.view.word(), point.period))
    }
}

impl CaseFigures {
    /// The period that it is about.
    pub(super) fn point(&self) -> Option<&Point> {
        self.series.points.get(self.place)
    }
}

/// The latest growth of a year that was published beside amounts of the same source, from which another follows; of the source
/// that the pair's page opens with, where it has one.
fn beside_published(catalogue: &Catalogue, dyad: Dyad) -> Option<(View, CaseFigures)> {
    let Ok(Answer::Verdicts(verdicts)) = query::answer(catalogue, &Query::view(dyad, View::Claims)) else { return None };
    let mut found: Vec<(bool, Period, View, CaseFigures)> = Vec::new();
    let mut usual_sources: HashMap<View, Option<String>> = HashMap::new();
    for judged in verdicts.listing.items.into_iter().filter(is_growth) {
        let view = view_of(judged.claim.flow);
        let Some((series, place)) = own_growth(catalogue, &judged, view) else { continue };
        let usual_source =
            usual_sources.entry(view).or_insert_with(|| usual(catalogue, dyad, view).map(|usual| usual.source.name.clone()));
        let is_usual = usual_source.as_ref() == Some(&series.source.name);
        let period = series.points[place].period;
        found.push((is_usual, period, view, CaseFigures { series, place, published: Some(Box::new(judged)), is_usual }));
    }
    // Of equal ones the first that was said.
    found
        .into_iter()
        .rev()
        .max_by_key(|(is_usual, period, ..)| (*is_usual, period.calendar_year()))
        .map(|(_, _, view, figures)| (view, figures))
}

/// Says the claim by how much all trade grew on the year before?
fn is_growth(judged: &ClaimVerdicts) -> bool {
    let claim = &judged.claim;
    claim.claim_kind == ClaimKind::Growth
        && claim.unit == Some(ClaimUnit::Percent)
        && claim.value.is_some()
        && claim.compared_to == Compared::Usual
        && !claim.is_open
        && claim.product == Product::Total
}

/// The series of the claim's own source, and the place of the growth that follows from its amounts.
fn own_growth(catalogue: &Catalogue, judged: &ClaimVerdicts, view: View) -> Option<(Series, usize)> {
    let claim = &judged.claim;
    let source = Some(claim.source.clone());
    let parameters = Parameters { source, calendar: Some(claim.calendar), ..Parameters::default() };
    let asked = Query { resource: Resource::View(claim.dyad, view), parameters };
    let Ok(Answer::Series(answer)) = query::answer(catalogue, &asked) else { return None };
    let place = answer.series.points.iter().position(|point| claim.is_of(point.period) && point.yoy.value.is_some())?;
    (!pair::is_doubtful(&answer.series, place)).then_some((answer.series, place))
}

/// The series that the pair's page opens with.
fn usual(catalogue: &Catalogue, dyad: Dyad, view: View) -> Option<Series> {
    let Ok(Answer::Series(answer)) = query::answer(catalogue, &Query::view(dyad, view)) else { return None };
    Some(answer.series)
}

/// The view whose series counts a flow.
fn view_of(flow: ClaimFlow) -> View {
    View::showing(Subject::of_claim(flow))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Roots;

    #[test]
    fn the_case_is_a_published_growth_beside_the_one_that_follows() {
        let case = Case::find(&Catalogue::load(&Roots::Builtin, None).unwrap()).unwrap().unwrap();
        let figures = case.figures.as_ref().unwrap();
        // "Fell by 17.3 percent"; 4 less 5 billion is −20 percent.
        let claim = &figures.published.as_ref().unwrap().claim;
        assert_eq!((claim.id.as_str(), figures.point().unwrap().yoy.value), ("commentary-2024-growth-2023", Some(-20.0)));
        assert_eq!(case.figure_address().unwrap(), "/?dyad=RUS-IRN&view=turnover&period=2023");
        assert_eq!((case.address().as_str(), case.claims), ("/?dyad=RUS-IRN&view=turnover", 61));
    }
}
