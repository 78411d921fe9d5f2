//! The web: thin handlers over queries, writers and charts; the only place with status codes (floor 6).

mod answers;
mod api;
mod app;
mod chart_addresses;
mod conditional;
mod content;
mod description;
mod discovery;
mod envelope;
mod headers;
mod metrics;
mod negotiation;
mod offload;
mod pages;
mod parameters;
mod preferences;
mod probes;
mod problem;
mod renders;
mod reply;
mod router;
mod serve;
mod stream;

pub use app::App;
pub use description::description;
pub use router::router;
pub use serve::{Limits, serve};

#[cfg(test)]
mod tests;
