//! `/docs`: the description as a page for people, made on the server from the same values as `/openapi.json`; no script, nothing
//! from elsewhere.

mod operation;
mod reading;
mod schema;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::reading::{at, items, marked, text};
use super::ordered::OrderedValue;
use crate::write::{ProblemKind, Site};

/// The page of a description; its links are paths below that of the site.
pub(super) fn page(description: &OrderedValue, site: &Site) -> Markup {
    let site = site.paths();
    let groups = operation::groups(description);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "dyad: the API" }
                link rel="icon" href=(site.href("/favicon.svg"));
                style { (PreEscaped(include_str!("style.css"))) }
            }
            body {
                a.skip href="#main" { "To the text" }
                header {
                    a.brand href=(site.href("/")) { "dyad" }
                    " the API, version " (text(at(description, &["info", "version"])))
                    " · " a href=(site.href("/openapi.json")) { "openapi.json" }
                }
                nav aria-label="Contents" { (contents(description, &groups)) }
                main id="main" { (body(description, &groups, &site)) }
            }
        }
    }
}

fn contents(description: &OrderedValue, groups: &[operation::Group]) -> Markup {
    html! {
        @for tag in items(description, &["tags"]) {
            @let tag = text(tag.get("name"));
            details open {
                summary { (tag) }
                ul {
                    @for group in groups.iter().filter(|group| group.tag() == tag) {
                        li { a href={ "#" (group.id()) } { (group.summary()) } }
                    }
                }
            }
        }
        ul {
            li { a href="#problems" { "Problems" } }
            li { a href="#schemas" { "Answers, member by member" } }
        }
    }
}

fn body(description: &OrderedValue, groups: &[operation::Group], site: &Site) -> Markup {
    let about = text(at(description, &["info", "description"])).split("\n\nErrors are").next().unwrap_or_default();
    html! {
        h1 { "The API" }
        @for paragraph in about.split("\n\n") { p { (marked(paragraph)) } }
        p { "Every form below has links that ask this server. Each answer has a strong " code { "ETag" } ", and anyone may ask from any page (CORS)." }
        @for tag in items(description, &["tags"]) {
            @let name = text(tag.get("name"));
            section aria-labelledby={ "tag-" (name) } {
                h2 id={ "tag-" (name) } { (name) }
                p { (marked(text(tag.get("description")))) }
                @for group in groups.iter().filter(|group| group.tag() == name) { (operation::article(group, description, site)) }
            }
        }
        section aria-labelledby="problems" {
            h2 id="problems" { "Problems" }
            p { "Errors are " code { "application/problem+json" } " (RFC 9457): " a href="#Problem" { "Problem" } "." }
            table {
                thead { tr { th scope="col" { "type" } th scope="col" { "status" } th scope="col" { "when" } } }
                tbody {
                    @for kind in ProblemKind::ALL {
                        tr { th scope="row" { code { (kind.address()) } } td { (kind.status()) } td { (marked(kind.when())) } }
                    }
                }
            }
        }
        section aria-labelledby="schemas" {
            h2 id="schemas" { "Answers, member by member" }
            @for (name, schema) in answers(description) { (schema::article(name, schema)) }
        }
    }
}

/// The schemas of answers by name; those of the words of parameters are shown where parameters are.
fn answers(description: &OrderedValue) -> impl Iterator<Item = &(String, OrderedValue)> {
    let all = at(description, &["components", "schemas"]).map_or(&[][..], OrderedValue::members);
    all.iter().filter(|(_, schema)| schema.get("enum").is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        openapi::{Description, Samples},
        query::Format,
        write::ChartList,
    };

    #[test]
    fn the_page_names_every_operation_and_schema_and_needs_nothing_from_elsewhere() {
        let charts = ChartList::page(std::iter::empty(), None, 0, &Site::default());
        let Description(description) = Description::build(&Samples { problems: Vec::new(), charts });
        let page = page(&description, &Site::new("https://example.org/trade")).into_string();
        assert!(page.contains("href=\"/trade/openapi.json\"") && page.contains("href=\"/trade/\""), "below the path of the site");
        assert!(!page.contains("href=\"/v1") && page.contains("href=\"/trade/v1/"), "every example too");
        for (path, _) in at(&description, &["paths"]).unwrap().members() {
            let is_form = |word: &str| Format::with_suffix(word).is_some();
            let plain = path.rsplit_once('.').filter(|(_, word)| is_form(word)).map_or(path.as_str(), |(before, _)| before);
            assert!(page.contains(plain), "{path}");
        }
        for (name, _) in answers(&description) {
            assert!(page.contains(&format!("id=\"{name}\"")), "{name}");
        }
        let fetched = ["<script", "src=\"http", "<link rel=\"stylesheet\" href=\"http", "@import", "url("];
        assert!(fetched.iter().all(|part| !page.contains(part)), "nothing is fetched from elsewhere");
    }
}
