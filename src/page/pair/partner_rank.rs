//! The partner's place among all partners of the reporter.

use super::page_state::PageState;
use crate::{
    dataset::Catalogue,
    query::{self, Answer, Parameters, Query, Resource},
    trade::Period,
};

/// The partner's place among all partners of the reporter.
pub(super) struct PartnerRank {
    pub place: usize,
    /// Of how many.
    pub partners: usize,
    pub period: Period,
    /// The name of the source that ranks.
    pub source: String,
}

impl PartnerRank {
    /// The place in the flow of the view; none where nobody ranks partners, or the view is no flow.
    pub(super) fn find(catalogue: &Catalogue, state: &PageState) -> Option<Self> {
        let flow = state.view.subject().filter(|subject| *subject != crate::series::Subject::Balance)?;
        let parameters =
            Parameters { flow: Some(flow), product: state.parameters.product, to: state.parameters.to, ..Parameters::default() };
        let query = Query { resource: Resource::Partners(state.dyad.reporter), parameters };
        let Ok(Answer::Partners(answer)) = query::answer(catalogue, &query) else { return None };
        let own = answer.listing.items.iter().find(|row| row.key == state.dyad.partner)?;
        // A list of one says nothing.
        (answer.partners > 1).then_some(Self {
            place: own.rank,
            partners: answer.partners,
            period: answer.period?,
            source: state.language.source_title(&answer.family.source).to_owned(),
        })
    }
}
