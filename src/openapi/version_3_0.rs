//! The description in OpenAPI 3.0, for tools that do not read 3.1 (progenitor, oapi-codegen): the same addresses and schemas, said
//! with the words of 3.0. It is for programs that make clients, so it shows no answers; lists of words stand where they are used,
//! since a reference cannot be null.

use super::ordered::{OrderedValue, object};

/// A description in OpenAPI 3.1 said in 3.0.
pub(super) fn of(description: &OrderedValue) -> OrderedValue {
    let components = description.get("components").cloned().unwrap_or(OrderedValue::Null);
    let schemas = components.get("schemas").map_or(&[][..], OrderedValue::members);
    let (words, others): (Vec<_>, Vec<_>) = schemas.iter().cloned().partition(|(_, schema)| is_open(schema));
    let components = components.without("examples").with("schemas", OrderedValue::Object(others));
    let said = Words(words).within(description.clone().with("components", components));
    let mut whole = said.with("openapi", "3.0.3");
    if let Some(info) = whole.get("info").cloned() {
        let license = info.get("license").cloned().unwrap_or(OrderedValue::Null).without("identifier");
        let license = license.with("url", "https://spdx.org/licenses/");
        whole = whole.with("info", info.without("summary").with("license", license));
    }
    whole
}

/// Is it an open list of words?
fn is_open(schema: &OrderedValue) -> bool {
    schema.get("x-extensible-enum").is_some()
}

/// The open lists of words by name.
struct Words(Vec<(String, OrderedValue)>);

impl Words {
    /// The same with every schema in it said in 3.0, and without answers that are shown.
    fn within(&self, value: OrderedValue) -> OrderedValue {
        match value {
            OrderedValue::List(items) => OrderedValue::List(items.into_iter().map(|item| self.within(item)).collect()),
            OrderedValue::Object(members) => {
                let kept = members.into_iter().filter(|(name, _)| name != "examples");
                let is_shown = |name: &str| ["example", "default"].contains(&name);
                let said = |(name, value): (String, OrderedValue)| {
                    let value = if is_shown(&name) { value } else { self.within(value) };
                    (name, value)
                };
                self.schema(OrderedValue::Object(kept.map(said).collect()))
            }
            other => other,
        }
    }

    /// Null is a type in 3.1 and a member of a schema in 3.0, which says its type beside it; nothing may stand beside a reference.
    fn schema(&self, value: OrderedValue) -> OrderedValue {
        if let Some((kind, true)) = value.get("type").and_then(without_null) {
            return value.with("type", kind).with("nullable", true);
        }
        let choices = value.get("oneOf").map_or(&[][..], OrderedValue::items);
        let others: Vec<OrderedValue> = choices.iter().filter(|choice| !is_null(choice)).cloned().collect();
        if others.len() < choices.len() {
            let rest = value.without("oneOf");
            return match &others[..] {
                [words] if is_open(words) => beside(words.clone(), &rest),
                // What a single reference leads to is all of it.
                [_] => rest.with("type", "object").with("allOf", OrderedValue::List(others)),
                _ => rest.with("type", "object").with("oneOf", OrderedValue::List(others)),
            }
            .with("nullable", true);
        }
        let Some(place) = value.get("$ref").cloned() else { return value };
        let named =
            |(name, _): &&(String, OrderedValue)| place.text().is_some_and(|place| place.ends_with(&format!("/schemas/{name}")));
        let rest = value.clone().without("$ref");
        match self.0.iter().find(named) {
            Some((_, words)) => beside(words.clone(), &rest),
            None if rest.members().is_empty() => value,
            None => rest.with("allOf", vec![object! {"$ref" => place}]),
        }
    }
}

/// A schema with what is said of the member that has it.
fn beside(schema: OrderedValue, said: &OrderedValue) -> OrderedValue {
    said.members().iter().fold(schema, |schema, (name, value)| schema.with(name, value.clone()))
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
                "word":{"oneOf":[{"type":"null"},{"$ref":"#/components/schemas/Word"}],"description":"e"},
                "plain":{"$ref":"#/components/schemas/Word"},
                "one":{"oneOf":[{"type":"null"},{"$ref":"#/d"}],"description":"g"},
                "any":{"oneOf":[{"$ref":"#/d"},{"$ref":"#/e"}]},
                "some":{"oneOf":[{"type":"null"},{"$ref":"#/d"},{"$ref":"#/e"}]},
                "own":{"$ref":"#/d","description":"f"},"alone":{"$ref":"#/d"}}},
                "Word":{"type":"string","description":"w","x-extensible-enum":["gap"]}},
            "examples":{"x":{"value":{"type":["string","null"]}}}},"examples":{"x":{"$ref":"#/components/examples/x"}}}"##,
        );
        let expected = read(
            r##"{"openapi":"3.0.3","info":{"title":"a","license":{"name":"MIT","url":"https://spdx.org/licenses/"}},
            "components":{"schemas":{"A":{"type":"object","properties":{
                "type":{"type":"string","description":"c","nullable":true},
                "word":{"type":"string","description":"e","x-extensible-enum":["gap"],"nullable":true},
                "plain":{"type":"string","description":"w","x-extensible-enum":["gap"]},
                "one":{"description":"g","type":"object","allOf":[{"$ref":"#/d"}],"nullable":true},
                "any":{"oneOf":[{"$ref":"#/d"},{"$ref":"#/e"}]},
                "some":{"type":"object","oneOf":[{"$ref":"#/d"},{"$ref":"#/e"}],"nullable":true},
                "own":{"description":"f","allOf":[{"$ref":"#/d"}]},"alone":{"$ref":"#/d"}}}}}}"##,
        );
        assert_eq!(of(&description), expected);
    }
}
