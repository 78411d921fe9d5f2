//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::write::{Cell, Kind, Table};

/// Background of headers.
const HEADER: Color = Color::RGB(0x1F_3A5F);
/// Lines between parts.
const LINE: Color = Color::RGB(0xB8_C4D4);
/// Links.
const LINK: Color = Color::RGB(0x0B_57A4);

pub(super) fn header() -> Format {
    Format::new().set_bold().set_font_color(Color::White).set_background_color(HEADER).set_align(FormatAlign::VerticalCenter)
}

pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(14).set_text_wrap()
}

pub(super) fn label() -> Format {
    Format::new().set_bold().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE)
}

pub(super) fn prose() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE)
}

pub(super) fn link() -> Format {
    prose().set_font_color(LINK)
}

/// Of dates, the same in every language.
pub(super) fn date() -> Format {
    Format::new().set_num_format("yyyy-mm-dd")
}

/// Of the numbers of a column: amounts with the decimals that any of them has, per cent with its sign.
pub(super) fn number(kind: Kind, table: &Table, place: usize) -> Format {
    let format = match kind {
        Kind::Money => money(decimals(table, place)),
        Kind::Percent => "0.00\"%\"".to_owned(),
        Kind::Points => "0.00".to_owned(),
        Kind::Index => "0.0000".to_owned(),
        Kind::Count => "0".to_owned(),
        Kind::Text | Kind::Date | Kind::Flag => "General".to_owned(),
    };
    Format::new().set_num_format(format)
}

fn money(decimals: usize) -> String {
    if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals.max(2))) }
}

fn decimals(table: &Table, place: usize) -> usize {
    let behind = |row: &Vec<Cell>| match row.get(place) {
        Some(Cell::Number(number)) => number.to_string().split_once('.').map_or(0, |(_, behind)| behind.len().min(4)),
        _ => 0,
    };
    table.rows.iter().map(behind).max().unwrap_or(0)
}
