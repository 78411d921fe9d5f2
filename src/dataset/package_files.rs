//! Where a package's files are read from: a folder, or the binary itself.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

use include_dir::Dir;

use super::parquet_table::Bytes;
use crate::trade::{Finding, FindingCode};

/// The files of one data package.
#[derive(Debug, Clone)]
pub enum Files {
    /// A folder on disk.
    Folder(PathBuf),
    /// A folder compiled into the binary.
    Builtin(&'static Dir<'static>),
}

/// The largest CSV or descriptor that is read into memory.
const CAP: u64 = 512 << 20;

impl Files {
    /// The folder's name, for messages.
    #[must_use]
    pub fn folder_name(&self) -> String {
        let path = match self {
            Self::Folder(path) => path.as_path(),
            Self::Builtin(folder) => folder.path(),
        };
        path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
    }

    /// The bytes of a file of the package, whole.
    ///
    /// # Errors
    /// A finding when the path leaves the folder, the file is not there, cannot be read, or is over the cap.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Finding> {
        let fault = |text: String| Finding::of_file(FindingCode::Unreadable, name, text);
        stays_inside(name)?;
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                let size = fs::metadata(&path).map_err(|error| fault(format!("cannot be read: {error}")))?.len();
                if size > CAP {
                    return Err(fault(format!("{size} bytes; at most {CAP} are read from a text file")));
                }
                fs::read(&path).map_err(|error| fault(format!("cannot be read: {error}")))
            }
            Self::Builtin(folder) => {
                let file = folder.get_file(folder.path().join(name));
                file.map(|file| file.contents().to_vec()).ok_or_else(|| fault("is not in the binary".to_owned()))
            }
        }
    }

    /// A file of the package, to be read in parts.
    ///
    /// # Errors
    /// A finding when the path leaves the folder, or the file is not there or cannot be opened.
    pub(super) fn open(&self, name: &str) -> Result<Bytes, Finding> {
        let fault = |text: String| Finding::of_file(FindingCode::Unreadable, name, text);
        stays_inside(name)?;
        match self {
            Self::Folder(folder) => {
                let file = fs::File::open(folder.join(name)).map_err(|error| fault(format!("cannot be read: {error}")))?;
                Ok(Bytes::File(file))
            }
            Self::Builtin(folder) => {
                let file = folder.get_file(folder.path().join(name));
                file.map(|file| Bytes::Memory(file.contents())).ok_or_else(|| fault("is not in the binary".to_owned()))
            }
        }
    }
}

fn stays_inside(name: &str) -> Result<(), Finding> {
    if Path::new(name).components().all(|part| matches!(part, Component::Normal(_))) {
        return Ok(());
    }
    let text = "a path of a data package stays inside its folder: relative, without ..";
    Err(Finding::of_file(FindingCode::Unreadable, name, text))
}
