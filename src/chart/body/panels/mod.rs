//! Marks on axes: one panel or several on the same periods, with events, breaks and what is doubtful.

mod columns;
mod end_labels;
mod event_labels;
mod event_mark;
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
mod sentences;
mod y_axis;

pub(in crate::chart) use event_mark::within;
pub(in crate::chart) use model::{Arrangement, Colour, Dumbbells, Gaps, Layer, Mark, MarkShape, Panel, PanelContent};
pub(in crate::chart) use panel_set::PanelSet;
