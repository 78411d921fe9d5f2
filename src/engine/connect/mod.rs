//! A client of Spark Connect, over tonic's gRPC and hyper's HTTP/2: of the protocol what one needs to ask SQL with named arguments,
//! to read the answer, and to stop it.

mod address;
mod arrow_guard;
mod bounds;
mod chance;
mod client;
mod complaints;
mod connections;
mod counts;
mod frames;
mod health;
mod interrupt;
mod link;
mod message;
mod operation;
mod operations;
mod question;
mod secret;
mod secured;
mod session;
mod shared;
#[cfg(test)]
mod tests;
mod trouble;
mod whole;

pub use address::{Address, AddressError};
pub use client::{ConnectError, SparkConnect};
pub use secret::{NoSecret, Secret};
