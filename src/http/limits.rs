//! `/v1/limits`: what the server takes at most.

use std::{
    sync::{Arc, LazyLock},
    time::{SystemTime, UNIX_EPOCH},
};

use axum::http::HeaderMap;

use super::{
    answer_head::list_head,
    app::App,
    charts::list_window,
    encoding::EncodedBody,
    negotiation::chosen_format,
    problem::Problem,
    reply::{CachePolicy, Reply, ReplyResult},
};
use crate::{
    limits::LimitsInForce,
    page::WordedList,
    query::{self, Format, Offer},
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
    let (window, language) = list_window(raw, format)?;
    let limits = LimitsInForce::current();
    let limit = window.limit.or_else(|| format.is_whole().then(|| limits.each().count()));
    let list = LimitList::page(limits, limit, window.offset.unwrap_or(0), &app.site);
    let asked = window.limit.map_or_else(String::new, |limit| format!("?limit={limit}"));
    let address = page_address(&format!("/v1/limits{asked}"), list.extent().offset);
    let bytes = match format {
        Format::Json => write::document(&list),
        Format::Csv => formats::csv_of(&list.table(), Dialect::default()),
        Format::Markdown | Format::Txt => {
            let (title, columns) = ("worded.limits", (&["name", "set_by", "unit", "value", "usual"][..], 3));
            let (table, extent) = (&list.table(), list.extent());
            let worded = WordedList { title, columns, table, extent, address: &address, window: &window };
            worded.written(format, &app.site, language).into_bytes()
        }
        other => return Err(Problem::internal(format!("nothing writes a list of limits as .{}", other.suffix()))),
    };
    let filename = (format != Format::Json).then(|| "limits".to_owned());
    let head = list_head(&address, list.extent(), &app.site, format);
    let content = Arc::new(EncodedBody::new(bytes).with_head(head));
    Ok(Reply { content, media: format.into(), cache: CachePolicy::Shared, modified: Some(*SINCE), filename })
}
