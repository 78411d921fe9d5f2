//! `/`: everything about one pair on one page, without scripts.

mod addresses;
mod claims;
mod events;
mod facts;
mod figures;
mod gallery;
mod headline;
mod layout;
mod sources;
mod views;
mod words;

use std::sync::Arc;

use axum::extract::{Request, State};

use self::facts::Facts;
use super::{
    api::Outcome,
    app::App,
    media::Media,
    parameters,
    problem::Problem,
    reply::{CachePolicy, Reply},
};
use crate::{
    dataset::Catalogue,
    query::{self, QueryError},
    trade::{Dyad, UnknownTerm},
};

/// The page of `?dyad=RUS-IRN`, or of the pair of the first source.
pub(super) async fn page(State(app): State<Arc<App>>, request: Request) -> Outcome {
    let pairs = parameters::pairs(request.uri().query(), &["dyad"])?;
    let catalogue = app.catalogue()?;
    let dyad = asked(&catalogue, &pairs)?;
    let (version, charts, revision) = (catalogue.version().to_owned(), app.charts(), app.charts_revision());
    let (modified, site) = (catalogue.created(), app.site.clone());
    let make = move || {
        let facts = Facts::gather(&catalogue, &charts, dyad)?;
        Ok(layout::page(&facts, &site).into_string().into_bytes())
    };
    let content = app.renders.get(format!("{version}\n/\n{dyad}\n{revision}"), make).await?;
    Ok(Reply { content, media: Media::Html, cache: CachePolicy::Page, modified: Some(modified), filename: None })
}

fn asked(catalogue: &Catalogue, pairs: &[(String, String)]) -> Result<Dyad, Problem> {
    if let Some((_, text)) = pairs.first() {
        let unknown = |error: UnknownTerm| QueryError::UnknownDyad { text: error.text.clone(), detail: error.to_string() };
        return Ok(text.parse().map_err(unknown)?);
    }
    query::default_dyad(catalogue).ok_or_else(|| Problem::internal("the catalogue has no pair to show"))
}
