//! Every code of every provider's published list, and that the lists fit the table of areas and territories.

use super::{
    codes::{AreaCodes, CodeList},
    reason::DropReason,
};
use crate::trade::Area;

const LISTS: [(&str, CodeList, &str); 8] = [
    ("iso3", CodeList::Iso3, include_str!("areas_iso3.csv")),
    ("iso2", CodeList::Iso2, include_str!("areas_iso2.csv")),
    ("un", CodeList::Un, include_str!("areas_un.csv")),
    ("imf", CodeList::Imf, include_str!("areas_imf.csv")),
    ("cow", CodeList::Cow, include_str!("areas_cow.csv")),
    ("wits", CodeList::Wits, include_str!("areas_wits.csv")),
    ("comext", CodeList::Comext, include_str!("areas_comext.csv")),
    ("imts", CodeList::Imts, include_str!("areas_imts.csv")),
];

fn rows(text: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
}

/// The lists as their makers publish them (UN Comtrade's partners and reporters, ISO 3166-1 and M49, WITS, the IMF, Correlates of
/// War, Eurostat), each code in a year in which it was used, with the area that its maker means; `-` is a sum of countries.
#[test]
fn no_code_of_any_published_list_is_lost() {
    let published = include_str!("../../tests/fixtures/import/code_lists.csv");
    let mut seen = 0;
    for (name, list, _) in LISTS {
        let codes = AreaCodes::new(list);
        for row in rows(published).iter().filter(|row| &row[0] == name) {
            let (code, year, expected) = (&row[1], row[2].parse().unwrap(), &row[3]);
            let found = codes.find(code, year).map(|found| found.0.code());
            match found {
                Ok(area) => assert_eq!(area, expected, "{name} {code} in {year}: {}", &row[4]),
                Err(dropped) => assert!(
                    expected == "-" && dropped.reason == DropReason::Group && dropped.name.starts_with("the sum of"),
                    "{name} {code} in {year}: {dropped:?}"
                ),
            }
            seen += 1;
        }
    }
    assert_eq!(seen, rows(published).len());
    assert!(seen > 1500);
}

#[test]
fn code_lists_name_areas_and_territories_that_there_are() {
    for (name, list, text) in LISTS {
        let codes = AreaCodes::new(list);
        for row in rows(text) {
            let (code, territory) = (&row[0], &row[4]);
            let year: i32 = row[2].parse().or_else(|_| row[3].parse()).unwrap_or(2000);
            if row[1].is_empty() {
                assert!(territory.starts_with("the sum of") && codes.find(code, year).is_err(), "{name} {code}");
                continue;
            }
            let area: Area = row[1].parse().unwrap();
            assert_eq!(codes.find(code, year).unwrap().0, area, "{name} {code}");
            let named = territory.strip_suffix(" under a later code").unwrap_or(territory);
            assert!(named.is_empty() || area.territory_named(named).is_some(), "{name} {code}: {territory:?} is none of {area}");
        }
    }
}

#[test]
fn the_territory_is_told_where_it_is_not_todays_or_not_that_of_the_year() {
    let told = |list, code: &str, year| {
        let codes = AreaCodes::new(list);
        let (area, territory) = codes.find(code, year).unwrap();
        format!("{area} {territory}").trim_end().to_owned()
    };
    for (code, year, expected) in [
        ("58", 1990, "BEL Belgium-Luxembourg"),
        ("58", 1999, "BEL Belgium-Luxembourg"),
        ("56", 1999, "BEL"),
        ("56", 1998, "BEL Belgium-Luxembourg under a later code"),
        ("276", 1991, "DEU"),
        ("280", 1990, "DEU Federal Republic of Germany"),
        ("736", 2011, "SDN Sudan with South Sudan"),
        ("729", 2012, "SDN"),
        ("356", 2012, "IND"),
        ("356", 1970, "IND India without Sikkim"),
        ("699", 2012, "IND"),
        ("381", 2012, "ITA"),
        ("492", 2012, "XEU"),
        ("473", 2012, "XLA"),
        ("636", 2012, "A79"),
    ] {
        assert_eq!(told(CodeList::Un, code, year), expected, "{code} in {year}");
    }
    assert_eq!(
        (told(CodeList::Wits, "SDN", 2010).as_str(), told(CodeList::Wits, "SUD", 2013).as_str()),
        ("SDN Sudan with South Sudan", "SDN")
    );
    assert_eq!((told(CodeList::Wits, "SER", 2010).as_str(), told(CodeList::Wits, "PCE", 1980).as_str()), ("SRB", "PCI"));
    assert_eq!(
        (told(CodeList::Comext, "GB", 2020).as_str(), told(CodeList::Comext, "GB", 2021).as_str()),
        ("GBR", "GBR United Kingdom without Northern Ireland")
    );
    assert_eq!(told(CodeList::Iso2, "GB", 2021), "GBR", "other users of alpha-2 mean the whole");
    assert_eq!(told(CodeList::Comext, "EU27_2020", 2005), "EUU European Union of 27 without the United Kingdom");
    assert_eq!(
        (told(CodeList::Imf, "124", 1997).as_str(), told(CodeList::Imf, "126", 1996).as_str()),
        ("BEL Belgium", "BEL Belgium-Luxembourg")
    );
    assert_eq!((told(CodeList::Cow, "679", 1990).as_str(), told(CodeList::Cow, "345", 1995).as_str()), ("YEM Yemen", "SCG"));
}
