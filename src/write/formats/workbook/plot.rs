//! What the native chart shows: which cells of the data are its categories and which its values.

use rust_xlsxwriter::ChartType;

use super::side_by_side::{self, SideBySide};
use crate::{
    language::Language,
    query::{Answer, CompareAnswer, MirrorAnswer, SeriesAnswer},
    series::Subject,
    write::{Cell, Kind, Table, kind, titles, unit},
};

/// Series up to so long are drawn as columns.
const FEW: usize = 12;
/// So many rows of a ranking are drawn.
const MOST_RANKED: usize = 20;

/// A chart.
pub(super) struct Plot {
    pub title: String,
    pub what: &'static str,
    pub kind: ChartType,
    /// The name of the axis of categories.
    pub across: &'static str,
    /// The name of the axis of values.
    pub up: String,
    pub money: bool,
    pub cells: Cells,
}

/// Where its figures stand.
pub(super) enum Cells {
    /// In the sheet of data: rows `1..=rows` of two columns.
    Data { categories: usize, values: usize, rows: usize },
    /// Beside the chart, a column a series, each cell a reference to the data.
    SideBySide(SideBySide),
    /// In the sheet of data: rows `1..=rows` of the first column, and of a column a series.
    Columns { series: Vec<usize>, rows: usize },
}

/// The chart of an answer; none where there is nothing to draw.
pub(super) fn plot(answer: &Answer, table: &Table, is_wide: bool, language: Language) -> Option<Plot> {
    let (values, cells, kind, across) = match answer {
        _ if is_wide => wide_cells(table)?,
        Answer::Series(series) => series_cells(series, table)?,
        Answer::Compare(compare) => compare_cells(compare, table, language)?,
        Answer::Mirror(mirror) => mirror_cells(mirror, table, language)?,
        Answer::Partners(_) => ranked_cells(table, "partner_name", "partner", "document.axis.partner")?,
        Answer::DyadProducts(_) => ranked_cells(table, "name", "product", "document.axis.product")?,
        _ => return None,
    };
    Some(Plot {
        title: titles::title(answer, language),
        what: titles::description(answer, language),
        kind,
        across: language.say(across),
        up: unit(values, answer.currency(), language).to_owned(),
        money: self::kind(values) == Kind::Money,
        cells,
    })
}

/// The column of values, the cells, how they are drawn and the name of the axis of categories.
type Found = (&'static str, Cells, ChartType, &'static str);

const PERIOD: &str = "document.axis.period";

/// Series that stand side by side in the data themselves, below their period.
fn wide_cells(table: &Table) -> Option<Found> {
    let series: Vec<usize> = (0..table.columns.len()).filter(|place| table.columns[*place].series.is_some()).collect();
    let rows = Some(table.rows.len()).filter(|rows| *rows > 0 && table.place("period") == Some(0))?;
    let leaf = table.columns.get(*series.first()?)?.leaf;
    Some((leaf, Cells::Columns { series, rows }, ChartType::Line, PERIOD))
}

fn series_cells(series: &SeriesAnswer, table: &Table) -> Option<Found> {
    let name = series.measure.shown().value;
    let rows = Some(table.rows.len()).filter(|rows| *rows > 0)?;
    let kind = if rows <= FEW { ChartType::Column } else { ChartType::Line };
    let cells = Cells::Data { categories: table.place("period")?, values: table.place(name)?, rows };
    Some((name, cells, kind, PERIOD))
}

fn compare_cells(compare: &CompareAnswer, table: &Table, language: Language) -> Option<Found> {
    let name = compare.measure.shown().value;
    let (key, values) = (table.place("series")?, table.place(name)?);
    let named = compare.items.iter().map(|(series, one)| {
        let rows = table.rows_with(key, series);
        (titles::series_name(series, one, language), values, rows)
    });
    Some((name, Cells::SideBySide(side_by_side::side_by_side(table, named.collect())?), ChartType::Line, PERIOD))
}

fn mirror_cells(mirror: &MirrorAnswer, table: &Table, language: Language) -> Option<Found> {
    let key = table.place("exporter")?;
    let mut named = Vec::new();
    for direction in &mirror.mirror.directions {
        let rows = table.rows_with(key, direction.dyad.reporter.code());
        let (there, back) = (direction.dyad, direction.dyad.mirror());
        named.push((titles::of_subject(Subject::Exports, there, language), table.place("exports")?, rows.clone()));
        named.push((titles::of_subject(Subject::Imports, back, language), table.place("imports")?, rows));
    }
    Some(("exports", Cells::SideBySide(side_by_side::side_by_side(table, named)?), ChartType::Line, PERIOD))
}

/// The first rows of a ranking, without all others; by code where not all have a name.
fn ranked_cells(table: &Table, name: &'static str, code: &str, across: &'static str) -> Option<Found> {
    let (rank, names) = (table.place("rank")?, table.place(name)?);
    let ranked = table.rows.iter().take_while(|row| row.get(rank) != Some(&Cell::Empty)).take(MOST_RANKED);
    let rows: Vec<_> = ranked.collect();
    let categories = if rows.iter().all(|row| row.get(names) != Some(&Cell::Empty)) { names } else { table.place(code)? };
    let cells = Cells::Data { categories, values: table.place("value")?, rows: Some(rows.len()).filter(|rows| *rows > 0)? };
    Some(("value", cells, ChartType::Bar, across))
}
