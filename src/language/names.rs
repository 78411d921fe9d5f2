//! Names of areas and products in a language: English ones from our code lists, countries in others from CLDR through ICU4X,
//! the rest from `names/<tag>.csv`.

use std::collections::HashMap;

use icu_locale::names::RegionDisplayName;
use icu_locale_core::subtags::Region;
use writeable::Writeable;

use super::{Language, each::Each};
use crate::trade::{Area, Product, Section, harmonized_name};

/// The names of a language other than English.
struct Names {
    /// Every area's, by its place in the code list.
    areas: Vec<String>,
    /// By the code in the Harmonized System.
    products: HashMap<String, String>,
    /// By the Roman number, in a few words.
    sections: HashMap<String, String>,
}

static NAMES: Each<Option<Names>> = Each::new(|language| language.data().names.map(|text| names(language, text)));

fn names(language: Language, text: &str) -> Names {
    let mut lists: HashMap<String, HashMap<String, String>> = HashMap::new();
    let records = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<[String; 3]>();
    for [list, code, name] in records.filter_map(Result::ok) {
        lists.entry(list).or_default().insert(code, name);
    }
    let [mut areas, products, sections] = ["area", "product", "section"].map(|list| lists.remove(list).unwrap_or_default());
    let areas = Area::all().map(|area| areas.remove(area.code()).unwrap_or_else(|| country(language, area))).collect();
    Names { areas, products, sections }
}

/// The name that CLDR has, the shorter where there are two; else the English one.
fn country(language: Language, area: Area) -> String {
    let region = area.alpha_2().and_then(|code| code.parse::<Region>().ok());
    let name = region.and_then(|region| RegionDisplayName::try_new_light(language.locale().into(), region).ok());
    name.map_or_else(|| area.name().to_owned(), |name| name.write_to_string().into_owned())
}

impl Language {
    /// Its names; none for English.
    fn names(self) -> Option<&'static Names> {
        NAMES.of(self).as_ref()
    }

    /// The short name of an area.
    #[must_use]
    pub fn area(self, area: Area) -> &'static str {
        let own = self.names().and_then(|names| names.areas.get(usize::from(area.place())));
        own.map_or_else(|| area.name(), String::as_str)
    }

    /// The name of a code of the Harmonized System; English where this language has none of its own (subheadings).
    #[must_use]
    pub fn harmonized(self, code: &str) -> Option<&'static str> {
        self.own_harmonized(code).or_else(|| harmonized_name(code))
    }

    /// The name of a product: that of its code in the Harmonized System; none for others and for all products.
    #[must_use]
    pub fn product(self, product: &Product) -> Option<&'static str> {
        match product {
            Product::Code { classification, code } if &**classification == "HS" => self.harmonized(code),
            _ => None,
        }
    }

    /// The same, and words for all products.
    #[must_use]
    pub fn product_or_all(self, product: &Product) -> Option<&'static str> {
        match product {
            Product::Total => Some(self.term("chart.flow_short", "all_products")),
            Product::Code { .. } => self.product(product),
        }
    }

    /// The name of a product in this language, where it has one of its own.
    #[must_use]
    pub fn own_product(self, product: &Product) -> Option<&'static str> {
        match product {
            Product::Code { classification, code } if &**classification == "HS" => self.own_harmonized(code),
            _ => None,
        }
    }

    fn own_harmonized(self, code: &str) -> Option<&'static str> {
        self.names().and_then(|names| names.products.get(code)).map(String::as_str)
    }

    /// The short name of a section of the Harmonized System.
    #[must_use]
    pub fn section(self, section: Section) -> &'static str {
        let own = self.names().and_then(|names| names.sections.get(section.number()));
        own.map_or_else(|| section.short(), String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::tests::THREE, trade::harmonized_codes};

    #[test]
    fn areas_have_names_in_every_language() {
        let names = |code: &str| THREE.map(|language| language.area(code.parse().unwrap()));
        assert_eq!(names("RUS"), ["Russia", "Россия", "روسیه"]);
        assert_eq!(names("IRN"), ["Iran", "Иран", "ایران"]);
        assert_eq!(names("WLD"), ["World", "Весь мир", "جهان"]);
        for (language, script) in [(Language::Russian, '\u{430}'..='\u{44f}'), (Language::Persian, '\u{620}'..='\u{6d5}')] {
            for area in Area::all() {
                let name = language.area(area);
                assert!(name.to_lowercase().chars().any(|letter| script.contains(&letter)), "{area}: {name}");
            }
        }
    }

    #[test]
    fn chapters_headings_and_sections_have_names_in_every_language() {
        for language in Language::BESIDE_ENGLISH.iter().copied() {
            let names = language.names().unwrap();
            for (code, _) in harmonized_codes().filter(|(code, _)| code.len() <= 4) {
                assert!(names.products.contains_key(code), "{language:?} {code}");
            }
            for section in Section::all() {
                let short = names.sections.get(section.number()).unwrap_or_else(|| panic!("{language:?} {section:?}"));
                assert!(short.chars().count() <= 28, "{language:?} {section:?}: {short}");
            }
        }
        let fuels: Product = "HS:27".parse().unwrap();
        assert!(Language::Russian.product(&fuels).unwrap().contains("опливо") && Language::Persian.product(&fuels).is_some());
        let fine: Product = "HS:270900".parse().unwrap();
        assert_eq!(Language::Persian.product(&fine), Language::English.product(&fine), "subheadings are English everywhere");
    }

    #[test]
    fn every_name_is_of_something() {
        let codes: std::collections::HashSet<&str> = harmonized_codes().map(|(code, _)| code).collect();
        for language in Language::BESIDE_ENGLISH.iter().copied() {
            let mut reader = csv::Reader::from_reader(language.data().names.unwrap().as_bytes());
            for record in reader.records() {
                let record = record.unwrap();
                let (code, name) = (&record[1], &record[2]);
                let known = match &record[0] {
                    "area" => code.parse::<Area>().is_ok(),
                    "product" => codes.contains(code),
                    "section" => Section::all().any(|section| section.number() == code),
                    _ => false,
                };
                assert!(known && !name.trim().is_empty(), "{language:?}: {record:?}");
            }
        }
    }
}
