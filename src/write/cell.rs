//! Cells of a table, and the structs whose fields are both JSON members and columns.

use super::{InlineText, Number};

/// One cell of a table, the same for CSV and what may follow it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// An exact number.
    Number(Number),
    /// True or false.
    Flag(bool),
    /// Null.
    Empty,
}

/// A JSON leaf that is also one cell.
pub(super) trait Leaf {
    /// The cell it becomes.
    fn cell(&self) -> Cell;
}

/// A struct of leaves: one definition for the members of JSON and the columns of a table.
pub(super) trait Row {
    /// The names of its fields.
    const COLUMNS: &'static [&'static str];

    /// Its fields, in the same order.
    fn cells(&self) -> Vec<Cell>;
}

impl Leaf for String {
    fn cell(&self) -> Cell {
        Cell::Text(self.clone())
    }
}

impl Leaf for &'static str {
    fn cell(&self) -> Cell {
        Cell::Text((*self).to_owned())
    }
}

impl Leaf for Number {
    fn cell(&self) -> Cell {
        Cell::Number(*self)
    }
}

impl Leaf for InlineText {
    fn cell(&self) -> Cell {
        Cell::Text(self.as_str().to_owned())
    }
}

impl Leaf for usize {
    fn cell(&self) -> Cell {
        Cell::Number(Number::count(*self))
    }
}

impl Leaf for i64 {
    fn cell(&self) -> Cell {
        Cell::Number(Number::scaled((*self).into(), 0))
    }
}

impl Leaf for bool {
    fn cell(&self) -> Cell {
        Cell::Flag(*self)
    }
}

impl<T: Leaf> Leaf for Option<T> {
    fn cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Empty, Leaf::cell)
    }
}

/// Several texts share one cell: `RUS | IRN`.
impl Leaf for Vec<String> {
    fn cell(&self) -> Cell {
        if self.is_empty() { Cell::Empty } else { Cell::Text(self.join(" | ")) }
    }
}

/// Figures by period share one cell: `1.5 |  | 4`, nothing where there is none.
impl Leaf for Vec<Option<Number>> {
    fn cell(&self) -> Cell {
        let texts: Vec<String> =
            self.iter().map(|number| number.as_ref().map_or_else(String::new, ToString::to_string)).collect();
        if texts.is_empty() { Cell::Empty } else { Cell::Text(texts.join(" | ")) }
    }
}

/// Defines a struct of leaves: serialised as JSON members and laid out as cells, in the order of its fields.
macro_rules! leaves {
    ($(#[$meta:meta])* struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, utoipa::ToSchema)]
        pub(in crate::write) struct $name { $($(#[$field_meta])* pub $field: $kind,)* }

        impl $crate::write::cell::Row for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn cells(&self) -> Vec<$crate::write::Cell> {
                vec![$($crate::write::cell::Leaf::cell(&self.$field)),*]
            }
        }
    };
}

pub(super) use leaves;
