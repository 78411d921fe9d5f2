//! `/`: everything about one pair on one page, and `/embed`, its picture for other people's pages. Whole without a script;
//! with one, it lives.

mod assets;
mod claims;
mod controls;
mod error;
mod events;
mod facts;
mod figures;
mod gallery;
mod given;
mod head;
mod headline;
mod intervals;
mod layout;
mod mirror_table;
mod picture;
mod products_table;
mod rank;
mod search;
mod share;
mod snippets;
mod sources;
mod state;
mod titles;
mod top;
mod views;
mod words;

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State as Shared},
    http::{HeaderMap, Response, header},
    response::IntoResponse,
};
use maud::Markup;

pub(super) use self::assets::asset;
use self::{
    facts::Facts,
    given::Given,
    search::Search,
    state::{Frame, State},
    top::Reader,
};
use super::{
    app::App,
    content::Content,
    media::Media,
    preferences::Preferences,
    problem::Problem,
    reply::{CachePolicy, Reply},
};
use crate::language::Language;

/// The page of `?dyad=RUS-IRN&view=exports&…`, or of the pair of the first source; or what `?search=` finds.
pub(super) async fn page(Shared(app): Shared<Arc<App>>, request: Request) -> Response<Body> {
    framed(&app, request, Frame::Page).await
}

/// The picture of the same state, to be framed by others.
pub(super) async fn embed(Shared(app): Shared<Arc<App>>, request: Request) -> Response<Body> {
    framed(&app, request, Frame::Embed).await
}

async fn framed(app: &Arc<App>, request: Request, frame: Frame) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let preferred = preferred(&parts.headers);
    match make(app, parts.uri.query(), frame, preferred).await {
        Ok(reply) => reply.into_response(),
        Err(problem) => answered(app, &parts.headers, parts.uri.query(), &problem),
    }
}

/// A problem with an address, as a page for people and as problem+json for programs.
pub(super) fn told(app: &App, request: &Request, problem: &Problem) -> Response<Body> {
    answered(app, request.headers(), request.uri().query(), problem)
}

fn answered(app: &App, headers: &HeaderMap, raw: Option<&str>, problem: &Problem) -> Response<Body> {
    if !wants_html(headers) {
        return problem.clone().into_response();
    }
    let mut response = error_reply(raw, preferred(headers), problem, app).into_response();
    *response.status_mut() = problem.status();
    response
}

async fn make(app: &Arc<App>, raw: Option<&str>, frame: Frame, preferred: Language) -> Result<Reply, Problem> {
    let catalogue = app.catalogue()?;
    let mut given = Given::read(raw)?;
    // What the address asks for, without the marks of whoever shared it: one page is made for all of them.
    let asked = given.text();
    let language = given.language(preferred)?;
    let (charts, site, modified) = (app.charts(), app.site.clone(), catalogue.created());
    let key = [
        catalogue.version(),
        if frame == Frame::Embed { "embed" } else { "page" },
        language.0.word(),
        &asked,
        &app.charts_revision().to_string(),
    ];
    let key = key.join("\n");
    let render = move || -> Result<Vec<u8>, Problem> {
        let searched = if frame == Frame::Page { Search::read(&mut given, language)? } else { None };
        let markup: Markup = if let Some(search) = searched {
            search.page(&catalogue, &site)?
        } else {
            let state = State::read(&catalogue, given, language, frame)?;
            let facts = Facts::gather(&catalogue, &charts, state)?;
            if frame == Frame::Embed { head::embed(&facts, &site) } else { layout::page(&facts, &site) }
        };
        Ok(markup.into_string().into_bytes())
    };
    let content = app.renders.get(key, render).await?;
    let media = if frame == Frame::Embed { Media::Embed } else { Media::Html };
    Ok(Reply { content, media, cache: CachePolicy::Page, modified: Some(modified), filename: None })
}

/// The page of an error, in the language and theme of the address as far as they can be read.
fn error_reply(raw: Option<&str>, preferred: Language, problem: &Problem, app: &App) -> Reply {
    let mut given = Given::read(raw).unwrap_or_default();
    let (language, is_language_named) = given.language(preferred).unwrap_or((preferred, false));
    let reader = Reader { language, is_language_named, theme: given.theme().unwrap_or_default(), here: "/" };
    let bytes = error::page(&reader, problem, &app.site).into_string().into_bytes();
    Reply {
        content: Arc::new(Content::new(bytes)),
        media: Media::Html,
        cache: CachePolicy::Never,
        modified: None,
        filename: None,
    }
}

/// The language that the browser likes best of those there are; English when it does not say.
fn preferred(headers: &HeaderMap) -> Language {
    let Some(likes) = Preferences::of(headers, &header::ACCEPT_LANGUAGE) else { return Language::English };
    let weighed = Language::ALL.map(|language| (likes.language(language.word()), language));
    // Among equals the first wins.
    weighed
        .into_iter()
        .rev()
        .max_by_key(|(weight, _)| *weight)
        .filter(|(weight, _)| *weight > 0)
        .map_or(Language::English, |(_, language)| language)
}

/// Is it a browser that would show a page?
fn wants_html(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT).iter().any(|accept| accept.to_str().is_ok_and(|accept| accept.contains("text/html")))
}
