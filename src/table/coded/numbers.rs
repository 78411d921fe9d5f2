//! Whole numbers and texts in bytes: small numbers take one byte (seven bits a byte, the lowest first).

/// Puts numbers and texts one behind another.
#[derive(Debug, Default)]
pub struct NumberWriter {
    bytes: Vec<u8>,
}

/// Takes them off again; nothing where bytes are wanting or make no sense.
#[derive(Debug, Clone, Copy)]
pub struct NumberReader<'a> {
    bytes: &'a [u8],
}

/// Bits of a byte that are of the number; the highest says that another follows.
const BITS: u32 = 7;
const MORE: u8 = 1 << BITS;

/// Numbers near zero, of either sign, as small ones.
pub(super) fn folded(number: i64) -> u64 {
    (number.wrapping_shl(1) ^ (number >> 63)).cast_unsigned()
}

fn unfolded(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// How many bytes a number takes.
pub(super) fn width(number: u64) -> usize {
    (64 - (number | 1).leading_zeros()).div_ceil(BITS) as usize
}

impl NumberWriter {
    /// A number that is not below zero.
    pub fn number(&mut self, number: impl Into<u64>) {
        let mut left: u64 = number.into();
        while left >= u64::from(MORE) {
            self.bytes.push(left.to_le_bytes()[0] | MORE);
            left >>= BITS;
        }
        self.bytes.push(left.to_le_bytes()[0]);
    }

    /// A length or a place.
    pub fn count(&mut self, count: usize) {
        self.number(u64::try_from(count).unwrap_or(u64::MAX));
    }

    /// A number of either sign.
    pub fn signed(&mut self, number: i64) {
        self.number(folded(number));
    }

    /// A text with its length.
    pub fn text(&mut self, text: &str) {
        self.count(text.len());
        self.raw(text.as_bytes());
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// What was put.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

impl<'a> NumberReader<'a> {
    /// A reader of these bytes.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// A number that is not below zero.
    #[inline]
    pub fn number(&mut self) -> Option<u64> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        if *first < MORE {
            return Some(u64::from(*first));
        }
        let mut number = u64::from(first & !MORE);
        let mut shift = BITS;
        loop {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            let bits = u64::from(byte & !MORE);
            let shifted = bits.checked_shl(shift)?;
            // What does not fit into 64 bits was never written.
            if shifted >> shift != bits {
                return None;
            }
            number |= shifted;
            if *byte < MORE {
                return Some(number);
            }
            shift += BITS;
        }
    }

    /// A number of a smaller kind.
    #[inline]
    pub fn small<T: TryFrom<u64>>(&mut self) -> Option<T> {
        T::try_from(self.number()?).ok()
    }

    /// A length of what follows: each item takes at least a byte, so a damaged one asks for no memory.
    pub fn count(&mut self) -> Option<usize> {
        self.small().filter(|count| *count <= self.bytes.len())
    }

    /// A number of either sign.
    #[inline]
    pub fn signed(&mut self) -> Option<i64> {
        self.number().map(unfolded)
    }

    /// A text with its length.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.raw(length)?).ok()
    }

    /// Bytes as they are.
    pub fn raw(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(taken)
    }

    /// Is nothing left?
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_read_back_in_as_few_bytes_as_said() {
        let numbers = [0, 1, -1, 63, 64, -64, -65, 8191, 8192, i64::MAX, i64::MIN, i64::MIN + 1];
        for number in numbers {
            let mut writer = NumberWriter::default();
            writer.signed(number);
            let bytes = writer.finish();
            assert_eq!(bytes.len(), width(folded(number)), "{number}");
            let mut reader = NumberReader::new(&bytes);
            assert_eq!((reader.signed(), reader.is_done()), (Some(number), true), "{number}");
            assert_eq!(NumberReader::new(&bytes[..bytes.len() - 1]).signed(), None, "{number} cut");
        }
        let mut writer = NumberWriter::default();
        writer.text("Иран");
        let bytes = writer.finish();
        assert_eq!(NumberReader::new(&bytes).text(), Some("Иран"));
        assert_eq!(NumberReader::new(&bytes[..5]).text(), None);
    }

    #[test]
    fn what_was_never_written_is_nothing() {
        // Eleven bytes, and ten whose last has bits past the sixty-fourth.
        assert_eq!(NumberReader::new(&[0xff; 11]).number(), None);
        let mut ten = [0xff; 10];
        ten[9] = 2;
        assert_eq!(NumberReader::new(&ten).number(), None);
        ten[9] = 1;
        assert_eq!(NumberReader::new(&ten).number(), Some(u64::MAX));
        assert_eq!(NumberReader::new(&[200, 1, 0]).count(), None, "two hundred items in one byte");
    }
}
