//! The read-me file of an archive, in plain words of a language.

use std::fmt::Write;

use crate::{
    language::Language,
    query::Answer,
    write::{FlatTable, Site, citation, definition, titles, unit},
};

/// Its name.
pub(super) const NAME: &str = "README.txt";

/// What the archive holds, from whom and on which terms, what the columns mean and how to cite it.
pub(super) fn readme(answer: &Answer, table: &FlatTable, site: &Site, files: &[&str], language: Language) -> String {
    let say = |key| language.say(key);
    let title = titles::title(answer, language);
    let mut out = format!("{title}\n{}\n\n{}\n", "=".repeat(title.chars().count()), titles::description(answer, language));
    let mut facts: Vec<(&str, String)> = titles::data_date(answer, language).into_iter().collect();
    facts.push(("document.label.address", site.href(&answer.origin().address)));
    facts.extend(titles::span(answer, language).map(|span| ("document.label.period", span)));
    facts.extend(answer.currency().map(|unit| ("document.label.unit", unit.to_owned())));
    out.push('\n');
    for (key, text) in facts {
        let _ = writeln!(out, "{}: {text}", say(key));
    }
    list(
        &mut out,
        say("document.label.cautions"),
        answer.cautions().iter().map(|caution| language.caution(caution).into_owned()),
    );
    list(&mut out, say("document.label.source"), sources(answer, language));
    let mut files = files.to_vec();
    files.sort_unstable();
    list(&mut out, say("bundle.files"), files.into_iter().map(|name| format!("{name}: {}", language.term("bundle.file", name))));
    let reading = ["document.reading.bounds", "document.reading.empty"];
    list(&mut out, say("document.label.reading"), reading.into_iter().map(|key| say(key).to_owned()));
    let columns = table
        .columns
        .iter()
        .map(|name| format!("{name} ({}): {}", unit(name, answer.currency(), language), definition(name, language)));
    list(&mut out, say("document.label.columns"), columns);
    list(&mut out, say("document.label.citation"), [citation::short(answer, site), citation::long(answer, site)]);
    out
}

/// What the archive of a dataset holds, from whom and on which terms, and how to cite it.
pub(super) fn of_package(answer: &Answer, site: &Site, files: &[&str], language: Language) -> String {
    let say = |key| language.say(key);
    let title = titles::title(answer, language);
    let mut out = format!("{title}\n{}\n", "=".repeat(title.chars().count()));
    if let Answer::Dataset(dataset, _) = answer {
        if let Some(description) = &dataset.description {
            let _ = write!(out, "\n{description}\n");
        }
        out.push('\n');
        if let Some((key, date)) = titles::data_date(answer, language) {
            let _ = writeln!(out, "{}: {date}", say(key));
        }
        let _ = writeln!(out, "{}: {}", say("document.label.address"), site.href(&answer.origin().address));
        list(&mut out, say("document.label.terms"), dataset.licenses.clone());
    }
    list(&mut out, say("document.label.source"), sources(answer, language));
    let mut files = files.to_vec();
    files.sort_unstable();
    let file = |name: &str| match bundled(name, language) {
        Some(text) => format!("{name}: {text}"),
        None => name.to_owned(),
    };
    list(&mut out, say("bundle.files"), files.into_iter().map(file));
    list(&mut out, say("document.label.citation"), [citation::short(answer, site), citation::long(answer, site)]);
    out
}

/// What a file of a package is, where its name says it.
fn bundled(name: &str, language: Language) -> Option<&'static str> {
    let key = match name {
        "datapackage.json" => "bundle.package.descriptor",
        "citation.bib" => "bundle.file.citation.bib",
        "citation.txt" => "bundle.file.citation.txt",
        name if name.starts_with("observations") => "bundle.package.observations",
        name if name.starts_with("claims") => "bundle.package.claims",
        name if name.starts_with("events") => "bundle.package.events",
        _ => return None,
    };
    Some(language.say(key))
}

/// A head and what is below it; nothing where nothing is.
fn list(out: &mut String, head: &str, items: impl IntoIterator<Item = String>) {
    let mut items = items.into_iter().peekable();
    if items.peek().is_some() {
        let _ = writeln!(out, "\n{head}\n{}", "-".repeat(head.chars().count()));
    }
    for item in items {
        let _ = writeln!(out, "- {item}");
    }
}

fn sources(answer: &Answer, language: Language) -> Vec<String> {
    answer.sources().into_iter().map(|source| titles::source(source, language)).collect()
}
