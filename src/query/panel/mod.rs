//! The long table: every series of every pair that is asked for below one another, with growth on a year before.

mod asked;
mod batch;
mod page;
mod reading;
mod series;

pub use batch::{PanelBatch, PanelRow};
pub use page::PanelAnswer;
pub(super) use page::panel_answer;
pub use reading::Panel;
pub use series::PanelSeries;
