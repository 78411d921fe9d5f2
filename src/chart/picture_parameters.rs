//! The parameters of pictures, one entry each; the order is that in which they are named to people.

use std::ops::RangeInclusive;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    axis_scale::AxisScale,
    custom_text::custom_text,
    event_kinds::event_kinds,
    font_scale::FontScale,
    headline_choice::HeadlineChoice,
    highlight::{self, Highlight},
    kinds::ChartKind,
    preset::Preset,
    spec::{PictureSpec, TextMode},
    theme::Theme,
};
use crate::{
    language::Language,
    limits::Limits,
    parameter::ParameterError,
    query::{
        Format, Given, Parameter, Resource,
        Schema::{self, Decimal, Text, Truth, Whole, Words},
        canonical, set,
    },
};

/// The least and the greatest width and height; of pictures with words the least is [`LEAST_WITH_WORDS`].
const SIDES: RangeInclusive<u32> = 16..=4000;
const SIDE: Schema = Whole(16, Some(4000));
const LEAST_WITH_WORDS: u32 = 200;
/// What is allowed, in words.
const SIDES_TOLD: &str = "a whole number from 200 to 4000, with kind=spark from 16";
/// The least and the greatest scale.
const SCALES: RangeInclusive<u32> = 1..=4;
/// What is escaped in the canonical text.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

type Picture = Parameter<PictureSpec>;

/// Every parameter of a picture.
pub static PICTURE_PARAMETERS: [Picture; 16] = [
    Picture::new(
        "kind",
        Words(kinds),
        "What the figures are drawn as; without it, what suits them.",
        |spec, given| set(&mut spec.kind, kind(given)),
        |spec| spec.kind.map(|kind| kind.word().to_owned()),
    ),
    Picture::new(
        "axis",
        Words(|_, _| AxisScale::WORDS.to_vec()),
        "A linear or a logarithmic axis, where the figures allow one.",
        |spec, given| set(&mut spec.axis, word(given, &AxisScale::WORDS, AxisScale::from_word)),
        |spec| unusual(spec.axis, &AxisScale::Linear).map(|axis| axis.word().to_owned()),
    ),
    Picture::new(
        highlight::NAME,
        Text(1, Some(40)),
        "A partner (`IRN`) or a product (`HS:27`) that ranked bars show and colour wherever it ranks.",
        |spec, given| set(&mut spec.highlight, Highlight::parse(given.text, given.resource).map(Some)),
        |spec| spec.highlight.map(|highlight| highlight.to_string()),
    ),
    Picture::new(
        "preset",
        Words(|_, _| Preset::WORDS.to_vec()),
        "Sizes for a purpose; `width`, `height` and `scale` win over it.",
        |spec, given| word(given, &Preset::WORDS, Preset::from_word).map(|preset| spec.apply(preset)),
        |_| None,
    ),
    Picture::new(
        "width",
        SIDE,
        "Width in pixels before scaling: at least 200, of a spark at least 16 and usually 240; at most 16,000,000 pixels after it, unless `/v1/limits` says otherwise.",
        |spec, given| set(&mut spec.width, side(given)),
        |spec| unusual(spec.width, &ChartKind::usual_size(spec.kind).0).map(|side| side.to_string()),
    )
    .default("1200"),
    Picture::new(
        "height",
        SIDE,
        "Height in pixels before scaling: at least 200, of a spark at least 16 and usually 60; at most 16,000,000 pixels after it, unless `/v1/limits` says otherwise.",
        |spec, given| set(&mut spec.height, side(given)),
        |spec| unusual(spec.height, &ChartKind::usual_size(spec.kind).1).map(|side| side.to_string()),
    )
    .default("800"),
    Picture::new(
        "scale",
        Whole(1, Some(4)),
        "Pixels of a PNG for each unit of width and height.",
        |spec, given| set(&mut spec.scale, whole(given, &SCALES)),
        |spec| unusual(spec.scale, &1).map(|scale| scale.to_string()),
    )
    .default("1"),
    Picture::new(
        "font_scale",
        Decimal(0.5, 3.0),
        "How large texts are.",
        |spec, given| set(&mut spec.font_scale, FontScale::parse(given.text)),
        |spec| unusual(spec.font_scale, &FontScale::default()).map(|scale| scale.to_string()),
    ),
    Picture::new(
        "theme",
        Words(|_, _| Theme::WORDS.to_vec()),
        "Light or dark.",
        |spec, given| set(&mut spec.theme, word(given, &Theme::WORDS, Theme::from_word)),
        |spec| unusual(spec.theme, &Theme::Light).map(|theme| theme.word().to_owned()),
    )
    .default("light"),
    Picture::new(
        "events",
        Truth,
        "Mark events on the time axis?",
        |spec, given| set(&mut spec.events, truth(given)),
        |spec| unusual(spec.events, &true).map(|events| events.to_string()),
    ),
    Picture::new(
        "event_kind",
        Text(1, Some(200)),
        "Mark only events of these kinds, by their words in the data (`sanctions,visit`).",
        |spec, given| set(&mut spec.event_kinds, event_kinds(given.name, given.text).map(Some)),
        |spec| spec.event_kinds.as_ref().map(|kinds| kinds.join(",")),
    ),
    Picture::new(
        "text",
        Words(|_, _| TextMode::WORDS.to_vec()),
        "Live text is small, searchable and read aloud; outlined text looks the same everywhere.",
        |spec, given| set(&mut spec.text, word(given, &TextMode::WORDS, TextMode::from_word)),
        |spec| unusual(spec.text, &TextMode::Live).map(|mode| mode.word().to_owned()),
    )
    .default("live"),
    Picture::new(
        "lang",
        Words(|_, _| Language::WORDS.to_vec()),
        "The language of texts, numbers and dates, and the direction they run in.",
        |spec, given| set(&mut spec.lang, word(given, &Language::WORDS, Language::from_word)),
        |spec| unusual(spec.lang, &Language::English).map(|language| language.word().to_owned()),
    )
    .default("en"),
    Picture::new(
        "title",
        Text(1, Some(200)),
        "A title in place of the one made from the figures. The picture says that it is not the site's, unless the server is told to \
         leave that out.",
        |spec, given| set(&mut spec.title, custom_text(given.name, given.text).map(Some)),
        |spec| spec.title.clone(),
    ),
    Picture::new(
        "subtitle",
        Text(1, Some(200)),
        "A subtitle in place of the one made from the figures, with the same remark.",
        |spec, given| set(&mut spec.subtitle, custom_text(given.name, given.text).map(Some)),
        |spec| spec.subtitle.clone(),
    ),
    Picture::new(
        "headline",
        Words(|_, _| HeadlineChoice::WORDS.to_vec()),
        "The finding above the title, where the figures bear one out; `off` leaves the title alone.",
        |spec, given| set(&mut spec.headline, word(given, &HeadlineChoice::WORDS, HeadlineChoice::from_word)),
        |spec| spec.headline.word().map(str::to_owned),
    )
    .default("auto"),
];

static NAMES: [&str; PICTURE_PARAMETERS.len()] = names();

const fn names() -> [&'static str; 16] {
    let mut names = [""; 16];
    let mut place = 0;
    while place < names.len() {
        names[place] = PICTURE_PARAMETERS[place].name;
        place += 1;
    }
    names
}

fn unusual<T: PartialEq>(value: T, usual: &T) -> Option<T> {
    Some(value).filter(|value| value != usual)
}

fn kinds(resource: Option<&Resource>, _: Option<Format>) -> Vec<&'static str> {
    let offered = resource.map_or_else(|| ChartKind::ALL.to_vec(), ChartKind::offered);
    offered.iter().map(|kind| kind.word()).collect()
}

fn kind(given: &Given<'_>) -> Result<Option<ChartKind>, ParameterError> {
    let unknown = || given.refused(&ChartKind::WORDS);
    match given.resource {
        Some(resource) => ChartKind::chosen(given.text, resource).map(Some),
        None => ChartKind::from_word(given.text).map(Some).ok_or_else(unknown),
    }
}

fn word<T>(given: &Given<'_>, words: &[&str], of: fn(&str) -> Option<T>) -> Result<T, ParameterError> {
    of(given.text).ok_or_else(|| given.refused(words))
}

fn truth(given: &Given<'_>) -> Result<bool, ParameterError> {
    given.text.parse().map_err(|_| given.refused(&["true", "false"]))
}

fn side(given: &Given<'_>) -> Result<u32, ParameterError> {
    whole(given, &SIDES).map_err(|_| given.refused(&[SIDES_TOLD]))
}

fn whole(given: &Given<'_>, range: &RangeInclusive<u32>) -> Result<u32, ParameterError> {
    let plain = Some(given.text).filter(|text| text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()));
    plain
        .and_then(|text| text.parse().ok())
        .filter(|number| range.contains(number))
        .ok_or_else(|| given.refused(&[&format!("a whole number from {} to {}", range.start(), range.end())]))
}

impl PictureSpec {
    /// The picture parameters of an address, by name.
    pub const PARAMETERS: &'static [&'static str] = &NAMES;

    /// The spec of an address's picture parameters, for a picture of this resource.
    ///
    /// # Errors
    /// [`ParameterError`] with the parameter and what is allowed.
    pub fn parse(parameters: &[(String, String)], resource: &Resource) -> Result<Self, ParameterError> {
        Self::default().with(parameters, resource)
    }

    /// This spec with some parameters changed, the others stay. The kind changes first, because a spark has a size of its own,
    /// and then a preset, so that what is given beside it wins.
    ///
    /// # Errors
    /// [`ParameterError`] with the parameter and what is allowed.
    pub fn with(&self, parameters: &[(String, String)], resource: &Resource) -> Result<Self, ParameterError> {
        let mut spec = self.clone();
        let mut ordered: Vec<&(String, String)> = parameters.iter().collect();
        ordered.sort_by_key(|(name, _)| ["kind", "preset"].iter().position(|first| name == first).unwrap_or(2));
        for (name, value) in ordered {
            let kind = spec.kind;
            let parameter = PICTURE_PARAMETERS.iter().find(|parameter| parameter.name == name);
            let parameter = parameter.ok_or_else(|| ParameterError::new(name, "is not a picture parameter", Self::PARAMETERS))?;
            parameter.read(&mut spec, value, Some(resource))?;
            spec.sized_after(kind);
        }
        spec.validate()?;
        spec.words_of_address = self.words_of_address.and(self.title != spec.title, self.subtitle != spec.subtitle);
        Ok(spec)
    }

    /// All that a picture of the same figures hangs on, for caches: the canonical text, whose words it shows, the house style and
    /// the map.
    #[must_use]
    pub fn key(&self) -> String {
        let style = self.style.as_ref().map_or("", |style| style.digest());
        let map = self.map.as_ref().map_or("", |map| map.digest());
        format!("{}\n{style}{map}{}", self.canonical(), self.words_of_address.key())
    }

    /// What no parameter can see alone.
    ///
    /// # Errors
    /// [`ParameterError`] when a side or the scale is out of range, or the picture has too many pixels.
    pub fn validate(&self) -> Result<(), ParameterError> {
        let least = if self.kind == Some(ChartKind::Spark) { *SIDES.start() } else { LEAST_WITH_WORDS };
        for (name, value) in [("width", self.width), ("height", self.height)] {
            if !(least..=*SIDES.end()).contains(&value) {
                return Err(Given { name, text: &value.to_string(), resource: None }.refused(&[SIDES_TOLD]));
            }
        }
        whole(&Given { name: "scale", text: &self.scale.to_string(), resource: None }, &SCALES)?;
        let pixels = self.width * self.height * self.scale * self.scale;
        let most = Limits::current().picture_pixels;
        if u64::from(pixels) > most {
            let detail = format!("{}×{} at scale {} is {pixels} pixels", self.width, self.height, self.scale);
            let name = if self.scale > 1 { "scale" } else { "width" };
            return Err(ParameterError::new(name, detail, &[&format!("at most {most} pixels after scale")]));
        }
        Ok(())
    }

    /// The values that are not the default, as sorted query text, a preset as what it stands for; the note is no parameter and
    /// stays out.
    #[must_use]
    pub fn canonical(&self) -> String {
        let texts = canonical(&PICTURE_PARAMETERS, self);
        let texts = texts.iter().map(|(name, text)| format!("{name}={}", utf8_percent_encode(text, ESCAPED)));
        texts.collect::<Vec<_>>().join("&")
    }
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
        let text = "axis=log&events=false&font_scale=1.25&headline=off&height=400&kind=line&lang=fa&scale=2&subtitle=b&text=outlined&theme=dark\
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
            ("headline=own words", "headline"),
            ("width=4000&height=4000&scale=2", "scale"),
            ("lang=xx", "lang"),
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
        assert_eq!(canonical("preset=og"), "font_scale=2&height=630");
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
            assert_eq!(Preset::from_word(preset.word()), Some(preset));
        }
        assert_eq!(Preset::from_word("poster"), None);
    }
}
