//! The opening: what it is, what to beware of, the key figures.

use maud::{Markup, html};

use super::{
    comparing_cautions, comparing_names,
    page_model::{PageModel, is_doubtful},
    partner_rank::PartnerRank,
    title,
};
use crate::{
    chart::headline,
    page::{data_words, formatting, method, titles},
    query::{Answer, SeriesAnswer},
    series::Series,
    statistics::Verdict,
    trade::{CautionText, Level},
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
    let language = model.state.language;
    html! {
        h1 { (title::title(model)) }
        @if let Some(answer) = model.series() {
            p.lead { @if let Some(found) = finding(model) { strong { (found) } " " } (lead(model, &answer.series)) }
        } @else if let Ok(Answer::Compare(answer)) = &model.answer {
            p.lead { @if let Some(found) = finding(model) { strong { (found) } " " } (comparing_names::names(language, answer).join("; ")) "." }
        } @else if model.answer.is_ok() {
            p.lead { @if let Some(found) = finding(model) { strong { (found) } " " } (titles::pair_title(language, model.state.dyad)) "." }
        }
        (cautions(model))
        (key_figures(model, site))
    }
}

fn lead(model: &PageModel, series: &Series) -> Markup {
    let language = model.state.language;
    let combined = match series.subject {
        crate::series::Subject::Balance => "page.basis_difference",
        crate::series::Subject::DomesticExports => "chart.basis.domestic",
        _ => "page.basis_derived",
    };
    let made = [
        series.summed_over.as_ref().map(|over| language.fill("page.basis_summed", &[("over", over)])),
        series.rolled_up_from.map(|from| language.term("page.basis_rolled_up", from.letter()).to_owned()),
        series.combined.then(|| language.say(combined).to_owned()),
        (!series.derived).then(|| language.say("page.basis_published").to_owned()),
    ];
    let rounded = series.rounding.filter(|power| *power > 0).map(|_| language.say("page.basis_rounded").to_owned());
    let rest = [rounded, Some(formatting::currency(language, &series.unit).to_owned())];
    let basis: Vec<String> = made.into_iter().chain(rest).flatten().collect();
    let separator = language.say("page.separator");
    html! { (titles::marked_attribution(language, series)) ". " (basis.join(separator)) "." }
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

fn key_figures(model: &PageModel, site: &Site) -> Markup {
    html! {
        @match &model.answer {
            Ok(Answer::Series(answer)) => { (series_figures(model, answer, site)) }
            Ok(Answer::Mirror(answer)) => {
                dl.key {
                    @for direction in &answer.mirror.directions {
                        @if let Some(point) = direction.points.iter().rfind(|point| point.gap.value.is_some()) {
                            (figure(
                                &asking(model, &model.state.language.fill("page.gap_of", &[
                                    ("reporter", model.state.language.area(direction.dyad.reporter)),
                                    ("partner", model.state.language.area(direction.dyad.partner)),
                                    ("period", &model.state.language.period(point.period)),
                                ]), "mirror-gap", site),
                                &point.gap.value.map(|gap| formatting::percent(model.state.language, gap)).unwrap_or_default(), "",
                                formatting::percent_range(model.state.language, &point.gap).map(|range| allows(model, &range)),
                            ))
                        }
                    }
                }
            }
            Ok(Answer::DyadProducts(answer)) => {
                dl.key {
                    @if let Some(row) = answer.rows.first() {
                        (figure(
                            &asking(model, model.state.language.say("page.first_product"), "share", site),
                            &row.ranked.standing.share.value.map(|share| formatting::share(model.state.language, share)).unwrap_or_default(), "",
                            Some(titles::product_name(model.state.language, &row.product)),
                        ))
                    }
                    @if let Some(hhi) = answer.concentration.hhi.value {
                        (figure(&asking(model, model.state.language.say("page.concentration"), "hhi", site), &formatting::plain(model.state.language, hhi), "", Some(model.state.language.say("page.concentration_note").to_owned())))
                    }
                }
            }
            Ok(Answer::Verdicts(_)) => { (claim_figures(model, site)) }
            _ => {}
        }
    }
}

fn allows(model: &PageModel, range: &str) -> String {
    model.state.language.fill("page.rounding_allows", &[("range", range)])
}

/// What a figure is called, with the way to what that means.
fn asking(model: &PageModel, name: &str, term: &str, site: &Site) -> Markup {
    html! { (name) (method::question(&model.state.reader(""), term, site)) }
}

fn figure(name: &Markup, value: &str, unit: &str, note: Option<String>) -> Markup {
    html! {
        div {
            dt { (name) }
            dd { strong { (value) } @if !unit.is_empty() { " " (unit) } }
            @if let Some(note) = note { dd.small { (note) } }
        }
    }
}

fn series_figures(model: &PageModel, answer: &SeriesAnswer, site: &Site) -> Markup {
    let (language, series) = (model.state.language, &answer.series);
    let latest = series.points.iter().rposition(|point| point.level.is_some());
    let latest = latest.and_then(|place| Some((place, &series.points[place], series.points[place].level?)));
    let record = model.unwindowed.as_ref().and_then(record);
    html! {
        dl.key {
            @if let Some((place, point, level)) = latest {
                (figure(&html! { (language.period_in(point.period, series.calendar)) }, &formatting::level(language, &level), formatting::currency(language, &series.unit), formatting::allowed(language, &level).map(|range| allows(model, &range))))
                @if let (Some(growth), false) = (point.yoy.value, is_doubtful(series, place)) {
                    (figure(&asking(model, language.say("page.on_a_year_before"), "year-on-year", site), &formatting::percent(language, growth), "", formatting::percent_range(language, &point.yoy).map(|range| allows(model, &range))))
                }
            }
            @if let Some((series, place, level)) = record {
                (figure(
                    &html! { (language.fill("page.highest_of", &[("scope", &scope(model, series))])) },
                    &formatting::level(language, &level), formatting::currency(language, &series.unit),
                    Some(language.fill("page.in_period", &[("period", &language.period_in(series.points[place].period, series.calendar))])),
                ))
            }
            @if let Some(rank) = &model.rank { (partner_rank(model, rank, series, site)) }
        }
    }
}

/// The place among partners, with the period and source that it is of, since both may differ from those of the other figures.
fn partner_rank(model: &PageModel, rank: &PartnerRank, series: &Series, site: &Site) -> Markup {
    let language = model.state.language;
    let (period, source) = (language.period_in(rank.period, rank.calendar), language.source_title(&rank.source));
    html! {
        div {
            dt { (asking(model, language.say("page.rank_among_partners"), "rank", site)) }
            dd { strong { (language.number(&rank.place.to_string())) } " " (language.fill("page.of_partners", &[("count", &language.number(&rank.partners.to_string()))])) }
            dd.small { a href=(model.state.reader("").link(&rank.address, site)) { (language.fill("country.rank_is_of", &[("period", &period), ("source", source)])) } }
            @if rank.source.name != series.source.name { dd.small { (language.say("country.rank_of_another_source")) } }
        }
    }
}

/// The greatest value of a series, the earlier of equals.
fn record(series: &Series) -> Option<(&Series, usize, Level)> {
    let mut best: Option<(usize, Level)> = None;
    for (place, level) in series.points.iter().enumerate().filter_map(|(place, point)| Some((place, point.level?))) {
        if best.is_none_or(|(_, known)| level.amount > known.amount) {
            best = Some((place, level));
        }
    }
    best.filter(|_| series.subject != crate::series::Subject::Balance).map(|(place, level)| (series, place, level))
}

/// The periods that a record is the highest of.
fn scope(model: &PageModel, series: &Series) -> String {
    let language = model.state.language;
    match (series.points.first(), series.points.last()) {
        (Some(first), Some(last)) if first.period != last.period => {
            format!("{}–{}", language.period(first.period), language.period(last.period))
        }
        (Some(only), _) => language.period(only.period),
        _ => String::new(),
    }
}

fn claim_figures(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    let count = |verdict| model.claims.iter().filter(|judged| judged.decision.verdict == verdict).count();
    html! {
        dl.key {
            @for verdict in Verdict::ALL.into_iter().filter(|verdict| count(*verdict) > 0) {
                (figure(&asking(model, language.term("verdict", verdict.word()), verdict.word(), site), &language.number(&count(verdict).to_string()), "", Some(language.term("verdict_meaning", verdict.word()).to_owned())))
            }
        }
    }
}
