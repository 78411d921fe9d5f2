//! The last touches to plotters' SVG, which it cannot do itself: accessible title and description, crisp straight lines,
//! round joins, baselines instead of offsets, one line a text.

use crate::language::Language;

/// plotters' offset of text anchored at the top; the canvas has already put `y` on the baseline.
const OFFSET: &str = " dy=\"0.76em\"";

/// plotters divides a font size by this.
pub(super) const PLOTTERS_SIZE: f64 = 1.24;

/// The finished SVG.
pub(super) fn finished(drawn: &str, title: &str, description: &str) -> String {
    let mut svg = String::with_capacity(drawn.len() + description.len() + 512);
    let mut lines = drawn.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("<text") {
            let content = lines.next().unwrap_or_default();
            svg.push_str(&sized(&line.replace(OFFSET, "")));
            svg.push_str(content);
            svg.push_str(lines.next().unwrap_or_default());
        } else if line.starts_with("<rect") || line.starts_with("<line") && is_straight(line) {
            svg.push_str(line.trim_end_matches("/>"));
            svg.push_str(" shape-rendering=\"crispEdges\"/>");
        } else {
            svg.push_str(line);
        }
        svg.push('\n');
    }
    let svg = svg.replace(" opacity=\"1\"", "").replace(" text-anchor=\"start\"", "");
    let joined = svg.replacen("<svg ", "<svg stroke-linejoin=\"round\" stroke-linecap=\"round\" ", 1);
    described(&joined, title, description)
}

/// Puts role, title and description into an SVG.
pub(super) fn described(svg: &str, title: &str, description: &str) -> String {
    let opened = svg.replacen("<svg ", "<svg role=\"img\" ", 1);
    let Some(end) = opened.find('>') else { return opened };
    let (head, body) = opened.split_at(end + 1);
    let (title, description) = (escaped(title), escaped(description));
    format!("{head}\n<title>{title}</title>\n<desc>{description}</desc>{body}")
}

/// Says which language the words are in, unless they are English. The direction is said too: every line of text orders itself,
/// and its anchor is a place, whatever the page around it.
pub(super) fn spoken(svg: String, language: Language) -> String {
    if language == Language::English {
        return svg;
    }
    let tag = language.word();
    svg.replacen("<svg ", &format!("<svg xml:lang=\"{tag}\" lang=\"{tag}\" direction=\"ltr\" "), 1)
}

/// Text as XML allows it: markup escaped, control characters left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in allowed(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// Text on one line without what XML 1.0 forbids.
pub(super) fn allowed(text: &str) -> String {
    let plain = |letter: char| match letter {
        '\n' | '\r' | '\t' => Some(' '),
        letter if letter.is_control() || ('\u{fffe}'..='\u{ffff}').contains(&letter) => None,
        letter => Some(letter),
    };
    text.chars().filter_map(plain).collect()
}

/// Is the line drawn along an axis?
fn is_straight(line: &str) -> bool {
    let value = |name: &str| line.split_once(name).and_then(|(_, rest)| rest.split('"').next());
    value(" x1=\"") == value(" x2=\"") || value(" y1=\"") == value(" y2=\"")
}

/// A font size of at most two decimals, without plotters' factor.
fn sized(line: &str) -> String {
    let Some((head, rest)) = line.split_once("font-size=\"") else { return line.to_owned() };
    let Some((size, tail)) = rest.split_once('"') else { return line.to_owned() };
    let size: f64 = size.parse().unwrap_or(12.0);
    format!("{head}font-size=\"{}\"{tail}", (size * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_lines_are_crisp() {
        let drawn = "<svg width=\"9\" height=\"9\">\n<line opacity=\"1\" x1=\"0\" y1=\"5\" x2=\"9\" y2=\"5\"/>\n\
                     <line opacity=\"1\" x1=\"0\" y1=\"5\" x2=\"9\" y2=\"6\"/>\n\
                     <text x=\"1\" y=\"2\" dy=\"0.76em\" text-anchor=\"start\" font-size=\"15.999999\">\na &amp; b\n</text>\n</svg>\n";
        let svg = finished(drawn, "A < B", "c\u{1} \"d\"");
        assert!(svg.contains("<title>A &lt; B</title>\n<desc>c &quot;d&quot;</desc>"), "{svg}");
        assert!(svg.contains("<text x=\"1\" y=\"2\" font-size=\"16\">a &amp; b</text>"), "{svg}");
        assert_eq!(svg.matches("crispEdges").count(), 1);
        assert!(svg.contains("role=\"img\""));
    }
}
