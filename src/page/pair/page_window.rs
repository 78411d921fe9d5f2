//! The window of the page for what has no periods of a series: claims and events of the days that are shown.

use super::page_state::PageState;
use crate::{
    dataset::Catalogue,
    query::{self, Answer, ClaimVerdicts, Parameters, Query, QueryError, Resource, View, WindowEdge},
    series::Series,
    trade::{Calendar, Event},
};

/// The first and the last day of the window of a page.
pub(super) struct PageWindow {
    from: Option<WindowEdge>,
    to: Option<WindowEdge>,
    /// The last so many, where the list itself is what the page shows.
    last: Option<usize>,
}

impl PageWindow {
    /// The days of a page: labels mean those of the calendar that the page shows, and the last so many periods begin with the
    /// first of them.
    pub(super) fn of(state: &PageState, answer: Option<&Answer>) -> Self {
        let parameters = &state.parameters;
        let series = answer.and_then(shown);
        let calendar = series.map(|series| series.calendar).or(parameters.calendar).unwrap_or(Calendar::Gregorian);
        let first =
            series.filter(|_| parameters.last.is_some()).and_then(|series| series.points.first()?.period.first_day(calendar));
        let from = first.or_else(|| parameters.from?.first_day(calendar));
        let to = parameters.to.and_then(|to| to.last_day(calendar));
        let is_list = matches!(state.view, View::Claims | View::Events);
        Self { from: from.map(WindowEdge::Day), to: to.map(WindowEdge::Day), last: parameters.last.filter(|_| is_list) }
    }

    /// The claims about these days, those of the flow that is shown first; `all` where there is no window.
    pub(super) fn claims(
        &self,
        catalogue: &Catalogue,
        state: &PageState,
        all: Vec<ClaimVerdicts>,
    ) -> Result<Vec<ClaimVerdicts>, QueryError> {
        let mut claims = match self.asked(state, View::Claims) {
            None => all,
            Some(query) => match query::answer(catalogue, &query) {
                Ok(Answer::Verdicts(verdicts)) => verdicts.listing.items,
                Err(error @ QueryError::Storage(_)) => return Err(error),
                _ => Vec::new(),
            },
        };
        if let Some(flow) = state.view.subject().and_then(crate::series::Subject::claim_flow) {
            claims.sort_by_key(|judged| judged.claim.flow != flow);
        }
        Ok(claims)
    }

    /// The events of these days.
    pub(super) fn events(&self, catalogue: &Catalogue, state: &PageState) -> Result<Vec<Event>, QueryError> {
        let query = self.asked(state, View::Events).unwrap_or_else(|| Query::view(state.dyad, View::Events));
        match query::answer(catalogue, &query) {
            Ok(Answer::Events(events)) => Ok(events.listing.items),
            Err(error @ QueryError::Storage(_)) => Err(error),
            _ => Ok(Vec::new()),
        }
    }

    /// The query of a list of these days; that of the page itself where the page shows the list, nothing where there is no window.
    fn asked(&self, state: &PageState, list: View) -> Option<Query> {
        if state.view == list {
            return Some(state.query());
        }
        let parameters = Parameters { from: self.from, to: self.to, last: self.last, ..Parameters::default() };
        let has_window = self.from.is_some() || self.to.is_some();
        has_window.then_some(Query { resource: Resource::View(state.dyad, list), parameters })
    }
}

fn shown(answer: &Answer) -> Option<&Series> {
    match answer {
        Answer::Series(answer) => Some(&answer.series),
        Answer::Compare(answer) => answer.items.first().map(|(_, answer)| &answer.series),
        Answer::Revisions(answer) => Some(&answer.series),
        _ => None,
    }
}
