//! How far apart two colours are for every reader, colour-blind ones among them.

use super::ink::Ink;

/// The least distance between the colours of two series.
pub(super) const LEAST_DISTANCE: f64 = 20.0;

/// How colours are seen: Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
const SIGHTS: [[[f64; 3]; 3]; 3] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    // Protanopia.
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    // Deuteranopia.
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
];

/// From linear RGB to CIE XYZ (D65).
const XYZ: [[f64; 3]; 3] =
    [[0.412_456, 0.357_576, 0.180_437], [0.212_673, 0.715_152, 0.072_175], [0.019_334, 0.119_192, 0.950_304]];

fn through(matrix: &[[f64; 3]; 3], colour: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(colour).map(|(part, value)| part * value).sum())
}

/// CIELAB (D65) of a colour as it is seen.
fn lab(ink: Ink, sight: &[[f64; 3]; 3]) -> [f64; 3] {
    let seen = through(sight, ink.linear()).map(|part| part.clamp(0.0, 1.0));
    let [x, y, z] = through(&XYZ, seen);
    let [x, y, z] =
        [x / 0.950_47, y, z / 1.088_83].map(|part| if part > 0.008_856 { libm::cbrt(part) } else { 7.787 * part + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

impl Ink {
    /// The distance in CIELAB for the reader to whom the two are nearest.
    pub(super) fn distance(self, other: Self) -> f64 {
        SIGHTS.iter().map(|sight| between(self, other, sight)).fold(f64::INFINITY, f64::min)
    }

    /// The distance in CIELAB as most readers see it.
    pub(super) fn plain_distance(self, other: Self) -> f64 {
        between(self, other, &SIGHTS[0])
    }
}

/// The hue in CIELAB as most readers see it, in degrees.
#[cfg(test)]
pub(super) fn hue(ink: Ink) -> f64 {
    let [_, a, b] = lab(ink, &SIGHTS[0]);
    libm::atan2(b, a).to_degrees()
}

/// The distance as it is seen.
fn between(one: Ink, other: Ink, sight: &[[f64; 3]; 3]) -> f64 {
    let squares = lab(one, sight).into_iter().zip(lab(other, sight)).map(|(one, other)| (one - other) * (one - other));
    squares.sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_and_green_are_near_for_some() {
        assert!((Ink(0, 0, 0).distance(Ink(255, 255, 255)) - 100.0).abs() < 0.1, "black to white is 100");
        let (wine, pine) = (Ink(0x7A, 0x1F, 0x3D), Ink(0x0F, 0x6B, 0x5C));
        assert!((wine.distance(pine) - 12.9).abs() < 0.05, "71 to most readers, 12.9 with deuteranopia");
        assert!(wine.distance(Ink(0xD5, 0x5E, 0x00)) > LEAST_DISTANCE);
    }
}
