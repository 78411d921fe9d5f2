//! Names of areas and products in a language: English ones from our code lists, countries in others from CLDR through ICU4X,
//! the rest from `names/*.csv`.

use std::{collections::HashMap, sync::LazyLock};

use icu_locale::names::RegionDisplayName;
use icu_locale_core::subtags::Region;
use writeable::Writeable;

use super::Language;
use crate::trade::{Area, Product, Section, harmonized_name};

/// Names by code, of what CLDR does not name: former states and special areas, products, sections.
type Names = HashMap<String, &'static str>;

/// The places of Russian and Persian in the lists below.
const TRANSLATED: [Language; 2] = [Language::Russian, Language::Persian];

static PRODUCTS: LazyLock<[Names; 2]> =
    LazyLock::new(|| [include_str!("names/products_ru.csv"), include_str!("names/products_fa.csv")].map(read));
static SECTIONS: LazyLock<[Names; 2]> =
    LazyLock::new(|| [include_str!("names/sections_ru.csv"), include_str!("names/sections_fa.csv")].map(read));
/// Every area's name, by its place in the code list.
static AREAS: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| {
    let own = [include_str!("names/areas_ru.csv"), include_str!("names/areas_fa.csv")].map(read);
    let [russian, persian] = TRANSLATED;
    [areas(russian, &own[0]), areas(persian, &own[1])]
});

fn read(text: &'static str) -> Names {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let named = |record: csv::StringRecord| Some((record.get(0)?.to_owned(), &*String::from(record.get(1)?).leak()));
    reader.records().filter_map(Result::ok).filter_map(named).collect()
}

fn areas(language: Language, own: &Names) -> Vec<String> {
    Area::all().map(|area| own.get(area.code()).map_or_else(|| country(language, area), |name| (*name).to_owned())).collect()
}

/// The name that CLDR has, the shorter where there are two; else the English one.
fn country(language: Language, area: Area) -> String {
    let region = area.alpha_2().and_then(|code| code.parse::<Region>().ok());
    let name = region.and_then(|region| RegionDisplayName::try_new_light(language.locale().into(), region).ok());
    name.map_or_else(|| area.name().to_owned(), |name| name.write_to_string().into_owned())
}

impl Language {
    /// Where the translations of this language stand; none for English.
    fn translated(self) -> Option<usize> {
        TRANSLATED.into_iter().position(|language| language == self)
    }

    /// The short name of an area.
    #[must_use]
    pub fn area(self, area: Area) -> &'static str {
        let own = self.translated().and_then(|place| AREAS[place].get(usize::from(area.place())));
        own.map_or_else(|| area.name(), String::as_str)
    }

    /// The name of a code of the Harmonized System; English where this language has none of its own (subheadings).
    #[must_use]
    pub fn harmonized(self, code: &str) -> Option<&'static str> {
        let own = self.translated().and_then(|place| PRODUCTS[place].get(code).copied());
        own.or_else(|| harmonized_name(code))
    }

    /// The name of a product: that of its code in the Harmonized System; none for others and for all products.
    #[must_use]
    pub fn product(self, product: &Product) -> Option<&'static str> {
        match product {
            Product::Code { classification, code } if &**classification == "HS" => self.harmonized(code),
            _ => None,
        }
    }

    /// The name of a product in this language, where it has one of its own.
    #[must_use]
    pub fn own_product(self, product: &Product) -> Option<&'static str> {
        match product {
            Product::Code { classification, code } if &**classification == "HS" => {
                self.translated().and_then(|place| PRODUCTS[place].get(&**code).copied())
            }
            _ => None,
        }
    }

    /// The short name of a section of the Harmonized System.
    #[must_use]
    pub fn section(self, section: Section) -> &'static str {
        let own = self.translated().and_then(|place| SECTIONS[place].get(section.number()).copied());
        own.unwrap_or_else(|| section.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::harmonized_codes;

    #[test]
    fn areas_have_names_in_every_language() {
        let names = |code: &str| Language::ALL.map(|language| language.area(code.parse().unwrap()));
        assert_eq!(names("RUS"), ["Russia", "Россия", "روسیه"]);
        assert_eq!(names("IRN"), ["Iran", "Иран", "ایران"]);
        assert_eq!(names("WLD"), ["World", "Весь мир", "جهان"]);
        for (place, script) in ['\u{430}'..='\u{44f}', '\u{620}'..='\u{6d5}'].into_iter().enumerate() {
            for area in Area::all() {
                let name = TRANSLATED[place].area(area);
                assert!(name.to_lowercase().chars().any(|letter| script.contains(&letter)), "{area}: {name}");
            }
        }
    }

    #[test]
    fn chapters_headings_and_sections_have_names_in_every_language() {
        for language in TRANSLATED {
            let place = language.translated().unwrap();
            for (code, _) in harmonized_codes().filter(|(code, _)| code.len() <= 4) {
                assert!(PRODUCTS[place].contains_key(code), "{language:?} {code}");
            }
            for section in Section::all() {
                assert!(SECTIONS[place].contains_key(section.number()), "{language:?} {section:?}");
            }
        }
        let fuels: Product = "HS:27".parse().unwrap();
        assert!(Language::Russian.product(&fuels).unwrap().contains("опливо") && Language::Persian.product(&fuels).is_some());
        let fine: Product = "HS:270900".parse().unwrap();
        assert_eq!(Language::Persian.product(&fine), Language::English.product(&fine), "subheadings are English everywhere");
    }
}
