//! A text to take along.

use maud::{Markup, html};

use super::data_words;
use crate::language::Language;

/// A text with a button that copies it.
pub(super) fn copied(language: Language, name: &str, text: &str) -> Markup {
    html! {
        div.copied {
            div.name { strong { (name) } button.copy type="button" hidden { (language.say("page.copy")) } }
            pre tabindex="0" dir="ltr" { code { (text) } }
        }
    }
}

/// A sentence to paste, which ends with an address; the names in it are words of the data.
pub(super) fn sentence(language: Language, text: &str, names: &[String]) -> Markup {
    let (said, address) = text.rsplit_once(' ').unwrap_or((text, ""));
    html! {
        div.copied.sentence {
            div.name { button.copy type="button" hidden { (language.say("page.copy")) } }
            p.text { (data_words::among(said, names)) " " bdi.where dir="ltr" { (address) } }
        }
    }
}
