//! dyad: a server for bilateral trade statistics, as a library.
//!
//! A room is a module; a file imports its own room or rooms on lower floors. From the ground up:
//!
//! | floor | room | |
//! |---|---|---|
//! | 0 | [`trade`] | the words of the field, parsed once and valid from there on |
//! | 0 | [`durable`] | files and folders that are written whole, and last |
//! | 0 | [`limits`] | what a request, a file or the process may take at most |
//! | 0 | [`log`] | lines of text or JSON, which nobody who serves waits for |
//! | 0 | [`wanted`] | whether what a thread works on is still wanted |
//! | 1 | [`language`] | the languages: messages, names, numbers, dates |
//! | 1 | [`series`], [`table`] | a series of figures; the table that rows are sliced from |
//! | 2 | [`statistics`] | growth, index, shares, mirrors, verdicts: levels to ratios with bounds |
//! | 2 | [`statement`] | what a text says of trade, by a grammar of words |
//! | 2 | [`wording`] | claims and periods in words |
//! | 2 | [`dataset`] | data packages, read strictly and checked whole |
//! | 3 | [`query`] | text to a query to an [`Answer`](query::Answer) |
//! | 3 | [`import`] | a provider's files to a data package |
//! | 4 | [`chart`], [`mod@write`] | an answer to a picture; an answer to tables and documents |
//! | 5 | [`page`], [`openapi`] | the page for people, and an answer in words; the description of the API |
//! | 6 | [`bundle`] | any format of an answer |
//! | 7 | [`mcp`] | the questions that language models can ask, as tools |
//! | 8 | [`http`], [`batch`] | the server; a folder of charts in one command |
//! | 9 | [`cli`] | the command line |
//!
//! The statistics need no server and no data package. 5 billion, as worded, may be 4.5 to 5.5, and 4 billion 3.5 to 4.5, so the
//! fall of 20 per cent from one to the other may be anything from 36.4 per cent to nothing:
//!
//! ```
//! use dyad::{series::Subject, statistics::growth, trade::{Level, Valuation}};
//!
//! let billions = |figure: &str| Level::from_wording(figure.parse().unwrap(), 9, Some(0), Valuation::Unknown).unwrap().0;
//! let fell = growth(billions("5"), billions("4"), Subject::Turnover);
//! assert_eq!((fell.value, fell.high), (Some(-20.0), Some(0.0)));
//! assert_eq!(fell.low.map(f64::round), Some(-36.0));
//! ```

pub mod batch;
pub mod bundle;
pub mod chart;
pub mod cli;
pub mod dataset;
pub mod durable;
#[cfg(feature = "spark-connect")]
pub mod engine;
pub mod http;
pub mod import;
pub mod language;
pub mod limits;
pub mod log;
pub mod mcp;
pub mod openapi;
pub mod page;
pub mod parameter;
#[cfg(feature = "spark-connect")]
pub mod publish;
#[cfg(feature = "spark-connect")]
pub mod published;
pub mod query;
pub mod regular_file;
pub mod series;
pub mod statement;
pub mod statistics;
pub mod table;
pub mod trade;
pub mod wanted;
pub mod watch;
pub mod wording;
pub mod write;
