//! The columns of every figure that has bounds: its value, the lowest and the highest that rounding allows, and why it is null.
//!
//! A figure is called the same in JSON, CSV, schemas, workbooks, Parquet and metadata, so its columns are declared once, here or beside
//! the measure they belong to. Their kind says what they are in, and with it how they are written and what unit they have.

/// What a figure is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// Units of a currency.
    Money,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// A number without a unit.
    Index,
}

/// The columns of one figure.
#[derive(Debug, PartialEq, Eq)]
pub struct Columns {
    /// What it is in.
    pub kind: FigureKind,
    /// Its value.
    pub value: &'static str,
    /// The lowest consistent with rounding.
    pub low: &'static str,
    /// The highest.
    pub high: &'static str,
    /// Why the value is null; none where that is said elsewhere.
    pub reason: Option<&'static str>,
}

/// The columns of a figure by its name: `percent "yoy"` are `yoy_percent`, `yoy_low_percent`, `yoy_high_percent` and `yoy_reason`.
macro_rules! columns {
    (money $name:literal) => {
        $crate::series::columns!(@plain Money, $name)
    };
    (index $name:literal) => {
        $crate::series::columns!(@plain Index, $name)
    };
    (percent $name:literal) => {
        $crate::series::columns!(@unit Percent, $name, "_percent")
    };
    (points $name:literal) => {
        $crate::series::columns!(@unit Points, $name, "_points")
    };
    (@plain $kind:ident, $name:literal) => {
        $crate::series::Columns {
            kind: $crate::series::FigureKind::$kind,
            value: $name,
            low: concat!($name, "_low"),
            high: concat!($name, "_high"),
            reason: Some(concat!($name, "_reason")),
        }
    };
    (@unit $kind:ident, $name:literal, $unit:literal) => {
        $crate::series::Columns {
            kind: $crate::series::FigureKind::$kind,
            value: concat!($name, $unit),
            low: concat!($name, "_low", $unit),
            high: concat!($name, "_high", $unit),
            reason: Some(concat!($name, "_reason")),
        }
    };
}

pub(crate) use columns;

/// The figures that no measure of a series adds.
pub mod figures {
    use super::{Columns, FigureKind::Money};

    /// The figure itself; why it is null stands behind the parts it is made of.
    pub static VALUE: Columns = Columns { kind: Money, value: "value", low: "low", high: "high", reason: None };
    /// Change on a year before.
    pub static CHANGE: Columns = columns!(money "change");
    /// Growth on a year before.
    pub static YOY: Columns = columns!(percent "yoy");
    /// A part of a whole.
    pub static SHARE: Columns = columns!(percent "share");
    /// A part of the growth of a whole.
    pub static CONTRIBUTION: Columns = columns!(points "contribution");
    /// Concentration.
    pub static HHI: Columns = columns!(index "hhi");
    /// What the exporter counts.
    pub static EXPORTS: Columns = Columns { reason: None, ..columns!(money "exports") };
    /// What the importer counts.
    pub static IMPORTS: Columns = Columns { reason: None, ..columns!(money "imports") };
    /// How far the two are apart.
    pub static MIRROR_GAP: Columns = columns!(percent "mirror_gap");
    /// The one over the other.
    pub static MIRROR_RATIO: Columns = columns!(index "mirror_ratio");
    /// As first published.
    pub static FIRST: Columns = Columns { kind: Money, value: "first_value", low: "first_low", high: "first_high", reason: None };
    /// As it stands.
    pub static LATEST: Columns =
        Columns { kind: Money, value: "latest_value", low: "latest_low", high: "latest_high", reason: None };
    /// The latest less the first.
    pub static REVISION: Columns = columns!(money "revision");
    /// The same in per cent.
    pub static REVISION_PERCENT: Columns = Columns { reason: Some("revision_percent_reason"), ..columns!(percent "revision") };

    /// All of them.
    pub static ALL: [&Columns; 14] = [
        &VALUE,
        &CHANGE,
        &YOY,
        &SHARE,
        &CONTRIBUTION,
        &HHI,
        &EXPORTS,
        &IMPORTS,
        &MIRROR_GAP,
        &MIRROR_RATIO,
        &FIRST,
        &LATEST,
        &REVISION,
        &REVISION_PERCENT,
    ];
}
