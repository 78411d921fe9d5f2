//! How the picture of a page is drawn beside its kind: the axis and the events on it. It stands in the page's address, and goes
//! on to the picture, its downloads and its frame.

use super::asked::Asked;
use crate::{
    chart::{AxisScale, PictureSpec},
    query::{self, QueryError, Resource, View},
};

/// The picture parameters that a page has too.
const NAMES: [&str; 3] = ["axis", "events", "event_kind"];

/// How the picture is drawn: a [`PictureSpec`] in which only what a page has too is unusual.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct PictureOptions(PictureSpec);

impl PictureOptions {
    /// Takes its parameters off an address.
    ///
    /// # Errors
    /// When one is not allowed, where nothing is forgiven.
    pub(super) fn read(asked: &mut Asked, resource: &Resource) -> Result<Self, QueryError> {
        let mut spec = PictureSpec::default();
        for name in NAMES {
            let Some(text) = asked.given.take(name) else { continue };
            match spec.with(&[(name.to_owned(), text.clone())], resource) {
                Ok(next) => spec = next,
                Err(error) => asked.refuse(name, text, error.into())?,
            }
        }
        Ok(Self(spec))
    }

    /// As the text of an address; none where all is as usual.
    pub(super) fn text(&self) -> Option<String> {
        Some(self.0.canonical()).filter(|text| !text.is_empty())
    }

    /// Names and values, those that are usual left out.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        query::query_pairs(&self.0.canonical()).unwrap_or_default()
    }

    /// For the words around the picture.
    pub(super) fn spec(&self) -> PictureSpec {
        self.0.clone()
    }

    pub(super) fn is_logarithmic(&self) -> bool {
        self.0.axis == AxisScale::Logarithmic
    }

    pub(super) fn marks_events(&self) -> bool {
        self.0.events
    }

    /// The same on the other axis.
    pub(super) fn on_other_axis(&self) -> Self {
        let axis = if self.is_logarithmic() { AxisScale::Linear } else { AxisScale::Logarithmic };
        Self(PictureSpec { axis, ..self.0.clone() })
    }

    /// The same with events where there are none, and without where there are.
    pub(super) fn with_other_events(&self) -> Self {
        Self(PictureSpec { events: !self.0.events, ..self.0.clone() })
    }

    /// As far as another view can be drawn so: what is ranked or shared out has no other axis.
    pub(super) fn of_resource(&self, resource: &Resource) -> Self {
        match resource {
            Resource::View(_, View::Products) => Self::default(),
            _ => self.clone(),
        }
    }
}
