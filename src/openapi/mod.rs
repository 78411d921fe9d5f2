//! The description of the API (OpenAPI 3.1), made from the structs of the contract and from the code's own lists of resources,
//! views, suffixes, parameters and problems, so that it cannot say anything else than the program does (floor 5).

mod docs;
mod examples;
mod members;
mod operations;
mod ordered;
mod parameters;
mod query_paths;
mod reference;
mod responses;
mod schema_enums;
mod schemas;
mod service_paths;
mod shared_parameters;

use std::fmt::Write;

use maud::Markup;

pub use self::{examples::CHART, operations::addresses};
pub use reference::parameter_reference;

use self::ordered::{OrderedValue, object};
use crate::write::{ChartList, ProblemDocument, ProblemKind};

/// What every page of the description begins with.
const ABOUT: &str = "Bilateral trade statistics: every figure with its source, its rounding bounds and its mirror.\n\n\
    One address, many suffixes: what is drawn and its data are the same resource, so `/v1/dyads/RUS-IRN/turnover.png` shows what \
    `/v1/dyads/RUS-IRN/turnover` says. Data are read only: every address takes GET and HEAD, any other method is 405 with `Allow`. \
    An unknown, repeated or bad parameter is an error that names it and what is allowed.\n\n\
    Amounts are exact numbers of the currency unit. A figure that is null says why in the member that ends in `_reason`. \
    Members may be added to objects in this version, and words to lists of words; none is taken away or changes its meaning.";

/// The description of the API.
pub struct Description(OrderedValue);

/// Answers to show that are made where requests are answered.
pub struct Samples<'a> {
    /// A problem of each kind.
    pub problems: Vec<ProblemDocument<'a>>,
    /// The list of one curated chart.
    pub charts: ChartList<'a>,
}

impl Description {
    /// The description, with these answers to show.
    #[must_use]
    pub fn build(samples: &Samples) -> Self {
        Self(build(samples))
    }

    /// The description as it is served, with line breaks, so that a change of it can be read.
    ///
    /// # Panics
    /// Never: it is JSON.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(&self.0).unwrap_or_else(|error| panic!("the description is no JSON: {error}"));
        bytes.push(b'\n');
        bytes
    }

    /// The description as a page for people.
    #[must_use]
    pub fn page(&self) -> Markup {
        docs::page(&self.0)
    }
}

fn build(samples: &Samples) -> OrderedValue {
    let (paths, parameters) = shared_parameters::share([query_paths::query_paths(), service_paths::service_paths()].concat());
    object! {
        "openapi" => "3.1.0",
        "info" => object! {
            "title" => "dyad",
            "version" => env!("CARGO_PKG_VERSION"),
            "summary" => "Bilateral trade statistics",
            "description" => about(),
            "license" => object! {"name" => "MIT OR Apache-2.0", "identifier" => "MIT OR Apache-2.0"},
        },
        "servers" => vec![object! {"url" => "/", "description" => "This server."}],
        "tags" => operations::TAGS.map(|(name, text)| object! {"name" => name, "description" => text}).to_vec(),
        "paths" => paths,
        "components" => object! {
            "schemas" => schemas::components(&operations::resources()),
            "parameters" => parameters,
            "responses" => responses::components(&samples.problems),
            "headers" => responses::headers(),
            "examples" => examples::examples(&samples.charts),
        },
    }
}

/// What the API is, and every problem that it answers with.
fn about() -> String {
    let mut text = format!("{ABOUT}\n\nErrors are `application/problem+json` (RFC 9457) of these types:\n\n");
    for kind in ProblemKind::ALL {
        let _ = writeln!(text, "- `{}` ({}, {}): {}.", kind.address(), kind.status(), kind.title(), kind.when());
    }
    text.trim_end().to_owned()
}
