//! The table `[font]` of a house style.

use std::{path::Path, sync::Arc};

use toml::de::{DeTable, DeValue};

use crate::{
    chart::{custom_text::custom_text, fonts::Fonts, toml_fault::Fault},
    limits::Limits,
    regular_file,
};

/// What is allowed in the table.
const KEYS: &str = "regular, bold, family";

/// The fonts that a table names, its files being relative to the folder of the style.
pub(super) fn fonts(entries: &DeTable, offset: usize, folder: &Path) -> Result<Arc<Fonts>, Fault> {
    let place = |key: &str| entries.iter().find(|(name, _)| name.get_ref() == key).map_or(offset, |(name, _)| name.span().start);
    let (mut regular, mut bold, mut family) = (None, None, None);
    for (key, value) in entries {
        let (name, offset): (&str, usize) = (key.get_ref(), key.span().start);
        if !["regular", "bold", "family"].contains(&name) {
            return Err(Fault::at(offset, format!("font.{name}: unknown; known: {KEYS}")));
        }
        let DeValue::String(text) = value.get_ref() else {
            return Err(Fault::at(offset, format!("font.{name}: wants a text")));
        };
        match name {
            "regular" => regular = Some(file(folder, text, name, offset)?),
            "bold" => bold = Some(file(folder, text, name, offset)?),
            _ => family = Some(custom_text("font.family", text).map_err(|error| Fault::at(offset, error.to_string()))?),
        }
    }
    let regular = regular.ok_or_else(|| Fault::at(offset, "font: wants regular = \"….ttf\"".to_owned()))?;
    let fonts = Fonts::house(regular, bold, family);
    fonts.map(Arc::new).map_err(|(key, told)| Fault::at(place(key), format!("font.{key}: {told}")))
}

fn file(folder: &Path, path: &str, key: &str, offset: usize) -> Result<Vec<u8>, Fault> {
    let path = folder.join(path);
    regular_file::read(&path, Limits::current().font_bytes).map_err(|error| {
        let told = format!("{} {error}; allowed is a file, relative to the folder of the style", path.display());
        Fault::at(offset, format!("font.{key}: {told}"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::HouseStyle;
    use crate::chart::ChartError;

    const BOLD: &[u8] = include_bytes!("../fonts/DejaVuSans-Bold.ttf");

    #[test]
    fn faults_of_a_font_name_file_line_key_and_what_is_allowed() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("own.ttf"), BOLD).unwrap();
        std::fs::write(folder.path().join("words.ttf"), "no font at all").unwrap();
        std::fs::write(folder.path().join("half.ttf"), &BOLD[..4000]).unwrap();
        let place = folder.path().join("house.toml");
        for (text, line, told) in [
            ("[font]\n", 1, "font: wants regular"),
            ("[font]\nfamily = \"House\"", 1, "font: wants regular"),
            ("[font]\nregular = 7", 2, "font.regular: wants a text"),
            ("[font]\nregular = \"own.ttf\"\nitalic = \"own.ttf\"", 3, "font.italic: unknown; known: regular, bold, family"),
            ("[font]\nregular = \"none.ttf\"", 2, "none.ttf cannot be read"),
            ("[font]\n\nregular = \"words.ttf\"", 3, "font.regular: is not a font that can be read; allowed is a TrueType"),
            ("[font]\nfamily = \"A\"\nregular = \"half.ttf\"", 3, "allowed is a TrueType"),
            ("[font]\nregular = \"own.ttf\"\nfamily = \"A\"\nbold = \"words.ttf\"", 4, "font.bold: is not a font"),
            ("[font]\nregular = \"own.ttf\"\nfamily = \"A, B\"", 3, "font.family: \"A, B\""),
            ("[font]\nregular = \"own.ttf\"\nfamily = \" \"", 3, "font.family"),
            ("[font]\nregular = \"own.ttf\"\n", 1, "font.family: DejaVu Sans is an embedded font"),
        ] {
            let read = HouseStyle::parse(&place.display().to_string(), text);
            let Err(ChartError::Definition { file, line: at, text: fault }) = read else { panic!("{text} passed") };
            assert_eq!((file, at), (place.display().to_string(), line), "{text}: {fault}");
            assert!(fault.contains(told), "{text}: {fault}");
        }
    }

    #[test]
    fn the_bytes_of_a_font_take_part_in_the_digest() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("house.toml");
        std::fs::write(&place, "[font]\nregular = \"own.ttf\"\nfamily = \"House\"\n").unwrap();
        let digest = |bytes: &[u8]| {
            std::fs::write(folder.path().join("own.ttf"), bytes).unwrap();
            HouseStyle::read(&place).unwrap().digest().to_owned()
        };
        let regular = include_bytes!("../fonts/DejaVuSans.ttf");
        assert_ne!(digest(BOLD), digest(regular));
        assert_eq!(digest(BOLD), digest(BOLD));
    }
}
