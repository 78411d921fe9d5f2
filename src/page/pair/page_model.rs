//! What the page of a pair shows, gathered from the same answers that the addresses serve.

use std::sync::Arc;

use super::{
    comparing_suggestions::suggested,
    figures_shown::has_figures,
    offered::Offered,
    opening_view::{is_revised, view_of},
    page_state::PageState,
    page_window::PageWindow,
    partner_rank::PartnerRank,
    period::accounts::{PeriodAccounts, Search},
    settled::settle,
};
use crate::{
    dataset::{Catalogue, Dataset},
    query::{self, Answer, ClaimVerdicts, Compared, DyadSummary, Parameters, Query, QueryError, Resource, SeriesAnswer, View},
    series::{Counting, Series},
    trade::{Calendar, Claim, Dyad, Event, Period, Product, Status},
    write::Site,
};

/// What the page of a pair shows.
pub(super) struct PageModel {
    pub state: PageState,
    pub summary: DyadSummary,
    /// The answer to the view of the state; what went wrong where there is none.
    pub answer: Result<Answer, QueryError>,
    /// Every period that the view has, whatever the window.
    pub periods: Vec<Period>,
    /// The series of the view without its window.
    pub unwindowed: Option<Series>,
    /// What can be chosen.
    pub offered: Offered,
    /// What could stand beside the series of the view, each with the state that shows it so.
    pub suggested: Vec<(Compared, PageState)>,
    /// The views that have anything to show.
    pub views: Vec<View>,
    /// The claims about the window, those of the flow shown first.
    pub claims: Vec<ClaimVerdicts>,
    /// The events of the window.
    pub events: Vec<Event>,
    /// What every source says of one period.
    pub period: Option<PeriodAccounts>,
    /// By whom the figures of both sides are counted, where there is a mirror.
    pub counting: Option<Counting>,
    /// The partner's place among all partners.
    pub rank: Option<PartnerRank>,
    /// Pairs of former states, successors and other codes of the members.
    pub related: Vec<Dyad>,
    /// Pairs with a member in common, and how many pairs there are in all.
    pub neighbours: Vec<Dyad>,
    pub pair_count: usize,
    /// The pair's greatest products, where it has any.
    pub products: Vec<Product>,
    /// The dataset of the first source.
    pub dataset: Option<Arc<Dataset>>,
}

/// How many pairs stand at the top of the page.
const NEIGHBOURS: usize = 8;
/// How many of its products are offered by name; others are found by name or code.
const PRODUCTS: usize = 40;

impl PageModel {
    /// Only what is shown, for those who need nothing of what stands around it.
    pub(super) fn shown(catalogue: &Catalogue, mut state: PageState) -> Result<Self, QueryError> {
        let query = Query { resource: Resource::Dyad(state.dyad), parameters: Parameters::default() };
        let Answer::Dyad(summary) = query::answer(catalogue, &query)? else { return Err(no_data(state.dyad)) };
        let answer = settle(catalogue, &mut state);
        Ok(Self {
            summary: *summary,
            answer,
            state,
            periods: Vec::new(),
            unwindowed: None,
            offered: Offered::default(),
            suggested: Vec::new(),
            views: Vec::new(),
            claims: Vec::new(),
            events: Vec::new(),
            period: None,
            counting: None,
            rank: None,
            related: Vec::new(),
            neighbours: Vec::new(),
            pair_count: 0,
            products: Vec::new(),
            dataset: None,
        })
    }

    /// All that the whole page has.
    pub(super) fn gather(catalogue: &Catalogue, state: PageState) -> Result<Self, QueryError> {
        let model = Self::shown(catalogue, state)?;
        let (state, summary, answer) = (&model.state, &model.summary, model.answer.as_ref().ok());
        let dyad = state.dyad;
        let plain = |view| query::answer(catalogue, &Query::view(dyad, view));
        let all_claims = match plain(View::Claims) {
            Ok(Answer::Verdicts(verdicts)) => verdicts.listing.items,
            _ => Vec::new(),
        };
        let products = plain(View::Products);
        let mut counting = None;
        let mut has = |view: View| match view {
            View::Claims => summary.claims > 0,
            View::Events => summary.events > 0,
            View::Products => products.as_ref().is_ok_and(has_figures),
            View::Revisions => plain(view).is_ok_and(|answer| is_revised(&answer)),
            view => plain(view).is_ok_and(|answer| {
                counting = counting.or(if let Answer::Mirror(mirror) = &answer { Some(mirror.mirror.counting()) } else { None });
                has_figures(&answer)
            }),
        };
        let views = View::ALL.into_iter().filter(|view| has(*view)).collect();
        let window = PageWindow::of(state, answer);
        let period = Search { catalogue, state, summary, answer, claims: &all_claims }.find()?;
        let claims = window.claims(catalogue, state, all_claims)?;
        let events = window.events(catalogue, state)?;
        let open = state.unwindowed();
        // Most pages have no window: then it is the same answer.
        let is_open = open.parameters == state.parameters;
        let all = if is_open { answer.cloned() } else { query::answer(catalogue, &open.query()).ok() };
        let offered = Offered::gather(catalogue, state, all.as_ref())?;
        let (neighbours, pair_count) = query::neighbours(catalogue, dyad, NEIGHBOURS);
        let suggested = suggested(catalogue, state, &offered.series, &neighbours);
        Ok(Self {
            rank: PartnerRank::find(catalogue, state),
            periods: all.as_ref().map(periods).unwrap_or_default(),
            unwindowed: all.and_then(|answer| if let Answer::Series(answer) = answer { Some(answer.series) } else { None }),
            neighbours,
            products: self::products(products),
            pair_count,
            related: query::related(catalogue, dyad),
            dataset: dataset_of(catalogue, &model.answer, summary),
            offered,
            suggested,
            views,
            claims,
            events,
            period,
            counting,
            ..model
        })
    }

    /// The canonical address of a state of this pair.
    pub(super) fn canonical(&self, state: &PageState, site: &Site) -> String {
        state.canonical(site, view_of(&self.summary))
    }

    /// Is there a picture of what is shown?
    pub(super) fn has_picture(&self) -> bool {
        self.answer.as_ref().is_ok_and(Answer::has_picture)
    }

    /// The series shown, where the view is one.
    pub(super) fn series(&self) -> Option<&SeriesAnswer> {
        match &self.answer {
            Ok(Answer::Series(answer)) => Some(answer),
            _ => None,
        }
    }
}

/// Is the growth at this point made from a figure of low reliability?
pub(in crate::page) fn is_doubtful(series: &Series, place: usize) -> bool {
    let Some(point) = series.points.get(place) else { return false };
    let before = point.period.year_before();
    let base = series.points.iter().find(|candidate| candidate.period == before);
    point.status == Status::Doubtful || base.is_some_and(|base| base.status == Status::Doubtful)
}

/// The dataset that the first source of the answer is in, or of the pair where the answer names none.
fn dataset_of(catalogue: &Catalogue, answer: &Result<Answer, QueryError>, summary: &DyadSummary) -> Option<Arc<Dataset>> {
    let own = answer.as_ref().ok().and_then(|answer| answer.sources().first().map(|source| source.name.clone()));
    let name = own.or_else(|| summary.sources.first().map(|source| source.name.clone()))?;
    catalogue.datasets().find(|dataset| dataset.sources.iter().any(|source| source.name == name)).cloned()
}

/// The greatest products of a ranking.
fn products(ranking: Result<Answer, QueryError>) -> Vec<Product> {
    let Ok(Answer::DyadProducts(answer)) = ranking else { return Vec::new() };
    answer.rows.iter().take(PRODUCTS).map(|row| row.product).collect()
}

fn no_data(dyad: Dyad) -> QueryError {
    QueryError::NoData { detail: format!("there is nothing about {dyad}") }
}

/// The Gregorian year in which the months of a claim begin: the window of claims is read in that calendar.
fn year_of(claim: &Claim) -> Option<Period> {
    let day = claim.calendar.month_begins(claim.period.as_ref()?.first_month())?;
    Calendar::Gregorian.month_of(day).map(|month| Period::year(month.div_euclid(12)))
}

fn periods(answer: &Answer) -> Vec<Period> {
    let mut periods: Vec<Period> = match answer {
        Answer::Series(answer) => answer.series.points.iter().map(|point| point.period).collect(),
        Answer::Compare(answer) => {
            answer.items.iter().flat_map(|(_, one)| one.series.points.iter().map(|point| point.period)).collect()
        }
        Answer::Mirror(answer) => {
            answer.mirror.directions.iter().flat_map(|direction| direction.points.iter().map(|point| point.period)).collect()
        }
        Answer::DyadProducts(answer) => answer.periods.clone(),
        Answer::Revisions(answer) => answer.revisions.iter().map(|revision| revision.period).collect(),
        Answer::Verdicts(answer) => answer.listing.items.iter().filter_map(|item| year_of(&item.claim)).collect(),
        _ => Vec::new(),
    };
    periods.sort_unstable();
    periods.dedup();
    periods
}
