//! The opening: what it is, the key figures, the chart.

use maud::{Markup, html};

use super::{facts::Facts, words};
use crate::{
    query::{SeriesAnswer, View},
    series::Series,
    write::Site,
};

/// `Russia–Iran trade turnover`.
pub(super) fn title(facts: &Facts) -> String {
    let (reporter, partner) = (facts.dyad.reporter.name(), facts.dyad.partner.name());
    let counted = facts.summary.headline.as_ref().map_or("trade", |series| words::subject(series.subject));
    format!("{reporter}–{partner} {counted}")
}

/// Who says so: `as quoted in an October 2024 commentary`.
fn attribution(series: &Series) -> String {
    series.source.attribution.clone().unwrap_or_else(|| format!("according to {}", series.source.title))
}

/// One sentence for search engines and previews. Growth from doubtful figures stays out.
pub(super) fn description(facts: &Facts) -> String {
    match (&facts.summary.headline, &facts.summary.latest) {
        (Some(series), Some((period, level, ..))) => {
            format!("{} {}: {} {} in {period}.", title(facts), attribution(series), words::level(level), series.unit)
        }
        _ => {
            format!("What is known of the trade that {} reports with {}.", facts.dyad.reporter.name(), facts.dyad.partner.name())
        }
    }
}

/// The card that others show when they link here. Its picture needs a full address, so a configured one.
pub(super) fn card(facts: &Facts, site: &Site) -> Markup {
    let address = facts.headline.as_ref().map(|answer| site.href_with_suffix(&answer.origin.address, "png"));
    html! {
        meta property="og:type" content="website";
        meta property="og:title" content=(title(facts));
        meta property="og:description" content=(description(facts));
        @if let Some(address) = address.filter(|address| address.starts_with("http")) { meta property="og:image" content=(address); }
    }
}

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    html! {
        section.headline {
            h1 { (title(facts)) }
            @if let Some(answer) = &facts.headline {
                p.lead { (attribution(&answer.series)) ". " (basis(&answer.series)) }
                (cautions(&answer.series.cautions))
                (key_figures(facts, answer))
                (picture(&answer.origin.address, &title(facts), Size::Whole, site))
                (downloads(&answer.origin.address, site))
            } @else {
                p.lead { "No source here gives a series of " (facts.dyad.reporter.name()) "'s trade with " (facts.dyad.partner.name()) "." }
            }
        }
    }
}

fn basis(series: &Series) -> String {
    let kind = if series.derived { "Exports and imports added here, as reported" } else { "As published" };
    let rounded = if series.rounding.is_some_and(|power| power > 0) { ", rounded by the source" } else { "" };
    format!("{kind}{rounded}; {}.", series.unit)
}

/// What to beware of, before any figure.
pub(super) fn cautions(cautions: &[String]) -> Markup {
    html! {
        @if !cautions.is_empty() {
            div.caution role="note" {
                strong { "Caution" }
                @for caution in cautions { p { (caution) } }
            }
        }
    }
}

fn key_figures(facts: &Facts, answer: &SeriesAnswer) -> Markup {
    let (series, summary) = (&answer.series, &facts.summary);
    let latest = series.points.iter().rposition(|point| point.level.is_some());
    let latest = latest.and_then(|place| Some((place, &series.points[place], series.points[place].level?)));
    html! {
        dl.key {
            @if let Some((place, point, level)) = latest {
                div {
                    dt { (point.period) }
                    dd { strong { (words::level(&level)) } " " (series.unit) }
                    @if let Some(allowed) = words::allowed(&level) { dd.small { "rounding allows " (allowed) } }
                }
                @if let (Some(growth), false) = (point.yoy.value, facts.is_doubtful(place)) {
                    div {
                        dt { "on a year before" }
                        dd { strong { (words::percent(growth)) } }
                        @if let Some(range) = words::percent_range(&point.yoy) { dd.small { "rounding allows " (range) } }
                    }
                }
            }
            @if let Some((period, level)) = &summary.record {
                div {
                    dt { "highest of " (scope(series)) }
                    dd { strong { (words::level(level)) } " " (series.unit) }
                    dd.small { "in " (period) }
                }
            }
        }
    }
}

fn scope(series: &Series) -> String {
    match (series.points.first(), series.points.last()) {
        (Some(first), Some(last)) if first.period != last.period => format!("{}–{}", first.period, last.period),
        (Some(only), _) => only.period.to_string(),
        _ => String::new(),
    }
}

/// How large a drawing is asked for: whole width, or in a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    Whole,
    Card,
}

/// A drawing in the colours the reader's system prefers; small screens get one drawn small, so that its text stays legible.
pub(super) fn picture(address: &str, title: &str, format: Size, site: &Site) -> Markup {
    let (width, height) = if format == Size::Whole { (1200, 800) } else { (720, 480) };
    let drawn = |parameters: &[&str]| with_parameters(&site.href_with_suffix(address, "svg"), parameters);
    let small = ["width=400", "height=360"];
    let usual: &[&str] = if format == Size::Whole { &[] } else { &["width=720", "height=480"] };
    html! {
        a.chart href=(drawn(&[])) {
            picture {
                source srcset=(drawn(&[&small[..], &["theme=dark"]].concat())) media="(max-width: 36rem) and (prefers-color-scheme: dark)";
                source srcset=(drawn(&small)) media="(max-width: 36rem)";
                source srcset=(drawn(&[usual, &["theme=dark"]].concat())) media="(prefers-color-scheme: dark)";
                img src=(drawn(usual)) alt={ "Chart: " (title) } width=(width) height=(height) loading="lazy";
            }
        }
    }
}

fn with_parameters(address: &str, parameters: &[&str]) -> String {
    let mark = if address.contains('?') { "&" } else { "?" };
    if parameters.is_empty() { address.to_owned() } else { format!("{address}{mark}{}", parameters.join("&")) }
}

/// Where to get the same.
pub(super) fn downloads(address: &str, site: &Site) -> Markup {
    html! {
        p.downloads {
            @for suffix in ["svg", "png", "csv", "json"] {
                a href=(site.href_with_suffix(address, suffix)) { (suffix.to_uppercase()) }
            }
        }
    }
}

/// What a view of a pair shows.
pub(super) fn view_title(view: View, facts: &Facts) -> String {
    let (reporter, partner) = (facts.dyad.reporter.name(), facts.dyad.partner.name());
    match view {
        View::Turnover => format!("Trade turnover of {reporter} with {partner}"),
        View::Exports => format!("Exports of {reporter} to {partner}"),
        View::Imports => format!("Imports of {reporter} from {partner}"),
        View::Balance => format!("Balance of {reporter} with {partner}"),
        View::Mirror => format!("Mirror: what {reporter} and {partner} each report"),
        View::Revisions => "Revisions: first published against latest".to_owned(),
        View::Products => format!("Products that {reporter} and {partner} trade"),
        View::Claims => "Claims".to_owned(),
        View::Events => "Events".to_owned(),
    }
}
