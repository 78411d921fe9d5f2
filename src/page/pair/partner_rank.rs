//! The partner's place among all partners of the reporter.

use std::sync::Arc;

use super::page_state::PageState;
use crate::{
    dataset::Catalogue,
    query::{self, Answer, Parameters, PartnersAnswer, Query, Resource},
    trade::{Area, Calendar, Period, Source},
};

/// The partner's place among all partners of the reporter.
pub(super) struct PartnerRank {
    pub place: usize,
    /// Of how many.
    pub partners: usize,
    pub period: Period,
    /// The source that ranks.
    pub source: Arc<Source>,
    pub calendar: Calendar,
    /// The address of the reporter's page with this partner marked, without language and theme.
    pub address: String,
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
            calendar: answer.family.calendar,
            address: address(&answer, state.dyad.partner),
            source: answer.family.source,
        })
    }
}

/// The page of the reporter that ranks these figures, at the row of the partner.
fn address(answer: &PartnersAnswer, partner: Area) -> String {
    let asked = answer.family.address.split_once('?').map_or("", |(_, query)| query);
    let period = answer.period.map_or(String::new(), |period| format!("&period={period}"));
    format!("/?area={}&{asked}{period}&highlight={partner}#partners", answer.reporter)
}
