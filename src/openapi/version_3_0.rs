//! The description in OpenAPI 3.0, for tools that do not read 3.1 (progenitor, oapi-codegen): the same addresses and schemas, said
//! with the words of 3.0.

use super::ordered::{OrderedValue, object};

/// A description in OpenAPI 3.1 said in 3.0.
pub(super) fn of(description: &OrderedValue) -> OrderedValue {
    let mut whole = within(description.clone().with("openapi", "3.0.3"));
    if let Some(info) = whole.get("info").cloned() {
        let license = info.get("license").cloned().unwrap_or(OrderedValue::Null).without("identifier");
        whole = whole.with("info", info.without("summary").with("license", license));
    }
    whole
}

/// The same with every schema in it said in 3.0; answers that are shown stay as they are.
fn within(value: OrderedValue) -> OrderedValue {
    match value {
        OrderedValue::List(items) => OrderedValue::List(items.into_iter().map(within).collect()),
        OrderedValue::Object(members) => {
            let is_shown = |name: &str| ["example", "examples", "default"].contains(&name);
            let said = |(name, value): (String, OrderedValue)| {
                let value = if is_shown(&name) { value } else { within(value) };
                (name, value)
            };
            schema(OrderedValue::Object(members.into_iter().map(said).collect()))
        }
        other => other,
    }
}

/// Null is a type in 3.1 and a member of a schema in 3.0, where nothing may stand beside a reference.
fn schema(value: OrderedValue) -> OrderedValue {
    if let Some((kind, true)) = value.get("type").and_then(without_null) {
        return value.with("type", kind).with("nullable", true);
    }
    let choices = value.get("oneOf").map_or(&[][..], OrderedValue::items);
    let others: Vec<OrderedValue> = choices.iter().filter(|choice| !is_null(choice)).cloned().collect();
    if others.len() < choices.len() {
        // One choice that is left is all of it; a single reference stands in `allOf` for what is beside it.
        let name = if others.len() == 1 { "allOf" } else { "oneOf" };
        return value.without("oneOf").with(name, OrderedValue::List(others)).with("nullable", true);
    }
    match value.get("$ref").cloned() {
        Some(place) if value.members().len() > 1 => value.without("$ref").with("allOf", vec![object! {"$ref" => place}]),
        _ => value,
    }
}

/// The one type beside null, and whether null is one.
fn without_null(kinds: &OrderedValue) -> Option<(OrderedValue, bool)> {
    let is_null = |kind: &&OrderedValue| kind.text() == Some("null");
    let other = kinds.items().iter().find(|kind| !is_null(kind))?.clone();
    Some((other, kinds.items().iter().any(|kind| is_null(&kind))))
}

fn is_null(schema: &OrderedValue) -> bool {
    schema.get("type").and_then(OrderedValue::text) == Some("null")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> OrderedValue {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn null_becomes_a_member_and_a_reference_stands_alone() {
        let description = read(
            r##"{"openapi":"3.1.0","info":{"title":"a","summary":"b","license":{"name":"MIT","identifier":"MIT"}},
            "components":{"schemas":{"A":{"type":"object","properties":{
                "type":{"type":["string","null"],"description":"c"},
                "word":{"oneOf":[{"type":"null"},{"$ref":"#/d"}],"description":"e"},
                "any":{"oneOf":[{"$ref":"#/d"},{"$ref":"#/e"}]},
                "some":{"oneOf":[{"type":"null"},{"$ref":"#/d"},{"$ref":"#/e"}]},
                "own":{"$ref":"#/d","description":"f"},"plain":{"$ref":"#/d"}}}},
            "examples":{"x":{"value":{"type":["string","null"]}}}}}"##,
        );
        let expected = read(
            r##"{"openapi":"3.0.3","info":{"title":"a","license":{"name":"MIT"}},
            "components":{"schemas":{"A":{"type":"object","properties":{
                "type":{"type":"string","description":"c","nullable":true},
                "word":{"description":"e","allOf":[{"$ref":"#/d"}],"nullable":true},
                "any":{"oneOf":[{"$ref":"#/d"},{"$ref":"#/e"}]},
                "some":{"oneOf":[{"$ref":"#/d"},{"$ref":"#/e"}],"nullable":true},
                "own":{"description":"f","allOf":[{"$ref":"#/d"}]},"plain":{"$ref":"#/d"}}}},
            "examples":{"x":{"value":{"type":["string","null"]}}}}}"##,
        );
        assert_eq!(of(&description), expected);
    }
}
