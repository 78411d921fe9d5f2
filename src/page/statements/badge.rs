//! The badge of a verdict, and what each verdict means beside how many there are.

use maud::{Markup, html};

use crate::{
    language::Language,
    page::{method, reader::Reader},
    query::ClaimVerdicts,
    statistics::Verdict,
    write::Site,
};

/// A verdict with its sign, so that it is told by more than its colour.
pub(in crate::page) fn badge(language: Language, verdict: Verdict) -> Markup {
    html! { span.badge.{ (verdict.word()) } { span aria-hidden="true" { (sign_of(verdict)) } " " (language.term("verdict", verdict.word())) } }
}

fn sign_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Consistent => "✓",
        Verdict::Inconsistent => "✗",
        Verdict::Unverifiable => "?",
        Verdict::Contested => "≠",
        Verdict::OwnSourceOnly => "○",
    }
}

/// How a verdict looks where only its sign and colour stand, its words being told beside.
pub(in crate::page) struct Look {
    /// Its sign, so that it is told by more than its colour.
    pub sign: &'static str,
    /// The class of its colour.
    pub class: &'static str,
    pub words: &'static str,
}

/// The look of what was decided of a claim; nothing can judge what is not understood.
pub(in crate::page) fn look(language: Language, judged: Option<&ClaimVerdicts>) -> Look {
    if judged.is_some_and(ClaimVerdicts::is_within_last_digit) {
        return Look { sign: NEAR, class: "near", words: language.say("statements.last_digit") };
    }
    let verdict = judged.map_or(Verdict::Unverifiable, |judged| judged.decision.verdict);
    Look { sign: sign_of(verdict), class: verdict.word(), words: language.term("verdict", verdict.word()) }
}

/// The badge of what was decided of a claim.
pub(in crate::page) fn badge_of(language: Language, judged: Option<&ClaimVerdicts>) -> Markup {
    let look = look(language, judged);
    html! { span.badge.(look.class) { span aria-hidden="true" { (look.sign) } " " (look.words) } }
}

/// The sign of what only the last stated digit decides.
const NEAR: &str = "≈";

/// The badge of a verdict that only the last stated digit decides: no red of a contradiction.
pub(super) fn last_digit(language: Language) -> Markup {
    html! { span.badge.near { span aria-hidden="true" { (NEAR) } " " (language.say("statements.last_digit")) } }
}

/// A verdict, how many claims have it, and the address of those.
pub(in crate::page) struct Counted {
    pub verdict: Verdict,
    pub count: usize,
    pub address: String,
    /// Are they what is shown?
    pub is_chosen: bool,
}

/// Every verdict that there is, with what it means; each leads to the claims that have it.
pub(in crate::page) fn legend(reader: &Reader, counted: &[Counted], site: &Site) -> Markup {
    let language = reader.language;
    html! {
        ul.legend {
            @for one in counted {
                li {
                    a href=(one.address) aria-current=[one.is_chosen.then_some("true")] {
                        (badge(language, one.verdict)) " " (language.number(&one.count.to_string()))
                    }
                    " " span.small { (language.term("verdict_meaning", one.verdict.word())) }
                    (method::question(reader, one.verdict.word(), site))
                }
            }
        }
        @if counted.iter().any(|one| one.verdict == Verdict::Consistent) { p.small { (language.say("statements.proved_means")) (method::question(reader, "proved", site)) } }
    }
}
