//! The panels of a picture: axes, layers of marks and what is between them, without pixels.

use crate::{
    chart::{theme::PairSide, wording::number::Quantity},
    trade::{Area, Status},
};

/// Where panels stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::chart) enum Arrangement {
    /// Above one another, on one calendar axis; the lower ones may go where there is no room.
    #[default]
    Stacked,
    /// Beside one another where there is room, and never without one of them.
    Side,
    /// One panel of many lines, each named.
    Lines,
    /// Small panels in rows, one a series; together on one where they have no room.
    Grid,
}

/// One set of axes.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Panel {
    /// What it shows and in which unit.
    pub(in crate::chart) heading: String,
    /// The same, for a narrow picture.
    pub(in crate::chart) short: String,
    /// Its part of the height.
    pub(in crate::chart) share: u32,
    /// What the axis counts.
    pub(in crate::chart) quantity: Quantity,
    /// What is drawn.
    pub(in crate::chart) content: PanelContent,
}

/// What is drawn on a set of axes.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) enum PanelContent {
    /// Series of marks, the first at the back.
    Layers(Vec<Layer>),
    /// Two series joined in each slot.
    Dumbbells(Box<Dumbbells>),
}

/// Two series, and in each slot what lies between them.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Dumbbells {
    /// The two series.
    pub(in crate::chart) sides: [Layer; 2],
    /// Intervals where a series has no figures.
    pub(in crate::chart) intervals: Vec<Layer>,
    /// The gap of each slot in per cent, on no axis.
    pub(in crate::chart) gaps: Gaps,
}

/// What lies between two series, per cent.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Gaps {
    /// What it is called.
    pub(in crate::chart) name: String,
    /// The gaps by slot.
    pub(in crate::chart) marks: Vec<Mark>,
    /// Periods without a gap and why.
    pub(in crate::chart) nulls: Vec<(String, String)>,
}

/// One series of marks.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::chart) struct Layer {
    /// How it is drawn.
    pub(in crate::chart) shape: MarkShape,
    /// Its colour.
    pub(in crate::chart) colour: Colour,
    /// How heavy its line is.
    pub(in crate::chart) weight: Weight,
    /// Its name, where a panel has more than one.
    pub(in crate::chart) name: String,
    /// The same, for a small picture.
    pub(in crate::chart) short: &'static str,
    /// The same, where it comes from the data.
    pub(in crate::chart) code: String,
    /// Its figures by slot.
    pub(in crate::chart) marks: Vec<Mark>,
    /// Periods without a figure and why.
    pub(in crate::chart) nulls: Vec<(String, String)>,
    /// Slots of its panel that are shown as empty; the first series says them for all.
    pub(in crate::chart) absences: Vec<Absence>,
    /// What the area between it and the next series shows.
    pub(in crate::chart) between: Between,
    /// What may be said of its figure and that of the next series, slot by slot.
    pub(in crate::chart) compared: Vec<Callout>,
    /// What is said beside some of its figures.
    pub(in crate::chart) callouts: Vec<Callout>,
}

/// A slot without a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::chart) struct Absence {
    /// Its place on the axis.
    pub(in crate::chart) slot: usize,
    /// How it looks.
    pub(in crate::chart) kind: AbsenceKind,
    /// What is said of it: "no data", "6 of 12 months".
    pub(in crate::chart) words: String,
}

/// Why a slot is empty, as far as that is a sight of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum AbsenceKind {
    /// Nothing was published.
    NoData,
    /// There is a figure, and it is confidential.
    Suppressed,
    /// A part of the period was published.
    Incomplete,
}

/// What the area between two series shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::chart) enum Between {
    /// Nothing: it is not filled.
    #[default]
    Nothing,
    /// How far two counts of the same trade are apart.
    Gap,
    /// Which of exports and imports is the greater.
    Balance,
}

/// Words beside a figure, with a line to it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Callout {
    /// The place of the figure on the axis.
    pub(in crate::chart) slot: usize,
    /// The figure; of two that are compared, both.
    pub(in crate::chart) ends: (f64, f64),
    /// What is said.
    pub(in crate::chart) words: String,
}

/// How a series is drawn; what that means is said in `marks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::chart) enum MarkShape {
    /// Bars from zero.
    #[default]
    Bars,
    /// A line with markers.
    Line,
    /// Round markers without a line.
    Dots,
    /// Square markers without a line.
    Squares,
    /// From the lowest to the highest that there may be, without a figure between.
    Spans,
}

/// How heavy a line is beside another of its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::chart) enum Weight {
    /// As lines are.
    #[default]
    Usual,
    /// Pale and thin, behind a thick one; without markers.
    Thin,
    /// Thick, dashed where it is doubtful.
    Thick,
}

/// A colour by its role; the theme knows the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::chart) enum Colour {
    /// The first series.
    #[default]
    First,
    /// The second series.
    Second,
    /// A derived series.
    Third,
    /// The first series above zero, the second below.
    Sign,
    /// One of many series that only surround those which are named: grey.
    Context,
    /// What one of the two areas of a pair counts.
    Side(PairSide),
    /// One of many series, from 0: colours of their own, and dashes when those run out.
    Nth(usize),
}

impl Colour {
    /// The colour of an area in its trade with another: the same in both directions, in every kind of picture and whichever of
    /// the two is asked first.
    pub(in crate::chart) fn of_area(area: Area, other: Area) -> Self {
        Self::Side(PairSide::of(area, other))
    }
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Mark {
    /// Its place on the axis.
    pub(in crate::chart) slot: usize,
    /// Its value in the unit of the panel.
    pub(in crate::chart) value: f64,
    /// Lowest and highest value that rounding allows, where it matters.
    pub(in crate::chart) bounds: Option<(f64, f64)>,
    /// Its status when it is less than firm.
    pub(in crate::chart) doubt: Option<Status>,
    /// Does the series break before it?
    pub(in crate::chart) broken: bool,
    /// Its value as written beside it.
    pub(in crate::chart) label: String,
}

impl Layer {
    /// Is its name written? Not of what only surrounds the others.
    pub(in crate::chart) fn is_named(&self) -> bool {
        self.colour != Colour::Context
    }
}

impl Panel {
    /// The series whose names are written.
    pub(in crate::chart) fn named_layers(&self) -> Vec<&Layer> {
        self.layers().into_iter().filter(|layer| layer.is_named()).collect()
    }

    /// Every series with figures of this axis, the first at the back.
    pub(in crate::chart) fn layers(&self) -> Vec<&Layer> {
        match &self.content {
            PanelContent::Layers(layers) => layers.iter().collect(),
            PanelContent::Dumbbells(dumbbells) => dumbbells.sides.iter().chain(&dumbbells.intervals).collect(),
        }
    }

    /// The same, to be changed.
    pub(in crate::chart) fn layers_mut(&mut self) -> Vec<&mut Layer> {
        match &mut self.content {
            PanelContent::Layers(layers) => layers.iter_mut().collect(),
            PanelContent::Dumbbells(dumbbells) => dumbbells.sides.iter_mut().chain(&mut dumbbells.intervals).collect(),
        }
    }

    /// The gaps between two series, where they are drawn.
    pub(in crate::chart) fn gaps(&self) -> Option<&Gaps> {
        match &self.content {
            PanelContent::Layers(_) => None,
            PanelContent::Dumbbells(dumbbells) => Some(&dumbbells.gaps),
        }
    }

    /// Is there a figure of any series?
    pub(in crate::chart) fn has_marks(&self) -> bool {
        self.layers().iter().any(|layer| !layer.marks.is_empty())
    }
}
