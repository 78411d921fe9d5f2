//! The embedded fonts and their names.

/// The font stack of live text; the first is the embedded one.
pub(in crate::chart) const FAMILY: &str = "DejaVu Sans, Verdana, sans-serif";

/// The family of the embedded fonts.
pub(in crate::chart) const EMBEDDED: &str = "DejaVu Sans";

/// The regular face.
pub(super) const REGULAR: &[u8] = include_bytes!("DejaVuSans.ttf");
/// The bold face.
pub(super) const BOLD: &[u8] = include_bytes!("DejaVuSans-Bold.ttf");
