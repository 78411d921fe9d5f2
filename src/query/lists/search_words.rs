//! The words of a search: what is typed, split at spaces and at any punctuation, without marks that few keyboards have, without
//! words that only join, and without years.

/// Joins no letters in Persian words; few keyboards have it.
const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
/// Stretches Arabic letters.
const TATWEEL: char = 'ـ';

/// What joins two sides, in the languages that dyad speaks.
const JOINING: [&str; 12] = ["and", "vs", "v", "versus", "with", "и", "с", "со", "против", "و", "با", "بین"];

/// The words of a search, in lower case; joining words and years are left out where anything else is left.
pub(super) fn words(search: &str) -> Vec<String> {
    let all = parts(search);
    let telling: Vec<String> = all.iter().filter(|word| !is_joining(word) && !is_year(word)).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// The words of a name.
pub(super) fn name_words(name: &str) -> Vec<String> {
    parts(name).into_iter().filter(|word| !is_joining(word)).collect()
}

/// All words, in lower case.
pub(super) fn parts(text: &str) -> Vec<String> {
    split(&plain(&text.to_lowercase()))
}

/// The words of a text that is [`plain`] already.
pub(super) fn split(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_joining(word: &str) -> bool {
    JOINING.contains(&word)
}

/// Four digits of any script.
fn is_year(word: &str) -> bool {
    word.chars().count() == 4 && word.chars().all(char::is_numeric)
}

/// Letters without the marks that few keyboards have: `türkiye` is found as `turkiye`, `côte d’ivoire` as `cote d'ivoire`.
pub(in crate::query) fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'á' | 'ã' | 'å' | 'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ï' => 'i',
        'ñ' => 'n',
        'ó' | 'ô' | 'ö' => 'o',
        'ü' | 'ú' => 'u',
        'ё' => 'е',
        'آ' | 'أ' | 'إ' => 'ا',
        'ة' => 'ه',
        // What Arabic keyboards type for the Persian letters.
        'ي' => 'ی',
        'ك' => 'ک',
        other => other,
    };
    text.chars().filter(|letter| !is_mark(*letter)).map(letter).collect()
}

/// A mark on the letter before it, or between letters.
fn is_mark(letter: char) -> bool {
    matches!(letter, ZERO_WIDTH_NON_JOINER | TATWEEL | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_punctuation_parts_words() {
        for search in
            ["russia–iran", "Russia - Iran", "russia/iran", "russia,iran", "«russia» — iran", "russia_iran", "russia ⇄ iran"]
        {
            assert_eq!(words(search), ["russia", "iran"], "{search}");
        }
        assert_eq!(words("Côte d’Ivoire"), ["cote", "d", "ivoire"]);
        assert_eq!(words("re\u{301}union"), ["reunion"], "a mark that follows its letter");
        assert_eq!(words(" — "), Vec::<String>::new());
    }

    #[test]
    fn what_joins_and_years_are_left_out_where_anything_is_left() {
        for search in ["russia and iran", "Russia vs. Iran", "russia iran 2023", "iran 2010–2014 russia", "russia with iran ۲۰۲۳"]
        {
            assert_eq!(words(search).len(), 2, "{search}");
        }
        assert_eq!(words("Россия и Иран"), ["россия", "иран"]);
        assert_eq!(words("روسیه و ایران"), ["روسیه", "ایران"]);
        assert_eq!((words("and"), words("2023")), (vec!["and".to_owned()], vec!["2023".to_owned()]), "Andorra begins so");
        assert_eq!(name_words("Trinidad & Tobago"), name_words("Trinidad and Tobago"));
    }
}
