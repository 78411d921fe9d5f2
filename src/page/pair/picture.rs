//! The picture of a view, and of what stands in cards.

use maud::{Markup, html};

use super::{
    page_model::PageModel,
    page_state::{PageFrame, PageState},
    title,
};
use crate::{
    page::cards,
    query::{Format, View},
    write::Site,
};

/// The picture of the state, in the theme that the reader prefers; a script puts a living one in its place.
pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let title = title::title(model);
    let data = state.query().address();
    let of = language.fill("page.picture_of", &[("title", &title)]);
    let alt = super::headline::finding(model).map_or_else(|| of.clone(), |found| format!("{found} {of}"));
    html! {
        figure #chart.chart data-svg=(state.picture(Format::Svg, None, &[], site)) data-json=(site.href_as(&data, Format::Json)) data-title=(title) {
            div.canvas {
                a href=(state.picture(Format::Svg, state.theme, &[], site)) {
                    (cards::sized(&state.reader(""), |theme, more| state.picture(Format::Svg, theme, more, site), &alt, (1200, 800)))
                }
            }
            p.reading role="status" aria-live="polite" {}
            figcaption.small {
                span.keys hidden { (language.say("page.keys")) " " }
                a href=(table_address(state, site)) target=[(state.frame == PageFrame::Embed).then_some("_blank")] { (language.say("page.as_table")) }
            }
        }
    }
}

/// Where the same stands as a table: below, or on the whole page.
fn table_address(state: &PageState, site: &Site) -> String {
    let section = if state.view == View::Claims { "#claims" } else { "#figures" };
    if state.frame == PageFrame::Embed {
        format!("{}{section}", state.in_frame(PageFrame::Page).href(site))
    } else {
        section.to_owned()
    }
}
