//! Colours: two themes from the Okabe–Ito palette, held to WCAG contrast and to a colour-blind distance by tests.

use std::fmt;

/// A colour as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub(super) u8, pub(super) u8, pub(super) u8);

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near black.
    Dark,
}

/// The colours of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Palette {
    /// Behind everything.
    pub(super) background: Ink,
    /// Titles, labels and whiskers.
    pub(super) text: Ink,
    /// Subtitle, axis labels, foot.
    pub(super) muted: Ink,
    /// Grid lines; quiet on purpose, they carry no figure.
    pub(super) grid: Ink,
    /// The zero line and axis.
    pub(super) axis: Ink,
    /// Marks of events and breaks.
    pub(super) event: Ink,
    /// The first series: a turnover, exports.
    pub(super) first: Ink,
    /// The second series: imports, falls.
    pub(super) second: Ink,
    /// A derived third: a balance, growth below levels.
    pub(super) third: Ink,
    /// Many series side by side.
    pub(super) many: [Ink; SERIES],
}

/// How many series have a colour of their own.
pub(super) const SERIES: usize = 7;

const LIGHT: Palette = Palette {
    background: Ink(0xFF, 0xFF, 0xFF),
    text: Ink(0x1B, 0x22, 0x2C),
    muted: Ink(0x55, 0x60, 0x6E),
    grid: Ink(0xE3, 0xE7, 0xEC),
    axis: Ink(0x6E, 0x78, 0x85),
    event: Ink(0x8A, 0x92, 0x9E),
    first: Ink(0x00, 0x72, 0xB2),
    second: Ink(0xD5, 0x5E, 0x00),
    third: Ink(0x82, 0x8B, 0x98),
    many: [
        Ink(0x00, 0x72, 0xB2),
        Ink(0xD5, 0x5E, 0x00),
        Ink(0x22, 0x99, 0x88),
        Ink(0x77, 0x00, 0x66),
        Ink(0xDD, 0x00, 0x55),
        Ink(0x44, 0x44, 0x00),
        Ink(0x00, 0x00, 0xFF),
    ],
};

const DARK: Palette = Palette {
    background: Ink(0x14, 0x19, 0x21),
    text: Ink(0xEE, 0xF1, 0xF5),
    muted: Ink(0xA9, 0xB3, 0xC0),
    grid: Ink(0x2A, 0x32, 0x3D),
    axis: Ink(0x8B, 0x96, 0xA4),
    event: Ink(0x77, 0x82, 0x91),
    first: Ink(0x56, 0xB4, 0xE9),
    second: Ink(0xF0, 0x8A, 0x3C),
    third: Ink(0x7F, 0x8A, 0x99),
    many: [
        Ink(0x56, 0xB4, 0xE9),
        Ink(0xF0, 0x8A, 0x3C),
        Ink(0x00, 0xFF, 0x99),
        Ink(0xEE, 0x11, 0x99),
        Ink(0x77, 0x66, 0xDD),
        Ink(0xCC, 0xEE, 0x00),
        Ink(0x44, 0x77, 0x44),
    ],
};

impl Theme {
    /// The words used in addresses.
    pub(super) const WORDS: [&str; 2] = ["light", "dark"];

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The theme of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.word() == word)
    }

    /// Its colours.
    pub(super) fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

impl Palette {
    /// The one colour of a role, by its name.
    pub(super) fn role(&mut self, name: &str) -> Option<&mut Ink> {
        Some(match name {
            "background" => &mut self.background,
            "text" => &mut self.text,
            "muted" => &mut self.muted,
            "grid" => &mut self.grid,
            "axis" => &mut self.axis,
            "event" => &mut self.event,
            "first" => &mut self.first,
            "second" => &mut self.second,
            "third" => &mut self.third,
            _ => return None,
        })
    }

    /// Is its background light?
    pub(super) fn is_light(&self) -> bool {
        self.background.contrast(Ink(0, 0, 0)) > self.background.contrast(Ink(0xFF, 0xFF, 0xFF))
    }

    /// The ink of one of many series, from 0; after the last they begin again.
    pub(super) fn nth(&self, place: usize) -> Ink {
        self.many[place % SERIES]
    }

    /// The ink of a series for words: nearer to the text, because words need more contrast than marks.
    pub(super) fn written(&self, ink: Ink) -> Ink {
        ink.into(self.text, 0.7)
    }
}

impl fmt::Display for Ink {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

impl Ink {
    /// WCAG 2.2: the contrast ratio with another colour, from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// WCAG 2.2: the relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Red, green and blue as amounts of light.
    pub(super) fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|byte| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        })
    }

    /// This colour mixed into another, `part` of 1.
    pub(super) fn into(self, ground: Self, part: f64) -> Self {
        let mixed = |own: u8, other: u8| {
            let value = f64::from(own) * part + f64::from(other) * (1.0 - part);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mean of two bytes is a byte")]
            let byte = value.round() as u8;
            byte
        };
        Self(mixed(self.0, ground.0), mixed(self.1, ground.1), mixed(self.2, ground.2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::colour_distance::LEAST_DISTANCE;

    #[test]
    fn text_and_marks_stand_out_from_the_background() {
        assert!((Ink(0, 0, 0).contrast(Ink(255, 255, 255)) - 21.0).abs() < 1e-9, "black on white is 21 to 1");
        for theme in [Theme::Light, Theme::Dark] {
            let palette = theme.palette();
            let series = || [palette.first, palette.second, palette.third].into_iter().chain(palette.many);
            for ink in [palette.text, palette.muted].into_iter().chain(series().map(|ink| palette.written(ink))) {
                assert!(ink.contrast(palette.background) >= 4.5, "{theme:?} {ink:?}");
            }
            for ink in series().chain([palette.axis, palette.event]) {
                assert!(ink.contrast(palette.background) >= 3.0, "{theme:?} {ink:?}");
            }
        }
    }

    #[test]
    fn series_stay_apart_for_colour_blind_readers() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = theme.palette();
            let pairs = |inks: &[Ink]| -> Vec<(Ink, Ink)> {
                inks.iter().enumerate().flat_map(|(place, one)| inks[..place].iter().map(move |other| (*one, *other))).collect()
            };
            let few = pairs(&[palette.first, palette.second, palette.third]);
            for (one, other) in few.into_iter().chain(pairs(&palette.many)) {
                let apart = one.distance(other);
                assert!(apart >= LEAST_DISTANCE, "{theme:?} {one:?} {other:?}: {apart:.1}");
            }
        }
    }
}
