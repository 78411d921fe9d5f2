//! `dyad openapi`: the description of the API on standard output.

use clap::Args;

use super::{end::End, said::print};
use crate::http;

/// Print the description of the API.
#[derive(Debug, Args)]
pub(super) struct Openapi {}

impl Openapi {
    /// Prints it.
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(super) fn run(self) -> anyhow::Result<End> {
        print(&http::description())?;
        Ok(End::Done)
    }
}
