//! Answers that are none: told as such, without a panic and without the memory that they say they need.

use std::fmt::Debug;

use polars::prelude::df;
use polars_arrow::{
    array::{BinaryArray, Int64Array, ListArray, NullArray, StructArray, Utf8Array},
    datatypes::{ArrowDataType, Field},
    io::ipc::write::Compression,
    offset::OffsetsBuffer,
};
use proptest::prelude::*;

use super::{
    super::{
        arrow_guard::Unread,
        frames::frames,
        message::{ArrowBatch, ExecutePlanResponse},
    },
    Act, Fake,
    answers::stream,
    as_usual, bounded, client,
    fake::framed,
    heights, rows, well,
};
use crate::{engine::Asks, table::EngineFault};

fn wrong(outcome: Result<impl Debug, Unread>) -> String {
    match outcome {
        Err(Unread::Wrong(what)) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn arrow_that_is_none_is_told_so() {
    let (count, bytes) = rows(50);
    assert_eq!(heights(&frames(&bytes, count, 50).unwrap()), [50]);
    for end in 0..bytes.len() {
        // A stream may end without saying so, but not within its rows.
        let read = frames(&bytes[..end], count, 50);
        assert!(read.is_err() || end >= bytes.len() - 8, "{end} of {}", bytes.len());
    }
    assert!(wrong(frames(b"PAR1 and much more than that", 0, 9)).contains("Arrow is cut off, or none"));
    assert!(wrong(frames(&[], 0, 9)).contains("no stream of Arrow"));
    assert!(wrong(frames(&bytes, 49, 50)).contains("said to have 49 rows, and has 50"));
    assert!(wrong(frames(&bytes, -1, 50)).contains("said to have -1 rows"));
    assert_eq!(frames(&bytes, 50, 49).unwrap_err(), Unread::TooMany);
}

#[test]
fn columns_that_are_not_asked_for_are_named() {
    let list = ArrowDataType::LargeList(Box::new(Field::new("item".into(), ArrowDataType::Int64, true)));
    let values = Int64Array::from_slice([1, 2]).boxed();
    let list = ListArray::<i64>::new(list, OffsetsBuffer::try_from(vec![0, 2]).unwrap(), values.clone(), None).boxed();
    let fields = vec![Field::new("inner".into(), ArrowDataType::Int64, true)];
    let nested = StructArray::new(ArrowDataType::Struct(fields), 2, vec![values], None).boxed();
    for column in [list, nested, BinaryArray::<i64>::from_slice([b"a"]).boxed()] {
        let rows = i64::try_from(column.len()).unwrap();
        let said = wrong(frames(&stream(vec![("odd", column)], None), rows, 9));
        assert!(said.contains("its column \"odd\" is none of integers"), "{said}");
    }
}

#[test]
fn a_compressed_batch_is_refused_with_what_to_set() {
    let column = Utf8Array::<i64>::from_slice(["a"; 1000]).boxed();
    let said = wrong(frames(&stream(vec![("a", column)], Some(Compression::LZ4)), 1000, 1000));
    assert!(said.contains("spark.sql.execution.arrow.compression.codec must be none"), "{said}");
}

#[test]
fn rows_that_need_no_bytes_are_counted_all_the_same() {
    let column = NullArray::new(ArrowDataType::Null, 2 << 20).boxed();
    assert_eq!(frames(&stream(vec![("void", column)], None), 2 << 20, 1 << 20).unwrap_err(), Unread::TooMany);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    /// Whatever is wrong with it: an error, or rows of the number that was said; never a panic, never the memory that a byte asks for.
    #[test]
    fn damaged_arrow_never_breaks_the_reader(places in prop::collection::vec((0.0..1.0, any::<u8>()), 1..6)) {
        let texts: Vec<Option<&str>> = vec![Some("RUS"), None, Some("longer than twelve bytes"), Some("IRN")];
        let mut bytes = super::arrow(&mut df!("number" => [1_i64, 2, 3, 4], "text" => texts).unwrap());
        for (place, byte) in places {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place within few bytes")]
            let place = (place * bytes.len() as f64) as usize;
            bytes[place] = byte;
        }
        if let Ok(read) = frames(&bytes, 4, 1000) {
            prop_assert_eq!(heights(&read).into_iter().sum::<usize>(), 4);
        }
    }
}

#[test]
fn answers_that_are_none_fail_and_are_stopped() {
    let garbage =
        framed(&ExecutePlanResponse { arrow_batch: Some(ArrowBatch { row_count: 1, data: b"garbage".as_slice().into() }) });
    // No Arrow; a message that is packed in a way that nobody agreed on; no protobuf; no such flag.
    for body in [garbage.to_vec(), vec![1, 0, 0, 0, 1, 7], vec![0, 0, 0, 0, 2, 0xff, 0xff], vec![9, 0, 0, 0, 0]] {
        let fake = Fake::new(move |number, _| if number == 0 { Act::Raw(body.clone()) } else { as_usual() });
        let client = client(&fake);
        assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Failed));
        fake.until("it is stopped", |heard| !heard.stopped.is_empty());
        assert_eq!(heights(&client.ask("SELECT 1", &[]).unwrap()), [3]);
    }
}

#[test]
fn a_message_that_says_it_is_huge_is_too_large() {
    let fake = Fake::new(|_, _| Act::Raw(vec![0, 0xff, 0xff, 0xff, 0xff]));
    let client = client(&fake);
    assert!(matches!(client.ask("SELECT 1", &[]), Err(EngineFault::TooLarge { .. })));
    fake.until("it is stopped", |heard| !heard.stopped.is_empty());
}

#[test]
fn a_stream_that_says_nothing_for_ever_is_overdue_and_one_of_no_rows_too_large() {
    let fake = Fake::new(|number, _| if number == 0 { Act::Progress } else { Act::Endless(0, rows(0).1) });
    let client = bounded(&fake, |limits| (limits.engine_time, limits.engine_bytes) = (2_000, 1 << 20));
    assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Overdue { milliseconds: 2_000 }));
    let client = bounded(&fake, |limits| limits.engine_bytes = 1 << 20);
    assert!(matches!(client.ask("SELECT 1", &[]), Err(EngineFault::TooLarge { .. })));
    fake.until("both are stopped", |heard| heard.stopped.len() == 2);
}

#[test]
fn a_peer_that_speaks_something_else_is_not_reached() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let peer = std::thread::spawn(move || {
        use std::io::Write;
        while let Ok((mut stream, _)) = listener.accept() {
            if stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").is_err() {
                break;
            }
        }
    });
    let mut fake = Fake::new(well);
    fake.address = address;
    let client = bounded(&fake, |limits| limits.engine_time = 500);
    assert_eq!(client.ask("SELECT 1", &[]), Err(EngineFault::Unreachable));
    drop((client, peer));
}
