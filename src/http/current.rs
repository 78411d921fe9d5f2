//! What one request is answered from.

use std::{convert::Infallible, ops::Deref, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{app::App, problem::Problem, snapshot::Snapshot};
use crate::{
    chart::{ChartDefinition, PictureSpec},
    dataset::Catalogue,
};

/// What the handlers share, and the one snapshot that a request sees from its beginning to its end, whatever is loaded meanwhile.
#[derive(Debug, Clone)]
pub(super) struct Current {
    app: Arc<App>,
    snapshot: Arc<Snapshot>,
}

impl Deref for Current {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl FromRequestParts<Arc<App>> for Current {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        Ok(Self { app: Arc::clone(app), snapshot: app.snapshot() })
    }
}

impl Current {
    /// The data, or the problem that there are none yet.
    pub(super) fn catalogue(&self) -> Result<Arc<Catalogue>, Problem> {
        let catalogue = self.snapshot.catalogue().cloned().ok_or_else(|| self.without_data())?;
        match &self.app.engine {
            // Nothing was had of an engine that does not answer: nobody can say yet what there is not.
            Some(engine) if catalogue.datasets().next().is_none() => match engine.report().reason {
                Some(reason) => Err(Problem::not_ready_without(&reason)),
                None => Ok(catalogue),
            },
            _ => Ok(catalogue),
        }
    }

    /// What is not found while something of an engine has not been had yet may be in that: then nobody can say that it is not there.
    pub(super) fn not_found_yet(&self, problem: Problem) -> Problem {
        let is_awaiting = || self.snapshot.catalogue().is_some_and(|catalogue| catalogue.is_awaiting());
        if problem.may_be_in_data() && self.app.engine.is_some() && is_awaiting() {
            return self.without_data();
        }
        problem
    }

    /// Why there are no data yet.
    fn without_data(&self) -> Problem {
        let reason = self.app.engine.as_ref().and_then(|engine| engine.report().reason);
        reason.map_or_else(Problem::not_ready, |reason| Problem::not_ready_without(&reason))
    }

    /// The curated charts.
    pub(super) fn charts(&self) -> Arc<Vec<ChartDefinition>> {
        Arc::clone(self.snapshot.charts())
    }

    /// What tells these charts from others.
    pub(super) fn charts_version(&self) -> &str {
        self.snapshot.charts_version()
    }

    /// What tells a chart from others, its name first.
    pub(super) fn chart_key(&self, slug: &str) -> String {
        format!("{slug}\n{}", self.snapshot.chart_version(slug))
    }

    /// The same picture in the style of the house, on its shapes.
    pub(super) fn drawn(&self, spec: PictureSpec) -> PictureSpec {
        PictureSpec { style: self.snapshot.style().cloned(), map: self.snapshot.map().cloned(), ..spec }
    }
}
