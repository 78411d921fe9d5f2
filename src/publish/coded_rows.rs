//! Rows as the columns that are published: of every text its words once, and for each row the place of its word.

use std::{collections::HashMap, hash::Hash};

use foldhash::fast::FixedState;

use crate::{
    published::COLUMNS,
    table::{NO_VALUE, Rows},
    trade::{Area, Calendar, Flow, Frequency, Period, Status, Valuation},
};

/// A column.
pub(super) enum Coded {
    /// Words, each once in the order that they come, and the place of each row's; none for a row without.
    Text { words: Vec<String>, places: Vec<u32>, is_there: Option<Vec<bool>> },
    /// Numbers.
    Small(Vec<i32>),
    /// Large numbers that may not be there.
    Large(Vec<i64>, Vec<bool>),
}

/// Some rows of a reporter, in the order of [`COLUMNS`].
pub(super) struct CodedRows {
    pub rows: usize,
    pub columns: Vec<Coded>,
}

impl CodedRows {
    /// The columns of rows; `sources` are the names that their codes stand for.
    pub(super) fn of(rows: &Rows, sources: &[&str]) -> Self {
        let area = |place: u16| Area::from_place(place).map_or("", Area::code).to_owned();
        let source = |place: u16| sources.get(usize::from(place)).copied().unwrap_or_default().to_owned();
        let currency = |place: u16| rows.currencies.list().get(usize::from(place)).map(ToString::to_string).unwrap_or_default();
        let product = |place: u32| rows.products.list().get(place as usize).map(ToString::to_string).unwrap_or_default();
        let flow = |code: u8| Flow::from_code(code).map_or("", Flow::word).to_owned();
        let valuation = |code: u8| Valuation::from_code(code).map_or("", Valuation::word).to_owned();
        let status = |code: u8| Status::from_code(code).map(|status| status.letter().to_string()).unwrap_or_default();
        let period = |(frequency, ordinal)| Period::from_ordinal(Frequency::from_code(frequency), ordinal).to_string();
        let periods = || rows.frequency.iter().copied().zip(rows.period.iter().copied());
        let columns = vec![
            text(rows.partner.iter().copied(), area),
            text(rows.product.iter().copied(), product),
            text(rows.flow.iter().copied(), flow),
            text(rows.source.iter().copied(), source),
            text(rows.currency.iter().copied(), currency),
            text(rows.calendar.iter().copied(), |code| Calendar::from_code(code).word().to_owned()),
            text(rows.frequency.iter().copied(), |code| Frequency::from_code(code).letter().to_owned()),
            text(periods(), period),
            Coded::Small(rows.period.clone()),
            Coded::Small(rows.published.clone()),
            Coded::Large(rows.value.clone(), rows.value.iter().map(|value| *value != NO_VALUE).collect()),
            Coded::Small(rows.rounding.iter().map(|code| i32::from(*code)).collect()),
            text(rows.valuation.iter().copied(), valuation),
            text(rows.status.iter().copied(), status),
            notes(rows),
        ];
        debug_assert_eq!(columns.len(), COLUMNS.len());
        Self { rows: rows.len(), columns }
    }

    /// The words of a column of texts, and the place of each row's.
    pub(super) fn text(&self, name: &str) -> (&[String], &[u32]) {
        match self.column(name) {
            Some(Coded::Text { words, places, .. }) => (words, places),
            _ => (&[], &[]),
        }
    }

    /// The figures in hundredths, [`NO_VALUE`] where there is none.
    pub(super) fn figures(&self) -> &[i64] {
        match self.column("hundredths") {
            Some(Coded::Large(values, _)) => values,
            _ => &[],
        }
    }

    /// The partners of the first and of the last row.
    pub(super) fn partners(&self) -> (Option<String>, Option<String>) {
        let (words, places) = self.text("partner");
        let word = |place: Option<&u32>| place.and_then(|place| words.get(*place as usize)).cloned();
        (word(places.first()), word(places.last()))
    }

    fn column(&self, name: &str) -> Option<&Coded> {
        let place = COLUMNS.iter().position(|(own, _)| *own == name)?;
        self.columns.get(place)
    }

    /// A hash of the rows, whatever they are written with.
    pub(super) fn content(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        let count = |hasher: &mut blake3::Hasher, count: usize| {
            hasher.update(&u64::try_from(count).unwrap_or(u64::MAX).to_le_bytes());
        };
        count(&mut hasher, self.rows);
        for column in &self.columns {
            match column {
                Coded::Text { words, places, is_there } => {
                    count(&mut hasher, words.len());
                    for word in words {
                        count(&mut hasher, word.len());
                        hasher.update(word.as_bytes());
                    }
                    hasher.update(&places.iter().flat_map(|place| place.to_le_bytes()).collect::<Vec<u8>>());
                    if let Some(is_there) = is_there {
                        hasher.update(&is_there.iter().map(|is| u8::from(*is)).collect::<Vec<u8>>());
                    }
                }
                Coded::Small(values) => {
                    hasher.update(&values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>());
                }
                // What is not there is a value of its own.
                Coded::Large(values, _) => {
                    hasher.update(&values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>());
                }
            }
        }
        hasher.finalize()
    }
}

/// A column of texts by codes. Rows that follow one another mostly have the same one.
pub(super) fn text<T: Copy + Eq + Hash>(codes: impl Iterator<Item = T>, word: impl Fn(T) -> String) -> Coded {
    let mut known: HashMap<T, u32, FixedState> = HashMap::default();
    let (mut words, mut places) = (Vec::new(), Vec::new());
    let mut before: Option<(T, u32)> = None;
    for code in codes {
        let place = match before {
            Some((same, place)) if same == code => place,
            _ => *known.entry(code).or_insert_with(|| {
                words.push(word(code));
                u32::try_from(words.len() - 1).unwrap_or(u32::MAX)
            }),
        };
        before = Some((code, place));
        places.push(place);
    }
    Coded::Text { words, places, is_there: None }
}

fn notes(rows: &Rows) -> Coded {
    let list = rows.notes.list();
    let note = |code: u32| list.get(code as usize).cloned().unwrap_or_default();
    let is_empty: Vec<bool> = list.iter().map(String::is_empty).collect();
    let is_there = rows.note.iter().map(|code| !is_empty.get(*code as usize).copied().unwrap_or(true)).collect();
    match text(rows.note.iter().copied(), note) {
        Coded::Text { words, places, .. } => Coded::Text { words, places, is_there: Some(is_there) },
        other => other,
    }
}
