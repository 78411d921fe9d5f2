//! The direction of trade, from the reporter's side.

use std::{fmt, str::FromStr};

use super::UnknownTerm;

/// The direction of trade, from the reporter's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flow {
    /// Goods leaving the reporter, normally valued FOB.
    Export,
    /// Goods entering the reporter, normally valued CIF.
    Import,
    /// Foreign goods leaving again.
    ReExport,
    /// Domestic goods coming back.
    ReImport,
    /// A published total of exports and imports.
    Turnover,
}

const ALLOWED: &str = "export, import, re-export, re-import, turnover";

impl Flow {
    /// Every flow, in the order of its code.
    pub const ALL: [Self; 5] = [Self::Export, Self::Import, Self::ReExport, Self::ReImport, Self::Turnover];

    /// The word used in files and answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Import => "import",
            Self::ReExport => "re-export",
            Self::ReImport => "re-import",
            Self::Turnover => "turnover",
        }
    }

    /// The code stored in table columns.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The flow of a table code.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }
}

impl FromStr for Flow {
    type Err = UnknownTerm;

    fn from_str(text: &str) -> Result<Self, UnknownTerm> {
        Self::ALL.into_iter().find(|flow| flow.word() == text).ok_or_else(|| UnknownTerm::new("flow", text, ALLOWED))
    }
}

impl fmt::Display for Flow {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}
