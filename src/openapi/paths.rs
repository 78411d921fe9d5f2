//! The paths: each address without suffix, where `Accept` chooses among the forms, and with each of its suffixes.

use super::{
    operations::{self, Text},
    ordered::{Ordered, object},
    parameters, responses, schemas, words,
};
use crate::{
    query::{Resource, Suffix},
    write::Media,
};

/// The paths of everything that is a query.
pub(super) fn of_queries() -> Vec<(String, Ordered)> {
    let addresses = |resource: Resource| {
        let suffixes: Vec<Option<Suffix>> = std::iter::once(None).chain(Suffix::of(&resource).map(Some)).collect();
        suffixes.into_iter().map(move |suffix| path(&resource, suffix))
    };
    operations::resources().into_iter().flat_map(addresses).collect()
}

/// `/v1/dyads/{dyad}/turnover.csv` and what a GET of it is.
fn path(resource: &Resource, suffix: Option<Suffix>) -> (String, Ordered) {
    let text = operations::text(resource);
    let parameters: Vec<Ordered> = in_path(resource)
        .into_iter()
        .chain(parameters::names(resource, suffix).into_iter().map(|name| parameters::parameter(name, resource, suffix)))
        .collect();
    let problems: &[&str] = if suffix.is_none() { &["400", "404", "406", "500", "503"] } else { &["400", "404", "500", "503"] };
    let media = suffix.map_or_else(|| Media::offers(resource).to_vec(), |suffix| vec![suffix.into()]);
    let content = media.iter().map(|media| body(*media, resource, &text)).collect();
    let saved = media.iter().all(|media| *media != Media::Json);
    let operation = object! {
        "operationId" => id(text.id, suffix),
        "tags" => vec![text.tag],
        "summary" => summary(&text, suffix),
        "description" => description(&text, suffix),
        "parameters" => Ordered::List(parameters),
        "responses" => responses::all(responses::found(content, saved), true, problems),
    };
    (format!("{}{}", operations::template(resource), dotted(suffix)), object! {"get" => operation})
}

/// `getTurnover`, `getTurnoverAsCsv`.
pub(super) fn id(id: &str, suffix: Option<Suffix>) -> String {
    let Some(word) = suffix.map(Suffix::word) else { return id.to_owned() };
    let (first, rest) = word.split_at(1);
    format!("{id}As{}{rest}", first.to_ascii_uppercase())
}

/// What stands behind the path.
pub(super) fn dotted(suffix: Option<Suffix>) -> String {
    suffix.map_or_else(String::new, |suffix| format!(".{}", suffix.word()))
}

fn summary(text: &Text, suffix: Option<Suffix>) -> String {
    suffix.map_or_else(|| text.summary.to_owned(), |suffix| format!("{} as {}", text.summary, form(suffix)))
}

fn description(text: &Text, suffix: Option<Suffix>) -> String {
    match suffix {
        None => format!("{} `Accept` chooses the form, JSON when it does not say.", text.description),
        Some(_) => format!("{} The suffix chooses the form, whatever `Accept` says.", text.description),
    }
}

/// How a form is called.
pub(super) fn form(suffix: Suffix) -> String {
    if suffix.is_picture() { format!("a picture ({})", suffix.word().to_uppercase()) } else { suffix.word().to_uppercase() }
}

/// The body of a form; JSON with its schema and a real answer.
fn body(media: Media, resource: &Resource, text: &Text) -> (String, Ordered) {
    match media {
        Media::Json => responses::json(schemas::reference(&schemas::name(resource)), text.id),
        other => responses::raw(other),
    }
}

/// The parts of the path.
fn in_path(resource: &Resource) -> Option<Ordered> {
    Some(match resource {
        Resource::Dyad(dyad) | Resource::View(dyad, _) => parameters::in_path(
            "dyad",
            words::DYAD,
            &dyad.to_string(),
            "Whose statistics these are, and about whom; /v1/dyads lists them.",
        ),
        Resource::Area(area) | Resource::Partners(area) => {
            parameters::in_path("area", words::AREA, area.code(), "The area's code; /v1/areas lists them.")
        }
        Resource::Product(product) => {
            parameters::in_path("product", words::PRODUCT, &product.to_string(), "The product; /v1/products lists them.")
        }
        Resource::Dataset(name) => {
            parameters::in_path("dataset", "^[a-z0-9][a-z0-9._-]*$", name, "The dataset's id; /v1/datasets lists them.")
        }
        _ => return None,
    })
}
