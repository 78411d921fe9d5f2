//! The fonts as usvg wants them; the converter to PDF reads SVG with a version of usvg of its own.

use std::sync::Arc;

pub(in crate::chart) use resvg::usvg::fontdb::Database;
use resvg::usvg::fontdb::{Language, Source, Stretch, Style, Weight};
use svg2pdf::usvg::fontdb as pdf;

use super::{BOLD, EMBEDDED, Face, House, REGULAR, unkerned::unkerned};

/// The database of the converter to PDF.
pub(in crate::chart) type PdfDatabase = pdf::Database;

/// The faces of a house by weight. The files' own names and weights do not count: what the style says does.
fn faces(house: Option<&House>) -> impl Iterator<Item = (&Face, &str, bool)> {
    house.into_iter().flat_map(|house| {
        let bold = house.bold.as_ref().map(|face| (face, house.family.as_str(), true));
        [(&house.regular, house.family.as_str(), false)].into_iter().chain(bold)
    })
}

/// The fonts for usvg.
pub(super) fn database(house: Option<&House>) -> Arc<Database> {
    let mut database = Database::new();
    for bytes in [REGULAR, BOLD] {
        database.load_font_source(Source::Binary(Arc::new(unkerned(bytes))));
    }
    for (face, family, bold) in faces(house) {
        for id in database.load_font_source(face.source()) {
            let Some(mut info) = database.face(id).cloned() else { continue };
            database.remove_face(id);
            info.families = vec![(family.to_owned(), Language::English_UnitedStates)];
            (info.style, info.stretch) = (Style::Normal, Stretch::Normal);
            info.weight = if bold { Weight::BOLD } else { Weight::NORMAL };
            database.push_face_info(info);
        }
    }
    database.set_sans_serif_family(EMBEDDED);
    Arc::new(database)
}

/// The same fonts for the converter to PDF.
pub(super) fn pdf_database(house: Option<&House>) -> Arc<PdfDatabase> {
    let mut database = PdfDatabase::new();
    for bytes in [REGULAR, BOLD] {
        database.load_font_source(pdf::Source::Binary(Arc::new(bytes)));
    }
    for (face, family, bold) in faces(house) {
        for id in database.load_font_source(pdf::Source::Binary(face.bytes())) {
            let Some(mut info) = database.face(id).cloned() else { continue };
            database.remove_face(id);
            info.families = vec![(family.to_owned(), pdf::Language::English_UnitedStates)];
            (info.style, info.stretch) = (pdf::Style::Normal, pdf::Stretch::Normal);
            info.weight = if bold { pdf::Weight::BOLD } else { pdf::Weight::NORMAL };
            database.push_face_info(info);
        }
    }
    database.set_sans_serif_family(EMBEDDED);
    Arc::new(database)
}
