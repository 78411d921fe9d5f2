//! The Harmonized System (2022): chapters, headings and subheadings with English names, and the sections they belong to.
//!
//! `products_hs.csv` and `products_hs_sections.csv` beside this file come from the data package "harmonized-system" (PDDL);
//! the short names of sections are ours. The list is read when it is first asked for.

use std::{fmt, sync::LazyLock};

/// One of the 21 sections, held as its place in their list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Section(u8);

struct SectionEntry {
    number: &'static str,
    first: &'static str,
    last: &'static str,
    short: &'static str,
    name: &'static str,
}

struct CodeEntry {
    code: &'static str,
    name: &'static str,
}

fn records<T>(text: &'static str, entry: impl Fn(&dyn Fn(usize) -> &'static str) -> T) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let field = |record: &csv::StringRecord, column: usize| -> &'static str {
        String::from(record.get(column).unwrap_or_default()).leak()
    };
    reader.records().filter_map(Result::ok).map(|record| entry(&|column| field(&record, column))).collect()
}

static CODES: LazyLock<Vec<CodeEntry>> = LazyLock::new(|| {
    let mut codes = records(include_str!("products_hs.csv"), |field| CodeEntry { code: field(0), name: field(1) });
    codes.sort_by_key(|entry| entry.code);
    codes
});

static SECTIONS: LazyLock<Vec<SectionEntry>> = LazyLock::new(|| {
    records(include_str!("products_hs_sections.csv"), |field| SectionEntry {
        number: field(0),
        first: field(1),
        last: field(2),
        short: field(3),
        name: field(4),
    })
});

/// The 96 chapters in use: 1 to 97 without 77, which is kept free; 98 and 99 are for national use.
const LAST_CHAPTER: u8 = 97;
const FREE_CHAPTER: u8 = 77;

/// Every code of two, four and six digits, by code, with its name.
pub fn harmonized_codes() -> impl Iterator<Item = (&'static str, &'static str)> {
    CODES.iter().map(|entry| (entry.code, entry.name))
}

/// The name of a code of two, four or six digits.
#[must_use]
pub fn harmonized_name(code: &str) -> Option<&'static str> {
    let place = CODES.binary_search_by_key(&code, |entry| entry.code).ok()?;
    Some(CODES[place].name)
}

/// The codes one level below, by code; the chapters when there is no code.
#[must_use]
pub fn harmonized_children(code: &str) -> Vec<&'static str> {
    let first = CODES.partition_point(|entry| entry.code < code);
    let below = CODES[first..].iter().take_while(|entry| entry.code.starts_with(code));
    below.map(|entry| entry.code).filter(|child| child.len() == code.len() + 2).collect()
}

/// The codes of the 96 chapters in use.
pub fn harmonized_chapters() -> impl Iterator<Item = String> {
    (1..=LAST_CHAPTER).filter(|chapter| *chapter != FREE_CHAPTER).map(|chapter| format!("{chapter:02}"))
}

impl Section {
    /// Every section, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SECTIONS.len()).filter_map(|place| u8::try_from(place).ok()).map(Self)
    }

    /// The section of a code of the Harmonized System; none for chapters 77, 98 and 99.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let chapter = code.get(..2)?;
        let place = SECTIONS.iter().position(|section| (section.first..=section.last).contains(&chapter))?;
        u8::try_from(place).ok().map(Self).filter(|_| chapter != "77")
    }

    /// Its place in the list of sections, from 0.
    #[must_use]
    pub fn place(self) -> usize {
        usize::from(self.0)
    }

    /// Its Roman number.
    #[must_use]
    pub fn number(self) -> &'static str {
        SECTIONS[self.place()].number
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        SECTIONS[self.place()].name
    }

    /// A few words for it.
    #[must_use]
    pub fn short(self) -> &'static str {
        SECTIONS[self.place()].short
    }
}

impl fmt::Debug for Section {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_name_a_parent_and_a_section() {
        // 97 chapters (96 and 99), 1,229 headings and 5,613 subheadings of HS 2022.
        let levels = [2, 4, 6].map(|level| harmonized_codes().filter(|(code, _)| code.len() == level).count());
        assert_eq!(levels, [97, 1_229, 5_613]);
        for (code, name) in harmonized_codes() {
            assert!(!name.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
            assert!(code.len() == 2 || harmonized_name(&code[..code.len() - 2]).is_some(), "{code} has no parent");
            assert_eq!(Section::of_code(code).is_none(), code.starts_with("99"), "{code}");
        }
        assert_eq!(harmonized_chapters().count(), 96);
        assert!(harmonized_chapters().all(|chapter| harmonized_name(&chapter).is_some()));
    }

    #[test]
    fn crude_oil_and_its_kin() {
        assert!(harmonized_name("2709").unwrap().starts_with("Petroleum oils"));
        assert_eq!(harmonized_name("27099"), None);
        assert_eq!(harmonized_children("2709"), ["270900"]);
        assert_eq!(harmonized_children("").len(), 97);
        assert!(harmonized_children("27").len() == 16 && harmonized_children("270900").is_empty());
        let minerals = Section::of_code("2709").unwrap();
        assert_eq!((minerals.number(), minerals.short(), minerals.place()), ("V", "Minerals and fuels", 4));
        assert_eq!((Section::all().count(), Section::of_code("77"), Section::of_code("9")), (21, None, None));
    }
}
