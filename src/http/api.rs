//! `/v1/…`: text to query to answer to bytes.

use std::sync::Arc;

use axum::{
    extract::Request,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

use super::{
    answers::{data, picture, small_table},
    charts,
    current::Current,
    data_request::DataRequest,
    encoding::EncodedBody,
    limits, metadata_documents,
    negotiation::accepted_format,
    package_files,
    problem::Problem,
    render_pool::Work,
    reply::{CachePolicy, Reply},
    rows_of::rows_of,
};
use crate::{
    bundle,
    chart::PictureSpec,
    dataset::Catalogue,
    page,
    query::{self, Answer, Format, LongTable, Query, Resource},
    trade::Dyad,
};

/// Any address below `/v1/`.
pub(super) async fn v1(app: Current, request: Request) -> Result<Response, Problem> {
    let is_text = query::split_suffix(request.uri().path()).1 == Some(Format::Txt.suffix());
    // Who reads one figure as text reads what is wrong with it as text.
    answered(&app, request).await.map_err(|problem| {
        let problem = app.not_found_yet(problem);
        if is_text { problem.in_plain_text() } else { problem }
    })
}

async fn answered(app: &Current, request: Request) -> Result<Response, Problem> {
    let path = request.uri().path();
    let below = path.strip_prefix("/v1/").ok_or_else(|| Problem::not_found(path))?;
    let raw = request.uri().query();
    if let Some(chart) = charts::parse(below) {
        return Ok(charts::answer(app, &chart, raw, request.headers()).await?.into_response());
    }
    if let Some(suffix) = limits::parse(below) {
        return Ok(limits::answer(app, suffix, raw, request.headers())?.into_response());
    }
    if let Some(document) = metadata_documents::parse(below) {
        return Ok(metadata_documents::answer(app, &document, raw).await?.into_response());
    }
    if let Some(file) = package_files::parse(below) {
        return package_files::file(app, &file, raw, (request.method(), request.headers())).await;
    }
    let catalogue = app.catalogue()?;
    let plain = plain_key(&catalogue, below, raw, request.headers());
    if let Some(content) = plain.as_ref().and_then(|key| app.render_cache.cached(key)) {
        return Ok(json_reply(content, &catalogue).into_response());
    }
    let (asked, format) = understood(below, raw, request.headers())?;
    if format.is_picture() {
        let spec = PictureSpec::parse(&asked.picture, &asked.query.resource)?;
        return Ok(picture(app, catalogue, asked.query, spec, format, None).await?.into_response());
    }
    let wanted = DataRequest::new(&PictureSpec::default(), &asked.options, &asked.query.resource, format)?;
    if bundle::is_streamed(&asked.query.resource, format, &wanted.options) {
        let (about, is_small) = opened(app, &catalogue, &asked.query).await?;
        if is_small {
            return Ok(small_table(app, catalogue, asked.query, wanted).await?.into_response());
        }
        let client = (request.method(), request.headers());
        return app.streams.respond(&app.site, catalogue, (&asked.query, &about), &wanted, client).await;
    }
    if let (Resource::Dataset(id), Format::Zip) = (asked.query.resource.clone(), format) {
        let client = (request.method(), request.headers());
        return package_files::archive(app, catalogue, asked.query, &id, &wanted, client).await;
    }
    Ok(data(app, catalogue, asked.query, wanted, plain).await?.into_response())
}

/// What a long table is, without its rows, and whether they are few.
async fn opened(app: &Current, catalogue: &Arc<Catalogue>, asked: &Query) -> Result<(Answer, bool), Problem> {
    let task = Work::Page.with_rows(rows_of(catalogue, &asked.resource));
    let (catalogue, asked, address) = (Arc::clone(catalogue), asked.clone(), asked.address());
    let open = move || {
        let table = LongTable::open(&catalogue, &asked)?;
        Ok((table.about(), table.is_small()))
    };
    app.render_cache.once(task, &address, open).await
}

/// Under which an answer in JSON is kept as it was asked for, so that a question asked again is not even parsed: where the
/// address or the lack of wishes says that it is JSON.
fn plain_key(catalogue: &Catalogue, path: &str, raw: Option<&str>, headers: &HeaderMap) -> Option<String> {
    let last = path.rsplit('/').next().unwrap_or(path);
    let indifferent = || headers.get(header::ACCEPT).is_none_or(|accept| accept == "*/*" || accept == "application/json");
    let json = query::split_suffix(last).1.map_or_else(indifferent, |suffix| suffix == Format::Json.suffix());
    json.then(|| {
        let pair = pair_of(path).map(|pair| catalogue.pair_version(pair));
        [pair.as_deref().unwrap_or(catalogue.version()), "as asked", path, raw.unwrap_or_default()].join("\n")
    })
}

/// The pair that an address below `/v1/` names, seen without parsing it.
fn pair_of(path: &str) -> Option<Dyad> {
    let pair = path.strip_prefix("dyads/")?;
    pair.split(['/', '.']).next()?.parse().ok()
}

fn json_reply(content: Arc<EncodedBody>, catalogue: &Catalogue) -> Reply {
    Reply { content, media: Format::Json.into(), cache: CachePolicy::Shared, modified: Some(catalogue.created()), filename: None }
}

/// The query of an address and the format of its answer: the suffix wins over `Accept`.
pub(super) fn understood(path: &str, raw: Option<&str>, headers: &HeaderMap) -> Result<(query::Request, Format), Problem> {
    // Is there such an address at all? That comes before what is wrong with its parameters.
    let bare = query::parse(path, None, &[])?;
    if let Some(format) = bare.format {
        // Pictures are shown in other people's pages, whose tools mark every address; data are asked for by programs.
        let unmarked = raw.filter(|_| format.is_picture()).map(page::without_marks).transpose()?;
        let raw = unmarked.as_deref().or(raw);
        return Ok((query::parse(path, raw, PictureSpec::PARAMETERS)?, format));
    }
    let format = accepted_format(headers, bare.query.resource.offer())?;
    // Without parameters all is said.
    if raw.is_none_or(str::is_empty) {
        return Ok((bare, format));
    }
    let asked = query::parse(&format!("{path}.{}", format.suffix()), raw, PictureSpec::PARAMETERS)?;
    Ok((asked, format))
}
