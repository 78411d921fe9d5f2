//! Decimal and thousands marks of a column of figures. A figure with both marks, or with several of one, says itself which is
//! which; one such as `1,234` does not, and is read as the whole column or the mapping has it: never guessed cell by cell.

use super::error::ImportError;

/// A figure's text, its marks understood: digits, at most one point, perhaps a minus and an exponent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NumberShape {
    /// No figure in any reading.
    None,
    /// One reading only, and what it says of the marks.
    Plain { text: String, decimal: Option<char>, thousands: Option<char> },
    /// One mark with three digits behind it: decimals, or thousands.
    Either { mark: char, as_decimals: String, as_thousands: String },
}

/// The marks of a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    column: String,
    declared_decimal: Option<char>,
    declared_thousands: Option<char>,
    /// The first figure that shows a point or a comma in this part.
    decimal: [Option<String>; 2],
    thousands: [Option<String>; 2],
    /// The first figure for each mark that waits, or was read by what the column showed.
    undecided: [Option<String>; 2],
}

const MARKS: [char; 2] = ['.', ','];

fn place(mark: char) -> Option<usize> {
    MARKS.iter().position(|other| *other == mark)
}

/// Spaces of all widths as one, apostrophes of all shapes as one, minus signs as one.
fn normal(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\u{2005}' | '\u{2008}' => ' ',
        '’' | '‘' | 'ʼ' | '`' | '´' | '′' => '\'',
        '−' | '–' | '‒' | '﹣' | '－' => '-',
        '،' => '\u{66c}',
        letter => letter,
    }
}

/// The sign and the unsigned rest: `-1`, `1-`, `(1)`.
fn signed(text: &str) -> (bool, &str) {
    if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, inside.trim());
    }
    if let Some(rest) = text.strip_prefix('-') {
        return (true, rest.trim_start());
    }
    match text.strip_suffix('-') {
        Some(rest) if rest.ends_with(|letter: char| letter.is_ascii_digit()) => (true, rest),
        _ => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Do these lengths group thousands: threes, or twos with a three at the end as in India?
fn groups(parts: &[&str]) -> bool {
    let [first, middle @ .., last] = parts else { return false };
    let of = |width: usize| middle.iter().all(|part| part.len() == width) && (1..=width).contains(&first.len());
    last.len() == 3 && (of(3) || (!middle.is_empty() && of(2)))
}

/// Reads a figure's marks; `slash` when a slash is a decimal mark, as in Iran.
pub(super) fn shape(text: &str, slash: bool) -> NumberShape {
    let normal: String = text.trim().chars().map(normal).collect();
    let (negative, body) = signed(&normal);
    let (mantissa, exponent) = match body.split_once(['e', 'E']) {
        Some((mantissa, power)) if is_power(power) => (mantissa, &body[mantissa.len()..]),
        Some(_) => return NumberShape::None,
        None => (body, ""),
    };
    let is_mark = |letter: char| matches!(letter, '.' | ',' | ' ' | '\'' | '\u{66b}' | '\u{66c}') || (slash && letter == '/');
    let marks: Vec<char> = mantissa.chars().filter(|letter| is_mark(*letter)).collect();
    let parts: Vec<&str> = mantissa.split(is_mark).collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(digits) || parts.iter().all(|part| part.is_empty()) {
        return NumberShape::None;
    }
    let sign = if negative { "-" } else { "" };
    let written = |whole: &[&str], fraction: &str| {
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{fraction}{exponent}", whole.concat())
    };
    let plain = |text, decimal, thousands| NumberShape::Plain { text, decimal, thousands };
    match (marks.as_slice(), parts.as_slice()) {
        ([], _) => plain(written(&parts, ""), None, None),
        ([mark], [whole, fraction]) => {
            let grouped = groups(&parts) && !whole.starts_with('0') && exponent.is_empty();
            match mark {
                '.' | ',' if grouped => NumberShape::Either {
                    mark: *mark,
                    as_decimals: written(&[whole], fraction),
                    as_thousands: written(&parts, ""),
                },
                '.' | ',' | '\u{66b}' | '/' => plain(written(&[whole], fraction), Some(*mark), None),
                _ if grouped => plain(written(&parts, ""), None, Some(*mark)),
                _ => NumberShape::None,
            }
        }
        ([first, .., last], [whole @ .., fraction]) => {
            let (all, alike) = (parts.as_slice(), |marks: &[char]| marks.iter().all(|mark| mark == first));
            if alike(&marks) && !matches!(first, '\u{66b}' | '/') && groups(all) {
                return plain(written(all, ""), None, Some(*first));
            }
            let decimal = matches!(last, '.' | ',' | '\u{66b}' | '/') && last != first;
            if decimal && alike(&marks[..marks.len() - 1]) && !matches!(first, '\u{66b}' | '/') && groups(whole) {
                return plain(written(whole, fraction), Some(*last), Some(*first));
            }
            NumberShape::None
        }
        _ => NumberShape::None,
    }
}

fn is_power(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

impl Marks {
    pub(super) fn new(column: &str, decimal: Option<char>, thousands: Option<char>) -> Self {
        Self { column: column.to_owned(), declared_decimal: decimal, declared_thousands: thousands, ..Self::default() }
    }

    fn declared(&self) -> bool {
        self.declared_decimal.is_some() || self.declared_thousands.is_some()
    }

    /// Does the mapping, else the column, say that this mark stands before decimals? Nothing when both or neither.
    fn is_decimal(&self, mark: char) -> Option<bool> {
        if let Some(decimal) = self.declared_decimal {
            return Some(decimal == mark);
        }
        if let Some(thousands) = self.declared_thousands {
            return Some(thousands != mark);
        }
        let (this, other) = (place(mark)?, 1 - place(mark)?);
        let decimal = self.decimal[this].is_some() || self.thousands[other].is_some();
        let thousands = self.thousands[this].is_some() || self.decimal[other].is_some();
        (decimal != thousands).then_some(decimal)
    }

    /// Takes note of a figure before any is read; true when it can be read. `line` is told where the column contradicts itself.
    pub(super) fn look(&mut self, shape: &NumberShape, line: u64) -> Result<bool, ImportError> {
        if self.declared() {
            return Ok(true);
        }
        match shape {
            NumberShape::None => return Ok(true),
            NumberShape::Plain { text, decimal, thousands } => {
                for (seen, mark) in [(&mut self.decimal, decimal), (&mut self.thousands, thousands)] {
                    if let Some(place) = mark.and_then(place) {
                        seen[place].get_or_insert_with(|| format!("{} on line {line}", spelled(text, *decimal, *thousands)));
                    }
                }
            }
            NumberShape::Either { mark, as_decimals, .. } => {
                if let Some(place) = place(*mark) {
                    let written = as_decimals.replace('.', &mark.to_string());
                    self.undecided[place].get_or_insert_with(|| format!("{written:?} on line {line}"));
                }
            }
        }
        for mark in self.waiting() {
            let this = place(mark).unwrap_or(0);
            let other = 1 - this;
            let decimal = self.decimal[this].as_ref().or(self.thousands[other].as_ref());
            let thousands = self.thousands[this].as_ref().or(self.decimal[other].as_ref());
            if let (Some(decimal), Some(thousands)) = (decimal, thousands) {
                return Err(self.cannot_tell(mark, &format!("the column shows both: {decimal}, {thousands}")));
            }
        }
        Ok(self.is_decided())
    }

    /// The marks that some figure leaves open.
    fn waiting(&self) -> impl Iterator<Item = char> {
        MARKS.into_iter().zip(&self.undecided).filter(|mark| mark.1.is_some()).map(|mark| mark.0)
    }

    /// Can every figure so far be read?
    pub(super) fn is_decided(&self) -> bool {
        self.declared() || self.waiting().all(|mark| self.is_decimal(mark).is_some())
    }

    /// Is a point known to stand before decimals?
    pub(super) fn has_point(&self) -> bool {
        self.decimal[0].is_some() && !self.declared()
    }

    /// At the end of the column: was every figure decided?
    pub(super) fn settle(&self) -> Result<(), ImportError> {
        match self.waiting().find(|mark| !self.declared() && self.is_decimal(*mark).is_none()) {
            Some(mark) => Err(self.cannot_tell(mark, "no figure of the column decides it")),
            None => Ok(()),
        }
    }

    fn cannot_tell(&self, mark: char, why: &str) -> ImportError {
        let first = place(mark).and_then(|place| self.undecided[place].clone()).unwrap_or_default();
        ImportError::WrongUse(format!(
            "column {:?}: {first} may be decimals or thousands, and {why}; write decimal = \"{mark}\" or thousands = \"{mark}\" \
             into the mapping",
            self.column
        ))
    }

    /// The figure as the column has it, with a point before its decimals; nothing when its marks contradict the mapping.
    pub(super) fn read(&self, shape: NumberShape) -> Option<String> {
        match shape {
            NumberShape::None => None,
            NumberShape::Either { mark, as_decimals, as_thousands } => {
                self.is_decimal(mark).map(|decimal| if decimal { as_decimals } else { as_thousands })
            }
            NumberShape::Plain { text, decimal, thousands } => {
                let point = |mark: Option<char>| mark.filter(|mark| MARKS.contains(mark));
                let wrong_decimal = point(decimal).is_some_and(|mark| self.declared() && self.is_decimal(mark) == Some(false));
                let wrong_thousands = point(thousands).is_some_and(|mark| self.declared() && self.is_decimal(mark) == Some(true));
                (!wrong_decimal && !wrong_thousands).then_some(text)
            }
        }
    }
}

/// A figure for a message, with the mark that it shows.
fn spelled(text: &str, decimal: Option<char>, thousands: Option<char>) -> String {
    let decimal = decimal.map_or(String::new(), |mark| format!("{mark:?} before decimals"));
    let thousands = thousands.map_or(String::new(), |mark| format!("{mark:?} between thousands"));
    let and = if decimal.is_empty() || thousands.is_empty() { "" } else { " and " };
    format!("{decimal}{and}{thousands} in the figure {text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str], decimal: Option<char>, thousands: Option<char>) -> Result<Vec<Option<String>>, String> {
        let mut marks = Marks::new("value", decimal, thousands);
        for (place, cell) in cells.iter().enumerate() {
            marks.look(&shape(cell, false), place as u64 + 2).map_err(|error| error.to_string())?;
        }
        marks.settle().map_err(|error| error.to_string())?;
        Ok(cells.iter().map(|cell| marks.read(shape(cell, false))).collect())
    }

    fn read(cells: &[&str]) -> Vec<String> {
        column(cells, None, None).unwrap().into_iter().map(Option::unwrap_or_default).collect()
    }

    #[test]
    fn figures_that_say_their_marks_themselves() {
        for (cell, figure) in [
            ("1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1 234 567", "1234567"),
            ("1\u{a0}234\u{202f}567", "1234567"),
            ("1'234’567.8", "1234567.8"),
            ("12,34,567", "1234567"),
            ("1.234.567,89", "1234567.89"),
            ("1,187.5", "1187.5"),
            ("1 234,5", "1234.5"),
            ("1٬234٬567", "1234567"),
            ("1٬234٫5", "1234.5"),
            ("1234,5", "1234.5"),
            ("0,125", "0.125"),
            ("(1,200,000)", "-1200000"),
            ("−5", "-5"),
            ("5-", "-5"),
            ("1.23457E+11", "1.23457E+11"),
        ] {
            assert_eq!(read(&[cell]), [figure], "{cell}");
        }
        for bad in ["1,23,4", "1,2345,678", "1.2.3", "12 34", "x", "1,234.567.890", "1e", ",", "1,234,56"] {
            assert_eq!(shape(bad, false), NumberShape::None, "{bad}");
        }
    }

    #[test]
    fn the_column_decides_what_a_figure_leaves_open() {
        assert_eq!(read(&["1,234", "1,187.5"]), ["1234", "1187.5"]);
        assert_eq!(read(&["1,234", "0,5"]), ["1.234", "0.5"]);
        assert_eq!(read(&["1.234", "23685.927"]), ["1.234", "23685.927"]);
        assert_eq!(read(&["1.234", "1.234.567"]), ["1234", "1234567"]);
        // A comma between thousands elsewhere: the point is the decimal mark.
        assert_eq!(read(&["1.234", "1,234,567"]), ["1.234", "1234567"]);
    }

    #[test]
    fn what_nothing_decides_is_refused_with_what_to_write() {
        let refused = |cells: &[&str]| column(cells, None, None).unwrap_err();
        let alone = refused(&["987", "1,234"]);
        assert!(alone.contains("\"1,234\" on line 3") && alone.contains("thousands = \",\""), "{alone}");
        assert!(refused(&["1,234", "0,5", "1,234,567"]).contains("shows both"));
        assert_eq!(column(&["987", "1,234"], None, Some(',')).unwrap()[1].as_deref(), Some("1234"));
        assert_eq!(column(&["987", "1,234"], Some(','), None).unwrap()[1].as_deref(), Some("1.234"));
        assert_eq!(column(&["987", "1,234"], Some('.'), None).unwrap()[1].as_deref(), Some("1234"));
        // A figure against the declared marks is no figure.
        assert_eq!(column(&["1,234,567", "1,5"], Some('.'), None).unwrap(), [Some("1234567".to_owned()), None]);
    }
}
