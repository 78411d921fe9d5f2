//! The log: lines of text or JSON on standard error, which nobody who serves ever waits for (floor 0).

mod clock;
mod escape;
mod form;
mod line;
mod output;
mod queue;

pub use escape::{Notation, escape};
pub use form::LogForm;
pub use line::Line;
pub use output::{LogWriter, Way, dropped, flush, is_started, line, start, write};
