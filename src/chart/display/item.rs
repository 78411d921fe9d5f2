//! What is in a display list. Places are in whole pixels, x to the right and y down; colours are opaque; later things cover
//! earlier ones.

use std::sync::Arc;

use crate::chart::{
    fonts::Line,
    paint::geometry::{Rect, Spot},
    theme::Ink,
};

/// What a part of a picture is for, so that a reader's script can find and style it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Class {
    /// The ground of the picture.
    Ground,
    /// Lines to read values from.
    Grid,
    /// Axes with their labels.
    Axis,
    /// What stands for figures.
    Marks,
    /// Words beside marks: values, names, legends, events.
    Labels,
    /// Title, cautions, source and all other words around the chart.
    Notes,
}

impl Class {
    /// Its name in the SVG; the ground has none.
    pub(in crate::chart) fn word(self) -> Option<&'static str> {
        match self {
            Self::Ground => None,
            Self::Grid => Some("grid"),
            Self::Axis => Some("axis"),
            Self::Marks => Some("marks"),
            Self::Labels => Some("labels"),
            Self::Notes => Some("notes"),
        }
    }
}

/// A group of things that are drawn one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) struct Group {
    pub(in crate::chart) class: Class,
    /// The series that marks are of, where there are several.
    pub(in crate::chart) series: Option<Arc<str>>,
}

/// Colour and width of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) struct Pen {
    pub(in crate::chart) ink: Ink,
    pub(in crate::chart) width: u32,
}

/// Slanted lines across an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) struct Hatching {
    pub(in crate::chart) pen: Pen,
    /// Behind the lines.
    pub(in crate::chart) ground: Ink,
    /// From line to line along an edge.
    pub(in crate::chart) spacing: i32,
}

/// Which end of a text stands at its spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text.
#[derive(Debug, PartialEq)]
pub(in crate::chart) struct Words {
    pub(in crate::chart) line: Arc<Line>,
    /// As it is written into an SVG with live text.
    pub(in crate::chart) written: String,
    pub(in crate::chart) spot: Spot,
    pub(in crate::chart) size: f64,
    pub(in crate::chart) bold: bool,
    pub(in crate::chart) ink: Ink,
    /// Which end stands at the spot: start is left, whatever the language.
    pub(in crate::chart) anchor: Anchor,
}

impl Words {
    /// The left end of the line.
    pub(in crate::chart) fn left(&self) -> f64 {
        let width = self.line.width() * self.size;
        let part = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => 0.5,
            Anchor::End => 1.0,
        };
        f64::from(self.spot.0) - width * part
    }
}

/// A thing that is drawn.
#[derive(Debug, PartialEq)]
pub(in crate::chart) enum Item {
    /// A filled rectangle of whole pixels.
    Rect(Rect, Ink),
    /// A line through two or more spots.
    Line(Vec<Spot>, Pen),
    /// A filled polygon.
    Polygon(Vec<Spot>, Ink),
    /// A filled circle.
    Dot(Spot, u32, Ink),
    /// A circle's edge.
    Ring(Spot, u32, Pen),
    /// A hatched rectangle.
    Hatch(Rect, Hatching),
    /// Text.
    Words(Words),
}

/// Everything that is drawn, in order, in groups.
#[derive(Debug, Default, PartialEq)]
pub(in crate::chart) struct DisplayList {
    pub(in crate::chart) groups: Vec<(Group, Vec<Item>)>,
}

impl DisplayList {
    /// What is drawn from now on is of this group.
    pub(super) fn enter(&mut self, group: Group) {
        match self.groups.last_mut() {
            Some((last, items)) if items.is_empty() => *last = group,
            Some((last, _)) if *last == group => {}
            _ => self.groups.push((group, Vec::new())),
        }
    }

    pub(super) fn push(&mut self, item: Item) {
        if self.groups.is_empty() {
            self.enter(Group { class: Class::Ground, series: None });
        }
        if let Some((_, items)) = self.groups.last_mut() {
            items.push(item);
        }
    }

    /// Everything, in the order in which it is drawn.
    pub(in crate::chart) fn items(&self) -> impl Iterator<Item = &Item> {
        self.groups.iter().flat_map(|(_, items)| items)
    }
}

impl Hatching {
    /// The lines across an area, from its lower left to its upper right side.
    pub(in crate::chart) fn lines(self, rect: Rect) -> impl Iterator<Item = (Spot, Spot)> {
        let (width, height) = (rect.width() - 1, rect.height() - 1);
        let first = self.spacing / 2;
        let step = usize::try_from(self.spacing.max(1)).unwrap_or(1);
        (first..width + height).step_by(step).map(move |along| {
            let from = (rect.left + (along - height).max(0), rect.top + along.min(height));
            let to = (rect.left + along.min(width), rect.top + (along - width).max(0));
            (from, to)
        })
    }
}
