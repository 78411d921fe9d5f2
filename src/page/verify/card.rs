//! One statement: its verdict, its sentence, what is open, and what every source says of it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{asked::page_of, how_read, marked, nearest};
use crate::{
    language::Language,
    page::{
        context::PageContext,
        data_words,
        statements::{self, JudgingSeries},
    },
    query::{ClaimVerdicts, Format, VerifiedStatement},
    trade::Dyad,
    wording::sentence,
};

/// What the cards of one text share.
pub(super) struct Cards<'a> {
    pub context: &'a PageContext<'a>,
    /// The text; empty where there is none.
    pub text: &'a str,
    /// The series of the pairs that are spoken of.
    pub series: BTreeMap<Dyad, JudgingSeries>,
    /// Is there one only, to be seen whole at once?
    pub is_alone: bool,
}

impl Cards<'_> {
    /// The card of a statement, by its place in the answer.
    pub(super) fn card(&self, place: usize, one: &VerifiedStatement) -> Markup {
        let (language, judged) = (self.context.reader.language, one.judged.as_deref());
        let worded = judged.and_then(|judged| sentence(language, &judged.claim));
        let own = one.place.as_ref().map(|place| place.text.as_str());
        html! {
            details.claim open[self.is_alone] {
                summary {
                    span.nth { (language.number(&(place + 1).to_string())) } " "
                    (statements::badge_of(language, judged))
                    span.text {
                        @match (&worded, own) {
                            (Some(sentence), _) => (sentence),
                            (None, Some(own)) => (data_words::words(own)),
                            (None, None) => (language.say("verify.open_statement")),
                        }
                    }
                    @if let Some(judged) = judged { span.small { " " (statements::summary(language, judged)) } }
                }
                div.inside id=(marked::place(place)) {
                    @if let Some(place) = &one.place { blockquote { (data_words::words(&self.words(&place.sentence))) } }
                    (how_read::open(language, one))
                    @if let Some(judged) = judged { (self.held_against(judged, one)) }
                    (how_read::fields(language, self.text, one))
                    (self.links(one))
                }
            }
        }
    }

    fn held_against(&self, judged: &ClaimVerdicts, one: &VerifiedStatement) -> Markup {
        let (reader, site, language) = (&self.context.reader, self.context.site, self.context.reader.language);
        html! {
            @if let Some(says) = statements::claimed(language, &judged.claim) {
                p.small { (language.fill("page.claim_allows", &[("range", &says)])) }
            }
            @if !judged.contradicts.is_empty() { (self.contradicts(judged)) }
            @if let Some(series) = self.series.get(&judged.claim.dyad) { (statements::held_against(reader, judged, series, site)) }
            (nearest::list(self.context, &judged.claim, &one.nearest))
        }
    }

    /// What cannot be true beside it: another statement by its address, a claim of the data by its id.
    fn contradicts(&self, judged: &ClaimVerdicts) -> Markup {
        let (reader, site, language) = (&self.context.reader, self.context.site, self.context.reader.language);
        html! {
            p.small {
                (language.say("verify.contradicts"))
                @for (nth, other) in judged.contradicts.iter().enumerate() {
                    " "
                    @if other.starts_with('/') {
                        a href=(reader.link(&page_of(other), site)) { (language.say("verify.other_statement")) @if nth > 0 { " " (language.number(&(nth + 1).to_string())) } }
                    } @else {
                        a href=(statements::claim_link(reader, other, site)) { code { (other) } }
                    }
                }
            }
        }
    }

    /// Where this statement alone stands, for people and for programs; the claims that say the same.
    fn links(&self, one: &VerifiedStatement) -> Markup {
        let (reader, site, language) = (&self.context.reader, self.context.site, self.context.reader.language);
        html! {
            @if !one.same_as.is_empty() {
                p.small {
                    (language.say("verify.same_as"))
                    @for id in &one.same_as { " " a href=(statements::claim_link(reader, id, site)) { code { (id) } } }
                }
            }
            p.small.links {
                a href=(reader.link(&page_of(&one.address), site)) { (language.say("verify.own_address")) }
                @if let Some(judged) = &one.judged {
                    a href=(reader.link(&format!("/?dyad={}&view=claims", judged.claim.dyad), site)) { (crate::page::titles::pair_name(language, judged.claim.dyad)) }
                }
                (files(&one.address, self.context, language))
            }
        }
    }

    fn words(&self, characters: &std::ops::Range<usize>) -> String {
        self.text.chars().skip(characters.start).take(characters.len()).collect()
    }
}

/// The same answer for programs.
pub(super) fn files(address: &str, context: &PageContext, language: Language) -> Markup {
    html! {
        span.files aria-label=(language.say("verify.for_programs")) {
            @for format in [Format::Json, Format::Csv, Format::Xlsx, Format::Markdown] { a href=(context.site.href_as(address, format)) { (format.suffix().to_uppercase()) } " " }
        }
    }
}
