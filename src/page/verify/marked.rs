//! The text as it was given, its line breaks kept, with each statement marked in its place and leading to its figures.

use std::ops::Range;

use maud::{Markup, html};

use super::pieces::{Is, pieces};
use crate::{
    language::Language,
    page::statements,
    query::{VerifiedStatement, VerifyAnswer},
};

/// The place of a statement on the page, by its place in the answer.
pub(super) fn place(place: usize) -> String {
    format!("statement-{}", place + 1)
}

pub(super) fn text(language: Language, text: &str, answer: &VerifyAnswer) -> Markup {
    let starts: Vec<usize> = text.char_indices().map(|(start, _)| start).chain([text.len()]).collect();
    let words = |span: &Range<usize>| &text[starts[span.start]..starts[span.end]];
    let items = &answer.listing.items;
    let spans: Vec<(usize, Range<usize>)> =
        items.iter().enumerate().filter_map(|(place, one)| Some((place, one.place.as_ref()?.span.clone()))).collect();
    let passed: Vec<Range<usize>> = answer.passed_over.iter().map(|figure| figure.place.span.clone()).collect();
    html! {
        div.given dir="auto" {
            @for piece in pieces(starts.len() - 1, &spans, &passed) {
                @match piece.is {
                    Is::Words => (words(&piece.span)),
                    Is::Said(places) => (said(language, words(&piece.span), &places, items)),
                    Is::Passed(place) => span.passed title=(language.term("verify.not_trade", answer.passed_over[place].what.word())) { (words(&piece.span)) },
                }
            }
        }
    }
}

/// Words that say one statement or several, each by its number with the sign of its verdict.
fn said(language: Language, words: &str, places: &[usize], items: &[VerifiedStatement]) -> Markup {
    let looks: Vec<_> =
        places.iter().map(|place| (*place, statements::look(language, items[*place].judged.as_deref()))).collect();
    html! {
        mark.said.(looks.first().map_or("", |(_, look)| look.class)) {
            @for (nth, (place, look)) in looks.iter().enumerate() {
                a href={ "#" (self::place(*place)) } title=(look.words) {
                    @if nth == 0 { (words) }
                    sup { bdi { (look.sign) (language.number(&(place + 1).to_string())) } }
                    span.hidden { " " (look.words) }
                }
            }
        }
    }
}
