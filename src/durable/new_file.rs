//! A file that comes into place whole.

use std::{
    fs::{self, File, Metadata, Permissions},
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::IN_WORK;

/// A file on its way to its place, under another name beside it. Dropped, it is gone and the old one is as it was.
#[derive(Debug)]
pub struct NewFile {
    file: NamedTempFile,
    place: PathBuf,
}

impl NewFile {
    /// An empty file for this place. It may be read and written by whom the umask lets; one that takes the place of another has
    /// the mode of that.
    ///
    /// # Errors
    /// When none can be made there.
    pub fn at(place: &Path) -> io::Result<Self> {
        Self::like(place, place)
    }

    /// The same, with the mode of the file that it belongs to.
    ///
    /// # Errors
    /// When none can be made there.
    pub fn like(place: &Path, model: &Path) -> io::Result<Self> {
        let usual = Permissions::from_mode(0o666);
        let file = tempfile::Builder::new().prefix(IN_WORK).permissions(usual).tempfile_in(folder_of(place))?;
        let old = match fs::metadata(model) {
            Ok(old) => Some(mode(&old)).filter(|_| old.is_file()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let own = mode(&file.as_file().metadata()?);
        if let Some(old) = old.filter(|old| *old != own) {
            file.as_file().set_permissions(Permissions::from_mode(old))?;
        }
        Ok(Self { file, place: place.to_owned() })
    }

    /// One with these bytes in it.
    ///
    /// # Errors
    /// When none can be made there, or the bytes do not fit.
    pub fn holding(place: &Path, bytes: &[u8]) -> io::Result<Self> {
        Self::at(place)?.with(bytes)
    }

    /// The same with these bytes at its end, which are on the disk then.
    ///
    /// # Errors
    /// When they do not fit.
    pub fn with(self, bytes: &[u8]) -> io::Result<Self> {
        self.file().write_all(bytes)?;
        self.file().sync_all()?;
        Ok(self)
    }

    /// What is written to.
    #[must_use]
    pub fn file(&self) -> &File {
        self.file.as_file()
    }

    /// Where it is going to be.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// Puts it in its place, once its bytes are on the disk. [`sync_folder`] makes that last.
    ///
    /// # Errors
    /// When the disk does not take the bytes or the place does not take the file.
    pub fn put(self) -> io::Result<()> {
        self.file().sync_all()?;
        self.file.persist(&self.place).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Writes a file whole or not at all, and lasting.
///
/// # Errors
/// When it cannot be written; the old one is then as it was, unless only its folder could not be synced.
pub fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    NewFile::holding(place, bytes)?.put()?;
    sync_folder(folder_of(place))
}

/// Makes what was renamed in a folder, or into it, last.
///
/// # Errors
/// When the disk cannot be written to. A file system that does not know how to sync a folder needs no telling.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

fn mode(data: &Metadata) -> u32 {
    data.permissions().mode() & 0o7777
}

/// The folder that a place is in.
#[must_use]
pub fn folder_of(place: &Path) -> &Path {
    place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_is_the_old_one_until_it_is_put_and_keeps_its_mode() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("one.csv");
        fs::write(&place, "old").unwrap();
        fs::set_permissions(&place, Permissions::from_mode(0o640)).unwrap();
        drop(NewFile::holding(&place, b"dropped").unwrap());
        assert_eq!((fs::read(&place).unwrap(), names(root.path())), (b"old".to_vec(), vec!["one.csv".to_owned()]));
        let new = NewFile::holding(&place, b"new").unwrap();
        assert_eq!((fs::read(&place).unwrap(), names(root.path()).len()), (b"old".to_vec(), 2));
        new.put().unwrap();
        assert_eq!((fs::read(&place).unwrap(), names(root.path()).len()), (b"new".to_vec(), 1));
        assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o7777, 0o640);
    }

    #[test]
    fn what_cannot_be_put_leaves_nothing() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("folder");
        fs::create_dir(&place).unwrap();
        assert!(write(&place, b"new").is_err());
        assert!(write(&root.path().join("missing/one"), b"new").is_err());
        assert_eq!(names(root.path()), ["folder"]);
    }
}
