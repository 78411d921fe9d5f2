//! Questions that language models can ask, as tools of the Model Context Protocol (floor 7): one table of them, and one server that
//! answers by HTTP and by standard input and output alike. Messages, and what goes around them, are of the protocol's own SDK.

mod argument;
mod asked;
mod call;
mod call_error;
mod given;
mod guide;
mod note;
mod server;
mod shown;
mod stdio;
mod tool;
mod tools;

pub use asked::Asked;
pub use call::Call;
pub use call_error::CallError;
pub use guide::guide;
pub use server::{Answering, PROTOCOL_VERSIONS, Refusal, Tools};
pub use stdio::serve;
