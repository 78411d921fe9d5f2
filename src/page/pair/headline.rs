//! The opening: what it is, what to beware of, the key figures.

use maud::{Markup, html};

use super::{
    comparing_cautions, comparing_names,
    key_figures::{key_figures, published_growth},
    page_model::PageModel,
    period::account_of,
    title,
};
use crate::{
    chart::headline,
    language::Language,
    page::{data_words, formatting, titles},
    query::{Answer, MirrorAnswer},
    series::{Counting, Mirror, Series},
    trade::{Area, CautionText, Dyad, Reporting, Source},
    write::Site,
};

/// What is found in the figures, as the headline of the picture says it, with a full stop.
pub(super) fn finding(model: &PageModel) -> Option<String> {
    let found = headline(model.answer.as_ref().ok()?, model.state.language)?;
    Some(if found.ends_with('.') { found } else { format!("{found}.") })
}

/// What is found, and the latest figure, for search engines and previews. Growth from doubtful figures stays out.
pub(super) fn description(model: &PageModel) -> String {
    let latest = latest(model);
    finding(model).map_or_else(|| latest.clone(), |found| format!("{found} {latest}"))
}

fn latest(model: &PageModel) -> String {
    let (language, dyad) = (model.state.language, model.state.dyad);
    let latest = model.series().and_then(|answer| {
        let point = answer.series.points.iter().rfind(|point| point.level.is_some())?;
        Some((&answer.series, point.period, point.level?))
    });
    match latest {
        Some((series, period, level)) => language.fill(
            "page.description",
            &[
                ("title", &title::title(model)),
                ("attribution", &titles::attribution(language, series)),
                ("value", &formatting::level(language, &level)),
                ("unit", formatting::currency(language, &series.unit)),
                ("period", &language.period(period)),
            ],
        ),
        None => language.fill(
            "page.description_plain",
            &[
                ("title", &title::title(model)),
                ("reporter", language.area_within(dyad.reporter)),
                ("partner", language.area_within(dyad.partner)),
            ],
        ),
    }
}

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    html! {
        h1 { (title::title(model)) }
        @if model.answer.is_ok() { p.lead { @if let Some(found) = finding(model) { strong { (found) } " " } (lead(model)) } }
        (cautions(model))
        (key_figures(model, site))
    }
}

/// As at the beginning of a sentence.
pub(in crate::page) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Who says so, and how the figures came about.
fn lead(model: &PageModel) -> Markup {
    let (language, dyad) = (model.state.language, model.state.dyad);
    match &model.answer {
        Ok(Answer::Series(answer)) => {
            html! { (of_series(language, &answer.series)) @if let Some(published) = published(model, &answer.series) { " " (published) } }
        }
        Ok(Answer::Compare(answer)) => html! { (comparing_names::names(language, answer).join("; ")) "." },
        Ok(Answer::Mirror(answer)) => of_mirror(language, answer),
        Ok(Answer::DyadProducts(answer)) => html! { (according_to(language, &answer.family.source, dyad)) "." },
        Ok(Answer::Revisions(answer)) => html! { (according_to(language, &answer.series.source, dyad)) "." },
        _ => html! { (titles::pair_title(language, dyad)) "." },
    }
}

/// What was published of the change of the latest figure, and whether the figures allow it.
fn published(model: &PageModel, series: &Series) -> Option<String> {
    let place = series.points.iter().rposition(|point| point.level.is_some())?;
    let (stated, inside) = published_growth(model, series, place)?;
    let period = model.state.language.period_in(series.points[place].period, series.calendar);
    Some(model.state.language.fill_term("figure.lead", inside, &[("period", &period), ("stated", &stated)]))
}

fn of_series(language: Language, series: &Series) -> Markup {
    let combined = match series.subject {
        crate::series::Subject::Balance => "page.basis_difference",
        crate::series::Subject::DomesticExports => "chart.basis.domestic",
        _ => "page.basis_derived",
    };
    // That what is as published by somebody is as published need not be said twice.
    let published = language.say("page.basis_published");
    let is_said = titles::attribution(language, series).to_lowercase().starts_with(&published.to_lowercase());
    let made = [
        series.summed_over.as_ref().map(|over| language.fill("page.basis_summed", &[("over", over)])),
        series.rolled_up_from.map(|from| language.term("page.basis_rolled_up", from.letter()).to_owned()),
        series.combined.then(|| language.say(combined).to_owned()),
        (!series.derived && !is_said).then(|| published.to_owned()),
    ];
    let rounded = series.rounding.filter(|power| *power > 0).map(|_| language.say("page.basis_rounded").to_owned());
    let rest = [rounded, Some(formatting::currency(language, &series.unit).to_owned())];
    let basis: Vec<String> = made.into_iter().chain(rest).flatten().collect();
    let separator = language.say("page.separator");
    html! { (attributed(language, series)) (if is_said { separator } else { ". " }) (basis.join(separator)) "." }
}

/// Who says so; what a country does not report itself is not told as its report.
fn attributed(language: Language, series: &Series) -> Markup {
    match &series.source.attribution {
        Some(own) if language == Language::English => {
            html! { (data_words::words(&capital(own))) (account(language, &series.source, series.dyad)) }
        }
        _ => according_to(language, &series.source, series.dyad),
    }
}

fn according_to(language: Language, source: &Source, dyad: Dyad) -> Markup {
    let message = capital(language.say("page.according_to"));
    let said = data_words::within(&message, "source", &data_words::source_title(language, source));
    html! { (said) (account(language, source, dyad)) }
}

/// Whose account it is, where it is not that of the country itself.
fn account(language: Language, source: &Source, dyad: Dyad) -> Markup {
    html! { @if !source.reporting.is_own_count() { (language.say("page.separator")) (account_of(language, source, dyad)) } }
}

/// Whose counts stand beside one another, of which sources.
fn of_mirror(language: Language, answer: &MirrorAnswer) -> Markup {
    let sides = sides(&answer.mirror);
    if let (Counting::Once(_), Some((_, source))) = (answer.mirror.counting(), sides.first()) {
        let message = capital(language.say("page.according_to"));
        return html! { (data_words::within(&message, "source", &data_words::source_title(language, source))) "." };
    }
    let told = html! {
        @for (place, (area, source)) in sides.into_iter().enumerate() {
            @if place > 0 { "; " }
            (language.area(area)) ": " (data_words::source_title(language, source))
            @if source.reporting != Reporting::Reported { " (" (language.term("reporting", source.reporting.word())) ")" }
        }
    };
    data_words::within(language.say("figure.sides"), "sides", &told)
}

/// Each area with the sources of its count.
fn sides(mirror: &Mirror) -> Vec<(Area, &Source)> {
    let mut sides: Vec<(Area, &Source)> = Vec::new();
    for direction in &mirror.directions {
        for (area, source) in
            [(direction.dyad.reporter, &direction.exports_source), (direction.dyad.partner, &direction.imports_source)]
        {
            if let Some(source) = source.as_deref().filter(|source| !sides.contains(&(area, *source))) {
                sides.push((area, source));
            }
        }
    }
    sides
}

/// Whose counts stand beside one another, of which sources, in a sentence without marks; nothing where one counted for both.
pub(in crate::page) fn sides_of_mirror(language: Language, answer: &MirrorAnswer) -> Option<String> {
    if let Counting::Once(_) = answer.mirror.counting() {
        return None;
    }
    let told = sides(&answer.mirror).into_iter().map(|(area, source)| {
        let kind = language.term("reporting", source.reporting.word());
        let kind = if source.reporting == Reporting::Reported { String::new() } else { format!(" ({kind})") };
        format!("{}: {}{kind}", language.area(area), language.isolated(language.source_title(source)))
    });
    Some(language.fill("figure.sides", &[("sides", &told.collect::<Vec<_>>().join("; "))]))
}

/// What to beware of, before any figure.
fn cautions(model: &PageModel) -> Markup {
    let language = model.state.language;
    let told = |cautions: &[CautionText]| cautions.iter().map(|caution| data_words::caution(language, caution)).collect();
    let cautions: Vec<Markup> = match &model.answer {
        Ok(Answer::Series(answer)) => told(&answer.series.cautions),
        Ok(Answer::Compare(answer)) => comparing_cautions::cautions(language, answer),
        Ok(Answer::Mirror(answer)) => told(&answer.mirror.cautions),
        Ok(Answer::DyadProducts(answer)) => told(&answer.cautions),
        _ => Vec::new(),
    };
    html! {
        @if !cautions.is_empty() {
            div.caution role="note" {
                strong { (language.say("page.caution")) }
                @for caution in &cautions { p { (caution) } }
            }
        }
    }
}
