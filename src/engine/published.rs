//! Where the engine finds the rows of a version: in files of a location, or in a table of its catalogue.
//!
//! The manifest says which partner each file begins and ends with, so that of a pair only its own files are named: an engine that
//! is given a folder of some hundred partitions lists it at every question, which takes seconds with Apache Spark.

use std::{collections::BTreeMap, fmt::Write};

use super::asking::Argument;
use crate::{
    published::{Manifest, data_folder, reporter_folder},
    trade::{Area, Dyad},
};

/// Where the rows of all datasets are, as the engine names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A location, such as `s3a://bucket/prefix`, without a slash at its end.
    Location(String),
    /// A table over the data of a dataset, partitioned by version and reporter; `{dataset}` in its name stands for the dataset's id.
    Table(String),
}

/// The rows of a version.
#[derive(Debug, Clone)]
pub struct Version {
    place: Place,
    folder: String,
    name: String,
    files: BTreeMap<Area, Vec<FileReach>>,
}

/// How far a file reaches.
#[derive(Debug, Clone)]
struct FileReach {
    path: String,
    partners: (Area, Area),
}

/// What a question is asked of, and what it is narrowed by.
#[derive(Debug, Clone, Default)]
pub struct Relation {
    /// What stands behind `FROM`.
    pub text: String,
    /// Conditions, all of which hold.
    pub conditions: Vec<String>,
    /// The values that they name.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// What stands for the id of a dataset in the name of a table.
const ANY_DATASET: &str = "{dataset}";
/// Of more files the folder is named.
const FILES_NAMED: usize = 8;

impl Place {
    /// The place in a location.
    ///
    /// # Errors
    /// What stands in it that a question cannot say, or that engines take for a pattern.
    pub fn location(text: &str) -> Result<Self, String> {
        let bad = |letter: char| letter.is_control() || "`{}[]*?\\".contains(letter);
        match text.chars().find(|letter| bad(*letter)) {
            Some(letter) => Err(format!("{letter:?} stands in {text:?}; engines take such a path for a pattern")),
            None if text.is_empty() => Err("a location is not empty".to_owned()),
            None => Ok(Self::Location(text.trim_end_matches('/').to_owned())),
        }
    }

    /// A table of the engine's catalogue.
    ///
    /// # Errors
    /// What cannot be its name.
    pub fn table(name: &str) -> Result<Self, String> {
        let part = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_alphanumeric() || "_-".contains(letter));
        if !name.replace(ANY_DATASET, "x").split('.').all(part) {
            return Err(format!(
                "{name:?} is no name of a table; allowed are letters, digits, _ and - between dots, and {ANY_DATASET}"
            ));
        }
        Ok(Self::Table(name.split('.').map(|part| format!("`{part}`")).collect::<Vec<_>>().join(".")))
    }
}

impl Version {
    /// The rows that a manifest tells of.
    ///
    /// # Errors
    /// What in the manifest cannot be.
    pub fn new(place: Place, manifest: &Manifest) -> Result<Self, String> {
        let mut files: BTreeMap<Area, Vec<FileReach>> = BTreeMap::new();
        for file in &manifest.files {
            let named = file.path.split_once('/').filter(|(folder, name)| !folder.is_empty() && is_plain(name));
            let reporter = named.and_then(|(folder, _)| folder.strip_prefix("reporter=")?.parse::<Area>().ok());
            let area = |code: &str| code.parse::<Area>().map_err(|error| error.to_string());
            let reporter = reporter.ok_or_else(|| format!("{:?} is no path of a file of data", file.path))?;
            let partners = (area(&file.first_partner)?, area(&file.last_partner)?);
            files.entry(reporter).or_default().push(FileReach { path: file.path.clone(), partners });
        }
        let folder = data_folder(&manifest.dataset, &manifest.version);
        let place = match place {
            Place::Table(name) => Place::Table(name.replace(ANY_DATASET, &manifest.dataset)),
            location @ Place::Location(_) => location,
        };
        Ok(Self { place, folder, name: manifest.version.clone(), files })
    }

    /// All rows; each has its `reporter`.
    #[must_use]
    pub fn all(&self) -> Relation {
        match &self.place {
            Place::Location(location) => Relation { text: parquet(location, &self.folder), ..Relation::default() },
            Place::Table(name) => self.in_table(name),
        }
    }

    /// The rows of some reporters that follow one another; each has its `reporter`.
    #[must_use]
    pub fn between(&self, first: Area, last: Area) -> Relation {
        let from = self.all();
        let from = from.with("reporter >= :first_reporter", "first_reporter", Argument::Text(first.code().to_owned()));
        from.with("reporter <= :last_reporter", "last_reporter", Argument::Text(last.code().to_owned()))
    }

    /// The rows of a reporter, of whom that it is of is said.
    #[must_use]
    pub fn of_reporter(&self, reporter: Area) -> Relation {
        match &self.place {
            Place::Location(location) => {
                let files: Vec<&FileReach> = self.files.get(&reporter).into_iter().flatten().collect();
                self.named(location, reporter, &files)
            }
            Place::Table(name) => {
                let reporter = Argument::Text(reporter.code().to_owned());
                self.in_table(name).with("reporter = :reporter", "reporter", reporter)
            }
        }
    }

    /// The rows of a pair.
    #[must_use]
    pub fn of_dyad(&self, dyad: Dyad) -> Relation {
        let partner = Argument::Text(dyad.partner.code().to_owned());
        let of = match &self.place {
            Place::Location(location) => {
                let all = self.files.get(&dyad.reporter).into_iter().flatten();
                let files: Vec<&FileReach> =
                    all.filter(|file| file.partners.0 <= dyad.partner && dyad.partner <= file.partners.1).collect();
                self.named(location, dyad.reporter, &files)
            }
            Place::Table(_) => self.of_reporter(dyad.reporter),
        };
        of.with("partner = :partner", "partner", partner)
    }

    fn named(&self, location: &str, reporter: Area, files: &[&FileReach]) -> Relation {
        let text = match files {
            [one] => parquet(location, &format!("{}/{}", self.folder, one.path)),
            [] => self.nothing(location),
            some if some.len() <= FILES_NAMED => {
                let of =
                    |file: &&FileReach| format!("SELECT * FROM {}", parquet(location, &format!("{}/{}", self.folder, file.path)));
                format!("({})", some.iter().map(of).collect::<Vec<_>>().join(" UNION ALL "))
            }
            _ => parquet(location, &format!("{}/{}", self.folder, reporter_folder(reporter.code()))),
        };
        Relation { text, ..Relation::default() }
    }

    /// No rows, with the columns of all: a folder that is not there has none, or is a fault.
    fn nothing(&self, location: &str) -> String {
        let any = self.files.values().flatten().next().map_or("", |file| file.path.as_str());
        format!("(SELECT * FROM {} WHERE false)", parquet(location, &format!("{}/{any}", self.folder)))
    }

    fn in_table(&self, name: &str) -> Relation {
        let from = Relation { text: name.to_owned(), ..Relation::default() };
        from.with("version = :version", "version", Argument::Text(self.name.clone()))
    }
}

/// A part of a path that is a name.
fn is_plain(name: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    !name.is_empty() && !name.starts_with('.') && name.chars().all(plain)
}

fn parquet(location: &str, path: &str) -> String {
    format!("parquet.`{location}/{path}`")
}

impl Relation {
    /// The same, narrowed by a condition on a value.
    #[must_use]
    pub fn with(mut self, condition: &str, name: &'static str, value: Argument) -> Self {
        self.conditions.push(condition.to_owned());
        self.arguments.push((name, value));
        self
    }

    /// `FROM … WHERE …`
    #[must_use]
    pub fn sql(&self) -> String {
        let mut text = format!("FROM {}", self.text);
        for (place, condition) in self.conditions.iter().enumerate() {
            let _ = write!(text, " {} {condition}", if place == 0 { "WHERE" } else { "AND" });
        }
        text
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::published::DataFile;

    /// A manifest of these files: path, first and last partner, rows.
    pub(in crate::engine) fn manifest(files: &[(&str, &str, &str, u64)]) -> Manifest {
        let file = |(path, first, last, rows): &(&str, &str, &str, u64)| DataFile {
            path: (*path).to_owned(),
            rows: *rows,
            bytes: 1,
            first_partner: (*first).to_owned(),
            last_partner: (*last).to_owned(),
            ..DataFile::default()
        };
        Manifest {
            format: Manifest::FORMAT,
            dataset: "mine".to_owned(),
            folder: "mine".to_owned(),
            version: "v1".to_owned(),
            generation: 1,
            hash: "h".to_owned(),
            content: blake3::hash(b"").to_hex().to_string(),
            rows: files.iter().map(|file| file.3).sum(),
            files: files.iter().map(file).collect(),
            ..Manifest::default()
        }
    }

    #[test]
    fn of_a_pair_only_its_own_files_are_named() {
        let manifest = manifest(&[
            ("reporter=RUS/part-00000.parquet", "ABW", "IRN", 1),
            ("reporter=RUS/part-00001.parquet", "IRN", "ZWE", 1),
            ("reporter=IRN/part-00000.parquet", "RUS", "RUS", 1),
        ]);
        let version = Version::new(Place::location("s3a://b/p/").unwrap(), &manifest).unwrap();
        let sql = |dyad: &str| version.of_dyad(dyad.parse().unwrap()).sql();
        let data = "s3a://b/p/mine/data/version=v1";
        assert_eq!(sql("RUS-ARM"), format!("FROM parquet.`{data}/reporter=RUS/part-00000.parquet` WHERE partner = :partner"));
        assert_eq!(
            sql("RUS-IRN"),
            format!(
                "FROM (SELECT * FROM parquet.`{data}/reporter=RUS/part-00000.parquet` UNION ALL SELECT * FROM \
                 parquet.`{data}/reporter=RUS/part-00001.parquet`) WHERE partner = :partner"
            )
        );
        assert_eq!(version.all().sql(), format!("FROM parquet.`{data}`"));
        // Who reports nothing has no folder, whose columns nobody would know.
        let none = sql("USA-RUS");
        assert!(
            none.starts_with("FROM (SELECT * FROM parquet.`") && none.ends_with("` WHERE false) WHERE partner = :partner"),
            "{none}"
        );
    }

    #[test]
    fn a_table_is_narrowed_by_version_and_reporter() {
        let version = Version::new(Place::table("lake.trade").unwrap(), &manifest(&[])).unwrap();
        let from = version.of_dyad("RUS-IRN".parse().unwrap());
        assert_eq!(from.sql(), "FROM `lake`.`trade` WHERE version = :version AND reporter = :reporter AND partner = :partner");
        let each = Version::new(Place::table("lake.trade_{dataset}").unwrap(), &manifest(&[])).unwrap();
        assert_eq!(each.all().sql(), "FROM `lake`.`trade_mine` WHERE version = :version");
        let text = |text: &str| Argument::Text(text.to_owned());
        assert_eq!(from.arguments, [("version", text("v1")), ("reporter", text("RUS")), ("partner", text("IRN"))]);
    }

    #[test]
    fn what_cannot_stand_in_a_question_is_refused() {
        for text in ["/a`b", "/a{b}", "s3a://b/*", "", "/a\nb"] {
            assert!(Place::location(text).is_err(), "{text}");
        }
        for text in ["", "a..b", "a b", "a;b", "a`b"] {
            assert!(Place::table(text).is_err(), "{text}");
        }
        for path in ["part.parquet", "reporter=XXXX/a", "reporter=RUS/../a", "reporter=RUS/a`b", "RUS/a", "reporter=RUS/a/b"] {
            let manifest = manifest(&[(path, "ABW", "ABW", 1)]);
            assert!(Version::new(Place::location("/a").unwrap(), &manifest).is_err(), "{path}");
        }
    }
}
