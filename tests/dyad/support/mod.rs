//! What the tests share: packages made for a test, the router without a port, schemas, the imports of the sources, tools outside Rust, and the recorded answers.

pub mod archive;
pub mod command;
pub mod markup;
pub mod mutate;
pub mod package;
pub mod reloading;
pub mod schema;
pub mod served;
pub mod server;
pub mod source;
pub mod table_rows;
pub mod tools;
pub mod world;
