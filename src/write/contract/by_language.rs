//! Members for each language but English, such as `name_ru` and `name_fa`, by the table of languages.

use serde::{Serialize, ser::SerializeMap};
use utoipa::openapi::schema::ObjectBuilder;

use crate::{
    language::Language,
    write::{Cell, leaf::Leaf, member::Member},
};

/// One member for each language but English, named by a list of names in the order of the languages.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write) struct ByLanguage<T>(Vec<T>);

impl<T> ByLanguage<T> {
    /// What there is in each language.
    pub(in crate::write) fn of(value: impl Fn(Language) -> T) -> Self {
        Self(Language::BESIDE_ENGLISH.iter().copied().map(value).collect())
    }
}

impl<T: Leaf + Serialize> Member for ByLanguage<T> {
    type Name = &'static [&'static str];

    fn columns(names: Self::Name, into: &mut Vec<&'static str>) {
        into.extend(names);
    }

    fn cells(&self, _: Self::Name, into: &mut Vec<Cell>) {
        into.extend(self.0.iter().map(Leaf::cell));
    }

    fn members<M: SerializeMap>(&self, names: Self::Name, into: &mut M) -> Result<(), M::Error> {
        names.iter().zip(&self.0).try_for_each(|(name, value)| into.serialize_entry(name, value))
    }

    fn properties(names: Self::Name, about: &str, into: ObjectBuilder) -> ObjectBuilder {
        names.iter().fold(into, |into, name| <T as Member>::properties(name, about, into))
    }
}
