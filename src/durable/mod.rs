//! Files and folders that are written whole, and last: a power cut, a kill or a full disk leaves the old one or the new one (floor 0).
//!
//! A file is written beside its place under another name, synced and renamed; then its folder is synced, without which the
//! rename itself may be forgotten. Who writes into a folder holds its [`Turn`], so that what has such another name while one
//! holds it was left behind by a process that is no more.

mod new_file;
mod turn;
mod work_folder;

pub use new_file::{NewFile, folder_of, sync_folder, write};
pub use turn::Turn;
pub use work_folder::{WorkFolder, remove_own, remove_stale};

/// What the names of files and folders in work begin with.
const IN_WORK: &str = ".dyad-";
