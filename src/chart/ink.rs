//! A colour, its contrast with another by WCAG, and mixtures.

use std::fmt;

/// A colour as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub(super) u8, pub(super) u8, pub(super) u8);

impl fmt::Display for Ink {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

impl Ink {
    /// WCAG 2.2: the contrast ratio with another colour, from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// WCAG 2.2: the relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Red, green and blue as amounts of light.
    pub(super) fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|byte| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        })
    }

    /// This colour mixed into another, `part` of 1.
    pub(super) fn into(self, ground: Self, part: f64) -> Self {
        let mixed = |own: u8, other: u8| {
            let value = f64::from(own) * part + f64::from(other) * (1.0 - part);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mean of two bytes is a byte")]
            let byte = value.round() as u8;
            byte
        };
        Self(mixed(self.0, ground.0), mixed(self.1, ground.1), mixed(self.2, ground.2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_of_the_standard() {
        assert!((Ink(0, 0, 0).contrast(Ink(255, 255, 255)) - 21.0).abs() < 1e-9, "black on white is 21 to 1");
        assert_eq!(Ink(0, 0, 0).into(Ink(255, 255, 255), 0.25), Ink(191, 191, 191));
    }
}
