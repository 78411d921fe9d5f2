//! Inputs made of others: the same ones for the same seed, on every machine.

/// Makes inputs of a corpus.
pub struct Mutator<'a> {
    state: u64,
    corpus: &'a [Vec<u8>],
    words: &'a [&'a str],
}

/// The longest input, so that repeating does not run away.
const LONGEST: usize = 8192;

impl<'a> Mutator<'a> {
    /// `words` are put in where a random byte would hardly ever make sense.
    pub fn new(seed: u64, corpus: &'a [Vec<u8>], words: &'a [&'a str]) -> Self {
        Self { state: seed, corpus, words }
    }

    /// `SplitMix64` (Steele, Lea and Flood 2014).
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let one = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let two = (one ^ (one >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        two ^ (two >> 31)
    }

    /// A number below another.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.random() % end.max(1) as u64).unwrap()
    }

    /// One of the corpus, changed in one to five places.
    pub fn make(&mut self) -> Vec<u8> {
        let corpus = self.corpus;
        let mut input = corpus[self.below(corpus.len())].clone();
        for _ in 0..=self.below(5) {
            self.change(&mut input);
        }
        input.truncate(LONGEST);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        let end = (at + 1 + self.below(12)).min(input.len());
        match self.below(8) {
            // A bit, and any byte.
            0 if at < input.len() => input[at] ^= 1 << self.below(8),
            1 => input.insert(at, u8::try_from(self.below(256)).unwrap()),
            // Something less, something twice.
            2 if at < end => drop(input.drain(at..end)),
            3 if at < end => {
                let twice = input[at..end].to_vec();
                input.splice(at..at, twice);
            }
            // Another digit.
            4 => {
                if let Some(digit) = input.iter().skip(at).position(u8::is_ascii_digit) {
                    input[at + digit] = b'0' + u8::try_from(self.below(10)).unwrap();
                }
            }
            // The end of another.
            5 => {
                let corpus = self.corpus;
                let other = &corpus[self.below(corpus.len())];
                let from = self.below(other.len() + 1);
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
            _ => {
                let words = self.words;
                let word = words[self.below(words.len())];
                input.splice(at..at, word.bytes());
            }
        }
    }
}

#[test]
fn a_seed_makes_the_same_inputs_and_another_makes_others() {
    let corpus = [b"RUS-IRN/exports".to_vec(), b"from=2021".to_vec()];
    let made = |seed| {
        let mut mutator = Mutator::new(seed, &corpus, &["?"]);
        (0..50).map(|_| mutator.make()).collect::<Vec<_>>()
    };
    assert_eq!(made(1), made(1));
    assert_ne!(made(1), made(2));
    let different = made(1).iter().collect::<std::collections::BTreeSet<_>>().len();
    assert!(different > 40, "{different} of fifty are different");
}
