//! Where the log of the process goes.

use std::{
    cell::RefCell,
    fs::File,
    io::{self, Write},
    os::fd::AsFd,
    sync::OnceLock,
    time::Duration,
};

use tracing::Level;
use tracing_subscriber::fmt::MakeWriter;

use super::{
    escape::{Notation, escape},
    form::LogForm,
    line::Line,
    queue::Queue,
};

static OUTPUT: OnceLock<Output> = OnceLock::new();

/// How lines get to standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// At once, in order with all else that a command says there.
    Direct,
    /// By a thread, with so many bytes waiting for it at most, so that a server never waits for who reads its log.
    Queued(usize),
}

#[derive(Debug)]
struct Output {
    form: LogForm,
    notation: Notation,
    queue: Option<Queue>,
}

/// Starts the log of the process; only the first start counts.
///
/// # Errors
/// When the system gives no thread, or no second handle of standard error.
pub fn start(form: LogForm, has_colours: bool, way: Way) -> io::Result<()> {
    let notation = if has_colours && form == LogForm::Text { Notation::Colours } else { form.notation() };
    let queue = match way {
        Way::Direct => None,
        // A handle of its own: one that is written through the standard library's would keep a panic's message waiting too.
        Way::Queued(room) => {
            let handle = File::from(io::stderr().as_fd().try_clone_to_owned()?);
            Some(Queue::start(room, handle, move |count| told(form, count))?)
        }
    };
    let _ = OUTPUT.set(Output { form, notation, queue });
    Ok(())
}

/// One line with the fields that `fill` gives it.
pub fn line(form: LogForm, level: Level, target: &str, fill: impl FnOnce(&mut Line<'_>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut line = Line::begin(&mut bytes, form, level, target);
    fill(&mut line);
    line.end();
    bytes
}

/// The line that says how many lines are missing.
fn told(form: LogForm, count: u64) -> Vec<u8> {
    let text = "lines of the log were dropped, since they were not read as fast as they came";
    line(form, Level::WARN, "dyad::log", |line| {
        line.text("message", text).number("dropped", count);
    })
}

/// Is there a log?
#[must_use]
pub fn is_started() -> bool {
    OUTPUT.get().is_some()
}

/// Lines that were dropped since the start.
#[must_use]
pub fn dropped() -> u64 {
    OUTPUT.get().and_then(|output| output.queue.as_ref()).map_or(0, Queue::dropped)
}

/// Waits until all is written, but no longer than this.
pub fn flush(patience: Duration) {
    if let Some(queue) = OUTPUT.get().and_then(|output| output.queue.as_ref()) {
        queue.flush(patience);
    }
}

/// Writes one line with the fields that `fill` gives it.
pub fn write(level: Level, target: &str, fill: impl FnOnce(&mut Line<'_>)) {
    thread_local! {
        static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    let Some(output) = OUTPUT.get() else { return };
    BYTES.with_borrow_mut(|bytes| {
        let mut line = Line::begin(bytes, output.form, level, target);
        fill(&mut line);
        line.end();
        output.send(bytes);
    });
}

impl Output {
    /// A log that cannot be written is no reason for anything to stop.
    fn send(&self, line: &[u8]) {
        match &self.queue {
            Some(queue) => queue.push(line),
            None => drop(io::stderr().write_all(line)),
        }
    }
}

/// What the lines of `tracing` are written through. Each comes whole, with its end; whatever is inside it, it stays one line.
#[derive(Debug, Clone, Copy, Default)]
pub struct LogWriter;

impl Write for LogWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(output) = OUTPUT.get() {
            output.send(&whole(bytes, output.notation));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for LogWriter {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        Self
    }
}

/// The line with everything escaped but its end.
fn whole(bytes: &[u8], notation: Notation) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut line = Vec::with_capacity(bytes.len());
    escape(text.strip_suffix('\n').unwrap_or(&text), notation, &mut line);
    line.push(b'\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_as_a_line_goes_as_a_line() {
        let text = "WARN a\nb: the header \"x\u{1b}\"\n";
        assert_eq!(whole(text.as_bytes(), Notation::Text), b"WARN a\\nb: the header \"x\\u{1b}\"\n");
    }

    #[test]
    fn that_lines_are_missing_is_told_in_either_form() {
        let text = String::from_utf8(told(LogForm::Text, 7)).unwrap();
        assert!(text.contains(" WARN dyad::log: ") && text.ends_with("dropped=7\n"), "{text}");
        let read: serde_json::Value = serde_json::from_slice(&told(LogForm::Json, 7)).unwrap();
        assert_eq!(read["dropped"], 7);
    }
}
