//! Treemaps and stacked shares: the layout at every size, and what is drawn of products.

use dyad::{
    chart::{self, ChartKind, PictureSpec, Theme},
    dataset::{Catalogue, Roots},
    language::Language,
    query::{self, Answer},
    trade::harmonized_codes,
};

use super::layout::{SIZES, faults, is_well_formed};
use crate::package::package_of_rows;

const KINDS: [Option<ChartKind>; 4] = [None, Some(ChartKind::Treemap), Some(ChartKind::Stacked), Some(ChartKind::Bar)];

/// What a query answers from a package of these rows.
pub fn answered(rows: &[String], text: &str) -> Answer {
    let folder = package_of_rows(rows);
    let catalogue = Catalogue::load(&Roots::Folder(folder.path().to_owned()), None).unwrap();
    query::answer(&catalogue, &query::parse_text(text, &[]).unwrap().query).unwrap()
}

/// The first so many codes of a level in some years; a few are large and most are small, as in trade.
pub fn tree(level: usize, count: usize, years: std::ops::Range<i32>) -> Vec<String> {
    let codes = harmonized_codes().filter(|(code, _)| code.len() == level).take(count);
    let mut rows = Vec::new();
    for (place, (code, _)) in codes.enumerate() {
        // A fixed disorder, so that large ones stand in every section.
        let order = (place * 7_919 + 13) % count + 1;
        for year in years.clone() {
            let wave = 100 + i64::from(year) * 31 % 47;
            let value = 9_000_000 * wave / i64::try_from(order * order / 3 + 40).unwrap();
            if (place + usize::try_from(year).unwrap()) % 11 > 0 || place < 3 {
                rows.push(format!("RUS IRN export HS:{code} {year} {}.{:02}", value / 100, value % 100));
            }
        }
    }
    rows
}

/// Every shape of trees that a picture may meet.
pub fn answers() -> Vec<(&'static str, Answer)> {
    let owned = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<String>>();
    let few = owned(&["RUS IRN export HS:27 2021 6", "RUS IRN export HS:27 2023 9", "RUS IRN export HS:10 2023 4"]);
    let one = owned(&["RUS IRN export HS:27 2021 6"]);
    let exceeding = owned(&["RUS IRN export TOTAL 2022 4", "RUS IRN export HS:27 2022 5", "RUS IRN export HS:10 2022 0"]);
    let unnamed =
        owned(&["RUS IRN export SITC4:334 2022 5", "RUS IRN export SITC4:3330 2022 2", "RUS IRN export SITC4:041 2022 3"]);
    let mut total = tree(2, 97, 1990..2024);
    total.extend((1990..2024).map(|year| format!("RUS IRN export TOTAL {year} 9000000")));
    vec![
        ("1,200 headings", answered(&tree(4, 1_200, 2022..2024), "RUS-IRN/products")),
        ("97 chapters of a total", answered(&total, "RUS-IRN/products?top=12")),
        ("few", answered(&few, "RUS-IRN/products")),
        ("one", answered(&one, "RUS-IRN/products")),
        ("none", answered(&one, "RUS-IRN/products?from=2030")),
        ("exceeding", answered(&exceeding, "RUS-IRN/products")),
        ("unnamed", answered(&unnamed, "RUS-IRN/products?level=3")),
    ]
}

#[test]
fn nothing_overlaps_or_is_clipped_at_any_size() {
    let mut found = Vec::new();
    for (name, answer) in answers() {
        for (width, height) in SIZES {
            for kind in KINDS {
                let spec = PictureSpec { kind, width, height, ..PictureSpec::default() };
                let drawing = chart::draw(&answer, &spec, "https://trade.example.org").unwrap();
                let place = format!("{name} {width}×{height} {kind:?}");
                found.extend(faults(&drawing).into_iter().map(|fault| format!("{place}: {fault}")));
                assert!(is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN"), "{place}");
                assert!(drawing.boxes.len() > 1, "{place}: nothing but a title");
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn a_treemap_names_what_it_shows_and_folds_the_rest() {
    for (level, count, kept) in [(4, 1_200, 10), (2, 97, 15)] {
        let answer = answered(&tree(level, count, 2022..2024), "RUS-IRN/products");
        let Answer::DyadProducts(products) = &answer else { panic!("{answer:?}") };
        let spec = PictureSpec::default();
        let drawing = chart::draw(&answer, &spec, "").unwrap();
        let texts: Vec<&str> = drawing.boxes.iter().map(|own| own.text.as_str()).collect();
        assert!(texts.iter().any(|text| text.contains(" in 2023")), "the total: {texts:?}");
        let codes: Vec<&str> = products.rows.iter().filter_map(|row| row.product.code()).collect();
        assert!(!texts.iter().any(|text| codes.contains(text)), "a bare code: {texts:?}");
        // Every section is named: in its block, in the key, or counted.
        let written = texts.join(" ");
        let folded = texts.iter().any(|text| text.contains("more section"));
        let mut sections: Vec<_> = products.rows.iter().filter_map(|row| row.product.section()).collect();
        sections.sort_unstable();
        sections.dedup();
        for section in sections {
            assert!(folded || written.contains(section.short()), "{level}: {} in {texts:?}", section.short());
        }
        assert!(written.contains(" more"), "a tail: {texts:?}");
        // Every area is told, and together they are the whole.
        let cells: Vec<_> = drawing.hit_areas.iter().filter(|area| !area.datum.period.is_empty()).collect();
        assert!(cells.len() > kept, "{level}: {}", cells.len());
        assert!(cells.iter().all(|cell| !cell.datum.series.is_empty() && cell.datum.words.contains("$")), "{level}");
        let dark = chart::draw(&answer, &PictureSpec { theme: Theme::Dark, ..spec.clone() }, "").unwrap();
        assert_eq!(dark.description, drawing.description);
        assert!(drawing.description.len() < 1_200, "{}", drawing.description);
        assert_eq!(chart::draw(&answer, &spec, "").unwrap(), drawing, "the same answer gives the same bytes");
    }
}

#[test]
fn shares_of_areas_add_up() {
    // Three thirds: plain rounding would make 99.9 % of them.
    let rows = ["27", "10", "72"].map(|chapter| format!("RUS IRN export HS:{chapter} 2023 5"));
    let drawing = chart::draw(&answered(&rows, "RUS-IRN/products"), &PictureSpec::default(), "").unwrap();
    let shares = |share: &str| drawing.boxes.iter().filter(|own| own.text == share).count();
    assert_eq!((shares("33.4%"), shares("33.3%")), (1, 2), "{:?}", drawing.boxes);
    assert!(drawing.boxes.iter().any(|own| own.text == "Minerals and fuels 33.4%" || own.text == "Vegetable products 33.4%"));
}

fn rest_in(language: Language) -> &'static str {
    match language {
        Language::Russian => "Все остальные",
        Language::Persian => "سایر",
        _ => "All others",
    }
}

#[test]
fn all_others_stand_last_in_a_treemap() {
    let rows = ["RUS IRN export TOTAL 2023 10", "RUS IRN export HS:27 2023 3", "RUS IRN export HS:10 2023 2"];
    let answer = answered(&rows.map(String::from), "RUS-IRN/products");
    for lang in Language::ALL {
        let drawing = chart::draw(&answer, &PictureSpec { lang, ..PictureSpec::default() }, "").unwrap();
        let rest = drawing.hit_areas.iter().find(|area| area.datum.series == rest_in(lang)).unwrap();
        assert!(drawing.hit_areas.iter().all(|other| other.top + other.height <= rest.top + 2 || other == rest), "{lang:?}");
        // Half of the whole is half of the area.
        let all: i64 = drawing.hit_areas.iter().map(|area| i64::from(area.width) * i64::from(area.height)).sum();
        let part = i64::from(rest.width) * i64::from(rest.height) * 100 / all;
        assert!((48..=52).contains(&part), "{lang:?}: {part}");
    }
}

#[test]
fn shares_of_many_products_are_of_their_sections_in_their_colours() {
    let answer = answered(&tree(2, 97, 2020..2024), "RUS-IRN/products");
    let drawn =
        |kind, theme| chart::draw(&answer, &PictureSpec { kind: Some(kind), theme, ..PictureSpec::default() }, "").unwrap();
    let stacked = drawn(ChartKind::Stacked, Theme::Light);
    assert!(stacked.title.ends_with("exports to Iran by section, 2020 to 2023"), "{}", stacked.title);
    let named = |drawing: &chart::Drawing, text: &str| drawing.boxes.iter().any(|own| own.text.starts_with(text));
    assert!(named(&stacked, "All others") && named(&stacked, "Textiles and clothing"), "{:?}", stacked.boxes);
    // Textiles are of one colour in areas and in shares.
    for (kind, theme, ink) in [
        (ChartKind::Stacked, Theme::Light, "#006757"),
        (ChartKind::Treemap, Theme::Light, "#006757"),
        (ChartKind::Stacked, Theme::Dark, "#2E8275"),
        (ChartKind::Treemap, Theme::Dark, "#2E8275"),
    ] {
        assert!(drawn(kind, theme).svg().contains(&format!("fill=\"{ink}\"")), "{kind:?} {theme:?}");
    }
    // Of few products, or of a number asked for, each has a share, in the colour of its section.
    let few = answered(&tree(2, 97, 2020..2024), "RUS-IRN/products?top=4");
    let few = chart::draw(&few, &PictureSpec { kind: Some(ChartKind::Stacked), ..PictureSpec::default() }, "").unwrap();
    assert!(few.title.contains("by product"), "{}", few.title);
}

#[test]
fn stacked_shares_are_named_and_a_gap_stays_a_gap() {
    let rows = ["RUS IRN export HS:27 2021 6", "RUS IRN export HS:10 2021 2", "RUS IRN export HS:27 2023 9"];
    let answer = answered(&rows.map(String::from), "RUS-IRN/products");
    let drawing = chart::draw(&answer, &PictureSpec { kind: Some(ChartKind::Stacked), ..PictureSpec::default() }, "").unwrap();
    let has = |text: &str| drawing.boxes.iter().any(|own| own.text == text);
    // 6 of 8 in 2021; one product alone in 2023; the year between is on the axis without a column.
    assert!(has("75%") && has("25%") && has("100%") && has("2022"), "{:?}", drawing.boxes);
    assert!(drawing.title.ends_with("exports to Iran by product, 2021 to 2023"), "{}", drawing.title);
    assert!(
        drawing.description.contains("2021: Mineral fuels") && drawing.description.contains("75.0%; "),
        "{}",
        drawing.description
    );
}
