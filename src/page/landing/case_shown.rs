//! How the case is told: its figures, what was published beside what follows, its picture, and where to go on.

use maud::{Markup, html};

use super::case::{Case, CaseFigures};
use crate::{
    chart::headline,
    language::Language,
    page::{cards, context::PageContext, formatting, picture_address::picture_address, statements, titles},
    query::{self, ClaimVerdicts, Format, Query},
    trade::ClaimUnit,
};

pub(super) fn section(context: &PageContext, case: &Case) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    let title = titles::view_title(language, case.dyad, case.view);
    let page = reader.link(&case.address(), site);
    html! {
        section.case #case {
            div.told {
                h2 { a href=(page) { (title) } }
                @if let Some(figures) = &case.figures { (told(language, figures)) } @else if let Some(found) = found(context, case) { p.lead { (found) "." } }
                (ways(context, case))
            }
            @if case.view.has_picture() {
                figure.card {
                    a href=(page) { (picture(context, case, &title)) }
                }
            }
        }
    }
}

/// What is found in the answer that the case opens with.
fn found(context: &PageContext, case: &Case) -> Option<String> {
    let answer = query::answer(context.catalogue, &Query::view(case.dyad, case.view)).ok()?;
    headline(&answer, context.reader.language).map(|found| found.trim_end_matches('.').to_owned())
}

fn picture(context: &PageContext, case: &Case, title: &str) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    let mut query = Query::view(case.dyad, case.view);
    if let Some(figures) = &case.figures {
        query.parameters.source = Some(figures.series.source.name.clone());
    }
    let address = query.address();
    let of = |theme, more: &[&str]| picture_address(&address, Format::Svg, language, theme, more, site);
    cards::sized(reader, of, &language.fill("page.picture_of", &[("title", title)]), (720, 480))
}

/// The figure of the period, and its growth as published and as it follows.
fn told(language: Language, figures: &CaseFigures) -> Markup {
    let series = &figures.series;
    let Some(point) = figures.point() else { return html! {} };
    let allows = |range: String| language.fill("page.rounding_allows", &[("range", &range)]);
    html! {
        p.lead dir="auto" { (titles::attribution(language, series)) "." }
        dl.key {
            @if let Some(level) = &point.level {
                div {
                    dt { (language.period_in(point.period, series.calendar)) }
                    dd { strong { (formatting::level(language, level)) } " " (formatting::currency(language, &series.unit)) }
                    @if let Some(range) = formatting::allowed(language, level) { dd.small { (allows(range)) } }
                }
            }
            @if let Some(judged) = &figures.published { (published(language, judged)) }
            @if let Some(growth) = point.yoy.value {
                div {
                    dt { (language.say(if figures.published.is_some() { "landing.follows" } else { "page.on_a_year_before" })) }
                    dd { strong { (formatting::percent(language, growth)) } }
                    @if let Some(range) = formatting::percent_range(language, &point.yoy) { dd.small { (allows(range)) } }
                }
            }
        }
    }
}

/// The growth that was published, and what all sources together say of it.
fn published(language: Language, judged: &ClaimVerdicts) -> Markup {
    let (claim, verdict) = (&judged.claim, judged.decision.verdict);
    let value = claim.value.map(crate::trade::Figure::to_f64).filter(|_| claim.unit == Some(ClaimUnit::Percent));
    html! {
        @if let Some(value) = value {
            div {
                dt { (language.say("landing.published")) }
                dd { strong { (formatting::percents_distinguished(language, &[value], &[value]).concat()) } }
                dd.small { span.badge.{ (verdict.word()) } { (language.term("verdict", verdict.word())) } " " (language.term("verdict_meaning", verdict.word())) }
            }
        }
    }
}

/// Where to go on from the case.
fn ways(context: &PageContext, case: &Case) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    let judged = case.figures.as_ref().and_then(|figures| figures.published.as_ref());
    let period =
        case.figures.as_ref().and_then(|figures| Some(language.period_in(figures.point()?.period, figures.series.calendar)));
    html! {
        ul.ways {
            @if let Some((address, period)) = case.figure_address().zip(period) {
                li { a.first href=(reader.link_to_part(&address, "period", site)) { (language.fill("landing.every_source_of", &[("period", &period)])) } }
            }
            @if let Some(judged) = judged {
                li { a href=(statements::claim_link(reader, &judged.claim.id, site)) { (language.say("landing.how_judged")) } }
            }
            @if case.claims > 0 {
                li { a href=(reader.link(&format!("/claims?dyad={}", case.dyad), site)) { (language.count("landing.claims_of", case.claims, &[("pair", &titles::pair_name(language, case.dyad))])) } }
            }
        }
    }
}
