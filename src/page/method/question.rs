//! The small "?" beside a term, which leads to what it means.

use maud::{Markup, html};

use super::terms;
use crate::{page::reader::Reader, write::Site};

/// The link beside a term to what it means; the key is that of [`terms`], in its words or as answers write it
/// (`own_source_only`).
pub(in crate::page) fn question(reader: &Reader, key: &str, site: &Site) -> Markup {
    let Some(term) = terms::term(key) else { return Markup::default() };
    let language = reader.language;
    let asked = language.fill("method.what_is", &[("term", term.name(language))]);
    html! {
        " " a.question href={ (reader.link("/method", site)) "#" (term.key) } aria-label=(asked) title=(asked) { (language.say("method.mark")) }
    }
}
