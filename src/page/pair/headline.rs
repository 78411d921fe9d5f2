//! The opening: what it is, what to beware of, the key figures.

use maud::{Markup, html};

use super::{
    comparing_cautions,
    key_figures::{key_figures, published_growth},
    page_model::PageModel,
    period::account_of,
    title,
};
use crate::{
    chart::headline,
    language::Language,
    page::{formatting, titles},
    query::{Answer, MirrorAnswer},
    series::{Counting, Series},
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
        @if model.answer.is_ok() { p.lead { @if let Some(found) = finding(model) { strong { (found) } " " } (capital(&lead(model))) } }
        (cautions(model))
        (key_figures(model, site))
    }
}

/// As at the beginning of a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Who says so, and how the figures came about.
fn lead(model: &PageModel) -> String {
    let (language, dyad) = (model.state.language, model.state.dyad);
    match &model.answer {
        Ok(Answer::Series(answer)) => {
            let told = [Some(of_series(language, &answer.series)), published(model, &answer.series)];
            told.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Ok(Answer::Mirror(answer)) => of_mirror(language, answer),
        Ok(Answer::DyadProducts(answer)) => format!("{}.", according_to(language, &answer.family.source, dyad)),
        Ok(Answer::Revisions(answer)) => format!("{}.", according_to(language, &answer.series.source, dyad)),
        _ => format!("{}.", titles::pair_title(language, dyad)),
    }
}

/// What was published of the change of the latest figure, and whether the figures allow it.
fn published(model: &PageModel, series: &Series) -> Option<String> {
    let place = series.points.iter().rposition(|point| point.level.is_some())?;
    let (stated, inside) = published_growth(model, series, place)?;
    let period = model.state.language.period_in(series.points[place].period, series.calendar);
    Some(model.state.language.fill_term("figure.lead", inside, &[("period", &period), ("stated", &stated)]))
}

fn of_series(language: Language, series: &Series) -> String {
    let combined = match series.subject {
        crate::series::Subject::Balance => "page.basis_difference",
        crate::series::Subject::DomesticExports => "chart.basis.domestic",
        _ => "page.basis_derived",
    };
    let said = attributed(language, series);
    // That what is as published by somebody is as published need not be said twice.
    let published = language.say("page.basis_published");
    let is_said = said.to_lowercase().starts_with(&published.to_lowercase());
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
    if is_said { format!("{said}{separator}{}.", basis.join(separator)) } else { format!("{said}. {}.", basis.join(separator)) }
}

/// Who says so; what a country does not report itself is not told as its report.
fn attributed(language: Language, series: &Series) -> String {
    let said = titles::attribution(language, series);
    with_account(language, said, &series.source, series.dyad)
}

fn according_to(language: Language, source: &Source, dyad: Dyad) -> String {
    let said = language.fill("page.according_to", &[("source", &language.isolated(language.source_title(source)))]);
    with_account(language, said, source, dyad)
}

fn with_account(language: Language, said: String, source: &Source, dyad: Dyad) -> String {
    match source.reporting {
        Reporting::Mirrored | Reporting::Reconciled => {
            [said, account_of(language, source, dyad)].join(language.say("page.separator"))
        }
        Reporting::Reported | Reporting::Quoted => said,
    }
}

/// Whose counts stand beside one another, of which sources.
fn of_mirror(language: Language, answer: &MirrorAnswer) -> String {
    let mirror = &answer.mirror;
    let mut sides: Vec<(Area, &Source)> = Vec::new();
    for direction in &mirror.directions {
        for (area, source) in
            [(direction.dyad.reporter, &direction.exports_source), (direction.dyad.partner, &direction.imports_source)]
        {
            if let Some(source) = source.as_deref().filter(|source| !sides.iter().any(|side| *side == (area, *source))) {
                sides.push((area, source));
            }
        }
    }
    if let (Counting::Once(_), Some((_, source))) = (mirror.counting(), sides.first()) {
        let source = language.isolated(language.source_title(source));
        return format!("{}.", language.fill("page.according_to", &[("source", &source)]));
    }
    let told = sides.into_iter().map(|(area, source)| {
        let parts = [("area", language.area(area)), ("source", &*language.isolated(language.source_title(source)))];
        match source.reporting {
            Reporting::Reported => language.fill("figure.side", &parts),
            reporting => {
                let kind = language.term("reporting", reporting.word());
                language.fill("figure.side_of_kind", &[&parts[..], &[("kind", kind)]].concat())
            }
        }
    });
    language.fill("figure.sides", &[("sides", &told.collect::<Vec<_>>().join("; "))])
}

/// What to beware of, before any figure.
fn cautions(model: &PageModel) -> Markup {
    let language = model.state.language;
    let told = |cautions: &[CautionText]| cautions.iter().map(|caution| language.caution(caution).into_owned()).collect();
    let cautions: Vec<String> = match &model.answer {
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
                @for caution in &cautions { p dir="auto" { (caution) } }
            }
        }
    }
}
