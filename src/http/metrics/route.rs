//! Which address a request was for, as a template: what is counted and logged by has few values, whatever is asked for.

use std::sync::LazyLock;

use crate::{
    query::{Format, split_suffix},
    write::vocabulary::CSVW_SUFFIX,
};

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Group {
    Data,
    Picture,
    Chart,
    Page,
    Asset,
    Document,
    Probe,
    Admin,
    Other,
}

/// A template of addresses. Pictures are apart from the data that they show, though at one template, since they take longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) struct Route {
    template: usize,
    is_picture: bool,
}

use Group::{Admin, Asset, Chart, Data, Document, Other, Page, Probe};

/// Every template, in the order in which they are told. The suffix of an address below `/v1/` is not part of it.
const TEMPLATES: [(&str, Group); 71] = [
    ("/v1", Document),
    ("/v1/", Document),
    ("/v1/limits", Document),
    ("/v1/dyads", Data),
    ("/v1/dyads/{dyad}", Data),
    ("/v1/dyads/{dyad}/turnover", Data),
    ("/v1/dyads/{dyad}/exports", Data),
    ("/v1/dyads/{dyad}/imports", Data),
    ("/v1/dyads/{dyad}/balance", Data),
    ("/v1/dyads/{dyad}/re-exports", Data),
    ("/v1/dyads/{dyad}/re-imports", Data),
    ("/v1/dyads/{dyad}/domestic-exports", Data),
    ("/v1/dyads/{dyad}/mirror", Data),
    ("/v1/dyads/{dyad}/revisions", Data),
    ("/v1/dyads/{dyad}/products", Data),
    ("/v1/dyads/{dyad}/claims", Data),
    ("/v1/dyads/{dyad}/events", Data),
    ("/v1/areas", Data),
    ("/v1/areas/{area}", Data),
    ("/v1/areas/{area}/partners", Data),
    ("/v1/products", Data),
    ("/v1/products/{product}", Data),
    ("/v1/compare", Data),
    ("/v1/panel", Data),
    ("/v1/movers", Data),
    ("/v1/observations", Data),
    ("/v1/verify", Data),
    ("/v1/find", Data),
    ("/v1/datasets", Data),
    ("/v1/datasets/{dataset}", Data),
    ("/v1/datasets/{dataset}/{*file}", Data),
    ("/v1/sources", Data),
    ("/v1/charts", Chart),
    ("/v1/charts/{slug}", Chart),
    ("/mcp", Data),
    ("/", Page),
    ("/embed", Page),
    ("/method", Page),
    ("/sources", Page),
    ("/sources/{name}", Page),
    ("/datasets", Page),
    ("/datasets/{name}", Page),
    ("/charts", Page),
    ("/charts/{name}", Page),
    ("/areas", Page),
    ("/claims", Page),
    ("/verify", Page),
    ("/docs", Page),
    ("/problems", Page),
    ("/problems/", Page),
    ("/problems/{kind}", Page),
    ("/assets/{version}/{name}", Asset),
    ("/favicon.svg", Asset),
    ("/favicon.ico", Asset),
    ("/apple-touch-icon.png", Asset),
    ("/oembed", Document),
    ("/openapi.json", Document),
    ("/openapi-3.0.json", Document),
    ("/llms.txt", Document),
    ("/robots.txt", Document),
    ("/sitemap.xml", Document),
    ("/.well-known/api-catalog", Document),
    ("/.well-known/security.txt", Document),
    ("/healthz", Probe),
    ("/readyz", Probe),
    ("/metrics", Probe),
    ("/admin", Admin),
    ("/admin/reload", Admin),
    ("/admin/{*rest}", Admin),
    ("/v1/{*rest}", Other),
    // What no other template fits.
    ("other", Other),
];

static MATCHER: LazyLock<matchit::Router<usize>> = LazyLock::new(|| {
    let mut matcher = matchit::Router::new();
    for (place, (template, _)) in TEMPLATES.iter().enumerate().filter(|(_, (template, _))| template.starts_with('/')) {
        if let Err(error) = matcher.insert(*template, place) {
            tracing::error!("requests for {template} are counted as others: {error}");
        }
    }
    matcher
});

impl Group {
    /// Every group, in the order of its numbers.
    pub(in crate::http) const ALL: [Self; 9] = [Data, Self::Picture, Chart, Page, Asset, Document, Probe, Admin, Other];

    /// The word in counters.
    pub(in crate::http) fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Picture => "picture",
            Self::Chart => "chart",
            Self::Page => "page",
            Self::Asset => "asset",
            Self::Document => "document",
            Self::Probe => "probe",
            Self::Admin => "admin",
            Self::Other => "other",
        }
    }
}

impl Route {
    /// The route of the path of an address.
    pub(in crate::http) fn of(path: &str) -> Self {
        let (stem, is_picture) = if path.starts_with("/v1/") { without_suffix(path) } else { (path, false) };
        let template = MATCHER.at(stem).map_or(TEMPLATES.len() - 1, |found| *found.value);
        Self { template, is_picture: is_picture && TEMPLATES[template].1 == Data }
    }

    /// All of them, in the order of their places.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..TEMPLATES.len()).flat_map(|template| [false, true].map(|is_picture| Self { template, is_picture }))
    }

    /// Its place among all of them.
    pub(super) fn place(self) -> usize {
        self.template * 2 + usize::from(self.is_picture)
    }

    /// The template of its addresses.
    pub(in crate::http) fn template(self) -> &'static str {
        TEMPLATES[self.template].0
    }

    /// What it is for.
    pub(in crate::http) fn group(self) -> Group {
        if self.is_picture { Group::Picture } else { TEMPLATES[self.template].1 }
    }
}

/// The path without the suffix of its form, and whether that is the form of a picture.
fn without_suffix(path: &str) -> (&str, bool) {
    if let Some(described) = path.strip_suffix(CSVW_SUFFIX) {
        return (described, false);
    }
    let begins = path.rfind('/').map_or(0, |slash| slash + 1);
    let (name, suffix) = split_suffix(&path[begins..]);
    let is_picture = suffix.and_then(Format::with_suffix).is_some_and(Format::is_picture);
    (&path[..begins + name.len()], is_picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str) -> (&'static str, &'static str) {
        let route = Route::of(path);
        (route.template(), route.group().word())
    }

    #[test]
    fn an_address_has_the_template_of_its_likes() {
        for (path, template, group) in [
            ("/", "/", "page"),
            ("/claims", "/claims", "page"),
            ("/verify", "/verify", "page"),
            ("/sources/customs", "/sources/{name}", "page"),
            ("/v1/dyads/RUS-IRN/turnover", "/v1/dyads/{dyad}/turnover", "data"),
            ("/v1/dyads/RUS-IRN/turnover.csv", "/v1/dyads/{dyad}/turnover", "data"),
            ("/v1/dyads/RUS-IRN/turnover.png", "/v1/dyads/{dyad}/turnover", "picture"),
            ("/v1/dyads/RUS-IRN/turnover.csv-metadata.json", "/v1/dyads/{dyad}/turnover", "data"),
            ("/v1/products/HS:27.01", "/v1/products/{product}", "data"),
            ("/v1/datasets/a/parts/observations.parquet", "/v1/datasets/{dataset}/{*file}", "data"),
            ("/v1/datasets/a/croissant.json", "/v1/datasets/{dataset}/{*file}", "data"),
            ("/v1/charts/growth.svg", "/v1/charts/{slug}", "chart"),
            ("/v1/dyads/RUS-IRN/nothing.png", "/v1/{*rest}", "other"),
            ("/v1/.env", "/v1/{*rest}", "other"),
            ("/wp-login.php", "other", "other"),
            ("*", "other", "other"),
            ("", "other", "other"),
        ] {
            assert_eq!(told(path), (template, group), "{path}");
        }
    }

    #[test]
    fn each_has_its_place() {
        assert!(Route::all().enumerate().all(|(place, route)| route.place() == place));
        assert!(Group::ALL.into_iter().enumerate().all(|(place, group)| group as usize == place));
        for (place, (template, _)) in TEMPLATES.iter().enumerate() {
            assert_eq!(Route::of(template).template, place, "{template}");
        }
    }

    #[test]
    fn every_address_of_the_router_and_of_the_description_has_a_template_of_its_own() {
        let source = include_str!("../router.rs");
        let mut routes: Vec<&str> = source
            .split(".route(\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|path| !path.starts_with("/test/"))
            .collect();
        let described: serde_json::Value = serde_json::from_str(include_str!("../../../tests/openapi.json")).unwrap();
        routes.retain(|route| *route != "/v1/{*address}");
        routes.extend(described["paths"].as_object().unwrap().keys().map(String::as_str));
        assert!(routes.len() > 100, "{}", routes.len());
        for route in routes {
            let told = Route::of(route);
            assert!(told.group() != Group::Other && told.template() != "/admin/{*rest}", "{route} is counted as {told:?}");
        }
    }
}
