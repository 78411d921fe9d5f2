//! The web: thin handlers over queries, writers and charts; the only place with status codes (floor 6).

mod accept;
mod answers;
mod api;
mod app;
mod charts;
mod conditional;
mod data_request;
mod description;
mod discovery;
mod encoding;
mod figure_headers;
mod filename;
mod headers;
mod metrics;
mod middleware;
mod negotiation;
mod pages;
mod probes;
mod problem;
mod query_text;
mod render_cache;
mod render_pool;
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
