//! Leaves of the contract: values that are one member of JSON, one cell of a table and one property of a schema.

use utoipa::{
    PartialSchema,
    openapi::{
        Array, Object, RefOr, Schema,
        schema::{SchemaType, Type},
    },
};

use super::{Cell, InlineText, Number};

/// A JSON leaf that is also one cell.
pub(in crate::write) trait Leaf {
    /// May it be null?
    const NULLABLE: bool = false;

    /// The cell it becomes.
    fn cell(&self) -> Cell;

    /// The schema of its JSON.
    fn schema() -> Schema;
}

/// The schema of a type that utoipa knows.
fn known<T: PartialSchema + ?Sized>() -> Schema {
    match T::schema() {
        RefOr::T(schema) => schema,
        RefOr::Ref(_) => Object::default().into(),
    }
}

/// The schema with null among its types.
fn or_null(schema: Schema) -> Schema {
    match schema {
        Schema::Object(mut object) => {
            if let SchemaType::Type(kind) = &object.schema_type {
                object.schema_type = SchemaType::Array(vec![kind.clone(), Type::Null]);
            }
            object.into()
        }
        other => other,
    }
}

impl Leaf for String {
    fn cell(&self) -> Cell {
        Cell::Text(self.clone())
    }

    fn schema() -> Schema {
        known::<String>()
    }
}

impl Leaf for &'static str {
    fn cell(&self) -> Cell {
        Cell::Text((*self).to_owned())
    }

    fn schema() -> Schema {
        known::<str>()
    }
}

impl Leaf for Number {
    fn cell(&self) -> Cell {
        Cell::Number(*self)
    }

    fn schema() -> Schema {
        known::<Number>()
    }
}

impl Leaf for InlineText {
    fn cell(&self) -> Cell {
        Cell::Text(self.as_str().to_owned())
    }

    fn schema() -> Schema {
        known::<InlineText>()
    }
}

impl Leaf for usize {
    fn cell(&self) -> Cell {
        Cell::Number(Number::count(*self))
    }

    fn schema() -> Schema {
        known::<usize>()
    }
}

impl Leaf for i64 {
    fn cell(&self) -> Cell {
        Cell::Number(Number::scaled((*self).into(), 0))
    }

    fn schema() -> Schema {
        known::<i64>()
    }
}

impl Leaf for bool {
    fn cell(&self) -> Cell {
        Cell::Flag(*self)
    }

    fn schema() -> Schema {
        known::<bool>()
    }
}

impl<T: Leaf> Leaf for Option<T> {
    const NULLABLE: bool = true;

    fn cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Empty, Leaf::cell)
    }

    fn schema() -> Schema {
        or_null(T::schema())
    }
}

/// Several texts share one cell: `RUS | IRN`.
impl Leaf for Vec<String> {
    fn cell(&self) -> Cell {
        if self.is_empty() { Cell::Empty } else { Cell::Text(self.join(" | ")) }
    }

    fn schema() -> Schema {
        known::<Self>()
    }
}

/// Figures by period share one cell: `1.5 |  | 4`, nothing where there is none.
impl Leaf for Vec<Option<Number>> {
    fn cell(&self) -> Cell {
        let texts: Vec<String> =
            self.iter().map(|number| number.as_ref().map_or_else(String::new, ToString::to_string)).collect();
        if texts.is_empty() { Cell::Empty } else { Cell::Text(texts.join(" | ")) }
    }

    fn schema() -> Schema {
        Array::new(or_null(<Number as Leaf>::schema())).into()
    }
}
