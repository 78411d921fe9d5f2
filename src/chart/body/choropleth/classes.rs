//! Classes of values for a map: bounds of 1 and 3 times powers of ten, since trade is spread over many of them.

/// At most so many classes.
pub(super) const MOST: usize = 6;

/// The bounds between classes, rising; values below the first are of the lowest class.
pub(super) fn bounds(values: impl Iterator<Item = f64> + Clone) -> Vec<f64> {
    let highest = values.clone().fold(0.0, f64::max);
    let lowest = values.filter(|value| *value > 0.0).fold(f64::INFINITY, f64::min);
    if highest <= 0.0 {
        return Vec::new();
    }
    let power = libm::log10(highest).floor().clamp(-12.0, 12.0);
    let mut found = Vec::new();
    for step in 0..MOST {
        let down = i32::try_from(step).unwrap_or(0);
        #[expect(clippy::cast_possible_truncation, reason = "between −12 and 12")]
        let exponent = power as i32 - down / 2;
        let digits = if down % 2 == 0 { "3" } else { "1" };
        let bound: f64 = format!("{digits}e{exponent}").parse().unwrap_or(1.0);
        if bound < highest && found.len() + 1 < MOST {
            found.push(bound);
        }
        if bound <= lowest {
            break;
        }
    }
    found.reverse();
    found
}

/// The class of a value, from 0.
pub(super) fn class(bounds: &[f64], value: f64) -> usize {
    bounds.iter().filter(|bound| value >= **bound).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_span_the_values_in_round_steps() {
        assert_eq!(bounds([63.4, 12.0, 0.02].into_iter()), [0.3, 1.0, 3.0, 10.0, 30.0]);
        assert_eq!(bounds([2.0, 1.5].into_iter()), [1.0]);
        assert!(bounds([0.0].into_iter()).is_empty());
        let bounds = [0.3, 1.0, 3.0];
        assert_eq!([0.0, 0.3, 0.99, 5.0].map(|value| class(&bounds, value)), [0, 1, 1, 3]);
    }
}
