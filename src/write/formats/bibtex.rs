//! An answer's citation as a BibTeX entry.

use crate::{
    query::{Answer, DataDate},
    write::{
        Site,
        citation::{MOST_NAMED, address, data_of, listed, title},
    },
};

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

/// As a BibTeX entry.
#[must_use]
pub fn bibtex(answer: &Answer, site: &Site) -> String {
    let sources = answer.sources();
    let authors: Vec<String> = sources.iter().take(MOST_NAMED).map(|source| format!("{{{}}}", escaped(&source.title))).collect();
    // The day of the import is no year of publication.
    let year = match answer.origin().data_date() {
        Some(DataDate::Published(date)) => date.chars().take(4).collect(),
        Some(DataDate::Imported(_)) => "n.d.".to_owned(),
        None => String::new(),
    };
    let terms: Vec<&str> = sources.iter().filter_map(|source| source.license.as_deref()).collect();
    let terms = if terms.is_empty() { String::new() } else { format!("; terms: {}", escaped(&listed(&terms))) };
    let fields = [
        ("author", if authors.is_empty() { "{dyad}".to_owned() } else { authors.join(" and ") }),
        ("title", format!("{{{}}}", escaped(&title(answer)))),
        ("year", year),
        ("url", address(answer, site)),
        ("note", format!("Compiled by dyad{}{terms}", data_of(answer))),
    ];
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let fields: Vec<String> = fields.map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
    format!("@misc{{{},\n{}\n}}\n", key(answer), fields.join(",\n"))
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
}
