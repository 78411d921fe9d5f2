//! Colours of areas: one for each section of the Harmonized System, a row of twelve for the parts of a share, grey for the rest.
//!
//! Twenty-one colours are not far apart, least of all for colour-blind readers: sections stand together and are named beside.
//! What tests hold: text on every fill has a contrast of 4.5 by WCAG, every fill one of 3 with the background, and no two fills
//! of one picture look the same to anybody.

use super::theme::{Ink, Palette};

/// What an area is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// A section, by its place.
    Section(usize),
    /// One of several parts of a section, by the place of that and its own among them: lighter and darker in turn.
    Shade(usize, usize),
    /// One of several parts, by its place.
    Part(usize),
    /// Products of no section.
    Unsorted,
    /// Several sections that are too small to be shown: a part of everything else.
    Folded,
    /// Everything else.
    Rest,
}

/// How many parts have colours of their own.
pub(super) const PARTS: usize = 12;

/// By section, as for the light theme: green for plants, brown for leather, blue for machines, as far as all of them stay apart.
const SECTIONS: [Ink; 21] = [
    Ink(0xD8, 0x67, 0x66),
    Ink(0x3A, 0x77, 0x2D),
    Ink(0x95, 0x8C, 0x4A),
    Ink(0xCE, 0x71, 0x17),
    Ink(0x2D, 0x72, 0x98),
    Ink(0xB3, 0x44, 0x97),
    Ink(0x9A, 0x6D, 0xE0),
    Ink(0x81, 0x49, 0x14),
    Ink(0x6F, 0x77, 0x4E),
    Ink(0x62, 0x97, 0x70),
    Ink(0x00, 0x67, 0x57),
    Ink(0x2D, 0x96, 0xB7),
    Ink(0x9D, 0x7F, 0x2F),
    Ink(0x9D, 0x58, 0x7D),
    Ink(0xA1, 0x50, 0x0C),
    Ink(0x00, 0x74, 0xC2),
    Ink(0x4C, 0x4D, 0xA0),
    Ink(0x30, 0x86, 0xC0),
    Ink(0xA9, 0x3D, 0x5B),
    Ink(0x7B, 0x8D, 0xA0),
    Ink(0x7A, 0x43, 0x73),
];

/// What is of no section.
const UNSORTED: Ink = Ink(0x63, 0x53, 0x3A);

/// By place, neighbours far apart.
const ROW: [Ink; PARTS] = [
    Ink(0x00, 0x8F, 0xEA),
    Ink(0xE0, 0x68, 0x10),
    Ink(0x29, 0x65, 0x2F),
    Ink(0x7D, 0x40, 0x8C),
    Ink(0x99, 0x82, 0x3B),
    Ink(0x25, 0x8E, 0xC7),
    Ink(0x73, 0x56, 0x76),
    Ink(0x51, 0x4B, 0xB1),
    Ink(0x52, 0x94, 0x60),
    Ink(0xAB, 0x42, 0x08),
    Ink(0x3F, 0x95, 0xAD),
    Ink(0x64, 0x5D, 0x57),
];

const REST: Ink = Ink(0x89, 0x8B, 0x8A);

/// The two inks that stand on fills.
const DARK: Ink = Ink(0x0A, 0x0D, 0x12);
const LIGHT: Ink = Ink(0xFF, 0xFF, 0xFF);

/// How many fills there are.
#[cfg(test)]
pub(super) const COUNT: usize = SECTIONS.len() + PARTS + 2;

impl Fill {
    /// Every fill by its place.
    #[cfg(test)]
    pub(super) fn nth(place: usize) -> Self {
        match place.checked_sub(SECTIONS.len()) {
            None => Self::Section(place),
            Some(part) if part < PARTS => Self::Part(part),
            Some(PARTS) => Self::Unsorted,
            Some(_) => Self::Rest,
        }
    }

    /// Its colour on this palette: on a dark background lighter.
    pub(super) fn ink(self, palette: &Palette) -> Ink {
        let ink = match self {
            Self::Section(place) => SECTIONS[place % SECTIONS.len()],
            Self::Shade(place, shade) => return shaded(Self::Section(place).ink(palette), shade, palette),
            Self::Part(place) => ROW[place % PARTS],
            Self::Unsorted => UNSORTED,
            Self::Folded | Self::Rest => REST,
        };
        if palette.is_light() { palette.seen(ink) } else { palette.seen(ink.into(LIGHT, 0.82)) }
    }
}

/// The same hue lighter or darker, as far as it is seen on the background.
fn shaded(ink: Ink, shade: usize, palette: &Palette) -> Ink {
    let ground = if shade.is_multiple_of(2) { palette.background } else { palette.text };
    let step = f64::from(u8::try_from(shade.div_ceil(2)).unwrap_or(u8::MAX));
    palette.seen(ink.into(ground, (1.0 - 0.24 * step).max(0.3)))
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
        for fill in (0..COUNT).map(Fill::nth) {
            for theme in [Theme::Light, Theme::Dark] {
                let palette = theme.palette();
                let ink = fill.ink(palette);
                assert!(text_on(ink).contrast(ink) >= 4.5, "{fill:?} {theme:?}: {:.2}", text_on(ink).contrast(ink));
                assert!(ink.contrast(palette.background) >= 3.0, "{fill:?} {theme:?}: {:.2}", ink.contrast(palette.background));
            }
        }
        assert_eq!((text_on(LIGHT), text_on(DARK)), (DARK, LIGHT));
    }

    #[test]
    fn no_two_fills_of_a_picture_look_the_same() {
        // Nine in CIELAB is seen at once side by side; of a dozen parts more can be asked than of two dozen sections.
        let sections = (0..SECTIONS.len()).map(Fill::Section).chain([Fill::Unsorted, Fill::Rest]).collect::<Vec<_>>();
        let parts = (0..PARTS).map(Fill::Part).chain([Fill::Rest]).collect::<Vec<_>>();
        for theme in [Theme::Light, Theme::Dark] {
            for (fills, least) in [(&sections, 9.0), (&parts, 13.0)] {
                for (place, one) in fills.iter().enumerate() {
                    for other in &fills[..place] {
                        let apart = one.ink(theme.palette()).distance(other.ink(theme.palette()));
                        assert!(apart >= least, "{theme:?} {one:?} {other:?}: {apart:.1}");
                    }
                }
            }
        }
    }
}
