//! Squarified treemaps (Bruls, Huizing and van Wijk, 2000): areas in proportion to values, each as near to a square as a row
//! allows. Values come the largest first; the areas fill the whole without a gap.

/// A rectangle with fractions of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::chart) struct Region {
    pub(in crate::chart) left: f64,
    pub(in crate::chart) top: f64,
    pub(in crate::chart) right: f64,
    pub(in crate::chart) bottom: f64,
}

impl Region {
    fn width(self) -> f64 {
        self.right - self.left
    }

    fn height(self) -> f64 {
        self.bottom - self.top
    }
}

/// One area for each value; values are above 0 and the largest comes first.
pub(in crate::chart) fn squarify(values: &[f64], whole: Region) -> Vec<Region> {
    let total: f64 = values.iter().sum();
    let scale = whole.width() * whole.height() / total.max(f64::MIN_POSITIVE);
    let mut areas = Vec::with_capacity(values.len());
    let mut rest = whole;
    while areas.len() < values.len() {
        let begin = areas.len();
        let side = rest.width().min(rest.height()).max(0.0);
        let row = row_length(&values[begin..], scale, side);
        let values_left = &values[begin..begin + row];
        let last = begin + row == values.len();
        rest = lay(values_left, scale, rest, last, &mut areas);
    }
    areas
}

/// How many values stand in the next row: as long as the worst shape gets no worse.
fn row_length(values: &[f64], scale: f64, side: f64) -> usize {
    let (mut sum, mut worst) = (0.0, f64::INFINITY);
    for (place, value) in values.iter().enumerate() {
        let next = sum + value * scale;
        let (largest, smallest) = (values[0] * scale, value * scale);
        let shape = (side * side * largest / (next * next)).max(next * next / (side * side * smallest));
        if place > 0 && shape > worst {
            return place;
        }
        (sum, worst) = (next, shape);
    }
    values.len()
}

/// Lays a row along the shorter side of what is left, and returns what is left then.
fn lay(values: &[f64], scale: f64, rest: Region, last: bool, areas: &mut Vec<Region>) -> Region {
    let sum: f64 = values.iter().sum();
    let upright = rest.width() >= rest.height();
    let (side, across) = if upright { (rest.height(), rest.width()) } else { (rest.width(), rest.height()) };
    let thick = if last { across } else { (sum * scale / side.max(f64::MIN_POSITIVE)).min(across) };
    let (begin, end) = if upright { (rest.top, rest.bottom) } else { (rest.left, rest.right) };
    let (mut at, mut known) = (begin, 0.0);
    for (place, value) in values.iter().enumerate() {
        known += value;
        let next = if place + 1 == values.len() { end } else { begin + side * known / sum };
        areas.push(if upright {
            Region { left: rest.left, right: rest.left + thick, top: at, bottom: next }
        } else {
            Region { left: at, right: next, top: rest.top, bottom: rest.top + thick }
        });
        at = next;
    }
    if upright { Region { left: rest.left + thick, ..rest } } else { Region { top: rest.top + thick, ..rest } }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(width: f64, height: f64) -> Region {
        Region { left: 0.0, top: 0.0, right: width, bottom: height }
    }

    #[test]
    fn the_example_of_the_paper() {
        // 6, 6, 4, 3, 2, 2, 1 in 6 by 4: the sixes stand on one another, 3 wide and 2 high.
        let areas = squarify(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], whole(6.0, 4.0));
        assert_eq!(areas[0], Region { left: 0.0, top: 0.0, right: 3.0, bottom: 2.0 });
        assert_eq!(areas[1], Region { left: 0.0, top: 2.0, right: 3.0, bottom: 4.0 });
        // Then 4 and 3 beside one another on top of the rest: 7/3 high, 4/7 · 3 wide.
        assert!((areas[2].bottom - 7.0 / 3.0).abs() < 1e-9 && (areas[2].right - 3.0 - 12.0 / 7.0).abs() < 1e-9, "{areas:?}");
    }

    proptest! {
        /// Areas are in proportion to values, within the whole, and no two share any of it.
        #[test]
        fn areas_are_values(mut values in proptest::collection::vec(1u32..100_000, 1..60), width in 50u32..4000, height in 50u32..4000) {
            values.sort_unstable_by(|one, other| other.cmp(one));
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let whole = whole(width.into(), height.into());
            let areas = squarify(&values, whole);
            let scale = whole.width() * whole.height() / values.iter().sum::<f64>();
            prop_assert_eq!(areas.len(), values.len());
            for (place, (area, value)) in areas.iter().zip(&values).enumerate() {
                let near = (area.width() * area.height() - value * scale).abs();
                prop_assert!(near < 1e-6 * whole.width() * whole.height(), "{:?} {}", area, value);
                prop_assert!(area.left >= 0.0 && area.top >= 0.0 && area.right < whole.right + 1e-6 && area.bottom < whole.bottom + 1e-6);
                for other in &areas[place + 1..] {
                    let apart = area.right <= other.left + 1e-6 || other.right <= area.left + 1e-6
                        || area.bottom <= other.top + 1e-6 || other.bottom <= area.top + 1e-6;
                    prop_assert!(apart, "{:?} {:?}", area, other);
                }
            }
        }
    }
}
