//! Names of folders, files and columns.

/// The manifest of the current version, below the folder of its dataset.
pub const CURRENT: &str = "manifest.json";

/// The columns of the data, and what they hold. The reporter is said by the folder (`reporter=RUS`). Rows are in the order of a
/// trade table: reporter, partner, product, flow, source, currency, calendar, frequency, period, published.
pub const COLUMNS: [(&str, &str); 15] = [
    ("partner", "The other side of the trade: text"),
    ("product", "TOTAL, or <classification>:<code>: text"),
    ("flow", "export, import, re-export, re-import or turnover: text"),
    ("source", "Name of a source of the package: text"),
    ("currency", "ISO 4217: text"),
    ("calendar", "gregorian, solar-hijri or fiscal:…: text"),
    ("frequency", "The letter of the frequency, as in answers: text"),
    ("period", "2023, 2023-Q2 or 2023-05, in the calendar: text"),
    ("period_number", "Its place among the periods of its frequency: 32-bit integer"),
    ("published", "When the figure came out, yyyymmdd with zeros for what is not known: 32-bit integer"),
    ("hundredths", "The figure in hundredths of the currency: 64-bit integer, null where none was published"),
    (
        "rounding",
        "Power of ten that it is rounded to; -128 where it is not, -127 where it is finer than hundredths: 32-bit integer",
    ),
    ("valuation", "FOB, CIF, … or unknown: text"),
    ("status", "The letter of the SDMX observation status: text"),
    ("note", "A remark: text, null where there is none"),
];

/// The folder of the data of a version.
#[must_use]
pub fn data_folder(dataset: &str, version: &str) -> String {
    format!("{dataset}/data/version={version}")
}

/// The folder of a reporter below that of a version.
#[must_use]
pub fn reporter_folder(reporter: &str) -> String {
    format!("reporter={reporter}")
}

/// A file of data below the folder of a version.
#[must_use]
pub fn part(reporter: &str, number: usize) -> String {
    format!("{}/part-{number:05}.parquet", reporter_folder(reporter))
}

/// The folder of what else belongs to a version: descriptor, claims, events, latest totals.
#[must_use]
pub fn package_folder(dataset: &str, version: &str) -> String {
    format!("{dataset}/package/{version}")
}

/// The folder of the manifests of all versions that are kept.
#[must_use]
pub fn manifests_folder(dataset: &str) -> String {
    format!("{dataset}/manifests")
}

/// Where the manifest of a version is kept.
#[must_use]
pub fn manifest_of_version(dataset: &str, version: &str) -> String {
    format!("{dataset}/manifests/{version}.json")
}

/// The folder of what a run that is not done yet has finished of a version.
#[must_use]
pub fn work_folder(dataset: &str, version: &str) -> String {
    format!("{dataset}/work/{version}")
}

/// Who publishes a dataset, in a store that has no locks.
#[must_use]
pub fn lease_path(dataset: &str) -> String {
    format!("{dataset}/publishing.json")
}
