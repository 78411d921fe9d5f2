//! The JSON of the UN Comtrade API: the objects of `data`, one at a time, each as a record under the names of the first.
//! Numbers are taken as they are written, so no figure passes through a float.

use std::{collections::BTreeMap, fmt, io::Read};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{error::ImportError, header::Header, record::Record, reply::Reply};

/// What is done with each record; the header is the same for all.
pub(super) type Each<'a> = &'a mut dyn FnMut(&Header, &Record) -> Result<(), ImportError>;

/// Gives every object of the array `data` (or of a bare array) to `each`. A record's line is its place in the array.
pub(super) fn read_objects(input: &mut dyn Read, file: &str, each: Each<'_>) -> Result<(), ImportError> {
    let mut state = Reading { each, names: Vec::new(), header: None, place: 0, failed: None, reply: Reply::default() };
    let mut deserializer = serde_json::Deserializer::from_reader(input);
    let result = Document(&mut state).deserialize(&mut deserializer).and_then(|()| deserializer.end());
    match (state.failed, result) {
        (Some(error), _) => Err(error),
        (None, Err(error)) if state.place == 0 => {
            let plain = || format!("after record 0: {error}");
            Err(ImportError::input(file, state.reply.said().unwrap_or_else(plain)))
        }
        (None, Err(error)) => Err(ImportError::input(file, format!("after record {}: {error}", state.place))),
        (None, Ok(())) if state.place == 0 => Err(ImportError::input(
            file,
            state.reply.said().unwrap_or_else(|| "the JSON has no records under \"data\"".to_owned()),
        )),
        (None, Ok(())) => Ok(()),
    }
}

struct Reading<'a> {
    each: Each<'a>,
    names: Vec<String>,
    header: Option<Header>,
    place: u64,
    failed: Option<ImportError>,
    /// What the document says beside its records.
    reply: Reply,
}

/// The whole document.
struct Document<'a, 'b>(&'a mut Reading<'b>);

/// The array of records.
struct Array<'a, 'b>(&'a mut Reading<'b>);

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object with an array \"data\", or that array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name == "data" {
                map.next_value_seed(Array(self.0))?;
            } else if Reply::tells(&name) {
                let raw = map.next_value::<Box<RawValue>>()?;
                self.0.reply.take(&name, raw.get());
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        Array(self.0).visit_seq(seq)
    }
}

impl<'de> DeserializeSeed<'de> for Array<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Array<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an array of records")
    }

    /// A service that failed may say so beside `"data": null`.
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(object) = seq.next_element::<BTreeMap<String, Box<RawValue>>>()? {
            if let Err(error) = self.0.record(&object) {
                self.0.failed = Some(error);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

impl Reading<'_> {
    fn record(&mut self, object: &BTreeMap<String, Box<RawValue>>) -> Result<(), ImportError> {
        self.place += 1;
        // A member that the objects before had not is one more column.
        if self.names.iter().filter(|name| object.contains_key(*name)).count() < object.len() {
            let new: Vec<String> = object.keys().filter(|name| !self.names.contains(name)).cloned().collect();
            self.names.extend(new);
            self.header = None;
        }
        let names = self.names.iter().map(String::as_str);
        let header = self.header.get_or_insert_with(|| Header::of(&Record::of(1, names)));
        let fields: Vec<String> =
            self.names.iter().map(|name| object.get(name).map_or_else(String::new, |raw| text(raw))).collect();
        (self.each)(header, &Record::of(self.place, fields.iter().map(String::as_str)))
    }
}

/// A JSON value as the CSV would have it.
fn text(raw: &RawValue) -> String {
    match raw.get() {
        "null" => String::new(),
        quoted if quoted.starts_with('"') => serde_json::from_str(quoted).unwrap_or_default(),
        plain => plain.to_owned(),
    }
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
        for broken in ["{\"data\": [{]}", "{}", "{\"data\": []}", "{\"data\": 3}"] {
            assert!(read_objects(&mut broken.as_bytes(), "f", &mut |_, _| Ok(())).is_err(), "{broken}");
        }
    }
}
