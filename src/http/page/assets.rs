//! The style and the script of the page, compiled in; their addresses change with their content.

use std::sync::LazyLock;

use axum::extract::Path;

use crate::http::{
    api::Outcome,
    media::Media,
    problem::Problem,
    reply::{CachePolicy, Reply},
};

const STYLE: &str = include_str!("style.css");
/// The modules of the script, by name; `page.js` is the one that the page names.
const SCRIPTS: [(&str, &str); 5] = [
    ("page.js", include_str!("script/page.js")),
    ("chart.js", include_str!("script/chart.js")),
    ("points.js", include_str!("script/points.js")),
    ("search.js", include_str!("script/search.js")),
    ("copy.js", include_str!("script/copy.js")),
];

/// A few digits of the content's hash: modules import one another, so all of them share one.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    hasher.update(STYLE.as_bytes());
    for (_, text) in SCRIPTS {
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex().chars().take(12).collect()
});

pub(super) fn style_address() -> String {
    format!("/assets/{}/page.css", *VERSION)
}

pub(super) fn script_address() -> String {
    format!("/assets/{}/page.js", *VERSION)
}

/// `/assets/<version>/<name>`; an old version is served as the present one, for pages still open.
pub(in crate::http) async fn asset(Path((version, name)): Path<(String, String)>) -> Outcome {
    let script = || SCRIPTS.into_iter().find(|(known, _)| *known == name).map(|(_, text)| (text, Media::Script));
    let found = if name == "page.css" { Some((STYLE, Media::Style)) } else { script() };
    let (text, media) = found.ok_or_else(|| Problem::not_found(&format!("/assets/{version}/{name}")))?;
    Ok(Reply::new(text.as_bytes().to_vec(), media, CachePolicy::Fixed))
}
