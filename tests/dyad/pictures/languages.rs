//! Pictures in every language: the layout, the measured widths, the words and their direction.

use std::{
    fs,
    sync::{Arc, LazyLock},
};

use dyad::{
    chart::{self, ChartKind, Drawing, PictureSpec},
    language::Language,
    query::{Answer, Measure},
    series::{Point, Subject},
    trade::{Frequency, Period, Status},
};
use proptest::prelude::*;
use resvg::usvg::{self, fontdb::Database};

use super::{
    compared::compared,
    heat_maps,
    layout::{self, SIZES, bare, faults, is_well_formed},
    products::{self, answered, tree},
    ranked,
    samples::{answer, commentary, events, level, mirror, mirrored, russia, series},
    statements, vintage_paths,
};

const LONG: &str = "Очень длинный заголовок из определения диаграммы: товарооборот России и Ирана, how it is quoted, \
                    و عنوانی بسیار بلند دربارهٔ تجارت روسیه و ایران (۲۰۲۱ تا ۲۰۲۳) با <نشانه‌ها> & \"نقل قول\"";

/// Every shape of data with every kind that it can be drawn as.
pub static SHAPES: LazyLock<Vec<(String, Answer, Option<ChartKind>)>> = LazyLock::new(|| {
    let mut shapes = Vec::new();
    for (name, answer) in layout::answers() {
        for kind in layout::kinds(&answer) {
            shapes.push((format!("{name} {kind:?}"), answer.clone(), kind));
        }
    }
    let own = statements::shapes().into_iter().chain(heat_maps::shapes()).chain(vintage_paths::shapes());
    for (name, answer, kind) in layout::rankings().into_iter().chain(own) {
        shapes.push((format!("{name} {kind:?}"), answer, kind));
    }
    for (name, answer) in products::answers() {
        for kind in [ChartKind::Treemap, ChartKind::Stacked, ChartKind::Bar] {
            shapes.push((format!("{name} {kind:?}"), answer.clone(), Some(kind)));
        }
    }
    shapes
});

/// What is wrong with a picture of a shape.
fn wrong(place: usize, spec: &PictureSpec) -> Vec<String> {
    let (name, answer, kind) = &SHAPES[place % SHAPES.len()];
    let spec = PictureSpec { kind: *kind, ..spec.clone() };
    let drawing = chart::draw(answer, &spec, "https://trade.example.org").unwrap();
    let mut found = faults(&drawing);
    if !is_well_formed(&drawing.svg()) || drawing.svg().contains("NaN") {
        found.push("not well-formed".to_owned());
    }
    if drawing.boxes.len() < 2 {
        found.push("nothing but a title".to_owned());
    }
    let told = |fault: String| format!("{name} {}×{} {:?}: {fault}", spec.width, spec.height, spec.lang);
    found.into_iter().map(told).collect()
}

fn spec(lang: Language, (width, height): (u32, u32)) -> PictureSpec {
    PictureSpec { lang, width, height, ..PictureSpec::default() }
}

/// A part of the grid, each shape at another few sizes in each language; English has the whole of it in `layout`.
#[test]
fn nothing_overlaps_or_is_clipped_in_russian_and_persian() {
    let mut found = Vec::new();
    for (turn, lang) in [Language::Russian, Language::Persian].into_iter().enumerate() {
        for place in 0..SHAPES.len() {
            for (step, size) in SIZES.into_iter().enumerate().filter(|(step, _)| (step + place + turn) % 6 == 0) {
                let title = (step % 2 == 0).then(|| LONG.to_owned());
                found.extend(wrong(place, &PictureSpec { note: title.clone(), title, ..spec(lang, size) }));
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases * 96 / 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_picture_of_any_size_has_room(
        place in 0_usize..1000,
        lang in prop::sample::select(Language::ALL.to_vec()),
        width in prop_oneof![200_u32..640, 640_u32..=1600, 1600_u32..=4000],
        height in prop_oneof![200_u32..480, 480_u32..=1000, 1000_u32..=2000],
        events in any::<bool>(),
        long in any::<bool>(),
    ) {
        let title = long.then(|| LONG.to_owned());
        let found = wrong(place, &PictureSpec { events, title, ..spec(lang, (width, height)) });
        prop_assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// The fonts that dyad draws with.
pub static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for face in ["Inter-Regular", "Inter-Bold", "Vazirmatn-Regular", "Vazirmatn-Bold", "DejaVuSans", "DejaVuSans-Bold"] {
        fonts.load_font_data(fs::read(format!("{}/src/chart/fonts/{face}.ttf", env!("CARGO_MANIFEST_DIR"))).unwrap());
    }
    Arc::new(fonts)
});

/// Where usvg sets each text: the box of its lines, and that of its ink.
pub fn set(svg: &str, fonts: &Arc<Database>) -> Vec<(usvg::Rect, usvg::Rect)> {
    fn collect(group: &usvg::Group, found: &mut Vec<(usvg::Rect, usvg::Rect)>) {
        for node in group.children() {
            match node {
                usvg::Node::Group(group) => collect(group, found),
                usvg::Node::Text(text) => found.push((text.bounding_box(), text.flattened().abs_bounding_box())),
                _ => {}
            }
        }
    }
    let options = usvg::Options { fontdb: fonts.clone(), font_family: "Inter".to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let mut found = Vec::new();
    collect(tree.root(), &mut found);
    found
}

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "https://trade.example.org").unwrap()
}

#[test]
fn measured_boxes_are_those_that_are_drawn() {
    let mut checked = 0;
    for lang in Language::ALL {
        let title = Some("Russia–Iran — Россия ایران (۲۰۲۱–2023) AB".to_owned());
        let note = Some(LONG.to_owned());
        let spec = PictureSpec { title, note, ..spec(lang, (1600, 1000)) };
        let mut growth = commentary();
        growth.measure = Measure::Yoy;
        let products = answered(&tree(4, 300, 2022..2024), "RUS-IRN/products");
        for answer in [series(growth), series(russia(Subject::Balance)), mirrored(mirror()), ranked::partners(30), products] {
            let drawing = drawn(&answer, &spec);
            let set = set(&drawing.svg(), &FONTS);
            assert_eq!(set.len(), drawing.boxes.len());
            for (own, (set, _)) in drawing.boxes.iter().zip(set) {
                let (left, right) = (set.left(), set.right());
                let off = |one: i32, other: f32| (f64::from(one) - f64::from(other)).abs();
                assert!(off(own.left, left) <= 2.0 && off(own.right, right) <= 2.0, "{lang:?} {own:?}: {left} to {right}");
                checked += 1;
            }
        }
    }
    assert!(checked > 500, "{checked}");
}

/// Persian letters reach deeper than Latin ones: their ink, too, keeps clear.
#[test]
fn the_ink_of_no_text_meets_another() {
    for (place, (name, answer, kind)) in SHAPES.iter().enumerate().filter(|(place, _)| place % 6 == 1) {
        let size = if place % 4 == 1 { (480, 320) } else { (1000, 700) };
        let drawing = drawn(answer, &PictureSpec { kind: *kind, ..spec(Language::Persian, size) });
        let ink: Vec<usvg::Rect> = set(&drawing.svg(), &FONTS).into_iter().map(|(_, ink)| ink).collect();
        for (place, one) in ink.iter().enumerate() {
            let text = &drawing.boxes[place].text;
            assert!(one.left() >= 0.0 && one.top() >= 0.0, "{name}: {text} leaves the picture");
            let (width, height) = (f64::from(one.right()), f64::from(one.bottom()));
            assert!(
                width <= f64::from(drawing.width) && height <= f64::from(drawing.height),
                "{name}: {text} leaves the picture"
            );
            for (other, own) in ink[place + 1..].iter().zip(&drawing.boxes[place + 1..]) {
                let beside = one.right() <= other.left() || other.right() <= one.left();
                assert!(
                    beside || one.bottom() <= other.top() || other.bottom() <= one.top(),
                    "{name}: {text} meets {}",
                    own.text
                );
            }
        }
    }
}

#[test]
fn pictures_speak_their_language() {
    let mut answer = commentary();
    answer.events = events(&[("2022-05", "Something happened")])
        .iter()
        .cloned()
        .map(|mut event| {
            event.titles.insert("ru".to_owned(), "Нечто произошло".to_owned());
            event.titles.insert("fa".to_owned(), "رویدادی رخ داد".to_owned());
            event.expected = true;
            event
        })
        .collect();
    let answer = series(answer);
    let russian = drawn(&answer, &spec(Language::Russian, (1200, 800)));
    assert_eq!(russian.title, "Россия – Иран: товарооборот");
    // 4 ± 0.5 on 5 ± 0.5.
    let found = "Товарооборот в 2023\u{a0}г. упал или не изменился (от −36,4 до 0\u{a0}%). Россия – Иран: товарооборот";
    assert!(russian.description.starts_with(found), "{}", russian.description);
    assert!(russian.description.contains("2022 – 5 (от 4,5 до 5,5), 2023 – 4"), "{}", russian.description);
    assert!(russian.svg().contains("<svg xml:lang=\"ru\" lang=\"ru\"") && !russian.svg().contains('\u{202b}'));
    let persian = drawn(&answer, &spec(Language::Persian, (1200, 800)));
    assert_eq!(persian.title, "حجم تجارت روسیه و ایران");
    assert!(persian.svg().contains("<svg xml:lang=\"fa\" lang=\"fa\""));
    let has = |text: &str| persian.boxes.iter().any(|own| own.text == text);
    assert!(
        has("۲۰۲۲")
            && has("۱٫۵")
            && has("\u{200e}−۲۰٪")
            && has("میلیارد\u{a0}دلار، گردشده هنگام انتشار (با دقت ۱ میلیارد) · \
        ارزش‌گذاری اعلام نشده · نقل از سخنران یا رسانه"),
        "{:?}",
        persian.boxes
    );
    assert!(has("رویدادی رخ داد (در پیش)"));
    let words: String =
        persian.boxes.iter().filter(|own| !own.text.contains(['/', 'a', 'e'])).map(|own| own.text.as_str()).collect();
    assert!(!words.contains(|letter: char| letter.is_ascii_digit()), "Persian digits: {words}");
    let english = drawn(&answer, &spec(Language::English, (1200, 800)));
    assert!(!english.svg().contains("lang=") && english.boxes.iter().any(|own| own.text.contains("(expected)")));
}

#[test]
fn persian_is_laid_out_from_the_right() {
    let standing = |drawing: &Drawing, text: &str| {
        let found = drawing.boxes.iter().find(|own| own.text.starts_with(text));
        found.map_or_else(|| panic!("{text}: {:?}", drawing.boxes), |own| (own.left, own.right))
    };
    let persian = drawn(&series(commentary()), &spec(Language::Persian, (1200, 800)));
    let english = drawn(&series(commentary()), &spec(Language::English, (1200, 800)));
    for (persian_words, english_words) in
        [("حجم تجارت روسیه", "Russia–Iran"), ("میلیارد\u{a0}دلار، گرد", "$bn, rounded"), ("منبع", "Source")]
    {
        let margin = standing(&english, english_words).0;
        assert_eq!(standing(&persian, persian_words).1, 1200 - margin, "{persian_words}");
    }
    let years = ["۲۰۲۱", "۲۰۲۲", "۲۰۲۳"].map(|year| standing(&persian, year).0);
    assert!(years.is_sorted(), "time still runs to the right: {years:?}");
    // Each line of Persian is embedded for itself, and nothing is left open.
    let svg = persian.svg();
    let lines: Vec<&str> = svg.lines().filter(|line| line.starts_with("<text")).collect();
    assert!(lines.iter().all(|line| line.contains(">\u{202b}") && line.ends_with("\u{202c}</text>")));
    let open = |line: &&str| line.matches('\u{2068}').count() != line.matches('\u{2069}').count();
    assert!(!lines.iter().any(open), "{:?}", lines.iter().find(|line| open(line)));
    // Ranked bars grow from the right: names right of the bars, values left of them.
    let ranking = drawn(&ranked::partners(3), &spec(Language::Persian, (800, 500)));
    let (place, other) = (standing(&ranking, "۱"), standing(&ranking, "آروبا"));
    assert!(place.0 > other.0 && other.0 > 400, "{place:?} {other:?}");
    assert!(bare(&ranking.title).starts_with("صادرات روسیه به تفکیک شریک تجاری، ۲۰۱۶"));
    let sides = drawn(&mirrored(mirror()), &spec(Language::Persian, (1200, 800)));
    assert!(standing(&sides, "کالا از روسیه").0 > standing(&sides, "کالا از ایران").0, "the first panel is where reading begins");
}

#[test]
fn several_series_are_titled_in_every_language() {
    let answer = compared(5, 10, dyad::trade::Frequency::Annual, false, Measure::Index);
    let titles = [Language::English, Language::Russian, Language::Persian];
    let titles = titles.map(|lang| drawn(&answer, &spec(lang, (1200, 800))).title);
    assert_eq!(
        titles,
        [
            "Index of trade turnover: Russia with China, Türkiye, Germany and 2 more",
            "Товарооборот, индекс: Россия – Китай, Турция, Германия и ещё 2",
            "شاخص حجم تجارت: روسیه با چین، ترکیه، آلمان و ۲ مورد دیگر",
        ]
    );
}

#[test]
fn trillions_are_told_as_the_page_tells_them() {
    let rials = |year, text| Point::new(Period::year(year), Some(level(text, 12, Some(0))), Status::Normal);
    let mut exported = answer(Subject::Exports, Frequency::Annual, vec![rials(2021, "24"), rials(2022, "31")]);
    "IRR".clone_into(&mut exported.series.unit);
    for (language, word) in [(Language::English, "trillion"), (Language::Russian, "трлн"), (Language::Persian, "تریلیون")]
    {
        let spec = PictureSpec { lang: language, ..PictureSpec::default() };
        let drawing = drawn(&series(exported.clone()), &spec);
        let told = format!("{} {}", drawing.description, drawing.boxes.iter().map(|text| text.text.as_str()).collect::<String>());
        assert!(told.matches(word).count() >= 2 && drawing.description.contains(&language.number("31")), "{told}");
    }
}
