//! Where the label of a statement has room: as near to its mark as can be, with a leader that crosses nothing.

use super::spread::radius;
use crate::chart::paint::{
    geometry::{Rect, Spot, number, pixel},
    sizes::Sizes,
};

/// Directions from a mark, those to the right first, as parts of a distance.
const DIRECTIONS: [(f64, f64); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.92, -0.38),
    (-0.92, -0.38),
    (0.92, 0.38),
    (-0.92, 0.38),
    (0.71, -0.71),
    (-0.71, -0.71),
    (0.71, 0.71),
    (-0.71, 0.71),
    (0.38, -0.92),
    (-0.38, -0.92),
    (0.38, 0.92),
    (-0.38, 0.92),
    (0.0, -1.0),
    (0.0, 1.0),
];

/// How far from their marks labels may stand, in lines of text; the first have no leader.
const DISTANCES: [f64; 11] = [0.0, 0.9, 1.6, 2.4, 3.4, 4.6, 6.0, 7.6, 9.4, 11.6, 14.0];

/// A line that is crossed costs as much as so many lines of text farther away.
const CROSSED: f64 = 2.0;

/// What labels and leaders must keep clear of.
#[derive(Default)]
pub(super) struct Obstacles {
    /// The marks, each with its own.
    pub(super) marks: Vec<Rect>,
    /// The bars of statements and the steps of official series, which a leader may cross when there is no other way.
    pub(super) lines: Vec<(Spot, Spot)>,
    labels: Vec<Rect>,
    leaders: Vec<(Spot, Spot)>,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LabelPlace {
    /// How far away it is, in lines of text, and what its leader crosses.
    pub(super) cost: f64,
    /// Its box.
    pub(super) place: Rect,
    /// The line from the mark to it, where it does not stand beside the mark.
    pub(super) leader: Option<(Spot, Spot)>,
}

impl Obstacles {
    /// The best place for a label of this width and height beside a mark, where `is_free` says that nothing else stands.
    pub(super) fn place(
        &self,
        (x, y): Spot,
        (width, height): (i32, i32),
        plot: Rect,
        sizes: &Sizes,
        is_free: impl Fn(Rect) -> bool,
    ) -> Option<LabelPlace> {
        let line = sizes.small * 1.32;
        let clear = radius(sizes) + sizes.gap / 3;
        let mut best: Option<LabelPlace> = None;
        for distance in DISTANCES {
            let reach = f64::from(clear) + distance * line;
            // Farther away costs more than any line that is crossed nearer by.
            if best.as_ref().is_some_and(|best| best.cost <= distance) {
                break;
            }
            for (along, down) in DIRECTIONS {
                let corner = (x + pixel(along * reach) + shift(along, width), y + pixel(down * reach) + shift(down, height));
                let place = Rect { left: corner.0, top: corner.1, right: corner.0 + width, bottom: corner.1 + height };
                if !plot.holds(place) || self.labels.iter().any(|label| label.grown(3).meets(place)) || !is_free(place.grown(2)) {
                    continue;
                }
                let end = (x.clamp(place.left, place.right - 1), y.clamp(place.top, place.bottom - 1));
                let leader = (distance > 0.0).then_some(((x, y), end));
                let Some(crossed) = self.crossed(leader, (x, y)) else { continue };
                let cost = distance + crossed * CROSSED;
                if best.as_ref().is_none_or(|best| cost < best.cost) {
                    best = Some(LabelPlace { cost, place, leader });
                }
            }
        }
        best
    }

    /// How many lines a leader crosses; nothing when it would cross a mark, a label or another leader.
    fn crossed(&self, leader: Option<(Spot, Spot)>, own: Spot) -> Option<f64> {
        let Some((from, to)) = leader else { return Some(0.0) };
        let mine = |mark: &&Rect| (mark.left..mark.right).contains(&own.0) && (mark.top..mark.bottom).contains(&own.1);
        let blocked =
            self.marks.iter().filter(|mark| !mine(mark)).chain(&self.labels).any(|rect| rect.grown(2).crossed_by(from, to));
        if blocked || self.leaders.iter().any(|other| cross((from, to), *other)) {
            return None;
        }
        // A leader along the bar of its own mark is not told from it.
        let along = 2 * i32::from((to.0 - from.0).abs() * 5 < (to.1 - from.1).abs());
        let crossed = self.lines.iter().filter(|line| line.0.0 != own.0 && cross((from, to), **line)).count();
        Some(number(crossed) + f64::from(along))
    }

    /// Remembers a label that stands.
    pub(super) fn take(&mut self, label: LabelPlace) {
        self.labels.push(label.place);
        self.leaders.extend(label.leader);
    }
}

/// By how much a box is shifted so that its side, or its middle, lies in a direction.
fn shift(part: f64, length: i32) -> i32 {
    if part > 0.3 {
        0
    } else if part < -0.3 {
        -length
    } else {
        -length / 2
    }
}

/// Do two straight lines cross or touch?
fn cross((a, b): (Spot, Spot), (c, d): (Spot, Spot)) -> bool {
    let side = |from: Spot, to: Spot, at: Spot| {
        let wide = |value: i32| i64::from(value);
        (wide(to.0) - wide(from.0)) * (wide(at.1) - wide(from.1)) - (wide(to.1) - wide(from.1)) * (wide(at.0) - wide(from.0))
    };
    let apart = |one: i64, other: i64| one.signum() * other.signum() > 0;
    !apart(side(a, b, c), side(a, b, d)) && !apart(side(c, d, a), side(c, d, b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::font_scale::FontScale;

    #[test]
    fn lines_cross_or_do_not() {
        assert!(cross(((0, 0), (10, 10)), ((0, 10), (10, 0))));
        assert!(cross(((0, 0), (10, 0)), ((5, 0), (5, 9))), "they touch");
        assert!(!cross(((0, 0), (10, 0)), ((5, 1), (5, 9))));
        assert!(!cross(((0, 0), (4, 4)), ((6, 0), (6, 9))));
    }

    #[test]
    fn a_label_stands_beside_its_mark_or_where_nothing_is_in_the_way() {
        let sizes = Sizes::for_picture(1200, 800, FontScale::default());
        let plot = Rect { left: 0, top: 0, right: 600, bottom: 400 };
        let mut obstacles = Obstacles::default();
        let alone = obstacles.place((300, 200), (80, 20), plot, &sizes, |_| true).unwrap();
        assert_eq!((alone.leader, alone.place.left > 300), (None, true));
        obstacles.take(alone);
        let second = obstacles.place((300, 200), (80, 20), plot, &sizes, |_| true).unwrap();
        assert!(!second.place.meets(alone.place));
        // Nothing is free within sixty pixels: the label goes away, on a leader that misses the mark beside it.
        let mark = Rect { left: 310, top: 190, right: 330, bottom: 210 };
        let crowded = Obstacles { marks: vec![mark], ..Obstacles::default() };
        let near = Rect { left: 240, top: 140, right: 360, bottom: 260 };
        let far = crowded.place((300, 200), (80, 20), plot, &sizes, |place| !place.meets(near)).unwrap();
        let (from, to) = far.leader.unwrap();
        assert!(!mark.crossed_by(from, to) && !far.place.meets(near), "{far:?}");
        assert_eq!(crowded.place((300, 200), (700, 20), plot, &sizes, |_| true), None, "wider than the plot");
    }
}
