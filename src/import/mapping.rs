//! `--map`: which column of a tidy file is what. Every member is a column's name (or `#5`, its place) or, under `[constants]`,
//! one word for all rows. Unknown members are errors, with their line. `docs/importing-tidy.md` tells all of them.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::{codes::CodeList, delimited_text::Records, error::ImportError, header::Header, period_column::DateOrder, tidy_words};
use crate::trade::{Calendar, Flow, Frequency, Reporting, Status};
use crate::{limits::Limits, regular_file};

/// A mapping file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mapping {
    /// Our column → the file's column.
    #[serde(default)]
    pub columns: ColumnMapping,
    /// Our column → the same for all rows.
    #[serde(default)]
    pub constants: ColumnMapping,
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
    /// `.` or `,` before decimals; where it is not said, the whole column decides.
    pub decimal: Option<char>,
    /// `,`, `.`, a space or an apostrophe between thousands; where it is not said, the whole column decides.
    pub thousands: Option<char>,
    /// `A`, `Q` or `M`: how long the periods are that dates stand for; `M` also says that `2009-10` is a month.
    pub frequency: Option<String>,
    /// `dmy` or `mdy`: the order in `05/01/2001`.
    pub dates: Option<DateOrder>,
    /// Lines above the header.
    #[serde(default)]
    pub skip: u64,
    /// The encoding of a text that is not UTF-8, such as `windows-1251`; else it is guessed, and said.
    pub encoding: Option<String>,
    /// The sheet of a workbook that has several.
    pub sheet: Option<String>,
    /// Columns whose names are periods: `true` for all such, or their names.
    #[serde(default)]
    pub wide: Wide,
    /// Several columns of figures, each with what is its own: `{ column = "Exports", flow = "export" }`.
    #[serde(default)]
    pub values: Vec<ValueColumn>,
    /// Rows to keep: a column and the word, or words, that it must have.
    #[serde(default, rename = "where")]
    pub wanted: BTreeMap<String, WordMapping>,
    /// The file's word for no figure → a status that may be without one (`L`, `M`, `O`, `Q`), or `0`.
    #[serde(default)]
    pub figures: BTreeMap<String, String>,
    /// Word of the status column → a status of SDMX.
    #[serde(default)]
    pub statuses: BTreeMap<String, String>,
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
pub(super) struct ColumnMapping {
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

/// `wide`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum Wide {
    /// All columns whose names are periods, or none.
    All(bool),
    /// These.
    Named(Vec<String>),
}

impl Default for Wide {
    fn default() -> Self {
        Self::All(false)
    }
}

/// One word or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum WordMapping {
    /// One.
    One(String),
    /// Any of these.
    Any(Vec<String>),
}

/// A column of figures among several; what it says goes before `[constants]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueColumn {
    pub column: String,
    pub flow: Option<String>,
    pub reporter: Option<String>,
    pub partner: Option<String>,
    pub product: Option<String>,
    pub period: Option<String>,
    pub currency: Option<String>,
    pub valuation: Option<String>,
    /// The column of its flags.
    pub status: Option<String>,
    pub unit_mult: Option<u8>,
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

impl Mapping {
    /// Reads a mapping and checks its words.
    pub(super) fn read(path: &Path) -> Result<Self, ImportError> {
        let wrong = |text: String| ImportError::WrongUse(format!("{}: {text}", path.display()));
        let bytes = regular_file::read(path, Limits::current().descriptor_bytes).map_err(|error| wrong(error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|error| wrong(error.to_string()))?;
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
        let mults = mapping.values.iter().filter_map(|value| value.unit_mult).chain([mapping.unit_mult]);
        if mults.max() > Some(12) || mapping.decimals.is_some_and(|decimals| decimals > 15) {
            return Err("unit_mult is at most 12 and decimals at most 15".to_owned());
        }
        mapping.check_words()?;
        mapping.check_marks()?;
        Ok(mapping)
    }

    fn check_words(&self) -> Result<(), String> {
        for value in self.values.iter().filter_map(|value| value.flow.as_deref()) {
            tidy_words::flow(value)
                .ok_or_else(|| format!("flow {value:?} of values is export, import, re-export, re-import or turnover"))?;
        }
        for (word, status) in &self.figures {
            let empty = status.parse().is_ok_and(Status::allows_empty);
            if status != "0" && !empty {
                return Err(format!("figures: {word:?} is {status:?}; a word for no figure is L, M, O or Q, or 0"));
            }
        }
        for status in self.statuses.values() {
            status.parse::<Status>().map_err(|error| error.to_string())?;
        }
        if let Some(frequency) = &self.frequency
            && !["A", "Q", "M"].contains(&frequency.as_str())
        {
            return Err(format!("frequency {frequency:?} is \"A\", \"Q\" or \"M\""));
        }
        if let Some(name) = &self.encoding {
            encoding_rs::Encoding::for_label(name.as_bytes())
                .ok_or_else(|| format!("encoding {name:?} is not known; windows-1251, windows-1256, ibm866 and others are"))?;
        }
        if !self.values.is_empty() && (self.columns.value.is_some() || self.wide != Wide::All(false)) {
            return Err("values, wide and the column value say the same in three ways; write one of them".to_owned());
        }
        Ok(())
    }

    fn check_marks(&mut self) -> Result<(), String> {
        if self.decimal.is_some_and(|mark| !['.', ','].contains(&mark)) {
            return Err("decimal is \".\" or \",\"".to_owned());
        }
        if self.thousands.is_some_and(|mark| !['.', ',', ' ', '\''].contains(&mark)) {
            return Err("thousands is \",\", \".\", \" \" or \"'\"".to_owned());
        }
        if self.decimal.is_some() && self.decimal == self.thousands {
            return Err("decimal and thousands are the same mark".to_owned());
        }
        // A space or an apostrophe between thousands leaves open what stands before decimals.
        self.thousands = self.thousands.filter(|mark| ['.', ','].contains(mark));
        Ok(())
    }

    /// The frequency that dates stand for, where it is said.
    pub(super) fn frequency(&self) -> Option<Frequency> {
        self.frequency.as_ref().and_then(|letter| letter.parse().ok())
    }

    /// The columns of the file that the mapping names, without those of wide tables.
    pub(super) fn named_columns(&self) -> impl Iterator<Item = &str> {
        let ColumnMapping {
            reporter,
            partner,
            flow,
            product,
            period,
            year,
            quarter,
            month,
            value,
            currency,
            valuation,
            status,
            note,
        } = &self.columns;
        let columns = [reporter, partner, flow, product, period, year, quarter, month, value, currency, valuation, status, note];
        let named = columns.into_iter().flatten().map(String::as_str);
        let values = self.values.iter().map(|value| value.column.as_str());
        named.chain(values).chain(self.wanted.keys().map(String::as_str))
    }
    /// The line of the header where the text begins with other lines: the first, but that behind `skip`, that has all columns.
    pub(super) fn header_in(&self, beginning: &[u8], skip: u64) -> Option<u64> {
        let has_all = |lines: &u64| {
            let mut text = beginning;
            Records::after(*lines, &mut text, "").is_ok_and(|(_, head)| {
                let header = Header::from_record(&head);
                self.named_columns().all(|name| header.place(name).is_some())
            })
        };
        let lines = beginning.split(|byte| *byte == b'\n').skip(1).count().min(60) as u64;
        if self.named_columns().next().is_none() || has_all(&skip) {
            return None;
        }
        (0..lines).find(has_all).map(|lines| lines + 1)
    }
}
