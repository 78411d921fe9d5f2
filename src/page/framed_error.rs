//! What a frame in somebody else's page shows where there is no chart: why, in the reader's language, and the way to the server.

use maud::{Markup, html};

use super::{document, page_head, page_query::PageQuery, reader::Reader};
use crate::{language::Language, write::Site};

/// Why there is no chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameFault {
    /// There is nothing at the address.
    Unknown,
    /// The address asks for what is not possible.
    Refused,
    /// The server cannot answer now.
    Busy,
}

/// The page of a frame without a chart, in the language and theme of its address as far as they can be read. The detail is in
/// English, as for programs.
#[must_use]
pub fn framed_error_page(
    (raw, preferred): (Option<&str>, Language),
    fault: FrameFault,
    detail: &str,
    allowed: &[String],
    whole: &Site,
) -> Markup {
    let site = whole.paths();
    let mut given = PageQuery::read(raw).unwrap_or_default();
    let (language, is_language_named) = given.language(preferred).unwrap_or((preferred, false));
    let reader = Reader { language, is_language_named, theme: given.theme().unwrap_or_default(), here: "/" };
    let why = match fault {
        FrameFault::Unknown => language.say("reading.frame_unknown"),
        FrameFault::Refused => language.say("reading.frame_refused"),
        FrameFault::Busy => language.say("reading.frame_busy"),
    };
    let body = html! {
        main #main.embed {
            div.empty role="alert" {
                h1 { (why) }
                p.small lang="en" dir="ltr" { (detail) }
                @if !allowed.is_empty() { p.small { (language.fill("page.allowed", &[("allowed", &allowed.join(", "))])) } }
            }
            p.origin.small { a href=(reader.link("/", &site)) target="_blank" rel="noopener" { "dyad" } }
        }
    };
    let head = page_head::unlisted(why);
    document::frame(language, reader.theme, &head, &body, &site)
}
