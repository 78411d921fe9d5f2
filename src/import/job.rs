//! What one import is asked for.

use std::path::PathBuf;

/// What is to be imported, and where to.
#[derive(Debug, Clone, Default)]
pub struct Job {
    /// A provider, or `auto`.
    pub provider: String,
    /// Files; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// The dataset's folder; its name is the dataset's id.
    pub into: PathBuf,
    /// The name of the source, if not the provider's.
    pub source: Option<String>,
    /// The title of the dataset.
    pub title: Option<String>,
    /// The terms of the source, if not the provider's.
    pub license: Option<String>,
    /// When the figures came out: keeps the earlier vintage.
    pub published: Option<String>,
    /// Fail when anything is dropped.
    pub strict: bool,
    /// Replace whole reporters, flows and periods, not only the partners and products that the files name.
    pub whole: bool,
    /// The mapping of a tidy table.
    pub mapping: Option<PathBuf>,
    /// The encoding of texts that are not UTF-8; else it is guessed, and said.
    pub encoding: Option<String>,
    /// The command, for the descriptor.
    pub command: String,
    /// The time, RFC 3339, for the descriptor.
    pub created: String,
}
