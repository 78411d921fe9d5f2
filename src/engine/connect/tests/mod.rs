//! The client against an engine that does what a test says.

mod answers;
mod circuit;
mod fake;
mod given_up;
mod hostile;
mod tried_again;

use std::time::{Duration, Instant};

use polars::prelude::{DataFrame, IpcStreamWriter, SerWriter, df};

use super::{bounds::Bounds, client::SparkConnect, shared::Shared};
use crate::limits::Limits;
use fake::{Act, Fake};

/// Rows with a number and a text, as one stream of Arrow.
fn rows(count: usize) -> (i64, Vec<u8>) {
    let numbers: Vec<i64> = (0..count).map(|number| i64::try_from(number).unwrap()).collect();
    let texts: Vec<String> = numbers.iter().map(|number| format!("text {number}")).collect();
    let mut frame = df!("number" => numbers, "text" => texts).unwrap();
    (i64::try_from(count).unwrap(), arrow(&mut frame))
}

fn arrow(frame: &mut DataFrame) -> Vec<u8> {
    let mut bytes = Vec::new();
    IpcStreamWriter::new(&mut bytes).finish(frame).unwrap();
    bytes
}

/// A client of it, with limits that a test has time for.
fn client(fake: &Fake) -> SparkConnect {
    bounded(fake, |_| {})
}

fn bounded(fake: &Fake, change: impl FnOnce(&mut Limits)) -> SparkConnect {
    let mut limits = Limits { engine_time: 60_000, ..Limits::default() };
    change(&mut limits);
    let address = format!("sc://{}/;token=open-sesame", fake.address).parse().unwrap();
    SparkConnect::of(Shared::new(address, Bounds::from(&limits)).unwrap()).unwrap()
}

/// Waits until something is so; a bound against waiting for ever.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_mins(1), "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn heights(frames: &[DataFrame]) -> Vec<usize> {
    frames.iter().map(DataFrame::height).collect()
}

/// Of a report, how many questions failed for a word.
fn failed(report: &crate::table::EngineReport, word: &str) -> u64 {
    report.failures.iter().find(|(known, _)| *known == word).unwrap().1
}

/// One answer of three rows.
fn as_usual() -> Act {
    Act::Answer(vec![rows(3)])
}

/// The same, to whatever is asked.
fn well(_: usize, _: &super::message::ExecutePlanRequest) -> Act {
    as_usual()
}
