//! Marks on axes: one panel or several on the same periods, with events, breaks and what is doubtful.

mod bands;
mod between;
mod callouts;
mod columns;
mod doubt;
mod end_labels;
mod event_labels;
mod event_mark;
mod event_numbers;
mod events;
mod frame;
mod hit_areas;
mod labels;
mod legend;
mod log_scale;
mod marks;
mod model;
mod overlay;
mod panel;
mod panel_form;
mod panel_set;
mod panel_stack;
mod range;
mod remarks;
mod sentences;
mod y_axis;

pub(in crate::chart) use event_mark::within;
pub(in crate::chart) use model::{
    Absence, AbsenceKind, Arrangement, Between, Callout, Colour, Dumbbells, Gaps, Layer, Mark, MarkShape, Panel, PanelContent,
    Weight,
};
pub(in crate::chart) use panel_set::PanelSet;
