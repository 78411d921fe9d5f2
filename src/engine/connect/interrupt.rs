//! Stopping an operation on the engine, and leaving its session.

use std::{sync::Arc, time::Duration};

use tokio::time::{sleep, timeout};

use super::{
    message::{
        INTERRUPT, InterruptRequest, InterruptResponse, RELEASE, ReleaseSessionRequest, ReleaseSessionResponse, UserContext,
    },
    shared::Shared,
};

/// How often an engine is told to stop an operation that it does not know: it may not yet have begun.
const TIMES: u32 = 4;
/// The first wait between two of them, of which each next is twice as long.
const WAIT: Duration = Duration::from_millis(150);

/// Stops an operation, as well as that can be done.
pub(super) async fn stop(shared: &Arc<Shared>, session: &str, operation: &str) {
    let mut outcome = Ok(false);
    for time in 0..TIMES {
        if time > 0 {
            sleep(WAIT * (1 << (time - 1))).await;
        }
        outcome = told(shared, session, operation).await;
        if outcome == Ok(true) {
            break;
        }
    }
    match outcome {
        // An engine that knows it not, though asked so often, is done with it.
        Ok(_) => shared.counts_interrupted(),
        Err(cause) => shared.health.not_stopped(&shared.clean(&cause), operation),
    }
}

/// Tells the engine; did it know the operation?
async fn told(shared: &Arc<Shared>, session: &str, operation: &str) -> Result<bool, String> {
    let request = InterruptRequest {
        session_id: session.to_owned(),
        user_context: Some(UserContext { user_id: shared.address.user.clone() }),
        client_type: Some(shared.address.agent.clone()),
        interrupt_type: InterruptRequest::OF_ONE_OPERATION,
        operation_id: Some(operation.to_owned()),
    };
    let call = shared.call::<_, InterruptResponse>(INTERRUPT, request);
    let limit = shared.bounds.connect_time;
    let response = timeout(limit, call).await.unwrap_or_else(|_| Err(format!("none within {} ms", limit.as_millis())))?;
    Ok(response.interrupted_ids.iter().any(|stopped| stopped == operation))
}

/// Leaves the session, so that the engine need not keep it until it is old.
pub(super) async fn leave(shared: &Arc<Shared>) {
    let request = ReleaseSessionRequest {
        session_id: shared.session.current().as_ref().to_owned(),
        user_context: Some(UserContext { user_id: shared.address.user.clone() }),
        client_type: Some(shared.address.agent.clone()),
    };
    let call = shared.call::<_, ReleaseSessionResponse>(RELEASE, request);
    if let Ok(Err(cause)) | Err(cause) = timeout(shared.bounds.connect_time, call).await.map_err(|late| late.to_string()) {
        tracing::debug!(cause = shared.clean(&cause), "the engine was not told that this server leaves");
    }
}
