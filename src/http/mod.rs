//! The web: thin handlers over queries, writers and charts; the only place with status codes (floor 8).

mod accept;
mod admin;
mod answer_head;
mod answer_memory;
mod answers;
mod api;
mod app;
mod cache_use;
mod charts;
mod client;
mod coding;
mod conditional;
mod connection;
mod current;
mod data_request;
mod description;
mod discovery;
mod encoding;
mod engine_figures;
mod entry;
mod figure_headers;
mod filename;
mod headers;
mod icon;
mod limits;
mod link;
mod loading;
mod mcp;
mod message_fault;
mod metadata_documents;
mod methods;
mod metrics;
mod middleware;
mod negotiation;
mod observed;
mod oembed;
mod origins;
mod outlet;
mod package_files;
mod pages;
mod partial;
mod policy;
mod posted;
mod posted_form;
mod priority;
mod probes;
mod problem;
mod problem_kinds;
mod process;
mod query_text;
mod range;
mod reload_door;
mod reload_report;
mod render_cache;
mod render_figures;
mod render_pool;
mod reply;
mod request_id;
mod request_line;
mod router;
mod rows_of;
mod security;
mod sent_file;
mod snapshot;
mod stream;
mod token;
mod unpublished;

pub use app::App;
pub use client::{TrustedProxies, TrustedProxy};
pub use connection::{Server, Tls, TlsError};
pub use description::description;
pub use origins::Origins;
pub use reload_door::{ReloadAsked, ReloadDoor, ReloadsAsked, reload_door};
pub use reload_report::{Became, ReloadReport, ReloadResult, ReloadedDataset, ReloadedItem};
pub use router::router;
pub use snapshot::Snapshot;
pub use token::Token;

#[cfg(test)]
mod engine_double;
#[cfg(test)]
mod engine_tests;
#[cfg(test)]
mod overload_tests;
#[cfg(test)]
mod tests;
