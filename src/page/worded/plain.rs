//! What is told, as plain text: columns that are aligned in a terminal, and no marks.

use std::fmt::Write;

use super::{
    cleaned::cleaned,
    model::{Table, Told},
    width::width,
};
use crate::language::Language;

/// What stands between columns.
const BETWEEN: &str = "  ";

/// What is told, as plain text.
pub(super) fn written(told: &Told, language: Language) -> String {
    let title = cleaned(&told.title);
    let mut out = format!("{title}\n{}\n", "=".repeat(width(&title)));
    let sentences: Vec<String> = told.lead.iter().chain(&told.sentences).map(|sentence| cleaned(sentence)).collect();
    if !sentences.is_empty() {
        let _ = write!(out, "\n{}\n", sentences.join(" "));
    }
    for one in &told.tables {
        table(&mut out, one);
        if let Some(rest) = one.rest(language, &told.whole) {
            let _ = write!(out, "\n{}\n", cleaned(&rest));
        }
    }
    out.push('\n');
    for (label, text) in &told.notes {
        let _ = writeln!(out, "{}: {}", cleaned(label), cleaned(text));
    }
    out
}

fn table(out: &mut String, table: &Table) {
    if let Some(heading) = table.heading.as_deref().map(cleaned) {
        let _ = write!(out, "\n{heading}\n{}\n", "-".repeat(width(&heading)));
    }
    if table.rows.is_empty() {
        return;
    }
    out.push('\n');
    if table.columns.is_empty() {
        for row in &table.rows {
            let _ = writeln!(out, "- {}", cleaned(&row.concat()));
        }
        return;
    }
    let headings = table.columns.iter().map(|column| cleaned(&column.heading)).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| cleaned(cell)).collect());
    let lines: Vec<Vec<String>> = std::iter::once(headings).chain(rows).collect();
    let widest = |place: usize| lines.iter().filter_map(|line| line.get(place)).map(|cell| width(cell)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..table.columns.len()).map(widest).collect();
    for (number, line) in lines.iter().enumerate() {
        let cells = line.iter().zip(&table.columns).zip(&widths).map(|((cell, column), wide)| {
            let space = " ".repeat(wide - width(cell));
            if column.is_number { format!("{space}{cell}") } else { format!("{cell}{space}") }
        });
        let text = cells.collect::<Vec<_>>().join(BETWEEN);
        let _ = writeln!(out, "{}", text.trim_end_matches(' '));
        if number == 0 {
            let _ = writeln!(out, "{}", widths.iter().map(|wide| "-".repeat(*wide)).collect::<Vec<_>>().join(BETWEEN));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_the_places_that_letters_take() {
        let mut one = Table::of(&["Partner"], &["Value"]);
        one.rows = vec![vec!["日本".into(), "1.5".into()], vec!["Iran".into(), "12".into()]];
        let told = Told { title: "T".into(), tables: vec![one], ..Told::default() };
        assert_eq!(
            written(&told, Language::English),
            "T\n=\n\nPartner  Value\n-------  -----\n日本       1.5\nIran        12\n\n"
        );
    }
}
