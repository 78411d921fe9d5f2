//! How an answer is cited: short, long and as BibTeX. The dates are those of the data and their publication, never today's, so that
//! the same answer is cited in the same words.

use super::{Site, titles};
use crate::{language::Language, query::Answer, trade::Source};

/// What BibTeX reads as its own signs, and how they are written.
const ESCAPES: [(char, &str); 10] = [
    ('\\', "\\textbackslash{}"),
    ('{', "\\{"),
    ('}', "\\}"),
    ('&', "\\&"),
    ('%', "\\%"),
    ('$', "\\$"),
    ('#', "\\#"),
    ('_', "\\_"),
    ('~', "\\textasciitilde{}"),
    ('^', "\\textasciicircum{}"),
];

/// In one line: what, of when, from whom, where, data of which day.
#[must_use]
pub fn short(answer: &Answer, site: &Site) -> String {
    let sources: Vec<&str> = answer.sources().iter().map(|source| source.title.as_str()).collect();
    let from = if sources.is_empty() { String::new() } else { format!(" {}.", listed(&sources)) };
    format!("{}.{from} {}, data of {}.", title(answer), address(answer, site), titles::data_day(answer))
}

/// With the terms, address and date of every source.
#[must_use]
pub fn long(answer: &Answer, site: &Site) -> String {
    let sources: Vec<String> = answer.sources().into_iter().map(|source| full(source)).collect();
    let word = if sources.len() > 1 { "Sources" } else { "Source" };
    let from = if sources.is_empty() { String::new() } else { format!(" {word}: {}.", sources.join("; ")) };
    let unit = answer.currency().map_or_else(String::new, |unit| format!(" In {unit}."));
    let served = format!("Compiled by dyad, {}, data of {}.", address(answer, site), titles::data_day(answer));
    format!("{}.{unit}{from} {served}", title(answer))
}

/// As a BibTeX entry.
#[must_use]
pub fn bibtex(answer: &Answer, site: &Site) -> String {
    let sources = answer.sources();
    let authors: Vec<String> = sources.iter().take(MOST_NAMED).map(|source| format!("{{{}}}", escaped(&source.title))).collect();
    let day = titles::data_day(answer);
    let year = match sources.as_slice() {
        [source] => source.published.as_deref().unwrap_or(&day),
        _ => &day,
    };
    let terms: Vec<&str> = sources.iter().filter_map(|source| source.license.as_deref()).collect();
    let terms = if terms.is_empty() { String::new() } else { format!("; terms: {}", escaped(&listed(&terms))) };
    let fields = [
        ("author", if authors.is_empty() { "{dyad}".to_owned() } else { authors.join(" and ") }),
        ("title", format!("{{{}}}", escaped(&title(answer)))),
        ("year", year.chars().take(4).collect()),
        ("url", address(answer, site)),
        ("note", format!("Compiled by dyad, data of {day}{terms}")),
    ];
    let fields: Vec<String> = fields.into_iter().map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
    format!("@misc{{{},\n{}\n}}\n", key(answer), fields.join(",\n"))
}

/// So many sources are named; a pair may have dozens.
const MOST_NAMED: usize = 5;

fn title(answer: &Answer) -> String {
    let title = titles::title(answer, Language::English);
    titles::span(answer, Language::English).map_or_else(|| title.clone(), |span| format!("{title}, {span}"))
}

fn address(answer: &Answer, site: &Site) -> String {
    site.href(&answer.origin().address)
}

/// Each once, the first few of many.
fn listed(texts: &[&str]) -> String {
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

/// `dyad-RUS-IRN-turnover-from-2021`: letters, digits and hyphens of the address.
fn key(answer: &Answer) -> String {
    let address = &answer.origin().address;
    let name = address.trim_start_matches("/v1/").trim_start_matches("dyads/");
    let plain: String = name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    format!("dyad-{plain}")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match ESCAPES.iter().find(|(sign, _)| *sign == letter) {
            Some((_, written)) => out.push_str(written),
            None => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bibtex_reads_as_its_own_is_escaped() {
        assert_eq!(
            escaped("R&D: 50% of {a_b} \\ ~^"),
            "R\\&D: 50\\% of \\{a\\_b\\} \\textbackslash{} \\textasciitilde{}\\textasciicircum{}"
        );
    }

    #[test]
    fn of_many_the_first_few_are_named_each_once() {
        assert_eq!(listed(&["a", "b", "a"]), "a; b");
        assert_eq!(listed(&["a", "b", "c", "d", "e", "f", "g"]), "a; b; c; d; e; and 2 more");
    }
}
