//! One question: sent, tried again where that may help, and read to its end within its bounds.

use std::{
    sync::{Arc, atomic::Ordering::Relaxed},
    time::{Duration, Instant},
};

use http::uri::PathAndQuery;
use polars::prelude::DataFrame;
use tokio::time::{sleep, timeout_at};
use tonic::{Status, Streaming};
use tonic_prost::ProstCodec;

use super::{
    chance,
    frames::frames,
    message::{EXECUTE, ExecutePlanRequest, ExecutePlanResponse, Plan, Relation, Sql, UserContext},
    operation::Operation,
    shared::Shared,
    trouble::{Origin, Trouble, origin},
};
use crate::table::EngineFault;

/// How often a question is sent that the engine was disturbed at: it is not light.
const DISTURBED: u32 = 3;

/// What a question is to end with, unless it is given up: its answer, or why there is none.
pub(super) async fn answered(
    shared: &Arc<Shared>,
    sql: &Sql,
    begun: Instant,
    time: Duration,
) -> Result<Vec<DataFrame>, EngineFault> {
    let mut is_ending = shared.is_ending.subscribe();
    tokio::select! {
        _ = is_ending.wait_for(|is_ending| *is_ending) => Err(EngineFault::Unwanted),
        outcome = in_its_turn(shared, sql, begun, time) => outcome,
    }
}

async fn in_its_turn(shared: &Arc<Shared>, sql: &Sql, begun: Instant, time: Duration) -> Result<Vec<DataFrame>, EngineFault> {
    let until = begun + time;
    let Ok(Ok(_place)) = timeout_at(until.into(), shared.places.acquire()).await else {
        shared.health.complain(&EngineFault::Busy, &format!("{} are asked at a time", shared.bounds.questions));
        return Err(EngineFault::Busy);
    };
    let _running = shared.counts.running();
    // Who waited for his turn may come after somebody found that nobody is there.
    shared.health.may_be_asked()?;
    let (mut attempts, mut before) = (0, None);
    let trouble = loop {
        attempts += 1;
        let trouble = match timeout_at(until.into(), attempt(shared, sql)).await {
            Ok(Ok(answer)) => {
                shared.health.answered();
                return Ok(answer);
            }
            Ok(Err(trouble)) => trouble,
            // Who was not reached before is not slow.
            Err(_) => match before {
                Some(trouble @ Trouble::Unreached(_)) => break trouble,
                _ => return Err(overdue(shared, begun, time)),
            },
        };
        let may_try_again = match &trouble {
            Trouble::Unreached(_) => true,
            Trouble::SessionLost(_) | Trouble::Disturbed(_) => attempts < DISTURBED,
            _ => false,
        };
        let pause =
            if attempts == 1 && matches!(trouble, Trouble::SessionLost(_)) { Duration::ZERO } else { chance::pause(attempts) };
        if !may_try_again || Instant::now() + pause >= until {
            break trouble;
        }
        sleep(pause).await;
        shared.health.may_be_asked()?;
        shared.counts.retries.fetch_add(1, Relaxed);
        before = Some(trouble);
    };
    let tried = if attempts == 1 { String::new() } else { format!(" (after {attempts} attempts)") };
    settle(shared, &trouble, &tried);
    Err(trouble.fault())
}

/// What an attempt says of the engine.
pub(super) fn settle(shared: &Shared, trouble: &Trouble, tried: &str) {
    let (fault, cause) = (trouble.fault(), format!("{}{tried}", shared.clean(trouble.cause())));
    match fault {
        EngineFault::Unreachable => shared.health.failed(fault, &cause, true),
        EngineFault::Unauthorized => shared.health.failed(fault, &cause, false),
        _ => {
            shared.health.complain(&fault, &cause);
            shared.health.answered();
        }
    }
}

/// The time is over. Where that was the engine's whole time, and it answered nobody else meanwhile, it is not well.
fn overdue(shared: &Shared, begun: Instant, time: Duration) -> EngineFault {
    let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    let (fault, cause) = (EngineFault::Overdue { milliseconds }, "the operation is stopped");
    if time >= shared.bounds.time && !shared.health.has_answered_since(begun) {
        shared.health.failed(fault.clone(), cause, false);
    } else {
        shared.health.complain(&fault, cause);
    }
    fault
}

/// Sends the question once.
pub(super) async fn attempt(shared: &Arc<Shared>, sql: &Sql) -> Result<Vec<DataFrame>, Trouble> {
    let (number, link) = shared.connections.get().await.map_err(Trouble::Unreached)?;
    let mut grpc = shared.grpc(link);
    grpc.ready().await.map_err(|error| Trouble::Unreached(error.to_string()))?;
    let operation = Operation::begin(shared);
    let request = ExecutePlanRequest {
        session_id: operation.session.as_ref().to_owned(),
        user_context: Some(UserContext { user_id: shared.address.user.clone() }),
        plan: Some(Plan { root: Some(Relation { sql: Some(sql.clone()) }) }),
        client_type: Some(shared.address.agent.clone()),
        operation_id: Some(operation.name.as_ref().to_owned()),
    };
    let mut silence = Silence { shared, number, since: Instant::now(), is_over: false };
    let codec = ProstCodec::<ExecutePlanRequest, ExecutePlanResponse>::default();
    let asked = grpc.server_streaming(shared.request(request), PathAndQuery::from_static(EXECUTE), codec).await;
    let outcome = match asked {
        Ok(response) => {
            silence.is_over = true;
            read(shared, response.into_inner()).await
        }
        Err(status) => Err(Ended::By(status)),
    };
    silence.is_over = true;
    drop(silence);
    match outcome {
        Ok(answer) => {
            operation.ended();
            Ok(answer)
        }
        Err(Ended::By(status)) => {
            let trouble = Trouble::of(&status, &shared.bounds);
            // Sail has its workers by session, and one whose worker is lost fails until that is noticed, minutes later.
            if matches!(trouble, Trouble::SessionLost(_) | Trouble::Disturbed(_)) {
                shared.session.renew(&operation.session);
            }
            // What the engine refused or ended itself need not be stopped; what was cut off must be.
            if origin(&status) == Origin::Engine {
                operation.ended();
            }
            Err(trouble)
        }
        Err(Ended::Here(trouble)) => Err(trouble),
    }
}

/// Why a stream was read no further.
enum Ended {
    By(Status),
    Here(Trouble),
}

/// Reads an answer to its end, and holds no more of it than may be.
async fn read(shared: &Shared, mut stream: Streaming<ExecutePlanResponse>) -> Result<Vec<DataFrame>, Ended> {
    let bounds = &shared.bounds;
    let (mut rows, mut came, mut held) = (0, 0, 0);
    let mut answer = Vec::new();
    while let Some(message) = stream.message().await.map_err(Ended::By)? {
        // What an engine tells of its progress is no part of the answer.
        let Some(batch) = message.arrow_batch else { continue };
        let size = batch.data.len() as u64;
        shared.counts.bytes.fetch_add(size, Relaxed);
        came += size;
        let frames = frames(&batch.data, batch.row_count, bounds.rows.saturating_sub(rows));
        for frame in frames.map_err(|unread| Ended::Here(Trouble::unread(unread, bounds)))? {
            rows += frame.height() as u64;
            held += frame.estimated_size() as u64;
            shared.counts.rows.fetch_add(frame.height() as u64, Relaxed);
            // One without rows tells the columns; further ones tell nothing.
            if frame.height() > 0 || answer.is_empty() {
                answer.push(frame);
            }
        }
        if rows > bounds.rows {
            return Err(Ended::Here(Trouble::too_many_rows(bounds)));
        }
        if came.max(held) > bounds.bytes {
            return Err(Ended::Here(Trouble::too_many_bytes(bounds)));
        }
    }
    Ok(answer)
}

/// A connection on which a question was sent and nothing came. Where that goes on for long, it is not trusted any more.
struct Silence<'a> {
    shared: &'a Shared,
    number: u64,
    since: Instant,
    is_over: bool,
}

impl Drop for Silence<'_> {
    fn drop(&mut self) {
        if !self.is_over && self.since.elapsed() > self.shared.bounds.connect_time {
            self.shared.connections.forget(self.number);
        }
    }
}
