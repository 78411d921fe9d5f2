//! The pages that the section leads to: one period by every source, and what one series says of it.

use crate::{
    page::pair::{page_state::PageState, picture_options::PictureOptions},
    query::{Parameters, Query, Resource, View},
    trade::{Calendar, Frequency, Period},
};

/// What every source says of a period: nothing of the window, nothing of how it is drawn.
pub(super) fn of_period(state: &PageState, view: View, period: Period) -> PageState {
    let Parameters { product, as_of, .. } = state.parameters;
    let parameters = Parameters { product, as_of, ..Parameters::default() };
    PageState {
        view,
        parameters,
        kind: None,
        options: PictureOptions::default(),
        theme: None,
        period: Some(period),
        with: Vec::new(),
        base: None,
        mended: Vec::new(),
        ..state.clone()
    }
}

/// What one series says of a period.
pub(super) fn of_account(state: &PageState, query: &Query, period: Period) -> PageState {
    let Resource::View(dyad, view) = query.resource else { return state.clone() };
    let mut parameters = query.parameters.clone();
    // A calendar and years that are usual need no word.
    parameters.calendar = parameters.calendar.filter(|calendar| *calendar != Calendar::Gregorian);
    parameters.freq = parameters.freq.filter(|frequency| *frequency != Frequency::Annual);
    PageState { dyad, parameters, ..of_period(state, view, period) }
}
