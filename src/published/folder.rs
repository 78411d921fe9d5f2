//! A folder as a store: files come into place whole and last.

use std::{
    fs::{self, File, Metadata},
    io::{self, Read, Write},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    fault::LocationError,
    object::{Before, Object},
};
use crate::{
    durable::{NewFile, folder_of, sync_folder},
    regular_file::{FileError, open_within, read_open},
};

/// A folder that datasets are published to.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    path: PathBuf,
}

/// A file on its way.
pub(super) struct FolderUpload {
    file: NewFile,
}

/// A file that is read whole has at most so many bytes.
pub(super) const MOST_WHOLE: u64 = 1 << 30;

/// So many bytes are read at a time.
const PIECE: usize = 1 << 20;

impl Folder {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn place(&self, path: &str) -> String {
        let place = if path.is_empty() { self.path.clone() } else { self.path.join(path) };
        place.display().to_string()
    }

    fn failed(&self, path: &str, error: &dyn ToString) -> LocationError {
        LocationError::failed(self.place(path), error.to_string())
    }

    fn open(&self, path: &str) -> Result<File, LocationError> {
        open_within(&self.path, path).map_err(|error| self.unread(path, &error))
    }

    fn unread(&self, path: &str, error: &FileError) -> LocationError {
        if error.is_missing() { LocationError::Missing { place: self.place(path) } } else { self.failed(path, error) }
    }

    pub(super) fn get(&self, path: &str) -> Result<(Vec<u8>, Option<String>), LocationError> {
        let file = self.open(path)?;
        let bytes = read_open(&file, MOST_WHOLE).map_err(|error| self.unread(path, &error))?;
        let data = file.metadata().map_err(|error| self.failed(path, &error))?;
        Ok((bytes, Some(tag(&data))))
    }

    pub(super) fn read(&self, path: &str, take: &mut dyn FnMut(&[u8])) -> Result<(), LocationError> {
        let mut file = self.open(path)?;
        let mut piece = vec![0; PIECE];
        loop {
            match file.read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(length) => take(&piece[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.failed(path, &error)),
            }
        }
    }

    pub(super) fn head(&self, path: &str) -> Result<Object, LocationError> {
        let data = self.open(path)?.metadata().map_err(|error| self.failed(path, &error))?;
        Ok(object(path.to_owned(), &data))
    }

    pub(super) fn list(&self, folder: &str) -> Result<Vec<Object>, LocationError> {
        let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(self.path.join(&folder)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                entries => entries.map_err(|error| self.failed(&folder, &error))?,
            };
            for entry in entries {
                let entry = entry.map_err(|error| self.failed(&folder, &error))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                // What is in work, and what the system keeps for itself.
                if name.starts_with('.') {
                    continue;
                }
                let path = format!("{folder}/{name}");
                match entry.metadata() {
                    Ok(data) if data.is_dir() => folders.push(path),
                    Ok(data) => found.push(object(path, &data)),
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(self.failed(&path, &error)),
                }
            }
        }
        Ok(found)
    }

    pub(super) fn folders(&self) -> Result<Vec<String>, LocationError> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(|error| self.failed("", &error))? {
            let entry = entry.map_err(|error| self.failed("", &error))?;
            // A link to a folder is one, as where its files are read.
            if entry.path().is_dir() {
                names.extend(entry.file_name().into_string().ok());
            }
        }
        Ok(names)
    }

    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<Option<String>, LocationError> {
        let mut upload = self.create(path)?;
        upload.write(bytes).map_err(|error| self.failed(path, &error))?;
        upload.finish(&self.place(path))
    }

    pub(super) fn put_if(&self, path: &str, bytes: &[u8], before: &Before) -> Result<Option<String>, LocationError> {
        let there = match self.head(path) {
            Ok(object) => object.tag,
            Err(error) if error.is_missing() => None,
            Err(error) => return Err(error),
        };
        let fits = match before {
            Before::Nothing => there.is_none(),
            Before::Tagged(tag) => there.as_ref() == Some(tag),
        };
        if fits { self.put(path, bytes) } else { Err(LocationError::Changed { place: self.place(path) }) }
    }

    pub(super) fn create(&self, path: &str) -> Result<FolderUpload, LocationError> {
        let place = self.path.join(path);
        make(folder_of(&place)).map_err(|error| self.failed(path, &error))?;
        let file = NewFile::at(&place).map_err(|error| self.failed(path, &error))?;
        Ok(FolderUpload { file })
    }

    pub(super) fn copy(&self, from: &str, to: &str) -> Result<(), LocationError> {
        let (source, place) = (self.path.join(from), self.path.join(to));
        // It must be a file of the folder itself.
        let mut source_file = self.open(from)?;
        make(folder_of(&place)).map_err(|error| self.failed(to, &error))?;
        match fs::remove_file(&place) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(self.failed(to, &error)),
            _ => {}
        }
        // Nothing that is published is ever changed in place, so that a second name is as good as a second file.
        if fs::hard_link(&source, &place).is_ok() {
            return sync_folder(folder_of(&place)).map_err(|error| self.failed(to, &error));
        }
        let upload = self.create(to)?;
        io::copy(&mut source_file, &mut upload.file.file()).map_err(|error| self.failed(to, &error))?;
        upload.finish(&self.place(to)).map(drop)
    }

    pub(super) fn remove(&self, path: &str) -> Result<(), LocationError> {
        let place = self.path.join(path);
        match fs::remove_file(&place) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(self.failed(path, &error)),
            _ => {}
        }
        // A folder that is not empty stays, and the location itself too.
        let emptied = place.ancestors().skip(1).take_while(|folder| *folder != self.path);
        for folder in emptied {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }
}

impl FolderUpload {
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.file().write_all(bytes)
    }

    pub(super) fn finish(self, place: &str) -> Result<Option<String>, LocationError> {
        let failed = |error: io::Error| LocationError::failed(place, error);
        let path = self.file.place().to_owned();
        self.file.file().sync_all().map_err(failed)?;
        let data = self.file.file().metadata().map_err(failed)?;
        self.file.put().map_err(failed)?;
        sync_folder(folder_of(&path)).map_err(failed)?;
        Ok(Some(tag(&data)))
    }
}

/// Makes a folder with those that it lies in, and each of them last.
fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let missing: Vec<&Path> = folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists()).collect();
    fs::create_dir_all(folder)?;
    missing.iter().rev().try_for_each(|made| sync_folder(folder_of(made)))
}

fn object(path: String, data: &Metadata) -> Object {
    Object { path, bytes: data.len(), modified: data.modified().unwrap_or(SystemTime::UNIX_EPOCH), tag: Some(tag(data)) }
}

fn tag(data: &Metadata) -> String {
    format!("{:x}-{:x}-{:x}-{:x}", data.ino(), data.len(), data.mtime(), data.mtime_nsec())
}
