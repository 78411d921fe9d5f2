//! What of an address could not be had, and what is shown instead.

use crate::{
    query::{Compared, WindowEdge},
    series::Reason,
    trade::{Calendar, Dyad, Frequency},
};

/// What of an address could not be had, and what is shown instead; the page says it beside the choices.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mended {
    /// A value that cannot be read, or a name that this view does not take; what is allowed in its place.
    Refused { name: String, text: String, allowed: Vec<String> },
    /// A choice that nothing answers beside the others, and why where the figures say so; its default is shown.
    Fallen { name: &'static str, text: String, why: Option<Reason> },
    /// A window that ends before it begins: its ends were exchanged.
    Exchanged,
    /// A window without figures; all periods are shown.
    Window { from: Option<WindowEdge>, to: Option<WindowEdge> },
    /// A series that is not on the chart, and why.
    LeftOut { entry: Compared, why: LeftOut },
    /// Series of different frequencies, shown in one that all have.
    Frequency(Frequency),
    /// Series of different calendars, shown in one that all have.
    Calendar(Calendar),
    /// Amounts in different currencies, shown as an index.
    AsIndex,
    /// A view that is no series stands alone.
    OnlySeries,
    /// Words that name no pair.
    NoPair(String),
    /// Words that name several; each with the address that adds it.
    SeveralPairs { text: String, pairs: Vec<(Dyad, Compared)> },
}

/// Why a series is not on the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeftOut {
    /// No source has it.
    NoFigures,
    /// It is there already.
    Twice,
    /// It has no calendar and frequency in common with the others.
    Unlike,
    /// There are as many as fit.
    TooMany,
}
