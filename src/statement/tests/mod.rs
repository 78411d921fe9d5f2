//! Sentences of three languages, read back to their fields: the lists beside this file, each with what is read and what is passed
//! over.

use super::{Context, read};

/// A text with what it says.
struct Case {
    line: usize,
    text: String,
    context: Context,
    expected: Vec<String>,
}

fn cases(list: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut context = Context::default();
    for (number, line) in list.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
        } else if let Some(day) = line.strip_prefix('@') {
            context.published = (!day.is_empty()).then(|| day.to_owned());
        } else if let Some(pair) = line.strip_prefix('%') {
            context.pair = pair.split_once('-').map(|(one, two)| (one.parse().unwrap(), two.parse().unwrap()));
        } else if line.starts_with("> ") || line.starts_with("! ") {
            cases.last_mut().unwrap().expected.push(line.to_owned());
        } else {
            let text = line.replace("\\n", "\n");
            cases.push(Case { line: number + 1, text, context: context.clone(), expected: Vec::new() });
        }
    }
    cases
}

fn told(text: &str, context: &Context) -> Vec<String> {
    let reading = read(text, context);
    let statements = reading.statements.iter().map(|statement| format!("> {statement}"));
    statements.chain(reading.passed_over.iter().map(|over| format!("! {}", over.what.word()))).collect()
}

/// What is read otherwise than it should be.
fn wrong(list: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for case in cases(list) {
        let mut found = told(&case.text, &case.context);
        let mut expected = case.expected.clone();
        found.sort();
        expected.sort();
        if found != expected {
            wrong.push(format!("line {}: {}\n  expected {expected:#?}\n  found {found:#?}", case.line, case.text));
        }
    }
    wrong
}

#[test]
fn sentences_are_read_back() {
    let lists = [
        include_str!("texts.txt"),
        include_str!("english.txt"),
        include_str!("english_more.txt"),
        include_str!("russian.txt"),
        include_str!("russian_more.txt"),
        include_str!("persian.txt"),
        include_str!("persian_more.txt"),
    ];
    let wrong: Vec<String> = lists.into_iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
