//! The house style of an institution: one TOML file with its colours by role, its font and a logo in words. Every fault names
//! the file, the line and the key, and all are told at once; colours that cannot be read or told apart are faults.

mod font;
mod house_palette;

use std::{
    fmt,
    hash::{Hash, Hasher},
    path::Path,
    sync::Arc,
};

use toml::de::{DeTable, DeValue};

use super::{
    custom_text::custom_text,
    error::ChartError,
    fonts::Fonts,
    theme::{Palette, Theme},
    toml_fault::Fault,
};
use crate::{limits::Limits, regular_file};

/// Colours, font and logo of a house.
#[derive(Clone)]
pub struct HouseStyle {
    light: Palette,
    dark: Palette,
    /// Words that stand in a corner of the foot.
    pub(super) logo: Option<String>,
    /// Its font and the embedded ones.
    pub(super) fonts: Arc<Fonts>,
    /// A hash of the file and its fonts, which stands for it in cache keys and manifests.
    digest: String,
}

impl HouseStyle {
    /// The style of a file.
    ///
    /// # Errors
    /// [`ChartError::Definition`] that names file, line, key and what is allowed.
    pub fn read(path: &Path) -> Result<Self, ChartError> {
        let file = path.display().to_string();
        let fault = |text: String| ChartError::Definition { file: file.clone(), line: 1, text };
        let bytes = regular_file::read(path, Limits::current().chart_bytes).map_err(|error| fault(error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|error| fault(format!("cannot be read as UTF-8 text: {error}")))?;
        Self::parse(&file, &text)
    }

    /// The style in a file's text; the paths in it are relative to that file.
    ///
    /// # Errors
    /// [`ChartError::Definition`] that names file, line, key and what is allowed, of every fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, ChartError> {
        let folder = Path::new(file).parent().unwrap_or(Path::new(""));
        read(text, folder).map_err(|faults| {
            let nothing = || ChartError::Definition { file: file.to_owned(), line: 1, text: String::new() };
            Fault::all_located(faults, file, text).unwrap_or_else(nothing)
        })
    }

    /// The colours of a theme.
    pub(super) fn palette(&self, theme: Theme) -> &Palette {
        match theme {
            Theme::Light => &self.light,
            Theme::Dark => &self.dark,
        }
    }

    /// What stands for the style in keys of caches.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

fn read(text: &str, folder: &Path) -> Result<HouseStyle, Vec<Fault>> {
    let table = DeTable::parse(text)
        .map_err(|error| vec![Fault::at(error.span().map_or(0, |span| span.start), error.message().to_owned())])?;
    let (light, dark) = (*Theme::Light.palette(), *Theme::Dark.palette());
    let mut style = HouseStyle { light, dark, logo: None, fonts: Fonts::embedded(), digest: String::new() };
    let mut faults = Vec::new();
    for (key, value) in table.get_ref() {
        let (name, offset): (&str, usize) = (key.get_ref(), key.span().start);
        let DeValue::Table(entries) = value.get_ref() else {
            faults.push(unknown(name, offset));
            continue;
        };
        match name {
            "light" => faults.extend(house_palette::set(&mut style.light, name, entries, offset)),
            "dark" => faults.extend(house_palette::set(&mut style.dark, name, entries, offset)),
            "font" => match font::fonts(entries, offset, folder) {
                Ok(fonts) => style.fonts = fonts,
                Err(fault) => faults.push(fault),
            },
            "logo" => match logo(entries, offset) {
                Ok(words) => style.logo = Some(words),
                Err(fault) => faults.push(fault),
            },
            _ => faults.push(unknown(name, offset)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(text.as_bytes());
    if let Some(fonts) = style.fonts.digest() {
        hasher.update(fonts.as_bytes());
    }
    style.digest = hasher.finalize().to_hex().chars().take(32).collect();
    Ok(style)
}

fn unknown(key: &str, offset: usize) -> Fault {
    Fault::at(offset, format!("{key}: unknown; known: the tables [light], [dark], [font], [logo]"))
}

fn logo(entries: &DeTable, offset: usize) -> Result<String, Fault> {
    let mut words = None;
    for (key, value) in entries {
        if key.get_ref() != "text" {
            return Err(Fault::at(key.span().start, format!("logo.{}: unknown; known: text", key.get_ref())));
        }
        let DeValue::String(text) = value.get_ref() else {
            return Err(Fault::at(key.span().start, "logo.text: wants a text".to_owned()));
        };
        words = Some(custom_text("logo.text", text).map_err(|error| Fault::at(key.span().start, error.to_string()))?);
    }
    words.ok_or_else(|| Fault::at(offset, "logo: wants text = \"…\"".to_owned()))
}

impl fmt::Debug for HouseStyle {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "HouseStyle({})", self.digest)
    }
}

impl PartialEq for HouseStyle {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for HouseStyle {}

impl Hash for HouseStyle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::Ink;

    #[test]
    fn colours_by_role_stand_in_place_of_ours() {
        let style = HouseStyle::parse("house.toml", "[light]\nfirst = \"#a4002a\"\n[logo]\ntext = \" Institute \"\n").unwrap();
        assert_eq!(style.palette(Theme::Light).first, Ink(0xA4, 0x00, 0x2A));
        assert_eq!(style.palette(Theme::Dark), Theme::Dark.palette(), "what is not given stays");
        assert_eq!(style.logo.as_deref(), Some("Institute"));
        assert_ne!(style, HouseStyle::parse("house.toml", "").unwrap());
    }

    #[test]
    fn faults_name_file_line_key_and_what_is_allowed() {
        for (text, line, told) in [
            ("[light]\ntext = \"#AAAAAA\"", 2, "light.text: text of #AAAAAA has a contrast of 2.32"),
            ("[light]\nfirst = \"#FFFF00\"", 2, "light.first"),
            ("[dark]\n\nbackground = \"#777777\"", 3, "contrast"),
            ("[light]\nfirst = \"blue\"", 2, "\"#0072B2\""),
            ("[light]\nfirst = 7", 2, "\"#0072B2\""),
            ("[light]\nseries = [\"#000000\"]", 2, "wants 2 to 8 colours"),
            ("[light]\naccent = \"#000000\"", 2, "light.accent: unknown; known: background"),
            ("[light]\nsecond = \"#0077B0\"", 2, "light.second: #0077B0 is only"),
            ("[light]\nfirst = \"#D06010\"", 2, "light.first: #D55E00 is only"),
            ("[light]\nfirst = \"#7A1F3D\"\nsecond = \"#0F6B5C\"", 3, "is only 12.9 from #7A1F3D (first) to some colour-blind"),
            ("[light]\nseries=[\"#0072B2\",\"#D55E00\",\"#0072B4\",\"#770066\",\"#DD0055\"]", 2, "light.series: #0072B4 is only"),
            ("[logo]\ntext = \"\"", 2, "logo.text"),
            ("[logo]\n", 1, "logo: wants text"),
            ("[colours]\n", 1, "[light], [dark], [font], [logo]"),
            ("light = 1\n", 1, "[light]"),
            ("[light\n", 1, ""),
        ] {
            let Err(ChartError::Definition { file, line: at, text: fault }) = HouseStyle::parse("house.toml", text) else {
                panic!("{text} passed")
            };
            assert_eq!((file.as_str(), at), ("house.toml", line), "{text}: {fault}");
            assert!(fault.contains(told), "{text}: {fault}");
        }
        let missing = HouseStyle::read(Path::new("no/such/house.toml")).unwrap_err().to_string();
        assert!(missing.starts_with("no/such/house.toml:1: "), "{missing}");
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let text =
            "[light]\ntext = \"#AAAAAA\"\nfirst = \"blue\"\naccent = \"#000000\"\nsecond = \"#FFFF00\"\n[logo]\ntext = \"\"\n";
        let Err(error) = HouseStyle::parse("house.toml", text) else { panic!("passed") };
        let told: Vec<&str> = error.to_string().leak().lines().collect();
        let begins =
            ["house.toml:2: light.text", "house.toml:3: light.first", "house.toml:4: light.accent", "house.toml:5: light.second"];
        assert!(begins.iter().all(|begin| told.iter().any(|line| line.starts_with(begin))), "{told:#?}");
        assert!(told.iter().any(|line| line.starts_with("house.toml:7: logo.text")), "{told:#?}");
    }

    #[test]
    fn palettes_as_newspapers_have_them_pass() {
        // A cream ground with pale cyan and lime; white with ochre beside lime. Some readers cannot tell all of them apart.
        let cream = "[light]\nbackground = \"#FFF1E5\"\ntext = \"#33302E\"\nmuted = \"#66605C\"\nfirst = \"#0F5499\"\nsecond = \"#990F3D\"\n\
                     series = [\"#0F5499\", \"#990F3D\", \"#70DCE6\", \"#9DBF57\", \"#208FCE\", \"#EB5E8D\", \"#593380\"]\n";
        let white = "[light]\nfirst = \"#006BA2\"\nsecond = \"#E3120B\"\n\
                     series = [\"#006BA2\", \"#3EBCD2\", \"#379A8B\", \"#EBB434\", \"#B4BA39\", \"#9A607F\", \"#D1B07C\"]\n";
        for text in [cream, white] {
            let style = HouseStyle::parse("house.toml", text).unwrap_or_else(|error| panic!("{error}"));
            let palette = style.palette(Theme::Light);
            assert!((1..7).any(|place| palette.turn(place) > 0), "what looks alike to some is dashed");
            assert!((0..7).all(|place| palette.written(palette.nth(place)).contrast(palette.background) >= 4.5));
            for ink in [palette.axis, palette.event, palette.third, palette.one_side, palette.other_side] {
                assert!(ink.contrast(palette.background) >= 3.0, "{ink}");
            }
        }
    }

    #[test]
    fn the_first_two_colours_of_a_house_are_those_of_its_series_too() {
        let style = HouseStyle::parse("house.toml", "[light]\nfirst = \"#7A1F3D\"\nsecond = \"#B86E00\"\n").unwrap();
        let palette = style.palette(Theme::Light);
        assert_eq!([palette.nth(0), palette.nth(1)], [Ink(0x7A, 0x1F, 0x3D), Ink(0xB8, 0x6E, 0x00)]);
        assert!((2..6).all(|place| palette.turn(place) == 0), "ours that look like them are left out");
        let alone = HouseStyle::parse("house.toml", "[light]\nfirst = \"#7A1F3D\"\n").unwrap();
        assert_eq!(alone.palette(Theme::Light).nth(0), Ink(0x7A, 0x1F, 0x3D));
        assert_eq!(style.palette(Theme::Dark), Theme::Dark.palette());
    }
}
