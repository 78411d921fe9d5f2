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

/// A sentence to paste, in one of the languages, with a button in the reader's.
pub(super) fn sentence(reader: Language, language: Language, text: &str) -> Markup {
    html! {
        div.copied.sentence {
            div.name { strong lang=(language.word()) { (language.own_name()) } button.copy type="button" hidden { (reader.say("page.copy")) } }
            p.text lang=(language.word()) dir=(language.direction()) { (text) }
        }
    }
}
