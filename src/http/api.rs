//! `/v1/…`: text to query to answer to bytes.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
};

use super::{
    app::App,
    chart_addresses,
    content::Content,
    media,
    preferences::Preferences,
    problem::Problem,
    reply::{CachePolicy, Reply},
};
use crate::{
    bundle,
    chart::{ChartDefinition, PictureSpec},
    dataset::Catalogue,
    query::{self, Format, Offer, Query, Resource, View},
    write::OutputOptions,
};

/// In which format an answer is wanted that is no picture, and how that is written.
pub(super) struct Wanted {
    pub format: Format,
    pub options: OutputOptions,
    /// How the picture of an archive is drawn.
    pub spec: PictureSpec,
    /// The curated chart that it belongs to, with the set of charts it is of, where the format shows it.
    pub chart: String,
}

/// What a handler ends in.
pub(super) type Outcome = Result<Reply, Problem>;

/// Any address below `/v1/`.
pub(super) async fn v1(State(app): State<Arc<App>>, request: Request) -> Outcome {
    let path = request.uri().path();
    let below = path.strip_prefix("/v1/").ok_or_else(|| Problem::not_found(path))?;
    let raw = request.uri().query();
    if let Some(chart) = chart_addresses::of(below) {
        return chart_addresses::answer(&app, &chart, raw, request.headers()).await;
    }
    let catalogue = app.catalogue()?;
    let plain = plain_key(catalogue.version(), below, raw, request.headers());
    if let Some(content) = plain.as_ref().and_then(|key| app.renders.held(key)) {
        return Ok(json_reply(content, &catalogue));
    }
    let (asked, format) = understood(below, raw, request.headers())?;
    if format.is_picture() {
        let spec = PictureSpec::parse(&asked.picture, &asked.query.resource)?;
        return picture(&app, catalogue, asked.query, spec, format, None).await;
    }
    let wanted = Wanted::new(&PictureSpec::default(), &asked.options, &asked.query.resource, format)?;
    data(&app, catalogue, asked.query, wanted, plain).await
}

/// Under which an answer in JSON is kept as it was asked for, so that a question asked again is not even parsed: where the
/// address or the lack of wishes says that it is JSON.
fn plain_key(version: &str, path: &str, raw: Option<&str>, headers: &HeaderMap) -> Option<String> {
    let last = path.rsplit('/').next().unwrap_or(path);
    let indifferent = || headers.get(header::ACCEPT).is_none_or(|accept| accept == "*/*" || accept == "application/json");
    let json = query::split_suffix(last).1.map_or_else(indifferent, |suffix| suffix == Format::Json.suffix());
    json.then(|| [version, "as asked", path, raw.unwrap_or_default()].join("\n"))
}

fn json_reply(content: Arc<Content>, catalogue: &Catalogue) -> Reply {
    Reply { content, media: Format::Json.into(), cache: CachePolicy::Shared, modified: Some(catalogue.created()), filename: None }
}

/// The query of an address and the format its answer takes: the suffix wins over `Accept`.
fn understood(path: &str, raw: Option<&str>, headers: &HeaderMap) -> Result<(query::Request, Format), Problem> {
    // Is there such an address at all? That comes before what is wrong with its parameters.
    let bare = query::parse(path, None, &[])?;
    if let Some(format) = bare.format {
        return Ok((query::parse(path, raw, PictureSpec::PARAMETERS)?, format));
    }
    let format = accepted(headers, bare.query.resource.offer())?;
    let asked = query::parse(&format!("{path}.{}", format.suffix()), raw, PictureSpec::PARAMETERS)?;
    Ok((asked, format))
}

/// What the client accepts of an offer; JSON when it does not say.
pub(super) fn accepted(headers: &HeaderMap, offer: Offer) -> Result<Format, Problem> {
    let Some(accept) = Preferences::of(headers, &header::ACCEPT) else { return Ok(Format::Json) };
    let refused = || Problem::not_acceptable(offer.by_preference().map(Format::essence));
    media::negotiated(&accept, offer.by_preference()).ok_or_else(refused)
}

impl Wanted {
    /// The format with these parameters; a picture in it is drawn by `base` where they say nothing else.
    pub(super) fn new(
        base: &PictureSpec,
        parameters: &[(String, String)],
        resource: &Resource,
        format: Format,
    ) -> Result<Self, Problem> {
        let spec = bundle::spec(base, parameters, resource)?;
        Ok(Self { format, options: OutputOptions::parse(parameters)?, spec, chart: String::new() })
    }
}

/// The answer in a format that is no picture: text of one pair whose rows are in memory here and now, since it takes microseconds; lists over
/// whole tables, all products of a pair, what is read from disk, and documents, behind the door. `plain` is the key of a quick
/// answer in JSON.
pub(super) async fn data(app: &App, catalogue: Arc<Catalogue>, asked: Query, wanted: Wanted, plain: Option<String>) -> Outcome {
    let (address, site, modified) = (asked.address(), app.site.clone(), catalogue.created());
    let Wanted { format, options, spec, chart } = wanted;
    let spec = PictureSpec { style: app.style.clone(), ..spec };
    let at_hand = match asked.resource {
        Resource::View(_, View::Products) => false,
        Resource::Dyad(dyad) | Resource::View(dyad, _) => catalogue.is_at_hand(dyad),
        _ => false,
    };
    let quick = at_hand && format.facts().quick;
    let key = || [catalogue.version(), &address, format.suffix(), &options.canonical(), &chart].join("\n");
    let key = plain.filter(|_| quick && format == Format::Json).unwrap_or_else(key);
    let make = move || {
        let answer = query::answer(&catalogue, &asked)?;
        Ok(bundle::file(&answer, &site, format, options, &spec)?)
    };
    let content = if quick { app.renders.get_here(key, make)? } else { app.renders.get(key, make).await? };
    let filename = (format != Format::Json).then(|| filename(&address));
    Ok(Reply { content, media: format.into(), cache: CachePolicy::Shared, modified: Some(modified), filename })
}

/// The answer as a picture, from the cache or drawn behind the door. `chart` is the curated chart that it is, if any.
pub(super) async fn picture(
    app: &Arc<App>,
    catalogue: Arc<Catalogue>,
    asked: Query,
    spec: PictureSpec,
    format: Format,
    chart: Option<&ChartDefinition>,
) -> Outcome {
    let spec = PictureSpec { style: app.style.clone(), ..spec };
    let address = asked.address();
    let name = chart.map(|chart| format!("{}\n{}", chart.slug, app.charts_revision())).unwrap_or_default();
    let key = [catalogue.version(), &address, &spec.key(), format.suffix(), &name].join("\n");
    let (modified, site, variant) = (catalogue.created(), app.site.clone(), variant(&spec));
    let draw = move || {
        let answer = query::answer(&catalogue, &asked)?;
        Ok(bundle::file(&answer, &site, format, OutputOptions::default(), &spec)?)
    };
    let content = app.renders.get(key, draw).await?;
    let filename = chart.map_or_else(|| filename(&address), |chart| filename(&chart.slug));
    let filename = Some([Some(filename), variant].into_iter().flatten().collect::<Vec<_>>().join("-"));
    Ok(Reply { content, media: format.into(), cache: CachePolicy::Shared, modified: Some(modified), filename })
}

/// What tells a picture from the usual one of the same data, so that several can lie in one folder: `fa-dark-1080x1080-2x`.
fn variant(spec: &PictureSpec) -> Option<String> {
    let usual = PictureSpec::default();
    let size = (spec.width, spec.height);
    let parts = [
        (spec.lang != usual.lang).then(|| spec.lang.word().to_owned()),
        (spec.theme != usual.theme).then(|| spec.theme.word().to_owned()),
        (size != (usual.width, usual.height)).then(|| format!("{}x{}", spec.width, spec.height)),
        (spec.scale != usual.scale).then(|| format!("{}x", spec.scale)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("-"))
}

/// `/v1/dyads/RUS-IRN/turnover?from=2021` is saved as `RUS-IRN-turnover`.
fn filename(address: &str) -> String {
    let path = address.split('?').next().unwrap_or(address);
    let name = path.strip_prefix("/v1/").unwrap_or(path);
    let name = name.strip_prefix("dyads/").unwrap_or(name);
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_say_what_is_in_them() {
        assert_eq!(filename("/v1/dyads/RUS-IRN/turnover?from=2021"), "RUS-IRN-turnover");
        assert_eq!((filename("/v1/dyads"), filename("/v1/datasets/a b")), ("dyads".into(), "datasets-a-b".into()));
    }
}
