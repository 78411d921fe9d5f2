//! Paths, links, headings, targets of make and variables that documents name.

use std::{collections::BTreeSet, fs, path::Path};

use super::{Document, documents, root};

/// A path of the repository, or of the program's rooms below `src/`: `tests/openapi.json`, `statistics/growth.rs`, `query/`.
fn is_path(span: &str) -> bool {
    let plain = span.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./".contains(&byte));
    let Some((first, _)) = span.split_once('/') else {
        return plain && Path::new(span).extension().is_some_and(|extension| extension == "md" || extension == "rs");
    };
    // What is built is not part of the repository.
    plain
        && !first.is_empty()
        && first != "target"
        && [root().join(first), root().join("src").join(first)].iter().any(|folder| folder.is_dir())
}

fn exists(document: &Document, path: &str) -> bool {
    [root().join(path), root().join("src").join(path), document.folder().join(path)].iter().any(|place| place.exists())
}

#[test]
fn paths_are_told_from_other_words() {
    for path in ["src/lib.rs", "query/", "statistics/growth.rs", "tests/openapi.json", "README.md", "docs"] {
        assert_eq!(is_path(path), path != "docs", "{path}");
    }
    for other in
        ["RUS-IRN/turnover?from=2022", "2023-01/P9M", "/v1/areas", "charts/<slug>.toml", "fiscal:07", "https://x.y/z", "x/y"]
    {
        assert!(!is_path(other), "{other}");
    }
}

#[test]
fn every_path_that_a_document_names_exists() {
    let mut wrong = Vec::new();
    for document in documents() {
        for (at, span) in document.spans().filter(|(_, span)| is_path(span)) {
            if !exists(&document, span) {
                wrong.push(format!("{}:{at} names {span}", document.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The anchor that a heading has: lower case, words joined by hyphens, marks left out.
fn anchor(heading: &str) -> String {
    let plain = heading.trim_start_matches('#').trim().to_lowercase();
    plain
        .chars()
        .filter(|letter| letter.is_alphanumeric() || [' ', '-', '_'].contains(letter))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}

fn has_anchor(path: &Path, wanted: &str) -> bool {
    let document = Document { name: String::new(), text: fs::read_to_string(path).unwrap() };
    document.lines().any(|(_, line, code)| !code && line.starts_with('#') && anchor(line) == wanted)
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut wrong = Vec::new();
    for document in documents() {
        for (at, line, _) in document.lines().filter(|(_, _, code)| !code) {
            // What stands in code is no link.
            let line: String = line.split('`').step_by(2).collect();
            for target in line.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                if target.starts_with("http://") || target.starts_with("https://") {
                    continue;
                }
                let (path, heading) = target.split_once('#').unwrap_or((target, ""));
                let place = if path.is_empty() { root().join(&document.name) } else { document.folder().join(path) };
                let inside = place.canonicalize().is_ok_and(|place| place.starts_with(root().canonicalize().unwrap()));
                if !inside || !heading.is_empty() && !has_anchor(&place, heading) {
                    wrong.push(format!("{}:{at} leads to {target}", document.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn targets_of_make_that_documents_name_exist() {
    let makefile = fs::read_to_string(root().join("Makefile")).unwrap();
    let targets: BTreeSet<&str> = makefile.lines().filter_map(|line| line.split_once(':')).map(|(target, _)| target).collect();
    for document in documents() {
        let commands = document.lines().filter(|(_, _, code)| *code).map(|(at, line, _)| (at, line));
        for (at, command) in commands.chain(document.spans()) {
            if let Some(target) = command.trim_start().strip_prefix("make ").and_then(|rest| rest.split_whitespace().next()) {
                assert!(targets.contains(target), "{}:{at}: make has no {target}", document.name);
            }
        }
    }
}

#[test]
fn variables_that_documents_name_are_read() {
    let mut sources = fs::read_to_string(root().join("Makefile")).unwrap();
    for folder in ["src/cli", "tests/dyad"] {
        gather(&root().join(folder), &mut sources);
    }
    for document in documents() {
        for (at, span) in document.spans().filter(|(_, span)| span.starts_with("DYAD_")) {
            let name: String = span.chars().take_while(|letter| letter.is_ascii_uppercase() || *letter == '_').collect();
            assert!(sources.contains(&name), "{}:{at}: nobody reads {name}", document.name);
        }
    }
}

fn gather(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}
