//! dyad: a server for bilateral trade statistics. Floors from the ground up; a file imports its own folder or lower floors.

pub mod batch;
pub mod bundle;
pub mod chart;
pub mod cli;
pub mod dataset;
pub mod http;
pub mod import;
pub mod language;
pub mod openapi;
pub mod page;
pub mod parameter;
pub mod query;
pub mod series;
pub mod statistics;
pub mod table;
pub mod trade;
pub mod write;
