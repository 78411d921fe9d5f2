//! Answers of queries as replies: as data or documents, or as a picture; kept, or made.

use std::sync::Arc;

use super::{
    answer_head::answer_head,
    current::Current,
    data_request::DataRequest,
    encoding::EncodedBody,
    filename::filename,
    render_pool::{Rows, Work},
    reply::{CachePolicy, Reply, ReplyResult},
    rows_of::rows_of,
};
use crate::{
    bundle,
    chart::{ChartDefinition, PictureSpec, WordsOfAddress},
    dataset::Catalogue,
    query::{self, Format, LongTable, Query, Resource, View},
    write::{OutputOptions, check_stream, stream},
};

/// Up to so many rows of a pair are answered from on the spot.
const FEW_ROWS: usize = 5_000;
/// From so many items on a list takes as long as a table.
const MANY_ITEMS: usize = 1_000;
/// Bytes of a text that is an article.
const LONG_TEXT: usize = 4_000;

/// What it is to answer this in this format.
pub(super) fn work(asked: &Query, format: Format) -> Work {
    let parameters = &asked.parameters;
    let is_long = |text: &String| text.len() > LONG_TEXT;
    match (format, &asked.resource) {
        (Format::Xlsx | Format::Zip | Format::Parquet | Format::Arrow, _) => Work::Workbook,
        (_, Resource::Panel | Resource::Movers | Resource::Observations | Resource::Compare) => Work::Table,
        (_, Resource::Verify) if parameters.statement.text.as_ref().is_some_and(is_long) => Work::Table,
        (_, Resource::Dyad(_) | Resource::View(..) | Resource::Verify) => Work::Page,
        _ if parameters.limit.is_some_and(|limit| limit > MANY_ITEMS) => Work::Table,
        _ if parameters.whole && parameters.limit.is_none() => Work::Table,
        _ => Work::Page,
    }
}

/// The answer in a format that is no picture: text of one pair whose rows are in memory here and now, since it takes
/// microseconds; lists over whole tables, all products of a pair, what is read from disk, and documents, behind the door. `plain`
/// is the key of a quick answer in JSON.
pub(super) async fn data(
    app: &Current,
    catalogue: Arc<Catalogue>,
    asked: Query,
    wanted: DataRequest,
    plain: Option<String>,
) -> ReplyResult {
    let (address, site, modified) = (asked.address(), app.site.clone(), catalogue.created());
    let DataRequest { format, options, spec, chart } = wanted;
    let spec = app.drawn(spec);
    let rows = rows_of(&catalogue, &asked.resource);
    let at_hand = match asked.resource {
        // These go through more than the rows that they show.
        Resource::View(_, View::Products | View::Revisions | View::Claims) => false,
        Resource::Dyad(dyad) | Resource::View(dyad, _) => catalogue.is_at_hand(dyad, FEW_ROWS),
        _ => false,
    };
    // Whoever may have to wait for an engine waits behind the door.
    let quick = at_hand && rows == Rows::Here && format.facts().quick;
    // The picture of an archive is drawn in the style of the house.
    let drawn = if format == Format::Zip { spec.key() } else { String::new() };
    let key = || {
        let version = version_of(&catalogue, &asked.resource);
        [&version, &address, format.suffix(), &options.canonical(), &chart, &drawn].join("\n")
    };
    let key = plain.filter(|_| quick && format == Format::Json).unwrap_or_else(key);
    let (media, task) = (options.media(format), work(&asked, format).with_rows(rows));
    let make = move || {
        let answer = bundle::answer(&catalogue, &asked, &options)?;
        let head = answer_head(&answer, asked.resource.offer(), &site, (format, &options));
        Ok(EncodedBody::new(bundle::file(&answer, &site, format, &options, &spec)?).with_head(head))
    };
    let content = if quick { app.render_cache.get_inline(key, make)? } else { app.render_cache.get(key, task, make).await? };
    let filename = (format != Format::Json).then(|| filename(&address));
    Ok(Reply { content, media, cache: CachePolicy::Shared, modified: Some(modified), filename })
}

/// The same of what was sent as the body of a request: it is made for that one request, and not kept.
pub(super) async fn once(app: &Current, catalogue: Arc<Catalogue>, asked: Query, wanted: DataRequest) -> ReplyResult {
    let (site, DataRequest { format, options, spec, .. }) = (app.site.clone(), wanted);
    let spec = app.drawn(spec);
    let (media, task) = (options.media(format), work(&asked, format).with_rows(rows_of(&catalogue, &asked.resource)));
    let path = asked.resource.path();
    let make = move || {
        let answer = bundle::answer(&catalogue, &asked, &options)?;
        let head = answer_head(&answer, asked.resource.offer(), &site, (format, &options));
        Ok(EncodedBody::new(bundle::file(&answer, &site, format, &options, &spec)?).with_head(head))
    };
    let content = Arc::new(app.render_cache.once(task, &path, make).await?);
    let filename = (format != Format::Json).then(|| filename(&path));
    Ok(Reply { content, media, cache: CachePolicy::Never, modified: None, filename })
}

/// A long table of few rows in a format that is written row by row, so that parts of it can be asked for.
pub(super) async fn small_table(app: &Current, catalogue: Arc<Catalogue>, asked: Query, wanted: DataRequest) -> ReplyResult {
    let (address, site, modified) = (asked.address(), app.site.clone(), catalogue.created());
    let DataRequest { format, options, .. } = wanted;
    let key = [catalogue.version(), &address, format.suffix(), &options.canonical(), "rows"].join("\n");
    let (media, task) = (options.media(format), Work::Table.with_rows(rows_of(&catalogue, &asked.resource)));
    let make = move || {
        let table = LongTable::open(&catalogue, &asked)?;
        let about = table.about();
        check_stream(&about, &options)?;
        let head = answer_head(&about, asked.resource.offer(), &site, (format, &options));
        let mut bytes = Vec::new();
        stream(table, &site, format, &options, &mut bytes)?;
        Ok(EncodedBody::new(bytes).with_head(head))
    };
    let content = app.render_cache.get(key, task, make).await?;
    let filename = Some(filename(&address));
    Ok(Reply { content, media, cache: CachePolicy::Shared, modified: Some(modified), filename })
}

/// The answer as a picture, from the cache or drawn behind the door. `chart` is the curated chart that it is, if any.
pub(super) async fn picture(
    app: &Current,
    catalogue: Arc<Catalogue>,
    asked: Query,
    spec: PictureSpec,
    format: Format,
    chart: Option<&ChartDefinition>,
) -> ReplyResult {
    let words_of_address = if app.marks_words { spec.words_of_address } else { WordsOfAddress::None };
    let spec = PictureSpec { words_of_address, ..app.drawn(spec) };
    let address = asked.address();
    let name = chart.map(|chart| app.chart_key(&chart.slug)).unwrap_or_default();
    let version = version_of(&catalogue, &asked.resource);
    let key = [&version, &address, &spec.key(), format.suffix(), &name].join("\n");
    let (modified, site, variant) = (catalogue.created(), app.site.clone(), variant(&spec));
    let task = drawing(&spec, format).with_rows(rows_of(&catalogue, &asked.resource));
    let draw = move || {
        let answer = query::answer(&catalogue, &asked)?;
        let options = OutputOptions::default();
        let head = answer_head(&answer, asked.resource.offer(), &site, (format, &options));
        Ok(EncodedBody::new(bundle::file(&answer, &site, format, &options, &spec)?).with_head(head))
    };
    let content = app.render_cache.get(key, task, draw).await?;
    let filename = chart.map_or_else(|| filename(&address), |chart| filename(&chart.slug));
    let filename = Some([Some(filename), variant].into_iter().flatten().collect::<Vec<_>>().join("-"));
    Ok(Reply { content, media: format.into(), cache: CachePolicy::Shared, modified: Some(modified), filename })
}

/// What tells an answer from the same of other data: of a pair, the datasets that bear on it.
pub(super) fn version_of(catalogue: &Catalogue, resource: &Resource) -> String {
    match resource {
        Resource::Dyad(dyad) | Resource::View(dyad, _) => catalogue.pair_version(*dyad),
        _ => catalogue.version().to_owned(),
    }
}

/// What it is to draw this.
fn drawing(spec: &PictureSpec, format: Format) -> Work {
    if format != Format::Png {
        return Work::Drawing;
    }
    let [width, height, scale] = [spec.width, spec.height, spec.scale].map(u64::from);
    Work::Pixels(width.saturating_mul(height).saturating_mul(scale.saturating_mul(scale)))
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
