//! The description as it is served: as short as JSON can be, but with each address and each component on a line of its own, so that
//! a change of it can be read.

use super::ordered::OrderedValue;

/// The text of a description.
pub(super) fn text(description: &OrderedValue) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(description, &mut Vec::new(), &mut bytes);
    bytes.push(b'\n');
    bytes
}

/// Writes what stands below these members.
fn write<'a>(value: &'a OrderedValue, place: &mut Vec<&'a str>, bytes: &mut Vec<u8>) {
    let OrderedValue::Object(members) = value else { return bytes.extend(compact(value)) };
    if !is_by_line(place) {
        return bytes.extend(compact(value));
    }
    for (at, (name, value)) in members.iter().enumerate() {
        bytes.extend(if at == 0 { b"{\n".as_slice() } else { b",\n" });
        bytes.extend(compact(&name.as_str().into()));
        bytes.push(b':');
        place.push(name);
        write(value, place, bytes);
        place.pop();
    }
    bytes.extend(if members.is_empty() { b"{}".as_slice() } else { b"\n}" });
}

/// Has each member of what stands here a line of its own?
fn is_by_line(place: &[&str]) -> bool {
    matches!(place, [] | ["paths" | "components"] | ["components", _])
}

fn compact(value: &OrderedValue) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_else(|error| panic!("the description is no JSON: {error}"))
}

#[cfg(test)]
mod tests {
    use super::{super::ordered::object, *};

    #[test]
    fn addresses_and_components_have_lines_of_their_own() {
        let description = object! {
            "openapi" => "3.1.0",
            "paths" => object! {"/a" => object! {"get" => vec![1, 2]}, "/b" => object! {}},
            "components" => object! {"schemas" => object! {"A" => object! {"type" => "string"}}, "headers" => object! {}},
        };
        let expected = "{\n\"openapi\":\"3.1.0\",\n\"paths\":{\n\"/a\":{\"get\":[1,2]},\n\"/b\":{}\n},\n\"components\":{\n\
            \"schemas\":{\n\"A\":{\"type\":\"string\"}\n},\n\"headers\":{}\n}\n}\n";
        assert_eq!(String::from_utf8(text(&description)).unwrap(), expected);
    }
}
