//! How a picture is to be drawn: the picture parameters of an address or of a `charts/<slug>.toml`.

use std::sync::Arc;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    axis_scale::AxisScale,
    custom_text::custom_text,
    font_scale::FontScale,
    fonts::Fonts,
    kind::ChartKind,
    preset::Preset,
    style::HouseStyle,
    theme::{Palette, Theme},
};
use crate::{language::Language, parameter::ParameterError, query::Resource};

/// The least and the greatest width and height.
const SIDES: std::ops::RangeInclusive<u32> = 200..=4000;
/// The least and the greatest scale.
const SCALES: std::ops::RangeInclusive<u32> = 1..=4;
/// The most pixels after scaling.
const MOST_PIXELS: u32 = 16_000_000;

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
    /// The value axis.
    pub axis: AxisScale,
    /// All sizes of text and marks, times this.
    pub font_scale: FontScale,
    /// A title that wins over the one made from names.
    pub title: Option<String>,
    /// A subtitle that stands in place of unit and basis, which then stand under the chart.
    pub subtitle: Option<String>,
    /// Colours, font and logo of a house; not from an address.
    pub style: Option<Arc<HouseStyle>>,
    /// A remark under the chart; only from a chart definition.
    pub note: Option<String>,
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
            axis: AxisScale::Linear,
            font_scale: FontScale::default(),
            title: None,
            subtitle: None,
            style: None,
            note: None,
        }
    }
}

impl PictureSpec {
    /// The picture parameters of an address.
    pub const PARAMETERS: &[&str] = &[
        "kind",
        "axis",
        "preset",
        "width",
        "height",
        "scale",
        "font_scale",
        "theme",
        "events",
        "text",
        "lang",
        "title",
        "subtitle",
    ];

    /// The spec of an address's picture parameters, for a picture of this resource.
    ///
    /// # Errors
    /// [`ParameterError`] with the parameter and what is allowed.
    pub fn parse(parameters: &[(String, String)], resource: &Resource) -> Result<Self, ParameterError> {
        Self::default().with(parameters, resource)
    }

    /// This spec with some parameters changed, the others stay. A preset changes first, so that what is given beside it wins.
    ///
    /// # Errors
    /// [`ParameterError`] with the parameter and what is allowed.
    pub fn with(&self, parameters: &[(String, String)], resource: &Resource) -> Result<Self, ParameterError> {
        let mut spec = self.clone();
        let is_preset = |(name, _): &&(String, String)| name == "preset";
        for (name, value) in parameters.iter().filter(is_preset).chain(parameters.iter().filter(|pair| !is_preset(pair))) {
            spec.set(name, value, resource)?;
        }
        spec.validate()?;
        Ok(spec)
    }

    fn set(&mut self, name: &str, value: &str, resource: &Resource) -> Result<(), ParameterError> {
        let wrong = |allowed: &[&str]| ParameterError::new(name, format!("{value:?} is not allowed"), allowed);
        match name {
            "kind" => self.kind = Some(ChartKind::chosen(value, resource)?),
            "width" => self.width = whole(name, value, &SIDES)?,
            "height" => self.height = whole(name, value, &SIDES)?,
            "scale" => self.scale = whole(name, value, &SCALES)?,
            "theme" => self.theme = Theme::of(value).ok_or_else(|| wrong(&Theme::WORDS))?,
            "events" => self.events = truth(value).ok_or_else(|| wrong(&["true", "false"]))?,
            "lang" => self.lang = Language::of(value).ok_or_else(|| wrong(&Language::WORDS))?,
            "text" => self.text = TextMode::of(value).ok_or_else(|| wrong(&TextMode::WORDS))?,
            "axis" => self.axis = AxisScale::of(value).ok_or_else(|| wrong(&AxisScale::WORDS))?,
            "preset" => self.apply(Preset::of(value).ok_or_else(|| wrong(&Preset::WORDS))?),
            "font_scale" => self.font_scale = FontScale::parse(value)?,
            "title" => self.title = Some(custom_text(name, value)?),
            "subtitle" => self.subtitle = Some(custom_text(name, value)?),
            _ => return Err(ParameterError::new(name, "is not a picture parameter", Self::PARAMETERS)),
        }
        Ok(())
    }

    /// Sets what a preset stands for.
    pub(super) fn apply(&mut self, preset: Preset) {
        let format = preset.format();
        (self.width, self.height, self.scale) = (format.width, format.height, format.scale);
        self.font_scale = format.font_scale;
        self.theme = format.theme.unwrap_or(self.theme);
    }

    /// The colours.
    pub(super) fn palette(&self) -> &Palette {
        self.style.as_ref().map_or_else(|| self.theme.palette(), |style| style.palette(self.theme))
    }

    /// The fonts.
    pub(super) fn fonts(&self) -> Arc<Fonts> {
        self.style.as_ref().map_or_else(Fonts::embedded, |style| Arc::clone(&style.fonts))
    }

    /// All that a picture of the same figures hangs on, for caches: the canonical text and the house style.
    #[must_use]
    pub fn key(&self) -> String {
        let style = self.style.as_ref().map_or("", |style| style.digest());
        format!("{}\n{style}", self.canonical())
    }

    /// What no parameter can see alone.
    ///
    /// # Errors
    /// [`ParameterError`] when a side or the scale is out of range, or the picture has too many pixels.
    pub fn validate(&self) -> Result<(), ParameterError> {
        for (name, value, range) in
            [("width", self.width, &SIDES), ("height", self.height, &SIDES), ("scale", self.scale, &SCALES)]
        {
            whole(name, &value.to_string(), range)?;
        }
        let pixels = self.width * self.height * self.scale * self.scale;
        if pixels > MOST_PIXELS {
            let detail = format!("{}×{} at scale {} is {pixels} pixels", self.width, self.height, self.scale);
            let name = if self.scale > 1 { "scale" } else { "width" };
            return Err(ParameterError::new(name, detail, &["at most 16000000 pixels after scale"]));
        }
        Ok(())
    }

    /// The values that are not the default, as sorted query text, a preset as what it stands for; the note is no parameter and
    /// stays out.
    #[must_use]
    pub fn canonical(&self) -> String {
        let default = Self::default();
        let number = |name: &str, own: u32, usual: u32| (own != usual).then(|| format!("{name}={own}"));
        let words = |name: &str, own: &Option<String>| {
            own.as_ref().map(|text| format!("{name}={}", utf8_percent_encode(text, NON_ALPHANUMERIC)))
        };
        [
            (self.axis != default.axis).then(|| format!("axis={}", self.axis.word())),
            (!self.events).then(|| "events=false".to_owned()),
            (self.font_scale != default.font_scale).then(|| format!("font_scale={}", self.font_scale)),
            number("height", self.height, default.height),
            self.kind.map(|kind| format!("kind={}", kind.word())),
            (self.lang != default.lang).then(|| format!("lang={}", self.lang.word())),
            number("scale", self.scale, default.scale),
            words("subtitle", &self.subtitle),
            (self.text != default.text).then(|| format!("text={}", self.text.word())),
            (self.theme != default.theme).then(|| format!("theme={}", self.theme.word())),
            words("title", &self.title),
            number("width", self.width, default.width),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("&")
    }
}

impl TextMode {
    const WORDS: [&str; 2] = ["live", "outlined"];

    fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    fn of(word: &str) -> Option<Self> {
        [Self::Live, Self::Outlined].into_iter().find(|mode| mode.word() == word)
    }
}

fn truth(word: &str) -> Option<bool> {
    match word {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

fn whole(name: &str, text: &str, range: &std::ops::RangeInclusive<u32>) -> Result<u32, ParameterError> {
    let plain = Some(text).filter(|text| text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()));
    plain.and_then(|text| text.parse().ok()).filter(|number| range.contains(number)).ok_or_else(|| {
        let allowed = format!("a whole number from {} to {}", range.start(), range.end());
        ParameterError::new(name, format!("{text:?} is not allowed"), &[&allowed])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::View;

    fn turnover() -> Resource {
        Resource::View("RUS-IRN".parse().unwrap(), View::Turnover)
    }

    fn parsed(text: &str) -> Result<PictureSpec, ParameterError> {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<_> = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        PictureSpec::parse(&pairs, &turnover())
    }

    #[test]
    fn reads_back_from_its_canonical_text() {
        assert_eq!(parsed("").unwrap(), PictureSpec::default());
        assert_eq!(PictureSpec::default().canonical(), "");
        let text = "axis=log&events=false&font_scale=1.25&height=400&kind=line&lang=fa&scale=2&subtitle=b&text=outlined&theme=dark\
                    &title=a&width=640";
        assert_eq!(parsed(text).unwrap().canonical(), text);
        assert_eq!(parsed("width=1200&kind=bar&lang=en").unwrap().canonical(), "kind=bar", "defaults are left out");
    }

    #[test]
    fn names_the_parameter_and_what_is_allowed() {
        for (text, named) in [
            ("kind=pie", "kind"),
            ("width=199", "width"),
            ("width=4001", "width"),
            ("height=+800", "height"),
            ("height=", "height"),
            ("scale=5", "scale"),
            ("scale=1.5", "scale"),
            ("theme=Dark", "theme"),
            ("events=yes", "events"),
            ("text=path", "text"),
            ("axis=logarithmic", "axis"),
            ("preset=poster", "preset"),
            ("font_scale=4", "font_scale"),
            ("title= ", "title"),
            ("width=4000&height=4000&scale=2", "scale"),
            ("lang=de", "lang"),
            ("lang=FA", "lang"),
            ("language=fa", "language"),
            ("preset=print&scale=4", "scale"),
        ] {
            let Err(ParameterError { parameter, allowed, .. }) = parsed(text) else { panic!("{text} passed") };
            assert_eq!(parameter, named, "{text}");
            assert!(!allowed.is_empty(), "{text}");
        }
        assert!(parsed("width=4000&height=4000").is_ok(), "exactly sixteen million pixels");
    }

    #[test]
    fn what_is_given_beside_a_preset_wins() {
        let canonical = |text: &str| parsed(text).unwrap().canonical();
        assert_eq!(canonical("preset=og"), "font_scale=1.3&height=630");
        assert_eq!(canonical("width=1000&preset=og&font_scale=1"), canonical("font_scale=1&preset=og&width=1000"));
        assert_eq!(canonical("font_scale=1&width=1000&preset=og"), "height=630&width=1000");
        assert_eq!(canonical("theme=dark&preset=print"), "font_scale=1.25&height=1000&scale=2&theme=dark&width=1600");
        // A preset in the address of a curated chart wins over its definition, and so does its white ground.
        let chart = PictureSpec { width: 500, theme: Theme::Dark, ..PictureSpec::default() };
        let printed = chart.with(&[("preset".into(), "print".into())], &turnover()).unwrap();
        assert_eq!((printed.width, printed.theme), (1600, Theme::Light));
    }

    #[test]
    fn changing_a_parameter_keeps_title_and_note() {
        let spec = PictureSpec { title: Some("A".into()), note: Some("b".into()), ..PictureSpec::default() };
        let changed = spec.with(&[("theme".into(), "dark".into())], &turnover()).unwrap();
        assert_eq!((changed.theme, changed.title, changed.note), (Theme::Dark, Some("A".into()), Some("b".into())));
    }

    #[test]
    fn every_preset_is_a_picture_that_may_be_asked_for() {
        for preset in Preset::ALL {
            let mut spec = PictureSpec { theme: Theme::Dark, ..PictureSpec::default() };
            spec.apply(preset);
            assert_eq!(spec.validate(), Ok(()), "{preset:?}");
            assert_eq!(spec.theme == Theme::Light, preset == Preset::Print, "{preset:?}");
            assert_eq!(Preset::of(preset.word()), Some(preset));
        }
        assert_eq!(Preset::of("poster"), None);
    }
}
