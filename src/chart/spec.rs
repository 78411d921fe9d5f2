//! How a picture is to be drawn: the picture parameters of an address or of a `charts/<slug>.toml`.

use std::sync::Arc;

use super::{
    axis_scale::AxisScale,
    font_scale::FontScale,
    fonts::Fonts,
    headline_choice::HeadlineChoice,
    highlight::Highlight,
    kinds::ChartKind,
    map::WorldMap,
    preset::Preset,
    remark::Remark,
    style::HouseStyle,
    theme::{Palette, Theme},
    words_of_address::WordsOfAddress,
};
use crate::language::Language;

/// Whether text stays text in the SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TextMode {
    /// Searchable and read aloud, in the reader's font.
    #[default]
    Live,
    /// Frozen as paths, the same everywhere.
    Outlined,
}

/// How a picture is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PictureSpec {
    /// What figures are drawn as; none lets the figure choose.
    pub kind: Option<ChartKind>,
    /// Width in pixels before scaling.
    pub width: u32,
    /// Height in pixels before scaling.
    pub height: u32,
    /// Pixels a unit in the PNG.
    pub scale: u32,
    /// Light or dark.
    pub theme: Theme,
    /// Mark events?
    pub events: bool,
    /// Live or outlined text.
    pub text: TextMode,
    /// The language of everything that is written or told.
    pub lang: Language,
    /// The partner or product that a ranking shows and colours wherever it ranks.
    pub highlight: Option<Highlight>,
    /// The value axis.
    pub axis: AxisScale,
    /// All sizes of text and marks, times this.
    pub font_scale: FontScale,
    /// What stands above the title.
    pub headline: HeadlineChoice,
    /// A title that wins over the one made from names.
    pub title: Option<String>,
    /// A subtitle that stands in place of unit and basis, which then stand under the chart.
    pub subtitle: Option<String>,
    /// Which of these words are those of whoever made the address, which the picture then says.
    pub words_of_address: WordsOfAddress,
    /// Colours, font and logo of a house; not from an address.
    pub style: Option<Arc<HouseStyle>>,
    /// Shapes of areas; not from an address.
    pub map: Option<Arc<WorldMap>>,
    /// A remark under the chart; only from a chart definition.
    pub note: Option<String>,
    /// What is said of single periods; only from a chart definition.
    pub remarks: Vec<Remark>,
    /// The kinds of events that are marked, in order; none marks all.
    pub event_kinds: Option<Vec<String>>,
}

impl Default for PictureSpec {
    fn default() -> Self {
        Self {
            kind: None,
            width: 1200,
            height: 800,
            scale: 1,
            theme: Theme::Light,
            events: true,
            text: TextMode::Live,
            lang: Language::English,
            highlight: None,
            axis: AxisScale::Linear,
            font_scale: FontScale::default(),
            headline: HeadlineChoice::Auto,
            title: None,
            subtitle: None,
            words_of_address: WordsOfAddress::None,
            style: None,
            map: None,
            note: None,
            remarks: Vec::new(),
            event_kinds: None,
        }
    }
}

impl PictureSpec {
    /// Sets what a preset stands for.
    pub(super) fn apply(&mut self, preset: Preset) {
        let format = preset.format();
        (self.width, self.height, self.scale) = (format.width, format.height, format.scale);
        self.font_scale = format.font_scale;
        self.theme = format.theme.unwrap_or(self.theme);
    }

    /// Takes the size that is usual for its kind, where that is another than of the kind before.
    pub(super) fn sized_after(&mut self, before: Option<ChartKind>) {
        let (usual, other) = (ChartKind::usual_size(self.kind), ChartKind::usual_size(before));
        if usual != other {
            (self.width, self.height) = usual;
        }
    }

    /// The colours.
    pub(super) fn palette(&self) -> &Palette {
        self.style.as_ref().map_or_else(|| self.theme.palette(), |style| style.palette(self.theme))
    }

    /// The fonts.
    pub(super) fn fonts(&self) -> Arc<Fonts> {
        self.style.as_ref().map_or_else(Fonts::embedded, |style| Arc::clone(&style.fonts))
    }
}

impl TextMode {
    pub(super) const WORDS: [&str; 2] = ["live", "outlined"];

    pub(super) fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Live, Self::Outlined].into_iter().find(|mode| mode.word() == word)
    }
}
