//! Names of areas and products in a language: English ones from our code lists, countries in others from CLDR through ICU4X,
//! the rest from `names/<tag>.csv`.

use std::{collections::HashMap, sync::LazyLock};

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
    name.map_or_else(|| area.name().to_owned(), |name| name.write_to_string().replace(" - ", " \u{2013} "))
}

/// Areas whose English names take an article inside a sentence; so do those that end in "Islands", but for two.
const WITH_ARTICLE: [&str; 28] = [
    "ANT", "ARE", "ATB", "ATF", "BES", "BHS", "BYS", "CAF", "COM", "DDR", "DOM", "EUU", "GBR", "GMB", "IMN", "IOT", "MDV", "NHB",
    "NLD", "NTZ", "PCI", "PCZ", "PHL", "SUN", "SYC", "USA", "VDR", "ZA1",
];
const ISLANDS_WITHOUT: [&str; 2] = ["HMD", "SGS"];

static WITHIN: LazyLock<Vec<String>> = LazyLock::new(|| Area::all().map(within).collect());

fn within(area: Area) -> String {
    let islands = area.name().ends_with(" Islands") && !ISLANDS_WITHOUT.contains(&area.code());
    match area.name() {
        "World" => "the world".to_owned(),
        name if islands || WITH_ARTICLE.contains(&area.code()) => format!("the {name}"),
        name => name.to_owned(),
    }
}

fn english_within(area: Area) -> &'static str {
    WITHIN.get(usize::from(area.place())).map_or_else(|| area.name(), String::as_str)
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

    /// The short name of an area within a sentence, with its article where the language has one: "the United States".
    #[must_use]
    pub fn area_within(self, area: Area) -> &'static str {
        if self == Self::English { english_within(area) } else { self.area(area) }
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
    fn english_names_take_their_article_inside_a_sentence() {
        let within = |code: &str| THREE.map(|language| language.area_within(code.parse().unwrap()));
        assert_eq!(within("USA"), ["the United States", "США", "ایالات متحده"]);
        let english = |code: &str| within(code)[0];
        let named = ["NLD", "GBR", "ARE", "PHL", "DOM", "SUN", "SLB", "WLD"].map(english);
        let wanted =
            ["Netherlands", "United Kingdom", "United Arab Emirates", "Philippines", "Dominican Republic", "Soviet Union"];
        assert_eq!(named[..6], wanted.map(|name| format!("the {name}")));
        assert_eq!(named[6..], ["the Solomon Islands", "the world"]);
        assert_eq!(
            ["RUS", "CZE", "SDN", "SGS"].map(english),
            ["Russia", "Czechia", "Sudan", "South Georgia & South Sandwich Islands"]
        );
        // Every code of the list is one.
        for code in WITH_ARTICLE.iter().chain(&ISLANDS_WITHOUT) {
            assert!(code.parse::<Area>().is_ok(), "{code}");
        }
    }

    #[test]
    fn short_names_are_whole_and_have_a_dash_where_one_belongs() {
        let named = |code: &str| THREE.map(|language| language.area(code.parse().unwrap()));
        assert_eq!(named("COD")[..2], ["Congo \u{2013} Kinshasa", "Конго \u{2013} Киншаса"]);
        assert_eq!(named("BIH")[..2], ["Bosnia & Herzegovina", "Босния и Герцеговина"]);
        for area in Area::all() {
            assert!(THREE.iter().all(|language| !language.area(area).contains(" - ")), "{area}");
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
