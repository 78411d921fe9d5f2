//! How a word is spelled: the same but for one letter that is missing, too much, another, or has changed places with its
//! neighbour (an edit distance of one, after Damerau).

/// A word shorter than this is never forgiven a letter: too many others differ by one.
const SHORTEST: usize = 4;

/// Does one letter at most lie between the words?
pub(super) fn is_near(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (rest, others) = (&one[same..], &other[same..]);
    match (rest, others) {
        ([], [] | [_]) | ([_], []) => true,
        ([first, tail @ ..], [second, end @ ..]) => match rest.len().cmp(&others.len()) {
            std::cmp::Ordering::Greater => tail == others,
            std::cmp::Ordering::Less => rest == end,
            std::cmp::Ordering::Equal => tail == end || is_swapped((*first, tail), (*second, end)),
        },
        _ => false,
    }
}

fn is_swapped((first, tail): (char, &[char]), (second, end): (char, &[char])) -> bool {
    match (tail, end) {
        ([next, tail @ ..], [following, end @ ..]) => *next == second && *following == first && tail == end,
        _ => false,
    }
}

/// Is a beginning of the other word so near?
pub(super) fn begins_near(word: &[char], other: &[char]) -> bool {
    (word.len() - 1..=word.len() + 1).any(|length| other.get(..length).is_some_and(|beginning| is_near(word, beginning)))
}

/// Is the word long enough to be forgiven a letter?
pub(super) fn may_be_forgiven(word: &[char]) -> bool {
    word.len() >= SHORTEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        let there = is_near(&letters(one), &letters(other));
        assert_eq!(there, is_near(&letters(other), &letters(one)), "{one} and {other}");
        there
    }

    #[test]
    fn one_letter_is_forgiven_and_no_more() {
        for (one, other) in [
            ("iran", "iran"),
            ("irann", "iran"),
            ("росия", "россия"),
            ("ruasia", "russia"),
            ("rusisa", "russia"),
            ("", "a"),
            ("ab", "ba"),
        ] {
            assert!(near(one, other), "{one} {other}");
        }
        for (one, other) in [("iran", "iraqi"), ("rasia", "russia "), ("abcd", "badc"), ("", "ab"), ("россией", "россия")]
        {
            assert!(!near(one, other), "{one} {other}");
        }
    }

    #[test]
    fn beginnings_may_be_near() {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        assert!(begins_near(&letters("grem"), &letters("germany")) && begins_near(&letters("gemany"), &letters("germany")));
        assert!(!begins_near(&letters("germany"), &letters("g")) && !may_be_forgiven(&letters("irn")));
    }
}
