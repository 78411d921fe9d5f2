//! What areas are called when one searches for them: by code, in any language, and by former and short names.

use std::sync::LazyLock;

use super::{
    search_words::name_words,
    spelling::{begins_near, is_near, may_be_forgiven},
};
use crate::{language::Language, trade::Area};

/// What areas are called besides their names; names are parted by a semicolon.
const ALIASES: [(&str, &str); 21] = [
    ("ARE", "uae;emirates"),
    ("BEL", "luxembourg;люксембург;لوکزامبورگ"),
    ("CIV", "ivory coast"),
    ("COD", "zaire;dr congo"),
    ("CPV", "cape verde"),
    ("CZE", "czech republic"),
    ("DEU", "federal republic;frg;фрг;brd"),
    ("GBR", "uk;great britain;england;англия;انگلستان"),
    ("KOR", "south korea"),
    ("MKD", "macedonia"),
    ("MMR", "burma;бирма"),
    ("NLD", "holland;голландия"),
    ("PRK", "north korea"),
    ("RUS", "russian federation;рф"),
    ("SUN", "ussr;советский союз;شوروی"),
    ("SWZ", "swaziland"),
    ("SYR", "syrian arab republic"),
    ("TLS", "east timor"),
    ("TUR", "turkey"),
    ("USA", "us;america;сша;америка;آمریکا"),
    ("VNM", "viet nam"),
];

/// How closely a word names an area; the less, the closer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// It is a whole name, or the code.
    Whole,
    /// It is a word of a name.
    Part,
    /// A word of a name begins with it, or it is the code of two letters.
    Beginning,
    /// It stands within a word of a name.
    Within,
    /// It is one letter away.
    Forgiven,
}

/// What one area is called.
struct Called {
    /// The codes of three and of two letters.
    codes: Vec<String>,
    /// The words of each name, each as its letters.
    names: Vec<Vec<Vec<char>>>,
}

/// Of every area, by its place in the code list: made once, since names in other languages take milliseconds to read.
static CALLED: LazyLock<Vec<Called>> = LazyLock::new(|| Area::all().map(called).collect());

fn called(area: Area) -> Called {
    let aliases = ALIASES.iter().find(|(code, _)| *code == area.code()).map_or("", |(_, names)| names);
    let own = Language::ALL.into_iter().map(|language| language.area(area));
    let mut names: Vec<Vec<Vec<char>>> = own.chain(aliases.split(';')).map(letters).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    Called { codes: [Some(area.code()), area.alpha_2()].into_iter().flatten().map(str::to_lowercase).collect(), names }
}

fn letters(name: &str) -> Vec<Vec<char>> {
    as_letters(&name_words(name))
}

/// Words, each as its letters.
pub(super) fn as_letters(words: &[String]) -> Vec<Vec<char>> {
    words.iter().map(|word| word.chars().collect()).collect()
}

/// Reads the names of all areas, which the first search would else wait for.
pub fn read_area_names() {
    LazyLock::force(&CALLED);
}

/// How closely a word names each area, by its place; a letter is forgiven where it names none. Beside other codes, two letters
/// are a code too.
pub(super) fn named_by_word(word: &str, is_code: bool) -> Vec<Option<Closeness>> {
    let letters: Vec<char> = word.chars().collect();
    let by =
        |closeness: &dyn Fn(&Called) -> Option<Closeness>| -> Vec<Option<Closeness>> { CALLED.iter().map(closeness).collect() };
    let none = |found: &[Option<Closeness>]| found.iter().all(Option::is_none);
    let found = by(&|called| called.as_typed(word, &letters, is_code));
    if !none(&found) || !may_be_forgiven(&letters) {
        return found;
    }
    let whole = by(&|called| called.forgiven(|part| is_near(&letters, part)));
    if none(&whole) { by(&|called| called.forgiven(|part| begins_near(&letters, part))) } else { whole }
}

/// Are these words, which have these letters, in this order a whole name or a code of the area?
pub(super) fn is_whole_name(words: &[String], name: &[Vec<char>], area: Area) -> bool {
    let Some(called) = CALLED.get(usize::from(area.place())) else { return false };
    let is_code = matches!(words, [word] if called.codes.contains(word));
    is_code || called.names.iter().any(|known| known == name)
}

/// Is the word a code of an area, of two letters or of three?
pub(super) fn is_code(word: &str) -> bool {
    CALLED.iter().any(|called| called.codes.iter().any(|code| code == word))
}

impl Called {
    fn as_typed(&self, word: &str, letters: &[char], is_code: bool) -> Option<Closeness> {
        let of_name = |name: &Vec<Vec<char>>| {
            let of_part = |part: &Vec<char>| match part.as_slice() {
                part if part == letters && name.len() == 1 => Some(Closeness::Whole),
                part if part == letters => Some(Closeness::Part),
                part if part.starts_with(letters) => Some(Closeness::Beginning),
                part if letters.len() > 3 && part.windows(letters.len()).any(|within| within == letters) => {
                    Some(Closeness::Within)
                }
                _ => None,
            };
            name.iter().filter_map(of_part).min()
        };
        let code = self.codes.iter().position(|code| code == word);
        let code = code.map(|place| if place == 0 || is_code { Closeness::Whole } else { Closeness::Beginning });
        self.names.iter().filter_map(of_name).chain(code).min()
    }

    fn forgiven(&self, is_near: impl Fn(&[char]) -> bool) -> Option<Closeness> {
        self.names.iter().flatten().any(|part| is_near(part)).then_some(Closeness::Forgiven)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closeness(word: &str, area: &str) -> Option<Closeness> {
        named_by_word(word, false)[usize::from(area.parse::<Area>().unwrap().place())]
    }

    #[test]
    fn the_closer_a_name_the_less() {
        assert_eq!(closeness("niger", "NER"), Some(Closeness::Whole));
        assert_eq!(closeness("niger", "NGA"), Some(Closeness::Beginning));
        assert_eq!(closeness("korea", "KOR"), Some(Closeness::Part));
        assert_eq!((closeness("rus", "RUS"), closeness("rus", "BLR")), (Some(Closeness::Whole), None));
        assert_eq!(closeness("istan", "PAK"), Some(Closeness::Within));
        assert_eq!((closeness("de", "DEU"), closeness("de", "DNK")), (Some(Closeness::Beginning), Some(Closeness::Beginning)));
    }

    #[test]
    fn a_letter_is_forgiven_where_a_word_names_nothing() {
        for (word, area) in
            [("росия", "RUS"), ("irann", "IRN"), ("ruasia", "RUS"), ("germny", "DEU"), ("ирана", "IRN"), ("ایرن", "IRN")]
        {
            assert_eq!(closeness(word, area), Some(Closeness::Forgiven), "{word}");
        }
        // "iren" is one letter from Iran, and then that Ireland begins nearly so is not asked.
        assert_eq!((closeness("iren", "IRN"), closeness("iren", "IRL")), (Some(Closeness::Forgiven), None));
        assert_eq!(closeness("irelan", "IRL"), Some(Closeness::Beginning));
        assert_eq!(
            (closeness("iran", "IRQ"), closeness("atlantis", "ATA")),
            (None, None),
            "what is found as typed is not changed"
        );
    }

    #[test]
    fn whole_names_are_of_one_area() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let is = |text: &str, area: &str| is_whole_name(&words(text), &as_letters(&words(text)), area.parse().unwrap());
        assert!(is("south korea", "KOR") && is("ir", "IRN") && is("irn", "IRN") && is("иран", "IRN") && is("guinea", "GIN"));
        assert!(is("trinidad tobago", "TTO") && !is("guinea", "GNB") && !is("korea", "KOR") && !is("korea south", "KOR"));
        for (code, _) in ALIASES {
            assert!(code.parse::<Area>().is_ok(), "{code}");
        }
    }
}
