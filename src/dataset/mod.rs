//! Data packages: read, checked whole, and held in a catalogue (floor 2).

mod builtin;
mod catalogue;
mod claims;
mod dates;
mod events;
mod files;
mod header;
mod load;
mod observations;
mod package;
mod parquet;
mod record;
mod row;
mod text;

pub use catalogue::{Catalogue, DatasetError, Entry, Roots, State};
pub use dates::{DATE_ALLOWED, partial_date};
pub use files::Files;
pub use load::{Dataset, load};
pub use package::{DESCRIPTOR, is_slug};
