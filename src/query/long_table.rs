//! The tables that are written while they are read.

use crate::{
    dataset::Catalogue,
    query::{Answer, Observations, ObservationsAnswer, Panel, PanelAnswer, Query, QueryError, Resource},
};

/// So many rows are few.
const SMALL: usize = 32 * 1024;

/// A table that is read batch by batch.
#[derive(Debug)]
pub enum LongTable<'a> {
    /// Every series, with growth.
    Panel(Panel<'a>),
    /// The observations as they are stored.
    Observations(Observations<'a>),
}

impl<'a> LongTable<'a> {
    /// The table that is asked for.
    ///
    /// # Errors
    /// A parameter error for what the data have not; an unknown path where there is no such table.
    pub fn open(catalogue: &'a Catalogue, asked: &Query) -> Result<Self, QueryError> {
        match asked.resource {
            Resource::Panel => Ok(Self::Panel(Panel::open(catalogue, &asked.parameters)?)),
            Resource::Observations => Ok(Self::Observations(Observations::open(catalogue, &asked.parameters)?)),
            _ => Err(QueryError::UnknownPath { path: asked.resource.path() }),
        }
    }

    /// Has it so few rows that it is better held in memory, where parts of it can be sent? Of a table whose rows are derived nobody
    /// knows.
    #[must_use]
    pub fn is_small(&self) -> bool {
        match self {
            Self::Panel(_) => false,
            Self::Observations(observations) => observations.most() <= SMALL,
        }
    }

    /// What it is, without its rows.
    #[must_use]
    pub fn about(&self) -> Answer {
        match self {
            Self::Panel(panel) => Answer::Panel(Box::new(PanelAnswer::about(panel))),
            Self::Observations(observations) => Answer::Observations(Box::new(ObservationsAnswer::about(observations))),
        }
    }
}
