//! Parts of a page, cut out of its markup.

/// What stands between two pieces of a text.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}")).1;
    rest.split_once(after).unwrap_or_else(|| panic!("no {after} in {rest}")).0
}

/// The section of a page with this id.
pub fn section<'a>(text: &'a str, id: &str) -> &'a str {
    let mark = format!(" id=\"{id}\">");
    let (before, rest) = text.split_once(&mark).unwrap_or_else(|| panic!("no {mark} in {text}"));
    assert!(before.rsplit('<').next().unwrap().starts_with("section"), "{id} is no section of {text}");
    rest.split_once("</section>").unwrap().0
}

/// The text of markup.
pub fn words(markup: &str) -> String {
    markup.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}
