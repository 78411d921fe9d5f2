//! What a series shows beside its values when `measure=` asks for it, and how the two flows of a balance compare: members, columns
//! and properties as the tables of measures and of ratios declare them.

use serde::{Serialize, Serializer, ser::SerializeMap};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{ObjectBuilder, OneOfBuilder},
    },
};

use crate::{
    series::{Point, Ratio},
    statistics::{BALANCE_RATIOS, Measure, MeasureColumns},
    write::{Cell, figure::Figure, member::Member},
};

/// What a point was measured by.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write) struct MeasuredLeaves {
    measure: Measure,
    /// One for each of the measure's columns.
    figures: Vec<Figure>,
}

/// How exports and imports compare.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write) struct RelationLeaves(Vec<Figure>);

type Months = Option<usize>;

impl MeasuredLeaves {
    /// The columns of a measure.
    pub(in crate::write) fn columns(measure: Measure) -> Vec<&'static str> {
        let mut names = Vec::new();
        for columns in measure.columns() {
            match columns {
                MeasureColumns::Figure(columns) => Figure::columns(columns, &mut names),
                MeasureColumns::Months(name) => Months::columns(name, &mut names),
            }
        }
        names
    }

    /// What a point was measured by; nothing of a measure that every series has.
    pub(in crate::write) fn new(point: &Point, measure: Measure) -> Option<Self> {
        let measured = point.measured.as_deref().unwrap_or_default();
        let figure = |place: usize| measured.get(place).map_or_else(Figure::default, |measured| Figure::from(*measured));
        let count = measure.columns().len();
        (count > 0).then(|| Self { measure, figures: (0..count).map(figure).collect() })
    }

    fn named(&self) -> impl Iterator<Item = (&'static MeasureColumns, &Figure)> {
        self.measure.columns().iter().zip(&self.figures)
    }

    /// Its cells.
    pub(in crate::write) fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (columns, figure) in self.named() {
            match columns {
                MeasureColumns::Figure(columns) => figure.cells(columns, &mut cells),
                MeasureColumns::Months(name) => figure.value.cells(name, &mut cells),
            }
        }
        cells
    }
}

impl Serialize for MeasuredLeaves {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (columns, figure) in self.named() {
            match columns {
                MeasureColumns::Figure(columns) => figure.members(columns, &mut map)?,
                MeasureColumns::Months(name) => figure.value.members(name, &mut map)?,
            }
        }
        map.end()
    }
}

impl PartialSchema for MeasuredLeaves {
    fn schema() -> RefOr<Schema> {
        let of = |measure: Measure| {
            measure.columns().iter().fold(ObjectBuilder::new(), |object, columns| match columns {
                MeasureColumns::Figure(columns) => Figure::properties(columns, "", object),
                MeasureColumns::Months(name) => Months::properties(name, "", object),
            })
        };
        let measures = Measure::ALL.into_iter().filter(|measure| !measure.columns().is_empty());
        measures.fold(OneOfBuilder::new(), |one, measure| one.item(of(measure))).into()
    }
}

impl ToSchema for MeasuredLeaves {}

impl RelationLeaves {
    /// Its columns.
    pub(in crate::write) fn columns() -> Vec<&'static str> {
        let mut names = Vec::new();
        for ratio in &BALANCE_RATIOS {
            Figure::columns(ratio.columns, &mut names);
        }
        names
    }

    /// How the two flows of a point compare.
    pub(in crate::write) fn new(ratios: &[Ratio]) -> Self {
        Self(ratios.iter().map(|ratio| Figure::from(*ratio)).collect())
    }

    /// Its cells.
    pub(in crate::write) fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (ratio, figure) in BALANCE_RATIOS.iter().zip(&self.0) {
            figure.cells(ratio.columns, &mut cells);
        }
        cells
    }
}

impl Serialize for RelationLeaves {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (ratio, figure) in BALANCE_RATIOS.iter().zip(&self.0) {
            figure.members(ratio.columns, &mut map)?;
        }
        map.end()
    }
}

impl PartialSchema for RelationLeaves {
    fn schema() -> RefOr<Schema> {
        let ratios = BALANCE_RATIOS.iter();
        ratios.fold(ObjectBuilder::new(), |object, ratio| Figure::properties(ratio.columns, "", object)).into()
    }
}

impl ToSchema for RelationLeaves {}
