//! `--map`: which column of a tidy file is what. Every member is a column's name or, under `[constants]`, one word for all
//! rows. Unknown members are errors, with their line.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

use super::{codes::CodeList, error::ImportError};
use crate::trade::{Calendar, Flow, Reporting};

/// A mapping file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mapping {
    /// Our column → the file's column.
    #[serde(default)]
    pub columns: Columns,
    /// Our column → the same for all rows.
    #[serde(default)]
    pub constants: Columns,
    /// Word of the flow column → our flow.
    #[serde(default)]
    pub flows: BTreeMap<String, String>,
    /// The file's name of an area → our code; looked at before the code list.
    #[serde(default)]
    pub area_names: BTreeMap<String, String>,
    /// The code list of areas: iso3, iso2, un, imf, cow, wits, comext, imts.
    #[serde(default = "iso3")]
    pub areas: CodeList,
    /// The classification of product codes that do not name theirs.
    #[serde(default = "hs")]
    pub classification: String,
    /// The scale of the figures: 6 for millions.
    #[serde(default)]
    pub unit_mult: u8,
    /// What the source rounded to, where known.
    pub decimals: Option<u8>,
    /// `gregorian` or `solar-hijri`.
    #[serde(default)]
    pub calendar: String,
    /// `.` or `,`; Persian and Arabic marks are read as these.
    #[serde(default = "point")]
    pub decimal: char,
    /// Are rows of one key parts to be added?
    #[serde(default)]
    pub add_parts: bool,
    /// The file's words for the source.
    #[serde(default)]
    pub source: SourceWords,
}

/// Columns, or constants.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Columns {
    pub reporter: Option<String>,
    pub partner: Option<String>,
    pub flow: Option<String>,
    pub product: Option<String>,
    pub period: Option<String>,
    pub year: Option<String>,
    pub quarter: Option<String>,
    pub month: Option<String>,
    pub value: Option<String>,
    pub currency: Option<String>,
    pub valuation: Option<String>,
    pub status: Option<String>,
    pub note: Option<String>,
}

/// What the descriptor says of the source.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceWords {
    pub title: Option<String>,
    pub path: Option<String>,
    pub license: Option<String>,
    pub compiler: Option<String>,
    pub reporting: Option<String>,
}

fn iso3() -> CodeList {
    CodeList::Iso3
}

fn hs() -> String {
    "HS".to_owned()
}

fn point() -> char {
    '.'
}

impl Mapping {
    /// Reads a mapping and checks its words.
    pub(super) fn read(path: &Path) -> Result<Self, ImportError> {
        let text = fs::read_to_string(path).map_err(ImportError::io(path))?;
        Self::parse(&text).map_err(|error| ImportError::WrongUse(format!("{}: {error}", path.display())))
    }

    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut mapping: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if mapping.calendar.is_empty() {
            Calendar::Gregorian.word().clone_into(&mut mapping.calendar);
        }
        mapping.calendar.parse::<Calendar>().map_err(|error| error.to_string())?;
        for flow in mapping.flows.values() {
            flow.parse::<Flow>().map_err(|error| error.to_string())?;
        }
        if let Some(reporting) = &mapping.source.reporting {
            reporting.parse::<Reporting>().map_err(|error| error.to_string())?;
        }
        if mapping.unit_mult > 12 || mapping.decimals.is_some_and(|decimals| decimals > 15) {
            return Err("unit_mult is at most 12 and decimals at most 15".to_owned());
        }
        if !['.', ','].contains(&mapping.decimal) {
            return Err("decimal is \".\" or \",\"".to_owned());
        }
        Ok(mapping)
    }
}
