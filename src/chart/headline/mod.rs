//! The finding of an answer in a sentence, as a headline says it. A folder of findings without words, one file a kind of answer,
//! each held to what the bounds allow; and the words for them. An answer whose figures bear out nothing has no headline.

mod amount;
mod balance;
mod compare;
mod extreme;
mod finding;
mod firm;
mod mirror;
mod moved;
mod partners;
mod products;
mod series;
mod size;
mod size_words;
mod words;

#[cfg(test)]
mod laws;

use crate::{language::Language, query::Answer, trade::Area};
pub(super) use finding::Finding;

/// The headline of an answer: its finding in a sentence without a full stop; nothing where its figures bear out none.
#[must_use]
pub fn headline(answer: &Answer, language: Language) -> Option<String> {
    headline_about(answer, language, None)
}

/// The same, where one partner of a ranking is of interest.
pub(super) fn headline_about(answer: &Answer, language: Language, partner: Option<Area>) -> Option<String> {
    finding(answer, partner).map(|finding| words::sentence(language, answer, &finding))
}

/// What is found in an answer.
fn finding(answer: &Answer, partner: Option<Area>) -> Option<Finding> {
    match answer {
        Answer::Series(answer) => series::finding(answer),
        Answer::Mirror(answer) => mirror::finding(answer),
        Answer::Partners(answer) => partners::finding(answer, partner),
        Answer::DyadProducts(answer) => products::finding(answer),
        Answer::Compare(answer) => compare::finding(answer),
        _ => None,
    }
}
