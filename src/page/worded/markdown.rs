//! What is told, as Markdown: a heading, a paragraph, tables in pipes, and what goes with them in a list.

use std::fmt::Write;

use super::{
    cleaned::cleaned,
    model::{Table, Told},
};
use crate::language::Language;

/// What is told, as Markdown.
pub(super) fn written(told: &Told, language: Language) -> String {
    let mut out = format!("# {}\n", begun(&told.title));
    let lead = told.lead.as_ref().map(|lead| format!("**{}**", escaped(lead)));
    let sentences = told.sentences.iter().map(|sentence| escaped(sentence));
    let mut paragraph: Vec<String> = lead.into_iter().chain(sentences).collect();
    if let Some(first) = paragraph.first_mut().filter(|_| told.lead.is_none()) {
        *first = begun_escaped(first);
    }
    if !paragraph.is_empty() {
        let _ = write!(out, "\n{}\n", paragraph.join(" "));
    }
    for one in &told.tables {
        table(&mut out, one);
        if let Some(rest) = one.rest(language, &told.whole) {
            let _ = write!(out, "\n{}\n", begun(&rest));
        }
    }
    out.push('\n');
    for (label, text) in &told.notes {
        let _ = writeln!(out, "- {}: {}", begun(label), escaped(text));
    }
    out
}

fn table(out: &mut String, table: &Table) {
    if let Some(heading) = &table.heading {
        let _ = write!(out, "\n## {}\n", begun(heading));
    }
    if table.rows.is_empty() {
        return;
    }
    out.push('\n');
    if table.columns.is_empty() {
        for row in &table.rows {
            let _ = writeln!(out, "- {}", begun(&row.concat()));
        }
        return;
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(table.columns.iter().map(|column| escaped(&column.heading)).collect()));
    out.push_str(&line(table.columns.iter().map(|column| if column.is_number { "---:" } else { "---" }.to_owned()).collect()));
    for row in &table.rows {
        out.push_str(&line(row.iter().map(|cell| escaped(cell)).collect()));
    }
}

/// More letters than the longest name of one has.
const LONGEST_NAME: usize = 40;

/// Is this, behind `&`, the name or the number of a letter, as CommonMark has them (6.2)?
fn names_a_letter(rest: &str) -> bool {
    let end = rest.bytes().take(LONGEST_NAME).position(|byte| byte == b';').unwrap_or(0);
    end > 0 && rest.bytes().take(end).all(|byte| byte == b'#' || byte.is_ascii_alphanumeric())
}

/// A text that Markdown reads as this text, wherever it stands in a line.
pub(super) fn escaped(text: &str) -> String {
    let text = cleaned(text);
    let (mut out, mut before) = (String::with_capacity(text.len()), ' ');
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        let after = rest.chars().next().unwrap_or(' ');
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Else it would be read as the name of a letter; within an address it is none.
            '&' if names_a_letter(rest) => out.push_str("&amp;"),
            // Within a word it marks nothing.
            '_' if before.is_alphanumeric() && after.is_alphanumeric() => out.push(letter),
            // Brackets alone lead nowhere.
            ']' if !matches!(after, '(' | '[' | ':') => out.push(letter),
            '\\' | '`' | '*' | '_' | ']' | '|' | '~' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
        before = letter;
    }
    out
}

/// The same at the beginning of a line, where more would be read as marks.
fn begun(text: &str) -> String {
    begun_escaped(&escaped(text))
}

fn begun_escaped(text: &str) -> String {
    let number = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if number.len() < text.len() && number.starts_with(['.', ')']) {
        return format!("{}\\{number}", &text[..text.len() - number.len()]);
    }
    if text.starts_with(['#', '+', '-', '=', ':', '[']) { format!("\\{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_the_data_is_read_as_markup() {
        assert_eq!(escaped("a|b `c` *d* _e_ [f](g) ~~h~~ \\"), "a\\|b \\`c\\` \\*d\\* \\_e\\_ [f\\](g) \\~\\~h\\~\\~ \\\\");
        assert_eq!(escaped("max_rows of [wits], a [b] (c)"), "max_rows of [wits], a [b] (c)");
        assert_eq!(escaped("<script>alert(1)</script>\n# no"), "&lt;script&gt;alert(1)&lt;/script&gt; # no");
        assert_eq!(escaped("R&D, &lt; &#38; and & alone"), "R&D, &amp;lt; &amp;#38; and & alone", "only names of letters");
        assert_eq!(escaped("/v1/find?pair=RUS-IRN&value=1"), "/v1/find?pair=RUS-IRN&value=1", "an address is as it is asked for");
        assert_eq!(["# a", "1. a", "12) a", "- a", "2023"].map(begun), ["\\# a", "1\\. a", "12\\) a", "\\- a", "2023"]);
    }

    #[test]
    fn a_table_has_as_many_pipes_in_every_row() {
        let mut one = Table::of(&["Period"], &["Value | x"]);
        one.rows = vec![vec!["a|b".into(), "1".into()], vec!["`|`".into(), "2".into()]];
        let told = Told { title: "T".into(), tables: vec![one], ..Told::default() };
        let text = written(&told, Language::English);
        assert_eq!(text, "# T\n\n| Period | Value \\| x |\n| --- | ---: |\n| a\\|b | 1 |\n| \\`\\|\\` | 2 |\n\n");
    }
}
