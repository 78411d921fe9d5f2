//! The cases of Russian names, by rule from the nominative.
//!
//! A name is cut into units: words, and words that hyphens join, of which the last is declined. Adjectives before a noun go with
//! it («Южная Корея»), what follows the noun stays («Республика Беларусь», «острова Кука»), and what «и» joins is declined on
//! both sides. A rule may make a form that nobody writes, which does no harm; forms that no rule makes stand in the list.

/// How many cases there are: nominative, genitive, dative, accusative, instrumental, prepositional.
const CASES: usize = 6;

/// Names of several, by their last letters no other than those that are never declined («Чили», «Мали»).
const PLURAL: [&str; 24] = [
    "острова",
    "штаты",
    "эмираты",
    "нидерланды",
    "филиппины",
    "мальдивы",
    "багамы",
    "сейшелы",
    "бермуды",
    "коморы",
    "территории",
    "афины",
    "фареры",
    "кайманы",
    "гренадины",
    "балканы",
    "страны",
    "государства",
    "соседи",
    "партнеры",
    "участницы",
    "члены",
    "фолкленды",
    "антилы",
];
/// Feminine names that end in a soft sign.
const FEMININE: [&str; 1] = ["беларусь"];
const HUSHING: &str = "гкхжшчщ";

/// Every form of a name, the nominative first; `words` are its tokens, folded.
pub(super) fn cases(words: &[String]) -> Vec<Vec<String>> {
    let mut forms: Vec<Vec<Vec<String>>> = Vec::new();
    let mut has_noun = false;
    for (place, word) in words.iter().enumerate() {
        let joins = |other: Option<&String>| other.is_some_and(|other| other == "-" || other == "'");
        let is_last = place + 1 == words.len() || words.get(place + 1).is_some_and(|next| next == "и");
        if word == "и" {
            has_noun = false;
        }
        if has_noun || word == "и" || joins(Some(word)) || joins(words.get(place + 1)) {
            forms.push(vec![vec![word.clone()]; CASES]);
        } else if let Some(adjective) = adjective_cases(word, is_last) {
            forms.push(adjective);
        } else {
            has_noun = true;
            forms.push(noun_cases(word));
        }
    }
    (0..CASES).flat_map(|case| together(&forms, case)).collect()
}

/// Every way to say the words of a name in a case.
fn together(forms: &[Vec<Vec<String>>], case: usize) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for word in forms {
        let ways = word.get(case).map_or(&[][..], Vec::as_slice);
        all = all.iter().flat_map(|start| ways.iter().map(move |way| start.iter().chain([way]).cloned().collect())).collect();
    }
    all
}

fn with(stem: &str, endings: [&str; CASES]) -> Vec<Vec<String>> {
    endings.iter().map(|ending| ending.split(' ').map(|ending| format!("{stem}{ending}")).collect()).collect()
}

/// The cases of an adjective, in its gender and number. Masculine and plural ones are known by a noun that follows, since names
/// end as they do: «Маврикий».
fn adjective_cases(word: &str, is_last: bool) -> Option<Vec<Vec<String>>> {
    let soft = |stem: &str| stem.ends_with(['н', 'ж', 'ш', 'ч', 'щ']);
    if let Some(stem) = word.strip_suffix("ая") {
        return Some(with(stem, ["ая", "ой", "ой", "ую", "ой ою", "ой"]));
    }
    if is_last {
        return None;
    }
    if let Some(stem) = word.strip_suffix("ое") {
        return Some(with(stem, ["ое", "ого", "ому", "ое", "ым им", "ом"]));
    }
    if let Some(stem) = word.strip_suffix("ий") {
        let (hard, weak) = (["ий", "ого", "ому", "ий", "им", "ом"], ["ий", "его", "ему", "ий", "им", "ем"]);
        return Some(with(stem, if soft(stem) { weak } else { hard }));
    }
    if let Some(stem) = word.strip_suffix("ый") {
        return Some(with(stem, ["ый", "ого", "ому", "ый", "ым", "ом"]));
    }
    if let Some(stem) = word.strip_suffix("ые") {
        return Some(with(stem, ["ые", "ых", "ым", "ые", "ыми", "ых"]));
    }
    if let Some(stem) = word.strip_suffix("ие") {
        return Some(with(stem, ["ие", "их", "им", "ие", "ими", "их"]));
    }
    word.strip_suffix("овы").map(|stem| with(stem, ["овы", "овых", "овым", "овы", "овыми", "овых"]))
}

fn noun_cases(word: &str) -> Vec<Vec<String>> {
    let same = || vec![vec![word.to_owned()]; CASES];
    let Some((end, last)) = word.char_indices().next_back() else { return same() };
    let stem = &word[..end];
    let hushing = stem.ends_with(|letter| HUSHING.contains(letter));
    if PLURAL.contains(&word) {
        return plural_cases(stem, last);
    }
    match last {
        'я' if stem.ends_with('и') => with(stem, ["я", "и", "и", "ю", "ей ею", "и"]),
        'я' => with(stem, ["я", "и", "е", "ю", "ей ею", "е"]),
        'а' if stem.ends_with(['о', 'у']) => same(),
        'а' if hushing => with(stem, ["а", "и", "е", "у", "ой ей ою", "е"]),
        'а' => with(stem, ["а", "ы", "е", "у", "ой ою", "е"]),
        'й' if stem.ends_with('и') => with(stem, ["й", "я", "ю", "й", "ем", "и"]),
        'й' => with(stem, ["й", "я", "ю", "й", "ем", "е"]),
        'ь' if FEMININE.contains(&word) => with(stem, ["ь", "и", "и", "ь", "ью", "и"]),
        'ь' => with(stem, ["ь", "я", "ю", "ь", "ем", "е"]),
        'о' if stem.ends_with("ств") => with(stem, ["о", "а", "у", "о", "ом", "е"]),
        'ж' | 'ш' | 'ч' | 'щ' | 'ц' => with(word, ["", "а", "у", "", "ем", "е"]),
        letter if letter.is_alphabetic() && !"аеиоуыэюяъ".contains(letter) => with(word, ["", "а", "у", "", "ом", "е"]),
        _ => same(),
    }
}

fn plural_cases(stem: &str, last: char) -> Vec<Vec<String>> {
    let endings = match last {
        'а' => ["а", "ов", "ам", "а", "ами", "ах"],
        'и' if stem.ends_with('и') => ["и", "й", "ям", "и", "ями", "ях"],
        'и' if stem.ends_with('ц') => ["ы", "", "ам", "ы", "ами", "ах"],
        'и' => ["и", "ей", "ям", "и", "ями", "ях"],
        _ => ["ы", "ов", "ам", "ы", "ами", "ах"],
    };
    let mut cases = with(stem, endings);
    if let Some(genitive) = cases.get_mut(1) {
        genitive.push(stem.to_owned());
    }
    cases
}

/// Every form of an adjective that is told in the masculine nominative: «иранский», «балтийский».
pub(super) fn adjective(word: &str) -> Vec<String> {
    let Some(stem) = word.strip_suffix("ий") else { return vec![word.to_owned()] };
    ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими"].map(|end| format!("{stem}{end}")).to_vec()
}

#[cfg(test)]
mod tests {
    use super::super::super::token::tokens;

    fn forms(name: &str) -> String {
        let words: Vec<String> = tokens(name).into_iter().map(|token| token.word).collect();
        let mut all: Vec<String> = super::cases(&words).into_iter().map(|form| form.join(" ")).collect();
        all.dedup();
        all.join(", ")
    }

    #[test]
    fn names_are_declined() {
        let told = [
            ("Россия", "россия, россии, россию, россией, россиею, россии"),
            ("Иран", "иран, ирана, ирану, иран, ираном, иране"),
            ("Китай", "китай, китая, китаю, китай, китаем, китае"),
            ("Израиль", "израиль, израиля, израилю, израиль, израилем, израиле"),
            ("Беларусь", "беларусь, беларуси, беларусь, беларусью, беларуси"),
            (
                "Коста-Рика",
                "коста - рика, коста - рики, коста - рике, коста - рику, коста - рикой, коста - рикей, коста - рикою, коста - рике",
            ),
            ("Чили", "чили"),
            ("Марокко", "марокко"),
            (
                "Республика Корея",
                "республика корея, республики корея, республике корея, республику корея, республикой корея, республикей корея, республикою корея, республике корея",
            ),
            (
                "Ближний Восток",
                "ближний восток, ближнего востока, ближнему востоку, ближний восток, ближним востоком, ближнем востоке",
            ),
            (
                "Соединённые Штаты",
                "соединенные штаты, соединенных штатов, соединенных штат, соединенным штатам, соединенные штаты, соединенными штатами, соединенных штатах",
            ),
        ];
        for (name, all) in told {
            assert_eq!(forms(name), all);
        }
        assert!(forms("Босния и Герцеговина").contains("боснией и герцеговиной"));
        assert!(forms("Саудовская Аравия").contains("саудовской аравией"));
    }
}
