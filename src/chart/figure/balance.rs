//! A balance: exports and imports as two lines with the area between them, surplus or deficit, and the balance itself as bars.

use super::{
    absences,
    level::{self, layer},
};
use crate::{
    chart::{
        body::panels::{Between, Colour, Layer, MarkShape, Panel, PanelContent},
        period_axis::PeriodAxis,
        wording::{number::Quantity, phrases::listed},
    },
    language::Language,
    series::{Point, Series},
    trade::Level,
};

/// The panels of a balance in one shape: bars alone or lines alone; in none, lines over bars. Where exports and imports are not
/// known, the balance alone.
pub(super) fn panels(language: Language, series: &Series, slots: Option<PeriodAxis>, shape: Option<MarkShape>) -> Vec<Panel> {
    let alone = |shape: MarkShape| Panel { share: 1, ..balance(language, series, slots, shape) };
    match (shape, lines(language, series, slots)) {
        (Some(MarkShape::Line), Some(lines)) => vec![lines],
        (None, Some(lines)) => vec![lines, alone(MarkShape::Bars)],
        (Some(shape), _) => vec![alone(shape)],
        (None, None) => vec![alone(MarkShape::Bars)],
    }
}

/// The balance in marks of this shape.
fn balance(language: Language, series: &Series, slots: Option<PeriodAxis>, shape: MarkShape) -> Panel {
    let layer = Layer {
        shape,
        colour: if shape.form().traits.beside { Colour::Sign } else { Colour::Third },
        absences: absences::of_series(language, series, slots),
        ..layer(language, series, slots, |point| point.level.as_ref())
    };
    of_layers(language, series, language.term("chart.flow", "balance"), vec![layer])
}

/// Exports and imports with the area between them; nothing without figures of both.
fn lines(language: Language, series: &Series, slots: Option<PeriodAxis>) -> Option<Panel> {
    let line = |flow: &str, colour: Colour, level: fn(&Point) -> Option<&Level>| Layer {
        shape: MarkShape::Line,
        colour,
        name: language.term("chart.flow", flow).to_owned(),
        ..layer(language, series, slots, level)
    };
    let exports = Layer {
        between: Between::Balance,
        absences: absences::of_series(language, series, slots),
        short: language.term("chart.flow_short", "export"),
        ..line("export", Colour::First, |point| point.exports.as_ref())
    };
    let short = language.term("chart.flow_short", "import");
    let imports = Layer { short, ..line("import", Colour::Second, |point| point.imports.as_ref()) };
    let flows = [language.term("chart.flow", "export"), language.term("chart.flow_short", "import")];
    let both = !exports.marks.is_empty() && !imports.marks.is_empty();
    both.then(|| of_layers(language, series, &listed(language, &flows), vec![exports, imports]))
}

fn of_layers(language: Language, series: &Series, flow: &str, layers: Vec<Layer>) -> Panel {
    let unit = level::magnitude(series).sign(language, &series.unit);
    let heading = language.fill("chart.unit.heading", &[("flow", flow), ("unit", &unit)]);
    Panel { heading, short: unit, share: 2, quantity: Quantity::Money, content: PanelContent::Layers(layers) }
}
