//! The paths that are no queries: curated charts, limits, probes, counters and the description itself.

use super::{
    examples::CHART,
    members,
    ordered::{OrderedValue, object},
    parameters,
    query_paths::{described, described_formats, dotted, id, named},
    responses::{self, Asked},
    schemas,
};
use crate::{
    query::{Format, Offer, Resource, View},
    trade::Area,
    write::Media,
};

/// Nothing but its head can be wrong with a request for these; else only the server may be at fault.
const FAULTS: &[&str] = &["400", "500"];
/// The same, of what is made or must be loaded.
const FAULTS_OR_BUSY: &[&str] = &["400", "500", "503"];

/// The charts, the limits, and what the server says of itself.
pub(super) fn service_paths() -> Vec<(String, OrderedValue)> {
    let each = |offer| described_formats(offer, false);
    let (list, one) = (each(Offer::List).map(list), each(Offer::Drawn).map(one));
    let limits = each(Offer::List).map(limits);
    list.chain(one).chain(limits).chain(probes()).chain(descriptions()).collect()
}

/// Stands for what a chart may be drawn from.
fn any_drawn() -> Resource {
    let world = Area::world();
    Resource::View(crate::trade::Dyad { reporter: world, partner: world }, View::Turnover)
}

fn list(format: Option<Format>) -> (String, OrderedValue) {
    let json = || responses::json_body(schemas::reference("ChartList"), "listCharts");
    let window = parameters::of_address(&Resource::Sources, None);
    let success = responses::found(format, json);
    let words = ["charts", "/v1/charts", "listCharts", "The curated charts", "What each is called and drawn from."];
    operation(format, words, window, success)
}

fn one(format: Option<Format>) -> (String, OrderedValue) {
    let json = || responses::json_body(schemas::reference("ChartData"), "getChart");
    let slug = parameters::in_path("slug", "^[a-z0-9]+(-[a-z0-9]+)*$", CHART.0, "The chart's name; /v1/charts lists them.");
    let changes = parameters::of_format(&any_drawn(), format);
    let success = responses::found(format, json);
    let text = "The data that the chart is drawn from, or its picture, of which the address may change parameters.";
    let words = ["charts", "/v1/charts/{slug}", "getChart", "One curated chart", text];
    operation(format, words, std::iter::once(slug).chain(changes).collect(), success)
}

fn limits(format: Option<Format>) -> (String, OrderedValue) {
    let json = || responses::json_body(schemas::reference("LimitList"), "listLimits");
    let window = parameters::of_address(&Resource::Sources, None);
    let text = "What a request, a connection, a file or the server may take at most, and who set it: what is usual, a file of settings, \
        the environment or a flag.";
    operation(format, ["service", "/v1/limits", "listLimits", "The limits", text], window, responses::found(format, json))
}

/// An operation by its tag, path, name, summary and description.
fn operation(
    format: Option<Format>,
    [tag, path, name, summary, text]: [&str; 5],
    parameters: Vec<OrderedValue>,
    success: OrderedValue,
) -> (String, OrderedValue) {
    let problems: &[&str] = if format.is_none() { &["400", "404", "406", "500", "503"] } else { &["400", "404", "500", "503"] };
    let summary = format.map_or_else(|| summary.to_owned(), |format| format!("{summary} as {}", named(format)));
    let operation = object! {
        "operationId" => id(name, format),
        "tags" => vec![tag],
        "summary" => summary,
        "parameters" => OrderedValue::List(parameters),
        "responses" => responses::of_format(responses::responses(success, Asked::of(format), problems), format),
    };
    (format!("{path}{}", dotted(format)), object! {"get" => described(operation, text, format)})
}

/// Nothing is asked of these addresses but what they are.
fn served([path, name, summary, text]: [&str; 4], responses: OrderedValue) -> (String, OrderedValue) {
    let operation = object! {
        "operationId" => name,
        "tags" => vec!["service"],
        "summary" => summary,
        "description" => text,
        "responses" => responses,
    };
    (path.to_owned(), object! {"get" => operation})
}

/// How the server is.
fn probes() -> Vec<(String, OrderedValue)> {
    const PROBE: &[&str] = &["Cache-Control", "X-Request-Id"];
    let state = |word: &str| {
        let schema = members::closed_object("Health", &[("status", "string")]);
        let content = object! {"schema" => schema, "example" => object! {"status" => word}};
        responses::fixed("It is.", PROBE, (Format::Json.facts().media_type.to_owned(), content))
    };
    let counters = responses::fixed("Counters.", PROBE, responses::opaque_body(Media::Metrics));
    let ready = "For a load balancer: 503 until the data are loaded.";
    vec![
        served(
            ["/healthz", "getHealth", "Does the process live?", "For a supervisor."],
            responses::responses(state("ok"), Asked::Nothing, FAULTS),
        ),
        served(
            ["/readyz", "getReadiness", "Are there data to serve?", ready],
            responses::responses(state("ready"), Asked::Nothing, FAULTS_OR_BUSY),
        ),
        served(
            ["/metrics", "getMetrics", "Counters", "In the text format of Prometheus."],
            responses::responses(counters, Asked::Nothing, FAULTS),
        ),
    ]
}

/// The description itself.
fn descriptions() -> Vec<(String, OrderedValue)> {
    const KEPT: &[&str] = &["ETag", "Cache-Control", "X-Request-Id"];
    let own = |version: &str| {
        let schema = object! {"type" => "object", "description" => format!("OpenAPI {version}."), "additionalProperties" => true};
        let content = (Format::Json.facts().media_type.to_owned(), object! {"schema" => schema});
        let found = responses::fixed("This description.", KEPT, content);
        responses::responses(found, Asked::Conditions, FAULTS_OR_BUSY)
    };
    let html = responses::fixed("The reference.", KEPT, responses::opaque_body(Media::Html));
    let older = "The same, for tools that do not read 3.1.";
    vec![
        served(["/openapi.json", "getDescription", "This description", "In OpenAPI 3.1, made from the code."], own("3.1")),
        served(["/openapi-3.0.json", "getDescriptionInOpenapi30", "This description in OpenAPI 3.0", older], own("3.0")),
        served(
            ["/docs", "getReference", "The reference", "This description for people."],
            responses::responses(html, Asked::Conditions, FAULTS_OR_BUSY),
        ),
    ]
}
