//! `/claims`: what was said of trade, each claim held against every source that can judge it; and how a claim is shown wherever
//! one is.

mod against;
mod anchor;
mod badge;
mod claim_review;
mod collected;
mod controls;
mod filters;
mod head;
mod intervals;
mod item;
mod judging_series;
mod list;

use maud::Markup;

use super::{context::PageContext, page_query::PageQuery};
use crate::query::QueryError;

pub(super) use self::{
    anchor::link as claim_link,
    badge::{Counted, badge, badge_of, legend, look},
    filters::address_of,
    intervals::{allowed, claimed},
    item::{Shown, claim, held_against, judged_in_short, summary},
    judging_series::JudgingSeries,
};

/// The page of every claim that an address asks for.
///
/// # Errors
/// When a name of the address is unknown, or the data cannot be read.
pub(super) fn page(context: &PageContext, given: PageQuery) -> Result<Markup, QueryError> {
    list::page(context, given)
}
