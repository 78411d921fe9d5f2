//! What is asked arrives as it was asked, and what is answered as it was answered.

use std::{sync::Arc, thread};

use polars::prelude::{AnyValue, Column, DataType, NamedFrom, Series};
use polars_arrow::{
    array::{Array, DictionaryArray, Int16Array, Int32Array, NullArray, Utf8Array, Utf8ViewArray},
    datatypes::{ArrowDataType, ArrowSchema, Field},
    io::ipc::write::{StreamWriter, WriteOptions},
    record_batch::RecordBatchT,
};

use super::{
    super::{frames::frames, message::Value},
    Act, Fake, bounded, client, heights, rows, until, well,
};
use crate::{
    engine::{Argument, Asks},
    table::EngineWatch,
};

#[test]
fn a_question_is_sent_with_its_arguments_and_read_batch_by_batch() {
    let fake = Fake::new(|_, _| Act::Answer(vec![rows(0), rows(3), rows(0), rows(2)]));
    let client = client(&fake);
    let arguments = [("area", Argument::Text("'; DROP".to_owned())), ("day", Argument::Number(i64::MIN))];
    let frames = client.ask("SELECT :area, :day", &arguments).unwrap();
    assert_eq!(heights(&frames), [0, 3, 2]);
    assert_eq!(frames[1].column("number").unwrap().get(2).unwrap(), AnyValue::Int64(2));
    assert_eq!(frames[1].column("text").unwrap().get(2).unwrap(), AnyValue::String("text 2"));
    let heard = fake.heard();
    let asked = &heard.asked[0];
    let sql = asked.plan.clone().unwrap().root.unwrap().sql.unwrap();
    assert_eq!(sql.query, "SELECT :area, :day");
    let value = |name: &str| sql.named_arguments[name].literal.clone().unwrap().value.unwrap();
    assert_eq!((value("area"), value("day")), (Value::Text("'; DROP".to_owned()), Value::Long(i64::MIN)));
    assert_eq!(asked.user_context.clone().unwrap().user_id, "dyad");
    assert_eq!(heard.headers[0]["authorization"], "Bearer open-sesame");
    assert!(heard.headers[0]["user-agent"].to_str().unwrap().starts_with("dyad/"));
    let report = client.report();
    assert_eq!((report.questions, report.rows, report.running, report.interrupted, report.retries), (1, 5, 0, 0, 0));
    assert!(report.bytes > 0 && report.seconds > 0.0 && report.down_for.is_none());
}

#[test]
fn one_session_and_one_connection_serve_many_questions_at_once_within_their_number() {
    let fake = Fake::new(|_, _| {
        let (count, bytes) = rows(2);
        Act::Late(std::time::Duration::from_millis(30), count, bytes)
    });
    let client = Arc::new(bounded(&fake, |limits| limits.engine_questions = 3));
    thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| assert_eq!(heights(&client.ask("SELECT 1", &[]).unwrap()), [2]));
        }
    });
    let heard = fake.heard();
    assert_eq!((heard.asked.len(), heard.connections), (12, 1));
    assert!(heard.at_a_time.1 <= 3, "{}", heard.at_a_time.1);
    assert!(heard.asked.iter().all(|asked| asked.session_id == heard.asked[0].session_id));
    let mut operations: Vec<_> = heard.asked.iter().map(|asked| asked.operation_id.clone()).collect();
    operations.sort();
    operations.dedup();
    assert_eq!(operations.len(), 12);
}

#[test]
fn who_ends_leaves_the_session() {
    let fake = Fake::new(well);
    let client = client(&fake);
    client.ask("SELECT 1", &[]).unwrap();
    drop(client);
    let heard = fake.heard();
    assert_eq!(heard.left, [heard.asked[0].session_id.clone()]);
}

#[test]
fn an_engine_that_was_never_asked_is_not_spoken_to() {
    let fake = Fake::new(well);
    drop(client(&fake));
    assert_eq!(fake.heard().connections, 0);
}

#[test]
fn the_client_may_be_asked_and_dropped_by_a_thread_that_serves() {
    let fake = Fake::new(well);
    let client = client(&fake);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async move {
        assert_eq!(heights(&client.ask("SELECT 1", &[]).unwrap()), [3]);
        drop(client);
    });
    until("it is left", || !fake.heard().left.is_empty());
}

/// Columns as they are, in one stream of Arrow.
pub(super) fn stream(
    columns: Vec<(&str, Box<dyn Array>)>,
    compression: Option<polars_arrow::io::ipc::write::Compression>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = StreamWriter::new(&mut bytes, WriteOptions { compression });
    let field =
        |(name, array): &(&str, Box<dyn Array>)| ((*name).into(), Field::new((*name).into(), array.dtype().clone(), true));
    let schema: Arc<ArrowSchema> = Arc::new(columns.iter().map(field).collect());
    writer.start(&schema, None).unwrap();
    let height = columns[0].1.len();
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    writer.write(&RecordBatchT::new(height, schema, arrays), None).unwrap();
    writer.finish().unwrap();
    bytes
}

#[test]
fn every_form_of_strings_and_integers_comes_as_one() {
    let texts = [Some("RUS"), None, Some("a text that is longer than twelve bytes")];
    let keys = Int32Array::from([Some(1), None, Some(0)]).to_boxed();
    let keys = keys.as_any().downcast_ref::<Int32Array>().unwrap().clone();
    let values = Utf8Array::<i32>::from_slice(["a text that is longer than twelve bytes", "RUS"]).boxed();
    let bytes = stream(
        vec![
            ("small", Utf8Array::<i32>::from(texts).boxed()),
            ("large", Utf8Array::<i64>::from(texts).boxed()),
            ("view", Utf8ViewArray::from_slice(texts).boxed()),
            ("dictionary", DictionaryArray::try_from_keys(keys, values, false).unwrap().boxed()),
            ("short", Int16Array::from([Some(-1), None, Some(1)]).boxed()),
            ("int", Int32Array::from([Some(-1), None, Some(1)]).boxed()),
            ("void", NullArray::new(ArrowDataType::Null, 3).boxed()),
        ],
        None,
    );
    let frames = frames(&bytes, 3, 3).unwrap();
    let column = |name: &str| frames[0].column(name).unwrap().as_materialized_series().clone();
    let wanted = Series::new("text".into(), texts);
    for name in ["small", "large", "view", "dictionary"] {
        assert!(column(name).equals_missing(&wanted.clone().with_name(name.into())), "{name}: {}", column(name));
    }
    for name in ["short", "int"] {
        assert_eq!(column(name).dtype(), &DataType::Int32);
        assert!(column(name).equals_missing(&Series::new(name.into(), [Some(-1), None, Some(1)])), "{name}");
    }
    assert_eq!(Column::from(column("void")).null_count(), 3);
}
