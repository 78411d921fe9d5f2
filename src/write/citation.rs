//! How an answer is cited, in short and at length. The dates are those of the data and their publication, never today's, so that
//! the same answer is cited in the same words.

use super::{Site, titles};
use crate::{
    language::Language,
    query::{Answer, DataDate},
    trade::Source,
};

/// In one line: what, of when, from whom, where, data of which day.
#[must_use]
pub fn short(answer: &Answer, site: &Site) -> String {
    let sources: Vec<&str> = answer.sources().iter().map(|source| source.title.as_str()).collect();
    let from = if sources.is_empty() { String::new() } else { format!(" {}.", listed(&sources)) };
    format!("{}.{from} {}{}.", title(answer), address(answer, site), data_of(answer))
}

/// With the terms, address and date of every source.
#[must_use]
pub fn long(answer: &Answer, site: &Site) -> String {
    let sources: Vec<String> = answer.sources().into_iter().map(|source| full(source)).collect();
    let word = if sources.len() > 1 { "Sources" } else { "Source" };
    let from = if sources.is_empty() { String::new() } else { format!(" {word}: {}.", sources.join("; ")) };
    let unit = answer.currency().map_or_else(String::new, |unit| format!(" In {unit}."));
    let served = format!("Compiled by dyad, {}{}.", address(answer, site), data_of(answer));
    format!("{}.{unit}{from} {served}", title(answer))
}

/// ", data of 2024-10": when the newest of the sources came out, else when their data were imported; nothing where nobody says.
pub(super) fn data_of(answer: &Answer) -> String {
    match answer.origin().data_date() {
        None => String::new(),
        Some(DataDate::Published(date)) => format!(", data of {date}"),
        Some(DataDate::Imported(date)) => format!(", data imported on {date}"),
    }
}

/// So many sources are named; a pair may have dozens.
pub(super) const MOST_NAMED: usize = 5;

/// What is cited: the title and its periods.
pub(super) fn title(answer: &Answer) -> String {
    let title = titles::title(answer, Language::English);
    titles::span(answer, Language::English).map_or_else(|| title.clone(), |span| format!("{title}, {span}"))
}

/// Where it is to be had.
pub(super) fn address(answer: &Answer, site: &Site) -> String {
    site.href(&answer.origin().address)
}

/// Each once, the first few of many.
pub(super) fn listed(texts: &[&str]) -> String {
    let mut once: Vec<&str> = Vec::new();
    for text in texts {
        if !once.contains(text) {
            once.push(text);
        }
    }
    let more = once.len().saturating_sub(MOST_NAMED);
    let named = once.into_iter().take(MOST_NAMED).collect::<Vec<_>>().join("; ");
    if more > 0 { format!("{named}; and {more} more") } else { named }
}

fn full(source: &Source) -> String {
    let parts = [
        Some(source.title.clone()),
        source.published.as_ref().map(|when| format!("published {when}")),
        source.license.as_ref().map(|terms| format!("terms: {terms}")),
        source.path.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_the_first_few_are_named_each_once() {
        assert_eq!(listed(&["a", "b", "a"]), "a; b");
        assert_eq!(listed(&["a", "b", "c", "d", "e", "f", "g"]), "a; b; c; d; e; and 2 more");
    }
}
