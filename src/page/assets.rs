//! The style and the script of the page, compiled in; their addresses change with their content.

use std::sync::LazyLock;

use crate::write::Media;

/// The style of every page, a part a subject: one file, since all pages share it in caches.
static STYLE: LazyLock<String> = LazyLock::new(|| STYLES.iter().map(|(_, text)| *text).collect());
const STYLES: &[(&str, &str)] = &[
    ("base", include_str!("style/base.css")),
    ("comparing", include_str!("style/comparing.css")),
    ("country", include_str!("style/country.css")),
    ("landing", include_str!("style/landing.css")),
    ("figure", include_str!("style/figure.css")),
    ("library", include_str!("style/library.css")),
    ("product", include_str!("style/product.css")),
    ("reading", include_str!("style/reading.css")),
    ("statements", include_str!("style/statements.css")),
    ("verify", include_str!("style/verify.css")),
];
/// The modules of the script, by name; `page.js` is the one that the page names.
const SCRIPTS: &[(&str, &str)] = &[
    ("page.js", include_str!("script/page.js")),
    ("brush.js", include_str!("script/brush.js")),
    ("chart.js", include_str!("script/chart.js")),
    ("copy.js", include_str!("script/copy.js")),
    ("points.js", include_str!("script/points.js")),
    ("print.js", include_str!("script/print.js")),
    ("products.js", include_str!("script/products.js")),
    ("readings.js", include_str!("script/readings.js")),
    ("search.js", include_str!("script/search.js")),
    ("share.js", include_str!("script/share.js")),
    ("table.js", include_str!("script/table.js")),
    ("tip.js", include_str!("script/tip.js")),
    ("told.js", include_str!("script/told.js")),
    ("window.js", include_str!("script/window.js")),
    ("words.js", include_str!("script/words.js")),
];

/// The modules as they are sent: without the comments and the indentation that are for those who read the source.
static SENT: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| SCRIPTS.iter().map(|(name, text)| (*name, sent(text))).collect());

/// A module without lines of comments, empty ones and indentation; no text in it runs over a line, which a test holds.
fn sent(text: &str) -> String {
    let mut is_comment = false;
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim) {
        is_comment = is_comment || line.starts_with("/*");
        if !is_comment && !line.starts_with("//") && !line.is_empty() {
            lines.push(line);
        }
        is_comment = is_comment && !line.ends_with("*/");
    }
    lines.join("\n")
}

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

/// Is it the version of the parts that this program has? What stands at such an address never changes.
#[must_use]
pub fn is_current_asset(version: &str) -> bool {
    version == *VERSION
}

/// The text and the media type of a part of the page.
#[must_use]
pub fn asset(name: &str) -> Option<(&'static str, Media)> {
    if name == "page.css" {
        return Some((STYLE.as_str(), Media::Style));
    }
    SENT.iter().find(|(known, _)| *known == name).map(|(_, text)| (text.as_str(), Media::Script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_what_is_written_without_what_is_for_readers() {
        let written = "// A module.\n\n/** Adds\n * one. */\nexport function next(one) {\n  return one + 1; // stays\n}\n";
        assert_eq!(sent(written), "export function next(one) {\nreturn one + 1; // stays\n}");
    }

    #[test]
    fn no_text_of_a_module_runs_over_a_line() {
        for (name, text) in SCRIPTS {
            for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                assert_eq!(line.matches('`').count() % 2, 0, "{name}: {line}");
            }
        }
    }
}
