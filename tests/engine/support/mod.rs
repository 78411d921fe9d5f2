//! What the tests share: clusters, servers, processes, tools, random numbers.

pub mod cluster;
pub mod monitor;
pub mod process;
pub mod random;
pub mod server;
pub mod tools;
