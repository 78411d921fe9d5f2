//! The sheet of notes: what this is, from whom, on which terms, what every column means, how to read it and how to cite it.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Format, RowNum, Worksheet};

use super::{data::cut, place::column, style};
use crate::{
    language::Language,
    query::Answer,
    trade::{Source, is_web_address},
    write::{Cell, Site, Table, WriteError, citation, formats::bibtex, titles},
};

/// The widths of its three columns, in characters.
const WIDTHS: [f64; 3] = [26.0, 96.0, 20.0];
/// The longest address that is written as a link.
const LONGEST_LINK: usize = 2000;

/// Writes rows one below another.
struct Pen<'a> {
    out: &'a mut Worksheet,
    line: RowNum,
}

/// Writes the notes into an empty sheet.
pub(super) fn fill(
    out: &mut Worksheet,
    answer: &Answer,
    table: &Table,
    site: &Site,
    language: Language,
) -> Result<(), WriteError> {
    for (place, width) in WIDTHS.into_iter().enumerate() {
        out.set_column_width(column(place), width)?;
    }
    out.set_print_fit_to_pages(1, 0);
    let mut pen = Pen { out, line: 0 };
    let say = |key| language.say(key);
    pen.text(0, &titles::title(answer, language), &style::title())?;
    pen.line += 2;
    pen.pair(say("document.label.what"), titles::description(answer, language))?;
    if let Some(span) = titles::span(answer, language) {
        pen.pair(say("document.label.period"), &span)?;
    }
    if let Some(currency) = answer.currency() {
        pen.pair(say("document.label.unit"), currency)?;
    }
    pen.pair(say("document.label.rows"), &language.number(&table.rows.len().to_string()))?;
    if let Some((key, date)) = titles::data_date(answer, language) {
        pen.pair(say(key), &date)?;
    }
    pen.pair(say("document.label.address"), &site.href(&answer.origin().address))?;
    for caution in answer.cautions() {
        pen.pair(say("document.label.cautions"), &language.caution(&caution))?;
    }
    sources(&mut pen, answer, language)?;
    pen.section(say("document.label.citation"), "")?;
    pen.pair("", &citation::short(answer, site))?;
    pen.pair("", &citation::long(answer, site))?;
    pen.pair("BibTeX", &bibtex(answer, site))?;
    reading(&mut pen, table, language)?;
    columns(&mut pen, answer, table, language)
}

/// Each source with its terms and address.
fn sources(pen: &mut Pen, answer: &Answer, language: Language) -> Result<(), WriteError> {
    let say = |key| language.say(key);
    for source in answer.sources() {
        let source: &Source = source;
        pen.section(say("document.label.source"), language.source_title(source))?;
        pen.pair("source", &source.name)?;
        pen.pair(say("document.label.reporting"), language.term("document.reporting", source.reporting.word()))?;
        pen.pair(say("document.label.terms"), source.license.as_deref().unwrap_or_else(|| say("document.label.not_stated")))?;
        if let Some(when) = &source.published {
            pen.pair(say("document.label.published"), &language.date(when))?;
        }
        if let Some(address) = &source.path {
            pen.pair(say("document.label.address"), address)?;
        }
    }
    Ok(())
}

/// What bounds and empty figures mean, and the words for reasons and statuses that stand in the data.
fn reading(pen: &mut Pen, table: &Table, language: Language) -> Result<(), WriteError> {
    let say = |key| language.say(key);
    pen.section(say("document.label.reading"), "")?;
    if table.columns.iter().any(|column| column.leaf.contains("low")) {
        pen.pair("low, high", say("document.reading.bounds"))?;
    }
    if table.columns.iter().any(|column| column.leaf.ends_with("_reason")) {
        pen.pair("reason", say("document.reading.empty"))?;
    }
    if table.rows.iter().flatten().any(|cell| matches!(cell, Cell::Number(number) if !number.is_a_double())) {
        pen.pair("", say("document.reading.exact"))?;
    }
    terms(pen, table, "reason", say("document.label.reasons"), |term| language.term("reason", term))?;
    terms(pen, table, "status", say("document.label.statuses"), |term| language.term("status", term))
}

/// The terms that stand in the columns whose name ends so, in words.
fn terms<'a>(
    pen: &mut Pen,
    table: &'a Table,
    ending: &str,
    label: &str,
    words: impl Fn(&'a str) -> &'a str,
) -> Result<(), WriteError> {
    let places = table.columns.iter().enumerate().filter(|(_, column)| column.leaf.ends_with(ending)).map(|(place, _)| place);
    let cells = places.flat_map(|place| table.rows.iter().filter_map(move |row| row.get(place)));
    let there: BTreeSet<&str> =
        cells.filter_map(|cell| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None }).collect();
    let known: Vec<(&str, &str)> =
        there.into_iter().map(|term| (term, words(term))).filter(|(term, words)| term != words).collect();
    if known.is_empty() {
        return Ok(());
    }
    pen.section(label, "")?;
    known.into_iter().try_for_each(|(term, words)| pen.pair(term, words))
}

/// A dictionary of the columns.
fn columns(pen: &mut Pen, answer: &Answer, table: &Table, language: Language) -> Result<(), WriteError> {
    let say = |key| language.say(key);
    pen.section(say("document.label.columns"), "")?;
    for (place, key) in ["document.label.column", "document.label.definition", "document.label.unit"].into_iter().enumerate() {
        pen.text(place, say(key), &style::label())?;
    }
    pen.line += 1;
    for own in &table.columns {
        pen.text(0, &own.name, &style::label())?;
        pen.text(1, &own.definition(language), &style::prose())?;
        pen.text(2, own.unit(answer.currency(), language), &style::prose())?;
        pen.line += 1;
    }
    Ok(())
}

impl Pen<'_> {
    fn text(&mut self, place: usize, text: &str, format: &Format) -> Result<(), WriteError> {
        self.out.write_string_with_format(self.line, column(place), cut(text), format)?;
        Ok(())
    }

    /// A label and what it is of; addresses of the web become links.
    fn pair(&mut self, label: &str, text: &str) -> Result<(), WriteError> {
        self.text(0, label, &style::label())?;
        if is_web_address(text) && text.len() <= LONGEST_LINK {
            self.out.write_url_with_format(self.line, 1, text, &style::link())?;
        } else {
            self.text(1, text, &style::prose())?;
        }
        self.line += 1;
        Ok(())
    }

    /// The head of a part, after an empty row.
    fn section(&mut self, label: &str, text: &str) -> Result<(), WriteError> {
        self.line += 1;
        for (place, words) in [label, text, ""].into_iter().enumerate() {
            self.text(place, words, &style::header())?;
        }
        self.line += 1;
        Ok(())
    }
}
