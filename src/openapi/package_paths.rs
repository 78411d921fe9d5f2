//! The path of a data package. Its other files, of whatever media type each is, stand beside its descriptor, which names them: a
//! path that answers with anything has no type that clients could have.

use super::{
    ordered::{OrderedValue, object},
    parameters,
    responses::{self, Asked},
};
use crate::query::Format;

/// The descriptor of a data package.
pub(super) fn package_paths() -> Vec<(String, OrderedValue)> {
    const KEPT: &[&str] = &["ETag", "Cache-Control", "X-Request-Id"];
    let schema = object! {"type" => "object", "description" => "A Frictionless Data Package.", "additionalProperties" => true};
    let body = (Format::Json.facts().media_type.to_owned(), object! {"schema" => schema});
    let dataset = "The dataset's id; /v1/datasets lists them.";
    let operation = object! {
        "operationId" => "getDatasetAsPackage",
        "tags" => vec!["catalogue"],
        "summary" => "The descriptor of a dataset's data package",
        "description" => "As it is in the package. The files that it names, and a read-me file, stand beside it by the same paths: \
            `/v1/datasets/russia-iran/observations.csv`. `/v1/datasets/{dataset}.zip` has all of them.",
        "parameters" => vec![parameters::in_path("dataset", "^[a-z0-9._-]+$", "russia-iran", dataset)],
        "responses" => responses::responses(
            responses::fixed("The descriptor.", KEPT, body),
            Asked::Conditions,
            &["400", "404", "500", "503"],
        ),
    };
    vec![("/v1/datasets/{dataset}/datapackage.json".to_owned(), object! {"get" => operation})]
}
