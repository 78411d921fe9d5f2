//! The description of the API (OpenAPI 3.1), made from the structs of the contract and from the code's own lists of resources,
//! views, suffixes, parameters and problems, so that it cannot say anything else than the program does (floor 5).

mod docs;
mod examples;
mod members;
mod metadata_paths;
mod operations;
mod ordered;
mod package_paths;
mod parameters;
mod posted_text;
mod query_paths;
mod reference;
mod responses;
mod schema_enums;
mod schemas;
mod served_text;
mod service_paths;
mod shared_parameters;
mod version_3_0;

use std::{collections::BTreeMap, fmt::Write};

use maud::Markup;

pub use self::{examples::CHART, operations::addresses};
pub use reference::parameter_reference;

use self::{
    ordered::{OrderedValue, object},
    shared_parameters::Shared,
};
use crate::write::{ChartList, ProblemDocument, ProblemKind, Site};

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

    /// The description as it is served.
    ///
    /// # Panics
    /// Never: it is JSON.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        served_text::text(&self.0)
    }

    /// The same in OpenAPI 3.0, for tools that do not read 3.1.
    ///
    /// # Panics
    /// Never: it is JSON.
    #[must_use]
    pub fn json_3_0(&self) -> Vec<u8> {
        served_text::text(&version_3_0::of(&self.0))
    }

    /// The description as a page for people, on a site.
    #[must_use]
    pub fn page(&self, site: &Site) -> Markup {
        docs::page(&self.0, site)
    }
}

fn build(samples: &Samples) -> OrderedValue {
    let Shared { paths, parameters, words, responses } = shared_parameters::share(
        [
            query_paths::query_paths(),
            package_paths::package_paths(),
            metadata_paths::metadata_paths(),
            service_paths::service_paths(),
        ]
        .concat(),
    );
    let schemas: BTreeMap<String, OrderedValue> =
        schemas::components(&operations::resources()).into_iter().chain(words).collect();
    object! {
        "openapi" => "3.1.0",
        "info" => object! {
            "title" => "dyad",
            "version" => env!("CARGO_PKG_VERSION"),
            "summary" => "Bilateral trade statistics",
            "description" => about(),
            "contact" => object! {"name" => "The dyad authors"},
            "license" => object! {"name" => "MIT OR Apache-2.0", "identifier" => "MIT OR Apache-2.0"},
        },
        "security" => OrderedValue::List(Vec::new()),
        "servers" => vec![object! {"url" => "/", "description" => "This server."}],
        "tags" => operations::TAGS.map(|(name, text)| object! {"name" => name, "description" => text}).to_vec(),
        "paths" => paths,
        "components" => object! {
            "schemas" => OrderedValue::Object(schemas.into_iter().collect()),
            "parameters" => parameters,
            "responses" => OrderedValue::Object([responses::components(&samples.problems), responses].concat()),
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
