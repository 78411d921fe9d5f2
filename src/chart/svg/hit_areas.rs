//! The figures of a drawing as invisible rectangles with the figure in words, for tooltips of a browser and for scripts and
//! keyboards. They stand last in the SVG.

use super::{escape::escaped, say};
use crate::chart::hit_area::HitArea;

/// The hit areas as a group of SVG, on one line each; nothing without any.
pub(super) fn write(out: &mut String, areas: &[HitArea]) {
    if areas.is_empty() {
        return;
    }
    out.push_str("<g class=\"points\" fill=\"none\" stroke=\"none\" pointer-events=\"all\">\n");
    for HitArea { left, top, width, height, datum } in areas {
        let crate::chart::hit_area::Datum { period, series, value, words } = datum;
        let (period, series, words) = (escaped(period), escaped(series), escaped(words));
        let value = number(*value);
        say(
            out,
            format_args!(
                "<rect class=\"point\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" data-period=\"{period}\" \
             data-series=\"{series}\" data-value=\"{value}\"><title>{words}</title></rect>\n"
            ),
        );
    }
    out.push_str("</g>\n");
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
    use crate::chart::hit_area::Datum;

    fn group(areas: &[HitArea]) -> String {
        let mut out = String::new();
        write(&mut out, areas);
        out
    }

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
