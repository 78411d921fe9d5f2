//! The frame of the page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{addresses, claims, events, facts::Facts, figures, gallery, headline, sources, views};
use crate::{trade::Dyad, write::Site};

const STYLE: &str = include_str!("style.css");

/// The whole page.
pub(super) fn page(facts: &Facts, site: &Site) -> Markup {
    let title = headline::title(facts);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · dyad" }
                meta name="description" content=(headline::description(facts));
                (headline::card(facts, site))
                meta name="color-scheme" content="light dark";
                link rel="icon" href=(site.href("/favicon.svg")) type="image/svg+xml";
                link rel="alternate" type="application/json" href=(site.href(&format!("/v1/dyads/{}", facts.dyad)));
                style { (PreEscaped(STYLE)) }
            }
            body {
                (top(facts, site))
                main {
                    (headline::section(facts, site))
                    (figures::section(facts, site))
                    (views::section(facts, site))
                    (claims::section(facts, site))
                    (events::section(facts, site))
                    (gallery::section(facts, site))
                    (sources::section(facts, site))
                    (addresses::section(facts, site))
                }
                (foot(site))
            }
        }
    }
}

/// How many pairs stand at the top of the page.
const PAIRS: usize = 12;

/// The name, and the pairs.
fn top(facts: &Facts, site: &Site) -> Markup {
    html! {
        header.top {
            div.bar {
                a.brand href=(site.href("/")) { "dyad" }
                nav aria-label="Pairs" {
                    @for pair in facts.pairs.iter().filter(|pair| facts.pairs.len() <= PAIRS || near(**pair, facts.dyad)).take(PAIRS) {
                        @if *pair == facts.dyad {
                            span.pair.current aria-current="page" title=(pair_title(*pair)) { (pair) }
                        } @else {
                            a.pair href=(site.href(&format!("/?dyad={pair}"))) title=(pair_title(*pair)) { (pair) }
                        }
                    }
                    @if facts.pairs.len() > PAIRS { a.pair href=(site.href("/v1/dyads")) { "all " (facts.pairs.len()) } }
                }
            }
        }
    }
}

/// Has it a member in common?
fn near(pair: Dyad, with: Dyad) -> bool {
    [pair.reporter, pair.partner].iter().any(|area| *area == with.reporter || *area == with.partner)
}

/// `What Russia reports about Iran`.
fn pair_title(dyad: Dyad) -> String {
    format!("What {} reports about {}", dyad.reporter.name(), dyad.partner.name())
}

fn foot(site: &Site) -> Markup {
    html! {
        footer {
            p {
                "dyad serves bilateral trade statistics and never hides what a figure is. "
                a href=(site.href("/v1/datasets")) { "Datasets" } " · "
                a href=(site.href("/v1/sources")) { "Sources" } " · "
                a href=(site.href("/v1/areas")) { "Areas" } " · "
                a href=(site.href("/v1/charts")) { "Charts" } " · "
                a href=(site.href("/metrics")) { "Metrics" }
            }
        }
    }
}
