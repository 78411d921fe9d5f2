//! A choice of a form, as a list that works without a script.

use maud::{Markup, html};

use super::data_words;

/// One choice: its value, its words, and whether it is made.
pub(super) type Choice = (String, String, bool);

/// A list of choices under its label.
pub(super) fn select(name: &str, label: &str, choices: &[Choice]) -> Markup {
    // Names of sources are words of the data.
    let language_of = |words: &str| data_words::language_of(words).filter(|_| name.ends_with("source"));
    html! {
        label.choice {
            span { (label) }
            select name=(name) {
                @for (value, words, chosen) in choices { option value=(value) lang=[language_of(words)] selected[*chosen] { (words) } }
            }
        }
    }
}
