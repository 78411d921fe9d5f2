//! Reading whole: under a limit that holds whatever size a file says that it has, since it may grow, or lie as those of `/proc` do.

use std::{fs::File, io::Read, path::Path};

use super::{FileError, open, open_within};

/// The bytes of a file that the operator named.
///
/// # Errors
/// [`FileError`] as [`open()`], and when there are more than `most`.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    read_open(&open(path)?, most)
}

/// The bytes of a file below a folder.
///
/// # Errors
/// [`FileError`] as [`open_within`], and when there are more than `most`.
pub fn read_within(folder: &Path, name: &str, most: u64) -> Result<Vec<u8>, FileError> {
    read_open(&open_within(folder, name)?, most)
}

/// The bytes of an open file.
///
/// # Errors
/// [`FileError`] when there are more than `most`, or they cannot be read.
pub fn read_open(file: &File, most: u64) -> Result<Vec<u8>, FileError> {
    let stated = file.metadata()?.len();
    if stated > most {
        return Err(FileError::TooLarge { most });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(stated).unwrap_or(0));
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
        return Err(FileError::TooLarge { most });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_limit_holds_whatever_the_size_says() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("file");
        fs::write(&place, "12345").unwrap();
        assert_eq!(read(&place, 5).unwrap(), b"12345");
        assert!(matches!(read(&place, 4), Err(FileError::TooLarge { most: 4 })));
        File::create(&place).unwrap().set_len(10 << 30).unwrap();
        assert!(matches!(read_within(folder.path(), "file", 1 << 20), Err(FileError::TooLarge { .. })));
        // It says that it has no bytes.
        if cfg!(target_os = "linux") {
            assert!(matches!(read(Path::new("/proc/self/status"), 8), Err(FileError::TooLarge { most: 8 })));
        }
    }
}
