//! Where a package's files are read from: a folder, the binary itself, or a place elsewhere.

use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use include_dir::Dir;

use super::{
    elsewhere::PackageElsewhere,
    package::DESCRIPTOR,
    parquet_table::Bytes,
    record_guard::{Stopped, guarded_bytes},
};
use crate::{
    limits::Limits,
    regular_file::{FileError, open_within, read_open},
    trade::{Finding, FindingCode, one_line},
};

/// The files of one data package.
#[derive(Debug, Clone)]
pub enum Files {
    /// A folder on disk.
    Folder(PathBuf),
    /// A folder compiled into the binary.
    Builtin(&'static Dir<'static>),
    /// A dataset whose rows lie with an engine.
    Elsewhere(Arc<dyn PackageElsewhere>),
}

impl Files {
    /// The folder's name, for messages: what in it is no plain letter is written out.
    #[must_use]
    pub fn folder_name(&self) -> String {
        let path = match self {
            Self::Folder(path) => path.as_path(),
            Self::Builtin(folder) => folder.path(),
            Self::Elsewhere(package) => return one_line(&package.folder_name()),
        };
        one_line(&path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()))
    }

    /// The bytes of a file of the package, whole.
    ///
    /// # Errors
    /// A finding when the path leaves the folder, the file is not there, no regular file, cannot be read, or is over its limit.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Finding> {
        let limits = Limits::current();
        let most = if name == DESCRIPTOR { limits.descriptor_bytes } else { limits.table_bytes };
        match self.open(name)? {
            Bytes::File(file) => read_open(&file, most).map_err(|error| fault(name, &error)),
            Bytes::Memory(bytes) => Ok(bytes.to_vec()),
            Bytes::Held(bytes) => Ok(bytes.to_vec()),
        }
    }

    /// The bytes of a file of comma-separated text, when no record in it passes a limit.
    ///
    /// # Errors
    /// As [`Self::read`], and a finding where a record has too many columns or bytes; what stands below it is not read.
    pub(super) fn read_text(&self, name: &str) -> Result<Vec<u8>, Finding> {
        let limits = Limits::current();
        match self.open(name)? {
            Bytes::File(file) => guarded_bytes(&file, name, limits).map_err(|stopped| match stopped {
                Stopped::Refused(finding) => finding,
                Stopped::Unreadable(error) => fault(name, &error.into()),
                Stopped::TooLarge => fault(name, &FileError::TooLarge { most: limits.table_bytes }),
            }),
            Bytes::Memory(bytes) => Ok(bytes.to_vec()),
            Bytes::Held(bytes) => Ok(bytes.to_vec()),
        }
    }

    /// A file of the package, to be read in parts.
    ///
    /// # Errors
    /// A finding when the path leaves the folder, or the file is not there, no regular file, or cannot be opened.
    pub(super) fn open(&self, name: &str) -> Result<Bytes, Finding> {
        stays_inside(name)?;
        match self {
            Self::Folder(folder) => open_within(folder, name).map(Bytes::File).map_err(|error| fault(name, &error)),
            Self::Builtin(folder) => {
                let file = folder.get_file(folder.path().join(name));
                let missing = || Finding::of_file(FindingCode::Unreadable, name, "is not in the binary");
                file.map(|file| Bytes::Memory(file.contents())).ok_or_else(missing)
            }
            Self::Elsewhere(package) => {
                let missing = || Finding::of_file(FindingCode::Unreadable, name, "is not among what was published");
                package.file(name)?.map(|bytes| Bytes::Held(bytes.into())).ok_or_else(missing)
            }
        }
    }
}

fn fault(name: &str, error: &FileError) -> Finding {
    Finding::of_file(FindingCode::Unreadable, name, error.to_string())
}

fn stays_inside(name: &str) -> Result<(), Finding> {
    if Path::new(name).components().all(|part| matches!(part, Component::Normal(_))) {
        return Ok(());
    }
    let text = "a path of a data package stays inside its folder: relative, without ..";
    Err(Finding::of_file(FindingCode::Unreadable, name, text))
}
