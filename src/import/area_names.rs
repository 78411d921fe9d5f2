//! Countries by name in English, Russian and Persian: the names that dyad itself writes (CLDR), and beside it in `area_names.csv`
//! the official ones of the UN (UNTERM, M49), UN Comtrade's, and what tables usually write. Case, accents, punctuation and the
//! order of `Iran, Islamic Rep. of` do not matter; a name that may be two countries (`Korea`) is none.

use std::{collections::HashMap, sync::LazyLock};

use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::{language::Language, trade::Area};

static NAMES: LazyLock<HashMap<String, Area>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let mut reader = csv::Reader::from_reader(include_str!("area_names.csv").as_bytes());
    for record in reader.records().filter_map(Result::ok) {
        if let Some(area) = record.get(0).and_then(|code| code.parse().ok()) {
            names.insert(folded(record.get(1).unwrap_or_default()), area);
        }
    }
    for area in Area::all() {
        for language in Language::ALL {
            names.entry(folded(language.area(area))).or_insert(area);
        }
    }
    names
});

/// The area of a name.
pub(super) fn named(text: &str) -> Option<Area> {
    let find = |name: &str| NAMES.get(&folded(name)).copied();
    if let Some(area) = find(text) {
        return Some(area);
    }
    // `Iran, Islamic Rep. of` and `Iran (Islamic Republic of)`: the second part stands before the first.
    let (first, second) = text.split_once([',', '(']).filter(|parts| !parts.1.contains(','))?;
    find(&format!("{second} {first}"))
}

/// A name in small letters without accents, punctuation, articles and abbreviations.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut word = String::new();
    let lower = name.to_lowercase();
    for letter in DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(lower.chars()) {
        match letter {
            '\''
            | '’'
            | 'ʼ'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{300}'..='\u{36f}'
            | '\u{640}'
            | '\u{64b}'..='\u{655}' => {}
            'ي' | 'ى' => word.push('ی'),
            'ك' => word.push('ک'),
            'ة' => word.push('ه'),
            'ı' => word.push('i'),
            'ø' => word.push('o'),
            letter if letter.is_alphanumeric() => word.push(letter),
            _ => push(&mut folded, &mut word),
        }
    }
    push(&mut folded, &mut word);
    folded
}

fn push(folded: &mut String, word: &mut String) {
    let whole = match word.as_str() {
        "rep" => "republic",
        "dem" => "democratic",
        "isds" | "isl" | "is" => "islands",
        "st" => "saint",
        "fed" => "federal",
        "the" | "of" | "and" | "и" | "و" | "" => "",
        other => other,
    };
    if !whole.is_empty() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(whole);
    }
    word.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_three_languages_and_many_spellings() {
        for (name, code) in [
            ("Russian Federation", "RUS"),
            ("россия", "RUS"),
            ("فدراسيون روسيه\u{200f}", "RUS"),
            ("Iran (Islamic Republic of)", "IRN"),
            ("Iran, Islamic Republic of", "IRN"),
            ("Iran, Islamic Rep.", "IRN"),
            ("IRAN", "IRN"),
            ("Исламская Республика Иран", "IRN"),
            ("Türkiye", "TUR"),
            ("TURKEY", "TUR"),
            ("Côte d’Ivoire", "CIV"),
            ("Cote d'Ivoire", "CIV"),
            ("Korea, Rep.", "KOR"),
            ("Korea, Republic of", "KOR"),
            ("Korea, Dem. People's Rep.", "PRK"),
            ("Congo, Dem. Rep.", "COD"),
            ("Congo, Rep.", "COG"),
            ("Egypt, Arab Rep.", "EGY"),
            ("Hong Kong, China", "HKG"),
            ("China, Hong Kong SAR", "HKG"),
            ("Bahamas, The", "BHS"),
            ("St. Lucia", "LCA"),
            ("Viet Nam", "VNM"),
            ("Chinese Taipei", "TWN"),
            ("Other Asia, nes", "S19"),
            ("U.S.A.", "USA"),
            ("ایالات متحده آمریکا", "USA"),
            ("امارات متحدهٔ عربی", "ARE"),
            ("СССР", "SUN"),
            ("World", "WLD"),
            ("Весь мир", "WLD"),
            ("Reunion", "REU"),
            ("Curaçao", "CUW"),
        ] {
            assert_eq!(named(name).map(Area::code), Some(code), "{name}");
        }
        for name in ["Korea", "Total", "Virgin Islands", "Areas, nes", "Source: customs", ""] {
            assert_eq!(named(name), None, "{name}");
        }
    }

    #[test]
    fn every_name_that_dyad_writes_is_read_back() {
        for area in Area::all() {
            for language in Language::ALL {
                let name = language.area(area);
                let found = named(name).unwrap();
                // Names that a later country took over from a former one are the country's.
                let taken_over = [("BUR", "MMR"), ("TMP", "TLS")].contains(&(area.code(), found.code()));
                assert!(found == area || taken_over, "{name}: {} for {}", found.code(), area.code());
            }
        }
    }
}
