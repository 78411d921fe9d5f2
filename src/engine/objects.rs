//! Where manifests and the files of packages are read from: dyad reads these itself, the rows only the engine does.

use std::fmt::Debug;

/// A place of small files that are read whole.
pub trait Objects: Debug + Send + Sync {
    /// The names of the folders of datasets.
    ///
    /// # Errors
    /// Why the place cannot be looked at.
    fn folders(&self) -> Result<Vec<String>, String>;

    /// A file whole, by its path below the place; none where there is none.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn get(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, String>;

    /// The place in words.
    fn place(&self) -> String;
}
