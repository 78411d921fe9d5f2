//! What a picture can be asked for beside its size: presets, larger and smaller text, a logarithmic axis, own words, a PDF.

use dyad::{
    chart::{self, AxisScale, ChartError, ChartKind, Drawing, FontScale, PictureSpec, WordsOfAddress},
    language::Language,
    parameter::ParameterError,
    query::{Answer, Measure, Resource, View},
    series::Subject,
};

use super::{
    layout::{answers, bare, faults, is_well_formed, rankings},
    samples::{commentary, level, mirror, mirrored, russia, series},
};

const ADDRESS: &str = "https://trade.example.org";

/// Every picture of these specs in every shape of data, without a fault.
fn hold(specs: &[PictureSpec]) {
    let mut found = Vec::new();
    let all = answers().into_iter().map(|(name, answer)| (name, answer, None));
    for (name, answer, kind) in all.chain(rankings()) {
        for spec in specs {
            let spec = PictureSpec { kind, ..spec.clone() };
            let drawing = match chart::draw(&answer, &spec, ADDRESS) {
                Err(ChartError::Refused(_)) if spec.axis == AxisScale::Logarithmic => continue,
                drawing => drawing.unwrap(),
            };
            let place = format!("{name} {kind:?} {}", spec.canonical());
            // Larger text leaves less room: the address may go, as it does in a small picture.
            let own = faults(&drawing).into_iter().filter(|fault| !fault.starts_with("no address"));
            found.extend(own.map(|fault| format!("{place}: {fault}")));
            assert!(
                is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN") && !drawing.svg().contains("inf\""),
                "{place}"
            );
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

fn asked(text: &str) -> PictureSpec {
    let pairs: Vec<_> = text.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let pairs: Vec<_> = pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    PictureSpec::parse(&pairs, &Resource::View("RUS-IRN".parse().unwrap(), View::Turnover)).unwrap()
}

#[test]
fn nothing_overlaps_in_any_preset() {
    hold(&["og", "square", "print", "thumbnail", "slide"].map(|preset| asked(&format!("preset={preset}"))));
}

#[test]
fn nothing_overlaps_when_text_is_larger_or_smaller() {
    let mut specs = Vec::new();
    for scale in ["0.5", "3"] {
        for (width, height) in [(200, 200), (320, 240), (1200, 800), (1600, 200)] {
            specs.push(PictureSpec { width, height, font_scale: FontScale::parse(scale).unwrap(), ..PictureSpec::default() });
        }
    }
    hold(&specs);
}

#[test]
fn nothing_overlaps_on_a_logarithmic_axis() {
    let sizes = [(200, 200), (1200, 800), (1600, 300)];
    hold(&sizes.map(|(width, height)| PictureSpec { width, height, axis: AxisScale::Logarithmic, ..PictureSpec::default() }));
}

#[test]
fn parts_leave_in_the_same_order_when_text_is_larger() {
    let answer = series(commentary());
    let written = |width, height| {
        let spec = PictureSpec { width, height, font_scale: FontScale::parse("2").unwrap(), ..PictureSpec::default() };
        let drawing = chart::draw(&answer, &spec, "").unwrap();
        let has = |text: &str| drawing.boxes.iter().any(|own| own.text.contains(text));
        (has("Source:"), has("rounded as published"), has("1.5"))
    };
    assert_eq!(written(1600, 1600), (true, true, true));
    assert_eq!(written(959, 900), (true, true, true));
    assert_eq!(written(640, 480), (true, false, true));
    assert_eq!(written(400, 400), (true, false, false));
}

#[test]
fn ticks_of_a_logarithmic_axis_are_ones_twos_and_fives() {
    let spec = PictureSpec { kind: Some(ChartKind::Bar), axis: AxisScale::Logarithmic, ..PictureSpec::default() };
    let drawing = chart::draw(&series(commentary()), &spec, "").unwrap();
    let has = |text: &str| drawing.boxes.iter().filter(|own| own.text == text).count();
    // 1.45 to 5.5 with their whiskers: from 1 to 10; 5 is a tick and a figure.
    assert_eq!(["1", "2", "5", "10", "0"].map(has), [1, 1, 2, 1, 0], "{:?}", drawing.boxes);
    assert!(
        drawing.boxes.iter().any(|own| own.text.contains("logarithmic axis")) && drawing.svg().contains("<circle"),
        "bars become markers"
    );
    let (ten, one) = (drawing.boxes.iter().find(|own| own.text == "10"), drawing.boxes.iter().find(|own| own.text == "1"));
    let (ten, one) = (ten.unwrap().top, one.unwrap().top);
    let two = drawing.boxes.iter().find(|own| own.text == "2").unwrap().top;
    // log10(2) of the way from 1 to 10.
    assert!((f64::from(one - two) / f64::from(one - ten) - 0.301).abs() < 0.01, "{one} {two} {ten}");
    let persian = PictureSpec { lang: Language::Persian, ..spec };
    assert!(chart::draw(&series(commentary()), &persian, "").unwrap().boxes.iter().any(|own| own.text.contains("لگاریتمی")));
}

#[test]
fn what_has_no_logarithm_says_why() {
    let mut growth = commentary();
    growth.measure = Measure::Yoy;
    let (_, partners, _) = rankings().remove(0);
    let mut none_above = russia(Subject::Exports);
    none_above.series.points.iter_mut().for_each(|point| point.level = Some(level("0", 6, Some(0))));
    let spec = PictureSpec { axis: AxisScale::Logarithmic, ..PictureSpec::default() };
    for (answer, why) in [(series(growth), "per cent"), (partners, "ranked bars"), (series(none_above), "above zero")] {
        let Err(ChartError::Refused(ParameterError { parameter, detail, allowed })) = chart::draw(&answer, &spec, "") else {
            panic!("{why}: drawn")
        };
        assert_eq!((parameter.as_str(), allowed), ("axis", vec!["linear".to_owned()]));
        assert!(detail.contains(why), "{detail}");
    }
    assert!(chart::draw(&mirrored(mirror()), &PictureSpec { kind: Some(ChartKind::Dumbbell), ..spec }, "").is_ok());
}

#[test]
fn own_words_are_drawn_and_unit_and_basis_stay() {
    let spec = asked("title=Trade & <all>&subtitle=What the commentary said").with(&[], &Resource::Dyads).unwrap();
    let drawing = chart::draw(&series(commentary()), &PictureSpec { title: Some("Trade & <all>".into()), ..spec }, "").unwrap();
    let has = |text: &str| drawing.boxes.iter().any(|own| bare(&own.text).starts_with(text));
    assert!(has("Trade & <all>") && has("What the commentary said") && has("$bn, rounded as published"));
    assert!(drawing.description.contains("Trade & <all> (What the commentary said): "), "{}", drawing.description);
}

/// How often some bytes stand in others.
fn count(bytes: &[u8], wanted: &str) -> usize {
    bytes.windows(wanted.len()).filter(|window| *window == wanted.as_bytes()).count()
}

#[test]
fn a_pdf_is_one_page_of_vectors_with_its_fonts_and_always_the_same() {
    let pictures: Vec<(Answer, PictureSpec)> = vec![
        (series(commentary()), PictureSpec::default()),
        (series(russia(Subject::Balance)), asked("theme=dark&preset=square")),
        (mirrored(mirror()), PictureSpec { lang: Language::Persian, ..PictureSpec::default() }),
    ];
    for (answer, spec) in pictures {
        let drawing = chart::draw(&answer, &spec, ADDRESS).unwrap();
        let pdf = chart::pdf(&drawing).unwrap();
        assert!(pdf.starts_with(b"%PDF-1."));
        assert_eq!((count(&pdf, "/Type/Page/"), count(&pdf, "/Count 1")), (1, 1));
        assert!(count(&pdf, "/FontFile2") + count(&pdf, "/FontFile3") >= 2, "regular and bold are embedded");
        assert!(count(&pdf, "/ToUnicode") >= 2, "text can be selected");
        assert_eq!([count(&pdf, "/Subtype /Image"), count(&pdf, "/CreationDate"), count(&pdf, "/Author")], [0, 0, 0]);
        for _ in 0..6 {
            assert!(chart::pdf(&drawing).unwrap() == pdf, "the same bytes each time");
        }
    }
}

#[test]
fn words_of_an_address_are_never_taken_for_the_site_s() {
    let marks = [
        (Language::English, ["by whoever made this address", "not by this site"]),
        (Language::Russian, ["кто составил этот адрес", "не этого сайта"]),
        (Language::Persian, ["سازندهٔ این نشانی", "از این سایت نیست"]),
    ];
    let sizes = [
        "width=1200",
        "preset=og",
        "preset=thumbnail",
        "preset=square",
        "width=200&height=200",
        "width=200&height=200&font_scale=3",
    ];
    for (language, says) in marks {
        for size in sizes {
            for words in ["title=Mine", "subtitle=Mine", "title=Mine&subtitle=Mine and a good deal more of it"] {
                let spec = PictureSpec { lang: language, ..asked(&format!("{size}&{words}")) };
                let drawing = chart::draw(&series(commentary()), &spec, "").unwrap();
                // A mark may take several lines, and none of them is cut.
                let drawn = |drawing: &Drawing| drawing.boxes.iter().map(|own| bare(&own.text)).collect::<Vec<_>>().join(" ");
                let is_marked = |text: &str| says.iter().any(|said| text.contains(said));
                assert!(is_marked(&drawn(&drawing)), "{language:?} {size} {words}: {}", drawn(&drawing));
                assert!(drawing.description.contains(says[0]), "{}", drawing.description);
                assert!(drawing.description.chars().count() <= 500, "{}", drawing.description);
                // The same words of a chart definition are the site's, and nothing is said of them.
                let own = PictureSpec { words_of_address: WordsOfAddress::None, ..spec };
                let drawing = chart::draw(&series(commentary()), &own, "").unwrap();
                assert!(!is_marked(&drawn(&drawing)), "{size} {words}");
                assert!(!drawing.description.contains(says[0]));
            }
        }
    }
}
