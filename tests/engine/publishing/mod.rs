//! `dyad publish`: to folders and to a store that speaks S3, through kills, by two at once, and back to an earlier version.

mod folders;
mod kills;
mod refusals;
mod s3;
mod s3_server;
mod scene;
mod seen_by_engine;
