//! Questions asked of an engine elsewhere, by Spark Connect (floor 3; only with the feature `spark-connect`).

mod asking;
mod connect;

pub use asking::{Argument, Asks};
pub use connect::{Address, AddressError, ConnectError, NoSecret, Secret, SparkConnect};
