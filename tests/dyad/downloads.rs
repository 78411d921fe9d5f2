//! The forms in which data are downloaded, each opened with another reader than what wrote it.

mod archives;
mod citations;
mod dialects;
mod lines;
mod samples;
mod tables;
mod workbooks;
