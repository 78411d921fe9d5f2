//! What can be chosen of who trades a product, as a form that works without a script: only what there are figures of.

use maud::{Markup, html};

use super::model::ProductModel;
use crate::{
    language::Language,
    page::{
        choice::{Choice, select},
        context::PageContext,
    },
    query::Parameters,
};

/// The form.
pub(super) fn section(model: &ProductModel, context: &PageContext) -> Markup {
    let (language, reader, state) = (context.reader.language, &context.reader, &model.state);
    if model.flows.is_empty() && model.traders.is_err() && state.parameters == Parameters::default() {
        return html! {};
    }
    let asked = ["flow", "source"];
    html! {
        form #choices.choices action=(context.site.href("/")) method="get" aria-label=(language.say("page.choices")) {
            input type="hidden" name="product" value=(state.product);
            @for (name, value) in state.parameters.canonical().into_iter().filter(|(name, _)| !asked.contains(name) && *name != "product") {
                input type="hidden" name=(name) value=(value);
            }
            (reader.hidden_fields())
            (select("flow", language.say("page.flow"), &flows(model, language)))
            (select("period", language.say("page.period"), &periods(model, language)))
            @let sources = sources(model, language);
            @if sources.len() > 2 || state.parameters.source.is_some() { (select("source", language.say("page.source"), &sources)) }
            button type="submit" { (language.say("page.show")) }
        }
    }
}

fn flows(model: &ProductModel, language: Language) -> Vec<Choice> {
    let chosen = model.traders.as_ref().ok().map(|traders| traders.subject).or(model.state.parameters.flow);
    let mut there = model.flows.clone();
    there.extend(chosen.filter(|flow| !model.flows.contains(flow)));
    let choice = |flow: crate::series::Subject| {
        (flow.word().to_owned(), language.term("flow", flow.word()).to_owned(), chosen == Some(flow))
    };
    there.into_iter().map(choice).collect()
}

/// The latest first; the one that is chosen when nothing is stands for itself.
fn periods(model: &ProductModel, language: Language) -> Vec<Choice> {
    let chosen = model.state.period;
    let latest = (String::new(), language.say("country.latest").to_owned(), chosen.is_none());
    let (mut there, calendar) = match &model.traders {
        Ok(traders) => (traders.periods.clone(), traders.group.calendar),
        Err(_) => (Vec::new(), crate::trade::Calendar::Gregorian),
    };
    there.extend(chosen);
    there.sort_unstable();
    there.dedup();
    let own =
        there.into_iter().rev().map(|period| (period.to_string(), language.period_in(period, calendar), chosen == Some(period)));
    std::iter::once(latest).chain(own).collect()
}

fn sources(model: &ProductModel, language: Language) -> Vec<Choice> {
    let chosen = model.state.parameters.source.as_ref();
    let usual = (String::new(), language.say("page.usual").to_owned(), chosen.is_none());
    let mut there: Vec<Choice> = vec![usual];
    let groups = model.traders.iter().flat_map(|traders| std::iter::once(&traders.group).chain(&traders.alternatives));
    for source in groups.map(|group| &group.source) {
        if there.iter().all(|(name, ..)| *name != source.name) {
            there.push((source.name.clone(), language.source_title(source).to_owned(), chosen == Some(&source.name)));
        }
    }
    there
}
