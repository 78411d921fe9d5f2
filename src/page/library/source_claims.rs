//! What is claimed in a source, with how many claims come to which verdict.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::{
    page::{context::PageContext, data_words, method, statements},
    query::{self, Answer, ClaimVerdicts, Parameters, Query, Resource, View},
    statistics::Verdict,
    trade::{Dyad, Source},
};

/// So many claims are shown here; the pages of their pairs have all.
const MOST: usize = 50;

/// The section; nothing where nothing is claimed in the source.
pub(super) fn section(context: &PageContext, source: &Source) -> Markup {
    let language = context.reader.language;
    let judged = judged(context, source);
    let count = |verdict: Verdict| judged.iter().filter(|claim| claim.decision.verdict == verdict).count();
    html! {
        @if !judged.is_empty() {
            section #claims {
                h2 { (language.say("library.claimed_in_it")) }
                ul.legend {
                    @for verdict in Verdict::ALL.into_iter().filter(|verdict| count(*verdict) > 0) {
                        li {
                            (statements::badge(language, verdict)) (method::question(&context.reader, verdict.word(), context.site))
                            " " (language.number(&count(verdict).to_string()))
                        }
                    }
                }
                ul.plain {
                    @for claim in judged.iter().take(MOST) {
                        li {
                            (statements::badge(language, claim.decision.verdict)) " "
                            a href=(statements::claim_link(&context.reader, &claim.claim.id, context.site)) { (data_words::words(&claim.claim.text)) }
                        }
                    }
                }
                @if judged.len() > MOST { p.small { (language.count("library.more_claims", judged.len() - MOST, &[])) } }
            }
        }
    }
}

/// The claims of a source, pair by pair, with their verdicts.
fn judged(context: &PageContext, source: &Source) -> Vec<ClaimVerdicts> {
    let claims = context.catalogue.datasets().flat_map(|dataset| &dataset.claims);
    let dyads: BTreeSet<Dyad> = claims.filter(|claim| claim.source == source.name).map(|claim| claim.dyad).collect();
    let parameters = Parameters { source: Some(source.name.clone()), whole: true, ..Parameters::default() };
    let of = |dyad: Dyad| {
        let asked = Query { resource: Resource::View(dyad, View::Claims), parameters: parameters.clone() };
        match query::answer(context.catalogue, &asked) {
            Ok(Answer::Verdicts(verdicts)) => verdicts.listing.items,
            _ => Vec::new(),
        }
    };
    dyads.into_iter().flat_map(of).collect()
}
