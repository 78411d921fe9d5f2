//! What plotters draws on, with a memory: where texts and lines stand, so that nothing new lands on them.

use std::sync::Arc;

use plotters::{
    coord::Shift,
    drawing::{DrawingArea, IntoDrawingArea},
    element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text},
    style::{
        Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    bidi,
    geometry::{Rect, Spot, TextBox, pixel},
};
pub(in crate::chart) use crate::chart::display::Anchor;
use crate::{
    chart::{
        display::{Class, DisplayList, Entering, Group, Hatched, Hatching, Pen, Recorder},
        error::ChartError,
        fonts::Typesetter,
        hit_area::{Datum, HitArea},
        svg,
        theme::{Ink, Palette},
    },
    language::Language,
};

/// How high a line of text reaches above its baseline and below it, in parts of its size.
const ASCENT: f64 = 0.78;
const DESCENT: f64 = 0.24;

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::chart) struct Style {
    pub(in crate::chart) size: f64,
    pub(in crate::chart) bold: bool,
    pub(in crate::chart) ink: Ink,
    pub(in crate::chart) anchor: Anchor,
}

/// What is drawn on.
pub(in crate::chart) struct Canvas<'a> {
    area: DrawingArea<Recorder<'a>, Shift>,
    group: Group,
    /// Sets and measures its texts.
    pub(in crate::chart) typesetter: Typesetter<'a>,
    failure: Option<ChartError>,
    texts: Vec<TextBox>,
    segments: Vec<(Spot, Spot)>,
    hit_areas: Vec<HitArea>,
    /// The colours.
    pub(in crate::chart) palette: &'a Palette,
    /// The whole picture.
    pub(in crate::chart) frame: Rect,
    /// The language of the words.
    pub(in crate::chart) language: Language,
    /// Where the ground is not that of the picture.
    tinted: Vec<Rect>,
    /// Is left drawn as right?
    mirrored: bool,
    /// Does the key stand under what is shown, so that a number may stand for words?
    pub(in crate::chart) keyed: bool,
}

impl Style {
    pub(in crate::chart) fn width(&self, typesetter: Typesetter, text: &str) -> f64 {
        typesetter.width(text, self.size, self.bold)
    }

    /// The box of a text whose baseline is at the spot.
    pub(in crate::chart) fn boxed(&self, typesetter: Typesetter, text: &str, (x, y): Spot) -> Rect {
        let width = pixel(self.width(typesetter, text).ceil());
        let left = match self.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - (width + 1) / 2,
            Anchor::End => x - width,
        };
        Rect {
            left,
            top: y - pixel((self.size * ASCENT).ceil()),
            right: left + width,
            bottom: y + pixel((self.size * DESCENT).ceil()),
        }
    }

    /// The baseline that centres capitals and digits on this height.
    pub(in crate::chart) fn centred(&self, y: i32) -> i32 {
        y + pixel(self.size * 0.36)
    }
}

fn rgb(ink: Ink) -> RGBColor {
    RGBColor(ink.0, ink.1, ink.2)
}

impl<'a> Canvas<'a> {
    pub(in crate::chart) fn new(
        list: &'a mut DisplayList,
        (width, height): (u32, u32),
        palette: &'a Palette,
        typesetter: Typesetter<'a>,
    ) -> Self {
        let area = Recorder::new(list, (width, height), typesetter).into_drawing_area();
        let (group, language) = (Group { class: Class::Ground, series: None }, typesetter.language());
        let side = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
        let frame = Rect { left: 0, top: 0, right: side(width), bottom: side(height) };
        let (texts, segments, hit_areas) = (Vec::new(), Vec::new(), Vec::new());
        let mut canvas = Self {
            area,
            group,
            typesetter,
            failure: None,
            texts,
            segments,
            hit_areas,
            palette,
            frame,
            language,
            tinted: Vec::new(),
            mirrored: false,
            keyed: true,
        };
        canvas.rect(frame, palette.background);
        canvas
    }

    /// Draws in the direction in which the language is read: as from left to right, and mirrored where it runs the other way.
    pub(in crate::chart) fn reading(&mut self, draw: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.mirrored, self.language.is_right_to_left());
        draw(self);
        self.mirrored = before;
    }

    /// A rectangle of the picture as it lies in the direction of reading, and back.
    pub(in crate::chart) fn in_reading(&self, rect: Rect) -> Rect {
        if self.language.is_right_to_left() { self.flipped(rect) } else { rect }
    }

    fn flipped(&self, rect: Rect) -> Rect {
        let width = self.frame.right;
        Rect { left: width - rect.right, right: width - rect.left, ..rect }
    }

    /// Where a rectangle stands in the picture.
    fn placed(&self, rect: Rect) -> Rect {
        if self.mirrored { self.flipped(rect) } else { rect }
    }

    fn spot(&self, (x, y): Spot) -> Spot {
        (if self.mirrored { self.frame.right - x } else { x }, y)
    }

    /// Ends the drawing: where texts and figures are, or the first thing that failed.
    pub(in crate::chart) fn finish(self) -> Result<(Vec<TextBox>, Vec<HitArea>), ChartError> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        self.area.present().map_err(|error| ChartError::Drawing(error.to_string()))?;
        Ok((self.texts, self.hit_areas))
    }

    fn draw<E>(&mut self, element: &E)
    where
        for<'b> &'b E: PointCollection<'b, Spot>,
        E: Drawable<Recorder<'a>>,
    {
        if let Err(error) = self.area.draw(element) {
            self.failure.get_or_insert(ChartError::Drawing(error.to_string()));
        }
    }

    /// Draws things that are for the same end, as a group of the picture.
    pub(in crate::chart) fn group(&mut self, class: Class, draw: impl FnOnce(&mut Self)) {
        self.within(Group { class, series: None }, draw);
    }

    /// Draws the marks of a series, as a group that names it.
    pub(in crate::chart) fn marks_of(&mut self, series: &str, draw: impl FnOnce(&mut Self)) {
        let series = Some(series).filter(|name| !name.is_empty()).map(Arc::from);
        self.within(Group { class: Class::Marks, series }, draw);
    }

    fn within(&mut self, group: Group, draw: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.group, group.clone());
        self.draw(&Entering(group));
        draw(self);
        self.draw(&Entering(before.clone()));
        self.group = before;
    }

    /// A line to read values from.
    pub(in crate::chart) fn grid_line(&mut self, from: Spot, to: Spot, width: u32) {
        self.group(Class::Grid, |canvas| canvas.line(vec![from, to], canvas.palette.grid, width));
    }

    /// A hatched rectangle.
    pub(in crate::chart) fn hatch(&mut self, rect: Rect, ink: Ink, width: u32, spacing: i32) {
        self.slanted(rect, ink, ink.into(self.palette.background, 0.16), (width, spacing));
    }

    /// Slanted lines of this width and spacing on a ground.
    pub(in crate::chart) fn slanted(&mut self, rect: Rect, ink: Ink, ground: Ink, (width, spacing): (u32, i32)) {
        let rect = self.placed(rect);
        self.draw(&Hatched(rect, Hatching { pen: Pen { ink, width }, ground, spacing }));
    }

    pub(in crate::chart) fn rect(&mut self, rect: Rect, ink: Ink) {
        let rect = self.placed(rect);
        let corners = [(rect.left, rect.top), (rect.right, rect.bottom)];
        self.draw(&Rectangle::new(corners, rgb(ink).filled()));
    }

    pub(in crate::chart) fn line(&mut self, spots: Vec<Spot>, ink: Ink, width: u32) {
        let spots: Vec<Spot> = spots.into_iter().map(|spot| self.spot(spot)).collect();
        self.draw(&PathElement::new(spots, ShapeStyle { color: rgb(ink).to_rgba(), filled: false, stroke_width: width }));
    }

    /// A filled polygon.
    pub(in crate::chart) fn polygon(&mut self, corners: Vec<Spot>, ink: Ink) {
        let corners: Vec<Spot> = corners.into_iter().map(|corner| self.spot(corner)).collect();
        self.draw(&Polygon::new(corners, rgb(ink).filled()));
    }

    pub(in crate::chart) fn dot(&mut self, spot: Spot, radius: u32, ink: Ink) {
        let spot = self.spot(spot);
        self.draw(&Circle::new(spot, radius, rgb(ink).filled()));
    }

    /// A dot with an empty middle.
    pub(in crate::chart) fn ring(&mut self, spot: Spot, radius: u32, ink: Ink, width: u32) {
        self.dot(spot, radius, self.palette.background);
        let spot = self.spot(spot);
        self.draw(&Circle::new(spot, radius, ShapeStyle { color: rgb(ink).to_rgba(), filled: false, stroke_width: width }));
    }

    /// Text with its baseline at the spot.
    pub(in crate::chart) fn text(&mut self, text: &str, spot: Spot, style: &Style) {
        let text = svg::allowed(text);
        if text.is_empty() {
            return;
        }
        let Rect { left, top, right, bottom } = self.placed(style.boxed(self.typesetter, &text, spot));
        let weight = if style.bold { FontStyle::Bold } else { FontStyle::Normal };
        // The recorder asks the typesetter, which knows the family.
        let font = FontDesc::new(FontFamily::SansSerif, style.size, weight);
        let colour = rgb(style.ink);
        let anchor = match (style.anchor, self.mirrored) {
            (Anchor::Start, false) | (Anchor::End, true) => HPos::Left,
            (Anchor::Middle, _) => HPos::Center,
            (Anchor::End, false) | (Anchor::Start, true) => HPos::Right,
        };
        let look = TextStyle::from(font).color(&colour).pos(Pos::new(anchor, VPos::Top));
        let element = Text::new(text.clone(), self.spot(spot), look);
        // Words among marks are labels.
        if self.group.class == Class::Marks {
            self.group(Class::Labels, |canvas| canvas.draw(&element));
        } else {
            self.draw(&element);
        }
        let text = bidi::bare(text);
        self.texts.push(TextBox { text, left, top, right, bottom });
    }

    /// Text that hides the grid behind it, but nothing of another ground.
    pub(in crate::chart) fn label(&mut self, text: &str, spot: Spot, style: &Style) {
        let ground = style.boxed(self.typesetter, text, spot);
        let ground = Rect { left: ground.left - 1, right: ground.right + 1, ..ground };
        if !self.tinted.iter().any(|other| other.meets(self.placed(ground))) {
            self.rect(ground, self.palette.background);
        }
        self.text(text, spot, style);
    }

    /// Remembers a figure that can be pointed at anywhere in a rectangle.
    pub(in crate::chart) fn hit_area(&mut self, rect: Rect, datum: Datum) {
        let Rect { left, top, right, bottom } = self.placed(rect);
        self.hit_areas.push(HitArea { left, top, width: (right - left).max(1), height: (bottom - top).max(1), datum });
    }

    /// Remembers that the ground here is not that of the picture.
    pub(in crate::chart) fn tint(&mut self, rect: Rect) {
        self.tinted.push(self.placed(rect));
    }

    /// Remembers a line that labels must keep clear of.
    pub(in crate::chart) fn keep_clear(&mut self, from: Spot, to: Spot) {
        self.segments.push((self.spot(from), self.spot(to)));
    }

    /// Is there no text and no remembered line here, and is it within the picture?
    pub(in crate::chart) fn is_free(&self, place: Rect) -> bool {
        let place = self.placed(place);
        let text = |text: &TextBox| Rect { left: text.left, top: text.top, right: text.right, bottom: text.bottom };
        self.frame.holds(place)
            && !self.texts.iter().any(|other| text(other).meets(place))
            && !self.segments.iter().any(|(from, to)| place.crossed_by(*from, *to))
    }
}
