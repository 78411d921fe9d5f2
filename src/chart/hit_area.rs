//! The figures of a drawing as places that can be pointed at: invisible rectangles with the figure in words, for tooltips of a
//! browser and for scripts and keyboards. They stand last in the SVG and are no part of what is rasterised.

use std::fmt::Write;

use super::svg;

/// A figure and where it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct HitArea {
    /// The left edge of what belongs to it.
    pub left: i32,
    /// The top edge.
    pub top: i32,
    /// How wide it is; at least 1.
    pub width: i32,
    /// How high it is; at least 1.
    pub height: i32,
    /// The figure.
    pub datum: Datum,
}

/// A figure for scripts and in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// Its period, or the code of what is ranked.
    pub period: String,
    /// The series it is of; empty where there is only one.
    pub series: String,
    /// Its value in the unit of the axis.
    pub value: f64,
    /// What it says in full.
    pub words: String,
}

/// The hit areas as a group of SVG, on one line each; nothing without any.
pub(super) fn group(areas: &[HitArea]) -> String {
    if areas.is_empty() {
        return String::new();
    }
    let mut out = "<g class=\"points\" fill=\"none\" stroke=\"none\" pointer-events=\"all\">\n".to_owned();
    for HitArea { left, top, width, height, datum } in areas {
        let Datum { period, series, value, words } = datum;
        let (period, series, words) = (svg::escaped(period), svg::escaped(series), svg::escaped(words));
        let value = number(*value);
        // Writing to a text cannot fail.
        let _: std::fmt::Result = writeln!(
            out,
            "<rect class=\"point\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" data-period=\"{period}\" \
             data-series=\"{series}\" data-value=\"{value}\"><title>{words}</title></rect>"
        );
    }
    out.push_str("</g>\n");
    out
}

/// At most six decimals, without those that say nothing.
fn number(value: f64) -> String {
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_says_where_and_what() {
        let datum = Datum { period: "2022".into(), series: "A & B".into(), value: 5.0, words: "2022: 5 (4.5 to 5.5)".into() };
        let area = HitArea { left: 1, top: 2, width: 3, height: 4, datum };
        let expected = "<rect class=\"point\" x=\"1\" y=\"2\" width=\"3\" height=\"4\" data-period=\"2022\" \
                        data-series=\"A &amp; B\" data-value=\"5\"><title>2022: 5 (4.5 to 5.5)</title></rect>\n";
        assert!(group(&[area]).contains(expected));
        assert_eq!(group(&[]), "");
        assert_eq!([-0.0, 0.1 + 0.2, 233.333_333_333, 1200.0].map(number), ["0", "0.3", "233.333333", "1200"]);
    }
}
