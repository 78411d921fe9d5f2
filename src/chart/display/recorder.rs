//! The backend that plotters draws on: it writes down what is drawn.

use std::iter;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle, text_anchor::HPos,
};

use super::item::{Anchor, DisplayList, Group, Hatching, Item, Pen, Words};
use crate::chart::{
    fonts::Typesetter,
    paint::{
        bidi,
        geometry::{Rect, Spot},
    },
    theme::Ink,
};

/// What cannot be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(in crate::chart) enum RecordError {
    /// Every writer would have to mix colours in its own way.
    #[error("a colour is not opaque")]
    Translucent,
    #[error("there is no font")]
    NoFont,
}

/// plotters' backend that makes a display list.
pub(in crate::chart) struct Recorder<'a> {
    list: &'a mut DisplayList,
    size: (u32, u32),
    typesetter: Typesetter<'a>,
}

type Recorded = Result<(), DrawingErrorKind<RecordError>>;

impl<'a> Recorder<'a> {
    pub(in crate::chart) fn new(list: &'a mut DisplayList, size: (u32, u32), typesetter: Typesetter<'a>) -> Self {
        Self { list, size, typesetter }
    }

    fn push(&mut self, item: Result<Item, DrawingErrorKind<RecordError>>) -> Recorded {
        item.map(|item| self.list.push(item))
    }
}

/// The colour, unless it lets something through.
fn ink(colour: BackendColor) -> Result<Ink, DrawingErrorKind<RecordError>> {
    let (red, green, blue) = colour.rgb;
    let opaque = colour.alpha >= 1.0;
    if opaque { Ok(Ink(red, green, blue)) } else { Err(DrawingErrorKind::DrawingError(RecordError::Translucent)) }
}

fn pen<S: BackendStyle>(style: &S) -> Result<Pen, DrawingErrorKind<RecordError>> {
    Ok(Pen { ink: ink(style.color())?, width: style.stroke_width() })
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = RecordError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Recorded {
        Ok(())
    }

    fn present(&mut self) -> Recorded {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Recorded {
        self.push(ink(colour).map(|ink| Item::Rect(Rect { left: x, top: y, right: x + 1, bottom: y + 1 }, ink)))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Recorded {
        self.push(pen(style).map(|pen| Item::Line(vec![from, to], pen)))
    }

    fn draw_rect<S: BackendStyle>(&mut self, first: BackendCoord, last: BackendCoord, style: &S, fill: bool) -> Recorded {
        let rect = Rect { left: first.0, top: first.1, right: last.0, bottom: last.1 };
        if fill {
            return self.push(ink(style.color()).map(|ink| Item::Rect(rect, ink)));
        }
        let Rect { left, top, right, bottom } = rect;
        let around = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.push(pen(style).map(|pen| Item::Line(around, pen)))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Recorded {
        let spots: Vec<Spot> = path.into_iter().collect();
        if spots.is_empty() { Ok(()) } else { self.push(pen(style).map(|pen| Item::Line(spots, pen))) }
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Recorded {
        let item = if fill { Item::Dot(centre, radius, ink(style.color())?) } else { Item::Ring(centre, radius, pen(style)?) };
        self.push(Ok(item))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Recorded {
        self.push(ink(style.color()).map(|ink| Item::Polygon(corners.into_iter().collect(), ink)))
    }

    /// Text with its baseline at the spot.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, spot: BackendCoord) -> Recorded {
        let bold = matches!(style.style(), FontStyle::Bold);
        let line = self.typesetter.line(text, bold).ok_or(DrawingErrorKind::DrawingError(RecordError::NoFont))?;
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let written = bidi::line(self.typesetter.language(), text);
        let (size, ink) = (style.size(), ink(style.color())?);
        self.push(Ok(Item::Words(Words { line, written, spot, size, bold, ink, anchor })))
    }
}

/// Says which group what follows is of.
pub(in crate::chart) struct Entering(pub(in crate::chart) Group);

/// A hatched rectangle.
pub(in crate::chart) struct Hatched(pub(in crate::chart) Rect, pub(in crate::chart) Hatching);

impl PointCollection<'_, Spot> for &Entering {
    type Point = Spot;
    type IntoIter = iter::Empty<Spot>;

    fn point_iter(self) -> Self::IntoIter {
        iter::empty()
    }
}

impl Drawable<Recorder<'_>> for Entering {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, _: I, backend: &mut Recorder, _: (u32, u32)) -> Recorded {
        backend.list.enter(self.0.clone());
        Ok(())
    }
}

impl PointCollection<'_, Spot> for &Hatched {
    type Point = Spot;
    type IntoIter = iter::Empty<Spot>;

    fn point_iter(self) -> Self::IntoIter {
        iter::empty()
    }
}

impl Drawable<Recorder<'_>> for Hatched {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, _: I, backend: &mut Recorder, _: (u32, u32)) -> Recorded {
        backend.push(Ok(Item::Hatch(self.0, self.1)))
    }
}
