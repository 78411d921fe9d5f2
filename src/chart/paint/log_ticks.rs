//! Ticks of a logarithmic axis: 1, 2 and 5 of each power of ten, or fewer where those are too many.

/// Ways to divide a power of ten, the closest first.
const DIVISIONS: [&[u8]; 3] = [&[1, 2, 5], &[1, 5], &[1]];
/// Every how many powers of ten a tick stands, where one each is too many.
const STEPS: [i32; 6] = [2, 3, 5, 10, 20, 50];

/// The ticks, and where the axis begins and ends: at a 1, 2 or 5 beyond the values.
pub(in crate::chart) fn powers(low: f64, high: f64, most: usize) -> (Vec<f64>, f64, f64) {
    let (from, to) = (power_of(low), power_of(high) + 1);
    let all = divided(from, to, DIVISIONS[0]);
    let start = all.iter().copied().rfind(|value| *value <= low * (1.0 + 1e-9)).unwrap_or(low);
    let end = all.iter().copied().find(|value| *value >= high * (1.0 - 1e-9) && *value > start).unwrap_or(high);
    let within = |values: Vec<f64>| values.into_iter().filter(|value| (start..=end).contains(value)).collect::<Vec<_>>();
    let close = DIVISIONS.into_iter().map(|division| within(divided(from, to, division)));
    let whole =
        STEPS.into_iter().map(|step| within((from..=to).filter(|power| power % step == 0).map(|power| tick(1, power)).collect()));
    let mut chosen = vec![start, end];
    for ticks in close.chain(whole) {
        if ticks.len() < 2 {
            break;
        }
        chosen = ticks;
        if chosen.len() <= most {
            break;
        }
    }
    (chosen, start, end)
}

/// How many decimals a tick needs.
pub(in crate::chart) fn decimals(value: f64) -> usize {
    usize::try_from(-power_of(value * (1.0 + 1e-9))).unwrap_or(0)
}

fn divided(from: i32, to: i32, division: &[u8]) -> Vec<f64> {
    (from..=to).flat_map(|power| division.iter().map(move |digit| tick(*digit, power))).collect()
}

/// The number as it would be written, so that 0.2 is exactly 0.2.
fn tick(digit: u8, power: i32) -> f64 {
    format!("{digit}e{power}").parse().unwrap_or(1.0)
}

fn power_of(value: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "held to what a double can hold")]
    let power = libm::log10(value).floor().clamp(-300.0, 300.0) as i32;
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_twos_and_fives_or_fewer() {
        assert_eq!(powers(1.45, 5.5, 8), (vec![1.0, 2.0, 5.0, 10.0], 1.0, 10.0));
        assert_eq!(powers(0.03, 3.2, 8), (vec![0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0], 0.02, 5.0));
        assert_eq!(powers(0.03, 3.2, 5).0, [0.05, 0.1, 0.5, 1.0, 5.0]);
        assert_eq!(powers(0.03, 3.2, 3).0, [0.1, 1.0]);
        assert_eq!(powers(3.1, 4.2, 5), (vec![2.0, 5.0], 2.0, 5.0), "the ends stand beyond the values");
        assert_eq!(powers(5.0, 5.0, 5), (vec![5.0, 10.0], 5.0, 10.0), "one value has an axis");
        assert_eq!(powers(1e-6, 1e6, 5).0, [1e-6, 1e-3, 1.0, 1e3, 1e6]);
        assert_eq!([0.02, 0.1, 1.0, 50.0].map(decimals), [2, 1, 0, 0]);
    }
}
