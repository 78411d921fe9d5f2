//! Files that are served from disk: what the file system says of them, what is in them, who tells that they changed, and how they
//! are read without waiting for ever (floor 0).

mod content;
mod patience;
mod state;
mod watcher;

pub use content::Contents;
pub use patience::Patience;
pub use state::FileStates;
pub use watcher::{Place, Watcher, is_font};
