//! A ribbon between two upright edges: its sides bend evenly, and it is as thick at both ends.

use crate::chart::paint::geometry::{Spot, pixel};

/// A side of a ribbon is drawn in straight pieces, each of about so many pixels of height: more would show the whole pixels.
const STEP: u32 = 7;
/// At least and at most so many.
const PIECES: (u32, u32) = (6, 24);

/// One end of a ribbon: where it stands, its upper and its lower edge.
pub(super) type Edge = (i32, i32, i32);

/// The corners of a ribbon from one edge to another, around.
pub(super) fn corners((from, from_top, from_bottom): Edge, (to, to_top, to_bottom): Edge) -> Vec<Spot> {
    let pieces = (to_top - from_top).unsigned_abs().max((to_bottom - from_bottom).unsigned_abs()) / STEP;
    let pieces = pieces.clamp(PIECES.0, PIECES.1);
    let side = |start: i32, end: i32| {
        (0..=pieces).map(move |piece| {
            let part = f64::from(piece) / f64::from(pieces);
            // Even at both ends, steepest in the middle.
            let bent = part * part * (3.0 - 2.0 * part);
            let across = |one: i32, other: i32, part: f64| pixel(f64::from(one) + f64::from(other - one) * part);
            (across(from, to, part), across(start, end, bent))
        })
    };
    let lower: Vec<Spot> = side(from_bottom, to_bottom).collect();
    side(from_top, to_top).chain(lower.into_iter().rev()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ribbon_is_as_thick_all_along_its_way() {
        let found = corners((0, 10, 30), (100, 200, 220));
        let half = found.len() / 2;
        for (upper, lower) in found[..half].iter().zip(found[half..].iter().rev()) {
            assert_eq!((upper.0, lower.1 - upper.1), (lower.0, 20));
        }
        assert_eq!((found[0], found[half - 1], found[half], found[found.len() - 1]), ((0, 10), (100, 200), (100, 220), (0, 30)));
    }
}
