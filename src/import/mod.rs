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
mod decide;
mod decode;
mod dots;
mod error;
mod eurostat;
mod fcs;
mod flags;
mod formats;
mod header;
mod imts;
mod input;
mod json;
mod label;
mod ledger;
mod mapping;
mod marks;
mod merge;
mod month_names;
mod named_side;
mod number;
mod package;
mod pending;
mod period_column;
mod persian;
mod product;
mod propose;
mod propose_columns;
mod provider;
mod reading;
mod reason;
mod record;
mod reply;
mod report;
mod revision;
mod row;
mod run;
mod sink;
mod source_words;
mod standing;
mod store;
mod summary;
mod texts_read;
mod tidy;
mod tidy_columns;
mod tidy_figure;
mod tidy_words;
mod told;
mod wits;
mod work;
mod workbook;
mod write;

#[cfg(test)]
mod again_tests;
#[cfg(test)]
mod codes_tests;
#[cfg(test)]
mod decided_tests;
#[cfg(test)]
mod order_tests;
#[cfg(test)]
mod parts_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tidy_tests;
#[cfg(test)]
mod told_tests;

pub use error::ImportError;
pub use ledger::{Drop, DroppedCode, Money};
pub use propose::propose;
pub use reason::Reason;
pub use run::{Job, Progress, Step, import};
pub use summary::{Lost, Summary, Text, Total};
pub use work::abandon;
