//! The body of an answer, which may end between two messages and nowhere else. tonic looks for that only where no trailers come.

use std::{
    error::Error,
    io,
    pin::Pin,
    task::{Context, Poll},
};

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};

/// Bytes before each message: whether it is packed, and how long it is.
const HEAD: usize = 5;

/// A body that is watched for where it ends.
pub(super) struct Whole {
    body: Incoming,
    place: Place,
}

/// Where in a message one is.
#[derive(Debug, Default, PartialEq, Eq)]
struct Place {
    /// What has come of its head.
    head: Vec<u8>,
    /// What is to come of the rest.
    left: usize,
}

impl Place {
    fn pass(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            if self.left > 0 {
                let here = self.left.min(bytes.len());
                self.left -= here;
                bytes = &bytes[here..];
                continue;
            }
            let here = (HEAD - self.head.len()).min(bytes.len());
            self.head.extend(&bytes[..here]);
            bytes = &bytes[here..];
            if let [_, length @ ..] = &*self.head
                && let Ok(length) = <[u8; 4]>::try_from(length)
            {
                self.left = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
                self.head.clear();
            }
        }
    }

    fn is_between(&self) -> bool {
        self.left == 0 && self.head.is_empty()
    }
}

impl From<Incoming> for Whole {
    fn from(body: Incoming) -> Self {
        Self { body, place: Place::default() }
    }
}

impl Body for Whole {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let frame = std::task::ready!(Pin::new(&mut self.body).poll_frame(context)).transpose()?;
        match frame.as_ref().and_then(Frame::data_ref) {
            Some(bytes) => self.place.pass(bytes),
            None if !self.place.is_between() => {
                let cut = io::Error::new(io::ErrorKind::UnexpectedEof, "the answer ends within a message");
                return Poll::Ready(Some(Err(cut.into())));
            }
            None => {}
        }
        Poll::Ready(frame.map(Ok))
    }

    fn is_end_stream(&self) -> bool {
        self.place.is_between() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_over_at_its_last_byte_however_it_comes() {
        let messages = [0, 0, 0, 0, 2, 7, 7, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 9];
        for step in 1..=messages.len() {
            let mut place = Place::default();
            for bytes in messages.chunks(step) {
                place.pass(bytes);
            }
            assert!(place.is_between(), "{step}");
        }
        let between: Vec<_> = (0..=messages.len())
            .filter(|end| {
                let mut place = Place::default();
                place.pass(&messages[..*end]);
                place.is_between()
            })
            .collect();
        assert_eq!(between, [0, 7, 12, 18]);
    }
}
