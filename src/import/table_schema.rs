//! The columns of an imported table as the descriptor tells them: what each may be, and what makes a row that row.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::parquet_files::COLUMNS;
use crate::trade::{Flow, Status, Valuation};

/// What tells an observation from every other; with the date of publication, so that several vintages are no doubles.
const KEY: [&str; 8] = ["reporter", "partner", "flow", "product", "period", "calendar", "source", "published"];
/// The borders that a file may name.
const VALUATIONS: [Valuation; 3] = [Valuation::Fob, Valuation::Cif, Valuation::Unknown];
/// The columns that may be empty.
const OPTIONAL: [&str; 4] = ["value", "decimals", "published", "note"];

const AREA: &str = "^[A-Z][A-Z0-9]{2}$";
const PRODUCT: &str = "^(TOTAL|[A-Z][A-Z0-9]{1,11}:[A-Z0-9.]{1,12})$";
const PERIOD: &str = "^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])(/P([2-9]|1[0-2])M)?)?$";
const VALUE: &str = "^[0-9]+(\\.[0-9]+)?$";
const CURRENCY: &str = "^[A-Z]{3}$";
const CALENDAR: &str = "^(gregorian|solar-hijri|fiscal:(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)$";
const PUBLISHED: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

/// The schema of a table whose rows are of these sources.
pub(super) fn table_schema(sources: &BTreeSet<String>) -> Value {
    let field = |(name, description): &(&str, &str)| {
        let mut field = json!({"name": name, "type": kind(name), "description": description});
        let mut constraints = constraints(name, sources);
        if !OPTIONAL.contains(name) {
            constraints["required"] = json!(true);
        }
        if constraints.as_object().is_some_and(|constraints| !constraints.is_empty()) {
            field["constraints"] = constraints;
        }
        field
    };
    json!({"fields": COLUMNS.iter().map(field).collect::<Vec<_>>(), "primaryKey": KEY, "missingValues": [""]})
}

/// The type of a column. The Frictionless tool reads an integer that may be empty as a float NaN.
fn kind(column: &str) -> &'static str {
    match column {
        "unit_mult" => "integer",
        "decimals" => "number",
        _ => "string",
    }
}

/// What the cells of a column may be.
fn constraints(column: &str, sources: &BTreeSet<String>) -> Value {
    match column {
        "reporter" | "partner" => json!({"pattern": AREA}),
        "flow" => json!({"enum": Flow::ALL.map(Flow::word)}),
        "product" => json!({"pattern": PRODUCT}),
        "period" => json!({"pattern": PERIOD}),
        "value" => json!({"pattern": VALUE}),
        "currency" => json!({"pattern": CURRENCY}),
        "unit_mult" => json!({"minimum": 0, "maximum": 15}),
        // Of a column with empty cells that tool compares the NaN with a bound, and finds it outside.
        "valuation" => json!({"enum": VALUATIONS.map(Valuation::word)}),
        "status" => json!({"enum": statuses()}),
        "source" => json!({"enum": sources}),
        "calendar" => json!({"pattern": CALENDAR}),
        "published" => json!({"pattern": PUBLISHED}),
        _ => json!({}),
    }
}

fn statuses() -> Vec<String> {
    ('A'..='Z').map(String::from).filter(|letter| letter.parse::<Status>().is_ok()).collect()
}
