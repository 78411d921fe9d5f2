//! Documents of a few things.

use std::sync::Arc;

use super::*;
use crate::chart::{
    display::{Class, Hatching, Pen},
    paint::geometry::Rect,
    theme::Ink,
};

fn document(items: Vec<Item>, text: TextMode) -> String {
    let fonts = Fonts::embedded();
    let group = Group { class: Class::Marks, series: Some(Arc::from("A & B")) };
    let list = DisplayList { groups: vec![(group, items)] };
    let document = Document {
        list: &list,
        fonts: &fonts,
        text,
        language: Language::English,
        size: (9, 9),
        title: "A < B",
        description: "c\u{1} \"d\"",
        hit_areas: &[],
    };
    document.written()
}

#[test]
fn markup_is_escaped_and_straight_lines_are_crisp() {
    let pen = Pen { ink: Ink(1, 2, 3), width: 1 };
    let lines = [vec![(0, 5), (9, 5)], vec![(0, 5), (9, 6)], vec![(0, 0), (1, 1), (2, 0)]];
    let svg = document(lines.map(|spots| Item::Line(spots, pen)).into(), TextMode::Live);
    assert!(svg.contains("<title>A &lt; B</title>\n<desc>c &quot;d&quot;</desc>"), "{svg}");
    assert!(svg.contains("<g class=\"marks\" data-series=\"A &amp; B\">"), "{svg}");
    assert!(svg.contains("points=\"0,0 1,1 2,0\""), "{svg}");
    assert_eq!(svg.matches("crispEdges").count(), 1);
    assert_eq!(svg.matches("font-family").count(), 1, "once, on the root");
    assert!(svg.contains("role=\"img\""));
}

#[test]
fn equal_hatchings_are_one_pattern() {
    let hatching = Hatching { pen: Pen { ink: Ink(1, 2, 3), width: 1 }, ground: Ink(200, 200, 200), spacing: 8 };
    let rect = |left| Rect { left, top: 0, right: left + 3, bottom: 9 };
    let svg = document(vec![Item::Hatch(rect(0), hatching), Item::Hatch(rect(4), hatching)], TextMode::Live);
    assert_eq!((svg.matches("<pattern").count(), svg.matches("url(#hatching-0)").count()), (1, 2), "{svg}");
}
