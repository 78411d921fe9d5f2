//! Where a claim stands: its own address, and its place on every page that shows it.

use crate::{
    page::{page_query::coded, reader::Reader},
    write::Site,
};

/// The place of a claim on a page: `claim-<id>`, without spaces, which no place may have.
pub(in crate::page) fn of(id: &str) -> String {
    format!("claim-{}", id.split_whitespace().collect::<Vec<_>>().join("_"))
}

/// The page of all claims that shows this one alone, without its place on it.
pub(in crate::page) fn page_of(id: &str) -> String {
    format!("/claims?id={}", coded(id))
}

/// The address of a claim in the reader's language and theme.
pub(in crate::page) fn link(reader: &Reader, id: &str, site: &Site) -> String {
    format!("{}#{}", reader.link(&page_of(id), site), coded(&of(id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn ids_of_any_letters_have_a_place_and_an_address() {
        let reader = Reader { language: Language::Russian, is_language_named: true, theme: None, here: "/" };
        let link = |id| link(&reader, id, &Site::default());
        assert_eq!(link("a-2022.1"), "/claims?id=a-2022.1&lang=ru#claim-a-2022.1");
        assert_eq!((of("a b"), link("a b")), ("claim-a_b".to_owned(), "/claims?id=a%20b&lang=ru#claim-a_b".to_owned()));
        assert_eq!(link("а&#\""), "/claims?id=%D0%B0%26%23%22&lang=ru#claim-%D0%B0%26%23%22");
    }
}
