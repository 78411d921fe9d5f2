//! Questions asked of an engine elsewhere, by Spark Connect (floor 3; only with the feature `spark-connect`).

mod asking;

pub use asking::{Argument, Asks};
