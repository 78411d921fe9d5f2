//! Members for each language but English, such as `name_ru` and `name_fa`, by the table of languages; and rows made of parts.

use std::{borrow::Cow, marker::PhantomData};

use serde::{Serialize, Serializer, ser::SerializeMap};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema, schema::ObjectBuilder},
};

use crate::{
    language::Language,
    write::{
        Cell,
        cell::{Leaf, Row},
    },
};

/// What the members are called.
pub(in crate::write) trait Members {
    /// Their names, in the order of the languages.
    const NAMES: &'static [&'static str];
    /// The name of their schema.
    const SCHEMA: &'static str;
}

/// One member for each language but English.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write) struct ByLanguage<M, T> {
    values: Vec<T>,
    members: PhantomData<M>,
}

impl<M: Members, T> ByLanguage<M, T> {
    /// What there is in each language.
    pub(in crate::write) fn of(value: impl Fn(Language) -> T) -> Self {
        Self { values: Language::BESIDE_ENGLISH.iter().copied().map(value).collect(), members: PhantomData }
    }
}

impl<M: Members, T: Serialize> Serialize for ByLanguage<M, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (name, value) in M::NAMES.iter().zip(&self.values) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<M: Members, T: Leaf> Row for ByLanguage<M, T> {
    const COLUMNS: &'static [&'static str] = M::NAMES;

    fn cells(&self) -> Vec<Cell> {
        self.values.iter().map(Leaf::cell).collect()
    }
}

impl<M: Members, T: PartialSchema> PartialSchema for ByLanguage<M, T> {
    fn schema() -> RefOr<Schema> {
        let member = |object: ObjectBuilder, name: &&str| object.property(*name, T::schema()).required(*name);
        M::NAMES.iter().fold(ObjectBuilder::new(), member).into()
    }
}

impl<M: Members, T: PartialSchema> ToSchema for ByLanguage<M, T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(M::SCHEMA)
    }
}

/// The columns of several parts in one row; `N` is how many there are of them all.
pub(in crate::write) const fn joined<const N: usize>(parts: &[&[&'static str]]) -> [&'static str; N] {
    let mut all = [""; N];
    let (mut part, mut place) = (0, 0);
    while part < parts.len() {
        let mut column = 0;
        while column < parts[part].len() {
            all[place] = parts[part][column];
            (place, column) = (place + 1, column + 1);
        }
        part += 1;
    }
    all
}

/// Defines a row of parts: their members stand in one object, their columns side by side.
macro_rules! row_of_parts {
    ($(#[$meta:meta])* struct $name:ident { $($part:ident: $kind:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, utoipa::ToSchema)]
        pub(in crate::write) struct $name { $(#[serde(flatten)] pub $part: $kind,)* }

        impl $crate::write::cell::Row for $name {
            const COLUMNS: &'static [&'static str] = &{
                const PARTS: &[&[&str]] = &[$(<$kind as $crate::write::cell::Row>::COLUMNS),*];
                const ALL: usize = 0 $(+ <$kind as $crate::write::cell::Row>::COLUMNS.len())*;
                $crate::write::contract::by_language::joined::<ALL>(PARTS)
            };

            fn cells(&self) -> Vec<$crate::write::Cell> {
                [$($crate::write::cell::Row::cells(&self.$part)),*].concat()
            }
        }
    };
}

pub(super) use row_of_parts;
