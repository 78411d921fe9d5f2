//! The paths: each address without suffix, where `Accept` chooses among the forms, and with each of its suffixes.

use super::{
    operations::{self, OperationText},
    ordered::{OrderedValue, object},
    parameters, posted_text,
    responses::{self, Asked},
    schemas,
};
use crate::{
    language::Language,
    query::{Format, Offer, Resource, patterns},
};

/// The paths of everything that is a query.
pub(super) fn query_paths() -> Vec<(String, OrderedValue)> {
    let addresses = |resource: Resource| {
        let has_figure = matches!(&resource, Resource::View(_, view) if view.subject().is_some());
        let formats: Vec<Option<Format>> = described_formats(resource.offer(), has_figure).collect();
        formats.into_iter().map(move |format| path(&resource, format))
    };
    operations::resources().into_iter().flat_map(addresses).collect()
}

/// No suffix, and the suffixes that are described by themselves. Words are the same of every address, so that what is said of the
/// address without a suffix does for them; but a series has a figure as plain text.
pub(super) fn described_formats(offer: Offer, has_figure: bool) -> impl Iterator<Item = Option<Format>> {
    let is_described = move |format: &Format| !format.is_worded() || (has_figure && *format == Format::Txt);
    std::iter::once(None).chain(offer.formats().filter(is_described).map(Some))
}

/// `/v1/dyads/{dyad}/turnover.csv` and what a GET of it is.
fn path(resource: &Resource, format: Option<Format>) -> (String, OrderedValue) {
    let (text, template) = (operations::operation_text(resource), operations::template(resource));
    let said = text.description.replace("{languages}", &Language::in_english(Language::BESIDE_ENGLISH));
    let parameters: Vec<OrderedValue> = in_path(resource).into_iter().chain(parameters::of_address(resource, format)).collect();
    let problems: &[&str] = if format.is_none() { &["400", "404", "406", "500", "503"] } else { &["400", "404", "500", "503"] };
    let json = || responses::json_body(schemas::reference(&schemas::name(resource)), text.id);
    let operation = object! {
        "operationId" => id(text.id, format),
        "tags" => vec![text.tag],
        "summary" => summary(&text, format),
        "parameters" => OrderedValue::List(parameters),
        "responses" => responses::of_format(responses::responses(responses::found(format, json), asked(resource, format), problems), format),
    };
    let item = object! {"get" => described(operation, &said, format)};
    let is_posted_to = *resource == Resource::Verify && format.is_none();
    let item = if is_posted_to { item.with("post", posted_text::operation(resource, &text)) } else { item };
    (format!("{template}{}", dotted(format)), item)
}

/// A table that is always written while it is read has no parts; the observations have where they are few.
fn asked(resource: &Resource, format: Option<Format>) -> Asked {
    let is_streamed = *resource == Resource::Panel && format.is_some_and(|format| format != Format::Json);
    if is_streamed { Asked::Conditions } else { Asked::of(format) }
}

/// `getTurnover`, `getTurnoverAsCsv`.
pub(super) fn id(id: &str, format: Option<Format>) -> String {
    let Some(word) = format.map(Format::suffix) else { return id.to_owned() };
    let (first, rest) = word.split_at(1);
    format!("{id}As{}{rest}", first.to_ascii_uppercase())
}

/// What stands behind the path.
pub(super) fn dotted(format: Option<Format>) -> String {
    format.map_or_else(String::new, |format| format!(".{}", format.suffix()))
}

fn summary(text: &OperationText, format: Option<Format>) -> String {
    format.map_or_else(|| text.summary.to_owned(), |format| format!("{} as {}", text.summary, named(format)))
}

/// An operation with what is said of its address, where it stands without a suffix; what it says with one is the same.
pub(super) fn described(operation: OrderedValue, said: &str, format: Option<Format>) -> OrderedValue {
    if format.is_some() {
        return operation;
    }
    let text = format!(
        "{said} `Accept` chooses among the forms that the suffixes name, JSON where it does not say; what is described here is JSON, \
         the other forms are described at their suffixes, which choose whatever `Accept` says; `.md` and `.txt` tell it in words with \
         a small table, in `lang`."
    );
    operation.with("description", text)
}

/// How a format is called.
pub(super) fn named(format: Format) -> String {
    let suffix = format.suffix().to_uppercase();
    if format.is_picture() { format!("a picture ({suffix})") } else { suffix }
}

/// The parts of the path.
fn in_path(resource: &Resource) -> Option<OrderedValue> {
    Some(match resource {
        Resource::Dyad(dyad) | Resource::View(dyad, _) => parameters::in_path(
            "dyad",
            patterns::DYAD,
            &dyad.to_string(),
            "Whose statistics these are, and about whom; /v1/dyads lists them.",
        ),
        Resource::Area(area) | Resource::Partners(area) => {
            parameters::in_path("area", patterns::AREA, area.code(), "The area's code; /v1/areas lists them.")
        }
        Resource::Product(product) => {
            parameters::in_path("product", patterns::PRODUCT, &product.to_string(), "The product; /v1/products lists them.")
        }
        Resource::Dataset(name) => {
            parameters::in_path("dataset", "^[a-z0-9][a-z0-9._-]*$", name, "The dataset's id; /v1/datasets lists them.")
        }
        _ => return None,
    })
}
