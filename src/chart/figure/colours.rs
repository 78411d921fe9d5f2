//! Which colour stands for what: one flow, or one side of a pair, has the same colour wherever it is drawn.

use crate::{
    chart::body::panels::{Colour, Panel},
    series::{Series, Subject},
};

/// The panels of one flow in its colour: imports are the second wherever they stand beside exports, and so they are alone.
pub(in crate::chart) fn of_flow(mut panels: Vec<Panel>, subject: Subject) -> Vec<Panel> {
    if is_import(subject) {
        let layers = panels.iter_mut().flat_map(Panel::layers_mut);
        layers.filter(|layer| layer.colour == Colour::First).for_each(|layer| layer.colour = Colour::Second);
    }
    panels
}

/// Are these goods that come in?
pub(in crate::chart) fn is_import(subject: Subject) -> bool {
    matches!(subject, Subject::Imports | Subject::ReImports)
}

/// The colours of several series side by side, in their order: of the two counts of a pair those of its areas, of several flows
/// of a pair those of the flows, else one after another.
pub(in crate::chart) fn of_series(series: &[&Series]) -> Vec<Colour> {
    if let [one, other] = series
        && one.dyad.reporter == other.dyad.partner
        && one.dyad.partner == other.dyad.reporter
    {
        return series.iter().map(|series| Colour::of_area(series.dyad.reporter, series.dyad.partner)).collect();
    }
    let subjects: Vec<Subject> = series.iter().map(|series| series.subject).collect();
    let distinct = subjects.iter().enumerate().all(|(place, subject)| !subjects[..place].contains(subject));
    let of_one_pair = series.windows(2).all(|pair| pair[0].dyad == pair[1].dyad);
    if !(of_one_pair && distinct && subjects.contains(&Subject::Imports)) {
        return (0..series.len()).map(Colour::Nth).collect();
    }
    let mut others = 2..;
    let colour = |subject: &Subject| match subject {
        Subject::Exports => Colour::Nth(0),
        Subject::Imports => Colour::Nth(1),
        _ => Colour::Nth(others.next().unwrap_or(2)),
    };
    subjects.iter().map(colour).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        chart::theme::PairSide,
        trade::{Calendar, Frequency, Product, Reporting, Source, Translations, Valuation},
    };

    fn series(dyad: &str, subject: Subject) -> Series {
        Series {
            dyad: dyad.parse().unwrap(),
            subject,
            product: Product::Total,
            frequency: Frequency::Annual,
            calendar: Calendar::Gregorian,
            unit: "USD".to_owned(),
            valuation: Valuation::Fob,
            rounding: None,
            derived: false,
            combined: false,
            rolled_up_from: None,
            summed_over: None,
            source: Arc::new(Source {
                name: "wits".to_owned(),
                title: "WITS".to_owned(),
                titles: Translations::new(),
                short: None,
                shorts: Translations::new(),
                path: None,
                priority: 0,
                reporting: Reporting::Reported,
                compiler: None,
                attribution: None,
                published: None,
                license: None,
                complete_levels: Vec::new(),
            }),
            cautions: Vec::new(),
            points: Vec::new(),
        }
    }

    #[test]
    fn a_flow_and_a_side_keep_their_colour_in_any_order() {
        let colours = |all: &[(&str, Subject)]| {
            let series: Vec<Series> = all.iter().map(|(dyad, subject)| series(dyad, *subject)).collect();
            of_series(&series.iter().collect::<Vec<_>>())
        };
        use Subject::{Exports, Imports, Turnover};
        assert_eq!(colours(&[("RUS-IRN", Imports), ("RUS-IRN", Exports)]), [Colour::Nth(1), Colour::Nth(0)]);
        assert_eq!(
            colours(&[("RUS-IRN", Turnover), ("RUS-IRN", Imports), ("RUS-IRN", Exports)]),
            [Colour::Nth(2), Colour::Nth(1), Colour::Nth(0)]
        );
        // Iran comes before Russia in the alphabet, whoever is asked first.
        let (one, other) = (Colour::Side(PairSide::One), Colour::Side(PairSide::Other));
        assert_eq!(colours(&[("RUS-IRN", Exports), ("IRN-RUS", Imports)]), [other, one]);
        assert_eq!(colours(&[("IRN-RUS", Imports), ("RUS-IRN", Exports)]), [one, other]);
        assert_eq!(colours(&[("RUS-IRN", Imports), ("RUS-TUR", Imports)]), [Colour::Nth(0), Colour::Nth(1)]);
    }
}
