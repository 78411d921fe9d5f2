//! What a published dataset says of itself.

use serde::{Deserialize, Serialize};

/// A version of a dataset: what there is of it, and what must be found there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Of this file: [`Manifest::FORMAT`].
    pub format: u32,
    /// The id of the dataset, which names its folder.
    pub dataset: String,
    /// The name of the folder that it was published from, by which datasets are ordered.
    pub folder: String,
    /// `v` and 32 hexadecimal digits, a hash of all that is published.
    pub version: String,
    /// The hash of the dataset as the embedded engine has it.
    pub hash: String,
    /// The hash of what is in its tables, hexadecimal.
    pub content: String,
    /// Observations.
    pub rows: u64,
    /// The files of the data, by path.
    pub files: Vec<DataFile>,
    /// Descriptor, claims, events and what else belongs to it.
    pub package: Vec<PackageObject>,
    /// The levels whose sums are totals, as `<source> <classification>:<digits>`; none where the embedded engine keeps no totals.
    pub totals: Vec<String>,
    /// What the checks found when it was published: warnings, since with an error nothing is published.
    pub findings: Vec<FindingLine>,
    /// What the data come to, for checks.
    pub sums: Vec<Sum>,
}

/// A file of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataFile {
    /// Its path below the folder of the version's data.
    pub path: String,
    /// Rows.
    pub rows: u64,
    /// Bytes.
    pub bytes: u64,
    /// BLAKE3 of its bytes, hexadecimal.
    pub blake3: String,
    /// Its first partner by code.
    pub first_partner: String,
    /// Its last partner by code.
    pub last_partner: String,
}

/// A file beside the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageObject {
    /// Its name in the data package, such as `claims.csv`.
    pub name: String,
    /// Bytes.
    pub bytes: u64,
    /// BLAKE3 of its bytes, hexadecimal.
    pub blake3: String,
}

/// A finding as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingLine {
    /// Its number, such as `W01`.
    pub code: String,
    /// The file.
    pub file: String,
    /// The line, 0 for none.
    pub line: u64,
    /// The column, if it is of one.
    pub column: Option<String>,
    /// The text.
    pub text: String,
    /// How often.
    pub count: u64,
}

/// What rows of one kind come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// Name of the source.
    pub source: String,
    /// The flow.
    pub flow: String,
    /// ISO 4217.
    pub currency: String,
    /// The calendar.
    pub calendar: String,
    /// The letter of the frequency.
    pub frequency: String,
    /// Rows.
    pub rows: u64,
    /// Rows with a figure.
    pub figures: u64,
    /// The sum of the figures, hundredths of the currency, as text since it may pass 64 bits.
    pub hundredths: String,
}

impl Manifest {
    /// What this version of dyad writes and reads.
    pub const FORMAT: u32 = 1;
}
