//! A file of settings: `dyad.toml`.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use toml::de::{DeString, DeTable, DeValue};

use super::fault::SettingsError;

/// Where a file is looked for that nobody named.
const USUAL: [&str; 2] = ["dyad.toml", "/etc/dyad.toml"];

/// The most that is read: settings are some hundred lines.
const MOST_BYTES: u64 = 1 << 20;

/// The table of limits.
const LIMITS: &str = "limits";

/// What was read of a file, not yet understood.
#[derive(Debug)]
pub(in crate::cli) struct SettingsFile {
    /// The file.
    pub(in crate::cli) path: PathBuf,
    /// What stands outside every table.
    pub(super) settings: Vec<Entry>,
    /// What stands below `[limits]`.
    pub(super) limits: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) value: Value,
    /// File and line.
    pub(super) place: String,
}

/// A value, its parts as a command line would have them.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    Truth(bool),
    Texts(Vec<String>),
    /// What no setting is, with the word of TOML for it.
    Other(&'static str),
}

impl SettingsFile {
    /// The file that was named, else the first of the usual ones that is there. A named one must be there.
    pub(super) fn find(named: Option<&Path>) -> Result<Option<Self>, SettingsError> {
        let found = match named {
            Some(path) => Some(path),
            // A link that leads nowhere is there, and a fault.
            None => USUAL.map(Path::new).into_iter().find(|path| path.symlink_metadata().is_ok()),
        };
        let Some(path) = found else { return Ok(None) };
        let text = text_of(path, named.is_some()).map_err(|error| SettingsError::Unreadable { path: path.to_owned(), error })?;
        Self::parse(path, &text).map(Some).map_err(SettingsError::Faults)
    }

    /// What a text has, or every fault of its form.
    pub(super) fn parse(path: &Path, text: &str) -> Result<Self, Vec<String>> {
        let place = |offset: usize| format!("{}:{}", path.display(), text[..offset].matches('\n').count() + 1);
        let table = DeTable::parse(text).map_err(|error| {
            let place = place(error.span().map_or(0, |span| span.start));
            vec![format!("{place}: {}", error.message())]
        })?;
        let entries = |table: &DeTable<'_>| {
            let entry = |(key, value): (&toml::Spanned<DeString<'_>>, &toml::Spanned<DeValue<'_>>)| Entry {
                key: key.get_ref().to_string(),
                value: Value::of(value.get_ref()),
                place: place(key.span().start),
            };
            let mut found: Vec<_> = table.iter().collect();
            found.sort_by_key(|(key, _)| key.span().start);
            found.into_iter().map(entry).collect::<Vec<_>>()
        };
        let mut settings = entries(table.get_ref());
        let limits = match table.get_ref().get(LIMITS).map(toml::Spanned::get_ref) {
            Some(DeValue::Table(limits)) => {
                settings.retain(|entry| entry.key != LIMITS);
                entries(limits)
            }
            _ => Vec::new(),
        };
        Ok(Self { path: path.to_owned(), settings, limits })
    }

    /// The one text that stands behind a key.
    pub(in crate::cli) fn text(&self, key: &str) -> Option<String> {
        let entry = self.settings.iter().find(|entry| entry.key == key)?;
        match &entry.value {
            Value::Texts(texts) => texts.first().cloned(),
            _ => None,
        }
    }

    /// The folder that relative paths in it start from.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

impl Value {
    fn of(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::Boolean(truth) => Self::Truth(*truth),
            DeValue::Array(values) => {
                let texts: Option<Vec<String>> = values.iter().map(|value| text(value.get_ref())).collect();
                texts.map_or(Self::Other("array of other things than texts and numbers"), Self::Texts)
            }
            one => text(one).map_or(Self::Other(one.type_str()), |text| Self::Texts(vec![text])),
        }
    }
}

/// A text, or a number as it would be written on a command line.
fn text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.clone().into_owned()),
        DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix()).ok().map(|number| number.to_string()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        _ => None,
    }
}

/// The text of a file. One that nobody named is opened only where it is a file: a pipe would be waited for without end.
fn text_of(path: &Path, named: bool) -> io::Result<String> {
    let data = path.metadata()?;
    if data.is_dir() || (!named && !data.is_file()) {
        return Err(io::Error::other("it is no file"));
    }
    let mut text = String::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(io::Error::other(format!("it is larger than {MOST_BYTES} bytes")));
    }
    Ok(text)
}
