//! Names of months in English, Russian and Persian (both calendars), short and long, in the cases that dates put them in.

/// The stems that a month's name begins with, and those it must be whole, by month.
const BEGINNINGS: [(&str, u8); 36] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
    ("ژانویه", 1),
    ("فوریه", 2),
    ("مارس", 3),
    ("آوریل", 4),
    ("آپریل", 4),
    ("ژوئن", 6),
    ("ژوئیه", 7),
    ("جولای", 7),
    ("اوت", 8),
    ("آگوست", 8),
    ("سپتامبر", 9),
    ("اکتبر", 10),
    ("نوامبر", 11),
    ("دسامبر", 12),
];
const WHOLE: [(&str, u8); 7] = [("may", 5), ("май", 5), ("мая", 5), ("мае", 5), ("مه", 5), ("می", 5), ("مي", 5)];

/// The rest that may follow a stem: whole names, their cases and short forms.
const LONG: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "sept",
    "январь",
    "февраль",
    "март",
    "апрель",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
    "сент",
];

/// Months of the Solar Hijri calendar, and how they are spelled in Latin letters.
const HIJRI: [(&str, u8); 31] = [
    ("فروردین", 1),
    ("اردیبهشت", 2),
    ("خرداد", 3),
    ("تیر", 4),
    ("مرداد", 5),
    ("امرداد", 5),
    ("شهریور", 6),
    ("مهر", 7),
    ("آبان", 8),
    ("ابان", 8),
    ("آذر", 9),
    ("اذر", 9),
    ("دی", 10),
    ("بهمن", 11),
    ("اسفند", 12),
    ("farvardin", 1),
    ("ordibehesht", 2),
    ("khordad", 3),
    ("tir", 4),
    ("mordad", 5),
    ("shahrivar", 6),
    ("mehr", 7),
    ("aban", 8),
    ("azar", 9),
    ("dey", 10),
    ("bahman", 11),
    ("esfand", 12),
    ("фарвардин", 1),
    ("ордибехешт", 2),
    ("хордад", 3),
    ("эсфанд", 12),
];

/// The month that a word in small letters names in the Gregorian calendar.
pub(super) fn gregorian(word: &str) -> Option<u8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    if let Some(found) = WHOLE.iter().find(|(name, _)| *name == word) {
        return Some(found.1);
    }
    let (stem, month) = BEGINNINGS.iter().find(|(stem, _)| word.starts_with(stem))?;
    let whole = word == *stem || LONG.iter().any(|name| *name == word || (name.starts_with(stem) && is_case_of(word, name)));
    whole.then_some(*month)
}

/// Is the word a Russian name in another case (`января`, `марте`)?
fn is_case_of(word: &str, name: &str) -> bool {
    let base = name.strip_suffix('ь').unwrap_or(name);
    word.strip_prefix(base).is_some_and(|ending| ["я", "е", "ь", "а", "ю", "ем"].contains(&ending))
}

/// The month that a word in small letters names in the Solar Hijri calendar.
pub(super) fn hijri(word: &str) -> Option<u8> {
    HIJRI.iter().find(|(name, _)| *name == word).map(|found| found.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_short_long_and_in_cases() {
        for (word, month) in [
            ("may", 5),
            ("sept", 9),
            ("september", 9),
            ("марта", 3),
            ("марте", 3),
            ("январь", 1),
            ("июля", 7),
            ("июнь", 6),
            ("окт", 10),
            ("мая", 5),
            ("ژانویه", 1),
            ("دسامبر", 12),
        ] {
            assert_eq!(gregorian(word), Some(month), "{word}");
        }
        for word in ["market", "mayor", "junction", "марка", "decimal", "فروردین"] {
            assert_eq!(gregorian(word), None, "{word}");
        }
        assert_eq!((hijri("فروردین"), hijri("دی"), hijri("esfand"), hijri("march")), (Some(1), Some(10), Some(12), None));
    }
}
