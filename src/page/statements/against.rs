//! A claim held against one source: its verdict, what its figures allow, and the series that judges.

use maud::{Markup, html};

use super::{
    badge::{badge, last_digit},
    intervals,
    judging_series::JudgingSeries,
};
use crate::{
    language::Language,
    page::{data_words, reader::Reader},
    query::{Against, ClaimVerdicts},
    statistics::{Scope, is_within_last_digit},
    trade::Status,
    write::Site,
};

pub(super) fn line(reader: &Reader, one: &Against, judged: &ClaimVerdicts, series: &JudgingSeries, site: &Site) -> Markup {
    let language = reader.language;
    let sources = if one.sources.len() > 1 { one.sources.as_slice() } else { std::slice::from_ref(&one.source) };
    let shown = series.address(one, &judged.claim);
    html! {
        li {
            @if is_within_last_digit(&judged.claim, &one.judgement) { (last_digit(language)) } @else { (badge(language, one.judgement.verdict)) }
            span {
                @for (place, source) in sources.iter().enumerate() {
                    @if place > 0 { " + " }
                    a href=(reader.link(&format!("/sources/{}", source.name), site)) { (data_words::source_title(language, source)) }
                }
                span.small { " (" (told(language, one, judged)) ")" }
                @if let Some(address) = shown { " " a.small href=(reader.link(&address, site)) { (language.say("statements.judging_series")) } }
            }
        }
    }
}

fn told(language: Language, one: &Against, judged: &ClaimVerdicts) -> String {
    let judgement = &one.judgement;
    let range = intervals::allowed(language, &judged.claim, judgement);
    let side = judged.claim.is_open.then(|| language.area(one.reporter).to_owned());
    let mut told: Vec<String> = side.into_iter().collect();
    told.push(language.term("relation", judgement.relation.word()).to_owned());
    told.extend(reliability(language, one));
    told.extend((judgement.judges() && judgement.rests.on_claims).then(|| language.say("page.as_claimed").to_owned()));
    told.extend(judgement.is_kept_limit().then(|| language.say("page.is_limit").to_owned()));
    told.extend(range.map(|range| language.fill("page.figures_allow", &[("range", &range)])));
    told.extend(intervals::distance(language, &judged.claim, judgement));
    told.extend(judgement.proved.then(|| language.say("page.proved").to_owned()));
    told.extend(judgement.scope.map(|scope| language.fill("page.compared_with", &[("scope", &compared(language, scope))])));
    told.extend(judgement.reason.map(|reason| language.term("unverifiable", reason.word()).to_owned()));
    told.join(&format!("{} ", language.say("chart.semicolon")))
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
