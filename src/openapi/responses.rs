//! Responses: what comes back, with which headers, and every problem that the program answers with.

use super::{
    ordered::{OrderedValue, object},
    schemas,
};
use crate::{
    query::{Format, FormatBytes},
    write::{Media, ProblemDocument, ProblemKind},
};

/// Problems by status and name; [`ProblemKind::when`] says when each is answered.
const PROBLEMS: [(&str, &str); 10] = [
    ("400", "BadRequest"),
    ("404", "NotFound"),
    ("406", "NotAcceptable"),
    ("412", "PreconditionFailed"),
    ("413", "ContentTooLarge"),
    ("414", "AddressTooLong"),
    ("415", "UnsupportedMediaType"),
    ("416", "RangeNotSatisfiable"),
    ("500", "InternalError"),
    ("503", "Unavailable"),
];

/// What a client may ask of an answer beside its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Nothing: it is of this moment.
    Nothing,
    /// On a condition; there are no parts, or none that are described.
    Conditions,
    /// On a condition, and in parts.
    ConditionsAndParts,
}

impl Asked {
    /// Of an answer in a format. JSON has parts too, as `Accept-Ranges` says, but who asks for parts of a document?
    pub(super) fn of(format: Option<Format>) -> Self {
        if format.is_none_or(|format| format == Format::Json) { Self::Conditions } else { Self::ConditionsAndParts }
    }
}

/// The headers that the responses share, by name.
pub(super) fn headers() -> OrderedValue {
    let header = |text: &str, example: &str| {
        object! {"description" => text, "required" => true, "schema" => object! {"type" => "string"}, "example" => example}
    };
    let optional = |text: &str, example: &str| {
        object! {"description" => text, "schema" => object! {"type" => "string"}, "example" => example}
    };
    let etag = header(
        "A strong tag of these bytes, one for each coding; send it back in `If-None-Match`.",
        "\"0123456789abcdef0123456789abcdef\"",
    );
    object! {
        "ETag" => etag,
        "Last-Modified" => header("When the newest dataset behind the answer was made; never a file's time.", "Mon, 23 Nov 2026 00:00:00 GMT"),
        "Cache-Control" => header("How long others may keep it.", "public, max-age=300"),
        "Content-Disposition" => header("The name to save it under.", "inline; filename=\"RUS-IRN-turnover.csv\""),
        "X-Request-Id" => header("Names the request in the server's log.", "5f2a9c0100000001"),
        "Accept-Ranges" => header("Whether `Range` may ask for parts, which come as 206 with `Content-Range`: `bytes`, or `none` of what is written while it is sent.", "bytes"),
        "Content-Range" => header("Which bytes these are, and of how many; behind the end, of how many only.", "bytes 0-499/1234"),
        "Link" => optional(
            "What goes with it (RFC 8288): `next`, `prev` and `first` of a list in pages, `alternate` forms, `license`, `service-desc`.",
            "</v1/products?offset=1000>; rel=\"next\"",
        ),
        "X-Total-Count" => optional("Of a list, how many items it has on all pages.", "6939"),
        "Retry-After" => header("Seconds to wait before trying again.", "2"),
    }
}

/// The responses that operations share, by name.
pub(super) fn components(samples: &[ProblemDocument]) -> Vec<(String, OrderedValue)> {
    let not_modified = object! {
        "description" => "What `If-None-Match` names is still current; no body.",
        "headers" => header_references(&["ETag", "Cache-Control", "X-Request-Id"]),
    };
    let problems = PROBLEMS.into_iter().flat_map(|(status, name)| {
        let problem = problem(status, samples);
        let as_text = in_words(name).map(|name| (name, also_in_plain_text(&problem)));
        std::iter::once((name.to_owned(), problem)).chain(as_text)
    });
    let files = Format::ALL.into_iter().filter(|format| !matches!(format, Format::Json | Format::Markdown));
    let files = files.map(|format| (file_name(format), success(vec![opaque_body(format.into())], true)));
    [("NotModified".to_owned(), not_modified)].into_iter().chain(problems).chain(files).collect()
}

fn problem(status: &str, samples: &[ProblemDocument]) -> OrderedValue {
    let kinds: Vec<_> = ProblemKind::ALL.into_iter().filter(|kind| kind.status().to_string() == status).collect();
    let text: Vec<String> = kinds.iter().map(|kind| format!("- `{}`: {}.", kind.address(), kind.when())).collect();
    let examples = kinds.iter().filter_map(|kind| {
        let name = kind.address().rsplit('/').next()?.to_owned();
        let sample = samples.iter().find(|sample| sample.is(*kind))?;
        Some((name, object! {"summary" => kind.title(), "value" => OrderedValue::serialized(sample)}))
    });
    let extra: &[&str] = match status {
        "416" => &["Content-Range"],
        "503" => &["Retry-After"],
        _ => &[],
    };
    object! {
        "description" => text.join("\n"),
        "headers" => header_references(&[&["Cache-Control", "X-Request-Id"], extra].concat()),
        "content" => object! {"application/problem+json" => object! {
            "schema" => schemas::reference("ProblemDocument"),
            "examples" => OrderedValue::Object(examples.collect()),
        }},
    }
}

fn header_references(headers: &[&str]) -> OrderedValue {
    let reference = |name: &&str| ((*name).to_owned(), object! {"$ref" => format!("#/components/headers/{name}")});
    OrderedValue::Object(headers.iter().map(reference).collect())
}

/// A body of this media type that is no JSON.
pub(super) fn opaque_body(media: Media) -> (String, OrderedValue) {
    let is_text = media.format().is_none_or(|format| format.facts().bytes == FormatBytes::Text);
    let schema = if is_text {
        object! {"type" => "string"}
    } else {
        object! {"type" => "string", "format" => "binary"}
    };
    (media.content_type().to_owned(), object! {"schema" => schema})
}

/// A body in JSON of this schema, with the example of this name.
pub(super) fn json_body(schema: OrderedValue, example: &str) -> (String, OrderedValue) {
    let examples = object! {example => object! {"$ref" => format!("#/components/examples/{example}")}};
    (Format::Json.facts().media_type.to_owned(), object! {"schema" => schema, "examples" => examples})
}

/// The successful response of an address of `/v1/` with the suffix of this format, or without any. One that is not JSON is the
/// same of every address; `json` is the body in JSON. Without a suffix there is JSON alone: clients made from the description get
/// one type, which they would not of several media types, and the other forms stand at their suffixes.
pub(super) fn found(format: Option<Format>, json: impl Fn() -> (String, OrderedValue)) -> OrderedValue {
    match format.filter(|format| *format != Format::Json) {
        Some(file) => object! {"$ref" => format!("#/components/responses/{}", file_name(file))},
        None => success(vec![json()], false),
    }
}

/// The name of the response in a format.
fn file_name(format: Format) -> String {
    let (first, rest) = format.suffix().split_at(1);
    format!("Found{}{rest}", first.to_ascii_uppercase())
}

fn success(content: Vec<(String, OrderedValue)>, saved: bool) -> OrderedValue {
    let mut headers = vec!["ETag", "Last-Modified", "Cache-Control", "X-Request-Id", "Accept-Ranges", "Link", "X-Total-Count"];
    if saved {
        headers.push("Content-Disposition");
    }
    object! {"description" => "Found.", "headers" => header_references(&headers), "content" => OrderedValue::Object(content)}
}

/// A successful response that is the same for everybody, with these headers.
pub(super) fn fixed(text: &str, headers: &[&str], content: (String, OrderedValue)) -> OrderedValue {
    object! {"description" => text, "headers" => header_references(headers), "content" => OrderedValue::Object(vec![content])}
}

/// The name of a problem as it is told beside a figure in plain text; none of what is not told there.
fn in_words(problem: &str) -> Option<String> {
    ["BadRequest", "NotFound", "InternalError", "Unavailable"].contains(&problem).then(|| format!("{problem}InWords"))
}

/// The same problem, told in plain text too.
fn also_in_plain_text(problem: &OrderedValue) -> OrderedValue {
    let (media, words) = (Media::Text.content_type(), object! {"schema" => object! {"type" => "string"}});
    let content = problem.get("content").cloned().unwrap_or(OrderedValue::Null).with(media, words);
    problem.clone().with("content", content)
}

/// The responses of a figure in plain text, whose problems are told in plain text: who reads a figure into a cell reads no JSON.
pub(super) fn of_format(responses: OrderedValue, format: Option<Format>) -> OrderedValue {
    if format != Some(Format::Txt) {
        return responses;
    }
    let told = |(status, response): &(String, OrderedValue)| {
        let place = response.get("$ref").and_then(OrderedValue::text).and_then(|place| place.rsplit('/').next());
        let words = place.and_then(in_words).map(|name| object! {"$ref" => format!("#/components/responses/{name}")});
        (status.clone(), words.unwrap_or_else(|| response.clone()))
    };
    OrderedValue::Object(responses.members().iter().map(told).collect())
}

/// All responses of an operation: the successful one, and the problems of these statuses. Parts (206) are told of by
/// `Accept-Ranges`: of a second successful response, clients made from the description would return that or the first.
pub(super) fn responses(success: OrderedValue, asked: Asked, problems: &[&str]) -> OrderedValue {
    let mut responses = vec![("200".to_owned(), success)];
    if asked != Asked::Nothing {
        responses.push(("304".to_owned(), object! {"$ref" => "#/components/responses/NotModified"}));
    }
    let own: &[&str] = match asked {
        Asked::Nothing => &[],
        Asked::Conditions => &["412"],
        Asked::ConditionsAndParts => &["412", "416"],
    };
    // Whatever has parameters may have too many bytes of them.
    let is_too_long = |status: &str| status == "414" && problems.contains(&"400");
    let is_told = |status: &&str| problems.contains(status) || own.contains(status) || is_too_long(status);
    for (status, name) in PROBLEMS.into_iter().filter(|(status, _)| is_told(status)) {
        responses.push((status.to_owned(), object! {"$ref" => format!("#/components/responses/{name}")}));
    }
    OrderedValue::Object(responses)
}
