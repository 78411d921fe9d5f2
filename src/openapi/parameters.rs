//! Parameters of addresses, described from the tables that read them.

use super::ordered::{OrderedValue, object};
#[cfg(test)]
use crate::query::patterns;
use crate::{
    chart::PICTURE_PARAMETERS,
    limits::{Limits, count},
    query::{Format, Parameter, Parameters, Resource, Schema},
    write::{OUTPUT_PARAMETERS, OutputOptions},
};

/// What the description says of a parameter, whatever it sets.
struct ParameterFacts {
    name: &'static str,
    schema: Schema,
    text: &'static str,
    example: Option<&'static str>,
    default: Option<&'static str>,
    is_required: bool,
}

impl ParameterFacts {
    fn of<T>(parameter: &Parameter<T>, format: Option<Format>) -> Self {
        let Parameter { name, schema, text, example, is_required, .. } = *parameter;
        let default = parameter.default_in(format);
        Self { name, schema, text, example, default, is_required }
    }
}

/// The query parameters that an address of this format takes.
fn facts(resource: Option<&Resource>, format: Option<Format>) -> Vec<ParameterFacts> {
    let data = resource.into_iter().flat_map(Parameters::of).map(|parameter| ParameterFacts::of(parameter, format));
    let of_picture = format.is_some_and(Format::is_picture);
    let pictures = PICTURE_PARAMETERS.iter().filter(|_| of_picture).map(|parameter| ParameterFacts::of(parameter, format));
    let goes =
        |output: &Parameter<OutputOptions>| output.resources.is_empty() || resource.is_none_or(|resource| output.is_of(resource));
    // The language of the names of observations is a part of their address.
    let is_data = |name: &str| resource.into_iter().flat_map(Parameters::of).any(|parameter| parameter.name == name);
    let takes = |name: &str| format.is_some_and(|format| format.takes(name)) && !is_data(name);
    let is_taken = |output: &&Parameter<OutputOptions>| takes(output.name) && goes(output);
    let outputs = OUTPUT_PARAMETERS.iter().filter(is_taken).map(|parameter| ParameterFacts::of(parameter, format));
    data.chain(pictures).chain(outputs).collect()
}

/// The query parameters of an address.
pub(super) fn of_address(resource: &Resource, format: Option<Format>) -> Vec<OrderedValue> {
    facts(Some(resource), format).iter().map(|facts| description(facts, Some(resource), format)).collect()
}

/// Those that say how a format is drawn or written.
pub(super) fn of_format(resource: &Resource, format: Option<Format>) -> Vec<OrderedValue> {
    facts(None, format).iter().map(|facts| description(facts, Some(resource), format)).collect()
}

fn description(facts: &ParameterFacts, resource: Option<&Resource>, format: Option<Format>) -> OrderedValue {
    let schema = schema(facts, resource, format);
    let mut parameter = object! {"name" => facts.name, "in" => "query", "description" => facts.text};
    if facts.is_required {
        parameter = parameter.with("required", true);
    }
    // Commas, colons and slashes may stand as they are.
    let is_reserved = ["series", "product", "parent"].contains(&facts.name);
    let example = facts.example.map(|text| value(text, &schema));
    parameter = parameter.with("allowReserved", is_reserved).with("schema", schema);
    match example {
        Some(example) => parameter.with("example", example),
        None => parameter,
    }
}

/// A part of a path.
pub(super) fn in_path(name: &str, pattern: &str, example: &str, text: &str) -> OrderedValue {
    object! {
        "name" => name,
        "in" => "path",
        "required" => true,
        "description" => text,
        "schema" => object! {"type" => "string", "pattern" => pattern},
        "example" => example,
    }
}

/// A number where the schema says so.
fn value(text: &str, schema: &OrderedValue) -> OrderedValue {
    let is_number = schema.get("type").and_then(OrderedValue::text) == Some("integer");
    text.parse::<i64>().ok().filter(|_| is_number).map_or_else(|| text.into(), OrderedValue::from)
}

fn schema(facts: &ParameterFacts, resource: Option<&Resource>, format: Option<Format>) -> OrderedValue {
    let most = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let schema = match facts.schema {
        Schema::Whole(least, greatest) => {
            let greatest = greatest.unwrap_or(999_999_999);
            object! {"type" => "integer", "minimum" => most(least), "maximum" => most(greatest)}
        }
        Schema::Limited(least, greatest) => {
            object! {"type" => "integer", "minimum" => most(least), "maximum" => most(count(greatest(Limits::current())))}
        }
        Schema::Decimal(least, greatest) => {
            object! {"type" => "number", "minimum" => number(least), "maximum" => number(greatest)}
        }
        Schema::Truth => object! {"type" => "boolean"},
        Schema::Words(words) => object! {"type" => "string", "enum" => words(resource, format)},
        Schema::Pattern(pattern) => object! {"type" => "string", "pattern" => pattern},
        Schema::Date => object! {"type" => "string", "format" => "date"},
        Schema::Text(least, greatest) => {
            let text = object! {"type" => "string"};
            // An empty text is as if the parameter were not there.
            let text = if least > 1 { text.with("minLength", most(least)) } else { text };
            greatest.into_iter().fold(text, |text, greatest| text.with("maxLength", most(greatest)))
        }
    };
    match facts.default {
        Some(default) => {
            let value = value(default, &schema);
            schema.with("default", value)
        }
        None => schema,
    }
}

/// A number as short as it can be written.
fn number(number: f64) -> OrderedValue {
    serde_json::from_str(&number.to_string()).unwrap_or_else(|_| number.to_string().as_str().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_allowed_is_what_the_table_says() {
        let turnover = Resource::View("RUS-IRN".parse().unwrap(), crate::query::View::Turnover);
        let all = facts(Some(&turnover), Some(Format::Png));
        let schema = |name| schema(all.iter().find(|facts| facts.name == name).unwrap(), Some(&turnover), Some(Format::Png));
        assert_eq!(schema("width"), object! {"type" => "integer", "minimum" => 16, "maximum" => 4000, "default" => 1200});
        assert_eq!(
            schema("kind"),
            object! {"type" => "string", "enum" => vec!["bar", "line", "combo", "card", "spark", "heatmap"]}
        );
        assert_eq!(schema("freq"), object! {"type" => "string", "pattern" => patterns::FREQUENCY});
        assert_eq!(schema("last"), object! {"type" => "integer", "minimum" => 1, "maximum" => 999_999_999});
        assert_eq!(schema("events"), object! {"type" => "boolean"});
        assert_eq!(schema("measure").get("enum").unwrap().items().len(), 3);
    }
}
