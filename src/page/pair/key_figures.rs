//! The key figures of a view: the latest with its change, what was published of that change, the highest, the rank.

use maud::{Markup, html};

use super::{
    page_model::{PageModel, is_doubtful},
    partner_rank::PartnerRank,
    period::{stated_growth, stated_value},
};
use crate::{
    page::{formatting, method, titles},
    query::{Answer, SeriesAnswer},
    series::{Ratio, Series},
    statistics::{Verdict, claimed},
    trade::Level,
    write::Site,
};

/// The key figures of the view.
pub(super) fn key_figures(model: &PageModel, site: &Site) -> Markup {
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
                                &point.gap.value.map(|gap| formatting::percent(model.state.language, gap)).unwrap_or_default(),
                                model.state.language.say("figure.of_mean"),
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
                (growth(model, (series, place), site))
            }
            @if let Some((series, place, level)) = record {
                (figure(
                    &html! { (language.fill("page.highest_of", &[("scope", &scope(model, series))])) },
                    &formatting::level(language, &level), formatting::currency(language, &series.unit),
                    Some(language.fill("page.in_period", &[("period", &language.period_in(series.points[place].period, series.calendar))])),
                ))
            }
            @if let Some(rank) = model.rank.as_ref().filter(|rank| is_of_latest(model, rank)) {
                div {
                    dt { (asking(model, language.say("page.rank_among_partners"), "rank", site)) }
                    dd { strong { (language.number(&rank.place.to_string())) } " " (of_partners(model, rank)) }
                    dd.small { (rank_link(model, rank, site)) }
                }
            }
        }
        @if let Some(rank) = model.rank.as_ref().filter(|rank| !is_of_latest(model, rank)) {
            p.small {
                (asking(model, language.say("page.rank_among_partners"), "rank", site)) (language.say("page.separator")) (language.number(&rank.place.to_string())) " " (of_partners(model, rank))
                (language.say("page.separator")) (rank_link(model, rank, site))
                @if model.series().is_some_and(|answer| answer.series.source.name != rank.source.name) { " " (language.say("country.rank_of_another_source")) }
            }
        }
    }
}

/// The change on a year before, with what was published of it beside it.
fn growth(model: &PageModel, (series, place): (&Series, usize), site: &Site) -> Markup {
    let (language, point) = (model.state.language, &series.points[place]);
    let computed = point.yoy.value.filter(|_| !is_doubtful(series, place));
    let published = published_growth(model, series, place);
    let name = asking(model, language.say("page.on_a_year_before"), "year-on-year", site);
    html! {
        @if let Some(computed) = computed {
            div {
                dt { (name) }
                dd { strong { (formatting::percent(language, computed)) } }
                @if let Some(range) = formatting::percent_range(language, &point.yoy) { dd.small { (allows(model, &range)) } }
                @if let Some((stated, place)) = published {
                    dd.small { a href="#period" { (language.fill_term("figure.published_beside", place, &[("stated", &stated)])) } }
                }
            }
        } @else if let Some((stated, _)) = published {
            div { dt { (name) } dd { strong { (stated) } } dd.small { a href="#period" { (language.say("figure.published_alone")) } } }
        }
    }
}

/// The growth that was published for the figure, by its own source where that states one; and whether it is inside what is computed.
pub(super) fn published_growth(model: &PageModel, series: &Series, place: usize) -> Option<(String, &'static str)> {
    let (language, point) = (model.state.language, &series.points[place]);
    let statements = &model.period.as_ref()?.growths;
    let statement = stated_growth(statements, series, point.period)?;
    let judged = &statement.judged;
    let mut stated = stated_value(language, &judged.claim)?;
    if judged.claim.source != series.source.name {
        let name = statement.source.as_ref().map_or(judged.claim.source.as_str(), |source| language.source_short(source));
        stated = language.fill("figure.of_source", &[("amount", &stated), ("source", &language.isolated(name))]);
    }
    // A figure of low reliability judges nothing.
    let place = if point.yoy.value.is_none() || is_doubtful(series, place) {
        "plain"
    } else if is_inside(claimed(&judged.claim), &point.yoy) {
        "inside"
    } else {
        "outside"
    };
    Some((stated, place))
}

/// Have what is claimed and what is computed a value in common?
fn is_inside([low, high]: [Option<f64>; 2], computed: &Ratio) -> bool {
    let above = |one: Option<f64>, other: Option<f64>| one.zip(other).is_some_and(|(one, other)| one > other);
    !above(low, computed.high) && !above(computed.low, high)
}

/// Is the rank of the figure that stands at the head: of its period and its source?
fn is_of_latest(model: &PageModel, rank: &PartnerRank) -> bool {
    let Some(series) = model.series().map(|answer| &answer.series) else { return false };
    let latest = series.points.iter().rfind(|point| point.level.is_some());
    latest.is_some_and(|point| point.period == rank.period) && rank.source.name == series.source.name
}

fn of_partners(model: &PageModel, rank: &PartnerRank) -> String {
    let language = model.state.language;
    language.fill("page.of_partners", &[("count", &language.number(&rank.partners.to_string()))])
}

/// The year and the source of the rank; it leads to the partners of the country.
fn rank_link(model: &PageModel, rank: &PartnerRank, site: &Site) -> Markup {
    let language = model.state.language;
    let (period, source) = (language.period_in(rank.period, rank.calendar), language.source_title(&rank.source));
    html! { a href=(model.state.reader("").link(&rank.address, site)) { (language.fill("country.rank_is_of", &[("period", &period), ("source", source)])) } }
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
