//! The filters of the list as a form, each choice with how many claims it would show; and what is wrong with those given.

use maud::{Markup, html};

use super::{
    badge::{Counted, legend},
    collected::Entry,
    filters::{Fault, Filter, Filters},
    judging_series::view_of,
};
use crate::{
    language::Language,
    page::{data_words, reader::Reader, titles},
    statistics::Verdict,
    trade::{ClaimFlow, Dyad},
    write::Site,
};

/// What the controls are made of.
pub(super) struct Controls<'a> {
    pub reader: &'a Reader<'a>,
    pub entries: &'a [Entry],
    pub filters: &'a Filters,
    pub faults: &'a [Fault],
    pub site: &'a Site,
}

/// A choice of a list: its value, its words, how many claims it would show.
struct Choice {
    value: String,
    words: String,
    count: usize,
    is_chosen: bool,
}

impl Controls<'_> {
    /// What is wrong, the form, and every verdict with its meaning.
    pub(super) fn markup(&self) -> Markup {
        let (language, reader) = (self.reader.language, self.reader);
        html! {
            @for fault in self.faults { (self.fault(fault)) }
            form.choices.claims-filters action=(self.site.href("/claims")) method="get" {
                (self.list("dyad", language.say("statements.pair"), &self.pairs()))
                (self.list("verdict", language.say("statements.verdict"), &self.verdict_choices()))
                (self.list("year", language.say("statements.year"), &self.years()))
                (self.list("flow", language.say("page.flow"), &self.flows()))
                label.choice {
                    span { (language.say("statements.words")) }
                    input type="search" name="text" value=[self.filters.text.as_deref()] dir="auto";
                }
                (reader.hidden_fields())
                button type="submit" { (language.say("page.show")) }
                @if self.filters.is_narrowed() || !self.faults.is_empty() { a.clear href=(reader.link("/claims", self.site)) { (language.say("statements.all")) } }
            }
            (legend(reader, &self.verdicts(), self.site))
        }
    }

    /// Which value is none, and what is allowed; the controls below stay.
    fn fault(&self, fault: &Fault) -> Markup {
        let language = self.reader.language;
        let parts = [("name", language.term("statements.parameter", fault.name)), ("given", &fault.given)];
        html! {
            div.empty role="alert" {
                p { (language.fill("statements.unknown_value", &parts)) }
                @if !fault.allowed.is_empty() { p { (data_words::within(language.say("page.allowed"), "allowed", &html! { code { (fault.allowed.join(", ")) } })) } }
            }
        }
    }

    fn list(&self, name: &str, label: &str, choices: &[Choice]) -> Markup {
        let language = self.reader.language;
        html! {
            label.choice {
                span { (label) }
                select name=(name) {
                    option value="" { (language.say("page.all")) }
                    @for choice in choices {
                        option value=(choice.value) selected[choice.is_chosen] { (choice.words) " (" (language.number(&choice.count.to_string())) ")" }
                    }
                }
            }
        }
    }

    fn count(&self, but: Filter, fits: impl Fn(&Entry) -> bool) -> usize {
        self.entries.iter().filter(|entry| self.filters.wants(entry, Some(but)) && fits(entry)).count()
    }

    fn choice(
        &self,
        (value, words): (String, String),
        is_chosen: bool,
        but: Filter,
        fits: impl Fn(&Entry) -> bool,
    ) -> Option<Choice> {
        let count = self.count(but, fits);
        // What is chosen stays, also where it shows nothing.
        (count > 0 || is_chosen).then_some(Choice { value, words, count, is_chosen })
    }

    fn pairs(&self) -> Vec<Choice> {
        let mut pairs: Vec<Dyad> = self.entries.iter().map(|entry| entry.judged.claim.dyad).chain(self.filters.dyad).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let chosen = |dyad| self.filters.dyad == Some(dyad);
        let words = |dyad: Dyad| (dyad.to_string(), titles::pair_title(self.reader.language, dyad));
        let one = |dyad: Dyad| self.choice(words(dyad), chosen(dyad), Filter::Dyad, |entry| entry.judged.claim.dyad == dyad);
        pairs.into_iter().filter_map(one).collect()
    }

    fn verdict_choices(&self) -> Vec<Choice> {
        let language = self.reader.language;
        let words = |verdict: Verdict| (verdict.word().to_owned(), language.term("verdict", verdict.word()).to_owned());
        let chosen = |verdict| self.filters.verdict == Some(verdict);
        let has = |entry: &Entry, verdict| entry.judged.decision.verdict == verdict;
        let one = |verdict: Verdict| self.choice(words(verdict), chosen(verdict), Filter::Verdict, |entry| has(entry, verdict));
        Verdict::ALL.into_iter().filter_map(one).collect()
    }

    /// The latest first.
    fn years(&self) -> Vec<Choice> {
        let language = self.reader.language;
        let mut years: Vec<i32> = self.entries.iter().flat_map(|entry| entry.years.clone()).chain(self.filters.year).collect();
        years.sort_unstable_by(|one, other| other.cmp(one));
        years.dedup();
        let words = |year: i32| (year.to_string(), language.digits(&year.to_string()));
        let chosen = |year| self.filters.year == Some(year);
        let one = |year: i32| self.choice(words(year), chosen(year), Filter::Year, |entry| entry.years.contains(&year));
        years.into_iter().filter_map(one).collect()
    }

    fn flows(&self) -> Vec<Choice> {
        let language = self.reader.language;
        let words = |flow: ClaimFlow| (flow.word().to_owned(), language.term("view", view_of(flow).word()).to_owned());
        let chosen = |flow| self.filters.flow == Some(flow);
        let one = |flow: ClaimFlow| self.choice(words(flow), chosen(flow), Filter::Flow, |entry| entry.judged.claim.flow == flow);
        ClaimFlow::ALL.into_iter().filter_map(one).collect()
    }

    /// Every verdict as a link that chooses it, or lets go of it where it is chosen.
    fn verdicts(&self) -> Vec<Counted> {
        let one = |verdict: Verdict| {
            let is_chosen = self.filters.verdict == Some(verdict);
            let count = self.count(Filter::Verdict, |entry| entry.judged.decision.verdict == verdict);
            let filters = Filters { verdict: (!is_chosen).then_some(verdict), page: None, ..self.filters.clone() };
            let address = self.reader.link(&filters.address(), self.site);
            (count > 0 || is_chosen).then_some(Counted { verdict, count, address, is_chosen })
        };
        Verdict::ALL.into_iter().filter_map(one).collect()
    }
}

/// How many claims are shown of how many.
pub(super) fn found(language: Language, found: usize, all: usize) -> String {
    let all = language.count("statements.claims", all, &[]);
    if found == 0 {
        return language.say("statements.none_fits").to_owned();
    }
    language.fill("statements.shown", &[("count", &language.number(&found.to_string())), ("all", &all)])
}
