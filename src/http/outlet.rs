//! Where an answer that is written while it is read passes from the thread that writes it to the connection: chunk by chunk, and no
//! more of them are on their way than a few. What ends early does not look like the end.

use std::{
    io::{self, Write},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::{Duration, Instant},
};

use axum::body::Bytes;
use hyper::body::{Body, Frame};
use tokio::{sync::mpsc, time::timeout};

use crate::table::EngineFault;

/// Bytes of a chunk.
const CHUNK: usize = 64 * 1024;
/// Chunks on their way.
const ON_THE_WAY: usize = 4;

type Sent = Result<Bytes, io::Error>;

/// Where the writing thread puts its bytes.
pub(super) struct Outlet {
    sender: mpsc::Sender<Sent>,
    chunk: Vec<u8>,
    is_ended: bool,
    /// How long the reader was waited for.
    waited: Duration,
}

/// The chunks as the body of a response.
pub(super) struct Chunks {
    /// One that was waited for already.
    first: Option<Sent>,
    rest: mpsc::Receiver<Sent>,
}

/// An outlet, and what comes out of it.
pub(super) fn outlet() -> (Outlet, Chunks) {
    outlet_of(ON_THE_WAY)
}

fn outlet_of(on_the_way: usize) -> (Outlet, Chunks) {
    let (sender, rest) = mpsc::channel(on_the_way);
    let outlet = Outlet { sender, chunk: Vec::with_capacity(CHUNK), is_ended: false, waited: Duration::ZERO };
    (outlet, Chunks { first: None, rest })
}

impl Outlet {
    /// All is written.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.send_chunk()?;
        self.is_ended = true;
        Ok(())
    }

    /// It ends before its end, for this fault of an engine.
    pub(super) fn fail(&mut self, fault: EngineFault) {
        self.is_ended = true;
        drop(self.send(Err(io::Error::other(fault))));
    }

    /// How long the reader was waited for.
    pub(super) fn waited(&self) -> Duration {
        self.waited
    }

    /// Does the reader still read?
    pub(super) fn is_read(&self) -> Arc<dyn Fn() -> bool + Send + Sync> {
        let sender = self.sender.downgrade();
        Arc::new(move || sender.upgrade().is_some_and(|sender| !sender.is_closed()))
    }

    fn send(&mut self, sent: Sent) -> io::Result<()> {
        let begun = Instant::now();
        let sent = self.sender.blocking_send(sent);
        self.waited += begun.elapsed();
        sent.map_err(|_| io::Error::new(io::ErrorKind::BrokenPipe, "the reader has gone"))
    }

    fn send_chunk(&mut self) -> io::Result<()> {
        let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK));
        if chunk.is_empty() { Ok(()) } else { self.send(Ok(chunk.into())) }
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(CHUNK - self.chunk.len());
        self.chunk.extend_from_slice(&bytes[..taken]);
        if self.chunk.len() == CHUNK {
            self.send_chunk()?;
        }
        Ok(taken)
    }

    /// Chunks go out when they are full; the last one when all is written.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Outlet {
    /// What ended early, by a fault or a panic, must not look like the end.
    fn drop(&mut self) {
        if !self.is_ended && !self.sender.is_closed() {
            drop(self.send(Err(io::Error::other("the answer could not be written to its end"))));
        }
    }
}

impl Chunks {
    /// The same, once there is something to be sent, or it has ended: what an engine cannot answer is told before the first byte.
    ///
    /// # Errors
    /// [`EngineFault`] of the engine, or that it took longer than this.
    pub(super) async fn begun(mut self, within: Duration) -> Result<Self, EngineFault> {
        let milliseconds = u64::try_from(within.as_millis()).unwrap_or(u64::MAX);
        let first = timeout(within, self.rest.recv()).await.map_err(|_| EngineFault::Overdue { milliseconds })?;
        let fault = first.as_ref().and_then(|sent| sent.as_ref().err()?.get_ref()?.downcast_ref::<EngineFault>());
        match fault {
            Some(fault) => Err(fault.clone()),
            None => Ok(Self { first, ..self }),
        }
    }
}

impl Body for Chunks {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(first.map(Frame::data)));
        }
        self.rest.poll_recv(context).map(|sent| sent.map(|sent| sent.map(Frame::data)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_reader_that_goes_ends_the_writing() {
        let (mut outlet, mut chunks) = outlet_of(1);
        let is_read = outlet.is_read();
        let written = tokio::task::spawn_blocking(move || {
            let failed = (0..100).find(|_| outlet.write_all(&vec![7; CHUNK]).is_err());
            (failed, outlet)
        });
        assert_eq!(chunks.rest.recv().await.unwrap().unwrap().len(), CHUNK);
        assert!(is_read());
        drop(chunks);
        // One was read, one lay ready, and the next found nobody.
        let (failed, outlet) = written.await.unwrap();
        assert!(failed.unwrap() <= 3 && !is_read());
        drop(outlet);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_ends_early_does_not_look_whole() {
        let (mut outlet, mut chunks) = outlet();
        let failed = tokio::task::spawn_blocking(move || {
            outlet.write_all(&vec![7; CHUNK + 1]).unwrap();
            panic!("while a row was made");
        });
        assert!(failed.await.is_err());
        assert!(chunks.rest.recv().await.unwrap().is_ok());
        assert!(chunks.rest.recv().await.unwrap().is_err(), "the body ends with a fault");
        assert!(chunks.rest.recv().await.is_none());
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_an_engine_cannot_answer_is_told_before_the_first_byte() {
        let (mut failing, failed) = outlet();
        let (mut whole, sent) = outlet();
        let (_silent, nothing) = outlet();
        let written = tokio::task::spawn_blocking(move || {
            failing.write_all(b"a head").unwrap();
            failing.fail(EngineFault::Unreachable);
            whole.write_all(b"all of it").unwrap();
            whole.finish().unwrap();
        });
        assert_eq!(failed.begun(Duration::from_mins(1)).await.err(), Some(EngineFault::Unreachable));
        let sent = sent.begun(Duration::from_mins(1)).await.unwrap();
        assert_eq!(http_body_util::BodyExt::collect(sent).await.unwrap().to_bytes(), "all of it");
        let overdue = nothing.begun(Duration::from_millis(5)).await.err();
        assert_eq!(overdue, Some(EngineFault::Overdue { milliseconds: 5 }));
        written.await.unwrap();
    }
}
