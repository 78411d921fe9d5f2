//! What can be chosen of an area's ranking, as a form that works without a script: only what there are figures of.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::model::AreaModel;
use crate::{
    language::Language,
    page::{
        choice::{Choice, select},
        context::PageContext,
    },
    query::Family,
    series::Subject,
    trade::{Calendar, Frequency, Product},
};

/// The form.
pub(super) fn section(model: &AreaModel, context: &PageContext) -> Markup {
    let (language, reader) = (context.reader.language, &context.reader);
    html! {
        form #choices.choices action=(context.site.href("/")) method="get" aria-label=(language.say("page.choices")) {
            input type="hidden" name="area" value=(model.state.area);
            @for (name, value) in kept(model) { input type="hidden" name=(name) value=(value); }
            (reader.hidden_fields())
            (select("flow", language.say("page.flow"), &flows(model, language)))
            (select("period", language.say("page.period"), &periods(model, language)))
            @let sources = sources(model, language);
            @if sources.len() > 2 || model.state.parameters.source.is_some() { (select("source", language.say("page.source"), &sources)) }
            @let frequencies = frequencies(model, language);
            @if frequencies.len() > 2 || model.state.parameters.freq.is_some() { (select("freq", language.say("page.frequency"), &frequencies)) }
            button type="submit" { (language.say("page.show")) }
        }
        @if model.state.product() != Product::Total {
            p.small {
                @let whole = super::state::AreaState::of(model.state.area);
                a href=(reader.link(&whole.address(), context.site)) { (language.say("country.all_products")) }
                (language.say("page.separator"))
                a href=(reader.link(&format!("/?product={}", model.state.product()), context.site)) { (language.say("product.who_trades")) }
            }
        }
    }
}

/// What the form does not ask for and must not lose.
fn kept(model: &AreaModel) -> Vec<(String, String)> {
    let asked = ["flow", "source", "freq", "top", "limit", "offset"];
    let own = model.state.parameters.canonical().into_iter().map(|(name, value)| (name.to_owned(), value));
    let own = own.filter(|(name, _)| !asked.contains(&name.as_str()));
    own.chain(model.state.highlight.map(|partner| ("highlight".to_owned(), partner.to_string()))).collect()
}

/// What else can be ranked than what is shown, and what is shown.
fn families(model: &AreaModel) -> impl Iterator<Item = &Family> {
    let shown = model.partners.as_ref().ok();
    let own = shown.into_iter().flat_map(|answer| std::iter::once(&answer.family).chain(&answer.alternatives));
    own.chain(model.totals.iter().flat_map(|totals| totals.flows.iter().map(|flow| &flow.partners.family)))
}

fn flows(model: &AreaModel, language: Language) -> Vec<Choice> {
    let chosen = model.partners.as_ref().ok().map(|answer| answer.family.subject).or(model.state.parameters.flow);
    let there = |subject: &Subject| families(model).any(|family| family.subject == *subject) || chosen == Some(*subject);
    let choice =
        |subject: Subject| (subject.word().to_owned(), language.term("flow", subject.word()).to_owned(), chosen == Some(subject));
    Subject::FLOWS.into_iter().filter(there).map(choice).collect()
}

/// The latest first, which is chosen when nothing is.
fn periods(model: &AreaModel, language: Language) -> Vec<Choice> {
    let calendar = model.partners.as_ref().map_or(Calendar::Gregorian, |answer| answer.family.calendar);
    let latest = (String::new(), language.say("country.latest").to_owned(), model.state.period.is_none());
    let own = model
        .periods()
        .into_iter()
        .map(|period| (period.to_string(), language.period_in(period, calendar), model.state.period == Some(period)));
    std::iter::once(latest).chain(own).collect()
}

fn sources(model: &AreaModel, language: Language) -> Vec<Choice> {
    let chosen = model.state.parameters.source.as_ref();
    let flow = model.partners.as_ref().ok().map(|answer| answer.family.subject);
    let mut there: BTreeMap<&str, &str> = BTreeMap::new();
    for family in families(model).filter(|family| flow.is_none_or(|flow| flow == family.subject)) {
        there.insert(&family.source.name, language.source_title(&family.source));
    }
    for source in model.reporting.sources.iter().filter(|source| chosen == Some(&source.name)) {
        there.insert(&source.name, language.source_title(source));
    }
    let usual = (String::new(), language.say("page.usual").to_owned(), chosen.is_none());
    let own =
        there.into_iter().map(|(name, title)| (name.to_owned(), title.to_owned(), chosen.is_some_and(|chosen| chosen == name)));
    std::iter::once(usual).chain(own).collect()
}

fn frequencies(model: &AreaModel, language: Language) -> Vec<Choice> {
    let mut there: Vec<(Frequency, Calendar)> = families(model).map(|family| (family.frequency, family.calendar)).collect();
    there.extend(model.state.parameters.freq.map(|frequency| (frequency, Calendar::Gregorian)));
    there.sort_unstable();
    there.dedup_by_key(|(frequency, _)| *frequency);
    let chosen = model.state.parameters.freq;
    let usual = (String::new(), language.say("page.usual").to_owned(), chosen.is_none());
    let own = there.into_iter().map(|(frequency, calendar)| {
        (frequency.letter().to_owned(), language.frequency(frequency, calendar), chosen == Some(frequency))
    });
    std::iter::once(usual).chain(own).collect()
}
