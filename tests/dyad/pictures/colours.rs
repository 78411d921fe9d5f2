//! One colour means one thing: a side of a pair in every kind and direction, a flow alone as beside the other, in both themes;
//! and the first colours of a house are those of its series.

use std::sync::Arc;

use dyad::{
    chart::{self, ChartKind, Drawing, HouseStyle, PictureSpec, Theme},
    query::{Answer, Measure},
    series::Subject,
    trade::Frequency,
};

use super::{
    compared::compared,
    samples::{mirror, mirrored, russia, series},
};

fn drawn(answer: &Answer, kind: ChartKind, theme: Theme) -> Drawing {
    chart::draw(answer, &PictureSpec { kind: Some(kind), theme, ..PictureSpec::default() }, "").unwrap()
}

/// What is drawn of a series, wherever it is drawn.
fn marks(drawing: &Drawing, name: &str) -> String {
    let svg = drawing.svg();
    let begin = format!("data-series=\"{name}\"");
    let groups = svg.split("<g class=\"marks\"").filter(|group| group.trim_start().starts_with(&begin));
    groups.map(|group| group.split("</g>").next().unwrap()).collect()
}

#[test]
fn a_country_has_one_colour_in_every_mirror() {
    for (theme, iran, russia) in [(Theme::Light, "#006857", "#6D3171"), (Theme::Dark, "#7AE1D7", "#925AA4")] {
        for kind in [ChartKind::Line, ChartKind::Bar, ChartKind::Dumbbell] {
            let drawing = drawn(&mirrored(mirror()), kind, theme);
            for (name, own, other) in [
                ("Russia: exports", russia, iran),
                ("Russia: imports", russia, iran),
                ("Iran: exports", iran, russia),
                ("Iran: imports", iran, russia),
            ] {
                let marks = marks(&drawing, name);
                assert!(marks.contains(own) && !marks.contains(other), "{kind:?} {theme:?} {name}: {marks}");
            }
        }
        // The other way round, each keeps its own.
        let mut turned = mirror();
        turned.mirror.dyad = "IRN-RUS".parse().unwrap();
        turned.mirror.directions.reverse();
        let marks = marks(&drawn(&mirrored(turned), ChartKind::Dumbbell, theme), "Russia: exports");
        assert!(marks.contains(russia) && !marks.contains(iran), "{theme:?}: {marks}");
    }
}

#[test]
fn a_flow_has_one_colour_alone_and_beside_the_other() {
    for (theme, exports, imports) in [(Theme::Light, "#0072B2", "#D55E00"), (Theme::Dark, "#56B4E9", "#F08A3C")] {
        let has = |subject, ink: &str| drawn(&series(russia(subject)), ChartKind::Line, theme).svg().contains(ink);
        assert!(has(Subject::Exports, exports) && !has(Subject::Exports, imports), "{theme:?}");
        assert!(has(Subject::Imports, imports) && !has(Subject::Imports, exports), "{theme:?}");
        assert!(has(Subject::Balance, exports) && has(Subject::Balance, imports), "{theme:?}");
        // A fall is seen below zero, and is no import.
        let mut growth = russia(Subject::Exports);
        growth.measure = Measure::Yoy;
        let growth = drawn(&series(growth), ChartKind::Bar, theme).svg();
        assert!(growth.contains(exports) && !growth.contains(imports), "{theme:?}");
    }
}

#[test]
fn the_first_colours_of_a_house_are_those_of_its_comparisons() {
    let text = "[light]\nfirst = \"#7A1F3D\"\nsecond = \"#B86E00\"\n";
    let style = Some(Arc::new(HouseStyle::parse("house.toml", text).unwrap()));
    let answer = compared(3, 10, Frequency::Annual, false, Measure::Value);
    let own = chart::draw(&answer, &PictureSpec { style, ..PictureSpec::default() }, "").unwrap().svg();
    assert!(own.contains("#7A1F3D") && own.contains("#B86E00"), "{own}");
    assert!(!own.contains("#0072B2") && !own.contains("#D55E00"));
}
