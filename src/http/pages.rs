//! `/`, the page of a pair, `/embed`, its picture for other people's pages, and what they are made of.

use axum::{
    body::Body,
    extract::{Path, Request},
    http::{HeaderMap, Response, StatusCode, Uri, header, request::Parts},
    response::IntoResponse,
};

use super::{
    accept::Preferences,
    current::Current,
    engine_figures,
    headers::set,
    problem::Problem,
    render_pool::Work,
    reply::{CachePolicy, Reply, ReplyResult},
    rows_of::rows_of_all,
};
use crate::{
    dataset::Catalogue,
    language::Language,
    page::{self, ContentsEntry, ContentsOf, Elsewhere, FrameFault, LibraryPlace, PageFault, PagePlace, PageRequest},
    query::QueryError,
    write::{Media, Site},
};

/// The page of `?dyad=RUS-IRN&view=exports&…`, or of the pair of the first source; or what `?search=` finds.
pub(super) async fn page(app: Current, request: Request) -> Response<Body> {
    respond(&app, request.into_parts().0, PagePlace::Root).await
}

/// The picture of the same state, to be framed by others.
pub(super) async fn embed(app: Current, request: Request) -> Response<Body> {
    respond(&app, request.into_parts().0, PagePlace::Embed).await
}

/// What is counted, and what each term means.
pub(super) async fn method(app: Current, request: Request) -> Response<Body> {
    respond(&app, request.into_parts().0, PagePlace::Method).await
}

/// Sources, datasets, curated charts, areas; of what is not there a page that lists what is.
pub(super) async fn library(app: Current, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    let path = parts.uri.path();
    let Some(place) = LibraryPlace::of_path(path) else {
        return problem_response(&app, &parts, &Problem::not_found(path)).await;
    };
    let Ok(catalogue) = app.catalogue() else { return respond(&app, parts, PagePlace::Library(place)).await };
    let Some(missing) = place.missing(&catalogue, &app.charts()) else {
        return respond(&app, parts, PagePlace::Library(place)).await;
    };
    let problem = app.not_found_yet(missing.into());
    if problem.status() != StatusCode::NOT_FOUND || !wants_html(&parts.headers) {
        return problem_response(&app, &parts, &problem).await;
    }
    let asked = PageRequest::read(parts.uri.query(), preferred(&parts.headers), PagePlace::Library(place));
    match make(&app, asked).await {
        Ok(reply) => with_status(Reply { cache: CachePolicy::Never, modified: None, ..reply }, problem.status()),
        Err(problem) => problem_response(&app, &parts, &problem).await,
    }
}

/// What was said, held against the figures.
pub(super) async fn claims(app: Current, request: Request) -> Response<Body> {
    respond(&app, request.into_parts().0, PagePlace::Claims).await
}

/// What a text says, held against the figures.
pub(super) async fn verify(app: Current, request: Request) -> Response<Body> {
    respond(&app, request.into_parts().0, PagePlace::Verify).await
}

async fn respond(app: &Current, parts: Parts, place: PagePlace) -> Response<Body> {
    let preferred = preferred(&parts.headers);
    let asked = PageRequest::read(parts.uri.query(), preferred, place.clone());
    let problem = match shown(app, asked).await {
        Ok(response) => return response,
        Err(problem) => app.not_found_yet(problem),
    };
    if place == PagePlace::Embed && wants_html(&parts.headers) {
        return framed_error(parts.uri.query(), preferred, &problem, app);
    }
    // People keep the page with what can be chosen, where there is one; programs are told what is wrong.
    let may_be_forgiven = problem.status().is_client_error() && !problem.is_of_engine();
    if matches!(place, PagePlace::Root | PagePlace::Verify) && may_be_forgiven && wants_html(&parts.headers) {
        let asked = PageRequest::read(parts.uri.query(), preferred, place).map(PageRequest::forgiving);
        if let Ok(reply) = make(app, asked).await {
            return with_status(Reply { cache: CachePolicy::Never, modified: None, ..reply }, problem.status());
        }
    }
    problem_response(app, &parts, &problem).await
}

/// A problem with an address, as a page for people and as problem+json for programs.
pub(super) async fn problem_response(app: &Current, asked: &Parts, problem: &Problem) -> Response<Body> {
    if !wants_html(&asked.headers) {
        return problem.clone().into_response();
    }
    let mut response = with_status(error_reply(&asked.uri, preferred(&asked.headers), problem, app).await, problem.status());
    tell_when(&mut response, problem, app);
    response
}

/// The page, or the way to where it stands.
async fn shown(app: &Current, asked: Result<PageRequest, QueryError>) -> Result<Response<Body>, Problem> {
    let asked = asked?;
    let catalogue = app.catalogue()?;
    // What is kept is a page of its own.
    if asked.may_lead_elsewhere() && !app.render_cache.keeps(&page_key(app, &catalogue, &asked)) {
        let key = asked.key();
        let task = Work::Page.with_rows(rows_of_all(&catalogue));
        let find = move || Ok(asked.elsewhere(&catalogue).map(|found| (asked, found))?);
        let (asked, elsewhere) = app.render_cache.once(task, &key, find).await?;
        if let Some(elsewhere) = elsewhere {
            return Ok(redirect(elsewhere, app));
        }
        return Ok(make(app, Ok(asked)).await?.into_response());
    }
    Ok(make(app, Ok(asked)).await?.into_response())
}

/// What tells a page from every other one of these data and charts, and from those of others.
fn page_key(app: &Current, catalogue: &Catalogue, asked: &PageRequest) -> String {
    [catalogue.version(), &asked.key(), app.charts_version()].join("\n")
}

async fn make(app: &Current, asked: Result<PageRequest, QueryError>) -> Result<Reply, Problem> {
    let catalogue = app.catalogue()?;
    let asked = asked?;
    let is_embed = asked.place() == &PagePlace::Embed;
    let (charts, site, modified) = (app.charts(), app.site.clone(), catalogue.created());
    let key = page_key(app, &catalogue, &asked);
    // What is counted, and what each term means, is told without figures.
    let is_told = asked.place() == &PagePlace::Method;
    let task = if is_told { Work::Page.into() } else { Work::Page.with_rows(rows_of_all(&catalogue)) };
    let render = move || Ok(asked.render(&catalogue, &charts, &site)?.into_string().into_bytes());
    let content = app.render_cache.get(key, task, render).await?;
    let media = if is_embed { Media::Embed } else { Media::Html };
    Ok(Reply { content, media, cache: CachePolicy::Page, modified: Some(modified), filename: None })
}

/// The way to another page, as a path: whatever host and proxy it was asked through.
fn redirect(elsewhere: Elsewhere, app: &Current) -> Response<Body> {
    let (status, address) = match elsewhere {
        Elsewhere::Always(address) => (StatusCode::PERMANENT_REDIRECT, address),
        Elsewhere::Now(address) => (StatusCode::SEE_OTHER, address),
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    set(response.headers_mut(), header::LOCATION, &app.site.paths().href(&address));
    set(response.headers_mut(), header::CACHE_CONTROL, CachePolicy::Page.header());
    response
}

/// A page of contents for people, in their language.
pub(super) fn contents(app: &Current, asked: &Parts, (here, of): (&str, ContentsOf), entries: &[ContentsEntry]) -> Reply {
    let markup = page::contents_page((here, asked.uri.query()), preferred(&asked.headers), of, entries, &app.site);
    Reply::new(markup.into_string().into_bytes(), Media::Html, CachePolicy::Page)
}

/// What a frame shows where there is no chart: others may frame it too, or the reader would see a broken window.
fn framed_error(raw: Option<&str>, preferred: Language, problem: &Problem, app: &Current) -> Response<Body> {
    let status = problem.status();
    let fault = match status {
        StatusCode::NOT_FOUND => FrameFault::Unknown,
        status if status.is_client_error() => FrameFault::Refused,
        _ => FrameFault::Busy,
    };
    let markup = page::framed_error_page((raw, preferred), fault, problem.detail(), problem.allowed(), &app.site);
    let mut response = with_status(Reply::new(markup.into_string().into_bytes(), Media::Embed, CachePolicy::Never), status);
    tell_when(&mut response, problem, app);
    response
}

/// Says when to try again, where that may help, to whoever stands between the reader and this server.
fn tell_when(response: &mut Response<Body>, problem: &Problem, app: &Current) {
    if let Some(seconds) = engine_figures::timed(app, problem.clone()).retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
}

/// The same with a status of an error.
pub(super) fn with_status(reply: Reply, status: StatusCode) -> Response<Body> {
    let mut response = reply.into_response();
    *response.status_mut() = status;
    response
}

/// The page of an error. What there is instead is looked for behind the door; where there is too much to do, nothing is.
async fn error_reply(asked: &Uri, preferred: Language, problem: &Problem, app: &Current) -> Reply {
    let bytes = match (problem.question(), app.catalogue().ok()) {
        (Some(_), Some(catalogue)) if !problem.is_of_engine() => {
            let task = Work::Page.with_rows(rows_of_all(&catalogue));
            let (uri, site, problem) = (asked.clone(), app.site.clone(), problem.clone());
            let make = move || Ok(error_page(&uri, preferred, &problem, &catalogue, &site));
            app.render_cache.once(task, asked.path(), make).await.ok()
        }
        _ => None,
    };
    let bytes = bytes.unwrap_or_else(|| error_page(asked, preferred, problem, &Catalogue::default(), &app.site));
    Reply::new(bytes, Media::Html, CachePolicy::Never)
}

fn error_page(asked: &Uri, preferred: Language, problem: &Problem, catalogue: &Catalogue, site: &Site) -> Vec<u8> {
    let fault = PageFault {
        detail: problem.detail(),
        allowed: problem.allowed(),
        question: problem.question(),
        is_ours: problem.status().is_server_error(),
    };
    page::error_page((asked.path(), asked.query()), preferred, fault, catalogue, site).into_string().into_bytes()
}

/// `/assets/<version>/<name>`; an old version is served as the present one, for pages still open.
pub(super) async fn asset(app: Current, Path((version, name)): Path<(String, String)>) -> ReplyResult {
    let (text, media) = page::asset(&name).ok_or_else(|| Problem::not_found(&format!("/assets/{version}/{name}")))?;
    // At the address of another version stands this one, which may change with the next.
    let cache = if page::is_current_asset(&version) { CachePolicy::Forever } else { CachePolicy::Page };
    let content = app.render_cache.get_inline(["asset", &name].join("\n"), || Ok(text.as_bytes().to_vec()))?;
    Ok(Reply { content, media, cache, modified: None, filename: None })
}

/// The language that the browser likes best of those there are; English when it does not say.
pub(super) fn preferred(headers: &HeaderMap) -> Language {
    let Some(likes) = Preferences::from_headers(headers, &header::ACCEPT_LANGUAGE) else { return Language::English };
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
pub(super) fn wants_html(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT).iter().any(|accept| accept.to_str().is_ok_and(|accept| accept.contains("text/html")))
}
