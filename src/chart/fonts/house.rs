//! The font of a house, read from its files.

use std::{borrow::Cow, sync::Arc};

use super::{embedded::Embedded, face::Face};

/// The font of a house. A text for which it lacks a glyph is set in the embedded font as a whole.
pub(super) struct House {
    pub(super) regular: Arc<Face>,
    /// The regular one stands for it where there is none.
    pub(super) bold: Option<Arc<Face>>,
    pub(super) family: String,
    /// The font stack of live text.
    pub(super) stack: String,
    /// What stands for the files and the name.
    pub(super) digest: blake3::Hash,
}

/// Signs that would end a name in a stack or need escaping.
const SIGNS: [char; 9] = ['\'', '"', '\\', '<', '>', '&', ',', ';', '\u{fffd}'];

/// A letter or a digit of each script that dyad writes; a font without all of them draws nothing.
const LETTERS: [char; 4] = ['a', 'я', 'ب', '0'];

impl House {
    /// A font from its files; without a name of its own the file tells it.
    ///
    /// # Errors
    /// The key that is wrong, and why.
    pub(super) fn new(regular: Vec<u8>, bold: Option<Vec<u8>>, family: Option<String>) -> Result<Self, (&'static str, String)> {
        let mut hasher = blake3::Hasher::new();
        let mut read = |key: &'static str, bytes: Vec<u8>| {
            hasher.update(blake3::hash(&bytes).as_bytes());
            face(bytes).map_err(|told| (key, told))
        };
        let regular = read("regular", regular)?;
        let bold = bold.map(|bytes| read("bold", bytes)).transpose()?;
        let family = match family {
            Some(family) => family,
            None => regular.family().ok_or_else(|| ("regular", "has no family name; give family = \"Name\"".to_owned()))?,
        };
        if family.is_empty() || family.contains(SIGNS) || family.chars().any(char::is_control) {
            return Err(("family", format!("{family:?}; allowed is a name without quotes, commas, semicolons, \\, <, > and &")));
        }
        if let Some(own) = Embedded::ALL.into_iter().find(|own| family.eq_ignore_ascii_case(own.name())) {
            return Err(("family", format!("{} is an embedded font; give family = \"…\" with another name", own.name())));
        }
        hasher.update(family.as_bytes());
        let stack = format!("'{family}', {}", Embedded::Inter.stack());
        Ok(Self { regular, bold, family, stack, digest: hasher.finalize() })
    }

    /// The font for this weight.
    pub(super) fn face(&self, bold: bool) -> &Arc<Face> {
        self.bold.as_ref().filter(|_| bold).unwrap_or(&self.regular)
    }
}

fn face(bytes: Vec<u8>) -> Result<Arc<Face>, String> {
    let allowed = "allowed is a TrueType or OpenType file (.ttf, .otf) with one font";
    let face = Face::new(Cow::Owned(bytes)).ok_or_else(|| format!("is not a font that can be read; {allowed}"))?;
    if ![*b"cmap", *b"hmtx"].into_iter().all(|table| face.has_table(table)) {
        return Err(format!("lacks tables of a font; {allowed}"));
    }
    if face.has_table(*b"fvar") {
        return Err("is a variable font; allowed is a file for one weight".to_owned());
    }
    if !LETTERS.iter().any(|letter| face.has_letter(*letter)) {
        return Err("has no letters of Latin, Cyrillic or Arabic script and no digits; allowed is a font for text".to_owned());
    }
    Ok(Arc::new(face))
}
