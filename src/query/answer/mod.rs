//! What a query ends in.

pub(in crate::query) mod alternative;
pub(in crate::query) mod claim_verdicts;
pub(in crate::query) mod data_date;
pub(in crate::query) mod extent;
pub(in crate::query) mod found;
pub(in crate::query) mod kinds;
pub(in crate::query) mod listing;
pub(in crate::query) mod metadata;
pub(in crate::query) mod movers;
mod partner_periods;
pub(in crate::query) mod products;
