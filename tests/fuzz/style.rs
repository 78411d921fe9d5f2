//! House styles: whatever stands there is refused with its line, or a chart is drawn with it.

use std::sync::Arc;

use dyad::chart::{ChartDefinition, ChartError, HouseStyle};

use super::{
    Outcome,
    chart::{CATALOGUE, drawn},
};

pub fn run(data: &[u8]) -> Outcome {
    let Ok(text) = std::str::from_utf8(data) else { return Outcome::Refused };
    match HouseStyle::parse("house.toml", text) {
        Ok(style) => {
            let mut definition =
                ChartDefinition::parse("made", "made.toml", "title = \"Made\"\nquery = \"RUS-IRN/turnover\"\n").unwrap();
            definition.spec.style = Some(Arc::new(style));
            drawn(&CATALOGUE, &definition);
            Outcome::Accepted
        }
        Err(error) => {
            assert!(matches!(error, ChartError::Definition { .. }) && error.to_string().len() < 20_000, "{error}");
            Outcome::Refused
        }
    }
}
