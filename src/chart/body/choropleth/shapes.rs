//! Rings of a map in a rectangle of pixels.

use crate::chart::{
    map::{MapRing, WorldMap},
    paint::geometry::{Rect, Spot, pixel},
};

/// The way from a map to pixels: as large as fits, in the middle.
pub(super) struct Placing {
    scale: f64,
    left: f64,
    top: f64,
    low: f64,
    high: f64,
}

impl Placing {
    pub(super) fn of(map: &WorldMap, rect: Rect) -> Self {
        let (wide, high) = (map.high.0 - map.low.0, map.high.1 - map.low.1);
        let (room_wide, room_high) = (f64::from(rect.width()), f64::from(rect.height()));
        let scale = (room_wide / wide.max(1e-9)).min(room_high / high.max(1e-9));
        Self {
            scale,
            left: f64::from(rect.left) + (room_wide - wide * scale) / 2.0,
            top: f64::from(rect.top) + (room_high - high * scale) / 2.0,
            low: map.low.0,
            high: map.high.1,
        }
    }

    fn spot(&self, (x, y): (f64, f64)) -> Spot {
        (pixel(self.left + (x - self.low) * self.scale), pixel(self.top + (self.high - y) * self.scale))
    }

    /// The corners of a ring, no two neighbours the same, none on a straight line between its neighbours.
    pub(super) fn corners(&self, ring: &MapRing) -> Vec<Spot> {
        let mut corners: Vec<Spot> = Vec::new();
        for place in &ring.places {
            let spot = self.spot(*place);
            if corners.last() == Some(&spot) {
                continue;
            }
            while let [.., one, other] = corners[..] {
                if !is_between(one, other, spot) {
                    break;
                }
                corners.pop();
            }
            corners.push(spot);
        }
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        corners
    }
}

/// Is the one in the middle on the way from the first to the last?
fn is_between(first: Spot, middle: Spot, last: Spot) -> bool {
    let (one, other) = ((middle.0 - first.0, middle.1 - first.1), (last.0 - middle.0, last.1 - middle.1));
    one.0 * other.1 == one.1 * other.0 && one.0 * other.0 + one.1 * other.1 > 0
}

/// What corners reach over.
pub(super) fn around(corners: &[Spot]) -> Option<Rect> {
    let (first, rest) = corners.split_first()?;
    let start = Rect { left: first.0, right: first.0 + 1, top: first.1, bottom: first.1 + 1 };
    Some(rest.iter().fold(start, |rect, (x, y)| Rect {
        left: rect.left.min(*x),
        right: rect.right.max(x + 1),
        top: rect.top.min(*y),
        bottom: rect.bottom.max(y + 1),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_runs_and_repeated_pixels_are_one_piece() {
        assert!(is_between((0, 0), (2, 2), (5, 5)) && !is_between((0, 0), (2, 2), (1, 1)) && !is_between((0, 0), (2, 2), (4, 5)));
        assert_eq!(around(&[(3, 4), (1, 9)]), Some(Rect { left: 1, right: 4, top: 4, bottom: 10 }));
        assert_eq!(around(&[]), None);
    }
}
