//! The sheet of the chart.

use rust_xlsxwriter::{
    Chart, ChartAxisDisplayUnitType, ChartFont, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartType, Color,
    Format, Formula, Worksheet, quote_sheet_name, row_col_to_cell_absolute,
};

use super::{
    data::cut,
    place::{column, row},
    plot::{Cells, Plot},
    side_by_side::SideBySide,
    style,
};
use crate::{
    language::Language,
    write::{Cell, Table, WriteError},
};

/// Colours that stay apart for colour-blind readers.
const COLOURS: [u32; 7] = [0x1F_5FA8, 0xD5_5E00, 0x00_9E73, 0x7A_4FA3, 0xC9_9700, 0x56_B4E9, 0x4D_4D4D];
/// Its size in pixels.
const SIZE: (u32, u32) = (960, 540);
/// The most characters of an alternative text.
const LONGEST_ALTERNATIVE: usize = 255;
/// The first row of the table below the chart.
const BELOW: usize = 29;

/// Puts the chart into an empty sheet, below it the figures of several series side by side.
pub(super) fn fill(out: &mut Worksheet, plot: &Plot, table: &Table, language: Language) -> Result<(), WriteError> {
    let data = language.say("document.sheet.data");
    let mut chart = Chart::new(plot.kind);
    match &plot.cells {
        Cells::Data { categories, values, rows } => {
            let range = |place: usize| (data, 1, column(place), row(*rows), column(place));
            add(&mut chart, plot, 0)
                .set_name((data, 0, column(*values)))
                .set_categories(range(*categories))
                .set_values(range(*values));
            chart.legend().set_hidden();
        }
        Cells::SideBySide(wide) => {
            let own = out.name();
            references(out, wide, data, plot)?;
            let (first, last) = (row(BELOW + 1), row(BELOW + wide.periods.len()));
            for place in 0..wide.series.len() {
                let range = |place: usize| (own.as_str(), first, column(place), last, column(place));
                let name = (own.as_str(), row(BELOW), column(place + 1));
                add(&mut chart, plot, place).set_name(name).set_categories(range(0)).set_values(range(place + 1));
            }
            chart.legend().set_position(ChartLegendPosition::Bottom);
        }
        Cells::Columns { series, rows } => {
            let range = |place: usize| (data, 1, column(place), row(*rows), column(place));
            for (place, own) in series.iter().enumerate() {
                let name = (data, 0, column(*own));
                add(&mut chart, plot, place).set_name(name).set_categories(range(0)).set_values(range(*own));
            }
            chart.legend().set_position(ChartLegendPosition::Bottom);
        }
    }
    axes(&mut chart, plot, greatest(plot, table));
    chart.title().set_name(&plot.title).set_font(ChartFont::new().set_size(13));
    chart.set_width(SIZE.0).set_height(SIZE.1).set_alt_text(alternative_text(plot));
    out.insert_chart(0, 0, &chart)?;
    out.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// What the chart shows, in as many words as Excel takes; those that are too many are left out, and dots say so.
fn alternative_text(plot: &Plot) -> String {
    let whole = format!("{}. {}", plot.title, plot.what);
    shortened(&whole, LONGEST_ALTERNATIVE)
}

/// A text of at most so many characters, counted as Excel does, ended behind a word.
fn shortened(text: &str, most: usize) -> String {
    let length = |text: &str| text.encode_utf16().count();
    if length(text) <= most {
        return text.to_owned();
    }
    let ends = text.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(end, _)| end);
    let fitting = ends.take_while(|end| length(&text[..*end]) < most).last();
    // A single word that is too long is cut where it must be.
    let letters = || text.char_indices().map(|(end, _)| end).take_while(|end| length(&text[..*end]) < most).last();
    let kept = text[..fitting.or_else(letters).unwrap_or(0)].trim_end_matches([' ', ',', ';', ':', '.']);
    format!("{kept}\u{2026}")
}

/// The next series, in its colour.
fn add<'a>(chart: &'a mut Chart, plot: &Plot, place: usize) -> &'a mut rust_xlsxwriter::ChartSeries {
    let colour = Color::RGB(COLOURS[place % COLOURS.len()]);
    let series = chart.add_series();
    if plot.kind == ChartType::Line {
        series.set_format(ChartLine::new().set_color(colour).set_width(2.25));
        let mut marker = ChartMarker::new();
        marker.set_type(ChartMarkerType::Circle).set_size(5);
        marker.set_format(
            rust_xlsxwriter::ChartFormat::new().set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(colour)),
        );
        series.set_marker(&marker);
    } else {
        series.set_format(rust_xlsxwriter::ChartSolidFill::new().set_color(colour)).set_gap(60);
    }
    series
}

fn axes(chart: &mut Chart, plot: &Plot, greatest: f64) {
    chart.x_axis().set_name(plot.across);
    if plot.kind == ChartType::Bar {
        // The first of a ranking stands on top.
        chart.x_axis().set_reverse();
    }
    chart.y_axis().set_name(&plot.up).set_num_format(if plot.money { "#,##0" } else { "General" });
    let unit = match greatest {
        _ if !plot.money => None,
        great if great >= 2e9 => Some((ChartAxisDisplayUnitType::Billions, "#,##0.0")),
        great if great >= 2e6 => Some((ChartAxisDisplayUnitType::Millions, "#,##0")),
        _ => None,
    };
    if let Some((unit, format)) = unit {
        chart.y_axis().set_display_unit_type(unit).set_display_units_visible(true).set_num_format(format);
    }
}

/// The greatest figure, by size.
fn greatest(plot: &Plot, table: &Table) -> f64 {
    let size = |number: crate::write::Number| number.double().abs();
    match &plot.cells {
        Cells::Data { values, rows, .. } => {
            let cells = table.rows.iter().take(*rows).filter_map(|row| row.get(*values));
            cells.map(|cell| if let Cell::Number(number) = cell { size(*number) } else { 0.0 }).fold(0.0, f64::max)
        }
        Cells::SideBySide(wide) => {
            let figures = wide.series.iter().flat_map(|(_, figures)| figures).flatten();
            figures.map(|figure| size(figure.number)).fold(0.0, f64::max)
        }
        Cells::Columns { series, .. } => {
            let cells = table.rows.iter().flat_map(|row| series.iter().filter_map(|place| row.get(*place)));
            cells.map(|cell| if let Cell::Number(number) = cell { size(*number) } else { 0.0 }).fold(0.0, f64::max)
        }
    }
}

/// A row a period, a column a series; what is empty in the data is empty here.
fn references(out: &mut Worksheet, wide: &SideBySide, data: &str, plot: &Plot) -> Result<(), WriteError> {
    let format = Format::new().set_num_format(if plot.money { "#,##0" } else { "0.00" });
    out.write_string_with_format(row(BELOW), 0, "period", &style::header())?;
    out.set_column_width(0, 12)?;
    for (place, period) in wide.periods.iter().enumerate() {
        out.write_string(row(BELOW + 1 + place), 0, cut(period))?;
    }
    for (place, (name, figures)) in wide.series.iter().enumerate() {
        let across = column(place + 1);
        out.set_column_width(across, 26)?;
        out.write_string_with_format(row(BELOW), across, cut(name), &style::header().set_text_wrap())?;
        for (line, figure) in figures.iter().enumerate() {
            let Some(figure) = figure else { continue };
            let cell = row_col_to_cell_absolute(row(figure.row + 1), column(figure.column));
            let formula =
                Formula::new(format!("={}!{cell}", quote_sheet_name(data))).set_result(figure.number.double().to_string());
            out.write_formula_with_format(row(BELOW + 1 + line), across, formula, &format)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_ends_behind_a_word() {
        assert_eq!(shortened("as it is", 8), "as it is");
        assert_eq!(shortened("one, two three", 9), "one, two\u{2026}");
        assert_eq!(shortened("one, two three", 8), "one\u{2026}", "the dots count");
        assert_eq!(shortened("abcdefgh", 5), "abcd\u{2026}");
        let long = shortened(&"слово ".repeat(100), LONGEST_ALTERNATIVE);
        assert!(long.encode_utf16().count() <= LONGEST_ALTERNATIVE && long.ends_with("слово\u{2026}"), "{long}");
        // Two units of UTF-16 each.
        assert_eq!(shortened("\u{1f600}\u{1f600}\u{1f600}", 4), "\u{1f600}\u{2026}");
    }
}
