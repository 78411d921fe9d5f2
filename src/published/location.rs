//! A location: a folder, or a bucket and a prefix of an S3-compatible store. Calls wait on the thread that asks.

use std::{
    fmt,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{
    bucket::{Bucket, BucketUpload},
    fault::LocationError,
    folder::{Folder, FolderUpload},
    object::{Before, Object, is_plain},
};

/// Where datasets are published to.
#[derive(Debug, Clone)]
pub struct Location {
    store: Store,
}

#[derive(Debug, Clone)]
enum Store {
    Folder(Folder),
    Bucket(Bucket),
}

/// A file on its way to a location: not there before it is finished, and not afterwards when it was dropped.
pub struct Upload {
    to: UploadTo,
    place: String,
}

enum UploadTo {
    Folder(FolderUpload),
    Bucket(BucketUpload),
}

impl Location {
    /// The location that a text names; whether anything is there is not asked. The settings of S3 come from the usual variables
    /// (`AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_ALLOW_HTTP`, …).
    ///
    /// # Errors
    /// [`LocationError::Unknown`] for a text that names none, [`LocationError::Failed`] for settings that cannot be used.
    pub fn open(text: &str) -> Result<Self, LocationError> {
        let unknown = |reason: &str| LocationError::Unknown { text: text.to_owned(), reason: reason.to_owned() };
        let store = match text.split_once("://") {
            Some(("s3" | "s3a", rest)) => Store::Bucket(Bucket::open(rest, &unknown)?),
            Some(("file", rest)) if rest.starts_with('/') => Store::Folder(Folder::new(PathBuf::from(rest))),
            Some((scheme, _)) => return Err(unknown(&format!("{scheme}:// is not known"))),
            None if text.is_empty() => return Err(unknown("it is empty")),
            None if text.contains('\0') => return Err(unknown("a path has no zero byte")),
            None => Store::Folder(Folder::new(PathBuf::from(text))),
        };
        Ok(Self { store })
    }

    /// The folder, where it is one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match &self.store {
            Store::Folder(folder) => Some(folder.path()),
            Store::Bucket(_) => None,
        }
    }

    /// A place below it, as people are told of it.
    #[must_use]
    pub fn place(&self, path: &str) -> String {
        match &self.store {
            Store::Folder(folder) => folder.place(path),
            Store::Bucket(bucket) => bucket.place(path),
        }
    }

    fn plain(&self, path: &str) -> Result<(), LocationError> {
        let reason = "a path below a location is relative, of plain names, without ..";
        if is_plain(path) { Ok(()) } else { Err(LocationError::failed(self.place(""), format!("{path:?}: {reason}"))) }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`LocationError::Missing`] when there is none, [`LocationError::Failed`] when it cannot be read.
    pub fn get(&self, path: &str) -> Result<Vec<u8>, LocationError> {
        self.get_with_tag(path).map(|(bytes, _)| bytes)
    }

    /// The bytes of a file, with what tells it from another one at this path.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub fn get_with_tag(&self, path: &str) -> Result<(Vec<u8>, Option<String>), LocationError> {
        self.plain(path)?;
        match &self.store {
            Store::Folder(folder) => folder.get(path),
            Store::Bucket(bucket) => bucket.get(path),
        }
    }

    /// Hands the bytes of a file on, piece by piece, so that one of any size takes little memory.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub fn read(&self, path: &str, take: &mut dyn FnMut(&[u8])) -> Result<(), LocationError> {
        self.plain(path)?;
        match &self.store {
            Store::Folder(folder) => folder.read(path, take),
            Store::Bucket(bucket) => bucket.read(path, take),
        }
    }

    /// What is known of a file without reading it; none when there is none.
    ///
    /// # Errors
    /// [`LocationError::Failed`] when that cannot be said.
    pub fn head(&self, path: &str) -> Result<Option<Object>, LocationError> {
        self.plain(path)?;
        let found = match &self.store {
            Store::Folder(folder) => folder.head(path),
            Store::Bucket(bucket) => bucket.head(path),
        };
        match found {
            Ok(object) => Ok(Some(object)),
            Err(error) if error.is_missing() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Every file below a folder, by path; none when there is no such folder.
    ///
    /// # Errors
    /// [`LocationError::Failed`] when that cannot be said.
    pub fn list(&self, folder: &str) -> Result<Vec<Object>, LocationError> {
        self.plain(folder)?;
        let mut found = match &self.store {
            Store::Folder(store) => store.list(folder)?,
            Store::Bucket(store) => store.list(folder)?,
        };
        found.sort_by(|one, two| one.path.cmp(&two.path));
        Ok(found)
    }

    /// The names of the folders in it, such as have the files of a dataset.
    ///
    /// # Errors
    /// [`LocationError::Failed`] when that cannot be said; of a folder also when it is not there.
    pub fn folders(&self) -> Result<Vec<String>, LocationError> {
        let mut found = match &self.store {
            Store::Folder(folder) => folder.folders()?,
            Store::Bucket(bucket) => bucket.folders()?,
        };
        found.retain(|name| is_plain(name) && !name.contains('/'));
        found.sort();
        Ok(found)
    }

    /// Puts a file whole, lasting, in the place of what is there; its tag.
    ///
    /// # Errors
    /// [`LocationError::Failed`] when it cannot be put; what was there is there then.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Option<String>, LocationError> {
        self.plain(path)?;
        match &self.store {
            Store::Folder(folder) => folder.put(path, bytes),
            Store::Bucket(bucket) => bucket.put(path, bytes, None),
        }
    }

    /// The same, if nothing or what is known is there. In a folder this holds among those who take turns.
    ///
    /// # Errors
    /// [`LocationError::Changed`] when something else is there, [`LocationError::Failed`] when it cannot be put.
    pub fn put_if(&self, path: &str, bytes: &[u8], before: &Before) -> Result<Option<String>, LocationError> {
        self.plain(path)?;
        match &self.store {
            Store::Folder(folder) => folder.put_if(path, bytes, before),
            Store::Bucket(bucket) => bucket.put(path, bytes, Some(before)),
        }
    }

    /// Begins a file of any size.
    ///
    /// # Errors
    /// [`LocationError::Failed`] when none can be begun there.
    pub fn create(&self, path: &str) -> Result<Upload, LocationError> {
        self.plain(path)?;
        let to = match &self.store {
            Store::Folder(folder) => UploadTo::Folder(folder.create(path)?),
            Store::Bucket(bucket) => UploadTo::Bucket(bucket.create(path)?),
        };
        Ok(Upload { to, place: self.place(path) })
    }

    /// Copies a file inside the location; its bytes are not fetched.
    ///
    /// # Errors
    /// [`LocationError::Missing`] when there is none, [`LocationError::Failed`] when it cannot be copied.
    pub fn copy(&self, from: &str, to: &str) -> Result<(), LocationError> {
        self.plain(from)?;
        self.plain(to)?;
        match &self.store {
            Store::Folder(folder) => folder.copy(from, to),
            Store::Bucket(bucket) => bucket.copy(from, to),
        }
    }

    /// Removes a file, with the folders that it leaves empty. One that is not there is no error.
    ///
    /// # Errors
    /// [`LocationError::Failed`] when it cannot be removed.
    pub fn remove(&self, path: &str) -> Result<(), LocationError> {
        self.plain(path)?;
        match &self.store {
            Store::Folder(folder) => folder.remove(path),
            Store::Bucket(bucket) => bucket.remove(path),
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.place(""))
    }
}

impl Upload {
    /// Puts the file in its place, lasting; its tag.
    ///
    /// # Errors
    /// [`LocationError::Failed`] when it cannot be put; nothing of it is there then.
    pub fn finish(self) -> Result<Option<String>, LocationError> {
        match self.to {
            UploadTo::Folder(upload) => upload.finish(&self.place),
            UploadTo::Bucket(upload) => upload.finish(),
        }
    }
}

impl Write for Upload {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.to {
            UploadTo::Folder(upload) => upload.write(bytes),
            UploadTo::Bucket(upload) => upload.write(bytes).map_err(|error| io::Error::other(error.to_string())),
        };
        written.map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_a_folder_or_a_bucket() {
        let open = |text: &str| Location::open(text).map(|location| location.to_string()).map_err(|error| error.to_string());
        assert_eq!(open("/srv/published").as_deref(), Ok("/srv/published"));
        assert_eq!(open("file:///srv/published").as_deref(), Ok("/srv/published"));
        assert_eq!(open("s3://trade/all/of it").as_deref(), Ok("s3://trade/all/of it"));
        assert_eq!(open("s3://trade/").as_deref(), Ok("s3://trade"));
        for (text, reason) in [
            ("", "it is empty"),
            ("gs://bucket", "gs:// is not known"),
            ("s3://", "\"\" is no name of a bucket"),
            ("s3://No_Bucket/x", "\"No_Bucket\" is no name of a bucket"),
            ("s3://bucket/a/../b", "\"a/../b\" is no prefix"),
        ] {
            let told = open(text).unwrap_err();
            assert!(told.contains(reason) && told.contains("allowed are a folder and s3://bucket/prefix"), "{told}");
        }
    }

    #[test]
    fn no_path_leads_out_of_a_folder() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("secret"), "s").unwrap();
        let location = Location::open(root.path().join("published").to_str().unwrap()).unwrap();
        for path in ["../secret", "/etc/passwd", "a//b", "", ".hidden", "a/./b", "a\\b", "a\nb"] {
            let told = location.get(path).unwrap_err().to_string();
            assert!(told.contains("a path below a location is relative"), "{path}: {told}");
            assert!(location.put(path, b"x").is_err() && location.remove(path).is_err(), "{path}");
        }
    }

    #[test]
    fn a_folder_holds_what_is_put() {
        let root = tempfile::tempdir().unwrap();
        let location = Location::open(root.path().join("new/published").to_str().unwrap()).unwrap();
        assert_eq!(location.list("a").unwrap(), []);
        assert!(location.folders().is_err(), "there is no such folder yet");
        assert!(location.get("a/b.json").unwrap_err().is_missing());
        let tag = location.put_if("a/b.json", b"one", &Before::Nothing).unwrap().unwrap();
        assert!(matches!(location.put_if("a/b.json", b"x", &Before::Nothing), Err(LocationError::Changed { .. })));
        location.put_if("a/b.json", b"two", &Before::Tagged(tag.clone())).unwrap();
        assert!(matches!(location.put_if("a/b.json", b"x", &Before::Tagged(tag)), Err(LocationError::Changed { .. })));
        assert_eq!(location.get("a/b.json").unwrap(), b"two");
        std::fs::create_dir(root.path().join("new/published/.hidden")).unwrap();
        std::fs::write(root.path().join("new/published/file"), "x").unwrap();
        assert_eq!(location.folders().unwrap(), ["a"]);
        let mut upload = location.create("a/data/part.parquet").unwrap();
        upload.write_all(b"bytes").unwrap();
        assert_eq!(location.list("a").unwrap().len(), 1);
        upload.finish().unwrap();
        drop(location.create("a/data/dropped.parquet").unwrap());
        location.copy("a/data/part.parquet", "a/new/part.parquet").unwrap();
        let list = location.list("a").unwrap();
        let found: Vec<_> = list.iter().map(|object| (object.path.as_str(), object.bytes)).collect();
        assert_eq!(found, [("a/b.json", 3), ("a/data/part.parquet", 5), ("a/new/part.parquet", 5)]);
        location.remove("a/data/part.parquet").unwrap();
        location.remove("a/data/part.parquet").unwrap();
        assert!(!root.path().join("new/published/a/data").exists());
        assert_eq!(location.head("a/new/part.parquet").unwrap().map(|object| object.bytes), Some(5));
    }
}
