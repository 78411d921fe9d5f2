//! What was said, held against the figures.

use std::sync::Arc;

use maud::{Markup, html};

use super::{facts::Facts, words};
use crate::{
    query::{ClaimVerdicts, Query, View},
    statistics::{Judgement, Relation, Scope, Unverifiable, Verdict},
    trade::{BOUND_PER_UNIT, Claim, ClaimKind, ClaimUnit, Source},
    write::Site,
};

/// How many claims are shown before the rest is folded away.
const FIRST: usize = 8;

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    let count = |verdict| facts.claims.iter().filter(|judged| judged.verdict == verdict).count();
    let address = Query::view(facts.dyad, View::Claims).address();
    html! {
        @if !facts.claims.is_empty() {
            section #claims {
                h2 { "Claims" }
                p {
                    "What was said, held against every source that can judge it: "
                    (count(Verdict::Consistent)) " consistent (cannot be ruled out), " (count(Verdict::Inconsistent)) " inconsistent, "
                    (count(Verdict::Unverifiable)) " unverifiable."
                }
                @for judged in facts.claims.iter().take(FIRST) { (claim(judged)) }
                @if facts.claims.len() > FIRST {
                    details.more {
                        summary { "The other " (facts.claims.len() - FIRST) " claims" }
                        @for judged in facts.claims.iter().skip(FIRST) { (claim(judged)) }
                    }
                }
                p.downloads {
                    a href=(site.href_with_suffix(&address, "csv")) { "CSV" }
                    a href=(site.href_with_suffix(&address, "json")) { "JSON" }
                }
            }
        }
    }
}

fn claim(judged: &ClaimVerdicts) -> Markup {
    let claim = &judged.claim;
    let disputed =
        judged.verdict == Verdict::Consistent && judged.against.iter().any(|one| one.judgement.verdict == Verdict::Inconsistent);
    let said: Vec<&str> = [claim.stated_by.as_deref(), claim.published.as_deref()].into_iter().flatten().collect();
    html! {
        details.claim {
            summary {
                (badge(judged.verdict))
                @if disputed { span.badge.disputed { "disputed" } }
                span.text { (claim.text) }
            }
            p.small { @if !said.is_empty() { (said.join(", ")) "; " } "source " (claim.source) @if let Some(note) = &claim.note { ". " (note) } }
            ul.against {
                @for one in &judged.against { (against(&one.source, &one.judgement, claim)) }
            }
        }
    }
}

fn badge(verdict: Verdict) -> Markup {
    let sign = match verdict {
        Verdict::Consistent => "✓",
        Verdict::Inconsistent => "✗",
        Verdict::Unverifiable => "?",
    };
    html! { span.badge.{ (verdict.word()) } { span aria-hidden="true" { (sign) } " " (verdict.word()) } }
}

fn against(source: &Arc<Source>, judgement: &Judgement, claim: &Claim) -> Markup {
    let interval = judgement.low.zip(judgement.high).map(|(low, high)| interval(low, high, claim));
    html! {
        li {
            (badge(judgement.verdict))
            span {
                (source.title)
                span.small {
                    " (" (relation(judgement.relation)) ")"
                    @if let Some(interval) = interval { ": the figures allow " (interval) }
                    @if judgement.proved { "; proved" }
                    @if let Some(scope) = judgement.scope { "; compared with " (compared(scope)) }
                    @if let Some(reason) = judgement.reason { ": " (reason_words(reason)) }
                }
            }
        }
    }
}

fn compared(scope: Scope) -> String {
    if scope.periods == 1 { scope.from.to_string() } else { format!("{} figures, {}–{}", scope.periods, scope.from, scope.to) }
}

/// Growth is in per cent, everything else in a currency.
fn interval(low: f64, high: f64, claim: &Claim) -> String {
    let (low, high) = match claim.claim_kind {
        ClaimKind::Growth => (words::percent(low), words::percent(high)),
        _ => (amount(low), amount(high)),
    };
    let unit = match &claim.unit {
        Some(ClaimUnit::Currency(code)) => format!(" {code}"),
        _ => String::new(),
    };
    if low == high { format!("{low}{unit}") } else { format!("{low} to {high}{unit}") }
}

/// An interval's end in words; it is a whole number of ten-thousandths, far below 2^63.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "shown with two decimals of its scale")]
fn amount(units: f64) -> String {
    words::money((units * BOUND_PER_UNIT as f64) as i128, None)
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::SameSource => "the same source",
        Relation::SameCompiler => "the same compiler",
        Relation::Independent => "independent",
    }
}

fn reason_words(reason: Unverifiable) -> &'static str {
    match reason {
        Unverifiable::NoData => "it has no figure for this",
        Unverifiable::NotComparable => "the figures are not comparable",
        Unverifiable::Vague => "the claim is too vague to judge",
        Unverifiable::Forecast => "it was a forecast when it was said",
    }
}
