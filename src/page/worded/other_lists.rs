//! Lists that are no answers to queries in words: the curated charts and the limits.

use super::{
    fitted::fitted,
    markdown,
    model::{Table, Told},
    plain, shown,
};
use crate::{
    language::Language,
    query::{Extent, Format, Parameters},
    write::{Cell, FlatTable, Site},
};

/// A list that is no answer to a query.
#[derive(Debug, Clone, Copy)]
pub struct WordedList<'a> {
    /// The key of what it is called.
    pub title: &'static str,
    /// Its columns that are told, words first; from this place on they are figures.
    pub columns: (&'a [&'static str], usize),
    /// All that it has.
    pub table: &'a FlatTable,
    /// Which part of it is in the table.
    pub extent: Extent,
    /// Its canonical path and query.
    pub address: &'a str,
    /// How many were asked for.
    pub window: &'a Parameters,
}

impl WordedList<'_> {
    /// The list as Markdown, or as plain text.
    #[must_use]
    pub fn written(self, format: Format, site: &Site, language: Language) -> String {
        let told = self.told(site, language);
        match format {
            Format::Markdown => fitted(told, |told| markdown::written(told, language)),
            _ => fitted(told, |told| plain::written(told, language)),
        }
    }

    fn told(self, site: &Site, language: Language) -> Told {
        let (columns, figures) = self.columns;
        let headings: Vec<&str> = columns.iter().map(|name| language.term("worded.column", name)).collect();
        let (words, numbers) = headings.split_at(figures.min(headings.len()));
        let places: Vec<Option<usize>> = columns.iter().map(|name| self.table.place(name)).collect();
        let cell = |row: &Vec<Cell>, place: &Option<usize>| match place.and_then(|place| row.get(place)) {
            Some(Cell::Text(text)) => language.isolated(text),
            Some(Cell::Number(number)) => language.number(&number.plain_digits()),
            Some(Cell::Flag(_) | Cell::Empty) | None => String::new(),
        };
        let most = shown::most(self.window);
        let rows = self.table.rows.iter().take(most);
        let rows: Vec<Vec<String>> = rows.map(|row| places.iter().map(|place| cell(row, place)).collect()).collect();
        let mut told = Told {
            title: language.say(self.title).to_owned(),
            whole: site.href_as(&shown::whole(self.address), Format::Csv),
            is_asked: shown::is_asked(self.window),
            ..Told::default()
        };
        if rows.is_empty() {
            told.sentences.push(language.say("worded.nothing").to_owned());
        }
        let left_out = shown::left_out_of(Some(self.extent), rows.len());
        told.tables.push(Table { rows, left_out, ..Table::of(words, numbers) });
        told.notes.push((language.say("document.label.address").to_owned(), site.href(self.address)));
        told
    }
}
