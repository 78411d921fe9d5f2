//! One series, or several below one another, as a table: what each has in common, before each of its observations.

use super::{
    Cell, FlatTable, Site,
    contract::{
        CompareDocument, FromQuarters, IndexBase, MeasuredLeaves, Months, Observation, ObservationHead, ObservationTail, Parts,
        RelationLeaves, RolledUp, SeriesDocument, SeriesHead, SummedOver,
    },
    leaf::Leaf,
    member::Row,
};
use crate::{
    query::{CompareAnswer, Measure, SeriesAnswer},
    series::{Series, Subject},
};

/// Which columns there are beside those that every series has.
#[expect(clippy::struct_excessive_bools, reason = "each says whether a group of columns is there")]
struct ColumnGroups {
    balance: bool,
    rolled_up: bool,
    from_quarters: bool,
    summed: bool,
    measure: Measure,
}

impl ColumnGroups {
    /// The columns that any of these series needs.
    fn of<'a>(mut series: impl Iterator<Item = &'a Series> + Clone, measure: Measure) -> Self {
        Self {
            balance: series.clone().any(|series| series.subject == Subject::Balance),
            rolled_up: series.clone().any(|series| series.rolled_up_from.is_some()),
            from_quarters: series.clone().flat_map(|series| &series.points).any(|point| point.months_from_quarters.is_some()),
            summed: series.any(|series| series.summed_over.is_some()),
            measure,
        }
    }

    fn columns(&self) -> Vec<&'static str> {
        let has_base = self.measure.has_base();
        let relations = RelationLeaves::columns();
        [
            SeriesHead::columns(),
            if self.rolled_up { RolledUp::columns() } else { &[] },
            if self.summed { SummedOver::columns() } else { &[] },
            if has_base { IndexBase::columns() } else { &[] },
            &["cautions"],
            ObservationHead::columns(),
            if self.balance { Parts::columns() } else { &[] },
            if self.balance { &relations } else { &[] },
            if self.rolled_up { Months::columns() } else { &[] },
            if self.from_quarters { FromQuarters::columns() } else { &[] },
            ObservationTail::columns(),
            &MeasuredLeaves::columns(self.measure),
        ]
        .concat()
    }

    /// One row for each observation, with empty cells where only other series have something.
    fn rows(&self, document: &SeriesDocument) -> Vec<Vec<Cell>> {
        let mut head = document.head.cells();
        head.extend(filled(document.rolled_up.as_ref(), self.rolled_up));
        head.extend(filled(document.summed.as_ref(), self.summed));
        head.extend(document.base.iter().flat_map(Row::cells));
        head.push(document.cautions.cell());
        let rows = document.observations.iter().map(|observation| [head.clone(), self.observation(&observation)].concat());
        rows.collect()
    }

    fn observation(&self, observation: &Observation) -> Vec<Cell> {
        let mut cells = observation.head.cells();
        cells.extend(filled(observation.parts.as_ref(), self.balance));
        cells.extend(self.relations(observation));
        cells.extend(filled(observation.months.as_ref(), self.rolled_up));
        cells.extend(filled(observation.from_quarters.as_ref(), self.from_quarters));
        cells.extend(observation.tail.cells());
        cells.extend(observation.measured.iter().flat_map(MeasuredLeaves::cells));
        cells
    }

    fn relations(&self, observation: &Observation) -> Vec<Cell> {
        let empty = || if self.balance { vec![Cell::Empty; RelationLeaves::columns().len()] } else { Vec::new() };
        observation.relations.as_ref().map_or_else(empty, RelationLeaves::cells)
    }
}

/// The cells of what there is; empty ones where the table has its columns without it.
fn filled<R: Row>(row: Option<&R>, wanted: bool) -> Vec<Cell> {
    row.map_or_else(|| if wanted { vec![Cell::Empty; R::columns().len()] } else { Vec::new() }, Row::cells)
}

/// One series.
pub(super) fn series_table(answer: &SeriesAnswer, site: &Site) -> FlatTable {
    let form = ColumnGroups::of(std::iter::once(&answer.series), answer.measure);
    FlatTable { columns: form.columns(), rows: form.rows(&SeriesDocument::new(answer, site)) }
}

/// Several series in long form, each row with the name of its series.
pub(super) fn compare_table(answer: &CompareAnswer, site: &Site) -> FlatTable {
    let form = ColumnGroups::of(answer.items.iter().map(|(_, one)| &one.series), answer.measure);
    let mut rows = Vec::new();
    for item in CompareDocument::new(answer, site).items {
        rows.extend(form.rows(&item.document).into_iter().map(|row| [vec![item.series.cell()], row].concat()));
    }
    FlatTable { columns: [vec!["series"], form.columns()].concat(), rows }
}
