//! What every page stands in: the frame with language, style and script, and the foot.

use maud::{DOCTYPE, Markup, html};

use super::{assets, machine_read, reader::Reader};
use crate::{chart::Theme, language::Language, write::Site};

/// The frame of every page: the language with its direction, the theme, style and script.
pub(super) fn frame(language: Language, theme: Option<Theme>, head: &Markup, body: &Markup, site: &Site) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.word()) dir=(language.direction()) data-theme=[theme.map(Theme::word)] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content=(theme.map_or("light dark", Theme::word));
                (head)
                link rel="icon" href=(site.href("/favicon.svg")) type="image/svg+xml";
                link rel="apple-touch-icon" href=(site.href("/apple-touch-icon.png"));
                link rel="stylesheet" href=(site.href(&assets::style_address()));
                script type="module" src=(site.href(&assets::script_address())) {}
            }
            body data-site=(site.public_url) {
                (body)
                script #words type="application/json" { (machine_read::json(&spoken(language))) }
            }
        }
    }
}

/// What the script says, as JSON that can stand in HTML.
fn spoken(language: Language) -> serde_json::Value {
    let words: serde_json::Map<String, serde_json::Value> = language
        .below("page.script.")
        .into_iter()
        .chain(language.below("reading.script."))
        .map(|(key, text)| (key.to_owned(), text.into()))
        .collect();
    serde_json::Value::Object(words)
}

/// The foot of every page.
pub(super) fn foot(reader: &Reader, site: &Site) -> Markup {
    let language = reader.language;
    html! {
        footer {
            p {
                (language.say("page.about")) " "
                @for (address, key) in [("/sources", "sources"), ("/datasets", "datasets"), ("/areas", "areas"), ("/charts", "curated_charts")] {
                    a href=(reader.link(address, site)) { (language.term("page", key)) } " "
                }
                a href=(reader.link("/verify", site)) { (language.say("verify.title")) } " "
                a href=(reader.link("/method", site)) { (language.say("method.title")) } " "
                a href=(site.href("/docs")) { (language.say("page.docs")) }
            }
        }
    }
}
