//! The picture of a view, and of what stands in cards.

use maud::{Markup, html};

use super::{
    page_model::PageModel,
    page_state::{PageFrame, PageState, picture_address},
    titles,
};
use crate::{
    chart::Theme,
    language::Language,
    query::{Format, View},
    write::Site,
};

/// The picture of the state, in the theme that the reader prefers; a script puts a living one in its place.
pub(super) fn section(model: &PageModel, site: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let title = titles::title(model);
    let data = state.query().address();
    let of = language.fill("page.picture_of", &[("title", &title)]);
    let alt = super::headline::finding(model).map_or_else(|| of.clone(), |found| format!("{found} {of}"));
    html! {
        figure #chart.chart data-svg=(state.picture(Format::Svg, None, &[], site)) data-json=(site.href_as(&data, Format::Json)) data-title=(title) {
            div.canvas {
                a href=(state.picture(Format::Svg, state.theme, &[], site)) {
                    (sized(state, |theme, more| state.picture(Format::Svg, theme, more, site), &alt, (1200, 800)))
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

/// A picture in a card: of any address that can be drawn.
pub(super) fn card(state: &PageState, address: &str, title: &str, site: &Site) -> Markup {
    let language = state.language;
    let of = |theme: Option<Theme>, more: &[&str]| picture_address(address, Format::Svg, language, theme, more, site);
    html! {
        a href=(of(state.theme, &[])) { (sized(state, of, &language.fill("page.picture_of", &[("title", title)]), (720, 480))) }
    }
}

/// Small screens get a picture drawn small, so that its words stay legible.
fn sized(state: &PageState, of: impl Fn(Option<Theme>, &[&str]) -> String, alt: &str, (width, height): (u32, u32)) -> Markup {
    const SMALL: [&str; 2] = ["width=400", "height=360"];
    const NARROW: &str = "(max-width: 36rem)";
    const DARK: &str = "(prefers-color-scheme: dark)";
    let usual = [format!("width={width}"), format!("height={height}")];
    let usual: Vec<&str> = if width == 1200 { Vec::new() } else { usual.iter().map(String::as_str).collect() };
    html! {
        picture {
            @if state.theme.is_none() {
                source srcset=(of(Some(Theme::Dark), &SMALL)) media={ (NARROW) " and " (DARK) };
            }
            source srcset=(of(state.theme, &SMALL)) media=(NARROW);
            @if state.theme.is_none() { source srcset=(of(Some(Theme::Dark), &usual)) media=(DARK); }
            img src=(of(state.theme, &usual)) alt=(alt) width=(width) height=(height) loading=(if width == 1200 { "eager" } else { "lazy" });
        }
    }
}

/// A curated picture: its language is its own.
pub(super) fn curated(state: &PageState, address: &str, title: &str, site: &Site) -> Markup {
    let of = |theme: Option<Theme>, more: &[&str]| picture_address(address, Format::Svg, Language::English, theme, more, site);
    html! {
        a href=(of(None, &[])) { (sized(state, of, &state.language.fill("page.picture_of", &[("title", title)]), (720, 480))) }
    }
}

/// Where to get the same as a curated picture.
pub(super) fn curated_downloads(address: &str, site: &Site) -> Markup {
    downloads(address, Language::English, site)
}

/// Where to get the same as a card's picture.
pub(super) fn downloads(address: &str, language: Language, site: &Site) -> Markup {
    html! {
        p.downloads {
            @for format in [Format::Svg, Format::Png, Format::Csv, Format::Json] {
                @let href = if format.is_picture() { picture_address(address, format, language, None, &[], site) } else { site.href_as(address, format) };
                a href=(href) { (format.suffix().to_uppercase()) }
            }
        }
    }
}
