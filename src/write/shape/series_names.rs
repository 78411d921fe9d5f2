//! What series side by side are called: by their code, by what tells them apart, or in full. No two have the same name.

use crate::{
    language::Language,
    query::Answer,
    trade::Product,
    write::{output_options::SeriesNames, titles},
};

use super::wide_series::{Apart, PERIOD_COLUMNS, WideSeries};

/// The names of the series, in their order.
pub(super) fn names(series: &[WideSeries], apart: Apart, how: SeriesNames, language: Language) -> Vec<String> {
    let mut names: Vec<String> = match how {
        SeriesNames::Code => series.iter().map(|one| one.code.clone()).collect(),
        SeriesNames::Short => match apart {
            Apart::Partner => series.iter().map(|one| language.area(one.dyad.partner).to_owned()).collect(),
            Apart::Product => series.iter().map(|one| product_name(&one.product, language)).collect(),
            Apart::Anything => short(series, language),
        },
        SeriesNames::Full => series.iter().map(|one| full(one, language)).collect(),
    };
    let sources: Vec<Option<&str>> = series.iter().map(|one| one.source.as_ref().map(|source| source.name.as_str())).collect();
    tell_apart(&mut names, &|place| sources[place].map(str::to_owned));
    tell_apart(&mut names, &|place| Some(series[place].code.clone()));
    tell_apart(&mut names, &|place| Some((place + 1).to_string()));
    names
}

/// Names that several have, or that another column has, get something more in brackets.
fn tell_apart(names: &mut [String], more: &dyn Fn(usize) -> Option<String>) {
    let is_taken = |place: usize| {
        PERIOD_COLUMNS.contains(&names[place].as_str())
            || names.iter().enumerate().any(|(other, name)| other != place && *name == names[place])
    };
    let taken: Vec<usize> = (0..names.len()).filter(|place| is_taken(*place)).collect();
    for place in taken {
        if let Some(more) = more(place) {
            names[place] = format!("{} ({more})", names[place]);
        }
    }
}

/// What tells each from the others: partner, reporter or flow where they differ in nothing else, the source where they differ
/// in that alone; of one series what it is.
fn short(series: &[WideSeries], language: Language) -> Vec<String> {
    let Some(first) = series.first() else { return Vec::new() };
    let same = |of: fn(&WideSeries, &WideSeries) -> bool| series.iter().all(|one| of(first, one));
    let reporter = same(|one, two| one.dyad.reporter == two.dyad.reporter);
    let partner = same(|one, two| one.dyad.partner == two.dyad.partner);
    let subject = same(|one, two| one.subject == two.subject);
    let product = same(|one, two| one.product == two.product);
    let pair = |one: &WideSeries| match (reporter, partner, subject) {
        (true, true, true) => None,
        (true, false, true) => Some(language.area(one.dyad.partner).to_owned()),
        (false, true, true) => Some(language.area(one.dyad.reporter).to_owned()),
        (true, true, false) => Some(language.term("flow", one.subject.word()).to_owned()),
        _ => Some(titles::of_subject(one.subject, one.dyad, language)),
    };
    let source = |one: &WideSeries| one.source.as_ref().map(|source| language.source_title(source).to_owned());
    let name = |one: &WideSeries| {
        let parts = [pair(one), (!product).then(|| product_name(&one.product, language))];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match parts.is_empty() {
            true if series.len() > 1 => source(one).unwrap_or_default(),
            true => titles::of_subject(one.subject, one.dyad, language),
            false => parts.join(", "),
        }
    };
    series.iter().map(name).collect()
}

/// What is counted of whom, which product where it is one, and where the figures come from.
fn full(one: &WideSeries, language: Language) -> String {
    let mut name = titles::of_subject(one.subject, one.dyad, language);
    if one.product != Product::Total {
        name = format!("{name}, {}", product_name(&one.product, language));
    }
    one.source.as_ref().map_or_else(|| name.clone(), |source| format!("{name} ({})", language.source_title(source)))
}

fn product_name(product: &Product, language: Language) -> String {
    language.product_or_all(product).map_or_else(|| product.to_string(), str::to_owned)
}

/// The short names of the series of a comparison, by what they are called in the address; none of other answers.
pub(super) fn of_comparison(answer: &Answer, language: Language) -> Vec<(String, String)> {
    let Answer::Compare(compare) = answer else { return Vec::new() };
    let one = |(code, one): &(String, crate::query::SeriesAnswer)| WideSeries {
        code: code.clone(),
        dyad: one.series.dyad,
        subject: one.series.subject,
        product: one.series.product,
        source: Some(std::sync::Arc::clone(&one.series.source)),
        figures: Vec::new(),
    };
    let series: Vec<WideSeries> = compare.items.iter().map(one).collect();
    let names = names(&series, Apart::Anything, SeriesNames::Short, language);
    series.into_iter().map(|one| one.code).zip(names).collect()
}
