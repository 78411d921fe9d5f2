//! One claim: its verdict, its sentence, how many sources bear it out and rule it out, and each of them below.

use maud::{Markup, html};

use super::{against, anchor, badge::badge_of, intervals, judging_series::JudgingSeries};
use crate::{
    language::Language,
    page::{data_words, reader::Reader, web_address::is_web},
    query::ClaimVerdicts,
    statistics::{Unverifiable, Verdict, Weight},
    trade::{Source, Status},
    wording::sentence,
    write::Site,
};

/// What a claim is shown with.
pub(in crate::page) struct Shown<'a> {
    pub reader: &'a Reader<'a>,
    pub site: &'a Site,
    /// The series of its pair.
    pub series: &'a JudgingSeries,
    /// Its source, where the catalogue has it.
    pub source: Option<&'a Source>,
    /// Is all of it to be seen at once?
    pub is_open: bool,
}

/// A claim with its verdicts, at `#claim-<id>`.
pub(in crate::page) fn claim(judged: &ClaimVerdicts, shown: &Shown) -> Markup {
    let (language, claim) = (shown.reader.language, &judged.claim);
    let disputed = judged.decision.verdict == Verdict::Consistent && judged.decision.ruled_out_by > 0;
    let worded = sentence(language, claim);
    html! {
        details.claim id=(anchor::of(&claim.id)) open[shown.is_open] {
            summary {
                (badge_of(language, Some(judged)))
                @if disputed { span.badge.disputed { (language.say("page.disputed")) } }
                span.text { @if let Some(sentence) = &worded { (sentence) } @else { (data_words::words(&claim.text)) } }
                span.small { " " (summary(language, judged)) }
                span.small.said { (said(language, judged)) }
            }
            @if worded.is_some() { blockquote { (data_words::words(&claim.text)) } }
            (origin(judged, shown))
            @if let Some(note) = &claim.note { p.small { (data_words::linked(note)) } }
            @if let Some(says) = intervals::claimed(language, claim) {
                p.small { (language.fill("page.claim_allows", &[("range", &says)])) }
            }
            @if !judged.contradicts.is_empty() { (contradicts(judged, shown)) }
            (held_against(shown.reader, judged, shown.series, shown.site))
        }
    }
}

/// Every source that it is held against.
pub(in crate::page) fn held_against(reader: &Reader, judged: &ClaimVerdicts, series: &JudgingSeries, site: &Site) -> Markup {
    html! {
        ul.against {
            @for one in &judged.against { (against::line(reader, one, judged, series, site)) }
        }
    }
}

/// The verdict in words, as its badge has it, and how it came about.
pub(in crate::page) fn judged_in_short(language: Language, judged: &ClaimVerdicts) -> (String, String) {
    let verdict = if judged.is_within_last_digit() {
        language.say("statements.last_digit")
    } else {
        language.term("verdict", judged.decision.verdict.word())
    };
    (verdict.to_owned(), summary(language, judged))
}

/// Who said it, and when.
fn said(language: Language, judged: &ClaimVerdicts) -> Markup {
    let claim = &judged.claim;
    html! {
        @if let Some(who) = &claim.stated_by { (data_words::words(who)) @if claim.published.is_some() { (language.say("page.separator")) } }
        @if let Some(day) = &claim.published { time datetime=(day) { (language.date(day)) } }
    }
}

/// Where it stands, what is known of its own figure, and where to go from it.
fn origin(judged: &ClaimVerdicts, shown: &Shown) -> Markup {
    let (language, claim) = (shown.reader.language, &judged.claim);
    let link = |address: &str| shown.reader.link(address, shown.site);
    let own = shown.source.and_then(|source| source.path.as_deref());
    let own = own.filter(|path| is_web(path));
    html! {
        p.small {
            (language.say("page.source")) ": "
            a href=(link(&format!("/sources/{}", claim.source))) {
                @if let Some(source) = shown.source { (data_words::source_title(language, source)) } @else { (data_words::words(&claim.source)) }
            }
            @if let Some(own) = own { ". " a href=(own) rel="noopener nofollow" { (language.say("statements.original")) } }
            @if claim.status != Status::Normal { ". " span.mark { (language.term("status", &claim.status.letter().to_string())) } }
        }
        p.small.links {
            a href=(anchor::link(shown.reader, &claim.id, shown.site)) { (language.say("statements.own_address")) } " "
            a href=(link(&format!("/?dyad={}&view=claims", claim.dyad))) { (crate::page::titles::pair_name(language, claim.dyad)) } " "
            a href=(link(&format!("/verify?pair={}", claim.dyad))) { (language.say("verify.a_text")) }
        }
    }
}

fn contradicts(judged: &ClaimVerdicts, shown: &Shown) -> Markup {
    let language = shown.reader.language;
    html! {
        p.small {
            (language.say("statements.contradicts")) " "
            @for (place, id) in judged.contradicts.iter().enumerate() {
                @if place > 0 { (language.say("page.separator")) }
                a href=(anchor::link(shown.reader, id, shown.site)) { code { (id) } }
            }
        }
    }
}

/// How many independent sources bear it out and rule it out, what decides, and how far the nearest of that is.
pub(in crate::page) fn summary(language: Language, judged: &ClaimVerdicts) -> String {
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
    told.join(&format!("{} ", language.say("chart.semicolon")))
}
