//! What the page of a pair shows, gathered from the same answers that the addresses serve.

use crate::{
    chart::ChartDefinition,
    dataset::Catalogue,
    query::{self, Answer, ClaimVerdicts, DyadSummary, Parameters, Query, QueryError, Resource, SeriesAnswer, View},
    trade::{Dyad, Event, Status},
};

/// What the page of a pair shows.
pub(super) struct Facts {
    pub dyad: Dyad,
    pub summary: DyadSummary,
    /// The series that the page opens with.
    pub headline: Option<SeriesAnswer>,
    /// The other views that have figures.
    pub views: Vec<View>,
    pub claims: Vec<ClaimVerdicts>,
    pub events: Vec<Event>,
    /// Every pair, this one among them.
    pub pairs: Vec<Dyad>,
    /// The curated charts: slug and title, those of this pair first.
    pub charts: Vec<Chart>,
}

/// A curated chart of the gallery.
pub(super) struct Chart {
    pub slug: String,
    pub title: String,
}

impl Facts {
    pub(super) fn gather(catalogue: &Catalogue, charts: &[ChartDefinition], dyad: Dyad) -> Result<Self, QueryError> {
        let answer = |resource| query::answer(catalogue, &Query { resource, parameters: Parameters::default() });
        let Answer::Dyad(summary) = answer(Resource::Dyad(dyad))? else { return Err(nothing(dyad)) };
        let drawn: Vec<(View, Answer)> = View::ALL
            .into_iter()
            .filter(|view| view.has_picture())
            .filter_map(|view| Some((view, answer(Resource::View(dyad, view)).ok()?)))
            .filter(|(_, answer)| has_figures(answer))
            .collect();
        let subject = summary.headline.as_ref().map(|series| series.subject);
        let views = drawn.iter().map(|(view, _)| *view).filter(|view| view.subject() != subject || subject.is_none()).collect();
        let headline = drawn.into_iter().find_map(|(view, answer)| match answer {
            Answer::Series(series) if view.subject() == subject => Some(*series),
            _ => None,
        });
        let claims = match answer(Resource::View(dyad, View::Claims)) {
            Ok(Answer::Verdicts(verdicts)) => verdicts.listing.items,
            _ => Vec::new(),
        };
        let events = match answer(Resource::View(dyad, View::Events)) {
            Ok(Answer::Events(events)) => events.listing.items,
            _ => Vec::new(),
        };
        let pairs = match answer(Resource::Dyads)? {
            Answer::Dyads(dyads) => dyads.items.iter().map(|entry| entry.dyad).collect(),
            _ => Vec::new(),
        };
        Ok(Self { dyad, summary: *summary, headline, views, claims, events, pairs, charts: gallery(charts, dyad) })
    }

    /// Has this view anything to show?
    pub(super) fn has(&self, view: View) -> bool {
        let is_headline = self.headline.as_ref().is_some_and(|headline| view.subject() == Some(headline.series.subject));
        match view {
            View::Claims => !self.claims.is_empty(),
            View::Events => !self.events.is_empty(),
            other => is_headline || self.views.contains(&other),
        }
    }

    /// Is the growth at this point made from a figure of low reliability?
    pub(super) fn is_doubtful(&self, place: usize) -> bool {
        let Some(answer) = &self.headline else { return false };
        let points = &answer.series.points;
        let Some(point) = points.get(place) else { return false };
        let before = point.period.year_before();
        let base = points.iter().find(|candidate| candidate.period == before);
        point.status == Status::Doubtful || base.is_some_and(|base| base.status == Status::Doubtful)
    }
}

fn nothing(dyad: Dyad) -> QueryError {
    QueryError::NoData { detail: format!("there is nothing about {dyad}") }
}

fn has_figures(answer: &Answer) -> bool {
    match answer {
        Answer::Series(series) => !series.series.points.is_empty(),
        Answer::Mirror(mirror) => mirror.mirror.directions.iter().any(|direction| !direction.points.is_empty()),
        Answer::DyadProducts(products) => !products.rows.is_empty(),
        _ => false,
    }
}

/// The charts of this pair first, the others after them.
fn gallery(charts: &[ChartDefinition], dyad: Dyad) -> Vec<Chart> {
    let own = format!("{dyad}/");
    let (mut first, then): (Vec<_>, Vec<_>) = charts.iter().partition(|chart| chart.query.starts_with(&own));
    first.extend(then);
    first.into_iter().map(|chart| Chart { slug: chart.slug.clone(), title: chart.title.clone() }).collect()
}
