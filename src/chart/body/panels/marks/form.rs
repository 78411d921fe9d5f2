//! What is to be said of a shape of marks, once.

use crate::chart::{
    body::panels::{
        doubt::Doubt,
        frame::{BarPlace, PlotFrame},
        model::{Colour, Layer, MarkShape},
    },
    paint::{canvas::Canvas, swatch::Swatch},
};

/// A shape of marks.
pub(in crate::chart) struct MarkForm {
    /// The sign before its name.
    pub(in crate::chart) swatch: fn(Colour) -> Swatch,
    /// The sign before what a doubt about its marks is called.
    pub(in crate::chart) doubtful: fn(Doubt) -> Swatch,
    /// What it becomes on a logarithmic axis.
    pub(in crate::chart) logarithmic: MarkShape,
    /// What it is like.
    pub(in crate::chart) traits: Traits,
    /// When it is drawn.
    pub(in crate::chart) depth: Depth,
    /// Remembers where it will be, so that labels keep clear of it.
    pub(in crate::chart) reserve: fn(&mut Canvas, &PlotFrame, &Layer),
    /// Draws the marks of a layer; bars at their place among the bars of a slot.
    pub(in crate::chart) draw: fn(&mut Canvas, &PlotFrame, &Layer, Option<BarPlace>),
}

/// What a shape is like.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct Traits {
    /// Its marks stand beside those of other series in a slot, and begin at zero.
    pub(in crate::chart) beside: bool,
    /// Its marks are joined from slot to slot, so that a name may stand where they end.
    pub(in crate::chart) joined: bool,
    /// Its marks are intervals, without a figure to be pointed at.
    pub(in crate::chart) interval: bool,
}

/// When a shape is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Depth {
    /// Before the base line.
    BehindBase,
    /// Just after it.
    OverBase,
    /// Last.
    Front,
}

impl Traits {
    /// Markers on their own.
    pub(in crate::chart) const PLAIN: Self = Self { beside: false, joined: false, interval: false };
}
