//! A long table written batch by batch, never held as a whole.

mod frame;
mod stream;

pub use stream::{StreamError, check_stream, stream};
