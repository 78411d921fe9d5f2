//! The tools on standard input and output: a message a line, and nothing else.

use std::{io, sync::Arc};

use rmcp::{
    RoleServer, ServiceExt,
    service::{QuitReason, ServerInitializeError},
    transport::{async_rw::AsyncRwTransport, io::stdio},
};

use super::{
    call::Call,
    call_error::CallError,
    server::{Answering, Refusal, Tools},
};
use crate::{dataset::Catalogue, write::Site};

/// The longest line that is read.
const LONGEST: usize = 1 << 20;

/// Answers from one catalogue, on threads beside the one that reads.
#[derive(Debug, Clone)]
struct AtHand {
    catalogue: Arc<Catalogue>,
    site: Site,
}

impl Answering for AtHand {
    async fn answer(&self, call: Call) -> Result<Vec<u8>, Refusal> {
        let Self { catalogue, site } = self.clone();
        let work = move || -> Result<Vec<u8>, CallError> { call.asked(&catalogue)?.answer(&catalogue, &site) };
        match tokio::task::spawn_blocking(work).await {
            Ok(answer) => answer.map_err(|error| Refusal::from(&error)),
            Err(error) => {
                tracing::error!(%error, "a call of a tool did not end");
                Err(Refusal { detail: "something went wrong on our side; the log says what".to_owned(), allowed: vec![] })
            }
        }
    }
}

/// Answers calls on standard input until it ends.
///
/// # Errors
/// What standard input or output cannot do.
pub async fn serve(catalogue: Catalogue, site: Site) -> io::Result<()> {
    let (input, output) = stdio();
    let transport = AsyncRwTransport::<RoleServer, _, _>::new(input, output).with_max_line_length(LONGEST);
    let tools = Tools::new(AtHand { catalogue: Arc::new(catalogue), site });
    let running = match tools.serve(transport).await {
        Ok(running) => running,
        // Nobody said anything.
        Err(ServerInitializeError::ConnectionClosed(_)) => return Ok(()),
        Err(error) => return Err(io::Error::other(error)),
    };
    match running.waiting().await {
        Ok(QuitReason::JoinError(error)) | Err(error) => Err(io::Error::other(error)),
        Ok(_) => Ok(()),
    }
}
