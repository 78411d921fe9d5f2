//! `preset=`: sizes for a purpose. What is given beside it wins.

use super::{font_scale::FontScale, spec::PictureSpec, theme::Theme};

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
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.word() == word)
    }

    /// Width, height, scale and the font scale in hundredths.
    fn sizes(self) -> (u32, u32, u32, u16) {
        match self {
            Self::Og => (1200, 630, 1, 130),
            Self::Square => (1080, 1080, 1, 125),
            Self::Print => (1600, 1000, 2, 125),
            Self::Thumbnail => (320, 200, 1, 100),
            Self::Slide => (1920, 1080, 1, 125),
        }
    }

    /// Sets what the preset stands for.
    pub(super) fn apply(self, spec: &mut PictureSpec) {
        let (width, height, scale, hundredths) = self.sizes();
        (spec.width, spec.height, spec.scale) = (width, height, scale);
        spec.font_scale = FontScale::of_hundredths(hundredths);
        if self == Self::Print {
            spec.theme = Theme::Light;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_a_picture_that_may_be_asked_for() {
        for preset in Preset::ALL {
            let mut spec = PictureSpec { theme: Theme::Dark, ..PictureSpec::default() };
            preset.apply(&mut spec);
            assert_eq!(spec.validate(), Ok(()), "{preset:?}");
            assert_eq!(spec.theme == Theme::Light, preset == Preset::Print, "{preset:?}");
            assert_eq!(Preset::of(preset.word()), Some(preset));
        }
        assert_eq!(Preset::of("poster"), None);
    }
}
