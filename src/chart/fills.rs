//! Colours of areas: one for each section of the Harmonized System, a row of twelve for the parts of a share, grey for the rest.
//!
//! Twenty-one colours cannot all be told apart, least of all by colour-blind readers: sections stand together and are named
//! beside. What a test holds: text on every fill has a contrast of 4.5 by WCAG, every fill one of 3 with the background.

use super::theme::{Ink, Palette};

/// What an area is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// A section, by its place.
    Section(usize),
    /// One of several parts, by its place.
    Part(usize),
    /// Everything else.
    Rest,
}

/// How many parts have colours of their own.
pub(super) const PARTS: usize = 12;

/// By section, as for the light theme: green for plants, brown for wood, blue for machines, and so on.
const SECTIONS: [Ink; 21] = [
    Ink(0xB0, 0x5A, 0x4A),
    Ink(0x4E, 0x8A, 0x2C),
    Ink(0x8A, 0x82, 0x1E),
    Ink(0xC2, 0x66, 0x1C),
    Ink(0x6B, 0x5B, 0x4B),
    Ink(0xB8, 0x3F, 0x86),
    Ink(0x8B, 0x57, 0xB5),
    Ink(0x8C, 0x5A, 0x2B),
    Ink(0x6E, 0x6A, 0x2A),
    Ink(0x5A, 0x86, 0x6A),
    Ink(0x1A, 0x7F, 0x71),
    Ink(0x1F, 0x7F, 0x94),
    Ink(0x96, 0x73, 0x55),
    Ink(0xA3, 0x53, 0x9E),
    Ink(0xA8, 0x4F, 0x2A),
    Ink(0x1F, 0x6F, 0xB5),
    Ink(0x4B, 0x5B, 0xB0),
    Ink(0x2E, 0x86, 0xC1),
    Ink(0xA8, 0x2C, 0x4A),
    Ink(0x5C, 0x74, 0x8C),
    Ink(0x7A, 0x46, 0x70),
];

/// By place, neighbours far apart.
const ROW: [Ink; PARTS] = [
    Ink(0x00, 0x72, 0xB2),
    Ink(0xD5, 0x5E, 0x00),
    Ink(0x00, 0x84, 0x60),
    Ink(0xB4, 0x55, 0x90),
    Ink(0x8F, 0x7A, 0x00),
    Ink(0x3A, 0x93, 0xC8),
    Ink(0x92, 0x54, 0x30),
    Ink(0x6A, 0x5A, 0xB8),
    Ink(0x4F, 0x8A, 0x3A),
    Ink(0xA8, 0x2C, 0x4A),
    Ink(0x2A, 0x7F, 0x8C),
    Ink(0x6E, 0x60, 0x50),
];

const REST: Ink = Ink(0x80, 0x86, 0x8E);

/// The two inks that stand on fills.
const DARK: Ink = Ink(0x0A, 0x0D, 0x12);
const LIGHT: Ink = Ink(0xFF, 0xFF, 0xFF);

/// How many fills there are.
pub(super) const COUNT: usize = SECTIONS.len() + PARTS + 1;

impl Fill {
    /// Every fill by its place.
    pub(super) fn nth(place: usize) -> Self {
        match place.checked_sub(SECTIONS.len()) {
            None => Self::Section(place),
            Some(part) if part < PARTS => Self::Part(part),
            Some(_) => Self::Rest,
        }
    }

    /// Its colour on this palette: on a dark background lighter.
    pub(super) fn ink(self, palette: &Palette) -> Ink {
        let ink = match self {
            Self::Section(place) => SECTIONS[place % SECTIONS.len()],
            Self::Part(place) => ROW[place % PARTS],
            Self::Rest => REST,
        };
        if palette.is_light() { ink } else { ink.into(LIGHT, 0.82) }
    }
}

/// The ink of text on this fill, whichever is read better.
pub(super) fn text_on(fill: Ink) -> Ink {
    if DARK.contrast(fill) >= LIGHT.contrast(fill) { DARK } else { LIGHT }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::Theme;

    #[test]
    fn text_is_read_on_every_fill_and_every_fill_is_seen() {
        let sections = (0..SECTIONS.len()).map(Fill::Section);
        for fill in sections.chain((0..PARTS).map(Fill::Part)).chain([Fill::Rest]) {
            for theme in [Theme::Light, Theme::Dark] {
                let palette = theme.palette();
                let ink = fill.ink(palette);
                assert!(text_on(ink).contrast(ink) >= 4.5, "{fill:?} {theme:?}: {:.2}", text_on(ink).contrast(ink));
                assert!(ink.contrast(palette.background) >= 3.0, "{fill:?} {theme:?}: {:.2}", ink.contrast(palette.background));
            }
        }
        assert_eq!((text_on(LIGHT), text_on(DARK)), (DARK, LIGHT));
    }
}
