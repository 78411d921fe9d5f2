//! Importers: a provider's files to a data package (floor 3). One file a provider says how its columns map; the rest is
//! shared: texts are read as streams, figures are kept or dropped for a counted reason, sorted, merged with the dataset that is
//! there, written beside it and put in place at once. Nothing is ever added up over products, flows or partners.

mod area_names;
mod baci;
mod codes;
mod comext;
mod comtrade;
mod coverage;
mod cow;
mod decode;
mod dots;
mod error;
mod fcs;
mod flags;
mod formats;
mod header;
mod imts;
mod input;
mod json;
mod label;
mod mapping;
mod marks;
mod merge;
mod month_names;
mod number;
mod package;
mod pending;
mod period_column;
mod persian;
mod product;
mod propose;
mod propose_columns;
mod provider;
mod reason;
mod record;
mod row;
mod run;
mod sink;
mod store;
mod summary;
mod tidy;
mod tidy_columns;
mod tidy_figure;
mod tidy_words;
mod wits;
mod work;
mod workbook;
mod write;

#[cfg(test)]
mod again_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tidy_tests;

pub use error::ImportError;
pub use propose::propose;
pub use reason::{Drop, Reason};
pub use run::{Job, Progress, Step, import};
pub use summary::{Summary, Total};
pub use work::abandon;
