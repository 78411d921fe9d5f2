//! `/v1/limits`: what the server takes at most.

use std::{
    sync::{Arc, LazyLock},
    time::{SystemTime, UNIX_EPOCH},
};

use axum::http::HeaderMap;

use super::{
    answer_head::list_head,
    app::App,
    encoding::EncodedBody,
    negotiation::chosen_format,
    problem::Problem,
    query_text,
    reply::{CachePolicy, Reply, ReplyResult},
};
use crate::{
    limits::LimitsInForce,
    query::{self, Format, Offer, Parameters},
    write::{self, Dialect, LimitList, formats, page_address},
};

/// The list, with its suffix where it has one.
#[derive(Debug)]
pub(super) struct LimitsAddress<'a>(Option<&'a str>);

/// Since when these limits are in force, in seconds since 1970: the first time that this process was asked for them.
static SINCE: LazyLock<i64> = LazyLock::new(|| {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(since).unwrap_or(i64::MAX)
});

/// Is this path (below `/v1/`) ours?
pub(super) fn parse(path: &str) -> Option<LimitsAddress<'_>> {
    let (name, suffix) = query::split_suffix(path);
    (name == "limits").then_some(LimitsAddress(suffix))
}

pub(super) fn answer(app: &App, LimitsAddress(suffix): LimitsAddress<'_>, raw: Option<&str>, headers: &HeaderMap) -> ReplyResult {
    let format = chosen_format(suffix, headers, Offer::List)?;
    let mut window = Parameters::default();
    for (name, value) in query_text::pairs(raw, &["limit", "offset"])? {
        window.set(&name, &value)?;
    }
    let limits = LimitsInForce::current();
    let limit = window.limit.or_else(|| format.is_whole().then(|| limits.each().count()));
    let list = LimitList::page(limits, limit, window.offset.unwrap_or(0), &app.site);
    let (bytes, filename) = match format {
        Format::Json => (write::document(&list), None),
        Format::Csv => (formats::csv_of(&list.table(), Dialect::default()), Some("limits".to_owned())),
        other => return Err(Problem::internal(format!("nothing writes a list of limits as .{}", other.suffix()))),
    };
    let asked = window.limit.map_or_else(String::new, |limit| format!("?limit={limit}"));
    let address = page_address(&format!("/v1/limits{asked}"), list.extent().offset);
    let head = list_head(&address, list.extent(), &app.site, format);
    let content = Arc::new(EncodedBody::new(bytes).with_head(head));
    Ok(Reply { content, media: format.into(), cache: CachePolicy::Shared, modified: Some(*SINCE), filename })
}
