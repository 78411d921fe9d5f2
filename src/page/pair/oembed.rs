//! The page of a pair as oEmbed 1.0 has it: a frame with its picture, for sites that turn a pasted link into what it shows.

use serde::Serialize;

use super::{page_model::PageModel, page_state::PageFrame, title::title};
use crate::{query::Format, write::Site};

/// What stands below the picture in a frame: caption, source and the link.
const BELOW: u32 = 130;
/// Up to so many units of width the frame holds the small picture, as its page does.
const NARROW: u32 = 576;
/// The widest frame, and the narrowest that holds anything.
const WIDEST: u32 = 1200;
const NARROWEST: u32 = 200;
/// The picture of a link.
const THUMBNAIL: (u32, u32) = (1200, 630);
/// So long may it be kept, in seconds.
const KEPT: u32 = 300;

/// What a site that embeds has room for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Room {
    /// The greatest width.
    pub width: Option<u32>,
    /// The greatest height.
    pub height: Option<u32>,
}

/// An answer of oEmbed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Oembed {
    r#type: &'static str,
    version: &'static str,
    title: String,
    provider_name: &'static str,
    provider_url: String,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_height: Option<u32>,
}

impl Room {
    /// The size of a frame in it: as wide as there is room for, and as high as the page in it then is; what is still too high
    /// scrolls.
    fn frame(self) -> (u32, u32) {
        let widest = self.width.unwrap_or(WIDEST).min(WIDEST);
        let height = |width: u32| if width > NARROW { width * 2 / 3 + BELOW } else { width * 9 / 10 + BELOW };
        let fits = |width: &u32| self.height.is_none_or(|most| height(*width) <= most);
        let width = (NARROWEST.min(widest)..=widest).rev().find(fits).unwrap_or(widest);
        (width, self.height.map_or(height(width), |most| most.min(height(width))))
    }

    /// The size of a thumbnail in it, where there is room for one.
    fn thumbnail(self) -> Option<(u32, u32)> {
        let (wide, high) = THUMBNAIL;
        let by_height = self.height.map_or(wide, |most| most.saturating_mul(wide) / high);
        let width = self.width.unwrap_or(wide).min(by_height).min(wide);
        (width * high / wide >= NARROWEST).then_some((width, width * high / wide))
    }
}

impl Oembed {
    /// What stands for the page of a model; nothing where that has no picture.
    pub(super) fn of(model: &PageModel, room: Room, site: &Site) -> Option<Self> {
        let state = &model.state;
        if !model.has_picture() {
            return None;
        }
        let (width, height) = room.frame();
        let thumbnail = room.thumbnail();
        let picture = |sides: (u32, u32)| {
            let (wide, high) = (format!("width={}", sides.0), format!("height={}", sides.1));
            let asked: &[&str] = if sides == THUMBNAIL { &["preset=og"] } else { &[&wide, &high] };
            state.picture(Format::Png, state.theme, asked, site)
        };
        let title = title(model);
        let address = state.in_frame(PageFrame::Embed).href(site);
        Some(Self {
            r#type: "rich",
            version: "1.0",
            html: frame(&address, &title, width, height),
            title,
            provider_name: "dyad",
            provider_url: site.href("/"),
            cache_age: KEPT,
            width,
            height,
            thumbnail_url: thumbnail.map(picture),
            thumbnail_width: thumbnail.map(|(width, _)| width),
            thumbnail_height: thumbnail.map(|(_, height)| height),
        })
    }

    /// The same as XML.
    #[must_use]
    pub fn xml(&self) -> String {
        let number = |value: Option<u32>| value.map(|value| value.to_string());
        let members = [
            ("type", Some(self.r#type.to_owned())),
            ("version", Some(self.version.to_owned())),
            ("title", Some(self.title.clone())),
            ("provider_name", Some(self.provider_name.to_owned())),
            ("provider_url", Some(self.provider_url.clone())),
            ("cache_age", number(Some(self.cache_age))),
            ("html", Some(self.html.clone())),
            ("width", number(Some(self.width))),
            ("height", number(Some(self.height))),
            ("thumbnail_url", self.thumbnail_url.clone()),
            ("thumbnail_width", number(self.thumbnail_width)),
            ("thumbnail_height", number(self.thumbnail_height)),
        ];
        let element = |(name, value): (&str, Option<String>)| Some(format!("<{name}>{}</{name}>", escaped(&value?)));
        let inside: String = members.into_iter().filter_map(element).collect();
        format!("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>{inside}</oembed>\n")
    }
}

/// The frame, of a size that oEmbed can tell.
fn frame(address: &str, title: &str, width: u32, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" style=\"border:0;max-width:100%\" loading=\"lazy\"></iframe>",
        escaped(address),
        escaped(title)
    )
}

/// A text in an element or a quoted attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(width: u32, height: u32) -> Room {
        Room { width: Some(width).filter(|width| *width > 0), height: Some(height).filter(|height| *height > 0) }
    }

    #[test]
    fn a_frame_fits_the_room_there_is() {
        // 1200 × 2/3 + 130 below the picture; 600 × 2/3 + 130; a narrow one holds the small picture, 400 × 360.
        assert_eq!((room(0, 0).frame(), room(600, 0).frame(), room(400, 0).frame()), ((1200, 930), (600, 530), (400, 490)));
        for (width, height) in [(0, 500), (700, 400), (5000, 5000), (320, 300), (50, 50), (1, 1)] {
            let (wide, high) = room(width, height).frame();
            assert!(
                (width == 0 || wide <= width) && high <= height && wide > 0 && high > 0,
                "{width} × {height}: {wide} × {high}"
            );
        }
    }

    #[test]
    fn a_thumbnail_keeps_its_shape_or_is_left_out() {
        assert_eq!((room(0, 0).thumbnail(), room(600, 0).thumbnail()), (Some((1200, 630)), Some((600, 315))));
        assert_eq!((room(0, 315).thumbnail(), room(300, 0).thumbnail()), (Some((600, 315)), None));
    }
}
