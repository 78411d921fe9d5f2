//! From data to pictures: of every package that is accepted the series of its first pairs are drawn in several ways, and no figure,
//! year or word breaks the drawing or keeps it from ending.

use dyad::chart::ChartDefinition;

use super::{Outcome, chart::drawn, observations};

/// Pairs that are drawn of a package.
const PAIRS: usize = 2;

pub fn run(data: &[u8]) -> Outcome {
    let catalogue = observations::catalogue(data);
    let Some(dataset) = catalogue.datasets().next() else { return Outcome::Refused };
    for extent in dataset.table.index().dyads().iter().take(PAIRS) {
        for (view, kind) in [("turnover", "combo"), ("exports", "line"), ("balance", "bar"), ("mirror", "dumbbell")] {
            for kind in [String::new(), format!("kind = \"{kind}\"\n")] {
                let text = format!("title = \"Made\"\nquery = \"{}/{view}\"\n{kind}", extent.dyad);
                let definition = ChartDefinition::parse("made", "made.toml", &text);
                drawn(&catalogue, &definition.unwrap_or_else(|error| panic!("{text}: {error}")));
            }
        }
    }
    Outcome::Accepted
}
