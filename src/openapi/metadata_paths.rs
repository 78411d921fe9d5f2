//! The paths of documents that describe data for other catalogues.

use super::{
    ordered::{OrderedValue, object},
    parameters,
    responses::{self, Asked},
};
use crate::{
    query::{Format, Resource},
    write::Media,
};

/// DCAT of the catalogue and of a dataset, and Croissant.
pub(super) fn metadata_paths() -> Vec<(String, OrderedValue)> {
    let dataset =
        || parameters::in_path("dataset", "^[a-z0-9][a-z0-9._-]*$", "russia-iran", "The dataset's id; /v1/datasets lists them.");
    let linked = Media::LinkedData.content_type();
    let json = Format::Json.facts().media_type;
    vec![
        path(
            [
                "/v1/datasets.jsonld",
                "getCatalog",
                "The catalogue as DCAT",
                "For portals of open data: DCAT 3 with what DCAT-AP asks for, in JSON-LD.",
            ],
            Vec::new(),
            linked,
        ),
        path(
            ["/v1/datasets/{dataset}.jsonld", "getDatasetAsDcat", "One dataset as DCAT", "The same of one dataset."],
            vec![dataset()],
            linked,
        ),
        path(
            [
                "/v1/datasets/{dataset}/croissant.json",
                "getDatasetAsCroissant",
                "One dataset as Croissant",
                "For tools of machine learning: Croissant 1.0.",
            ],
            vec![dataset()],
            json,
        ),
        path(
            [
                "/v1/verify.jsonld",
                "getReviews",
                "Verified statements as reviews",
                "What was said as ClaimReview of schema.org, where whoever runs the server stands for it; else 404.",
            ],
            parameters::of_address(&Resource::Verify, None),
            linked,
        ),
    ]
}

fn path([path, id, summary, text]: [&str; 4], parameters: Vec<OrderedValue>, media: &str) -> (String, OrderedValue) {
    let schema = object! {"type" => "object", "additionalProperties" => true};
    let headers = ["ETag", "Last-Modified", "Cache-Control", "X-Request-Id", "Accept-Ranges"];
    let found = responses::fixed("Found.", &headers, (media.to_owned(), object! {"schema" => schema}));
    let operation = object! {
        "operationId" => id,
        "tags" => vec!["catalogue"],
        "summary" => summary,
        "description" => text,
        "parameters" => OrderedValue::List(parameters),
        "responses" => responses::responses(found, Asked::Conditions, &["400", "404", "500", "503"]),
    };
    (path.to_owned(), object! {"get" => operation})
}
