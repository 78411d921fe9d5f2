//! Parameters stand once in the description, among its components; operations refer to them.

use super::ordered::{OrderedValue, object};

/// The paths with references in place of their parameters, and the parameters by name.
pub(super) fn share(paths: Vec<(String, OrderedValue)>) -> (OrderedValue, OrderedValue) {
    let mut known: Vec<(String, OrderedValue)> = Vec::new();
    let mut shared = |operation: OrderedValue| {
        let id = operation.get("operationId").and_then(OrderedValue::text).unwrap_or_default().to_owned();
        let Some(own) = operation.get("parameters") else { return operation };
        let references: Vec<OrderedValue> = own.items().iter().map(|parameter| reference(&mut known, parameter, &id)).collect();
        operation.with("parameters", references)
    };
    let paths = paths
        .into_iter()
        .map(|(path, item)| {
            let item = match item.get("get").cloned() {
                Some(operation) => item.with("get", shared(operation)),
                None => item,
            };
            (path, item)
        })
        .collect();
    (OrderedValue::Object(paths), OrderedValue::Object(known))
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

    #[test]
    fn a_parameter_stands_once_and_others_of_its_name_beside_it() {
        let (from, all, some) = (
            object! {"name" => "from"},
            object! {"name" => "kind", "words" => vec!["bar", "line"]},
            object! {"name" => "kind", "words" => vec!["bar"]},
        );
        let (paths, components) = share(vec![
            path("getArea", vec![from.clone(), all.clone()]),
            path("getDyad", vec![some.clone(), from.clone()]),
            path("getView", vec![all.clone()]),
            ("/docs".to_owned(), object! {"get" => object! {"operationId" => "getReference"}}),
        ]);
        assert_eq!(components, object! {"from" => from, "kind" => all, "kindOfGetDyad" => some});
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
