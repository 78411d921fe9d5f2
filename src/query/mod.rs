//! Text to canonical [`Query`] to [`Answer`], the same for HTTP, batch and command line (floor 3).

mod answer;
mod error;
mod parameters;
mod view;

pub use answer::{
    Alternative, Answer, AreasAnswer, ClaimVerdicts, DatasetEntry, DyadEntry, DyadSummary, EventsAnswer, Listing, MirrorAnswer,
    Origin, SeriesAnswer, SourceEntry, SummarisedView, VerdictsAnswer,
};
pub use error::QueryError;
pub use parameters::{Measure, Parameters};
pub use view::View;
