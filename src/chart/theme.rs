//! Colours: two themes from the Okabe–Ito palette, held to WCAG contrast and to a colour-blind distance by tests. One colour
//! means one thing in both: what was first blue stays blue.

pub(super) use super::ink::Ink;
use super::series_inks::SeriesInks;
use crate::trade::Area;

/// WCAG 2.2: the least contrast of words, and of marks, to the background.
pub(super) const WORDS_CONTRAST: f64 = 4.5;
pub(super) const MARKS_CONTRAST: f64 = 3.0;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near black.
    Dark,
}

/// One of the two areas of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PairSide {
    /// The one whose code comes first in the alphabet.
    One,
    /// The other.
    Other,
}

impl PairSide {
    /// Which of the two sides an area is.
    pub(super) fn of(area: Area, other: Area) -> Self {
        if area.code() <= other.code() { Self::One } else { Self::Other }
    }
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
    /// The first series: a turnover, exports, a surplus.
    pub(super) first: Ink,
    /// The second series: imports, a deficit.
    pub(super) second: Ink,
    /// A derived third: a balance beside its two sides, growth.
    pub(super) third: Ink,
    /// What the one side of a pair counts, wherever its figures stand; see `PairSide`.
    pub(super) one_side: Ink,
    /// What the other side counts.
    pub(super) other_side: Ink,
    /// Many series side by side.
    pub(super) many: SeriesInks,
}

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
    one_side: Ink(0x00, 0x68, 0x57),
    other_side: Ink(0x6D, 0x31, 0x71),
    // Blue, orange, teal, plum, rose, olive, indigo, green.
    many: SeriesInks::apart([
        Ink(0x00, 0x72, 0xB2),
        Ink(0xD5, 0x5E, 0x00),
        Ink(0x00, 0x68, 0x57),
        Ink(0x6D, 0x31, 0x71),
        Ink(0xE6, 0x4E, 0x89),
        Ink(0x8D, 0x82, 0x4A),
        Ink(0x0A, 0x45, 0xA7),
        Ink(0x1D, 0x55, 0x24),
    ]),
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
    one_side: Ink(0x7A, 0xE1, 0xD7),
    other_side: Ink(0x92, 0x5A, 0xA4),
    many: SeriesInks::apart([
        Ink(0x56, 0xB4, 0xE9),
        Ink(0xF0, 0x8A, 0x3C),
        Ink(0x7A, 0xE1, 0xD7),
        Ink(0x92, 0x5A, 0xA4),
        Ink(0xFF, 0x87, 0xA1),
        Ink(0xFB, 0xDD, 0x7D),
        Ink(0x57, 0x88, 0xE6),
        Ink(0x5B, 0x95, 0x59),
    ]),
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
            "one_side" => &mut self.one_side,
            "other_side" => &mut self.other_side,
            _ => return None,
        })
    }

    /// Is its background light?
    pub(super) fn is_light(&self) -> bool {
        self.background.contrast(Ink(0, 0, 0)) > self.background.contrast(Ink(0xFF, 0xFF, 0xFF))
    }

    /// The ink of one of many series, from 0; after the last they begin again.
    pub(super) fn nth(&self, place: usize) -> Ink {
        self.many.nth(place)
    }

    /// The ink of a side of a pair.
    pub(super) fn side(&self, side: PairSide) -> Ink {
        match side {
            PairSide::One => self.one_side,
            PairSide::Other => self.other_side,
        }
    }

    /// How often a colour that cannot be told from it by everybody comes before that of one of many series: such lines are
    /// dashed.
    pub(super) fn turn(&self, place: usize) -> usize {
        self.many.turn(place)
    }

    /// The ink of a series for words: nearer to the text, because words need more contrast than marks.
    pub(super) fn written(&self, ink: Ink) -> Ink {
        let parts = [0.7, 0.5, 0.3, 0.1];
        let mixed = parts.into_iter().map(|part| ink.into(self.text, part));
        let read = |mixed: &Ink| mixed.contrast(self.background) >= WORDS_CONTRAST;
        mixed.into_iter().find(read).unwrap_or(self.text)
    }

    /// A colour that is seen on the background: itself where it is, else nearer to the text.
    pub(super) fn seen(&self, ink: Ink) -> Ink {
        let parts = [1.0, 0.9, 0.8, 0.7, 0.6, 0.5];
        let mut mixed = parts.into_iter().map(|part| ink.into(self.text, part));
        mixed.find(|mixed| mixed.contrast(self.background) >= MARKS_CONTRAST).unwrap_or(ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::colour_distance::{LEAST_DISTANCE, hue};

    #[test]
    fn text_and_marks_stand_out_from_the_background() {
        assert!((Ink(0, 0, 0).contrast(Ink(255, 255, 255)) - 21.0).abs() < 1e-9, "black on white is 21 to 1");
        for theme in [Theme::Light, Theme::Dark] {
            let palette = theme.palette();
            let series =
                || [palette.first, palette.second, palette.third].into_iter().chain(palette.many.as_slice().iter().copied());
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
            let few = pairs(&[palette.first, palette.second, palette.third, palette.one_side, palette.other_side]);
            for (one, other) in few.into_iter().chain(pairs(palette.many.as_slice())) {
                let apart = one.distance(other);
                assert!(apart >= LEAST_DISTANCE, "{theme:?} {one:?} {other:?}: {apart:.1}");
            }
        }
    }
    #[test]
    fn the_hues_come_in_the_same_order_in_both_themes() {
        let (light, dark) = (Theme::Light.palette(), Theme::Dark.palette());
        let roles = |palette: &Palette| {
            let few = [palette.first, palette.second, palette.one_side, palette.other_side];
            few.into_iter().chain(palette.many.as_slice().iter().copied()).collect::<Vec<_>>()
        };
        for (one, other) in roles(light).into_iter().zip(roles(dark)) {
            let turned = (hue(one) - hue(other)).abs();
            assert!(turned.min(360.0 - turned) < 25.0, "{one} and {other}: {turned:.0} degrees");
        }
        // Those of two series are those of the first and the second everywhere.
        for palette in [light, dark] {
            assert_eq!([palette.nth(0), palette.nth(1)], [palette.first, palette.second]);
            assert_eq!([palette.nth(2), palette.nth(3)], [palette.one_side, palette.other_side]);
        }
    }

    #[test]
    fn what_is_pale_is_written_darker() {
        let palette = Theme::Light.palette();
        let pale = Ink(0x70, 0xDC, 0xE6);
        assert!(palette.written(pale).contrast(palette.background) >= WORDS_CONTRAST);
        assert!(
            palette.seen(pale).contrast(palette.background) >= MARKS_CONTRAST && palette.seen(palette.first) == palette.first
        );
    }
}
