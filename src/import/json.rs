//! JSON as records, one at a time: the objects of an array under `data` (UN Comtrade), `value` (OData), `results` and the like, or
//! of a bare array, each under the names of the first; or rows of arrays of which the first is the header (US Census). Numbers
//! are taken as they are written, so no figure passes through a float.

use std::{
    cell::Cell,
    collections::BTreeMap,
    fmt,
    io::{self, Read},
    rc::Rc,
};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{delimited_text::Record, error::ImportError, header::Header, service_reply::ServiceReply};
use crate::limits::{Limits, count};

/// What is done with each record; the header is the same for all.
pub(super) type EachRecord<'a> = &'a mut dyn FnMut(&Header, Record) -> Result<(), ImportError>;

/// Members that hold the records.
const HOLDERS: [&str; 9] = ["data", "value", "results", "result", "records", "items", "rows", "dataset", "d"];

/// Gives every record to `each`. A record's line is its place in the array.
pub(super) fn read_objects<'a>(input: &'a mut dyn Read, file: &'a str, each: EachRecord<'a>) -> Result<(), ImportError> {
    let mut state = JsonReader {
        each,
        file,
        names: Vec::new(),
        header: None,
        place: 0,
        failed: None,
        reply: ServiceReply::default(),
        left: Rc::default(),
    };
    let most = Limits::current().record_bytes;
    let left = Rc::clone(&state.left);
    left.set(most);
    let mut deserializer = serde_json::Deserializer::from_reader(Measured { input, left, most });
    let result = Document(&mut state).deserialize(&mut deserializer).and_then(|()| deserializer.end());
    match (state.failed, result) {
        (Some(error), _) => Err(error),
        (None, Err(error)) if state.place == 0 => {
            let plain = || format!("after record 0: {error}");
            Err(ImportError::input(file, state.reply.said().unwrap_or_else(plain)))
        }
        (None, Err(error)) => Err(ImportError::input(file, format!("after record {}: {error}", state.place))),
        (None, Ok(())) if state.place == 0 => {
            let plain = || format!("the JSON has no records under {}", HOLDERS[..6].join(", "));
            Err(ImportError::input(file, state.reply.said().unwrap_or_else(plain)))
        }
        (None, Ok(())) => Ok(()),
    }
}

/// Bytes of a document, so many at most of one record, or of one member that holds none: a single text may be longer than memory.
struct Measured<'a> {
    input: &'a mut dyn Read,
    left: Rc<Cell<u64>>,
    most: u64,
}

impl Read for Measured<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        let left = self.left.get().checked_sub(count as u64);
        self.left.set(left.ok_or_else(|| {
            io::Error::other(format!("a record or a member of more than {} bytes (the limit record-bytes)", self.most))
        })?);
        Ok(count)
    }
}

struct JsonReader<'a> {
    each: EachRecord<'a>,
    file: &'a str,
    names: Vec<String>,
    header: Option<Header>,
    place: u64,
    failed: Option<ImportError>,
    /// Bytes that may be read until the record, or the member beside the records, at hand is at its end.
    left: Rc<Cell<u64>>,
    /// What the document says beside its records.
    reply: ServiceReply,
}

/// A document, or a member that may hold the records.
struct Document<'a, 'b>(&'a mut JsonReader<'b>);

/// A record: named fields, or fields in the order of the header.
enum Element {
    Object(BTreeMap<String, Box<RawValue>>),
    Row(Vec<Box<RawValue>>),
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object with an array of records, or that array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            self.0.begin();
            if HOLDERS.contains(&name.as_str()) {
                map.next_value_seed(Document(self.0))?;
                continue;
            }
            if ServiceReply::tells(&name) {
                let raw = map.next_value::<Box<RawValue>>()?;
                self.0.reply.take(&name, raw.get());
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.0.begin();
        while let Some(element) = seq.next_element::<Element>()? {
            self.0.begin();
            if let Err(error) = self.0.element(&element) {
                self.0.failed = Some(error);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Element;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a record")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Element, A::Error> {
                let mut object = BTreeMap::new();
                while let Some((name, value)) = map.next_entry()? {
                    object.insert(name, value);
                }
                Ok(Element::Object(object))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Element, A::Error> {
                let mut row = Vec::new();
                while let Some(value) = seq.next_element()? {
                    row.push(value);
                }
                Ok(Element::Row(row))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl JsonReader<'_> {
    /// Another record, or member, may be as long as any.
    fn begin(&self) {
        self.left.set(Limits::current().record_bytes);
    }

    fn element(&mut self, element: &Element) -> Result<(), ImportError> {
        self.place += 1;
        let fields: Vec<String> = match element {
            Element::Object(object) => {
                // A member that the objects before had not is one more column.
                if self.names.iter().filter(|name| object.contains_key(*name)).count() < object.len() {
                    let new: Vec<String> = object.keys().filter(|name| !self.names.contains(name)).cloned().collect();
                    self.head(self.names.iter().cloned().chain(new).collect());
                }
                if self.names.len() > count(Limits::current().imported_columns) {
                    let text = format!(
                        "record {}: its members and those before come to more than {} columns (the limit imported-columns)",
                        self.place,
                        Limits::current().imported_columns
                    );
                    return Err(ImportError::input(self.file, text));
                }
                self.names.iter().map(|name| object.get(name).map_or_else(String::new, |raw| text(raw))).collect()
            }
            Element::Row(row) if self.header.is_none() => {
                self.head(row.iter().map(|raw| text(raw)).collect());
                return Ok(());
            }
            Element::Row(row) => row.iter().map(|raw| text(raw)).collect(),
        };
        let Some(header) = &self.header else { return Ok(()) };
        (self.each)(header, Record::from_fields(self.place, fields.iter().map(String::as_str)))
    }

    fn head(&mut self, names: Vec<String>) {
        self.header = Some(Header::from_record(&Record::from_fields(1, names.iter().map(String::as_str))));
        self.names = names;
    }
}

/// A JSON value as the CSV would have it. A number of three decimals gets a fourth, so that nothing takes its point for one
/// between thousands.
fn text(raw: &RawValue) -> String {
    match raw.get() {
        "null" => String::new(),
        quoted if quoted.starts_with('"') => serde_json::from_str(quoted).unwrap_or_default(),
        plain => unmistakable(plain.to_owned()),
    }
}

/// A number written by a program, whose point stands before decimals.
pub(super) fn unmistakable(mut number: String) -> String {
    if number.len() > 4
        && number.as_bytes()[number.len() - 4] == b'.'
        && number.bytes().rev().take(3).all(|byte| byte.is_ascii_digit())
    {
        number.push('0');
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_written_and_faults_named() {
        let mut found = Vec::new();
        let json = br#"{"count": 2, "data": [{"b": 6804128143.10, "a": "x"}, {"a": null, "b": 1e2}]}"#;
        read_objects(&mut &json[..], "f", &mut |header, record| {
            found.push((header.spelled().join(","), record.fields().collect::<Vec<_>>().join(",")));
            Ok(())
        })
        .unwrap();
        assert_eq!(found, [("a,b".to_owned(), "x,6804128143.10".to_owned()), ("a,b".to_owned(), ",1e2".to_owned())]);
        // A member of the second object only: a column more, empty in the first.
        let mut found = Vec::new();
        read_objects(&mut &br#"[{"b": 1}, {"a": 2, "b": 3}]"#[..], "f", &mut |header, record| {
            found.push((header.spelled().join(","), record.fields().collect::<Vec<_>>().join(",")));
            Ok(())
        })
        .unwrap();
        assert_eq!(found, [("b".to_owned(), "1".to_owned()), ("b,a".to_owned(), "3,2".to_owned())]);
        let denied = br#"{"data": null, "statusCode": 401, "message": "Access denied"}"#;
        let error = read_objects(&mut &denied[..], "f", &mut |_, _| Ok(())).unwrap_err().to_string();
        assert!(error.contains("an error of the service: statusCode: 401; message: Access denied"), "{error}");
        for broken in ["{\"data\": [{]}", "{}", "{\"data\": []}", "{\"data\": 3}", "[[\"a\"]", "[3]"] {
            assert!(read_objects(&mut broken.as_bytes(), "f", &mut |_, _| Ok(())).is_err(), "{broken}");
        }
    }

    fn rows(json: &str) -> Result<Vec<String>, String> {
        let mut found = Vec::new();
        read_objects(&mut json.as_bytes(), "f", &mut |header, record| {
            found.push(format!("{}: {}", header.spelled().join(","), record.fields().collect::<Vec<_>>().join(",")));
            Ok(())
        })
        .map_err(|error| error.to_string())?;
        Ok(found)
    }

    #[test]
    fn rows_of_arrays_and_records_under_other_names() {
        // US Census: the first array is the header. A number of three decimals cannot be taken for thousands.
        assert_eq!(
            rows(r#"[["time","v"],["2001-01","5"],["2001-02",1.234]]"#).unwrap(),
            ["time,v: 2001-01,5", "time,v: 2001-02,1.2340"]
        );
        for json in [
            r#"{"@odata.context": "x", "value": [{"v": 1}]}"#,
            r#"{"d": {"results": [{"v": 1}]}}"#,
            r#"{"status": 200, "results": [{"v": 1}]}"#,
            r#"[{"v": 1}]"#,
        ] {
            assert_eq!(rows(json).unwrap(), ["v: 1"], "{json}");
        }
    }

    #[test]
    fn an_error_reply_is_told_in_its_own_words() {
        let told = rows(r#"{"statusCode": 429, "message": "Rate limit is exceeded. Try again in 1 seconds."}"#).unwrap_err();
        assert!(told.contains("429") && told.contains("Rate limit is exceeded"), "{told}");
        let told = rows(r#"{"error": {"code": "403", "message": "out of call volume quota"}, "data": []}"#).unwrap_err();
        assert!(told.contains("out of call volume quota"), "{told}");
    }
}
