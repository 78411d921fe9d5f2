//! What stands around a picture, in words, for a page that shows the picture too small for them; and what else it could be
//! asked for.

use super::{
    axis_scale::AxisScale,
    error::ChartError,
    figure,
    paint::{geometry::Rect, swatch::Swatch},
    spec::PictureSpec,
};
use crate::{language::Language, query::Answer};

/// A picture so small that it has no room for words of its own.
const SMALL: Rect = Rect { left: 0, top: 0, right: 400, bottom: 360 };

/// What stands around a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// Unit and basis.
    pub subtitle: String,
    /// What to beware of.
    pub cautions: Vec<String>,
    /// The signs that are drawn, with what they mean.
    pub key: Vec<(Sign, String)>,
    /// Source, licence and dates.
    pub source: String,
    /// Has it no figure to show?
    pub is_empty: bool,
    /// Could it stand on the other axis too, logarithmic or linear?
    pub has_other_axis: bool,
    /// Are there events to mark or to leave out?
    pub has_events: bool,
}

/// A sign of a picture, as far as a page can show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A hatched bar.
    Hatched,
    /// A pale bar or line.
    Pale,
    /// An outlined bar.
    Outlined,
    /// A hollow marker.
    Hollow,
    /// A whisker.
    Whisker,
    /// A place without a figure.
    Missing,
    /// A place with a part of its figure.
    Partial,
    /// A break.
    Break,
    /// Any other, or none.
    Other,
}

impl Sign {
    /// A word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Hatched => "hatched",
            Self::Pale => "pale",
            Self::Outlined => "outlined",
            Self::Hollow => "hollow",
            Self::Whisker => "whisker",
            Self::Missing => "missing",
            Self::Partial => "partial",
            Self::Break => "break",
            Self::Other => "other",
        }
    }

    fn of(swatch: Swatch) -> Self {
        match swatch {
            Swatch::Hatched | Swatch::Suppressed => Self::Hatched,
            Swatch::Pale | Swatch::PaleLine => Self::Pale,
            Swatch::Outlined => Self::Outlined,
            Swatch::Hollow | Swatch::DashedHollow => Self::Hollow,
            Swatch::Whisker => Self::Whisker,
            Swatch::NoData => Self::Missing,
            Swatch::Incomplete => Self::Partial,
            Swatch::Break => Self::Break,
            _ => Self::Other,
        }
    }
}

/// What the usual picture of an answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureWords {
    /// What it is.
    pub title: String,
    /// What its figures are counted in, and their basis.
    pub unit: String,
    /// What is to be seen on it, each with its full stop.
    pub sentences: Vec<String>,
}

/// What the usual picture of an answer says; nothing for what cannot be drawn.
#[must_use]
pub fn picture_words(answer: &Answer, language: Language) -> Option<PictureWords> {
    let figure = figure::figure(answer, &PictureSpec { lang: language, ..PictureSpec::default() }, "").ok()?;
    Some(PictureWords { title: figure.title, unit: figure.subtitle, sentences: figure.body.form().sentences(language) })
}

/// The words around the picture of an answer.
///
/// # Errors
/// As for the picture itself: [`ChartError::NoPicture`] for what cannot be drawn, [`ChartError::Refused`] for what it cannot be
/// drawn as.
pub fn caption(answer: &Answer, spec: &PictureSpec) -> Result<Caption, ChartError> {
    let figure = figure::figure(answer, spec, "")?;
    let other_axis = match spec.axis {
        AxisScale::Linear => AxisScale::Logarithmic,
        AxisScale::Logarithmic => AxisScale::Linear,
    };
    let other_events = figure::figure(answer, &PictureSpec { events: !spec.events, ..spec.clone() }, "")?;
    let form = figure.body.form();
    let is_empty = form.is_empty();
    Ok(Caption {
        key: form.notation(spec.lang, SMALL).into_iter().map(|(swatch, words)| (Sign::of(swatch), words)).collect(),
        is_empty,
        has_other_axis: !is_empty && figure::figure(answer, &PictureSpec { axis: other_axis, ..spec.clone() }, "").is_ok(),
        has_events: !is_empty && other_events.body != figure.body,
        subtitle: figure.subtitle,
        cautions: figure.cautions,
        source: figure.source,
    })
}
