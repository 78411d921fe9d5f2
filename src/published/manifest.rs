//! What a published dataset says of itself.

use serde::{Deserialize, Serialize};

use super::{
    fault::LocationError,
    layout::{CURRENT, data_folder, manifest_of_version, package_folder},
    location::Location,
    object::is_plain,
};
use crate::trade::{Finding, FindingCode};

/// A version of a dataset: what there is of it, and what must be found there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(Default))]
pub struct Manifest {
    /// Of this file: [`Manifest::FORMAT`].
    pub format: u32,
    /// The id of the dataset, which names its folder.
    pub dataset: String,
    /// How often the manifest of this dataset was put at this location, this time too: no two puts are of the same bytes.
    pub generation: u64,
    /// When this version was made, in seconds since 1970.
    pub made: u64,
    /// When it was made current, in seconds since 1970.
    pub put: u64,
    /// The version that was current before, if there was one.
    pub before: Option<String>,
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
#[cfg_attr(test, derive(Default))]
pub struct DataFile {
    /// Its path below the folder of the version's data.
    pub path: String,
    /// Rows.
    pub rows: u64,
    /// Bytes.
    pub bytes: u64,
    /// BLAKE3 of its bytes, hexadecimal.
    pub blake3: String,
    /// A hash of its rows, however they are written: by it rows that an earlier version has are known.
    pub content: String,
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

/// A manifest as it was found, and what tells it from another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundManifest {
    /// The manifest.
    pub manifest: Manifest,
    /// The tag of its file; none where the store says none.
    pub tag: Option<String>,
}

impl From<&Finding> for FindingLine {
    fn from(finding: &Finding) -> Self {
        Self {
            code: finding.code.number(),
            file: finding.file.clone(),
            line: finding.line.unwrap_or(0),
            column: finding.column.clone(),
            text: finding.text.clone(),
            count: finding.count,
        }
    }
}

impl FindingLine {
    /// The finding; none where its number is of none of this version of dyad.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let found = Finding::of_file(FindingCode::numbered(&self.code)?, &self.file, self.text.clone());
        let found = if self.line > 0 { found.at_line(self.line) } else { found };
        let found = self.column.iter().fold(found, |found, column| found.in_column(column));
        Some(Finding { count: self.count, ..found })
    }
}

impl Manifest {
    /// What this version of dyad writes and reads.
    pub const FORMAT: u32 = 1;

    /// The current manifest of a dataset.
    ///
    /// # Errors
    /// [`LocationError::Missing`] when nothing is published, [`LocationError::Failed`] when it cannot be read or is none.
    pub fn current(location: &Location, dataset: &str) -> Result<FoundManifest, LocationError> {
        Self::at(location, &format!("{dataset}/{CURRENT}"), dataset)
    }

    /// The manifest of a version.
    ///
    /// # Errors
    /// As [`Self::current`].
    pub fn of_version(location: &Location, dataset: &str, version: &str) -> Result<FoundManifest, LocationError> {
        Self::at(location, &manifest_of_version(dataset, version), dataset)
    }

    fn at(location: &Location, path: &str, dataset: &str) -> Result<FoundManifest, LocationError> {
        let (bytes, tag) = location.get_with_tag(path)?;
        let failed = |reason: String| LocationError::failed(location.place(path), reason);
        let manifest = Self::read(&bytes).map_err(failed)?;
        if manifest.dataset != dataset {
            return Err(failed(format!("is of the dataset {:?}", manifest.dataset)));
        }
        Ok(FoundManifest { manifest, tag })
    }

    /// The manifest that bytes are.
    ///
    /// # Errors
    /// What is wrong with them, in words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let no_manifest = |error: serde_json::Error| format!("is no manifest: {error}");
        let Format { format } = serde_json::from_slice(bytes).map_err(no_manifest)?;
        if format != Self::FORMAT {
            return Err(format!(
                "is of format {format}, and this dyad reads format {}: take the dyad that wrote it",
                Self::FORMAT
            ));
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(no_manifest)?;
        let version = manifest.version.strip_prefix('v').filter(|digits| digits.len() == 32);
        if !version.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit())) {
            return Err(format!("names the version {:?}, which is none", manifest.version));
        }
        let stray = manifest.objects().map(|(path, ..)| path).find(|path| !is_plain(path));
        stray.map_or(Ok(manifest), |path| Err(format!("names {path:?}, which leads out of its folder")))
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        // Of plain structs and texts, which can always be written.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Everything that it names: path below the location, bytes, and BLAKE3 of the bytes.
    pub fn objects(&self) -> impl Iterator<Item = (String, u64, &str)> {
        let data = data_folder(&self.dataset, &self.version);
        let package = package_folder(&self.dataset, &self.version);
        let files = self.files.iter().map(move |file| (format!("{data}/{}", file.path), file.bytes, file.blake3.as_str()));
        let beside = self.package.iter().map(move |file| (format!("{package}/{}", file.name), file.bytes, file.blake3.as_str()));
        files.chain(beside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(path: &str) -> Manifest {
        let file = DataFile {
            path: path.to_owned(),
            rows: 1,
            bytes: 2,
            blake3: "b".to_owned(),
            content: "c".to_owned(),
            first_partner: "IRN".to_owned(),
            last_partner: "IRN".to_owned(),
        };
        Manifest {
            format: Manifest::FORMAT,
            dataset: "mine".to_owned(),
            generation: 1,
            folder: "mine".to_owned(),
            version: format!("v{}", "0".repeat(32)),
            hash: "h".to_owned(),
            content: "c".to_owned(),
            rows: 1,
            files: vec![file],
            ..Manifest::default()
        }
    }

    #[test]
    fn a_manifest_reads_back_and_names_its_files() {
        let one = manifest("reporter=RUS/part-00000.parquet");
        assert_eq!(Manifest::read(&one.bytes()).as_ref(), Ok(&one));
        let path = format!("mine/data/version={}/reporter=RUS/part-00000.parquet", one.version);
        assert_eq!(one.objects().collect::<Vec<_>>(), [(path, 2, "b")]);
    }

    #[test]
    fn what_is_no_manifest_is_refused() {
        let told = |bytes: &[u8]| Manifest::read(bytes).unwrap_err();
        let whole = manifest("reporter=RUS/part-00000.parquet").bytes();
        assert!(told(&whole[..whole.len() / 2]).contains("is no manifest"));
        assert!(told(&manifest("../../secret").bytes()).contains("leads out of its folder"));
        let other = Manifest { version: "v1/../../x".to_owned(), ..manifest("a") };
        assert!(told(&other.bytes()).contains("which is none"));
        let later = Manifest { format: 2, ..manifest("a") };
        assert!(told(&later.bytes()).contains("format 2"));
    }
}
