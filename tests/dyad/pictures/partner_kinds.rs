//! What made a change, ranks over the years, continents and flows: the layout at every size, and sums that are exact.

use std::sync::LazyLock;

use dyad::{
    chart::{self, ChartError, ChartKind, Drawing, PictureSpec, Theme},
    language::Language,
    query::Answer,
    trade::{Area, AreaKind},
};

use super::{
    layout::{SIZES, faults, is_well_formed},
    products::{answered, tree},
};

use ChartKind::{Bump, Sankey, Slope, Stacked, Waterfall};

/// Exports and imports of so many partners in some years: some are missing, some are equal, one breaks in and one falls out.
fn partners(count: usize, years: std::ops::Range<i32>, flows: &[&str]) -> Vec<String> {
    let areas = Area::all().filter(|area| area.kind() == AreaKind::Country && area.code() != "RUS");
    let mut rows = Vec::new();
    for (place, area) in areas.step_by(7).chain(Area::all().filter(|area| area.is_residual()).take(2)).take(count).enumerate() {
        for year in years.clone() {
            let age = usize::try_from(year - years.start).unwrap();
            if (place * 3 + age) % 13 == 5 && place > 1 {
                continue;
            }
            for (turn, flow) in flows.iter().enumerate() {
                let order = (place * 7_919 + 13 + age * (place % 3)) % count + 1;
                let value = 9_017 / (order * order + 4) + age * 3 * (place % 5) + turn * 41;
                rows.push(format!("RUS {} {flow} TOTAL {year} {value}.{:02}", area.code(), (place * 37 + age) % 100));
            }
        }
    }
    rows
}

fn all(text: &str) -> Answer {
    answered(&partners(40, 1990..2024, &["export", "import"]), text)
}

/// Every shape with each kind that it can be drawn as.
static SHAPES: LazyLock<Vec<(&'static str, Answer, Vec<ChartKind>)>> = LazyLock::new(|| {
    let exports = partners(40, 2020..2024, &["export"]);
    let equal: Vec<String> = ["CHN", "DEU", "ITA", "KAZ"]
        .iter()
        .flat_map(|code| {
            [2021, 2022].map(|year| format!("RUS {code} export TOTAL {year} {}", if *code == "KAZ" { year } else { 5 }))
        })
        .collect();
    let few = partners(3, 2020..2024, &["export"]);
    let products = tree(2, 97, 2018..2024);
    vec![
        ("40 of 34 years", all("/v1/areas/RUS/partners"), vec![Waterfall, Slope, Bump, Stacked, Sankey]),
        ("imports", all("/v1/areas/RUS/partners?flow=import&top=4"), vec![Waterfall, Slope, Bump, Stacked, Sankey]),
        ("exports alone", answered(&exports, "/v1/areas/RUS/partners"), vec![Waterfall, Slope, Bump, Stacked, Sankey]),
        ("many", answered(&exports, "/v1/areas/RUS/partners?top=30"), vec![Waterfall, Slope, Bump, Stacked, Sankey]),
        ("three", answered(&few, "/v1/areas/RUS/partners"), vec![Waterfall, Slope, Bump, Stacked, Sankey]),
        ("equal", answered(&equal, "/v1/areas/RUS/partners"), vec![Waterfall, Slope, Bump, Stacked, Sankey]),
        ("one year", answered(&few, "/v1/areas/RUS/partners?from=2021&to=2021"), vec![Waterfall, Stacked, Sankey]),
        ("none", answered(&few, "/v1/areas/RUS/partners?from=2030"), vec![Waterfall, Slope, Bump, Stacked, Sankey]),
        ("97 chapters", answered(&products, "RUS-IRN/products"), vec![Waterfall, Sankey]),
        ("no chapters", answered(&products, "RUS-IRN/products?from=2030"), vec![Waterfall, Sankey]),
    ]
});

fn drawn(answer: &Answer, kind: ChartKind, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, &PictureSpec { kind: Some(kind), ..spec.clone() }, "https://trade.example.org").unwrap()
}

fn shape(name: &str) -> &'static Answer {
    &SHAPES.iter().find(|(own, ..)| *own == name).unwrap().1
}

#[test]
fn nothing_overlaps_or_is_clipped_in_any_size_language_and_theme() {
    let languages = [Language::English, Language::Russian, Language::Persian];
    let mut found = Vec::new();
    for (place, (name, answer, kinds)) in SHAPES.iter().enumerate() {
        for (turn, kind) in kinds.iter().enumerate() {
            for (step, (width, height)) in SIZES.into_iter().enumerate() {
                // Every size in one language at least, every language at every size over the shapes.
                for (at, lang) in languages.into_iter().enumerate().filter(|(at, _)| (at + step + place + turn) % 2 == 0) {
                    let theme = if (at + step) % 2 == 0 { Theme::Light } else { Theme::Dark };
                    let drawing = drawn(answer, *kind, &PictureSpec { width, height, lang, theme, ..PictureSpec::default() });
                    let place = format!("{name} {width}×{height} {kind:?} {lang:?}");
                    found.extend(faults(&drawing).into_iter().map(|fault| format!("{place}: {fault}")));
                    assert!(is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN"), "{place}");
                    assert!(drawing.boxes.len() > 1, "{place}: nothing but a title");
                    let side = |pixels: u32| i32::try_from(pixels).unwrap();
                    for point in &drawing.hit_areas {
                        assert!(
                            point.left >= 0
                                && point.top >= 0
                                && point.left + point.width <= side(width)
                                && point.top + point.height <= side(height),
                            "{place}: {point:?}"
                        );
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

/// The figures of a drawing by what they are of.
fn values(drawing: &Drawing) -> Vec<(&str, f64)> {
    drawing.hit_areas.iter().map(|point| (point.datum.period.as_str(), point.datum.value)).collect()
}

#[test]
fn a_waterfall_adds_up_however_many_steps_there_is_room_for() {
    for name in ["40 of 34 years", "imports", "exports alone", "three", "equal", "97 chapters"] {
        for (width, height) in [(1200, 800), (320, 240), (4000, 2000)] {
            let drawing = drawn(shape(name), Waterfall, &PictureSpec { width, height, ..PictureSpec::default() });
            let rows = values(&drawing);
            let (first, last) = (rows[0], rows[rows.len() - 1]);
            let steps: f64 = rows[1..rows.len() - 1].iter().map(|(_, change)| change).sum();
            assert!((first.1 + steps - last.1).abs() < 1e-9 * last.1.abs().max(1.0), "{name}: {rows:?}");
            assert!(rows.len() > 2, "{name}: {rows:?}");
        }
    }
    // 5 + 5 + 5 + 2021 before, 2022 now: Kazakhstan made all of it, the others did not change.
    let drawing = drawn(shape("equal"), Waterfall, &PictureSpec::default());
    let told: Vec<&str> = drawing.hit_areas.iter().map(|point| point.datum.words.as_str()).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[1].starts_with("Kazakhstan: +0.001"), "{told:?}");
}

#[test]
fn what_cannot_be_compared_is_refused_with_its_reason() {
    let few = partners(3, 2020..2024, &["export"]);
    let refused = |text: &str, kind: ChartKind| {
        let spec = PictureSpec { kind: Some(kind), ..PictureSpec::default() };
        match chart::draw(&answered(&few, text), &spec, "") {
            Err(ChartError::Refused(fault)) => fault.to_string(),
            other => panic!("{text} {kind:?}: {other:?}"),
        }
    };
    let first = refused("/v1/areas/RUS/partners?to=2020", Waterfall);
    assert!(first.starts_with("kind: \"waterfall\" is not possible here: there are no figures of 2019"), "{first}");
    for kind in [Slope, Bump] {
        assert!(refused("/v1/areas/RUS/partners?from=2022&to=2022", kind).contains("2022 only"));
    }
    // A turnover that is published as one figure does not say what flowed in and what out.
    let whole = ["RUS CHN turnover TOTAL 2022 9", "RUS DEU turnover TOTAL 2022 8"].map(str::to_owned);
    let spec = PictureSpec { kind: Some(Sankey), ..PictureSpec::default() };
    let Err(ChartError::Refused(fault)) = chart::draw(&answered(&whole, "/v1/areas/RUS/partners"), &spec, "") else { panic!() };
    assert!(fault.detail.contains("published as one figure"), "{fault}");
}

#[test]
fn equal_values_share_a_rank_and_who_is_missing_has_no_line() {
    let drawing = drawn(shape("equal"), Slope, &PictureSpec::default());
    let written: Vec<&str> = drawing.boxes.iter().map(|own| own.text.as_str()).collect();
    // China, Germany and Italy had 5 each, behind Kazakhstan.
    assert_eq!(written.iter().filter(|text| **text == "2=").count(), 6, "{written:?}");
    assert_eq!(written.iter().filter(|text| **text == "1").count(), 2, "{written:?}");
    let rows = [
        "RUS CHN export TOTAL 2021 9",
        "RUS DEU export TOTAL 2021 8",
        "RUS CHN export TOTAL 2022 8",
        "RUS ITA export TOTAL 2022 9",
    ];
    let gone = answered(&rows.map(str::to_owned), "/v1/areas/RUS/partners");
    let drawing = drawn(&gone, Slope, &PictureSpec::default());
    let told: Vec<(&str, &str)> =
        drawing.hit_areas.iter().map(|point| (point.datum.series.as_str(), point.datum.period.as_str())).collect();
    assert_eq!(told, [("China", "2021"), ("Germany", "2021"), ("Italy", "2022"), ("China", "2022")]);
    assert!(drawing.boxes.iter().any(|own| own.text == "no figure at the other end"));
}

#[test]
fn continents_are_all_of_it_in_every_year() {
    let drawing = drawn(shape("40 of 34 years"), Stacked, &PictureSpec::default());
    let years: std::collections::BTreeSet<&str> = drawing.hit_areas.iter().map(|point| point.datum.period.as_str()).collect();
    assert!(years.len() > 20, "{years:?}");
    for year in years {
        let shares: f64 = values(&drawing).iter().filter(|(own, _)| *own == year).map(|(_, share)| share).sum();
        // A share too thin to be drawn cannot be pointed at.
        assert!((99.0..100.000_1).contains(&shares), "{year}: {shares}");
    }
}

#[test]
fn what_flows_in_and_out_adds_up_and_small_flows_are_one() {
    let answer = shape("40 of 34 years");
    let Answer::Partners(partners) = answer else { panic!() };
    let period = partners.period.unwrap();
    let sum = |flow: fn(&dyad::series::Point) -> Option<dyad::trade::Level>| -> f64 {
        let of = |(area, _): &(Area, _)| {
            let points = partners.points_of(*area);
            points.iter().find(|point| point.period == period).and_then(flow).unwrap().amount.units()
        };
        partners.counted_in(period).iter().map(of).sum()
    };
    for (width, height) in [(1200, 800), (480, 320)] {
        let drawing = drawn(answer, Sankey, &PictureSpec { width, height, ..PictureSpec::default() });
        let of = |word: &str| -> f64 {
            drawing.hit_areas.iter().filter(|point| point.datum.series.starts_with(word)).map(|point| point.datum.value).sum()
        };
        assert!((of("Imports") - sum(|point| point.imports) / 1e9).abs() < 1e-9, "{}", of("Imports"));
        assert!((of("Exports") - sum(|point| point.exports) / 1e9).abs() < 1e-9, "{}", of("Exports"));
        assert!(drawing.hit_areas.iter().any(|point| point.datum.words.contains(" others: ")), "{:?}", drawing.hit_areas);
    }
    let alone = drawn(shape("exports alone"), Sankey, &PictureSpec::default());
    assert!(alone.hit_areas.iter().all(|point| point.datum.series.starts_with("Exports")));
}

#[test]
fn a_slope_shows_one_partner_wherever_it_ranks() {
    let answer = shape("40 of 34 years");
    let Answer::Partners(partners) = answer else { panic!() };
    let last = partners.listing.items.last().unwrap().key;
    let named = |drawing: &Drawing| drawing.hit_areas.iter().any(|point| point.datum.series == last.name());
    let spec = PictureSpec::default();
    assert!(!named(&drawn(answer, Slope, &spec)), "{last} is far from the first ten");
    let highlighted = PictureSpec { highlight: Some(dyad::chart::Highlight::Partner(last)), ..spec };
    assert!(named(&drawn(answer, Slope, &highlighted)));
    let refused = chart::draw(answer, &PictureSpec { kind: Some(Bump), ..highlighted }, "");
    assert!(matches!(refused, Err(ChartError::Refused(fault)) if fault.parameter == "highlight"));
}
