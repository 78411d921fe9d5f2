//! The figures of a text that are none of the trade of two countries, and what each is.

use maud::{Markup, html};

use crate::{language::Language, page::data_words, query::PassedFigure};

pub(super) fn section(language: Language, passed: &[PassedFigure]) -> Markup {
    html! {
        @if !passed.is_empty() {
            details.passed-over {
                summary { (language.count("verify.passed_over", passed.len(), &[])) }
                ul {
                    @for figure in passed {
                        li { span.passed { (data_words::words(&figure.place.text)) } " – " (language.term("verify.not_trade", figure.what.word())) }
                    }
                }
            }
        }
    }
}
