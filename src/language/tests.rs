//! The message files are complete: the same keys, the same parts, every plural form, and exactly the keys that are used.

use std::{collections::BTreeSet, fs, path::Path};

use super::Language;

/// The languages that tests have the words of.
pub(crate) const THREE: [Language; 3] = [Language::English, Language::Russian, Language::Persian];

/// What stands between braces in a message.
fn parts(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(name, _)| name).collect()
}

/// A key without its plural form, where it has one.
fn without_form(key: &str) -> (&str, Option<&str>) {
    const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    key.rsplit_once('.').filter(|(_, form)| FORMS.contains(form)).map_or((key, None), |(base, form)| (base, Some(form)))
}

/// Is it what a file may say of a language better than by `column_in`?
fn is_optional(key: &str) -> bool {
    key.strip_prefix("column.").is_some_and(|member| Language::of_member(member).is_some())
}

fn keys(language: Language) -> BTreeSet<&'static str> {
    language.messages().keys().map(|key| without_form(key).0).filter(|key| !is_optional(key)).collect()
}

#[test]
fn every_language_says_everything() {
    let english = keys(Language::English);
    assert!(english.len() > 20, "the file was read");
    for language in Language::ALL {
        assert_eq!(keys(language), english, "{language:?}");
        for (key, text) in language.messages().iter().filter(|(key, _)| !is_optional(key)) {
            let is_joint = key.ends_with("separator");
            assert!(
                !text.trim().is_empty() && (is_joint || text == text.trim()),
                "{language:?} {key} is empty or has spaces around it"
            );
            let (base, form) = without_form(key);
            let wanted =
                Language::English.messages().get(&format!("{base}.other")).or_else(|| Language::English.messages().get(base));
            let (own, wanted) = (parts(text), parts(wanted.unwrap()));
            // "One" may be said without a number.
            let missing: Vec<_> = wanted.difference(&own).filter(|part| form != Some("one") || **part != "count").collect();
            assert!(missing.is_empty() && own.is_subset(&wanted), "{language:?} {key}: {own:?} but {wanted:?}");
        }
    }
}

#[test]
fn every_plural_has_the_forms_of_its_language() {
    for language in Language::ALL {
        let plurals: BTreeSet<_> = language
            .messages()
            .keys()
            .filter_map(|key| {
                let (base, form) = without_form(key);
                form.map(|_| base)
            })
            .collect();
        for base in plurals {
            for form in language.plural_forms() {
                assert!(language.messages().contains_key(&format!("{base}.{form}")), "{language:?} {base} has no form {form}");
            }
        }
    }
    assert_eq!(Language::Russian.plural_forms(), BTreeSet::from(["one", "few", "many"]));
}

fn rust_files(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "js") {
            found.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// The lists that a key may be a term of: `status` of `status.A`.
fn listed(key: &str) -> impl Iterator<Item = &str> {
    key.match_indices('.').map(|(place, _)| &key[..place])
}

/// Keys stand in the source as they are, or as a term of a list: `term("status", …)`, or are sent to the script: `below("page.script.")`.
#[test]
fn every_key_is_used_and_every_used_key_is_there() {
    let mut source = String::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut source);
    let known = keys(Language::English);
    for key in &known {
        let used = source.contains(&format!("\"{key}\""))
            || listed(key).any(|list| {
                [".term(\"", ".fill_term(\"", ".below(\""].iter().any(|call| source.contains(&format!("{call}{list}")))
            });
        assert!(used, "{key} is said nowhere");
    }
    for call in [".say(\"", ".fill(\"", ".count(\"", "CautionText::of(\"", "CautionText::of_count(\""] {
        for after in source.split(call).skip(1) {
            let key = after.split('"').next().unwrap();
            assert!(known.contains(key), "{call}{key}\") has no message");
        }
    }
}
