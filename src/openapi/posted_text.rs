//! The POST of a text that is to be verified.

use super::{
    operations::OperationText,
    ordered::{OrderedValue, object},
    parameters,
    responses::{self, Asked},
    schemas,
};
use crate::{query::Resource, write::Media};

/// What goes with a text that is sent as a body, of the parameters of the same text in an address.
const BESIDE: [&str; 8] = ["lang", "published", "source", "known", "pair", "as_of", "limit", "offset"];

/// The operation beside the GET of the same address.
pub(super) fn operation(resource: &Resource, text: &OperationText) -> OrderedValue {
    let is_beside =
        |parameter: &OrderedValue| parameter.get("name").and_then(OrderedValue::text).is_some_and(|name| BESIDE.contains(&name));
    let beside: Vec<OrderedValue> = parameters::of_address(resource, None).into_iter().filter(is_beside).collect();
    let content = object! {
        "schema" => object! {"type" => "string", "minLength" => 1},
        "example" => "Trade between Russia and Iran reached $5 billion in 2022.",
    };
    let body = object! {
        "description" => "The text, in UTF-8.",
        "required" => true,
        "content" => OrderedValue::Object(vec![(Media::Text.content_type().to_owned(), content)]),
    };
    let json = responses::json_body(schemas::reference(&schemas::name(resource)), text.id);
    let found = responses::fixed("What the text says.", &["Cache-Control", "X-Request-Id", "Link", "X-Total-Count"], json);
    let problems = ["400", "404", "406", "413", "415", "500", "503"];
    object! {
        "operationId" => "verifyText",
        "tags" => vec![text.tag],
        "summary" => "A text, held against every source",
        "description" => "The answer is that of the same text in an address, and is not kept.",
        "parameters" => OrderedValue::List(beside),
        "requestBody" => body,
        "responses" => responses::responses(found, Asked::Nothing, &problems),
    }
}
