//! A folder of published datasets.

use std::{fs, io, path::PathBuf};

use super::objects::Objects;
use crate::regular_file::{FileError, open_within, read_open};

/// A folder on a disk of this machine.
#[derive(Debug)]
pub struct Folder(pub PathBuf);

impl Objects for Folder {
    fn folders(&self) -> Result<Vec<String>, String> {
        let told = |error: io::Error| error.to_string();
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0).map_err(told)? {
            let entry = entry.map_err(told)?;
            if entry.path().is_dir() {
                names.extend(entry.file_name().into_string().ok());
            }
        }
        Ok(names)
    }

    fn get(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, String> {
        match open_within(&self.0, path).and_then(|file| read_open(&file, most)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(FileError::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.to_string()),
        }
    }

    fn place(&self) -> String {
        self.0.display().to_string()
    }
}
