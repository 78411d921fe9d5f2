//! Shapes and live text as elements.

use std::fmt;

use super::{
    element::{group, say},
    escape::escaped,
};
use crate::chart::{
    display::{Anchor, Group, Hatching, Item, Words},
    paint::geometry::{Rect, Spot},
};

/// The width of a stroke as an attribute; none where it is 1, as it is without.
struct StrokeWidth(u32);

impl fmt::Display for StrokeWidth {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        if self.0 == 1 { Ok(()) } else { write!(formatter, " stroke-width=\"{}\"", self.0) }
    }
}

/// Writes shapes, and remembers the hatchings that they are filled with.
pub(super) struct Shapes<'a> {
    pub(super) out: &'a mut String,
    pub(super) hatchings: Vec<Hatching>,
    /// The font stack that stands on the root.
    pub(super) stack: &'static str,
}

impl Shapes<'_> {
    pub(super) fn open(&mut self, of: &Group) {
        group(self.out, of);
    }

    pub(super) fn close(&mut self, of: &Group) {
        if of.class.word().is_some() {
            self.out.push_str("</g>\n");
        }
    }

    /// Anything but text.
    pub(super) fn item(&mut self, item: &Item) {
        match item {
            Item::Rect(rect, ink) => {
                let Rect { left, top, .. } = rect;
                let (width, height) = (rect.width(), rect.height());
                say(
                    self.out,
                    format_args!(
                        "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{ink}\" \
                         shape-rendering=\"crispEdges\"/>\n"
                    ),
                );
            }
            Item::Line(spots, pen) => {
                let (ink, width) = (pen.ink, StrokeWidth(pen.width));
                if let [(x1, y1), (x2, y2)] = spots[..] {
                    let crisp = if x1 == x2 || y1 == y2 { " shape-rendering=\"crispEdges\"" } else { "" };
                    say(
                        self.out,
                        format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{ink}\"{width}{crisp}/>\n"),
                    );
                } else {
                    say(self.out, format_args!("<polyline fill=\"none\" stroke=\"{ink}\"{width}"));
                    self.points(spots);
                }
            }
            Item::Polygon(corners, ink) => {
                say(self.out, format_args!("<polygon fill=\"{ink}\""));
                self.points(corners);
            }
            Item::Dot((x, y), radius, ink) => {
                say(self.out, format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{ink}\"/>\n"));
            }
            Item::Ring((x, y), radius, pen) => {
                let (ink, width) = (pen.ink, StrokeWidth(pen.width));
                say(
                    self.out,
                    format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" stroke=\"{ink}\"{width}/>\n"),
                );
            }
            Item::Hatch(rect, hatching) => self.hatch(*rect, *hatching),
            Item::Words(_) => {}
        }
    }

    fn points(&mut self, spots: &[Spot]) {
        self.out.push_str(" points=\"");
        for (place, (x, y)) in spots.iter().enumerate() {
            let space = if place == 0 { "" } else { " " };
            say(self.out, format_args!("{space}{x},{y}"));
        }
        self.out.push_str("\"/>\n");
    }

    /// A rectangle with a pattern, which begins at its corner, and an edge.
    fn hatch(&mut self, rect: Rect, hatching: Hatching) {
        let known = self.hatchings.iter().position(|known| *known == hatching);
        let place = known.unwrap_or_else(|| {
            self.hatchings.push(hatching);
            self.hatchings.len() - 1
        });
        let Rect { left, top, .. } = rect;
        let (width, height) = (rect.width(), rect.height());
        say(
            self.out,
            format_args!(
                "<rect width=\"{width}\" height=\"{height}\" transform=\"translate({left} {top})\" fill=\"url(#hatching-{place})\" \
                 shape-rendering=\"crispEdges\"/>\n"
            ),
        );
    }

    /// Live text.
    pub(super) fn words(&mut self, words: &Words, stack: &str) {
        let (x, y) = words.spot;
        say(self.out, format_args!("<text x=\"{x}\" y=\"{y}\""));
        match words.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.out.push_str(" text-anchor=\"end\""),
        }
        if stack != self.stack {
            say(self.out, format_args!(" font-family=\"{stack}\""));
        }
        let size = (words.size * 100.0).round() / 100.0;
        say(self.out, format_args!(" font-size=\"{size}\" fill=\"{}\"", words.ink));
        if words.bold {
            self.out.push_str(" font-weight=\"bold\"");
        }
        say(self.out, format_args!(">{}</text>\n", escaped(&words.written)));
    }

    /// The patterns.
    pub(super) fn definitions(&self) -> String {
        let mut out = String::new();
        for (place, Hatching { pen, ground, spacing }) in self.hatchings.iter().enumerate() {
            let (ink, width) = (pen.ink, StrokeWidth(pen.width));
            // One slanted line crosses the left and upper edges at half the spacing; its neighbour closes the corner.
            let half = f64::from(*spacing / 2);
            let side = f64::from(*spacing);
            let (near, far) = (half + 1.0, half + side);
            let next = far - side - 1.0;
            say(
                &mut out,
                format_args!(
                    "<pattern id=\"hatching-{place}\" width=\"{spacing}\" height=\"{spacing}\" patternUnits=\"userSpaceOnUse\">\
                     <rect width=\"{spacing}\" height=\"{spacing}\" fill=\"{ground}\"/>\
                     <path d=\"M-1 {near}L{near} -1M{next} {}L{} {next}\" stroke=\"{ink}\"{width}/></pattern>\n",
                    side + 1.0,
                    side + 1.0
                ),
            );
        }
        out
    }
}
