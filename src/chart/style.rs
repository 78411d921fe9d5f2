//! The house style of an institution: one TOML file with its colours by role, its font and a logo in words. Every fault names
//! the file, the line and the key; colours that cannot be read or told apart are faults.

mod font;

use std::{
    fmt,
    hash::{Hash, Hasher},
    path::Path,
    sync::Arc,
};

use toml::de::{DeTable, DeValue};

use super::{
    categorical_palette::{self, Fill},
    colour_distance::LEAST_DISTANCE,
    custom_text::custom_text,
    error::ChartError,
    fonts::Fonts,
    theme::{Ink, Palette, SERIES, Theme},
    toml_fault::Fault,
};

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

/// Roles with a contrast of at least 4.5 to the background, as WCAG asks of text.
const WORDS: [&str; 2] = ["text", "muted"];
/// Roles with a contrast of at least 3, as WCAG asks of marks.
const MARKS: [&str; 5] = ["axis", "event", "first", "second", "third"];
/// Every role that has one colour.
const ROLES: [&str; 9] = ["background", "text", "muted", "grid", "axis", "event", "first", "second", "third"];

impl HouseStyle {
    /// The style of a file.
    ///
    /// # Errors
    /// [`ChartError::Definition`] that names file, line, key and what is allowed.
    pub fn read(path: &Path) -> Result<Self, ChartError> {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| ChartError::Definition {
            file: file.clone(),
            line: 1,
            text: format!("cannot be read as UTF-8 text: {error}"),
        })?;
        Self::parse(&file, &text)
    }

    /// The style in a file's text; the paths in it are relative to that file.
    ///
    /// # Errors
    /// [`ChartError::Definition`] that names file, line, key and what is allowed.
    pub fn parse(file: &str, text: &str) -> Result<Self, ChartError> {
        let folder = Path::new(file).parent().unwrap_or(Path::new(""));
        read(text, folder).map_err(|fault| fault.located(file, text))
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

fn read(text: &str, folder: &Path) -> Result<HouseStyle, Fault> {
    let table =
        DeTable::parse(text).map_err(|error| Fault::at(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    let (light, dark) = (*Theme::Light.palette(), *Theme::Dark.palette());
    let mut style = HouseStyle { light, dark, logo: None, fonts: Fonts::embedded(), digest: String::new() };
    for (key, value) in table.get_ref() {
        let (name, offset): (&str, usize) = (key.get_ref(), key.span().start);
        let DeValue::Table(entries) = value.get_ref() else { return Err(unknown("", name, offset)) };
        match name {
            "light" => colours(&mut style.light, name, entries, offset)?,
            "dark" => colours(&mut style.dark, name, entries, offset)?,
            "font" => style.fonts = font::fonts(entries, offset, folder)?,
            "logo" => style.logo = Some(logo(entries, offset)?),
            _ => return Err(unknown("", name, offset)),
        }
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(text.as_bytes());
    if let Some(fonts) = style.fonts.digest() {
        hasher.update(fonts.as_bytes());
    }
    style.digest = hasher.finalize().to_hex().chars().take(32).collect();
    Ok(style)
}

fn unknown(table: &str, key: &str, offset: usize) -> Fault {
    let known = match table {
        "" => "the tables [light], [dark], [font], [logo]".to_owned(),
        "logo" => "text".to_owned(),
        _ => format!("{}, series", ROLES.join(", ")),
    };
    let place = if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") };
    Fault::at(offset, format!("{place}: unknown; known: {known}"))
}

fn logo(entries: &DeTable, offset: usize) -> Result<String, Fault> {
    let mut words = None;
    for (key, value) in entries {
        if key.get_ref() != "text" {
            return Err(unknown("logo", key.get_ref(), key.span().start));
        }
        let DeValue::String(text) = value.get_ref() else {
            return Err(Fault::at(key.span().start, "logo.text: wants a text".to_owned()));
        };
        words = Some(custom_text("logo.text", text).map_err(|error| Fault::at(key.span().start, error.to_string()))?);
    }
    words.ok_or_else(|| Fault::at(offset, "logo: wants text = \"…\"".to_owned()))
}

/// Sets the colours of a table on a palette and holds them to what can be read.
fn colours(palette: &mut Palette, table: &str, entries: &DeTable, offset: usize) -> Result<(), Fault> {
    let mut places: Vec<(String, usize)> = Vec::new();
    for (key, value) in entries {
        let (name, offset): (&str, usize) = (key.get_ref(), key.span().start);
        places.push((name.to_owned(), offset));
        let place = format!("{table}.{name}");
        if name == "series" {
            palette.many = series(value.get_ref(), &place, offset)?;
            continue;
        }
        let ink = colour(value.get_ref(), &place, offset)?;
        *palette.role(name).ok_or_else(|| unknown(table, name, offset))? = ink;
    }
    let given = |key: &str| places.iter().find(|(name, _)| name == key).map(|(_, offset)| *offset);
    // At the colour that is wrong; where only the background was changed, there.
    check(palette, table).map_err(|(key, told)| Fault::at(given(key).or_else(|| given("background")).unwrap_or(offset), told))?;
    // At the one of the two that was changed.
    near(palette).map_or(Ok(()), |([one, other], told)| {
        let (key, place) = [one, other].into_iter().find_map(|key| Some((key, given(key)?))).unwrap_or((one, offset));
        Err(Fault::at(place, format!("{table}.{key}: {told}")))
    })
}

/// The keys of two series whose colours some reader cannot tell apart, the later one first, and what is allowed.
fn near(palette: &Palette) -> Option<([&'static str; 2], String)> {
    let few = [("first", palette.first), ("second", palette.second), ("third", palette.third)];
    let many = palette.many.map(|ink| ("series", ink));
    [few.as_slice(), many.as_slice()].into_iter().find_map(|inks| {
        let pairs = inks.iter().enumerate().flat_map(|(place, one)| inks[..place].iter().map(move |other| (one, other)));
        let mut distances = pairs.map(|(one, other)| (one, other, one.1.distance(other.1)));
        let ((key, ink), (other_key, other), apart) = distances.find(|(.., apart)| *apart < LEAST_DISTANCE)?;
        let told = format!(
            "{ink} is only {apart:.1} from {other} ({other_key}) to some colour-blind reader; \
             allowed: at least {LEAST_DISTANCE} (CIELAB, protanopia and deuteranopia among them)"
        );
        Some(([*key, *other_key], told))
    })
}

fn series(value: &DeValue, place: &str, offset: usize) -> Result<[Ink; SERIES], Fault> {
    let wanted = || Fault::at(offset, format!("{place}: wants {SERIES} colours, each \"#RRGGBB\""));
    let DeValue::Array(colours) = value else { return Err(wanted()) };
    let inks = colours.iter().map(|value| colour(value.get_ref(), place, offset)).collect::<Result<Vec<Ink>, Fault>>()?;
    inks.try_into().map_err(|_| wanted())
}

fn colour(value: &DeValue, place: &str, offset: usize) -> Result<Ink, Fault> {
    let digits = match value {
        DeValue::String(text) => text.strip_prefix('#').filter(|digits| digits.len() == 6),
        _ => None,
    };
    let number = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let [_, red, green, blue] =
        number.ok_or_else(|| Fault::at(offset, format!("{place}: allowed is a colour such as \"#0072B2\"")))?.to_be_bytes();
    Ok(Ink(red, green, blue))
}

/// Can everything be read on the background? Else which key is wrong and why.
fn check(palette: &Palette, table: &str) -> Result<(), (&'static str, String)> {
    let mut copy = *palette;
    let ground = palette.background;
    let mut own = |role: &str| copy.role(role).copied();
    let mut held: Vec<(&'static str, Ink, f64)> = Vec::new();
    held.extend(WORDS.iter().filter_map(|role| Some((*role, own(role)?, 4.5))));
    held.extend(MARKS.iter().filter_map(|role| Some((*role, own(role)?, 3.0))));
    held.extend(palette.many.iter().map(|ink| ("series", *ink, 3.0)));
    // Names of series are written in a colour between their own and that of text.
    let named = ["first", "second", "third"].iter().filter_map(|role| Some((*role, palette.written(own(role)?), 4.5)));
    held.extend(named.collect::<Vec<_>>());
    held.extend(palette.many.iter().map(|ink| ("series", palette.written(*ink), 4.5)));
    let all = (0..categorical_palette::COUNT).map(|place| Fill::nth(place).ink(palette));
    held.extend(all.map(|ink| ("background", ink, 3.0)));
    for (key, ink, least) in held {
        let contrast = ink.contrast(ground);
        if contrast < least {
            let what = if least > 4.0 { "text" } else { "marks" };
            return Err((
                key,
                format!(
                    "{table}.{key}: {what} of {ink} has a contrast of {contrast:.2} to the background; \
                     allowed: at least {least} (WCAG)"
                ),
            ));
        }
    }
    Ok(())
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
            ("[light]\nseries = [\"#000000\"]", 2, "wants 7 colours"),
            ("[light]\naccent = \"#000000\"", 2, "light.accent: unknown; known: background"),
            ("[light]\nsecond = \"#0077B0\"", 2, "light.second: #0077B0 is only"),
            ("[light]\nfirst = \"#D06010\"", 2, "light.first: #D55E00 is only"),
            ("[light]\nfirst = \"#7A1F3D\"\nsecond = \"#0F6B5C\"", 3, "is only 12.9 from #7A1F3D (first) to some colour-blind"),
            (
                "[light]\nseries=[\"#0072B2\",\"#D55E00\",\"#0072B4\",\"#770066\",\"#DD0055\",\"#444400\",\"#0000FF\"]",
                2,
                "light.series: #0072B4 is only",
            ),
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
}
