//! The web: thin handlers over queries, writers and charts; the only place with status codes (floor 6).

mod accept;
mod answer_head;
mod answers;
mod api;
mod app;
mod charts;
mod conditional;
mod current;
mod data_request;
mod description;
mod discovery;
mod encoding;
mod entry;
mod figure_headers;
mod filename;
mod headers;
mod icon;
mod link;
mod loading;
mod metadata_documents;
mod metrics;
mod middleware;
mod negotiation;
mod oembed;
mod package_files;
mod pages;
mod partial;
mod probes;
mod problem;
mod problem_kinds;
mod process;
mod query_text;
mod range;
mod render_cache;
mod render_pool;
mod reply;
mod router;
mod security;
mod sent_file;
mod serve;
mod snapshot;
mod stream;
mod token;

pub use app::App;
pub use description::description;
pub use router::router;
pub use serve::serve;
pub use snapshot::Snapshot;
pub use token::Token;

#[cfg(test)]
mod tests;
