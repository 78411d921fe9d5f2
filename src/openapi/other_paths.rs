//! The paths that are no queries: curated charts, probes, counters and the description itself.

use super::{
    examples::CHART,
    members,
    ordered::{Ordered, object},
    parameters,
    paths::{dotted, form, id},
    responses, schemas,
};
use crate::{
    query::{Resource, Suffix, View},
    trade::Area,
    write::Media,
};

/// Nothing is wrong with a request for these; only the server may be at fault.
const FAULTS: &[&str] = &["500"];

/// The charts, and what the server says of itself.
pub(super) fn of_others() -> Vec<(String, Ordered)> {
    let list = [None, Some(Suffix::Json), Some(Suffix::Csv)].into_iter().map(list);
    let drawn = Suffix::of(&any_drawn()).map(Some);
    let one = std::iter::once(None).chain(drawn).map(one);
    list.chain(one).chain(service()).collect()
}

/// Stands for what a chart may be drawn from.
fn any_drawn() -> Resource {
    let world = Area::world();
    Resource::View(crate::trade::Dyad { reporter: world, partner: world }, View::Turnover)
}

fn offers(suffix: Option<Suffix>, all: &[Media]) -> Vec<Media> {
    suffix.map_or_else(|| all.to_vec(), |suffix| vec![suffix.into()])
}

fn list(suffix: Option<Suffix>) -> (String, Ordered) {
    let body = |media: Media| match media {
        Media::Json => responses::json(schemas::reference("ChartList"), "listCharts"),
        media => responses::raw(media),
    };
    let media = offers(suffix, Media::PLAIN);
    let window = ["limit", "offset"].map(|name| parameters::parameter(name, &Resource::Sources, suffix));
    let success = responses::found(media.iter().map(|media| body(*media)).collect(), media == [Media::Csv]);
    let words = ["/v1/charts", "listCharts", "The curated charts", "What each is called and drawn from."];
    operation(suffix, words, window.to_vec(), success)
}

fn one(suffix: Option<Suffix>) -> (String, Ordered) {
    let schemas = ["SeriesDocument", "MirrorDocument", "CompareDocument", "PartnersDocument", "DyadProductsDocument"];
    let any = object! {"oneOf" => schemas.map(schemas::reference).to_vec()};
    let media = offers(suffix, Media::DRAWN);
    let body = |media: &Media| match media {
        Media::Json => responses::json(any.clone(), "getChart"),
        media => responses::raw(*media),
    };
    let slug = parameters::in_path("slug", "^[a-z0-9]+(-[a-z0-9]+)*$", CHART.0, "The chart's name; /v1/charts lists them.");
    let changes = parameters::of_form(suffix).iter().map(|name| parameters::parameter(name, &any_drawn(), suffix));
    let success = responses::found(media.iter().map(body).collect(), media.iter().all(|media| *media != Media::Json));
    let text = "The data that the chart is drawn from, or its picture, of which the address may change parameters.";
    let words = ["/v1/charts/{slug}", "getChart", "One curated chart", text];
    operation(suffix, words, std::iter::once(slug).chain(changes).collect(), success)
}

/// An operation by its path, name, summary and description.
fn operation(
    suffix: Option<Suffix>,
    [path, name, summary, text]: [&str; 4],
    parameters: Vec<Ordered>,
    success: Ordered,
) -> (String, Ordered) {
    let problems: &[&str] = if suffix.is_none() { &["400", "404", "406", "500", "503"] } else { &["400", "404", "500", "503"] };
    let summary = suffix.map_or_else(|| summary.to_owned(), |suffix| format!("{summary} as {}", form(suffix)));
    let operation = object! {
        "operationId" => id(name, suffix),
        "tags" => vec!["charts"],
        "summary" => summary,
        "description" => text,
        "parameters" => Ordered::List(parameters),
        "responses" => responses::all(success, true, problems),
    };
    (format!("{path}{}", dotted(suffix)), object! {"get" => operation})
}

fn service() -> Vec<(String, Ordered)> {
    const PROBE: &[&str] = &["Cache-Control", "X-Request-Id"];
    const KEPT: &[&str] = &["ETag", "Cache-Control", "X-Request-Id"];
    let state = |word: &str| {
        let schema = members::closed("Health", &[("status", "string")]);
        let content = object! {"schema" => schema, "example" => object! {"status" => word}};
        responses::plain("It is.", PROBE, (Media::Json.content_type().to_owned(), content))
    };
    let counters = responses::plain("Counters.", PROBE, responses::raw(Media::Metrics));
    let own = object! {"schema" => object! {"type" => "object", "description" => "OpenAPI 3.1."}};
    let own = responses::plain("This description.", KEPT, (Media::Json.content_type().to_owned(), own));
    let html = responses::plain("The reference.", KEPT, responses::raw(Media::Html));
    let each = |path: &str, name: &str, summary: &str, text: &str, responses: Ordered| {
        let operation = object! {
            "operationId" => name,
            "tags" => vec!["service"],
            "summary" => summary,
            "description" => text,
            "responses" => responses,
        };
        (path.to_owned(), object! {"get" => operation})
    };
    vec![
        each("/healthz", "getHealth", "Does the process live?", "For a supervisor.", responses::all(state("ok"), false, FAULTS)),
        each(
            "/readyz",
            "getReadiness",
            "Are there data to serve?",
            "For a load balancer: 503 until the data are loaded.",
            responses::all(state("ready"), false, &["500", "503"]),
        ),
        each("/metrics", "getMetrics", "Counters", "In the text format of Prometheus.", responses::all(counters, false, FAULTS)),
        each(
            "/openapi.json",
            "getDescription",
            "This description",
            "Made from the code.",
            responses::all(own, true, &["500", "503"]),
        ),
        each(
            "/docs",
            "getReference",
            "The reference",
            "This description for people.",
            responses::all(html, true, &["500", "503"]),
        ),
    ]
}
