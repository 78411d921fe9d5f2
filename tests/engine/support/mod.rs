//! What the tests share: clusters, servers, processes, tools.

pub mod cluster;
pub mod process;
pub mod tools;
