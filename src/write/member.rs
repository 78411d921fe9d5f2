//! The structs of the contract whose fields are members of JSON, columns of a table and properties of a schema alike.
//!
//! A field is a leaf, named by itself, or a figure with its bounds, named by its columns: `yoy: Figure = figures::YOY` is four
//! members, `yoy_percent`, `yoy_low_percent`, `yoy_high_percent` and `yoy_reason`.

use serde::{Serialize, ser::SerializeMap};
use utoipa::openapi::{Schema, schema::ObjectBuilder};

use super::{Cell, leaf::Leaf};

/// A field of a contract struct.
pub(in crate::write) trait Member {
    /// What names it.
    type Name: Copy;

    /// The names of its columns.
    fn columns(name: Self::Name, into: &mut Vec<&'static str>);

    /// Its cells, in the same order.
    fn cells(&self, name: Self::Name, into: &mut Vec<Cell>);

    /// Its members, in the same order.
    fn members<M: SerializeMap>(&self, name: Self::Name, into: &mut M) -> Result<(), M::Error>;

    /// Their properties, with what is said of the field.
    fn properties(name: Self::Name, about: &str, into: ObjectBuilder) -> ObjectBuilder;
}

/// A struct of members: one definition for the members of JSON and the columns of a table.
pub(in crate::write) trait Row {
    /// The names of its columns.
    fn columns() -> &'static [&'static str];

    /// Its cells, in the same order.
    fn cells(&self) -> Vec<Cell>;
}

impl<T: Leaf + Serialize> Member for T {
    type Name = &'static str;

    fn columns(name: &'static str, into: &mut Vec<&'static str>) {
        into.push(name);
    }

    fn cells(&self, _: &'static str, into: &mut Vec<Cell>) {
        into.push(self.cell());
    }

    fn members<M: SerializeMap>(&self, name: &'static str, into: &mut M) -> Result<(), M::Error> {
        into.serialize_entry(name, self)
    }

    fn properties(name: &'static str, about: &str, into: ObjectBuilder) -> ObjectBuilder {
        let into = into.property(name, described(T::schema(), about));
        if T::NULLABLE { into } else { into.required(name) }
    }
}

fn described(schema: Schema, about: &str) -> Schema {
    match schema {
        Schema::Object(mut object) if !about.is_empty() => {
            object.description = Some(about.to_owned());
            object.into()
        }
        Schema::Array(mut array) if !about.is_empty() => {
            array.description = Some(about.to_owned());
            array.into()
        }
        other => other,
    }
}

/// The lines of a doc comment without their indentation.
pub(in crate::write) fn prose(doc: &str) -> String {
    doc.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

/// Defines a struct of members: serialised, laid out as cells and described in the order of its fields.
macro_rules! members {
    (
        $(#[doc = $doc:literal])*
        struct $name:ident { $($(#[doc = $field_doc:literal])* $field:ident: $kind:ty $(= $columns:path)?,)* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub(in crate::write) struct $name { $($(#[doc = $field_doc])* pub $field: $kind,)* }

        impl $crate::write::member::Row for $name {
            fn columns() -> &'static [&'static str] {
                static COLUMNS: std::sync::LazyLock<Vec<&'static str>> = std::sync::LazyLock::new(|| {
                    let mut columns = Vec::new();
                    $(<$kind as $crate::write::member::Member>::columns($crate::write::member::members!(@name $field $($columns)?), &mut columns);)*
                    columns
                });
                &COLUMNS
            }

            fn cells(&self) -> Vec<$crate::write::Cell> {
                let mut cells = Vec::with_capacity(Self::columns().len());
                $($crate::write::member::Member::cells(&self.$field, $crate::write::member::members!(@name $field $($columns)?), &mut cells);)*
                cells
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serde::Serializer::serialize_map(serializer, None)?;
                $($crate::write::member::Member::members(&self.$field, $crate::write::member::members!(@name $field $($columns)?), &mut map)?;)*
                serde::ser::SerializeMap::end(map)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let about = $crate::write::member::prose(concat!($($doc, "\n"),*));
                let object = utoipa::openapi::ObjectBuilder::new().description(Some(about));
                $(let object = <$kind as $crate::write::member::Member>::properties(
                    $crate::write::member::members!(@name $field $($columns)?),
                    &$crate::write::member::prose(concat!($($field_doc, "\n"),*)),
                    object,
                );)*
                object.into()
            }
        }

        impl utoipa::ToSchema for $name {}
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $columns:path) => { &$columns };
}

pub(in crate::write) use members;
