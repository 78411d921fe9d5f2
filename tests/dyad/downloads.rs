//! The forms in which data are downloaded, each opened with another reader than what wrote it.

mod archives;
mod citations;
mod columns;
mod dialects;
mod lines;
mod one_figure;
mod readers;
mod samples;
mod tables;
mod wide;
mod workbooks;
