//! The path of the files of a data package.

use super::{
    ordered::{OrderedValue, object},
    parameters,
    responses::{self, Asked},
};

/// A file of a data package, of whatever kind it is.
pub(super) fn package_paths() -> Vec<(String, OrderedValue)> {
    const KEPT: &[&str] = &["ETag", "Cache-Control", "X-Request-Id"];
    let any = object! {"schema" => object! {"type" => "string", "format" => "binary"}};
    let dataset = "The dataset's id; /v1/datasets lists them.";
    let file = "The file's path below the package; datapackage.json names those there are.";
    let operation = object! {
        "operationId" => "getPackageFile",
        "tags" => vec!["catalogue"],
        "summary" => "A file of a dataset's data package",
        "description" => "As it is in the package: its descriptor `datapackage.json`, whose paths hold here too, the files that it \
            names, and a read-me file. `/v1/datasets/{dataset}.zip` has all of them.",
        "parameters" => OrderedValue::List(vec![
            parameters::in_path("dataset", "^[a-z0-9._-]+$", "russia-iran", dataset),
            parameters::in_path("file", "^[^/?#]+$", "datapackage.json", file),
        ]),
        "responses" => responses::responses(
            responses::fixed("The file.", KEPT, ("*/*".to_owned(), any)),
            Asked::ConditionsAndParts,
            &["400", "404", "500", "503"],
        ),
    };
    vec![("/v1/datasets/{dataset}/{file}".to_owned(), object! {"get" => operation})]
}
