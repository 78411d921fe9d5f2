//! Every name of an area, with what it says: from CLDR, the code list and `words/areas.<tag>.csv`, in three languages at once,
//! since their letters keep them apart and a text of one may hold a sentence of another.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    super::token::{Token, TokenKind, tokens},
    cases,
};
use crate::{
    language::Language,
    trade::{Area, AreaKind},
};

/// What a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// An area by its name.
    Name(Area),
    /// By an adjective.
    Adjective(Area),
    /// By the first part of a compound, if a hyphen follows: "Sino-", «ирано-».
    Compound(Area),
    /// By its capital.
    Capital(Area),
    /// Several areas, or a group without a code.
    Unclear,
    /// Another name, with one of an area in it.
    Other,
    /// No name at all, though it looks like one: «долларов США», «سال مالی».
    Nothing,
}

/// What a word is in names of offices and their holders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// An office or its holder: minister, customs.
    Office,
    /// The same, where it is written with a capital: Bank.
    Body,
    /// One who is sent from an area to another.
    Envoy,
    /// One of several areas: a joint chamber, presidents.
    Joint,
    /// Where figures are from, after the area: "Russian data".
    Source,
    /// What may stand before an office: deputy, foreign.
    Rank,
}

#[derive(Debug)]
struct Entry {
    words: Vec<String>,
    sense: Sense,
    /// Is it a name only with a capital letter: Turkey?
    needs_capital: bool,
    /// Is it no name where a sentence begins: «Того»?
    needs_middle: bool,
}

/// The table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Names by their first word, the longest first.
    names: HashMap<String, Vec<Entry>>,
    roles: HashMap<String, Role>,
    /// By the beginnings of words.
    open_roles: HashMap<String, Role>,
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(Table::build);

/// How many letters an ending of an open word may have.
const ENDING: usize = 9;

fn list(language: Language) -> &'static str {
    match language {
        Language::Russian => include_str!("../words/areas.ru.csv"),
        Language::Persian => include_str!("../words/areas.fa.csv"),
        Language::English => include_str!("../words/areas.en.csv"),
    }
}

/// The lines of a language's list: code, form and words, which `|` parts.
pub(super) fn lines(language: Language) -> impl Iterator<Item = [String; 3]> {
    csv::Reader::from_reader(list(language).as_bytes()).into_deserialize::<[String; 3]>().filter_map(Result::ok)
}

fn folded(name: &str) -> Vec<String> {
    tokens(name).into_iter().map(|token| token.word).collect()
}

impl Table {
    fn build() -> Self {
        let mut table = Self::default();
        for language in Language::ALL {
            let own = |form: &str| -> HashSet<String> {
                let rows = lines(language).filter(|[_, of, _]| of == form);
                rows.flat_map(|[_, _, words]| words.split('|').map(str::to_lowercase).collect::<Vec<_>>()).collect()
            };
            let mut maker = Maker { table: &mut table, language, common: own("common"), middle: own("midsentence") };
            lines(language).for_each(|[code, form, words]| maker.line(&code, &form, &words));
            for area in Area::all().filter(|area| area.kind() == AreaKind::Country || MORE.contains(&area.code())) {
                maker.listed(area);
            }
        }
        table.names.values_mut().for_each(|entries| entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len())));
        table
    }

    /// The longest name that begins at a token: how many tokens it has, and what it says.
    pub(super) fn at(&self, all: &[Token], place: usize) -> Option<(usize, Sense)> {
        let first = all.get(place)?;
        if first.kind != TokenKind::Word {
            return None;
        }
        let begins = place.checked_sub(1).and_then(|before| all.get(before)).is_none_or(ends_sentence);
        let fits = |entry: &&Entry| {
            (first.is_capital || !entry.needs_capital)
                && !(begins && entry.needs_middle)
                && all.get(place..place + entry.words.len()).is_some_and(|part| {
                    part.iter().zip(&entry.words).all(|(token, word)| token.kind != TokenKind::Break && token.word == *word)
                })
        };
        let entry = self.names.get(&first.word)?.iter().find(fits)?;
        Some((entry.words.len(), entry.sense))
    }

    /// The area that a word alone names.
    pub(super) fn of_word(&self, word: &str) -> Option<Area> {
        let entries = self.names.get(word)?;
        entries.iter().find_map(|entry| match entry.sense {
            Sense::Name(area) | Sense::Adjective(area) if entry.words.len() == 1 => Some(area),
            _ => None,
        })
    }

    /// What a word is in the name of an office.
    pub(super) fn role(&self, token: &Token) -> Option<Role> {
        if token.kind != TokenKind::Word {
            return None;
        }
        let whole = self.roles.get(&token.word).copied();
        let open = || {
            let ends = token.word.char_indices().rev().take(ENDING).map(|(end, _)| end);
            ends.filter_map(|end| token.word.get(..end)).find_map(|start| self.open_roles.get(start).copied())
        };
        whole.or_else(|| self.open_roles.get(&token.word).copied()).or_else(open)
    }
}

fn ends_sentence(token: &Token) -> bool {
    token.kind == TokenKind::Break || matches!(token.word.as_str(), "." | "!" | "?" | "…" | ":" | "\"" | "(")
}

/// Areas beside the countries that have a usual name.
const MORE: [&str; 9] = ["EUU", "XKX", "XNI", "XCI", "ZA1", "SUN", "YUG", "CSK", "SCG"];

/// Puts the names of one language into the table.
struct Maker<'a> {
    table: &'a mut Table,
    language: Language,
    /// Words that are names only with a capital.
    common: HashSet<String>,
    /// Words that are no names where a sentence begins.
    middle: HashSet<String>,
}

impl Maker<'_> {
    fn line(&mut self, code: &str, form: &str, list: &str) {
        let area = code.parse::<Area>().ok();
        for words in list.split('|') {
            match (form, area) {
                ("name", Some(area)) => self.name(words, Sense::Name(area)),
                ("capital", Some(area)) => self.name(words, Sense::Capital(area)),
                ("fixed", Some(area)) => self.add(folded(words), Sense::Name(area)),
                ("adjective", Some(area)) => self.adjective(words, Some(area)),
                ("compound", Some(area)) => self.add(folded(words), Sense::Compound(area)),
                ("unclear", _) => self.name(words, Sense::Unclear),
                ("unclear_fixed", _) => self.add(folded(words), Sense::Unclear),
                ("unclear_adjective", _) => self.adjective(words, None),
                ("other", _) => self.add(folded(words), Sense::Other),
                ("nothing", _) => self.add(folded(words), Sense::Nothing),
                _ => self.role(form, words),
            }
        }
    }

    fn role(&mut self, form: &str, word: &str) {
        let role = match form {
            "office" => Role::Office,
            "body" => Role::Body,
            "envoy" => Role::Envoy,
            "joint" => Role::Joint,
            "source" => Role::Source,
            "rank" => Role::Rank,
            _ => return,
        };
        let key = folded(word.trim_end_matches('*')).concat();
        let roles = if word.ends_with('*') { &mut self.table.open_roles } else { &mut self.table.roles };
        roles.entry(key).or_insert(role);
    }

    /// The name that answers use, with the other ways to write it.
    fn listed(&mut self, area: Area) {
        let name = self.language.area(area);
        // What stands in brackets there tells two of one name apart: "(США)".
        if name.contains('(') {
            return;
        }
        self.add(folded(name), Sense::Name(area));
        let name = name.replace("о-ва ", "острова ").replace(" о-ва", " острова").replace("о-в ", "остров ");
        self.name(&name, Sense::Name(area));
        if name.contains(['&', '.', 'é', 'ã', 'ô', 'ç', 'Å']) {
            let name = name.replace('&', "and").replace("St.", "Saint");
            self.name(&name, Sense::Name(area));
            let plain = name.replace(['é'], "e").replace('ã', "a").replace('ô', "o").replace('ç', "c").replace('Å', "A");
            self.name(&plain.replace("Sao Tome and Príncipe", "Sao Tome and Principe"), Sense::Name(area));
        }
    }

    /// A name in every form that its language has.
    fn name(&mut self, name: &str, sense: Sense) {
        let words = folded(name);
        let is_short = name.chars().all(|letter| !letter.is_lowercase());
        match self.language {
            Language::Russian if !is_short => {
                let needs = self.needs(&words);
                for form in cases::cases(&words) {
                    self.put(form, sense, needs);
                }
            }
            Language::Persian => self.persian(words, sense),
            _ => self.add(words, sense),
        }
    }

    /// A Persian name, with the ی that joins it to what follows, and the adjective that is made of a name of one word.
    fn persian(&mut self, words: Vec<String>, sense: Sense) {
        let last = words.last().and_then(|word| word.chars().next_back());
        let with = |ending: &str, is_joined: bool| -> Vec<String> {
            let mut words = words.clone();
            match words.last_mut() {
                Some(last) if is_joined => last.push_str(ending),
                _ => words.push(ending.to_owned()),
            }
            words
        };
        let adjectives = match last {
            Some('ه') => vec![with("ای", false), with("یی", false)],
            Some('ا' | 'و') => vec![with("یی", true)],
            Some('ی') | None => Vec::new(),
            Some(_) => vec![with("ی", true)],
        };
        match sense {
            Sense::Name(area) if words.len() == 1 => {
                for form in adjectives {
                    self.add(form, Sense::Adjective(area));
                }
            }
            _ => {}
        }
        match last {
            Some('ا' | 'و') => self.add(with("ی", true), sense),
            Some('ه') => self.add(with("ی", false), sense),
            _ => {}
        }
        self.add(words, sense);
    }

    fn adjective(&mut self, word: &str, area: Option<Area>) {
        let words = folded(word);
        let sense = area.map_or(Sense::Unclear, Sense::Adjective);
        let Some((last, first)) = words.split_last().filter(|_| self.language == Language::Russian) else {
            return self.add(words, sense);
        };
        let with = |last: String| first.iter().cloned().chain([last]).collect::<Vec<String>>();
        for form in cases::adjective(last) {
            self.add(with(form), sense);
        }
        if let (Some(area), Some(stem)) = (area, last.strip_suffix("ий")) {
            self.add(with(format!("{stem}о")), Sense::Compound(area));
        }
    }

    fn add(&mut self, words: Vec<String>, sense: Sense) {
        let needs = self.needs(&words);
        self.put(words, sense, needs);
    }

    /// Does a name need a capital, and not to begin a sentence?
    fn needs(&self, words: &[String]) -> (bool, bool) {
        match words {
            [word] => (self.common.contains(word), self.middle.contains(word)),
            _ => (false, false),
        }
    }

    /// A name that is known already keeps its sense: our own list comes first.
    fn put(&mut self, words: Vec<String>, sense: Sense, (needs_capital, needs_middle): (bool, bool)) {
        let Some(first) = words.first() else { return };
        let entries = self.table.names.entry(first.clone()).or_default();
        if !entries.iter().any(|entry| entry.words == words) {
            entries.push(Entry { words, sense, needs_capital, needs_middle });
        }
    }
}
