//! Chart definitions: whatever stands there is refused with its line, or its query is answered or refused, and what is drawn of the
//! answer is a picture.

use std::sync::LazyLock;

use dyad::{
    chart::{self, ChartDefinition, ChartError},
    dataset::{Catalogue, Roots},
    query::answer,
};

use super::Outcome;

pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load(&Roots::Builtin, None).unwrap());

pub fn run(data: &[u8]) -> Outcome {
    let Ok(text) = std::str::from_utf8(data) else { return Outcome::Refused };
    match ChartDefinition::parse("made", "made.toml", text) {
        Ok(definition) => {
            drawn(&CATALOGUE, &definition);
            Outcome::Accepted
        }
        Err(error) => {
            let ChartError::Definition { line, .. } = &error else { panic!("{error}") };
            let told = error.to_string();
            assert!((1..=text.split('\n').count()).contains(line), "{told}");
            assert!(told.len() < 20_000 && !told.contains(['\u{1b}', '\u{202e}', '\r']), "{told}");
            Outcome::Refused
        }
    }
}

/// Draws what a definition asks for, where the data have it.
pub fn drawn(catalogue: &Catalogue, definition: &ChartDefinition) {
    let Ok(query) = definition.parsed_query() else { return };
    let Ok(found) = answer(catalogue, &query) else { return };
    if let Ok(drawing) = chart::draw(&found, &definition.spec, "") {
        let svg = drawing.svg();
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>") && !svg.contains("NaN"), "{svg:.300}");
    }
}
