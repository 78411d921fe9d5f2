//! Long tables written batch by batch, never held as a whole.

mod batches;
mod frame;
mod observation_frame;
mod stream;

pub use stream::{StreamError, check_stream, stream};
