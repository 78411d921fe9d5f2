//! How far figures are apart whose unit is mistaken.

/// The powers of ten by which units are mistaken, and how far from one of them a ratio may be, in powers of ten.
const SLIPS: [f64; 2] = [3.0, 6.0];
const NEAR: f64 = 0.31;

/// The power of ten by which a unit seems to be mistaken where figures differ by so many powers of ten: 3 or 6, up or down.
pub(super) fn slip(powers: f64) -> Option<f64> {
    SLIPS.into_iter().find(|slip| (powers.abs() - slip).abs() <= NEAR).map(|slip| slip.copysign(powers))
}

/// How many times, in words.
pub(super) fn times(slip: f64) -> &'static str {
    match (slip.abs() > 4.0, slip > 0.0) {
        (false, true) => "1,000 times",
        (true, true) => "1,000,000 times",
        (false, false) => "a thousandth of",
        (true, false) => "a millionth of",
    }
}
