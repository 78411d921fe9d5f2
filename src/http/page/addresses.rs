//! Every address of the pair.

use maud::{Markup, html};

use super::{facts::Facts, headline::view_title};
use crate::{
    query::{Query, Suffix, View},
    write::Site,
};

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    let summary = format!("/v1/dyads/{}", facts.dyad);
    html! {
        section #addresses {
            h2 { "Addresses" }
            p { "What is drawn and its data are the same resource: change the suffix." }
            ul.addresses {
                (line(&summary, "The pair in short", &["json", "csv"], site))
                @for view in View::ALL.into_iter().filter(|view| facts.has(*view)) {
                    @let query = Query::view(facts.dyad, view);
                    @let suffixes: Vec<&str> = Suffix::of(&query.resource).map(Suffix::word).collect();
                    (line(&query.address(), &view_title(view, facts), &suffixes, site))
                }
                (line("/v1/dyads", "Every pair", &["json", "csv"], site))
                (line("/v1/charts", "The curated charts", &["json", "csv"], site))
                (line("/v1/datasets", "Datasets and what their checks found", &["json", "csv"], site))
                (line("/v1/sources", "Sources and their terms", &["json", "csv"], site))
                (line("/v1/areas", "The code list of areas", &["json", "csv"], site))
            }
        }
    }
}

fn line(address: &str, title: &str, suffixes: &[&str], site: &Site) -> Markup {
    html! {
        li {
            span { (title) }
            span.where {
                a href=(site.href(address)) { code { (address) } }
                @for suffix in suffixes { a.suffix href=(site.href_with_suffix(address, suffix)) { "." (suffix) } }
            }
        }
    }
}
