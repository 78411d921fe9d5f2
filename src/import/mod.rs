//! Importers: a provider's files to a data package (floor 3). One file a provider says how its columns map; the rest is
//! shared: texts are read as streams, figures are kept or dropped for a counted reason, sorted, merged with the dataset that is
//! there, written beside it and put in place at once. Nothing is ever added up over products, flows or partners.

mod area_names;
mod buffered_mapper;
mod classification;
mod codes;
mod coverage;
mod decide;
mod decimal_marks;
mod decode;
mod delimited_text;
mod error;
mod flags;
mod formats;
mod header;
mod job;
mod json;
mod ledger;
mod mapping;
mod merge;
mod month_names;
mod number;
mod opened_file;
mod package;
mod parquet_files;
mod period_column;
mod period_label;
mod persian;
mod precedence;
mod product;
mod progress;
mod propose;
mod propose_columns;
mod provider;
mod providers;
mod reason;
mod report;
mod revision;
mod row;
mod row_collector;
mod row_order;
mod run;
mod run_file;
mod service_reply;
mod source_words;
mod summary;
mod summary_text;
mod table_schema;
mod text_reader;
mod texts_read;
mod tidy_words;
mod workbook;
mod workspace;
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
mod summary_text_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tidy_tests;

pub use error::ImportError;
pub use job::Job;
pub use ledger::{Drop, DroppedCode, Money};
pub use progress::{Progress, Step};
pub use propose::propose;
pub use reason::DropReason;
pub use run::import;
pub use summary::{Lost, Summary, Text, Total};
pub use workspace::{abandon, turn};
