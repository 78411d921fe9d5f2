//! What every way of showing an answer says and draws of itself.

use crate::{
    chart::{
        paint::{canvas::Canvas, geometry::Rect, sizes::Sizes, swatch::Swatch},
        remark::Remark,
    },
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

    /// The same, of what is as wide as `width` and drawn in these sizes, where it depends on what has room there.
    fn key(&self, canvas: &Canvas, width: i32, sizes: &Sizes) -> Vec<(Swatch, String)> {
        let _ = (width, sizes);
        self.notation(canvas.language, canvas.frame)
    }

    /// What to beware of in how it is shown, not in what.
    fn cautions(&self, language: Language) -> Vec<String> {
        let _ = language;
        Vec::new()
    }

    /// Says something of a period, with a line to its figure.
    ///
    /// # Errors
    /// [`ParameterError`] where there is no figure of such a period.
    fn say_of(&mut self, remark: &Remark, language: Language) -> Result<(), ParameterError> {
        let _ = language;
        Err(no_remark(remark, "only series along a calendar have periods that something can be said of"))
    }

    /// Marks only events of these kinds.
    fn keep_events(&mut self, kinds: &[String]) {
        let _ = kinds;
    }

    /// Draws it into a rectangle, and says of each figure where it is to be pointed at.
    fn draw(&self, canvas: &mut Canvas, rect: Rect, sizes: &Sizes);

    /// Puts it on a logarithmic axis.
    ///
    /// # Errors
    /// [`ParameterError`] that says why it cannot stand there.
    fn put_on_log_scale(&mut self) -> Result<(), ParameterError> {
        Err(no_log_scale("ranked bars, areas and shares begin at zero, which has no logarithm"))
    }

    /// Is it drawn alone, without title, source and every other word?
    fn is_wordless(&self) -> bool {
        false
    }
}

/// Why nothing can be said of a period.
pub(in crate::chart) fn no_remark(remark: &Remark, why: &str) -> ParameterError {
    ParameterError::new(&remark.key(), format!("nothing can be said of {}: {why}", remark.period), &["a period that is drawn"])
}

/// Why `axis=log` is refused.
pub(in crate::chart) fn no_log_scale(why: &str) -> ParameterError {
    ParameterError::new("axis", format!("\"log\" is not possible here: {why}"), &["linear"])
}
