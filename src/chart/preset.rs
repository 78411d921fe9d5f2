//! `preset=`: sizes for a purpose. What is given beside it wins.

use super::{font_scale::FontScale, theme::Theme};

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// Shown with a link in a chat or a post (Open Graph): 1200×630, larger text, because it is shown small.
    Og,
    /// A square post: 1080×1080.
    Square,
    /// A printed report: 1600×1000 at two pixels to the unit, larger text, on white.
    Print,
    /// A small picture in a list: 320×200.
    Thumbnail,
    /// A full slide: 1920×1080, text that the last row can read.
    Slide,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 5] = [Self::Og, Self::Square, Self::Print, Self::Thumbnail, Self::Slide];
    /// The words used in addresses.
    pub const WORDS: [&str; 5] = ["og", "square", "print", "thumbnail", "slide"];

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The preset of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.word() == word)
    }

    /// What it stands for.
    pub(super) fn format(self) -> PresetFormat {
        let (width, height, scale, hundredths) = match self {
            Self::Og => (1200, 630, 1, 200),
            Self::Square => (1080, 1080, 1, 125),
            Self::Print => (1600, 1000, 2, 125),
            Self::Thumbnail => (320, 200, 1, 100),
            Self::Slide => (1920, 1080, 1, 170),
        };
        let theme = (self == Self::Print).then_some(Theme::Light);
        PresetFormat { width, height, scale, font_scale: FontScale::of_hundredths(hundredths), theme }
    }
}

/// What a preset stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PresetFormat {
    /// Width in pixels before scaling.
    pub(super) width: u32,
    /// Height in pixels before scaling.
    pub(super) height: u32,
    /// Pixels a unit in the PNG.
    pub(super) scale: u32,
    /// All sizes of text and marks, times this.
    pub(super) font_scale: FontScale,
    /// The theme, where there is only one for this purpose.
    pub(super) theme: Option<Theme>,
}
