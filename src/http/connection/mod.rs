//! Connections: how many there are, what each may take of time, head, body and handles, TLS, and an end that lets running requests
//! finish.

mod closed;
mod in_time;
mod metered;
mod open;
mod open_files;
mod progress;
mod request;
mod sent_body;
mod server;
#[cfg(test)]
mod tests;
mod tls;

pub(super) use closed::ConnectionCounters;
pub use server::Server;
pub use tls::{Tls, TlsError};
