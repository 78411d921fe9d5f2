//! The stream of a connection, which tells how its reading and writing go on.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

use super::progress::Progress;

/// At most so much of what a client still sends is thrown away after it was told no.
const HEARD: usize = 1 << 20;

/// A stream that tells how its reading and writing go on.
pub(super) struct Metered {
    stream: TcpStream,
    progress: Arc<Progress>,
    /// Bytes that were thrown away since the end was sent, once it was.
    heard: Option<usize>,
}

impl Metered {
    pub(super) fn new(stream: TcpStream, progress: Arc<Progress>) -> Self {
        Self { stream, progress, heard: None }
    }

    /// The first byte that has come and was not read, which stays to be read; none when there is nothing more to come.
    pub(super) async fn first_byte(&self) -> io::Result<Option<u8>> {
        let mut first = [0];
        let there = self.stream.peek(&mut first).await?;
        Ok((there > 0).then_some(first[0]))
    }

    /// What is written now says no to what is still being sent.
    pub(super) fn refuse(&self) {
        self.progress.refuse();
    }

    /// Tells how a writing went.
    fn told(&self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match &written {
            Poll::Ready(Ok(bytes)) => self.progress.wrote(*bytes),
            Poll::Ready(Err(_)) => {}
            Poll::Pending => self.progress.must_wait(),
        }
        written
    }
}

impl AsyncRead for Metered {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, into);
        if into.filled().len() > before {
            self.progress.read();
        }
        read
    }
}

impl AsyncWrite for Metered {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.told(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.told(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// All that there was has been written before: a stream of TCP keeps nothing back itself.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.progress.flushed();
        Pin::new(&mut self.stream).poll_flush(context)
    }

    /// Sends the end. Who was told no while he was still sending is heard for a little longer: were the connection closed with
    /// bytes unread, the system would take the answer back.
    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.heard.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
            if !self.progress.ends() {
                return Poll::Ready(Ok(()));
            }
            self.heard = Some(0);
        }
        let mut room = [0; 4096];
        while let Some(heard) = self.heard.filter(|heard| *heard < HEARD) {
            let mut read = ReadBuf::new(&mut room);
            let outcome = ready!(Pin::new(&mut self.stream).poll_read(context, &mut read));
            if outcome.is_err() || read.filled().is_empty() {
                break;
            }
            self.heard = Some(heard + read.filled().len());
        }
        Poll::Ready(Ok(()))
    }
}

impl Drop for Metered {
    /// What a client did not take in time would else stay with the system for minutes more.
    fn drop(&mut self) {
        if self.progress.is_cut()
            && let Err(error) = self.stream.set_zero_linger()
        {
            tracing::debug!(%error, "a connection is closed in the usual way");
        }
    }
}
