//! The fonts: the embedded ones and before them that of a house, and the width of text in them. No host font is ever read.

mod database;
mod embedded;
mod face;
mod house;
mod unkerned;

use std::{
    borrow::Cow,
    cell::RefCell,
    fmt,
    sync::{Arc, LazyLock},
};

use plotters::style::{FontStyle, register_font};

pub(super) use database::{Database, PdfDatabase};
pub(super) use embedded::EMBEDDED;
use embedded::{BOLD, FAMILY, REGULAR};
use face::Face;
use house::House;

static REGULAR_FACE: LazyLock<Option<Face>> = LazyLock::new(|| Face::new(Cow::Borrowed(REGULAR)));
static BOLD_FACE: LazyLock<Option<Face>> = LazyLock::new(|| Face::new(Cow::Borrowed(BOLD)));

/// The embedded fonts alone, read once.
static ALONE: LazyLock<Arc<Fonts>> = LazyLock::new(|| Arc::new(Fonts::with(None)));

thread_local! {
    /// The fonts of what this thread draws just now, see [`within`].
    static CURRENT: RefCell<Arc<Fonts>> = RefCell::new(Fonts::embedded());
}

/// The fonts of a picture: for measuring, for live text, for pixels and for PDF.
pub(super) struct Fonts {
    house: Option<House>,
    database: Arc<Database>,
    pdf_database: Arc<PdfDatabase>,
}

impl Fonts {
    /// The embedded fonts alone.
    pub(super) fn embedded() -> Arc<Self> {
        Arc::clone(&ALONE)
    }

    /// The font of a house before the embedded ones.
    ///
    /// # Errors
    /// The key of the house style that is wrong, and why.
    pub(super) fn house(regular: Vec<u8>, bold: Option<Vec<u8>>, family: Option<String>) -> Result<Self, (&'static str, String)> {
        House::new(regular, bold, family).map(|house| Self::with(Some(house)))
    }

    fn with(house: Option<House>) -> Self {
        let stack = house.as_ref().map_or(FAMILY, |house| &house.stack);
        // plotters wants fonts even for SVG. They would only change its own estimate of text, which nothing here uses.
        for stack in [FAMILY, stack] {
            let _: Result<(), _> = register_font(stack, FontStyle::Normal, REGULAR);
            let _: Result<(), _> = register_font(stack, FontStyle::Bold, BOLD);
        }
        let (database, pdf_database) = (database::database(house.as_ref()), database::pdf_database(house.as_ref()));
        Self { house, database, pdf_database }
    }

    /// For usvg.
    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// For the converter to PDF.
    pub(super) fn pdf_database(&self) -> Arc<PdfDatabase> {
        Arc::clone(&self.pdf_database)
    }

    /// What stands for the font of a house.
    pub(super) fn digest(&self) -> Option<blake3::Hash> {
        self.house.as_ref().map(|house| house.digest)
    }

    /// The stack of a text and its width, 1 being the size: in the font of the house where that has every glyph of it, else as
    /// a whole in the embedded font. So no reader of the SVG has to look for single glyphs, which each would do in its own way.
    fn set(&self, text: &str, bold: bool) -> (&str, f64) {
        let house = self.house.as_ref().and_then(|house| Some((house.stack.as_str(), house.face(bold).whole(text)?)));
        house.unwrap_or_else(|| {
            let face = if bold { &*BOLD_FACE } else { &*REGULAR_FACE };
            (FAMILY, face.as_ref().map_or(0.0, |face| face.advance(text)))
        })
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "Fonts({})", self.house.as_ref().map_or(EMBEDDED, |house| &house.family))
    }
}

impl PartialEq for Fonts {
    fn eq(&self, other: &Self) -> bool {
        self.digest() == other.digest()
    }
}

/// Puts fonts back when a drawing ends, however it ends.
struct Before(Arc<Fonts>);

impl Drop for Before {
    fn drop(&mut self) {
        CURRENT.with(|current| current.swap(&RefCell::new(Arc::clone(&self.0))));
    }
}

/// Draws with these fonts: whatever this thread measures until the end is measured in them, and only that.
pub(super) fn within<T>(fonts: &Arc<Fonts>, draw: impl FnOnce() -> T) -> T {
    let _before = Before(CURRENT.with(|current| current.replace(Arc::clone(fonts))));
    draw()
}

/// The width of a line of text in pixels, by shaping it in the fonts of the drawing.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    CURRENT.with(|current| current.borrow().set(text, bold).1) * size
}

/// The font stack of a line of text in the fonts of the drawing.
pub(super) fn stack(text: &str, bold: bool) -> String {
    CURRENT.with(|current| current.borrow().set(text, bold).0.to_owned())
}

#[cfg(test)]
mod tests;
