//! How a CSV file is written down: byte order mark, separator, decimal mark. The data and their canonical address stay the same.

use crate::parameter::ParameterError;

/// A dialect of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Dialect {
    /// Begin with a byte order mark, by which old Excel knows UTF-8?
    pub bom: bool,
    /// What stands between fields.
    pub separator: Separator,
    /// Comma for the decimal mark, instead of a point?
    pub decimal_comma: bool,
}

/// What stands between fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Separator {
    /// `,`
    #[default]
    Comma,
    /// `;`, as Excel expects where decimals have a comma.
    Semicolon,
    /// A tabulator.
    Tab,
}

impl Separator {
    const ALL: [(Self, &str, &str); 3] =
        [(Self::Comma, "comma", ","), (Self::Semicolon, "semicolon", ";"), (Self::Tab, "tab", "\t")];

    /// The sign itself.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    fn word(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, word, sign)| *word == text || *sign == text).map(|(separator, ..)| separator)
    }
}

impl Dialect {
    /// Sets `bom`, `sep` or `decimal` from its text.
    ///
    /// # Errors
    /// A parameter error that says what is allowed.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), ParameterError> {
        let wrong = |allowed: &[&str]| ParameterError::new(name, format!("{text:?} is not allowed"), allowed);
        match name {
            "bom" => self.bom = either(text, "true", "false").ok_or_else(|| wrong(&["true", "false"]))?,
            "sep" => self.separator = Separator::of(text).ok_or_else(|| wrong(&Separator::ALL.map(|(_, word, _)| word)))?,
            "decimal" => self.decimal_comma = either(text, "comma", "point").ok_or_else(|| wrong(&["point", "comma"]))?,
            _ => return Err(wrong(&["bom", "sep", "decimal"])),
        }
        Ok(())
    }

    /// The values that are not the default, as sorted query text.
    #[must_use]
    pub fn canonical(self) -> String {
        let separator = (self.separator != Separator::Comma).then(|| format!("sep={}", self.separator.word()));
        let parts = [self.bom.then(|| "bom=true".to_owned()), self.decimal_comma.then(|| "decimal=comma".to_owned()), separator];
        parts.into_iter().flatten().collect::<Vec<_>>().join("&")
    }
}

/// True for the first word, false for the second.
fn either(text: &str, yes: &str, no: &str) -> Option<bool> {
    (text == yes || text == no).then_some(text == yes)
}
