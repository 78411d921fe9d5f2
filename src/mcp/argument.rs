//! What a tool is told: the kinds of its arguments, with the JSON Schema of each.

use serde_json::{Map, Value, json};

/// An argument of a tool.
#[derive(Debug)]
pub(super) struct Argument {
    pub name: &'static str,
    pub kind: Kind,
    pub about: &'static str,
    pub is_required: bool,
}

/// What an argument may be.
#[derive(Debug)]
pub(super) enum Kind {
    /// A code or a name of an area.
    Area,
    /// Any text; what is a number there may be one.
    Text,
    /// A text of several sentences.
    Long,
    /// A figure as text, whose digits say how it is rounded.
    Figure,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number from one to this.
    Count(u64),
    /// Series to be compared, each with these arguments.
    Series(&'static [Argument]),
}

impl Argument {
    /// One that must be there.
    pub(super) const fn required(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, kind, about, is_required: true }
    }

    /// One that may be left out.
    pub(super) const fn new(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, kind, about, is_required: false }
    }

    fn schema(&self) -> Value {
        let mut schema = match self.kind {
            Kind::Area | Kind::Text | Kind::Long | Kind::Figure => json!({"type": "string"}),
            Kind::Words(words) => json!({"type": "string", "enum": words}),
            Kind::Count(most) => json!({"type": "integer", "minimum": 1, "maximum": most}),
            Kind::Series(arguments) => {
                json!({"type": "array", "minItems": 2, "maxItems": 20, "items": object(arguments)})
            }
        };
        if !self.about.is_empty() {
            schema["description"] = self.about.into();
        }
        schema
    }
}

/// The schema of an object with these members and no others.
pub(super) fn object(arguments: &[Argument]) -> Map<String, Value> {
    let properties: Map<String, Value> = arguments.iter().map(|argument| (argument.name.to_owned(), argument.schema())).collect();
    let required: Vec<&str> = arguments.iter().filter(|argument| argument.is_required).map(|argument| argument.name).collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), properties.into());
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    schema.insert("additionalProperties".to_owned(), false.into());
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_says_what_must_be_there_and_that_nothing_else_may() {
        static ARGUMENTS: [Argument; 3] = [
            Argument::required("reporter", Kind::Area, "Whose figures."),
            Argument::new("flow", Kind::Words(&["exports", "imports"]), ""),
            Argument::new("last", Kind::Count(100), "The last so many."),
        ];
        assert_eq!(
            Value::from(object(&ARGUMENTS)),
            json!({
                "type": "object",
                "properties": {
                    "reporter": {"type": "string", "description": "Whose figures."},
                    "flow": {"type": "string", "enum": ["exports", "imports"]},
                    "last": {"type": "integer", "minimum": 1, "maximum": 100, "description": "The last so many."},
                },
                "required": ["reporter"],
                "additionalProperties": false,
            })
        );
    }
}
