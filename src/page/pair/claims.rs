//! What was said, held against the figures.

use maud::{Markup, html};

use super::{intervals, page_model::PageModel, page_state::PageState};
use crate::{
    language::Language,
    query::{Against, ClaimVerdicts, Format, Query, View},
    statistics::{Scope, Unverifiable, Verdict, Weight},
    trade::Status,
    write::Site,
};

/// How many claims are shown before the rest is folded away.
const FIRST: usize = 8;

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    let count = |verdict: Verdict| model.claims.iter().filter(|judged| judged.decision.verdict == verdict).count();
    let there = Verdict::ALL.into_iter().filter(|verdict| count(*verdict) > 0);
    let first = if model.state.view == View::Claims { usize::MAX } else { FIRST };
    html! {
        @if !model.claims.is_empty() {
            section #claims {
                h2 { (language.say("page.claims")) }
                p { (language.say("page.claims_are")) }
                ul.legend {
                    @for verdict in there {
                        li { (badge(language, verdict)) " " (language.number(&count(verdict).to_string())) (language.say("page.separator")) (language.term("verdict_meaning", verdict.word())) }
                    }
                }
                @for judged in model.claims.iter().take(first) { (claim(language, judged)) }
                @if model.claims.len() > first {
                    details.more {
                        summary { (language.count("page.other_claims", model.claims.len() - first, &[])) }
                        @for judged in model.claims.iter().skip(first) { (claim(language, judged)) }
                    }
                }
                (list_downloads(&model.state, View::Claims, site))
            }
        }
    }
}

/// Where the list of a view is to be had.
pub(super) fn list_downloads(state: &PageState, view: View, site: &Site) -> Markup {
    let address = Query::view(state.dyad, view).address();
    html! {
        p.downloads {
            @for format in [Format::Csv, Format::Xlsx, Format::Json] { a href=(site.href_as(&address, format)) { (format.suffix().to_uppercase()) } }
        }
    }
}

fn claim(language: Language, judged: &ClaimVerdicts) -> Markup {
    let claim = &judged.claim;
    let disputed = judged.decision.verdict == Verdict::Consistent && judged.decision.ruled_out_by > 0;
    let published = claim.published.as_deref().map(|day| language.date(day));
    let said: Vec<&str> = [claim.stated_by.as_deref(), published.as_deref()].into_iter().flatten().collect();
    html! {
        details.claim id={ "claim-" (claim.id) } {
            summary {
                (badge(language, judged.decision.verdict))
                @if disputed { span.badge.disputed { (language.say("page.disputed")) } }
                span.text { bdi { (claim.text) } }
                span.small { " " (summary(language, judged)) }
            }
            p.small dir="auto" {
                @if !said.is_empty() { (said.join(language.say("page.separator"))) "; " }
                (language.say("page.source")) " " (claim.source)
                @if let Some(note) = &claim.note { ". " (note) }
            }
            @if let Some(says) = intervals::claimed(language, claim) {
                p.small { (language.fill("page.claim_allows", &[("range", &says)])) }
            }
            @if !judged.contradicts.is_empty() {
                p.small { (language.fill("page.contradicts", &[("claims", &judged.contradicts.join(language.say("page.separator")))])) }
            }
            ul.against {
                @for one in &judged.against { (against(language, one, judged)) }
            }
        }
    }
}

/// How many independent sources bear it out and rule it out, what decides, and how far the nearest of that is.
fn summary(language: Language, judged: &ClaimVerdicts) -> String {
    let decision = &judged.decision;
    let counted = |key: &str, count: usize| (count > 0).then(|| language.count(key, count, &[]));
    let mut told: Vec<String> = Vec::new();
    told.extend(counted("page.borne_out_by", decision.borne_out_by));
    told.extend(counted("page.ruled_out_by", decision.ruled_out_by));
    let decided = decision.decided_by.filter(|weight| *weight != Weight::Own);
    told.extend(decided.map(|weight| language.fill("page.decided_by", &[("weight", language.term("weight", weight.word()))])));
    told.extend(decision.reason.map(|reason| match reason {
        Unverifiable::NoData => language.say("page.no_source_has_it").to_owned(),
        _ => language.term("unverifiable", reason.word()).to_owned(),
    }));
    // That a claim equals its own source's figure is no news.
    let judge = judged.judge().filter(|_| decision.verdict != Verdict::OwnSourceOnly);
    told.extend(judge.and_then(|judge| intervals::distance(language, &judged.claim, &judge.judgement)));
    told.extend(decision.proved.then(|| language.say("page.proved").to_owned()));
    told.join("; ")
}

pub(super) fn badge(language: Language, verdict: Verdict) -> Markup {
    let sign = match verdict {
        Verdict::Consistent => "✓",
        Verdict::Inconsistent => "✗",
        Verdict::Unverifiable => "?",
        Verdict::Contested => "≠",
        Verdict::OwnSourceOnly => "○",
    };
    html! { span.badge.{ (verdict.word()) } { span aria-hidden="true" { (sign) } " " (language.term("verdict", verdict.word())) } }
}

fn against(language: Language, one: &Against, judged: &ClaimVerdicts) -> Markup {
    let judgement = &one.judgement;
    let range = intervals::allowed(language, &judged.claim, judgement);
    let mut told = vec![language.term("relation", judgement.relation.word()).to_owned()];
    told.extend(reliability(language, one));
    told.extend((judgement.judges() && judgement.rests.on_claims).then(|| language.say("page.as_claimed").to_owned()));
    told.extend(judgement.is_kept_limit().then(|| language.say("page.is_limit").to_owned()));
    told.extend(range.map(|range| language.fill("page.figures_allow", &[("range", &range)])));
    told.extend(intervals::distance(language, &judged.claim, judgement));
    told.extend(judgement.proved.then(|| language.say("page.proved").to_owned()));
    told.extend(judgement.scope.map(|scope| language.fill("page.compared_with", &[("scope", &compared(language, scope))])));
    told.extend(judgement.reason.map(|reason| language.term("unverifiable", reason.word()).to_owned()));
    let several = one.sources.len() > 1;
    html! {
        li {
            (badge(language, judgement.verdict))
            span {
                @if several {
                    @for (place, source) in one.sources.iter().enumerate() { @if place > 0 { " + " } bdi { (language.source_title(source)) } }
                } @else { bdi { (language.source_title(&one.source)) } }
                span.small { " (" (told.join("; ")) ")" }
            }
        }
    }
}

/// What the status of the figures says of them, where they are not normal.
fn reliability(language: Language, one: &Against) -> Option<String> {
    let status = one.judgement.rests.status;
    let said = language.term("status", &status.letter().to_string()).to_owned();
    match status {
        _ if !one.judgement.judges() || status == Status::Normal => None,
        _ if one.judgement.is_reliable() => Some(said),
        _ => Some(language.fill("page.judges_nothing", &[("status", &said)])),
    }
}

fn compared(language: Language, scope: Scope) -> String {
    let periods = if scope.periods == 1 {
        language.period(scope.from)
    } else {
        let span = format!("{}–{}", language.period(scope.from), language.period(scope.to));
        language.count("page.figures_of", scope.periods, &[("span", &span)])
    };
    let missing = (scope.missing > 0).then(|| language.count("page.missing_figures", scope.missing, &[]));
    [Some(periods), missing].into_iter().flatten().collect::<Vec<_>>().join(language.say("page.separator"))
}
