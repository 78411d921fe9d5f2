//! Pixels that a display list is drawn on: whole pixels by row, glyphs from their masks, all else by tiny-skia.

use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, PremultipliedColorU8, Rect as Box, Shader, Stroke,
    Transform,
};

use crate::chart::{
    display::{Hatching, Item, Pen, Words},
    fonts::{GlyphMask, GlyphPlace, STEPS},
    paint::geometry::{Rect, Spot, point},
    theme::Ink,
};

/// Pixels being drawn, `scale` to the unit.
pub(super) struct Surface {
    pixels: Pixmap,
    width: i32,
    height: i32,
    scale: i32,
}

impl Surface {
    /// Nothing when there is no room for so many pixels.
    pub(super) fn new(width: u32, height: u32, scale: u32) -> Option<Self> {
        let pixels = Pixmap::new(width, height)?;
        let [width, height, scale] = [width, height, scale].map(i32::try_from);
        Some(Self { pixels, width: width.ok()?, height: height.ok()?, scale: scale.ok()? })
    }

    /// The pixels, four bytes each.
    pub(super) fn finish(self) -> Vec<u8> {
        self.pixels.take()
    }

    pub(super) fn draw(&mut self, item: &Item) {
        match item {
            Item::Rect(rect, ink) => self.fill(self.scaled(*rect), *ink),
            Item::Line(spots, pen) => self.line(spots, *pen),
            Item::Polygon(corners, ink) => {
                if let Some(path) = path(corners, true) {
                    self.fill_path(&path, *ink);
                }
            }
            Item::Dot(spot, radius, ink) => {
                if let Some(path) = circle(*spot, *radius) {
                    self.fill_path(&path, *ink);
                }
            }
            Item::Ring(spot, radius, pen) => {
                if let Some(path) = circle(*spot, *radius) {
                    self.stroke(&path, *pen);
                }
            }
            Item::Hatch(rect, hatching) => self.hatch(*rect, *hatching),
            Item::Words(words) => self.words(words),
        }
    }

    fn scaled(&self, rect: Rect) -> Rect {
        let Rect { left, top, right, bottom } = rect;
        let [left, top, right, bottom] = [left, top, right, bottom].map(|side| side.saturating_mul(self.scale));
        Rect { left, top, right, bottom }
    }

    /// Fills whole pixels.
    fn fill(&mut self, rect: Rect, ink: Ink) {
        let [left, right] = [rect.left, rect.right].map(|x| place(x.clamp(0, self.width)));
        let [top, bottom] = [rect.top, rect.bottom].map(|y| place(y.clamp(0, self.height)));
        if left >= right {
            return;
        }
        let (width, colour) = (place(self.width), opaque(ink));
        for row in self.pixels.pixels_mut().chunks_exact_mut(width).take(bottom).skip(top) {
            row[left..right].fill(colour);
        }
    }

    /// A line; one along an axis that is at most two pixels wide is of whole pixels, as sharp as the ground allows.
    fn line(&mut self, spots: &[Spot], pen: Pen) {
        let wide = i32::try_from(pen.width).unwrap_or(i32::MAX).saturating_mul(self.scale);
        if let [(x1, y1), (x2, y2)] = *spots
            && (x1 == x2 || y1 == y2)
            && wide <= 2
        {
            let across = Rect { left: x1.min(x2), right: x1.max(x2), top: y1.min(y2), bottom: y1.max(y2) };
            let Rect { left, top, right, bottom } = self.scaled(across);
            let (before, after) = (wide / 2, wide - wide / 2);
            let pixels = Rect { left: left - before, top: top - before, right: right + after, bottom: bottom + after };
            return self.fill(pixels, pen.ink);
        }
        if let Some(path) = path(spots, false) {
            self.stroke(&path, pen);
        }
    }

    fn hatch(&mut self, rect: Rect, hatching: Hatching) {
        self.fill(self.scaled(rect), hatching.ground);
        let mut lines = PathBuilder::new();
        for (from, to) in hatching.lines(rect) {
            let ((x1, y1), (x2, y2)) = (point(from), point(to));
            lines.move_to(x1, y1);
            lines.line_to(x2, y2);
        }
        if let Some(path) = lines.finish() {
            self.stroke(&path, hatching.pen);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "the scale is at most 4")]
    fn transform(&self) -> Transform {
        Transform::from_scale(self.scale as f32, self.scale as f32)
    }

    fn fill_path(&mut self, path: &Path, ink: Ink) {
        let transform = self.transform();
        self.pixels.fill_path(path, &paint(ink), FillRule::Winding, transform, None);
    }

    fn stroke(&mut self, path: &Path, pen: Pen) {
        #[expect(clippy::cast_precision_loss, reason = "a line is some pixels wide")]
        let width = pen.width as f32;
        let stroke = Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
        let transform = self.transform();
        self.pixels.stroke_path(path, &paint(pen.ink), &stroke, transform, None);
    }

    /// A line of text, glyph by glyph, each at the nearest quarter of a pixel.
    fn words(&mut self, words: &Words) {
        let face = &words.line.face;
        let unit = words.size / face.units_per_em() * f64::from(self.scale);
        #[expect(clippy::cast_possible_truncation, reason = "a scale needs no more digits")]
        let scale = (unit as f32).to_bits();
        let left = words.left() * f64::from(self.scale);
        let baseline = f64::from(words.spot.1) * f64::from(self.scale);
        for glyph in &words.line.glyphs {
            let (x, right) = quarters(left + f64::from(glyph.x) * unit);
            let (y, down) = quarters(baseline - f64::from(glyph.y) * unit);
            let at = GlyphPlace { id: glyph.id, scale, quarters: (right, down) };
            if let Some(mask) = face.outlines.mask(at) {
                self.stamp(&mask, (x, y), words.ink);
            }
        }
    }

    /// Mixes the colour in where a glyph covers the ground.
    fn stamp(&mut self, mask: &GlyphMask, (x, y): Spot, ink: Ink) {
        let (left, top) = (x + mask.left, y + mask.top);
        let width = place(self.width);
        let from = place(-left.min(0)).min(mask.width);
        let until = mask.width.min(place(self.width - left.min(self.width)));
        let first = place(-top.min(0));
        if from >= until {
            return;
        }
        let pixels = self.pixels.pixels_mut();
        for (row, coverage) in mask.coverage.chunks_exact(mask.width).enumerate().skip(first) {
            let start = (place(top.max(0)) + row - first) * width + place(left.max(0));
            let Some(pixels) = pixels.get_mut(start..start + (until - from)) else { return };
            for (pixel, covered) in pixels.iter_mut().zip(&coverage[from..until]) {
                match covered {
                    0 => {}
                    255 => *pixel = opaque(ink),
                    part => *pixel = mixed(*pixel, ink, *part),
                }
            }
        }
    }
}

/// A place in pixels and the quarters beyond it.
fn quarters(place: f64) -> (i32, u8) {
    #[expect(clippy::cast_possible_truncation, reason = "a place in a picture; the cast saturates")]
    let steps = (place * f64::from(STEPS)).round() as i32;
    (steps.div_euclid(STEPS), u8::try_from(steps.rem_euclid(STEPS)).unwrap_or(0))
}

fn place(pixels: i32) -> usize {
    usize::try_from(pixels).unwrap_or(0)
}

fn opaque(ink: Ink) -> PremultipliedColorU8 {
    // Opaque colours are their own premultiplied form.
    PremultipliedColorU8::from_rgba(ink.0, ink.1, ink.2, u8::MAX).unwrap_or(PremultipliedColorU8::TRANSPARENT)
}

/// A part, of 255, of a colour over an opaque ground.
fn mixed(ground: PremultipliedColorU8, ink: Ink, part: u8) -> PremultipliedColorU8 {
    let mix = |own: u8, other: u8| {
        let sum = u32::from(own) * u32::from(part) + u32::from(other) * u32::from(u8::MAX - part);
        u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
    };
    opaque(Ink(mix(ink.0, ground.red()), mix(ink.1, ground.green()), mix(ink.2, ground.blue())))
}

fn paint(ink: Ink) -> Paint<'static> {
    Paint { shader: Shader::SolidColor(Color::from_rgba8(ink.0, ink.1, ink.2, u8::MAX)), anti_alias: true, ..Paint::default() }
}

/// The path through spots; nothing for fewer than two.
fn path(spots: &[Spot], closed: bool) -> Option<Path> {
    let (first, rest) = spots.split_first()?;
    let mut path = PathBuilder::new();
    let (x, y) = point(*first);
    path.move_to(x, y);
    for spot in rest {
        let (x, y) = point(*spot);
        path.line_to(x, y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn circle(centre: Spot, radius: u32) -> Option<Path> {
    #[expect(clippy::cast_precision_loss, reason = "a radius is some pixels")]
    let radius = radius as f32;
    let (x, y) = point(centre);
    let around = Box::from_ltrb(x - radius, y - radius, x + radius, y + radius)?;
    PathBuilder::from_oval(around)
}
