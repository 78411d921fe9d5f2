//! What a limit is counted in, and how people write that: `64MiB`, `10s`, `4096`.

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes.
    Bytes,
    /// Milliseconds.
    Milliseconds,
    /// Things, whose kind the limit's text names.
    Count,
}

/// Letters behind a size, the longest step first; `k`, `M`, `G` and `T` alone are steps of 1024, as where memory is counted.
const SIZES: [(&str, u64); 4] = [("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

/// Letters behind a size that count in thousands, as where disks are sold.
const DECIMAL_SIZES: [(&str, u64); 4] = [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];

/// Letters behind a time, the longest step first.
const TIMES: [(&str, u64); 4] = [("h", 3_600_000), ("min", 60_000), ("s", 1_000), ("ms", 1)];

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::Bytes, Self::Milliseconds, Self::Count];

    /// The word used in answers and documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Milliseconds => "milliseconds",
            Self::Count => "count",
        }
    }

    /// The number that a text gives; one without letters is in this unit.
    pub(super) fn read(self, text: &str) -> Option<u64> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, letters) = text.split_at(digits);
        let step = self.step(letters.trim_start_matches(' '))?;
        number.parse::<u64>().ok().map(|number| number.saturating_mul(step))
    }

    /// What the letters behind a number multiply it by.
    fn step(self, letters: &str) -> Option<u64> {
        let same = |word: &str| word.eq_ignore_ascii_case(letters);
        let found = match self {
            _ if letters.is_empty() => return Some(1),
            Self::Bytes if same("B") => return Some(1),
            Self::Bytes => SIZES
                .iter()
                .find(|(word, _)| same(word) || same(&word[..1]))
                .or_else(|| DECIMAL_SIZES.iter().find(|(word, _)| same(word))),
            Self::Milliseconds => TIMES.iter().find(|(word, _)| *word == letters),
            Self::Count => None,
        };
        found.map(|(_, step)| *step)
    }

    /// What is wanted where a text cannot be read.
    pub(super) fn wanted(self) -> &'static str {
        match self {
            Self::Bytes => "a whole number of bytes, such as 65536, 64KiB, 64k, 16MiB, 1GiB, or in thousands 64kB, 16MB",
            Self::Milliseconds => "a whole number of milliseconds, or with its unit, such as 500ms, 10s, 2min, 1h",
            Self::Count => "a whole number, such as 4096",
        }
    }

    /// A value in the largest step that it is a whole number of.
    #[must_use]
    pub fn told(self, value: u64) -> String {
        let steps: &[(&str, u64)] = match self {
            Self::Bytes => &SIZES,
            Self::Milliseconds => &TIMES,
            Self::Count => &[],
        };
        let whole = |(_, step): &&(&str, u64)| value != 0 && value.is_multiple_of(*step);
        steps.iter().find(whole).map_or_else(|| value.to_string(), |(word, step)| format!("{}{word}", value / step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_told_in_its_largest_whole_step() {
        for (unit, value, told) in [
            (Unit::Bytes, 16 << 20, "16MiB"),
            (Unit::Bytes, (16 << 20) + 1, "16777217"),
            (Unit::Bytes, 0, "0"),
            (Unit::Milliseconds, 75_000, "75s"),
            (Unit::Milliseconds, 60_000, "1min"),
            (Unit::Milliseconds, 0, "0"),
            (Unit::Count, 4096, "4096"),
        ] {
            assert_eq!(unit.told(value), told);
            assert_eq!(unit.read(told), Some(value));
        }
    }
}
