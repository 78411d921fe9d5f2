//! The other views of the pair, each with its picture, and every source's series.

use maud::{Markup, html};

use super::{page_model::PageModel, page_state::PageState, title};
use crate::{
    page::{cards, data_words},
    query::{Alternative, Format, Query, View},
    series::Counting,
    write::Site,
};

/// In which each series is linked.
const FORMATS: [Format; 4] = [Format::Json, Format::Csv, Format::Svg, Format::Png];

/// The views as tabs.
pub(super) fn tabs(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    html! {
        nav.tabs aria-label=(language.say("page.views")) {
            @for view in View::ALL.into_iter().filter(|view| model.views.contains(view) || *view == model.state.view) {
                @let current = (view == model.state.view).then_some("page");
                a href=(model.state.of_view(view).href(site)) aria-current=[current] data-move { (language.term("view", view.word())) }
            }
        }
    }
}

pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    let others: Vec<View> = model.views.iter().copied().filter(|view| view.has_picture() && *view != model.state.view).collect();
    html! {
        @if !others.is_empty() {
            section #views {
                h2 { (language.say("page.other_views")) }
                div.cards { @for view in others { (card(model, view, site)) } }
            }
        }
        @if !model.summary.series.is_empty() { (every_series(model, site)) }
    }
}

fn card(model: &PageModel, view: View, site: &Site) -> Markup {
    let state = &model.state;
    let (language, address) = (state.language, Query::view(state.dyad, view).address());
    let title = title::view_title(model, view);
    html! {
        figure.card {
            (cards::card(&state.reader(""), (&address, &title), &state.of_view(view).href(site), site))
            figcaption {
                strong { a href=(state.of_view(view).href(site)) data-move { (title) } }
                @if view == View::Mirror && model.counting == Some(Counting::EachSide) { p.small { (language.say("page.gap_is")) } }
                (cards::downloads(&address, language, site))
            }
        }
    }
}

/// Every source's series, since none is mixed into another.
fn every_series(model: &PageModel, site: &Site) -> Markup {
    let language = model.state.language;
    let title = language.count("page.every_series", model.summary.series.len(), &[]);
    html! {
        details.every {
            summary { (title) }
            div.wide tabindex="0" role="region" aria-label=(title) {
                table {
                    thead { tr {
                        @for key in ["view", "source", "kind_of_source", "calendar", "periods", "forms"] { th scope="col" { (language.term("page", key)) } }
                    } }
                    tbody {
                        @for item in &model.summary.series {
                            @let series = &item.series;
                            tr {
                                td { a href=(on_the_page(&model.state, series, site)) data-move { (language.term("view", series.view.word())) } }
                                td.source { (data_words::source_title(language, &series.source)) @if item.default { " " span.mark { (language.say("page.default")) } } }
                                td { (language.term("reporting", series.source.reporting.word())) }
                                td { (language.calendar(series.calendar)) }
                                td.links { (language.period_in(series.periods.0, series.calendar)) @if series.periods.0 != series.periods.1 { "–" (language.period_in(series.periods.1, series.calendar)) } }
                                td.links {
                                    @for format in FORMATS { a href=(site.href_as(&series.address, format)) { (format.suffix().to_uppercase()) } " " }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where a series stands on a page of its pair.
fn on_the_page(state: &PageState, series: &Alternative, site: &Site) -> String {
    let narrowed = series.address.split_once('?').map_or_else(String::new, |(_, narrowed)| format!("&{narrowed}"));
    state.reader("").link(&format!("/?dyad={}&view={}{narrowed}", series.dyad, series.view.word()), site)
}
