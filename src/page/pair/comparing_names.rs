//! What the series of a comparison are called.

use super::page_model::PageModel;
use crate::{
    language::Language,
    page::titles,
    query::{CompareAnswer, Compared, View},
    series::Series,
    trade::Product,
};

/// What a series is called that may not be there: view, product and source, as the entry says them.
pub(super) fn entry_name(model: &PageModel, entry: &Compared) -> String {
    let language = model.state.language;
    let source = entry.own.source.as_ref().map(|name| {
        let known = model.offered.series.iter().map(|series| &series.source).chain(&model.summary.sources);
        let known = known.into_iter().find(|source| source.name == *name);
        known.map_or_else(|| name.clone(), |source| language.source_title(source).to_owned())
    });
    let title = titles::view_title(language, entry.dyad, View::showing(entry.subject));
    joined(language, title, entry.own.product.as_ref(), source.as_deref())
}

/// What each series of a comparison is called, in their order: with its source where the others are of the same view.
pub(in crate::page) fn names(language: Language, answer: &CompareAnswer) -> Vec<String> {
    let series: Vec<&Series> = answer.items.iter().map(|(_, one)| &one.series).collect();
    let is_like =
        |one: &Series, other: &Series| (one.dyad, one.subject, &one.product) == (other.dyad, other.subject, &other.product);
    let name = |one: &&Series| {
        let title = titles::view_title(language, one.dyad, View::showing(one.subject));
        let is_twice = series.iter().filter(|other| is_like(one, other)).count() > 1;
        let source = is_twice.then(|| language.source_title(&one.source));
        joined(language, title, Some(&one.product), source)
    };
    series.iter().map(name).collect()
}

/// The first of them, and how many there are beside it.
pub(super) fn title(language: Language, answer: &CompareAnswer) -> String {
    let mut names = names(language, answer);
    let first = if names.is_empty() { String::new() } else { names.remove(0) };
    if names.is_empty() { first } else { language.count("comparing.title", names.len(), &[("title", &first)]) }
}

fn joined(language: Language, title: String, product: Option<&Product>, source: Option<&str>) -> String {
    let product = product.filter(|product| **product != Product::Total).map(|product| titles::product_name(language, product));
    let more = [product, source.map(|source| language.isolated(source))];
    std::iter::once(title).chain(more.into_iter().flatten()).collect::<Vec<_>>().join(language.say("page.separator"))
}
