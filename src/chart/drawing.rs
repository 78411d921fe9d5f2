//! A drawn picture: its SVG and what it says of itself.

use std::sync::Arc;

use super::{fonts::Fonts, hit_area::HitArea, paint::TextBox};

/// A picture as SVG, with what it says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The SVG document.
    pub svg: String,
    /// What the picture is.
    pub title: String,
    /// What it shows, in sentences with the figures.
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
    /// What its text is set in.
    pub(super) fonts: Arc<Fonts>,
    /// So many bytes of the SVG are to be seen.
    pub(super) seen: usize,
}

impl Drawing {
    /// The SVG without the hit areas, which have nothing to see.
    pub(super) fn seen(&self) -> String {
        format!("{}{CLOSED}", &self.svg[..self.seen])
    }
}

/// How an SVG ends.
pub(super) const CLOSED: &str = "</svg>\n";
