//! A cell of a column of figures: its figure with the marks of its column, its flags, its words for no figure, and how precisely
//! an exponent says it.

use std::collections::BTreeMap;

use crate::{
    import::{
        decimal_marks::{Marks, NumberShape, shape},
        error::ImportError,
        flags::{self, FlaggedCell},
        number::Number,
        persian::{folded, is_foreign},
        reason::{DropReason, Dropped, Mapped},
        tidy_words::without_currency,
    },
    trade::Status,
};

/// A cell read: the figure, if there is one, and what its flags say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TidyFigure {
    pub value: Option<(Number, bool)>,
    pub status: Status,
}

/// The columns of figures of a file; they share their marks.
#[derive(Debug)]
pub(super) struct Figures {
    pub marks: Marks,
    /// The file's words for no figure.
    pub words: BTreeMap<String, String>,
    /// Are the decimals declared? Then an exponent says nothing of precision.
    pub exact: bool,
    /// Are figures below zero parts of a sum?
    pub parts: bool,
}

/// A cell taken apart, its marks not yet decided.
enum Parted {
    Empty,
    NoFigure(Status),
    Figure(NumberShape, Status),
    Zero,
    Wrong(String),
}

/// Nothing but digits, which need no look.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits, a point, and digits that cannot be a group of thousands.
fn is_pointed(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').is_some_and(|(whole, fraction)| {
        digits(whole) && digits(fraction) && (fraction.len() != 3 || whole.len() > 3 || whole.starts_with('0'))
    })
}

impl Figures {
    fn parted(&self, text: &str, currency: &str) -> Parted {
        match self.words.get(text).map(String::as_str) {
            Some("0") => return Parted::Zero,
            Some(status) => return status.parse().map_or_else(|_| Parted::Wrong(status.to_owned()), Parted::NoFigure),
            None => {}
        }
        let plain = if text.is_ascii() { None } else { Some(folded(text)) };
        let plain = plain.as_deref().unwrap_or(text).trim();
        let bare = match without_currency(plain, currency) {
            Ok(bare) => bare,
            Err(why) => return Parted::Wrong(why),
        };
        match flags::cell(bare) {
            FlaggedCell::Empty => Parted::Empty,
            FlaggedCell::NoFigure(status) => Parted::NoFigure(status),
            FlaggedCell::Figure(figure, behind) => {
                let status = flags::status_of(behind).unwrap_or(Status::Normal);
                Parted::Figure(shape(figure, is_foreign(text)), status)
            }
        }
    }

    /// Takes note of a cell before any is read; true when all so far can be read.
    pub(super) fn look(&mut self, text: &str, currency: &str, line: u64) -> Result<bool, ImportError> {
        if is_plain(text) {
            return Ok(self.marks.is_decided());
        }
        if is_pointed(text) && self.marks.has_point() {
            return Ok(self.marks.is_decided());
        }
        match self.parted(text, currency) {
            Parted::Figure(shape, _) => self.marks.look(&shape, line),
            _ => Ok(self.marks.is_decided()),
        }
    }

    /// Reads a cell; `unit_mult` is the scale of its figure.
    pub(super) fn read(&self, text: &str, currency: &str, unit_mult: u8) -> Mapped<TidyFigure> {
        let normal = |value| TidyFigure { value: Some(value), status: Status::Normal };
        if is_plain(text) || is_pointed(text) && self.marks.has_point() {
            return Number::read(text, '.', unit_mult).map(normal);
        }
        let wrong = |why: &str| Dropped::new(DropReason::Value, why);
        match self.parted(text, currency) {
            Parted::Empty => Err(Dropped::new(DropReason::Missing, format!("{text:?}"))),
            Parted::NoFigure(status) => Ok(TidyFigure { value: None, status }),
            Parted::Zero => Number::read("0", '.', unit_mult).map(normal),
            Parted::Wrong(why) => Err(wrong(&why)),
            Parted::Figure(NumberShape::None, _) => Err(wrong(&format!("{text:?} is no figure"))),
            Parted::Figure(shape, status) => {
                let read =
                    self.marks.read(shape).ok_or_else(|| wrong(&format!("{text:?} has other marks than the mapping says")))?;
                if read.starts_with('-') && !self.parts && read.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
                    return Err(Dropped::new(
                        DropReason::Negative,
                        format!("{text:?} is below zero; only parts of a sum are (add_parts = true)"),
                    ));
                }
                let read = if self.exact { read.replace('E', "e") } else { read.replace('e', "E") };
                Ok(TidyFigure { value: Some(Number::read_signed(&read, '.', unit_mult)?), status })
            }
        }
    }
}

impl Figures {
    /// Hundredths of a cell that can be read, also below zero.
    pub(super) fn worth(&self, text: &str, currency: &str, unit_mult: u8) -> Option<i128> {
        let read = match self.parted(text, currency) {
            Parted::Figure(shape, _) => self.marks.read(shape)?,
            _ => return None,
        };
        Number::read_signed(&read, '.', unit_mult).ok().map(|found| found.0.hundredths(unit_mult))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(words: &[(&str, &str)]) -> Figures {
        let words = words.iter().map(|(word, means)| ((*word).to_owned(), (*means).to_owned())).collect();
        Figures { marks: Marks::new("value", None, None), words, exact: false, parts: false }
    }

    fn read(text: &str) -> Result<(Option<String>, char), String> {
        let mut figures = figures(&[("-", "0"), ("*", "Q")]);
        figures.look(text, "USD", 2).map_err(|error| error.to_string())?;
        let found = figures.read(text, "USD", 0).map_err(|dropped| dropped.detail)?;
        Ok((found.value.map(|value| value.0.to_string()), found.status.letter()))
    }

    #[test]
    fn cells_as_offices_write_them() {
        let figure = |text: &str, status| Ok((Some(text.to_owned()), status));
        for (text, digits, status) in [
            ("120 p", "120", 'P'),
            ("1,234,567 (e)", "1234567", 'E'),
            ("$1,234,567", "1234567", 'A'),
            ("۲٬۳۴۵٬۶۷۸", "2345678", 'A'),
            ("۹۸۷/۶", "987.6", 'A'),
            ("1.23457E+11", "123457000000", 'A'),
            ("130 bp", "130", 'B'),
            ("-", "0", 'A'),
            ("5 ", "5", 'A'),
        ] {
            assert_eq!(read(text), figure(digits, status), "{text}");
        }
        for (text, status) in [(":", 'O'), (": c", 'Q'), ("x", 'Q'), ("*", 'Q'), ("...", 'M')] {
            assert_eq!(read(text), Ok((None, status)), "{text}");
        }
        for (text, why) in [
            ("(1,200,000)", "below zero"),
            ("12 %", "per cent"),
            ("€5", "another currency"),
            ("abc", "no figure"),
            ("1 2", "no figure"),
        ] {
            assert!(read(text).unwrap_err().contains(why), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn an_exponent_is_known_to_its_digits() {
        // 1.23457E+11 has six digits of twelve: it is known to a million.
        let number = figures(&[]).read("1.23457E+11", "USD", 0).unwrap().value.unwrap().0;
        assert_eq!((number.digits, number.unknown), (123_457_000_000, 6));
        let exact = Figures { exact: true, ..figures(&[]) };
        assert_eq!(exact.read("1.23457E+11", "USD", 0).unwrap().value.unwrap().0.unknown, 0);
    }
}
