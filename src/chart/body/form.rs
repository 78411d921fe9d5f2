//! What every way of showing an answer says and draws of itself.

use crate::{
    chart::paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
    language::Language,
    parameter::ParameterError,
};

/// A way of showing an answer.
pub(in crate::chart) trait Form {
    /// Is there nothing to show?
    fn is_empty(&self) -> bool;

    /// What it shows in sentences, for those who do not see it.
    fn sentences(&self, language: Language) -> Vec<String>;

    /// The signs it uses and what they mean, in a picture of this size.
    fn notation(&self, language: Language, frame: Rect) -> Vec<(Swatch, String)>;

    /// Draws it into a rectangle, and says of each figure where it is to be pointed at.
    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes);

    /// Puts it on a logarithmic axis.
    ///
    /// # Errors
    /// [`ParameterError`] that says why it cannot stand there.
    fn put_on_log_scale(&mut self) -> Result<(), ParameterError> {
        Err(no_log_scale("ranked bars, areas and shares begin at zero, which has no logarithm"))
    }
}

/// Why `axis=log` is refused.
pub(in crate::chart) fn no_log_scale(why: &str) -> ParameterError {
    ParameterError::new("axis", format!("\"log\" is not possible here: {why}"), &["linear"])
}
