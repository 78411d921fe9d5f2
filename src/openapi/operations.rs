//! What is at each address of `/v1/`: its name, what it is for, and a question whose answer shows it.

use crate::{
    query::{Resource, View},
    trade::{Area, Dyad, Product},
};

/// What is written of an address.
pub(super) struct OperationText {
    /// The name of the operation; a suffix makes `getTurnover` `getTurnoverAsCsv`.
    pub id: &'static str,
    pub tag: &'static str,
    pub summary: &'static str,
    /// `{languages}` becomes those that names and titles have translations into.
    pub description: &'static str,
    /// The query of the example, on the built-in dataset.
    pub example: &'static str,
}

/// Name, tag, summary, description and example, in this order.
type Words = (&'static str, &'static str, &'static str, &'static str, &'static str);

const AREA: Words = (
    "getArea",
    "areas",
    "One area's trade with everyone",
    "Its totals, how concentrated they are on partners, and whose trade moved most.",
    "to=2016&source=wits&top=2",
);
const PARTNERS: Words = (
    "getPartners",
    "areas",
    "An area's partners ranked",
    "Of the latest period of the window, of one source and flow. Sums of areas are never ranked among their members.",
    "to=2016&source=wits&top=2",
);
const PANEL: Words = (
    "getPanel",
    "tables",
    "Every series below one another",
    "The long table: a row for every period of every series of every pair that is asked for, with bounds, change and growth on the same \
     period a year before, by calendar. Each source is a row of its own and named, and so is each flow that is published; a turnover or \
     domestic exports made from two flows come with `flow`, rolled-up years and quarters with `freq`. Figures and reasons are those of \
     the single series. JSON comes by page, and how many rows there are in all is not counted; the other forms are written while they \
     are read, all rows unless there is a `limit`.",
    "reporter=RUS&partner=IRN&source=wits&from=2015&to=2016&limit=2",
);
const MOVERS: Words = (
    "listMovers",
    "tables",
    "The pairs that grew or fell most",
    "Of one source, flow (exports unless another is asked for), calendar, frequency and currency: those that know most pairs, then by \
     priority; of the latest period of the window in which more than half as many pairs have a figure as in the best one. With \
     `reporter` they are its partners. Sums of areas are not ranked among their members. Pairs whose growth is null are counted in \
     `without_growth` and not ranked.",
    "reporter=RUS&source=wits&to=2016&limit=2",
);
const OBSERVATIONS: Words = (
    "getObservations",
    "tables",
    "The observations as they are stored",
    "The tidy table: a row for every observation of every dataset, or of those asked for, as its source gave it, with all of its \
     vintages (`as_of` keeps of each the one that was out on that day), the bounds of its rounding, and the names of its codes in \
     `lang`. Nothing is chosen, derived, summed or rolled up. Rows stand dataset by dataset, then by reporter, partner, product, flow, \
     source, currency, calendar, frequency, period and date of publication. JSON comes by page with the `total`, which is null where \
     more than a million rows would have to be read to know it; the other forms are written while they are read, all rows unless \
     there is a `limit`.",
    "reporter=RUS&partner=IRN&source=wits&from=2015&to=2016&limit=2",
);
const VERIFY: Words = (
    "verify",
    "statements",
    "What is said, held against every source",
    "A text in English, Russian or Persian, or one statement by the words of `claims.csv`. Each statement comes with how it was \
     understood (every field, and which characters of the text say it), what is open in it (`missing`, never guessed), the verdict of all sources \
     together by the rules of the claims, each source for itself, a sentence in each language, and the address of that one statement. What is \
     none of the trade of two countries is told in `passed_over` as what it is. What a claim of the datasets says already (`same_as`) is its \
     source's own word, and no witness of itself. A text of up to 64 KiB is sent as the body of a POST.",
    "reporter=RUS&partner=IRN&flow=turnover&period=2022&value=5&unit=USD&unit_mult=9&decimals=0&published=2024-10",
);
const FIND: Words = (
    "findFigures",
    "tables",
    "Who states a figure",
    "The reverse look-up: every figure of a pair that the rounding of `value` allows, over sources, flows, periods and calendars, as \
     either side reports it: published figures, those of earlier vintages, what two flows make, sums of months and quarters, and \
     claims; with `unit=percent` growth. The closest come first. `fits` says whether the figure itself lies `within` the values that \
     `value` stands for, or only `touches` them with its own rounding. Where nothing fits, `reason` says why, and `nearest` has the \
     three that come closest.",
    "value=1.5e9&pair=RUS-IRN&limit=2",
);
const COMPARE: Words = (
    "compareSeries",
    "charts",
    "Several series side by side",
    "Several series, up to twenty unless the server has another limit, of one calendar and one frequency; an index has one base for all.",
    "series=RUS-IRN/exports,IRN-RUS/imports&source=wits&from=2014&to=2016&measure=index",
);

/// The tags, in the order of the reference.
pub(super) const TAGS: [(&str, &str); 8] = [
    ("pairs", "Ordered pairs of areas: `RUS-IRN` is what Russia reports about Iran, `IRN-RUS` its mirror. Each has views."),
    ("areas", "Countries, former states and special areas, and the partners that each trades with."),
    ("products", "The Harmonized System."),
    (
        "tables",
        "Whole tables: the observations as they are stored, every series below one another, the pairs that moved most, and who states a figure.",
    ),
    ("charts", "Curated charts, and several series side by side."),
    ("statements", "What anyone says of trade, held against every source."),
    ("catalogue", "Datasets and sources with their terms, citations and findings."),
    ("service", "How the server is."),
];

fn dyad() -> Dyad {
    Dyad { reporter: russia(), partner: "IRN".parse().unwrap_or_else(|_| Area::world()) }
}

fn russia() -> Area {
    "RUS".parse().unwrap_or_else(|_| Area::world())
}

/// One of each kind of address below `/v1/` that is a query.
pub(super) fn resources() -> Vec<Resource> {
    let views = View::ALL.map(|view| Resource::View(dyad(), view));
    let crude: Product = "HS:2709".parse().unwrap_or_default();
    [Resource::Dyads, Resource::Dyad(dyad())]
        .into_iter()
        .chain(views)
        .chain([
            Resource::Areas,
            Resource::Area(russia()),
            Resource::Partners(russia()),
            Resource::Products,
            Resource::Product(crude),
            Resource::Compare,
            Resource::Panel,
            Resource::Movers,
            Resource::Observations,
            Resource::Verify,
            Resource::Find,
            Resource::Datasets,
            Resource::Dataset("russia-iran".to_owned()),
            Resource::Sources,
        ])
        .collect()
}

/// Every address below `/v1/`, its parts in braces, and what is there.
#[must_use]
pub fn addresses() -> Vec<(String, &'static str)> {
    let queries = resources().into_iter().map(|resource| (template(&resource), operation_text(&resource).summary));
    let others = [
        ("/v1/charts", "The curated charts"),
        ("/v1/charts/{slug}", "One curated chart"),
        ("/v1/datasets/{dataset}/{file}", "A file of a dataset's data package"),
        ("/v1/limits", "The limits"),
    ];
    queries.chain(others.map(|(template, summary)| (template.to_owned(), summary))).collect()
}

/// The path with its parts in braces.
pub(super) fn template(resource: &Resource) -> String {
    let path = resource.path();
    match resource {
        Resource::Dyad(dyad) | Resource::View(dyad, _) => path.replacen(&dyad.to_string(), "{dyad}", 1),
        Resource::Area(area) | Resource::Partners(area) => path.replacen(area.code(), "{area}", 1),
        Resource::Product(product) => path.replacen(&product.to_string(), "{product}", 1),
        Resource::Dataset(name) => path.replacen(name.as_str(), "{dataset}", 1),
        _ => path,
    }
}

/// What is written of an address.
pub(super) fn operation_text(resource: &Resource) -> OperationText {
    let (id, tag, summary, description, example) = match resource {
        Resource::Dyads => (
            "listDyads",
            "pairs",
            "The pairs",
            "Every pair that the data have, narrowed by words, members, source and flow. `sort=total` orders them by their latest turnover and says it.",
            "limit=2&sort=total",
        ),
        Resource::Dyad(_) => (
            "getDyad",
            "pairs",
            "One pair in short",
            "The latest figure, the record, the compound growth, every series there is, and the sources.",
            "",
        ),
        Resource::View(_, view) => return view_text(*view),
        Resource::Areas => (
            "listAreas",
            "areas",
            "The code list of areas",
            "ISO 3166-1 alpha-3, former states of ISO 3166-3 and the special areas of trade statistics.",
            "limit=2",
        ),
        Resource::Area(_) => AREA,
        Resource::Partners(_) => PARTNERS,
        Resource::Products => (
            "listProducts",
            "products",
            "The code list of products",
            "Chapters, headings and subheadings of HS 2022, searched by words or code.",
            "search=crude+oil&limit=2",
        ),
        Resource::Product(_) => ("getProduct", "products", "One product", "With what is above and below it.", ""),
        Resource::Compare => COMPARE,
        Resource::Panel => PANEL,
        Resource::Movers => MOVERS,
        Resource::Observations => OBSERVATIONS,
        Resource::Verify => VERIFY,
        Resource::Find => FIND,
        Resource::Datasets => (
            "listDatasets",
            "catalogue",
            "The datasets",
            "What is served, with licences, citations and what the checks found.",
            "limit=1",
        ),
        Resource::Dataset(_) => ("getDataset", "catalogue", "One dataset", "Its licences, citation, sources and findings.", ""),
        Resource::Sources => ("listSources", "catalogue", "The sources", "Every source with its terms, by priority.", "limit=2"),
    };
    OperationText { id, tag, summary, description, example }
}

fn view_text(view: View) -> OperationText {
    const SERIES: &str = "Each figure with the bounds that its rounding allows, its change and its growth; a null has a reason.";
    let (id, summary, description, example) = match view {
        View::Turnover => ("getTurnover", "Exports and imports together", SERIES, "from=2021"),
        View::Exports => ("getExports", "What the reporter exported", SERIES, "from=2014&source=wits"),
        View::Imports => ("getImports", "What the reporter imported", SERIES, "from=2014&source=wits"),
        View::Balance => (
            "getBalance",
            "Exports less imports",
            "With both flows, the relative balance and the coverage; growth only where the sign is certain.",
            "from=2015&source=wits",
        ),
        View::ReExports | View::ReImports | View::DomesticExports => return re_trade_text(view),
        View::Mirror => (
            "getMirror",
            "What both sides report",
            "The same goods as counted where they left and where they arrived, with the gap between the two.",
            "from=2015&to=2016&product=TOTAL",
        ),
        View::Revisions => (
            "getRevisions",
            "First-published against latest figures",
            "What each period was first said to be, and what it is said to be now.",
            "from=2014&source=wits&flow=export",
        ),
        View::Products => (
            "getDyadProducts",
            "What was traded, ranked",
            "Of one source, flow, classification and one level: parents and children are never counted together.",
            "top=2",
        ),
        View::Claims => (
            "getClaims",
            "Statements held against the figures",
            "Each claim with a verdict for each source, as now known and as known when it was said.",
            "limit=1",
        ),
        View::Events => (
            "getEvents",
            "What happened",
            "Events that name either side of the pair, by date, with {languages} titles.",
            "limit=2",
        ),
    };
    OperationText { id, tag: "pairs", summary, description, example }
}

/// What is written of goods that leave or come once more.
fn re_trade_text(view: View) -> OperationText {
    let (id, summary, description) = match view {
        View::ReExports => (
            "getReExports",
            "Foreign goods that left again",
            "Goods that the reporter had imported and sent on unchanged. They are among its exports and never added to them.",
        ),
        View::ReImports => (
            "getReImports",
            "Domestic goods that came back",
            "Goods that the reporter had exported and took back unchanged. They are among its imports and never added to them.",
        ),
        _ => (
            "getDomesticExports",
            "Exports less re-exports",
            "Made here where one source has both for the period; null where it has one of them only.",
        ),
    };
    OperationText { id, tag: "pairs", summary, description, example: "" }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn operations_have_names_of_their_own_and_known_tags() {
        let ids: BTreeSet<&str> = resources().iter().map(|resource| operation_text(resource).id).collect();
        assert_eq!(ids.len(), resources().len());
        assert!(resources().iter().all(|resource| TAGS.iter().any(|(tag, _)| *tag == operation_text(resource).tag)));
        assert_eq!(template(&resources()[2]), "/v1/dyads/{dyad}/turnover");
    }
}
