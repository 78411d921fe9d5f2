//! The terms of a source as a licence that machines know: by the identifier that SPDX has for it, else by one of its own kind.

/// A licence: what it is called, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// The identifier of SPDX, or `LicenseRef-` and the name of the source whose terms they are.
    pub name: String,
    /// The terms in words.
    pub title: String,
    /// Where they stand: the text of a known licence, else the source's own address.
    pub path: Option<String>,
}

/// How the names of licences begin that only one source has.
pub const OWN_TERMS: &str = "LicenseRef-";

/// How licences begin in the words of sources, their identifiers, and where they stand.
const KNOWN: [(&str, &str, &str); 9] = [
    ("CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC BY-SA 4.0", "CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC BY-NC 4.0", "CC-BY-NC-4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
    ("CC BY 3.0 IGO", "CC-BY-3.0-IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
    ("Etalab Open Licence 2.0", "etalab-2.0", "https://spdx.org/licenses/etalab-2.0.html"),
    ("ODbL 1.0", "ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    ("PDDL 1.0", "PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    ("OGL 3.0", "OGL-UK-3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
];

impl License {
    /// The licence that the terms of a source are.
    #[must_use]
    pub fn of(terms: &str, source: &str, path: Option<&str>) -> Self {
        let begins = |with: &str| {
            let rest =
                terms.get(..with.len()).filter(|start| start.eq_ignore_ascii_case(with)).and_then(|_| terms.get(with.len()..));
            rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || "-.".contains(next)))
        };
        let known = KNOWN.iter().find(|(words, name, _)| begins(words) || begins(name));
        let title = terms.to_owned();
        match known {
            Some((_, name, path)) => Self { name: (*name).to_owned(), title, path: Some((*path).to_owned()) },
            None => Self { name: format!("{OWN_TERMS}{source}"), title, path: path.map(str::to_owned) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_licences_have_their_identifier_and_others_that_of_their_source() {
        let named = |terms: &str| License::of(terms, "office", Some("https://example.org/")).name;
        for (terms, name) in [
            ("CC BY 4.0; attribute Eurostat", "CC-BY-4.0"),
            ("cc-by-4.0", "CC-BY-4.0"),
            ("CC BY-SA 4.0", "CC-BY-SA-4.0"),
            ("CC0", "CC0-1.0"),
            ("CC0-1.0", "CC0-1.0"),
            ("Etalab Open Licence 2.0; cite Gaulier and Zignago (2010)", "etalab-2.0"),
            ("CC BY 4.01", "LicenseRef-office"),
            ("CC BY 4", "LicenseRef-office"),
            ("facts, cite the source", "LicenseRef-office"),
            ("Свободно", "LicenseRef-office"),
        ] {
            assert_eq!(named(terms), name, "{terms}");
        }
        let own = License::of("facts, cite the source", "office", Some("https://example.org/"));
        assert_eq!((own.title.as_str(), own.path.as_deref()), ("facts, cite the source", Some("https://example.org/")));
        assert_eq!(
            License::of("ODbL 1.0", "office", None).path.as_deref(),
            Some("https://opendatacommons.org/licenses/odbl/1-0/")
        );
    }
}
