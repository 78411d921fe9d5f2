//! Places on the canvas, in whole pixels.

/// A place: x to the right, y down.
pub(in crate::chart) type Spot = (i32, i32);

/// A place as libraries of paths take it.
#[expect(clippy::cast_precision_loss, reason = "a place in a picture is far below 2^24")]
pub(in crate::chart) fn point((x, y): Spot) -> (f32, f32) {
    (x as f32, y as f32)
}

/// A rectangle of pixels; right and bottom are just outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) struct Rect {
    pub(in crate::chart) left: i32,
    pub(in crate::chart) top: i32,
    pub(in crate::chart) right: i32,
    pub(in crate::chart) bottom: i32,
}

/// A text and the box it fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBox {
    /// What is written.
    pub text: String,
    /// Left edge.
    pub left: i32,
    /// Top edge.
    pub top: i32,
    /// Just right of the right edge.
    pub right: i32,
    /// Just below the bottom edge.
    pub bottom: i32,
}

impl Rect {
    pub(in crate::chart) fn width(self) -> i32 {
        self.right - self.left
    }

    pub(in crate::chart) fn height(self) -> i32 {
        self.bottom - self.top
    }

    /// Do the two share a pixel?
    pub(in crate::chart) fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Is the other wholly inside?
    pub(in crate::chart) fn holds(self, other: Self) -> bool {
        self.left <= other.left && self.top <= other.top && other.right <= self.right && other.bottom <= self.bottom
    }

    /// Larger by so much on every side.
    pub(in crate::chart) fn grown(self, by: i32) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Does a straight line from one spot to another pass through? (Liang and Barsky)
    pub(in crate::chart) fn crossed_by(self, from: Spot, to: Spot) -> bool {
        let start = (f64::from(from.0), f64::from(from.1));
        let step = (f64::from(to.0) - start.0, f64::from(to.1) - start.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let sides = [
            (-step.0, start.0 - f64::from(self.left)),
            (step.0, f64::from(self.right) - start.0),
            (-step.1, start.1 - f64::from(self.top)),
            (step.1, f64::from(self.bottom) - start.1),
        ];
        for (slope, room) in sides {
            if slope.abs() < f64::EPSILON {
                if room < 0.0 {
                    return false;
                }
            } else if slope < 0.0 {
                enter = enter.max(room / slope);
            } else {
                leave = leave.min(room / slope);
            }
        }
        enter <= leave
    }
}

/// The nearest whole pixel; numbers that are none become 0, and nothing leaves the range that SVG viewers can draw.
pub(in crate::chart) fn pixel(value: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "held to a range that fits; NaN becomes 0")]
    let pixel = value.round().clamp(-100_000.0, 100_000.0) as i32;
    pixel
}

/// A pixel length for plotters, never negative.
pub(in crate::chart) fn length(value: f64) -> u32 {
    u32::try_from(pixel(value)).unwrap_or(0)
}

/// A count as a number on an axis.
pub(in crate::chart) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_meet_and_lines_cross() {
        let rect = Rect { left: 10, top: 10, right: 20, bottom: 20 };
        assert!(rect.meets(Rect { left: 19, top: 19, right: 30, bottom: 30 }));
        assert!(!rect.meets(Rect { left: 20, top: 10, right: 30, bottom: 20 }), "edges that touch do not meet");
        assert!(rect.crossed_by((0, 0), (30, 30)));
        assert!(!rect.crossed_by((0, 12), (9, 12)));
        assert!(rect.crossed_by((15, 0), (15, 40)));
        assert!(!rect.crossed_by((0, 30), (30, 21)));
        assert_eq!((pixel(f64::NAN), pixel(1e300), length(-3.0)), (0, 100_000, 0));
    }
}
