//! What this is, where to search, and where to check a figure.

use maud::{Markup, html};

use super::{case::Case, totals::Totals};
use crate::{
    page::{context::PageContext, site_header, titles},
    trade::Dyad,
};

/// So many pairs are named as examples.
const EXAMPLES: usize = 3;

pub(super) fn section(context: &PageContext, totals: &Totals, case: Option<&Case>) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    let large = totals.pairs.iter().map(|total| total.dyad).chain(totals.others.iter().copied());
    let case_dyad = case.map(|case| case.dyad);
    let examples: Vec<Dyad> = case_dyad.into_iter().chain(large.filter(|dyad| Some(*dyad) != case_dyad)).take(EXAMPLES).collect();
    html! {
        section.opening {
            h1 { (language.say("landing.title")) }
            p.lead { (language.say("landing.what")) " " (language.say("landing.how")) }
            div.ask {
                div {
                    (site_header::search(reader, "", site))
                    p.small {
                        @if !examples.is_empty() {
                            (language.say("landing.examples"))
                            @for dyad in examples {
                                " " a.pair href=(reader.link(&format!("/?dyad={dyad}"), site)) { (titles::pair_name(language, dyad)) }
                            }
                        }
                        @if totals.count > 0 { " " a href=(reader.link("/?search=*", site)) { (language.count("page.all_pairs", totals.count, &[])) } }
                    }
                }
                (check(context, case))
            }
        }
    }
}

/// Where what was said is held against the figures; where nothing is loaded that was said, where the figures of one period stand.
fn check(context: &PageContext, case: Option<&Case>) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    let claims: usize = context.catalogue.datasets().map(|dataset| dataset.claims.len()).sum();
    html! {
        div.check {
            h2 { (language.say("landing.check")) }
            @if claims > 0 {
                p { label for="check" { (language.say("landing.check_how")) } }
                form.checked action=(site.href("/claims")) method="get" {
                    input #check type="search" name="text" autocomplete="off";
                    (reader.hidden_fields())
                    button type="submit" { (language.say("landing.check_button")) }
                }
                p.small { a href=(reader.link("/claims", site)) { (language.count("landing.all_claims", claims, &[])) } }
            } @else {
                p { (language.say("landing.nothing_said")) }
                @if let Some(address) = case.and_then(Case::figure_address) {
                    p { a href=(reader.link_to_part(&address, "period", site)) { (language.say("landing.one_period")) } }
                } @else if let Some(case) = case {
                    p { a href=(reader.link(&case.address(), site)) { (titles::view_title(language, case.dyad, case.view)) } }
                }
            }
            p.small { a href=(reader.link("/verify", site)) { (language.say("verify.title")) } }
        }
    }
}
