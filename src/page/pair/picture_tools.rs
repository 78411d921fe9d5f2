//! What can be done with a picture: another axis, events or none, the whole screen, the picture alone, and a window of years.

use maud::{Markup, html};

use super::{
    page_model::PageModel,
    page_state::{PageFrame, PageState},
};
use crate::{
    chart::Caption,
    page::picture_address::picture_address,
    query::{Format, Parameters, Query},
    write::Site,
};

/// From so many periods on a window is worth a brush; of more than so many the course behind it would weigh too much.
const MANY: usize = 12;
const TOO_MANY: usize = 200;

/// The tools of a picture: links, so that they work without a script; what only a script can do is hidden until there is one.
pub(super) fn tools(state: &PageState, caption: &Caption, site: &Site) -> Markup {
    let (language, options) = (state.language, &state.options);
    let axis = if options.is_logarithmic() { "reading.linear_axis" } else { "reading.log_axis" };
    let events = if options.marks_events() { "reading.without_events" } else { "reading.with_events" };
    html! {
        @if state.frame == PageFrame::Page && caption.has_other_axis {
            a #other-axis href=(state.with_options(options.on_other_axis()).href(site)) data-move { (language.say(axis)) }
        }
        @if state.frame == PageFrame::Page && caption.has_events {
            a #other-events href=(state.with_options(options.with_other_events()).href(site)) data-move { (language.say(events)) }
        }
        @if state.frame == PageFrame::Page {
            a href=(state.picture(Format::Svg, state.theme, &[], site)) { (language.say("reading.picture_alone")) }
        }
        button.full type="button" hidden { (language.say("reading.full_screen")) }
    }
}

/// The place of the brush, which a script makes of the form's two choices; behind it the whole course, small.
pub(super) fn brush(model: &PageModel, site: &Site) -> Markup {
    let state = &model.state;
    html! {
        @if model.periods.len() >= MANY { div.brush data-spark=[spark(state, site).filter(|_| model.periods.len() <= TOO_MANY)] role="group" aria-label=(state.language.say("reading.window")) {} }
    }
}

/// The whole course of a series, whatever the window, without a word.
fn spark(state: &PageState, site: &Site) -> Option<String> {
    state.view.subject().filter(|_| !state.is_comparison())?;
    let parameters = Parameters { from: None, to: None, last: None, measure: None, base: None, ..state.parameters.clone() };
    let address = Query { parameters, ..state.query() }.address();
    Some(picture_address(&address, Format::Svg, state.language, None, &["kind=spark"], site))
}
