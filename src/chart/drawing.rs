//! A drawn picture and what it says of itself.

use std::sync::Arc;

use super::{display::DisplayList, fonts::Fonts, hit_area::HitArea, paint::TextBox, spec::TextMode, svg::Document};
use crate::language::Language;

/// A drawn picture, from which SVG, pixels and PDF are written, with what it says of itself.
#[derive(Debug, PartialEq)]
pub struct Drawing {
    /// What is found in the figures, or what its definition says of them; none where they bear out nothing.
    pub headline: Option<String>,
    /// What the picture is.
    pub title: String,
    /// What is found, what is shown, and what to beware of, in three sentences.
    pub description: String,
    /// Source, licence and dates.
    pub source: String,
    /// Where the picture and its data are to be had.
    pub address: String,
    /// Width in pixels before scaling.
    pub width: u32,
    /// Height in pixels before scaling.
    pub height: u32,
    /// Where each text stands, measured by shaping.
    pub boxes: Vec<TextBox>,
    /// Every figure that is drawn and where it is to be pointed at; the last thing in the SVG.
    pub hit_areas: Vec<HitArea>,
    /// What is to be seen.
    pub(super) list: DisplayList,
    /// What its text is set in.
    pub(super) fonts: Arc<Fonts>,
    /// The language of its words.
    pub(super) language: Language,
    /// Is its text outlined in the SVG?
    pub(super) text: TextMode,
}

impl Drawing {
    /// The SVG document.
    pub fn svg(&self) -> String {
        let document = Document {
            list: &self.list,
            fonts: &self.fonts,
            text: self.text,
            language: self.language,
            size: (self.width, self.height),
            title: &self.title,
            description: &self.description,
            hit_areas: &self.hit_areas,
        };
        document.written()
    }
}
