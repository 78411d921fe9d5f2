//! How a statement was read: which words of the text say each field, what is open.

use maud::{Markup, html};

use crate::{
    language::Language,
    page::data_words,
    query::{FieldFound, Understood, VerifiedStatement},
};

/// What is open; nothing of what is understood whole.
pub(super) fn open(language: Language, one: &VerifiedStatement) -> Markup {
    let fields: Vec<&str> = one.missing.iter().map(|field| language.term("verify.field", field.word())).collect();
    html! {
        @if one.understood() != Understood::Whole {
            p.open { (language.fill_term("verify.understood", one.understood().word(), &[("fields", &fields.join(language.say("page.separator")))])) }
        }
    }
}

/// Each field with the words that say it.
pub(super) fn fields(language: Language, text: &str, one: &VerifiedStatement) -> Markup {
    let told = one.found.iter().filter(|(_, found)| !matches!(found, FieldFound::Usual | FieldFound::Parameter));
    let told: Vec<_> = told.collect();
    html! {
        @if !told.is_empty() {
            details.how-read {
                summary { (language.say("verify.how_read")) }
                dl {
                    @for (field, found) in told {
                        div {
                            dt { (language.term("verify.field", field.word())) }
                            dd {
                                @if let Some(place) = found.place() { q { (data_words::words(&text.chars().skip(place.start).take(place.len()).collect::<String>())) } " " }
                                @match found {
                                    FieldFound::Published(_) => span.small { (language.say("verify.reckoned")) },
                                    FieldFound::Pair => (language.say("verify.by_pair")),
                                    _ => {}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
