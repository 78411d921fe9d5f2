//! Opening. What stands under a name is looked at first, since opening a device may move it and opening a FIFO waits; what was
//! opened is looked at again, since another may have taken the name between.

use std::{
    collections::VecDeque,
    ffi::{OsStr, OsString},
    fs::File,
    io,
    os::{fd::OwnedFd, unix::ffi::OsStringExt},
    path::{Component, Path},
};

use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, fstat, openat, readlinkat, statat};

use super::FileError;

/// A path with more links in it leads nowhere, as it does for the system.
const LINKS: usize = 40;

const FILE: OFlags = OFlags::RDONLY.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// Opens a file that the operator named: links are theirs, and followed.
///
/// # Errors
/// [`FileError`] when it is not there, no regular file, or may not be read.
pub fn open(path: &Path) -> Result<File, FileError> {
    regular(FileType::from_raw_mode(statat(CWD, path, AtFlags::empty())?.st_mode))?;
    checked(openat(CWD, path, FILE, Mode::empty())?)
}

/// Opens a file below a folder. The folder itself may be a link; below it a link is followed as long as it is relative and never
/// leaves the folder, as those of a mounted `ConfigMap` are.
///
/// # Errors
/// [`FileError`] when it is not there, no regular file, leads out of the folder, or may not be read.
pub fn open_within(folder: &Path, name: &str) -> Result<File, FileError> {
    let mut parts = VecDeque::new();
    ahead(&mut parts, Path::new(name))?;
    // The folders that were gone into, so that what `..` means is known and not asked.
    let mut inside: Vec<OwnedFd> = vec![openat(CWD, folder, FOLDER, Mode::empty())?];
    let mut links = 0;
    while let (Some(part), Some(here)) = (parts.pop_front(), inside.last()) {
        if part == OsStr::new("..") {
            inside.pop();
            if inside.is_empty() {
                return Err(FileError::Outside);
            }
            continue;
        }
        match FileType::from_raw_mode(statat(here, &part, AtFlags::SYMLINK_NOFOLLOW)?.st_mode) {
            FileType::Symlink => {
                links += 1;
                if links > LINKS {
                    return Err(rustix::io::Errno::LOOP.into());
                }
                let target = OsString::from_vec(readlinkat(here, &part, Vec::new())?.into_bytes());
                ahead(&mut parts, Path::new(&target))?;
            }
            FileType::Directory if !parts.is_empty() => {
                inside.push(openat(here, &part, FOLDER | OFlags::NOFOLLOW, Mode::empty())?);
            }
            FileType::RegularFile if !parts.is_empty() => return Err(rustix::io::Errno::NOTDIR.into()),
            kind => {
                regular(kind)?;
                return checked(openat(here, &part, FILE | OFlags::NOFOLLOW, Mode::empty())?);
            }
        }
    }
    Err(FileError::NotRegular("a folder"))
}

/// Puts the parts of a path before those that are still to be gone.
fn ahead(parts: &mut VecDeque<OsString>, path: &Path) -> Result<(), FileError> {
    for part in path.components().rev() {
        match part {
            Component::Normal(name) => parts.push_front(name.to_owned()),
            Component::ParentDir => parts.push_front(OsString::from("..")),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return Err(FileError::Outside),
        }
    }
    Ok(())
}

fn checked(opened: OwnedFd) -> Result<File, FileError> {
    regular(FileType::from_raw_mode(fstat(&opened)?.st_mode))?;
    Ok(File::from(opened))
}

fn regular(kind: FileType) -> Result<(), FileError> {
    Err(FileError::NotRegular(match kind {
        FileType::RegularFile => return Ok(()),
        FileType::Directory => "a folder",
        FileType::Fifo => "a FIFO",
        FileType::CharacterDevice | FileType::BlockDevice => "a device",
        FileType::Socket => "a socket",
        FileType::Symlink => return Err(io::Error::from(io::ErrorKind::NotFound).into()),
        FileType::Unknown => "of an unknown kind",
    }))
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        os::unix::{fs::symlink, net::UnixListener},
    };

    use super::*;

    fn told(opened: Result<File, FileError>) -> String {
        opened.map_or_else(|error| error.to_string(), |_| "opened".to_owned())
    }

    #[test]
    fn only_regular_files_are_opened_and_nothing_waits() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        fs::write(place("file"), "x").unwrap();
        fs::create_dir(place("folder")).unwrap();
        rustix::fs::mknodat(CWD, place("fifo"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let _listener = UnixListener::bind(place("socket")).unwrap();
        symlink("/dev/zero", place("zero")).unwrap();
        for (name, within, alone) in [
            ("file", "opened", "opened"),
            ("folder", "is a folder, no regular file", "is a folder, no regular file"),
            ("fifo", "is a FIFO, no regular file", "is a FIFO, no regular file"),
            ("socket", "is a socket, no regular file", "is a socket, no regular file"),
            ("zero", "leads out of its folder; a link is relative and stays inside", "is a device, no regular file"),
        ] {
            assert_eq!(told(open_within(folder.path(), name)), within, "{name}");
            assert_eq!(told(open(&place(name))), alone, "{name}");
        }
        assert!(open(&place("none")).unwrap_err().is_missing() && open_within(folder.path(), "none").unwrap_err().is_missing());
    }

    #[test]
    fn links_stay_inside() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("set");
        fs::create_dir_all(folder.join("..2026/deep")).unwrap();
        fs::write(folder.join("..2026/file"), "x").unwrap();
        fs::write(root.path().join("secret"), "s").unwrap();
        // As a ConfigMap is mounted.
        symlink("..2026", folder.join("..data")).unwrap();
        symlink("..data/file", folder.join("file")).unwrap();
        symlink("../file", folder.join("..2026/deep/up")).unwrap();
        symlink("../secret", folder.join("out")).unwrap();
        symlink("..2026/deep/../../../secret", folder.join("far")).unwrap();
        symlink(folder.join("..2026/file"), folder.join("absolute")).unwrap();
        symlink("loop", folder.join("loop")).unwrap();
        symlink("nowhere", folder.join("dangling")).unwrap();
        symlink(&folder, root.path().join("named")).unwrap();
        for name in ["file", "..2026/deep/up", "./..data/deep/../file"] {
            assert_eq!(told(open_within(&folder, name)), "opened", "{name}");
            assert_eq!(told(open_within(&root.path().join("named"), name)), "opened", "{name}");
        }
        for name in ["out", "far", "absolute", "../secret", "/etc/passwd"] {
            assert!(matches!(open_within(&folder, name), Err(FileError::Outside)), "{name}");
        }
        assert!(told(open_within(&folder, "loop")).contains("levels of symbolic links"));
        assert!(open_within(&folder, "dangling").unwrap_err().is_missing());
        assert!(told(open_within(&folder, "file/more")).contains("Not a directory"));
    }
}
