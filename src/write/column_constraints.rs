//! What the cells of a column may be, for a descriptor of the table: words of a closed list, or texts of a form. What is said is
//! held against the cells first, so that it is true of each table.

use serde_json::{Value, json};

use super::{
    Cell, FlatTable,
    column::{FigurePart, figure_of},
};
use crate::{
    query::patterns,
    series::{Reason, Subject},
    statistics::Verdict,
    trade::{Area, Calendar, ClaimKind, Frequency, Period, Product, Qualifier, Reporting, Status, Valuation},
};

/// What texts may be.
enum Allowed {
    Words(Vec<String>),
    Form(&'static str, fn(&str) -> bool),
}

/// The constraints of a column of a table; none where it may hold anything, or holds something else here.
pub(super) fn constraints(table: &FlatTable, place: usize) -> Option<Value> {
    let name = table.columns.get(place)?;
    let allowed = allowed(name)?;
    let holds = |cell: &Cell| match (cell, &allowed) {
        (Cell::Empty, _) => true,
        (Cell::Text(text), Allowed::Words(words)) => words.contains(text),
        (Cell::Text(text), Allowed::Form(_, is_of)) => is_of(text),
        _ => false,
    };
    let true_here = table.rows.iter().filter_map(|row| row.get(place)).all(holds);
    true_here.then(|| match allowed {
        Allowed::Words(words) => json!({"enum": words}),
        Allowed::Form(pattern, _) => json!({"pattern": pattern}),
    })
}

fn words<T, const COUNT: usize>(all: [T; COUNT], word: fn(T) -> &'static str) -> Allowed {
    Allowed::Words(all.map(word).map(str::to_owned).to_vec())
}

fn allowed(column: &str) -> Option<Allowed> {
    let is = |ending: &str| column.strip_suffix(ending).is_some_and(|side| ["", "exports_", "imports_"].contains(&side));
    Some(match column {
        "value_reason" => words(Reason::ALL, Reason::word),
        _ if matches!(figure_of(column), Some((FigurePart::Reason, _))) => words(Reason::ALL, Reason::word),
        _ if is("valuation") => words(Valuation::ALL, Valuation::word),
        _ if is("status") => {
            let known = |letter: &String| letter.parse::<Status>().is_ok();
            Allowed::Words(('A'..='Z').map(String::from).filter(known).collect())
        }
        _ if is("calendar") => Allowed::Form(patterns::CALENDAR, |text| text.parse::<Calendar>().is_ok()),
        "flow" => words(Subject::ALL, Subject::word),
        "basis" => Allowed::Words(["as_published", "rounded_published"].map(str::to_owned).to_vec()),
        "reporting" => words(Reporting::ALL, Reporting::word),
        "claim_kind" => words(ClaimKind::ALL, ClaimKind::word),
        "qualifier" => words(Qualifier::ALL, Qualifier::word),
        "verdict" | "verdict_then" | "against_verdict" | "against_verdict_then" => words(Verdict::ALL, Verdict::word),
        "frequency" => Allowed::Form(patterns::FREQUENCY, |text| text.parse::<Frequency>().is_ok()),
        "reporter" | "partner" | "exporter" | "importer" => Allowed::Form(patterns::AREA, |text| text.parse::<Area>().is_ok()),
        "product" => Allowed::Form(patterns::PRODUCT, |text| text.parse::<Product>().is_ok()),
        "period" => Allowed::Form(patterns::PERIOD, |text| text.parse::<Period>().is_ok()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_true_of_the_table() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let of = |column: &'static str, cells: &[Cell]| {
            let rows = cells.iter().map(|cell| vec![cell.clone()]).collect();
            constraints(&FlatTable { columns: vec![column], rows }, 0)
        };
        assert_eq!(of("valuation", &[text("FOB"), Cell::Empty]).unwrap()["enum"][0], "FOB");
        assert_eq!(of("partner", &[text("IRN")]), Some(json!({"pattern": patterns::AREA})));
        assert_eq!(of("partner", &[text("IRN"), text("all_others")]), None, "rankings have the others together");
        assert!(of("yoy_reason", &[text("gap")]).is_some() && of("imports_status", &[]).is_some());
        assert_eq!((of("note", &[text("x")]), of("verdict_then_reason", &[text("no_date")])), (None, None));
    }
}
