//! The shapes of marks, one file each, and the table that knows them.

pub(super) mod bars;
pub(super) mod dumbbell;
pub(super) mod form;
pub(super) mod lines;
mod spans;

use self::form::MarkForm;
use crate::chart::body::panels::model::MarkShape;

impl MarkShape {
    /// What is to be said of the shape.
    pub(in crate::chart) fn form(self) -> &'static MarkForm {
        match self {
            Self::Bars => &bars::FORM,
            Self::Line => &lines::LINE,
            Self::Dots => &lines::DOTS,
            Self::Squares => &dumbbell::SQUARES,
            Self::Spans => &spans::FORM,
        }
    }
}
