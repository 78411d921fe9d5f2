//! Messages: a key becomes words. `messages/<tag>/` holds one language, a file a subject; `{name}` in a message is filled in.

use std::collections::HashMap;

use toml::{Table, Value};

use super::{Language, each::Each};

/// What a language says, by key; the forms of a plural stand as `key.one`, `key.few`, `key.many`, `key.other`.
pub(super) type Messages = HashMap<String, String>;

static MESSAGES: Each<Messages> = Each::new(|language| read(language.data().messages));

/// The messages of a file's text; a test holds that each file can be read.
fn read(text: &str) -> Messages {
    let mut messages = Messages::new();
    flatten("", text.parse::<Table>().unwrap_or_default(), &mut messages);
    messages
}

fn flatten(before: &str, table: Table, messages: &mut Messages) {
    for (key, value) in table {
        let key = if before.is_empty() { key } else { format!("{before}.{key}") };
        match value {
            Value::Table(inner) => flatten(&key, inner, messages),
            Value::String(text) => drop(messages.insert(key, text)),
            _ => {}
        }
    }
}

impl Language {
    /// Everything it says.
    pub(super) fn messages(self) -> &'static Messages {
        MESSAGES.of(self)
    }

    /// The words of a key; the key itself where there are none, which a test of all keys in use excludes.
    #[must_use]
    pub fn say(self, key: &str) -> &str {
        self.messages().get(key).map_or(key, String::as_str)
    }

    /// The words for one term of a list, such as the letter of a status; the term itself where there are none.
    #[must_use]
    pub fn term<'a>(self, list: &str, term: &'a str) -> &'a str {
        self.messages().get(&format!("{list}.{term}")).map_or(term, String::as_str)
    }

    /// The words of a key with its parts filled in: `{name}` becomes the value of `name`.
    #[must_use]
    pub fn fill(self, key: &str, parts: &[(&str, &str)]) -> String {
        filled(self.say(key), parts)
    }

    /// The words for one term of a list with its parts filled in.
    #[must_use]
    pub fn fill_term(self, list: &str, term: &str, parts: &[(&str, &str)]) -> String {
        filled(self.term(list, term), parts)
    }

    /// The words of a key for this many: the plural form that the language uses, with `{count}` filled in.
    #[must_use]
    pub fn count(self, key: &str, count: usize, parts: &[(&str, &str)]) -> String {
        let messages = self.messages();
        let form = messages.get(&format!("{key}.{}", self.plural_form(count)));
        let text = form.or_else(|| messages.get(&format!("{key}.other"))).map_or(key, String::as_str);
        let number = self.number(&count.to_string());
        filled(&filled(text, &[("count", &number)]), parts)
    }

    /// The messages whose key begins so, for a script that speaks: `page.script.`; the rest of the key and the words, by key.
    #[must_use]
    pub fn below(self, before: &str) -> Vec<(&'static str, &'static str)> {
        let of = |(key, text): (&'static String, &'static String)| Some((key.strip_prefix(before)?, text.as_str()));
        let mut found: Vec<_> = self.messages().iter().filter_map(of).collect();
        found.sort_unstable();
        found
    }
}

fn filled(text: &str, parts: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, then)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match parts.iter().find(|(part, _)| *part == name) {
            Some((_, value)) => out.push_str(value),
            None => out.extend(["{", name, "}"]),
        }
        rest = then;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_filled_once_and_what_is_unknown_stays() {
        assert_eq!(filled("{a} – {b}", &[("a", "{b}"), ("b", "2")]), "{b} – 2", "a value is not read again");
        assert_eq!(filled("{a} {c", &[("a", "1")]), "1 {c");
        assert_eq!(filled("{unknown}", &[]), "{unknown}");
    }

    #[test]
    fn tables_become_dotted_keys() {
        let messages = read("a = \"1\"\n[b]\nc = \"2\"\n[b.d]\none = \"3\"\n");
        assert_eq!(messages.get("b.d.one").map(String::as_str), Some("3"));
        assert_eq!(messages.len(), 3);
    }
}
