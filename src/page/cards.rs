//! Pictures in cards: drawn small, so that their words stay legible, and where to get them.

use maud::{Markup, html};

use super::{picture_address::picture_address, reader::Reader};
use crate::{chart::Theme, language::Language, query::Format, write::Site};

/// A picture in a card, of any address that can be drawn; it leads where the title of the card leads.
pub(super) fn card(reader: &Reader, (address, title): (&str, &str), to: &str, site: &Site) -> Markup {
    let language = reader.language;
    let of = |theme: Option<Theme>, more: &[&str]| picture_address(address, Format::Svg, language, theme, more, site);
    html! {
        a href=(to) data-move { (sized(reader, of, &language.fill("page.picture_of", &[("title", title)]), (720, 480))) }
    }
}

/// Small screens get a picture drawn small, so that its words stay legible.
pub(super) fn sized(
    reader: &Reader,
    of: impl Fn(Option<Theme>, &[&str]) -> String,
    alt: &str,
    (width, height): (u32, u32),
) -> Markup {
    const SMALL: [&str; 2] = ["width=400", "height=360"];
    const NARROW: &str = "(max-width: 36rem)";
    const DARK: &str = "(prefers-color-scheme: dark)";
    let usual = [format!("width={width}"), format!("height={height}")];
    let usual: Vec<&str> = if width == 1200 { Vec::new() } else { usual.iter().map(String::as_str).collect() };
    html! {
        picture {
            @if reader.theme.is_none() {
                source srcset=(of(Some(Theme::Dark), &SMALL)) media={ (NARROW) " and " (DARK) };
            }
            source srcset=(of(reader.theme, &SMALL)) media=(NARROW);
            @if reader.theme.is_none() { source srcset=(of(Some(Theme::Dark), &usual)) media=(DARK); }
            img src=(of(reader.theme, &usual)) alt=(alt) width=(width) height=(height) loading=(if width == 1200 { "eager" } else { "lazy" });
        }
    }
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
