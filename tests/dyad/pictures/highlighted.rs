//! Rankings: what is left is words and sets no scale, one partner is shown wherever it ranks, figures stand in columns.

use dyad::{
    chart::{self, ChartError, ChartKind, Drawing, Highlight, PictureSpec, TextBox, Theme},
    dataset::{Catalogue, Roots},
    language::Language,
    query::{self, Answer},
};

use super::{products, ranked};
use crate::package::package_of_rows;

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "").unwrap()
}

fn sized(width: u32, height: u32) -> PictureSpec {
    PictureSpec { width, height, ..PictureSpec::default() }
}

fn partner(code: &str) -> Option<Highlight> {
    Some(Highlight::Partner(code.parse().unwrap()))
}

fn starting<'a>(drawing: &'a Drawing, text: &str) -> Option<&'a TextBox> {
    drawing.boxes.iter().find(|own| own.text.starts_with(text))
}

/// The rectangles of a colour: left, top, width, height.
fn rects(drawing: &Drawing, fill: &str) -> Vec<[i32; 4]> {
    let svg = drawing.svg();
    let of = |line: &str| {
        let value = |name: &str| -> Option<i32> {
            let (_, after) = line.split_once(&format!(" {name}=\""))?;
            after.split('"').next()?.parse().ok()
        };
        Some([value("x")?, value("y")?, value("width")?, value("height")?])
    };
    svg.lines().filter(|line| line.starts_with("<rect") && line.contains(&format!("fill=\"{fill}\""))).filter_map(of).collect()
}

const FIRST: &str = "#0072B2";

#[test]
fn all_others_are_words_and_set_no_scale() {
    let all = ranked::partners(230);
    for (width, height) in [(1200, 800), (320, 240), (320, 200), (2000, 400)] {
        let drawing = drawn(&all, &sized(width, height));
        let bars = rects(&drawing, FIRST);
        let longest = bars.iter().map(|bar| bar[2]).max().unwrap();
        // The others together are several times the first, which still fills most of what names and figures leave.
        assert!(f64::from(longest) > f64::from(width) * 0.44, "{width}\u{d7}{height}: {longest}");
        let rest = drawing.boxes.iter().find(|own| own.text.contains(" others: $")).unwrap();
        assert!(rest.text.contains('%') && rest.text.contains("bn"), "{rest:?}");
        let shown = drawing.hit_areas.iter().filter(|area| !area.datum.period.is_empty()).count();
        assert!(rest.text.starts_with(&format!("{} others", 230 - shown)), "{shown} bars and {rest:?}");
        assert!(starting(&drawing, "All others").is_none());
    }
    assert!(starting(&drawn(&ranked::exceeding(), &sized(1200, 800)), "All others: \u{2212}$").is_some());
}

#[test]
fn one_partner_is_shown_and_coloured_wherever_it_ranks() {
    let all = ranked::partners(230);
    let plain = drawn(&all, &sized(1200, 800));
    let Answer::Partners(answer) = &all else { panic!("partners") };
    let last = answer.listing.items.last().unwrap().key;
    assert!(starting(&plain, last.name()).is_none(), "the last of 230 has no room");
    for theme in [Theme::Light, Theme::Dark] {
        let spec = PictureSpec { highlight: partner(last.code()), theme, ..sized(1200, 800) };
        let drawing = drawn(&all, &spec);
        let name = starting(&drawing, last.name()).unwrap();
        let rank = drawing.boxes.iter().find(|own| own.text == "230").unwrap();
        assert!((rank.top - name.top).abs() <= 4, "its true place stands beside it: {rank:?} {name:?}");
        let ink = match (theme, last.code() < "RUS") {
            (Theme::Light, true) => "#006857",
            (Theme::Light, false) => "#6D3171",
            (Theme::Dark, true) => "#7AE1D7",
            (Theme::Dark, false) => "#925AA4",
        };
        assert_eq!(rects(&drawing, ink).len(), 1, "one bar of the colour of the partner");
    }
    // In its place where that is shown, which changes nothing else.
    let second = answer.listing.items[1].key;
    let drawing = drawn(&all, &PictureSpec { highlight: partner(second.code()), ..sized(1200, 800) });
    let texts = |drawing: &Drawing| drawing.boxes.iter().map(|own| own.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&drawing), texts(&plain));
    assert_eq!(rects(&drawing, FIRST).len() + 1, rects(&plain, FIRST).len());
    // In a thumbnail too, with its place.
    let small = drawn(&all, &PictureSpec { highlight: partner(last.code()), ..sized(320, 240) });
    assert!(small.boxes.iter().any(|own| own.text == "230"), "{:?}", small.boxes);
    // Persian: from the right.
    let persian = PictureSpec { highlight: partner(last.code()), lang: Language::Persian, ..sized(1200, 800) };
    let persian = drawn(&all, &persian);
    assert!(persian.boxes.iter().any(|own| own.text == "۲۳۰" && own.left > 1100), "{:?}", persian.boxes);
}

#[test]
fn a_product_is_highlighted_by_its_code() {
    let answer = products::answered(&products::tree(2, 60, 2022..2024), "RUS-IRN/products?top=5");
    let Answer::DyadProducts(found) = products::answered(&products::tree(2, 60, 2022..2024), "RUS-IRN/products") else {
        panic!("products")
    };
    let row = &found.rows[40];
    let highlight = Some(Highlight::Product(row.product));
    // Without a kind it is ranked bars, which alone show one among all.
    let drawing = drawn(&answer, &PictureSpec { highlight, ..sized(1200, 800) });
    assert!(drawing.boxes.iter().any(|own| own.text == row.ranked.rank.to_string()), "{:?}", drawing.boxes);
    assert!(drawing.boxes.iter().any(|own| own.text.starts_with(&format!("{} others: ", found.products - 6))));
    for (kind, highlight) in [(ChartKind::Treemap, highlight), (ChartKind::Stacked, highlight), (ChartKind::Bar, partner("IRN"))]
    {
        let refused = chart::draw(&answer, &PictureSpec { kind: Some(kind), highlight, ..sized(1200, 800) }, "");
        assert!(matches!(refused, Err(ChartError::Refused(error)) if error.parameter == "highlight"), "{kind:?}");
    }
}

#[test]
fn one_without_a_figure_is_said_to_have_no_place() {
    let spec = PictureSpec { highlight: partner("SUN"), ..sized(1200, 800) };
    let drawing = drawn(&ranked::partners(20), &spec);
    assert!(
        drawing.boxes.iter().any(|own| own.text == "Caution: Soviet Union is not ranked: no figure for 2016"),
        "{:?}",
        drawing.boxes
    );
}

#[test]
fn figures_stand_in_columns_with_the_same_decimals() {
    let drawing = drawn(&ranked::partners(230), &sized(1200, 800));
    let shares: Vec<&TextBox> = drawing.boxes.iter().filter(|own| own.text.ends_with('%') && !own.text.contains(' ')).collect();
    assert!(shares.len() > 10 && shares.iter().all(|own| own.right == shares[0].right), "{shares:?}");
    let values: Vec<&TextBox> = drawing
        .boxes
        .iter()
        .filter(|own| own.right < shares[0].left && own.right > 900 && own.text.parse::<f64>().is_ok())
        .collect();
    assert_eq!(values.len(), shares.len());
    let decimals = |text: &str| text.split_once('.').map_or(0, |(_, rest)| rest.len());
    assert!(values.iter().all(|own| own.right == values[0].right), "{values:?}");
    assert!(values.iter().all(|own| decimals(&own.text) == decimals(&values[0].text)), "{values:?}");
}

#[test]
fn few_rows_fill_the_picture() {
    for (count, least) in [(1, 0.3), (2, 0.6), (3, 0.8), (5, 0.9)] {
        let drawing = drawn(&ranked::asked(count), &sized(1200, 800));
        let rows: Vec<_> = drawing.hit_areas.iter().filter(|area| !area.datum.period.is_empty()).collect();
        assert_eq!(rows.len(), count);
        let high: i32 = rows.iter().map(|row| row.height).sum();
        assert!(f64::from(high) > least * 550.0, "{count} rows: {high}");
    }
}

#[test]
fn the_key_of_places_stands_where_a_place_moved() {
    let rows = |now: [u32; 2]| {
        let row = |code: &str, year: i32, value: u32| format!("RUS {code} export TOTAL {year} {value}");
        [row("CHN", 2021, 5), row("TUR", 2021, 3), row("CHN", 2022, now[0]), row("TUR", 2022, now[1])]
    };
    let key = |now| {
        let answer = products::answered(&rows(now), "/v1/areas/RUS/partners");
        let drawing = drawn(&answer, &sized(1200, 800));
        let has = |text: &str| drawing.boxes.iter().any(|own| own.text == text);
        (has("places gained or lost on 2021"), has("value in 2021"))
    };
    assert_eq!(key([6, 2]), (false, true), "the first stays first, and ticks say what was");
    assert_eq!(key([2, 6]), (true, true));
}

#[test]
fn a_source_that_has_exports_only_ranks_them() {
    let rows = ["SAU CHN export TOTAL 2023 5", "SAU JPN export TOTAL 2023 3", "SAU CHN turnover TOTAL 2023 9 two"];
    let folder = package_of_rows(&rows.map(String::from));
    let catalogue = Catalogue::load(&Roots::Folder(folder.path().to_owned()), None).unwrap();
    let asked = query::parse_text("/v1/areas/SAU/partners?source=one", &[]).unwrap();
    let answer = query::answer(&catalogue, &asked.query).unwrap();
    let drawing = drawn(&answer, &sized(1200, 800));
    assert_eq!(drawing.title, "Saudi Arabia\u{2019}s exports by partner, 2023");
}
