//! The pictures of an area's ranking: its bars, the places of partners over time, and what else can be drawn of it.

use maud::{Markup, html};

use super::model::AreaModel;
use crate::{
    chart::{ChartKind, Theme},
    page::{cards, context::PageContext, picture_address::picture_address},
    query::{Format, Parameters, PartnersAnswer, Query, Resource, View},
    series::Subject,
    trade::Period,
};

/// So many bars stand in the picture of the ranking.
const BARS: usize = 15;
/// So many periods stand side by side where places move.
const PERIODS: usize = 10;

/// The canonical address of the figures that are ranked, of the period shown.
pub(super) fn ranking_address(model: &AreaModel, answer: &PartnersAnswer) -> String {
    let edge = model.state.period.map(Into::into);
    let (from, to) = (edge.or(model.state.parameters.from), edge.or(model.state.parameters.to));
    address(answer, Parameters { top: Some(BARS), from, to, ..Parameters::default() })
}

/// The ranking of the figures that are shown, with another window.
fn address(answer: &PartnersAnswer, window: Parameters) -> String {
    let asked = &answer.listing.origin.parameters;
    let parameters = Parameters {
        source: Some(answer.family.source.name.clone()),
        flow: Some(answer.family.subject),
        product: asked.product,
        calendar: asked.calendar,
        freq: asked.freq,
        as_of: asked.as_of,
        ..window
    };
    Query { resource: Resource::Partners(answer.reporter), parameters }.address()
}

/// The bars, with the marked partner among them.
pub(super) fn ranking(model: &AreaModel, context: &PageContext) -> Markup {
    let Ok(answer) = &model.partners else { return html! {} };
    let language = context.reader.language;
    let more = highlight(model, answer);
    let data = ranking_address(model, answer);
    let of = |theme: Option<Theme>, size: &[&str]| {
        let parts: Vec<&str> = more.as_deref().into_iter().chain(size.iter().copied()).collect();
        picture_address(&data, Format::Svg, language, theme, &parts, context.site)
    };
    let view = View::showing(answer.family.subject);
    let ranked = language.fill_term("title.partners", view.word(), &[("reporter", language.area_within(answer.reporter))]);
    let title = language.fill("page.picture_of", &[("title", &ranked)]);
    html! {
        @if answer.partners > 1 {
            figure.card.ranked {
                (cards::sized(&context.reader, of, &title, (720, 480)))
                figcaption { (cards::downloads(&data, language, context.site)) }
            }
        }
    }
}

/// The part of a picture's address that marks a partner which the ranking has.
pub(super) fn highlight(model: &AreaModel, answer: &PartnersAnswer) -> Option<String> {
    let partner = model.state.highlight?;
    let ranked = answer.listing.items.iter().chain(&model.marked).any(|row| row.key == partner);
    ranked.then(|| format!("highlight={partner}"))
}

/// One further picture.
struct Picture {
    title: &'static str,
    kind: ChartKind,
    data: String,
}

/// Rank over time, shares of continents, what made the change, and flows, as far as the figures allow each.
pub(super) fn section(model: &AreaModel, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let pictures = model.partners.as_ref().map(|answer| pictures(model, answer)).unwrap_or_default();
    html! {
        @if !pictures.is_empty() {
            section #pictures {
                h2 { (language.say("country.pictures")) }
                div.cards { @for picture in &pictures { (card(picture, context)) } }
            }
        }
    }
}

fn pictures(model: &AreaModel, answer: &PartnersAnswer) -> Vec<Picture> {
    if answer.partners < 2 {
        return Vec::new();
    }
    let window = window(model, answer);
    let over_time = || {
        let (from, to) = window?;
        Some(address(answer, Parameters { from: Some(from.into()), to: Some(to.into()), ..Parameters::default() }))
    };
    let at_once = ranking_address(model, answer);
    let subject = answer.family.subject;
    let is_one_figure = subject == Subject::Turnover && !answer.family.combined;
    let compared = answer.whole.is_some_and(|whole| whole.grown().0.value.is_some());
    let of = |title, kind, data: Option<String>| data.map(|data| Picture { title, kind, data });
    [
        of("country.places", ChartKind::Bump, over_time()),
        of("country.continents", ChartKind::Stacked, over_time()),
        of("country.contributions", ChartKind::Waterfall, compared.then(|| at_once.clone())),
        of("country.flows", ChartKind::Sankey, (!is_one_figure).then(|| at_once.clone())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The last periods that can be ranked, up to the one that is shown; nothing where there is only one.
fn window(model: &AreaModel, answer: &PartnersAnswer) -> Option<(Period, Period)> {
    let last = answer.period?;
    let ranked: Vec<Period> = model.periods().into_iter().filter(|period| *period <= last).take(PERIODS).collect();
    let first = *ranked.last()?;
    (first < last).then_some((first, last))
}

fn card(picture: &Picture, context: &PageContext) -> Markup {
    let language = context.reader.language;
    let title = language.say(picture.title);
    let kind = format!("kind={}", picture.kind.word());
    let of = |theme: Option<Theme>, size: &[&str]| {
        let parts: Vec<&str> = std::iter::once(kind.as_str()).chain(size.iter().copied()).collect();
        picture_address(&picture.data, Format::Svg, language, theme, &parts, context.site)
    };
    let alt = language.fill("page.picture_of", &[("title", title)]);
    html! {
        figure.card {
            (cards::sized(&context.reader, of, &alt, (720, 480)))
            figcaption {
                strong { (title) }
                p.downloads {
                    @for format in [Format::Svg, Format::Png] {
                        a href=(picture_address(&picture.data, format, language, None, &[&kind], context.site)) { (format.suffix().to_uppercase()) }
                    }
                    @for format in [Format::Csv, Format::Json] { a href=(context.site.href_as(&picture.data, format)) { (format.suffix().to_uppercase()) } }
                }
            }
        }
    }
}
