//! What is told of an answer, before it is Markdown or plain text.

use std::sync::Arc;

use crate::{language::Language, trade::Source};

/// What is told of an answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// What it is.
    pub title: String,
    /// What is found in the figures, with a full stop.
    pub lead: Option<String>,
    /// What else is said of them, each with its full stop.
    pub sentences: Vec<String>,
    /// The figures.
    pub tables: Vec<Table>,
    /// Labels and what stands behind them: what to beware of, sources, dates, the address.
    pub notes: Vec<(String, String)>,
    /// The sources of the rows, where those of the answer are more.
    pub sources: Option<Vec<Arc<Source>>>,
    /// Where all of it is to be had.
    pub whole: String,
    /// Has somebody asked for so many rows?
    pub is_asked: bool,
}

/// A few rows of figures, or a few items of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// What they are, where there are several tables.
    pub heading: Option<String>,
    /// Its columns; a list of sentences has none.
    pub columns: Vec<Column>,
    /// Its rows, each with a text for each column.
    pub rows: Vec<Vec<String>>,
    /// Are they periods, the newest last, so that the first are left out where there are too many?
    pub is_of_periods: bool,
    /// What is not here.
    pub left_out: LeftOut,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// What stands above it.
    pub heading: String,
    /// Does it hold figures, which stand at the end?
    pub is_number: bool,
}

/// How many rows are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeftOut {
    /// So many.
    Count(usize),
    /// Some; nobody has counted them.
    Some,
}

impl Default for LeftOut {
    fn default() -> Self {
        Self::Count(0)
    }
}

impl Table {
    /// A table with these columns and no rows yet: words, then figures.
    pub fn of(words: &[&str], numbers: &[&str]) -> Self {
        let column = |is_number| move |heading: &&str| Column { heading: (*heading).to_owned(), is_number };
        Self { columns: words.iter().map(column(false)).chain(numbers.iter().map(column(true))).collect(), ..Self::default() }
    }

    /// What is said of what is left out; nothing where all is there.
    pub fn rest(&self, language: Language, whole: &str) -> Option<String> {
        let parts = [("address", whole)];
        match self.left_out {
            LeftOut::Count(0) => None,
            LeftOut::Count(count) if self.is_of_periods => Some(language.count("worded.earlier", count, &parts)),
            LeftOut::Count(count) => Some(language.count("worded.more", count, &parts)),
            LeftOut::Some => Some(language.fill("worded.some_more", &parts)),
        }
    }
}

impl Told {
    /// The same with fewer rows in its longest table; false where each has one.
    pub fn shorten(&mut self) -> bool {
        let Some(table) = self.tables.iter_mut().max_by_key(|table| table.rows.len()) else { return false };
        let gone = table.rows.len().div_ceil(4).min(table.rows.len().saturating_sub(1));
        if table.is_of_periods {
            table.rows.drain(..gone);
        } else {
            table.rows.truncate(table.rows.len() - gone);
        }
        if let LeftOut::Count(count) = &mut table.left_out {
            *count += gone;
        }
        gone > 0
    }
}
