//! The picture of the state, with what stands around it: its words, its tools, and where the same is to be read.

use maud::{Markup, html};

use super::{
    page_model::PageModel,
    page_state::{PageFrame, PageState},
    picture_caption, picture_tools, title,
};
use crate::{
    chart::{self, Caption, ChartError},
    language::Language,
    page::cards,
    query::{Answer, Format, Measure, View},
    series::{Reason, Series},
    trade::Status,
    write::Site,
};

/// The picture of the state, in the theme that the reader prefers; a script puts a living one in its place.
pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let Ok(answer) = &model.answer else { return html! {} };
    match chart::caption(answer, &model.state.picture_spec()) {
        Ok(caption) => figure(model, answer, &caption, site),
        Err(error) => refused(&model.state, &error, site),
    }
}

fn figure(model: &PageModel, answer: &Answer, caption: &Caption, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let title = title::title(model);
    let data = state.query().address();
    let of = language.fill("page.picture_of", &[("title", &title)]);
    let alt = super::headline::finding(model).map_or_else(|| of.clone(), |found| format!("{found} {of}"));
    html! {
        @if caption.is_empty { p.empty role="status" { (picture_caption::why_empty(model, answer)) } }
        figure #chart.chart data-svg=(state.picture(Format::Svg, None, &[], site)) data-json=(site.href_as(&data, Format::Json)) data-title=(title) data-told=(told(language, answer)) {
            div.canvas {
                (cards::sized(&state.reader(""), |theme, more| state.picture(Format::Svg, theme, more, site), &alt, (1200, 800)))
            }
            p.reading role="status" aria-live="polite" {}
            figcaption.small {
                p.tools {
                    span #chart-keys.keys { (language.say("reading.keys")) }
                    a href=(table_address(state, site)) target=[(state.frame == PageFrame::Embed).then_some("_blank")] { (language.say("page.as_table")) }
                    (picture_tools::tools(state, caption, site))
                }
                (picture_caption::words(language, caption))
                @if state.frame == PageFrame::Page { (picture_tools::brush(model, site)) }
            }
        }
    }
}

/// Why there is no picture, and the way back to one.
fn refused(state: &PageState, error: &ChartError, site: &Site) -> Markup {
    let language = state.language;
    html! {
        div.empty role="status" {
            @if state.options.is_logarithmic() {
                p { (language.say("reading.no_log_axis")) " " a href=(state.with_options(state.options.on_other_axis()).href(site)) data-move { (language.say("reading.linear_axis")) } }
            } @else {
                p { (language.say("reading.no_picture")) }
                p lang="en" dir="ltr" { (error) }
            }
        }
    }
}

/// Where the same stands as a table: below, or on the whole page.
fn table_address(state: &PageState, site: &Site) -> String {
    let section = match state.view {
        View::Claims => "#claims",
        _ => "#figures",
    };
    if state.frame == PageFrame::Embed {
        format!("{}{section}", state.in_frame(PageFrame::Page).href(site))
    } else {
        section.to_owned()
    }
}

/// What the script says beside the picture, in words of the language: which measure is drawn, why a figure or a change is
/// missing, and what areas are called.
fn told(language: Language, answer: &Answer) -> String {
    let mut reasons: Vec<Reason> = Vec::new();
    let (mut areas, mut statuses) = (Vec::new(), Vec::new());
    let mut measure = Measure::default();
    match answer {
        Answer::Series(answer) => {
            measure = answer.measure;
            reasons.extend(missing(&answer.series));
            statuses.extend(doubts(&answer.series));
        }
        Answer::Compare(answer) => {
            measure = answer.measure;
            reasons.extend(answer.items.iter().flat_map(|(_, one)| missing(&one.series)));
            statuses.extend(answer.items.iter().flat_map(|(_, one)| doubts(&one.series)));
        }
        Answer::Mirror(answer) => {
            for direction in &answer.mirror.directions {
                areas.extend([direction.dyad.reporter, direction.dyad.partner]);
                reasons.extend(direction.points.iter().filter_map(|point| point.gap.reason));
            }
        }
        _ => {}
    }
    let reasons: serde_json::Map<_, _> =
        reasons.into_iter().map(|reason| (reason.word().to_owned(), language.term("reason", reason.word()).into())).collect();
    let areas: serde_json::Map<_, _> =
        areas.into_iter().map(|area| (area.code().to_owned(), language.area(area).into())).collect();
    let statuses: serde_json::Map<_, _> =
        statuses.into_iter().map(|letter| (letter.clone(), language.term("status", &letter).into())).collect();
    serde_json::json!({"measure": measure.word(), "reasons": reasons, "statuses": statuses, "areas": areas}).to_string()
}

/// Why figures and changes are missing, each reason as often as it is given.
fn missing(series: &Series) -> impl Iterator<Item = Reason> {
    let points = series.points.iter();
    points.flat_map(|point| [point.reason(), point.yoy.reason].into_iter().flatten())
}

/// What is to be known of periods without a figure, by the letters of SDMX.
fn doubts(series: &Series) -> impl Iterator<Item = String> {
    let missing = series.points.iter().filter(|point| point.level.is_none());
    missing.map(|point| point.status).filter(|status| *status != Status::Normal).map(|status| status.letter().to_string())
}
