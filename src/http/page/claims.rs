//! What was said, held against the figures.

use std::sync::Arc;

use maud::{Markup, html};

use super::{facts::Facts, state::State, words};
use crate::{
    language::Language,
    query::{ClaimVerdicts, Query, View},
    statistics::{Judgement, Scope, Verdict},
    trade::{BOUND_PER_UNIT, Claim, ClaimKind, ClaimUnit, Source},
    write::Site,
};

/// How many claims are shown before the rest is folded away.
const FIRST: usize = 8;

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    let language = facts.state.language;
    let count = |verdict: Verdict| {
        let number = facts.claims.iter().filter(|judged| judged.verdict == verdict).count();
        format!("{} – {}", language.term("verdict", verdict.word()), language.number(&number.to_string()))
    };
    let first = if facts.state.view == View::Claims { usize::MAX } else { FIRST };
    html! {
        @if !facts.claims.is_empty() {
            section #claims {
                h2 { (language.say("page.claims")) }
                p {
                    (language.say("page.claims_are")) " "
                    ([Verdict::Consistent, Verdict::Inconsistent, Verdict::Unverifiable].map(count).join(language.say("page.separator"))) "."
                }
                @for judged in facts.claims.iter().take(first) { (claim(language, judged)) }
                @if facts.claims.len() > first {
                    details.more {
                        summary { (language.count("page.other_claims", facts.claims.len() - first, &[])) }
                        @for judged in facts.claims.iter().skip(first) { (claim(language, judged)) }
                    }
                }
                (forms(&facts.state, View::Claims, site))
            }
        }
    }
}

/// Where the list of a view is to be had.
pub(super) fn forms(state: &State, view: View, site: &Site) -> Markup {
    let address = Query::view(state.dyad, view).address();
    html! {
        p.downloads {
            @for suffix in ["csv", "xlsx", "json"] { a href=(site.href_with_suffix(&address, suffix)) { (suffix.to_uppercase()) } }
        }
    }
}

fn claim(language: Language, judged: &ClaimVerdicts) -> Markup {
    let claim = &judged.claim;
    let disputed =
        judged.verdict == Verdict::Consistent && judged.against.iter().any(|one| one.judgement.verdict == Verdict::Inconsistent);
    let published = claim.published.as_deref().map(|day| language.date(day));
    let said: Vec<&str> = [claim.stated_by.as_deref(), published.as_deref()].into_iter().flatten().collect();
    html! {
        details.claim {
            summary {
                (badge(language, judged.verdict))
                @if disputed { span.badge.disputed { (language.say("page.disputed")) } }
                span.text { bdi { (claim.text) } }
            }
            p.small dir="auto" {
                @if !said.is_empty() { (said.join(language.say("page.separator"))) "; " }
                (language.say("page.source")) " " (claim.source)
                @if let Some(note) = &claim.note { ". " (note) }
            }
            ul.against {
                @for one in &judged.against { (against(language, &one.source, &one.judgement, claim)) }
            }
        }
    }
}

fn badge(language: Language, verdict: Verdict) -> Markup {
    let sign = match verdict {
        Verdict::Consistent => "✓",
        Verdict::Inconsistent => "✗",
        Verdict::Unverifiable => "?",
    };
    html! { span.badge.{ (verdict.word()) } { span aria-hidden="true" { (sign) } " " (language.term("verdict", verdict.word())) } }
}

fn against(language: Language, source: &Arc<Source>, judgement: &Judgement, claim: &Claim) -> Markup {
    let interval = judgement.low.zip(judgement.high).map(|(low, high)| interval(language, low, high, claim));
    let mut told = vec![language.term("relation", judgement.relation.word()).to_owned()];
    told.extend(interval.map(|interval| language.fill("page.figures_allow", &[("range", &interval)])));
    told.extend(judgement.proved.then(|| language.say("page.proved").to_owned()));
    told.extend(judgement.scope.map(|scope| language.fill("page.compared_with", &[("scope", &compared(language, scope))])));
    told.extend(judgement.reason.map(|reason| language.term("unverifiable", reason.word()).to_owned()));
    html! {
        li {
            (badge(language, judgement.verdict))
            span { bdi { (source.title) } span.small { " (" (told.join("; ")) ")" } }
        }
    }
}

fn compared(language: Language, scope: Scope) -> String {
    if scope.periods == 1 {
        return language.period(scope.from);
    }
    let span = format!("{}–{}", language.period(scope.from), language.period(scope.to));
    language.count("page.figures_of", scope.periods, &[("span", &span)])
}

/// Growth is in per cent, everything else in a currency.
fn interval(language: Language, low: f64, high: f64, claim: &Claim) -> String {
    let (low, high) = match claim.claim_kind {
        ClaimKind::Growth => (words::percent(language, low), words::percent(language, high)),
        _ => (amount(language, low), amount(language, high)),
    };
    let unit = match &claim.unit {
        Some(ClaimUnit::Currency(code)) => format!(" {}", words::currency(language, code)),
        _ => String::new(),
    };
    if low == high { format!("{low}{unit}") } else { format!("{}{unit}", words::range(language, &low, &high)) }
}

/// An interval's end in words; it is a whole number of ten-thousandths, far below 2^63.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "shown with two decimals of its scale")]
fn amount(language: Language, units: f64) -> String {
    words::money(language, (units * BOUND_PER_UNIT as f64) as i128, None)
}
