//! Parameters stand once in the description, among its components, and so do the words that they may be; operations refer to them.

use super::ordered::{OrderedValue, object};

/// What operations share.
pub(super) struct Shared {
    /// The paths, with references in place of their parameters.
    pub paths: OrderedValue,
    /// The parameters by name, with references in place of their words.
    pub parameters: OrderedValue,
    /// The words by name.
    pub words: Vec<(String, OrderedValue)>,
    /// Successful responses by name.
    pub responses: Vec<(String, OrderedValue)>,
}

/// The paths with what their operations share put apart.
pub(super) fn share(paths: Vec<(String, OrderedValue)>) -> Shared {
    let mut known: Vec<(String, OrderedValue)> = Vec::new();
    let mut shared = |operation: OrderedValue| {
        let id = operation.get("operationId").and_then(OrderedValue::text).unwrap_or_default().to_owned();
        let Some(own) = operation.get("parameters") else { return operation };
        let references: Vec<OrderedValue> = own.items().iter().map(|parameter| reference(&mut known, parameter, &id)).collect();
        operation.with("parameters", references)
    };
    let mut found: Vec<(String, OrderedValue)> = Vec::new();
    let paths = paths
        .into_iter()
        .map(|(path, item)| {
            let item = match item.get("post").cloned() {
                Some(operation) => item.with("post", shared(operation)),
                None => item,
            };
            let item = match item.get("get").cloned() {
                Some(operation) => item.with("get", with_response(shared(operation), &mut found)),
                None => item,
            };
            (path, item)
        })
        .collect();
    let mut words = Vec::new();
    let parameters = known.into_iter().map(|(name, parameter)| (name.clone(), without_words(&name, parameter, &mut words)));
    let parameters = OrderedValue::Object(parameters.collect());
    Shared { paths: OrderedValue::Object(paths), parameters, words, responses: found }
}

/// An operation with a reference to its successful response: an address without suffix and the same with `.json` have one, which is
/// called after the first that has it.
fn with_response(operation: OrderedValue, found: &mut Vec<(String, OrderedValue)>) -> OrderedValue {
    let all = operation.get("responses").cloned().unwrap_or(OrderedValue::Null);
    let Some(own) = all.get("200").filter(|own| own.get("$ref").is_none()).cloned() else { return operation };
    let known = found.iter().find(|(_, other)| *other == own).map(|(name, _)| name.clone());
    let name = known.unwrap_or_else(|| {
        let id = operation.get("operationId").and_then(OrderedValue::text).unwrap_or_default();
        let name = format!("{}Answer", capitalised(id));
        found.push((name.clone(), own));
        name
    });
    let reference = object! {"$ref" => format!("#/components/responses/{name}")};
    operation.with("responses", all.with("200", reference))
}

/// A parameter with a reference in place of its words, so that clients made from the description have one class for them and not
/// one for each operation. The words of `measure` are `MeasureParameter`: unlike those of answers they are all that there are.
fn without_words(name: &str, parameter: OrderedValue, words: &mut Vec<(String, OrderedValue)>) -> OrderedValue {
    let Some(schema) = parameter.get("schema").filter(|schema| schema.get("enum").is_some()) else { return parameter };
    let own = format!("{}Parameter", camel_case(name));
    let reference = object! {"$ref" => format!("#/components/schemas/{own}")};
    words.push((own, schema.clone()));
    parameter.with("schema", reference)
}

/// `font_scale` as the name of a class: `FontScale`.
fn camel_case(name: &str) -> String {
    name.split('_').map(capitalised).collect()
}

/// The reference to a parameter. It is called as it is written in an address; where others of this name differ, also by the
/// operation that is the first to have it: `measure`, `measureOfGetTurnoverAsSvg`.
fn reference(known: &mut Vec<(String, OrderedValue)>, parameter: &OrderedValue, operation: &str) -> OrderedValue {
    let found = known.iter().find(|(_, other)| other == parameter).map(|(name, _)| name.clone());
    let name = found.unwrap_or_else(|| {
        let plain = parameter.get("name").and_then(OrderedValue::text).unwrap_or_default();
        let is_taken = known.iter().any(|(name, _)| name == plain);
        let name = if is_taken { format!("{plain}Of{}", capitalised(operation)) } else { plain.to_owned() };
        known.push((name.clone(), parameter.clone()));
        name
    });
    object! {"$ref" => format!("#/components/parameters/{name}")}
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    format!("{}{rest}", first.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(id: &str, parameters: Vec<OrderedValue>) -> (String, OrderedValue) {
        (format!("/{id}"), object! {"get" => object! {"operationId" => id, "parameters" => parameters, "responses" => true}})
    }

    fn answered(path: &str, id: &str, text: &str) -> (String, OrderedValue) {
        let responses = object! {"200" => object! {"description" => text}};
        (path.to_owned(), object! {"get" => object! {"operationId" => id, "responses" => responses}})
    }

    #[test]
    fn a_parameter_stands_once_and_others_of_its_name_beside_it() {
        let (from, all, some) = (
            object! {"name" => "from"},
            object! {"name" => "kind", "schema" => object! {"enum" => vec!["bar", "line"], "default" => "bar"}},
            object! {"name" => "kind", "schema" => object! {"enum" => vec!["bar"]}},
        );
        let Shared { paths, parameters, words, responses } = share(vec![
            path("getArea", vec![from.clone(), all.clone()]),
            path("getDyad", vec![some.clone(), from.clone()]),
            path("getView", vec![all.clone()]),
            answered("/a", "getA", "one"),
            answered("/a.json", "getAAsJson", "one"),
            answered("/b", "getB", "two"),
            ("/docs".to_owned(), object! {"get" => object! {"operationId" => "getReference"}}),
        ]);
        let place = |name: &str| object! {"$ref" => format!("#/components/schemas/{name}")};
        let expected = object! {
            "from" => from,
            "kind" => object! {"name" => "kind", "schema" => place("KindParameter")},
            "kindOfGetDyad" => object! {"name" => "kind", "schema" => place("KindOfGetDyadParameter")},
        };
        assert_eq!(parameters, expected);
        let (many, one) = (object! {"enum" => vec!["bar", "line"], "default" => "bar"}, object! {"enum" => vec!["bar"]});
        assert_eq!(words, [("KindParameter".to_owned(), many), ("KindOfGetDyadParameter".to_owned(), one)]);
        let names: Vec<&str> = responses.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["GetAAnswer", "GetBAnswer"]);
        let response =
            |path: &str| paths.get(path).and_then(|item| item.get("get")?.get("responses")?.get("200").cloned()).unwrap();
        assert_eq!(response("/a.json"), object! {"$ref" => "#/components/responses/GetAAnswer"});
        assert_eq!(response("/b"), object! {"$ref" => "#/components/responses/GetBAnswer"});
        let references = |path: &str| -> Vec<String> {
            let list = paths.get(path).and_then(|item| item.get("get")?.get("parameters")).map_or(&[][..], OrderedValue::items);
            list.iter().map(|one| one.get("$ref").and_then(OrderedValue::text).unwrap().to_owned()).collect()
        };
        assert_eq!(references("/getArea"), ["#/components/parameters/from", "#/components/parameters/kind"]);
        assert_eq!(references("/getDyad"), ["#/components/parameters/kindOfGetDyad", "#/components/parameters/from"]);
        assert_eq!(references("/getView"), ["#/components/parameters/kind"]);
        assert_eq!(references("/docs"), Vec::<String>::new());
    }
}
