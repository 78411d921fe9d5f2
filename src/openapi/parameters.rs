//! Parameters of addresses: what each may be is asked of the code that reads it.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use super::{
    ordered::{Ordered, object},
    words,
};
use crate::{
    chart::PictureSpec,
    query::{Format, Parameters, Resource},
};

/// What is written of a parameter.
#[derive(Deserialize)]
struct Text {
    text: String,
    example: Option<String>,
}

static TEXTS: LazyLock<BTreeMap<String, Text>> =
    LazyLock::new(|| toml::from_str(include_str!("parameters.toml")).unwrap_or_default());

/// The names of the query parameters that an address with this suffix takes.
pub(super) fn names(resource: &Resource, format: Option<Format>) -> Vec<&'static str> {
    [Parameters::names(resource), of_form(format)].concat()
}

/// The names of those that say how a form is drawn or written.
pub(super) fn of_form(format: Option<Format>) -> &'static [&'static str] {
    format.map_or(&[], |format| if format.is_picture() { PictureSpec::PARAMETERS } else { format.facts().parameters })
}

/// A query parameter of an address.
pub(super) fn parameter(name: &str, resource: &Resource, format: Option<Format>) -> Ordered {
    let schema = schema(name, resource, format);
    let written = TEXTS.get(name);
    let mut parameter = object! {
        "name" => name,
        "in" => "query",
        "description" => written.map_or("", |written| written.text.as_str()),
    };
    if name == "series" {
        parameter = parameter.with("required", true);
    }
    // Commas, colons and slashes may stand as they are.
    let example = written.and_then(|written| written.example.as_deref()).map(|text| value(text, &schema));
    parameter = parameter.with("allowReserved", ["series", "product", "parent"].contains(&name)).with("schema", schema);
    match example {
        Some(example) => parameter.with("example", example),
        None => parameter,
    }
}

/// A part of a path.
pub(super) fn in_path(name: &str, pattern: &str, example: &str, text: &str) -> Ordered {
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
fn value(text: &str, schema: &Ordered) -> Ordered {
    let is_number = schema.get("type").and_then(Ordered::text) == Some("integer");
    text.parse::<i64>().ok().filter(|_| is_number).map_or_else(|| text.into(), Ordered::from)
}

fn schema(name: &str, resource: &Resource, format: Option<Format>) -> Ordered {
    let schema = match name {
        "from" | "to" | "base" => object! {"type" => "string", "pattern" => words::PERIOD},
        "freq" => object! {"type" => "string", "pattern" => words::FREQUENCY},
        "calendar" => object! {"type" => "string", "pattern" => words::CALENDAR},
        "product" | "parent" => object! {"type" => "string", "pattern" => words::PRODUCT},
        "reporter" | "partner" => object! {"type" => "string", "pattern" => words::AREA},
        "as_of" => object! {"type" => "string", "format" => "date"},
        "search" => object! {"type" => "string", "pattern" => "\\S"},
        "series" => object! {"type" => "string", "minLength" => 16},
        "measure" if format.is_some_and(Format::is_picture) => chosen(&drawn()),
        "title" | "subtitle" => object! {"type" => "string", "minLength" => 1, "maxLength" => 200},
        _ => listed(name, &words::of_parameter(name, resource, format)),
    };
    match default(name) {
        Some(default) => {
            let value = value(&default, &schema);
            schema.with("default", value)
        }
        None => schema,
    }
}

/// Measures that can be drawn.
fn drawn() -> Vec<String> {
    let all = crate::query::Measure::ALL.into_iter();
    all.filter(|measure| measure.has_picture()).map(|measure| measure.word().to_owned()).collect()
}

/// The schema of what is allowed: words, or `a whole number from 200 to 4000`.
fn listed(name: &str, allowed: &[String]) -> Ordered {
    if allowed.is_empty() {
        return object! {"type" => "string"};
    }
    match allowed {
        [one] if one.starts_with("a whole number") => {
            let numbers: Vec<i64> = one.split(' ').filter_map(|word| word.parse().ok()).collect();
            let bounds = ["minimum", "maximum"].into_iter().zip(numbers);
            let most =
                |schema: Ordered| if schema.get("maximum").is_some() { schema } else { schema.with("maximum", 999_999_999) };
            most(bounds.fold(object! {"type" => "integer"}, |schema, (bound, number)| schema.with(bound, number)))
        }
        [one] if one.starts_with("a number") => {
            let numbers: Vec<Ordered> = one.split(' ').filter_map(|word| serde_json::from_str(word).ok()).collect();
            let bounds = ["minimum", "maximum"].into_iter().zip(numbers);
            bounds.fold(object! {"type" => "number"}, |schema, (bound, number)| schema.with(bound, number))
        }
        words if words.iter().all(|word| ["true", "false"].contains(&word.as_str())) => object! {"type" => "boolean"},
        words if words.iter().any(|word| word.contains(' ')) => {
            object! {"type" => "string", "description" => format!("{name}: {}", words.join(", "))}
        }
        words => chosen(words),
    }
}

fn chosen(words: &[String]) -> Ordered {
    object! {"type" => "string", "enum" => words.to_vec()}
}

/// What a parameter is when it is not there.
fn default(name: &str) -> Option<String> {
    let spec = PictureSpec::default();
    Some(match name {
        "width" => spec.width.to_string(),
        "height" => spec.height.to_string(),
        "scale" => spec.scale.to_string(),
        "theme" => spec.theme.word().to_owned(),
        "text" => "live".to_owned(),
        "lang" => spec.lang.word().to_owned(),
        "measure" => "value".to_owned(),
        "sort" => "code".to_owned(),
        "product" => "TOTAL".to_owned(),
        "offset" => "0".to_owned(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_allowed_is_what_the_code_allows() {
        let turnover = Resource::View("RUS-IRN".parse().unwrap(), crate::query::View::Turnover);
        let schema = |name| schema(name, &turnover, Some(Format::Png));
        assert_eq!(schema("width"), object! {"type" => "integer", "minimum" => 200, "maximum" => 4000, "default" => 1200});
        assert_eq!(schema("kind"), object! {"type" => "string", "enum" => vec!["bar", "line", "combo"]});
        assert_eq!(schema("freq"), object! {"type" => "string", "pattern" => words::FREQUENCY});
        assert_eq!(schema("last"), object! {"type" => "integer", "minimum" => 1, "maximum" => 999_999_999});
        assert_eq!(schema("events"), object! {"type" => "boolean"});
        assert_eq!(schema("measure").get("enum").unwrap().items().len(), 3);
    }

    #[test]
    fn every_parameter_is_described() {
        for name in super::super::operations::resources()
            .iter()
            .flat_map(Parameters::names)
            .chain(PictureSpec::PARAMETERS)
            .chain(Format::ALL.iter().flat_map(|format| format.facts().parameters))
        {
            assert!(TEXTS.contains_key(*name), "parameters.toml says nothing of {name}");
        }
    }
}
