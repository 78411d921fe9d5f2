//! Findings: faults of a dataset as data, each with its code, place and text.

use std::fmt;

use super::one_line::shortened;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The dataset is refused whole.
    Error,
    /// The dataset is served; worth knowing.
    Warning,
}

/// The numbered checks. `E` codes refuse the dataset, `W` codes do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingCode {
    /// E01: the folder has no readable `datapackage.json`, or it is not JSON.
    Descriptor,
    /// E02: a file named by the descriptor cannot be read, or is over the size cap.
    Unreadable,
    /// E03: the file is empty.
    EmptyFile,
    /// E04: there is a header and nothing below it.
    HeaderOnly,
    /// E05: the bytes are not UTF-8.
    Encoding,
    /// E06: a column of the schema is not there.
    MissingColumn,
    /// E07: a column that the schema does not know, the same one twice, or more columns than the limit.
    ExtraColumn,
    /// E08: a row has fewer or more fields than the header.
    RowLength,
    /// E09: a quote is opened and never closed, or stands where none may.
    Quote,
    /// E10: a field holds control characters.
    ControlCharacter,
    /// E11: a field, or a whole record, is longer than its limit.
    FieldTooLong,
    /// E12: two rows have the same key.
    DuplicateKey,
    /// E13: a number is not plainly written.
    BadNumber,
    /// E14: an amount is below zero.
    NegativeAmount,
    /// E15: an area is not in the code list.
    UnknownArea,
    /// E16: a flow is not known.
    UnknownFlow,
    /// E17: a status is not known.
    UnknownStatus,
    /// E18: a source is not in the descriptor, or its name is taken by another dataset.
    UnknownSource,
    /// E19: a period or date cannot be read.
    BadPeriod,
    /// E20: more decimals are written than are stated.
    DecimalsContradict,
    /// E21: the value is empty under a status that needs one.
    EmptyValue,
    /// E22: another word of the field is not known.
    UnknownTerm,
    /// E23: an amount does not fit.
    OutOfRange,
    /// E24: a table that is read from disk is not sorted by reporter and partner.
    NotSorted,
    /// W01: figures finer than hundredths were rounded half to even.
    RoundedInput,
    /// W02: reporter and partner are the same; kept out of totals.
    ReporterIsPartner,
    /// W03: a file has not the bytes or the hash that the descriptor says.
    ResourceDiffers,
    /// W04: a table has far fewer rows than when it was loaded before.
    Shrunk,
    /// W05: the last line of a file has no line end; it may have been cut. Looked for by `dyad check`.
    CutShort,
    /// W06: a period before 1800, after next year, or to come and no forecast. Looked for by `dyad check`.
    ImplausiblePeriod,
    /// W07: a figure a thousand or a million times its neighbours. Looked for by `dyad check`.
    SuspiciousJump,
    /// W08: a part above its whole. Looked for by `dyad check`.
    PartAboveWhole,
    /// W09: a series a thousand or a million times what others say of the same trade. Looked for by `dyad check`.
    OtherUnit,
    /// W10: a text of the descriptor in another language that cannot be read; it is left out.
    UnreadableTranslation,
    /// W11: invisible marks that turn the direction of what follows; they are left out.
    BidiControl,
}

impl FindingCode {
    /// Every check, in the order of their numbers.
    pub const ALL: [Self; 35] = [
        Self::Descriptor,
        Self::Unreadable,
        Self::EmptyFile,
        Self::HeaderOnly,
        Self::Encoding,
        Self::MissingColumn,
        Self::ExtraColumn,
        Self::RowLength,
        Self::Quote,
        Self::ControlCharacter,
        Self::FieldTooLong,
        Self::DuplicateKey,
        Self::BadNumber,
        Self::NegativeAmount,
        Self::UnknownArea,
        Self::UnknownFlow,
        Self::UnknownStatus,
        Self::UnknownSource,
        Self::BadPeriod,
        Self::DecimalsContradict,
        Self::EmptyValue,
        Self::UnknownTerm,
        Self::OutOfRange,
        Self::NotSorted,
        Self::RoundedInput,
        Self::ReporterIsPartner,
        Self::ResourceDiffers,
        Self::Shrunk,
        Self::CutShort,
        Self::ImplausiblePeriod,
        Self::SuspiciousJump,
        Self::PartAboveWhole,
        Self::OtherUnit,
        Self::UnreadableTranslation,
        Self::BidiControl,
    ];

    /// The check of a number.
    #[must_use]
    pub fn numbered(number: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.number() == number)
    }

    /// The number of the check, such as `E13`.
    #[must_use]
    pub fn number(self) -> String {
        let place = self as u8 + 1;
        match self.severity() {
            Severity::Error => format!("E{place:02}"),
            Severity::Warning => format!("W{:02}", place - Self::RoundedInput as u8),
        }
    }

    /// Error or warning.
    #[must_use]
    pub fn severity(self) -> Severity {
        if self >= Self::RoundedInput { Severity::Warning } else { Severity::Error }
    }
}

/// One fault: what, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub code: FindingCode,
    /// The file, relative to the dataset's folder.
    pub file: String,
    /// The physical line, the header being 1.
    pub line: Option<u64>,
    /// The column's name.
    pub column: Option<String>,
    /// What is wrong and what is allowed.
    pub text: String,
    /// How many faults it tells of: 1, or those of a kind that are only counted.
    pub count: u64,
}

/// The longest text of a finding and the longest name in it, in bytes, before who tells of it shortens it: what stands in a file
/// may be of any length.
const LONGEST: (usize, usize) = (10_000, 80);

impl Finding {
    /// A finding about a whole file.
    #[must_use]
    pub fn of_file(code: FindingCode, file: &str, text: impl Into<String>) -> Self {
        let (file, text) = (shortened(file, LONGEST.1 * 4), shortened(&text.into(), LONGEST.0));
        Self { code, file, line: None, column: None, text, count: 1 }
    }

    /// The same finding at a line.
    #[must_use]
    pub fn at_line(self, line: u64) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The same finding in a column.
    #[must_use]
    pub fn in_column(self, column: &str) -> Self {
        Self { column: Some(shortened(column, LONGEST.1)), ..self }
    }

    /// The same finding with a text of at most so many bytes.
    #[must_use]
    pub fn shortened(self, longest: usize) -> Self {
        if self.text.len() <= longest { self } else { Self { text: shortened(&self.text, longest), ..self } }
    }

    /// Does it refuse the dataset?
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(out, ":{line}")?;
        }
        write!(out, ": {}", self.code.number())?;
        if let Some(column) = &self.column {
            write!(out, " {column}")?;
        }
        write!(out, ": {}", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_is_found_by_its_number() {
        for (place, code) in FindingCode::ALL.into_iter().enumerate() {
            assert_eq!((code as usize, FindingCode::numbered(&code.number())), (place, Some(code)));
        }
        assert_eq!((FindingCode::numbered("E99"), FindingCode::numbered("")), (None, None));
    }

    #[test]
    fn numbers_follow_the_list() {
        assert_eq!(FindingCode::Descriptor.number(), "E01");
        assert_eq!(FindingCode::OutOfRange.number(), "E23");
        assert_eq!(FindingCode::RoundedInput.number(), "W01");
        assert_eq!(FindingCode::OtherUnit.number(), "W09");
        assert_eq!(FindingCode::UnreadableTranslation.number(), "W10");
        assert_eq!(FindingCode::BidiControl.number(), "W11");
        let finding = Finding::of_file(FindingCode::BadNumber, "observations.csv", "a comma").at_line(3).in_column("value");
        assert_eq!(finding.to_string(), "observations.csv:3: E13 value: a comma");
    }

    #[test]
    fn a_finding_is_one_short_line_whatever_the_file_holds() {
        let finding =
            Finding::of_file(FindingCode::ExtraColumn, "f\n.csv", "\u{62a}".repeat(9000)).in_column("a\nWARN forged\u{1b}[0m");
        assert!(finding.text.len() <= 10_000 && finding.text.ends_with('\u{2026}'), "{}", finding.text.len());
        assert_eq!(finding.column.as_deref(), Some("a\\nWARN forged\\u{1b}[0m"));
        assert!(finding.to_string().lines().count() == 1);
        for (longest, kept) in [(299, 296), (320, 318)] {
            let text = finding.clone().shortened(longest).text;
            assert!(text.len() <= longest && text.ends_with('\u{2026}') && text.len() - 3 <= kept, "{}", text.len());
        }
        let exact = "x".repeat(320);
        assert_eq!(Finding::of_file(FindingCode::ExtraColumn, "f", exact.clone()).shortened(320).text, exact);
    }
}
