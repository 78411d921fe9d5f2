//! Of which time the figures of an answer are: the publication of the sources behind them where all are known, else the day on which
//! their datasets were put together. What else is in the catalogue has no say in it.

use std::sync::Arc;

use crate::{
    dataset::Catalogue,
    query::{Answer, Origin},
    trade::Source,
};

/// Of which time figures are, as an ISO date or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataDate {
    /// When the newest of their sources came out.
    Published(String),
    /// When their dataset was put together; when its sources came out is not known of all.
    Imported(String),
}

impl DataDate {
    /// The date alone.
    #[must_use]
    pub fn date(&self) -> &str {
        match self {
            Self::Published(date) | Self::Imported(date) => date,
        }
    }
}

impl Origin {
    /// Of which time the figures are; nothing where nobody says.
    #[must_use]
    pub fn data_date(&self) -> Option<DataDate> {
        if let Some(published) = &self.published {
            return Some(DataDate::Published(published.clone()));
        }
        let time = chrono::DateTime::from_timestamp(self.created, 0).filter(|_| self.created != 0);
        time.map(|time| DataDate::Imported(time.date_naive().to_string()))
    }

    /// The same origin with the dates of these sources and of the datasets that they are in.
    pub(in crate::query) fn dated<'a>(
        mut self,
        catalogue: &Catalogue,
        sources: impl IntoIterator<Item = &'a Arc<Source>>,
    ) -> Self {
        let sources: Vec<&Arc<Source>> = sources.into_iter().collect();
        if sources.is_empty() {
            return self;
        }
        let is_asked = |own: &Arc<Source>| sources.iter().any(|source| source.name == own.name);
        let answering = catalogue.datasets().filter(|dataset| dataset.sources.iter().any(is_asked));
        self.created = answering.map(|dataset| dataset.created_seconds).max().unwrap_or(0);
        let published: Option<Vec<&String>> = sources.iter().map(|source| source.published.as_ref()).collect();
        self.published = published.and_then(|all| all.into_iter().max().cloned());
        self
    }
}

/// The answer with the dates of its own data.
pub(in crate::query) fn dated(catalogue: &Catalogue, mut answer: Answer) -> Answer {
    let own = answer.sources().into_iter().cloned().collect::<Vec<_>>();
    let mut origin = answer.origin().clone().dated(catalogue, &own);
    if let Answer::Dataset(..) = answer {
        // A dataset is of the day on which it was put together, whatever its sources are of.
        origin.published = None;
    }
    *answer.origin_mut() = origin;
    answer
}
