//! A text to take along.

use maud::{Markup, html};

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
