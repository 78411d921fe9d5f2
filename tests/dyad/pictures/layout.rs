//! The layout, checked without an eye: every text within the picture and clear of every other text.

use dyad::{
    chart::{self, ChartError, ChartKind, Drawing, Highlight, PictureSpec, TextBox, TextMode, Theme},
    language::Language,
    query::{Answer, EventsAnswer, Listing, Measure, SeriesAnswer},
    series::Subject,
    trade::{Calendar, Frequency},
};

use super::{
    compared::{compared, hardly_any},
    ranked,
    samples::{answer, autumn, commentary, events, extremes, mirror, mirrored, origin, russia, series, wave},
};

pub const SIZES: [(u32, u32); 12] = [
    (200, 200),
    (320, 240),
    (480, 320),
    (640, 400),
    (1200, 800),
    (4000, 2000),
    (200, 800),
    (1600, 200),
    (300, 1200),
    (4000, 200),
    (200, 4000),
    (500, 330),
];

const KINDS: [Option<ChartKind>; 5] =
    [None, Some(ChartKind::Bar), Some(ChartKind::Line), Some(ChartKind::Combo), Some(ChartKind::Card)];

/// Every shape of data that a picture may meet.
pub fn answers() -> Vec<(&'static str, Answer)> {
    let with = |mut answer: SeriesAnswer, measure| {
        answer.measure = measure;
        series(answer)
    };
    let far = events(&[
        ("1998-08-17", "Rouble crisis"),
        ("2006-12-23", "UN Security Council resolution 1737 on Iran"),
        ("2010-06-09", "UN Security Council resolution 1929 on Iran"),
        ("2015-07-14", "The nuclear deal (JCPOA) is signed in Vienna"),
    ]);
    let mut marked = commentary();
    marked.events = autumn(2022);
    let mut exports = russia(Subject::Exports);
    exports.events = far.clone();
    let mut both = mirror();
    both.events = far;
    let mut hijri = wave(5, Frequency::Annual, false, true);
    hijri.series.calendar = Calendar::SolarHijri;
    vec![
        ("three points", series(commentary())),
        ("three points and events", series(marked)),
        ("growth", with(commentary(), Measure::Yoy)),
        ("index", with(commentary(), Measure::Index)),
        ("none", series(answer(Subject::Turnover, Frequency::Annual, Vec::new()))),
        ("none of the growth", with(wave(1, Frequency::Annual, false, false), Measure::Yoy)),
        ("one", series(wave(1, Frequency::Annual, false, false))),
        ("21 exports and events", series(exports)),
        ("balance", series(russia(Subject::Balance))),
        ("50 with gaps", series(wave(50, Frequency::Annual, false, true))),
        ("50 negative", series(wave(50, Frequency::Annual, true, true))),
        ("200 months", series(wave(200, Frequency::Monthly, false, false))),
        ("200 quarters", series(wave(200, Frequency::Quarterly, true, true))),
        ("7 months", series(wave(7, Frequency::Monthly, false, true))),
        ("Iranian years", series(hijri)),
        ("extremes", series(extremes())),
        ("extremes of growth", with(extremes(), Measure::Yoy)),
        ("extremes of an index", with(extremes(), Measure::Index)),
        ("two years of two", compared(2, 2, Frequency::Annual, false, Measure::Value)),
        ("index of three", compared(3, 21, Frequency::Annual, false, Measure::Index)),
        ("growth of eight", compared(8, 30, Frequency::Annual, false, Measure::Yoy)),
        ("twenty", compared(20, 50, Frequency::Annual, false, Measure::Index)),
        ("five balances", compared(5, 40, Frequency::Quarterly, true, Measure::Value)),
        ("twenty by month", compared(20, 200, Frequency::Monthly, false, Measure::Value)),
        ("hardly any", hardly_any()),
        ("mirror", mirrored(both)),
        (
            "no mirror",
            mirrored({
                let mut none = mirror();
                none.mirror.directions.iter_mut().for_each(|direction| direction.points.clear());
                none
            }),
        ),
    ]
}

/// The kinds that an answer can be drawn as.
pub fn kinds(answer: &Answer) -> Vec<Option<ChartKind>> {
    match answer {
        Answer::Compare(_) => vec![None, Some(ChartKind::Multiples)],
        Answer::Mirror(_) => KINDS[..4].to_vec(),
        _ => KINDS.to_vec(),
    }
}

/// Without the marks that isolate words of another direction.
pub fn bare(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

pub fn faults(drawing: &Drawing) -> Vec<String> {
    let meet = |one: &TextBox, other: &TextBox| {
        one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
    };
    let side = |pixels: u32| i32::try_from(pixels).unwrap();
    let mut faults = Vec::new();
    // Every picture says what it is and who says so; where there is room also where it is to be had.
    let begins = |text: &str| {
        drawing.boxes.iter().any(|own| !own.text.is_empty() && bare(text).starts_with(own.text.trim_end_matches('…')))
    };
    if !begins(&drawing.title) {
        faults.push(format!("no title: {}", drawing.title));
    }
    if !begins(&drawing.source) {
        faults.push(format!("no source: {}", drawing.source));
    }
    let host = drawing.address.split_once("://").map_or("dyad", |(_, rest)| rest.split('/').next().unwrap_or(rest));
    if drawing.width >= 800 && drawing.height >= 600 && !drawing.boxes.iter().any(|own| own.text.starts_with(host)) {
        faults.push(format!("no address: {}", drawing.address));
    }
    for (place, one) in drawing.boxes.iter().enumerate() {
        if one.left < 0 || one.top < 0 || one.right > side(drawing.width) || one.bottom > side(drawing.height) {
            faults.push(format!("{one:?} leaves the picture"));
        }
        for other in drawing.boxes[place + 1..].iter().filter(|other| meet(one, other)) {
            faults.push(format!("{one:?} meets {other:?}"));
        }
    }
    faults
}

/// Well-formed as far as a reader of elements can tell: every element closed, every `&` an entity.
pub fn is_well_formed(svg: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in svg.split('<').skip(1) {
        let Some((tag, text)) = tag.split_once('>') else { return false };
        let entity = |rest: &str| ["amp;", "lt;", "gt;", "quot;", "apos;"].iter().any(|name| rest.starts_with(name));
        if !text.split('&').skip(1).all(entity) {
            return false;
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap_or(tag));
        }
    }
    open.is_empty()
}

#[test]
fn nothing_overlaps_or_is_clipped_at_any_size() {
    let long = "A very long title from a chart definition: Russia–Iran trade turnover as quoted in an October 2024 \
                commentary on the meeting in Ashgabat, with everything that its author wanted to say about <trade> & \"figures\"";
    let mut found = Vec::new();
    for (name, answer) in answers() {
        for (width, height) in SIZES {
            for kind in kinds(&answer) {
                for (title, note) in [(None, None), (Some(long.to_owned()), Some(long.to_owned()))] {
                    let spec = PictureSpec { kind, width, height, title, note, ..PictureSpec::default() };
                    let drawing = chart::draw(&answer, &spec, "https://trade.example.org").unwrap();
                    let place = format!("{name} {width}×{height} {kind:?} {}", if spec.title.is_some() { "long" } else { "" });
                    found.extend(faults(&drawing).into_iter().map(|fault| format!("{place}: {fault}")));
                    assert!(is_well_formed(&drawing.svg()), "{place}");
                    assert!(!drawing.svg().contains("NaN") && !drawing.svg().contains("inf\""), "{place}");
                    assert!(drawing.boxes.len() > 1, "{place}: nothing but a title");
                }
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

/// Rankings of every length, and both directions of a mirror as dumbbells.
pub fn rankings() -> Vec<(&'static str, Answer, Option<ChartKind>)> {
    let mut one_sided = mirror();
    one_sided.mirror.directions[1].points.iter_mut().for_each(|point| point.exports = None);
    let mut months = mirror();
    months.mirror.frequency = Frequency::Monthly;
    for (place, point) in months.mirror.directions.iter_mut().flat_map(|direction| (0..).zip(&mut direction.points)) {
        point.period = dyad::trade::Period::from_ordinal(Frequency::Monthly, 2020 * 12 + place);
    }
    vec![
        ("3 partners", ranked::partners(3), None),
        ("20 partners", ranked::partners(20), Some(ChartKind::Bar)),
        ("230 partners", ranked::partners(230), None),
        ("long names", ranked::long_names(), None),
        ("more than the world", ranked::exceeding(), None),
        ("60 asked for", ranked::asked(60), None),
        ("no partners", ranked::none(), None),
        ("dumbbells", mirrored(mirror()), Some(ChartKind::Dumbbell)),
        ("one side", mirrored(one_sided), Some(ChartKind::Dumbbell)),
        ("dumbbells of months", mirrored(months), Some(ChartKind::Dumbbell)),
    ]
}

fn last_partner(answer: &Answer) -> Option<Highlight> {
    let Answer::Partners(partners) = answer else { return None };
    Some(Highlight::Partner(partners.listing.items.last()?.key))
}

#[test]
fn rankings_and_dumbbells_have_room_in_both_themes() {
    let long = "A long title from a chart definition: everyone that Russia has exported to, by value, as counted by its customs";
    let mut found = Vec::new();
    for (name, answer, kind) in rankings() {
        for (width, height) in SIZES {
            for (theme, title) in [(Theme::Light, None), (Theme::Dark, None), (Theme::Light, Some(long.to_owned()))] {
                // The last of the partners, where a title is long.
                let highlight = title.as_ref().and_then(|_| last_partner(&answer));
                let spec = PictureSpec { kind, width, height, theme, title, highlight, ..PictureSpec::default() };
                let drawing = chart::draw(&answer, &spec, "https://trade.example.org").unwrap();
                let place = format!("{name} {width}×{height} {theme:?}");
                found.extend(faults(&drawing).into_iter().map(|fault| format!("{place}: {fault}")));
                assert!(is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN"), "{place}");
                assert!(drawing.boxes.len() > 1, "{place}: nothing but a title");
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn a_ranking_shows_what_fits_and_all_others() {
    let drawn = |answer: &Answer, width, height| {
        chart::draw(answer, &PictureSpec { width, height, ..PictureSpec::default() }, "").unwrap()
    };
    let places = |drawing: &Drawing| drawing.boxes.iter().filter(|own| own.text.parse::<u32>().is_ok()).count();
    let has = |drawing: &Drawing, text: &str| drawing.boxes.iter().any(|own| own.text.starts_with(text));
    let all = ranked::partners(230);
    let large = drawn(&all, 1200, 800);
    let others = |drawing: &Drawing| drawing.boxes.iter().any(|own| own.text.contains(" others: $"));
    assert!(others(&large) && has(&large, "Russia’s exports by partner, 2016"), "{:?}", large.boxes);
    assert!((15..=60).contains(&places(&large)), "places and places gained: {}", places(&large));
    assert!(others(&drawn(&all, 200, 200)));
    assert!(!others(&drawn(&ranked::partners(3), 1200, 800)), "three partners are all there are");
    assert!(has(&drawn(&ranked::exceeding(), 1200, 800), "All others: \u{2212}$"), "what is below nothing is said so");
    let asked = drawn(&ranked::asked(40), 1200, 800);
    assert!(has(&asked, "Austria") && !others(&asked), "forty rows fit when they are asked for");
    assert!(large.description.contains("1 Aruba ") || large.description.contains("$bn: 1 "), "{}", large.description);
    assert!(large.description.contains("227 others: "));
    assert!(drawn(&ranked::none(), 640, 400).boxes.iter().any(|own| own.text == "No figures in this window"));
}

#[test]
fn dumbbells_tell_the_gap_of_each_period() {
    let spec = PictureSpec { kind: Some(ChartKind::Dumbbell), width: 1600, height: 900, ..PictureSpec::default() };
    let mut answer = mirror();
    for point in answer.mirror.directions.iter_mut().flat_map(|direction| &mut direction.points) {
        if point.exports.is_some() && point.imports.is_some() {
            point.gap = dyad::series::Ratio { value: Some(-150.24), ..dyad::series::Ratio::default() };
        }
    }
    let drawing = chart::draw(&mirrored(answer), &spec, "").unwrap();
    let written = |text: &str| drawing.boxes.iter().filter(|own| own.text == text).count();
    // Both counts of the largest gap are said in words, of others how many times one is the other.
    let times = drawing.boxes.iter().filter(|own| own.text.ends_with('\u{d7}')).count();
    assert!(times >= 4 && written("−150%") == 0, "{:?}", drawing.boxes);
    assert_eq!((written("Russia: exports"), written("Russia: imports"), written("Iran: exports")), (1, 1, 1));
    assert!(drawing.description.contains("3.36") && drawing.description.chars().count() <= 500, "{}", drawing.description);
}

#[test]
fn parts_leave_in_order_and_the_description_keeps_all() {
    let answer = series(commentary());
    let written = |width, height| {
        let spec = PictureSpec { width, height, ..PictureSpec::default() };
        let drawing = chart::draw(&answer, &spec, "").unwrap();
        let has = |text: &str| drawing.boxes.iter().any(|own| own.text.contains(text));
        assert!(drawing.description.contains("2022 5 (4.5 to 5.5)") && drawing.description.contains("Source: News"));
        (has("Source:"), has("rounded as published"), has("1.5"))
    };
    assert_eq!(written(1200, 800), (true, true, true));
    assert_eq!(written(480, 320), (true, true, true));
    assert_eq!(written(420, 300), (true, true, true));
    assert_eq!(written(320, 240), (true, false, true));
    assert_eq!(written(200, 200), (true, false, false), "the source never leaves");
}

#[test]
fn the_same_input_gives_the_same_bytes_in_both_themes() {
    let answer = mirrored(mirror());
    let mut seen = Vec::new();
    for theme in [Theme::Light, Theme::Dark] {
        for text in [TextMode::Live, TextMode::Outlined] {
            let spec = PictureSpec { theme, text, width: 640, height: 400, ..PictureSpec::default() };
            let one = chart::draw(&answer, &spec, "").unwrap();
            let other = chart::draw(&answer, &spec, "").unwrap();
            assert_eq!(one, other);
            assert_eq!(chart::png(&one, 2).unwrap(), chart::png(&other, 2).unwrap());
            assert_eq!(one.svg().contains("<text"), text == TextMode::Live, "outlined text is paths");
            assert!(one.svg().contains("<title>Trade between Russia and Iran") && one.svg().contains("role=\"img\""));
            seen.push(one.svg());
        }
    }
    seen.dedup();
    assert_eq!(seen.len(), 4);
}

#[test]
fn an_empty_window_says_so_and_a_list_has_no_picture() {
    let empty = series(answer(Subject::Exports, Frequency::Annual, Vec::new()));
    let drawing = chart::draw(&empty, &PictureSpec::default(), "").unwrap();
    assert!(drawing.boxes.iter().any(|own| own.text == "No figures in this window"));
    assert!(drawing.description.contains("No figures in this window."));
    let listing = Listing { items: Vec::new(), total: 0, limit: 1, offset: 0, origin: origin("/v1/dyads/RUS-IRN/events") };
    let list = Answer::Events(EventsAnswer { dyad: "RUS-IRN".parse().unwrap(), listing });
    assert_eq!(chart::draw(&list, &PictureSpec::default(), ""), Err(ChartError::NoPicture));
}

#[test]
fn the_description_is_the_finding_the_range_the_caution_and_the_source() {
    let mut answer = commentary();
    answer.events = events(&[("2022-05", "Something < expected"), ("2024-10-11", "Out of the window")]);
    let drawing = chart::draw(&series(answer), &PictureSpec::default(), "https://trade.example.org/").unwrap();
    // 4 ± 0.5 on 5 ± 0.5: 3.5/5.5 − 1 = −36.36 % to nothing.
    let found = "Turnover fell or stayed level in 2023 (−36.4 to 0%)";
    assert_eq!(drawing.headline.as_deref(), Some(found));
    assert!(drawing.boxes.iter().any(|own| found.starts_with(&own.text)), "{:?}", drawing.boxes);
    assert!(drawing.description.starts_with(&format!("{found}. Russia–Iran trade turnover ")), "{}", drawing.description);
    for told in
        ["2021 1.5 (1.45 to 1.55; low reliability), 2022 5 (4.5 to 5.5), 2023 4", "Caution: USD bn", "Source: News commentary"]
    {
        assert!(drawing.description.contains(told), "{told}: {}", drawing.description);
    }
    assert!(drawing.svg().contains("<title>Russia–Iran trade turnover") && drawing.svg().contains("Something &lt; expected"));
    assert!(drawing.source.starts_with("Source: News commentary"));
    assert_eq!(drawing.address, "https://trade.example.org/v1/dyads/RUS-IRN/turnover");
    let off = PictureSpec { headline: chart::HeadlineChoice::Off, ..PictureSpec::default() };
    let plain = chart::draw(&series(commentary()), &off, "").unwrap();
    assert_eq!(plain.headline, None);
    assert!(
        plain.description.starts_with("Russia–Iran trade turnover") && !plain.boxes.iter().any(|own| own.text.contains("fell"))
    );
    let words = chart::HeadlineChoice::Own("The quoted 2021 figure contradicts customs".to_owned());
    let own = chart::draw(&series(commentary()), &PictureSpec { headline: words, ..PictureSpec::default() }, "").unwrap();
    assert!(own.description.starts_with("The quoted 2021 figure contradicts customs. "), "{}", own.description);
}

#[test]
fn no_description_is_longer_than_five_hundred_characters() {
    let long = "words of a chart definition that go on and on ".repeat(4);
    let all = answers().into_iter().map(|(name, answer)| (name, answer, None));
    for (name, answer, kind) in all.chain(rankings()) {
        for lang in Language::ALL {
            for text in [None, Some(long.trim().to_owned())] {
                let spec =
                    PictureSpec { kind, lang, title: text.clone(), subtitle: text.clone(), note: text, ..PictureSpec::default() };
                let drawing = chart::draw(&answer, &spec, "https://trade.example.org").unwrap();
                let length = drawing.description.chars().count();
                assert!((40..=500).contains(&length), "{name} {lang:?} {length}: {}", drawing.description);
                let begins = drawing.headline.as_ref().unwrap_or(&drawing.title);
                let begins: String = begins.chars().take(60).collect();
                assert!(drawing.description.starts_with(&begins), "{name} {lang:?}: {}", drawing.description);
            }
        }
    }
}
