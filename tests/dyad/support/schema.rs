//! The part of JSON Schema that the description uses, more strictly: members that it does not name are faults.

use serde_json::Value;

/// The operation of an address and its response with this status.
pub fn operation<'a>(description: &'a Value, address: &str, status: u16) -> Option<(String, &'a Value)> {
    let path = address.split('?').next()?;
    let paths = description["paths"].as_object()?;
    // An address with its words in place of all parts in braces wins.
    let mut fitting: Vec<&String> = paths.keys().filter(|template| matches(template, path)).collect();
    fitting.sort_by_key(|template| (template.matches('{').count(), std::cmp::Reverse(template.len())));
    let operation = &paths[*fitting.first()?]["get"];
    let response = resolved(description, operation["responses"].get(status.to_string())?);
    Some((operation["operationId"].as_str()?.to_owned(), response))
}

fn matches(template: &str, path: &str) -> bool {
    let (parts, own): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    let part = |(part, own): (&&str, &&str)| match part.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((_, suffix)) => own.len() > suffix.len() && own.ends_with(suffix),
        None => part == own,
    };
    parts.len() == own.len() && parts.iter().zip(&own).all(part)
}

fn resolved<'a>(description: &'a Value, value: &'a Value) -> &'a Value {
    let place = value.get("$ref").and_then(Value::as_str).and_then(|place| place.strip_prefix('#'));
    place.map_or(value, |place| description.pointer(place).unwrap_or_else(|| panic!("nothing at {place}")))
}

/// Is the value as the schema says?
pub fn fits(description: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let schema = resolved(description, schema);
    if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
        let tried: Vec<Result<(), String>> = choices.iter().map(|choice| fits(description, choice, value)).collect();
        let fitting = tried.iter().filter(|tried| tried.is_ok()).count();
        return if fitting == 1 { Ok(()) } else { Err(format!("{fitting} of the choices fit: {tried:?}")) };
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return if words.contains(value) { Ok(()) } else { Err(format!("{value} is not among {words:?}")) };
    }
    if let Some(words) = schema.get("x-extensible-enum").and_then(Value::as_array) {
        return if words.contains(value) { Ok(()) } else { Err(format!("{value} is not among {words:?}, which may grow")) };
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return Err(format!("a schema says no type: {schema}")),
    };
    if !kinds.iter().any(|kind| is(value, kind)) {
        return Err(format!("{value} is not {kinds:?}"));
    }
    match value {
        Value::Object(_) if schema.get("properties").is_some() => members(description, schema, value),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(place, item)| fits(description, &schema["items"], item).map_err(|fault| format!("{place}: {fault}"))),
        _ => Ok(()),
    }
}

fn members(description: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let (members, properties) = (value.as_object().unwrap(), &schema["properties"]);
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !members.contains_key(name) {
            return Err(format!("{name} is missing"));
        }
    }
    members.iter().try_for_each(|(name, value)| match properties.get(name) {
        Some(schema) => fits(description, schema, value).map_err(|fault| format!("{name}: {fault}")),
        None => Err(format!("{name} is not described")),
    })
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        _ => value.is_object(),
    }
}

#[test]
fn a_value_that_does_not_fit_is_told() {
    let schema = serde_json::json!({"type": "object", "required": ["a"], "properties": {"a": {"type": ["number", "null"]}}});
    let fault = |value| fits(&Value::Null, &schema, &value).err().unwrap_or_default();
    assert_eq!(fault(serde_json::json!({"a": null})), "");
    assert!(fault(serde_json::json!({})).contains("missing") && fault(serde_json::json!({"a": "1"})).contains("is not"));
    assert!(fault(serde_json::json!({"a": 1, "b": 2})).contains("not described"));
    let word = serde_json::json!({"type": "string", "x-extensible-enum": ["gap"]});
    assert!(fits(&Value::Null, &word, &"gap".into()).is_ok() && fits(&Value::Null, &word, &"gaps".into()).is_err());
}
