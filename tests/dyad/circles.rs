//! No file of `src/` leads back to itself over the files that it names.

use std::fmt::Write;

use crate::source::{Library, Source, library};

#[test]
fn no_file_leads_back_to_itself() {
    let library = Library::new(library());
    let circles = library.circles();
    let mut told = String::new();
    for circle in &circles {
        let _ = write!(told, "\n{circle:?}");
        for (from, to) in circle.iter().flat_map(|from| circle.iter().map(move |to| (from, to))).filter(|(from, to)| from != to) {
            if let Some(path) = library.why(from, to) {
                let _ = write!(told, "\n    {from} names {path} of {to}");
            }
        }
    }
    assert!(told.is_empty(), "files that name one another:{told}");
}

fn circles(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let library = Library::new(files.iter().map(|(name, text)| Source::read(name, text)).collect());
    library.circles().into_iter().map(|circle| circle.into_iter().map(str::to_owned).collect()).collect()
}

/// One file of a room with a folder that passes on `One` and `two`, beside a second that names neither.
fn with(one: &str) -> Vec<Vec<String>> {
    let folder =
        "mod one;\nmod two;\n#[cfg(test)]\nmod tests;\npub use one::One;\npub(crate) use self::two::{two, Two as Second};";
    let two = "use super::one::{self, One};\npub fn two() -> One { one::make() }\npub struct Two;";
    circles(&[("lib.rs", "pub mod room;"), ("room/mod.rs", folder), ("room/one.rs", one), ("room/two.rs", two)])
}

#[test]
fn a_circle_is_seen_however_the_other_file_is_named() {
    let circle = vec![vec!["room/one.rs".to_owned(), "room/two.rs".to_owned()]];
    for one in [
        "use super::two;",
        "use super::two::Two;",
        "use super::Second;",
        "use super::{Second};",
        "use crate::{other::X, room::{self, Second as Third}};",
        "use crate::room; fn f() { room::two() }",
        "use super::super::room::two as second;",
        "fn f() { super::two::two(); }",
        "fn f() { crate::room::two() }",
        "fn f<'a>(x: &'a str) -> [char; 2] { ['\\'', '\"']; super::Second }",
        "macro_rules! m { () => { $crate::room::two() }; }",
        "#[cfg(test)]\nmod tests { use super::*; }\nfn f() { super::two() }",
        "#[cfg(test)]\nuse super::{One, Nothing};\nuse super::Second;",
    ] {
        assert_eq!(with(one), circle, "{one}");
    }
}

#[test]
fn what_is_no_import_makes_no_circle() {
    for one in [
        "",
        "// use super::two;",
        "/* use super::two; */ fn f() { \"super::two::two()\"; r#\"super::two \" \"# }",
        "#[cfg(test)]\nmod tests { use super::*; use crate::room::two; }",
        "#[cfg(test)]\nuse super::two;",
        "pub(in crate::room) fn f() { std::two(); two::f(); }",
        "use super::One; use crate::room::One as Own;",
        "use other::two;",
    ] {
        assert_eq!(with(one), Vec::<Vec<String>>::new(), "{one}");
    }
}

#[test]
fn a_folder_with_items_of_its_own_is_a_file_as_any_other() {
    let files = |child| {
        let folder = "mod child;\npub use child::Child;\npub fn own() { child::made() }\npub struct Plain;";
        circles(&[("lib.rs", "mod room;"), ("room/mod.rs", folder), ("room/child.rs", child)])
    };
    assert_eq!(files("use super::own; pub fn made() {}"), [["room/child.rs", "room/mod.rs"]]);
    assert_eq!(files("use super::Child; pub struct Child; pub fn made() {}"), Vec::<Vec<String>>::new());
}
