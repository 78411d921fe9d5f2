//! Pictures in the font of a house: what is measured is what is drawn, and nothing overlaps.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use dyad::{
    chart::{self, Drawing, HouseStyle, PictureSpec, TextMode},
    language::Language,
    query::Answer,
    series::Subject,
};
use resvg::usvg::fontdb::{self, Database, Weight};

use super::{
    languages, layout, ranked,
    samples::{commentary, mirror, mirrored, russia, series},
};

const REGULAR: &[u8] = include_bytes!("../../../src/chart/fonts/DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("../../../src/chart/fonts/DejaVuSans-Bold.ttf");
/// The "regular" font of the house, which is wider than the embedded one.
const WIDE: &[u8] = BOLD;

const STYLE: &str = "[font]\nregular = \"fonts/wide.ttf\"\nfamily = \"House Sans 3\"\n";

fn written(folder: &Path) -> PathBuf {
    fs::create_dir_all(folder.join("fonts")).unwrap();
    fs::write(folder.join("fonts/wide.ttf"), WIDE).unwrap();
    let file = folder.join("house.toml");
    fs::write(&file, STYLE).unwrap();
    file
}

fn house() -> Arc<HouseStyle> {
    let folder = tempfile::tempdir().unwrap();
    Arc::new(HouseStyle::read(&written(folder.path())).unwrap())
}

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "https://trade.example.org").unwrap()
}

#[test]
fn text_is_set_in_the_font_of_the_house() {
    let answer = series(commentary());
    let plain = PictureSpec::default();
    let own = PictureSpec { style: Some(house()), ..PictureSpec::default() };
    assert_ne!(plain.key(), own.key());
    let (before, after) = (drawn(&answer, &plain), drawn(&answer, &own));
    let width = |drawing: &Drawing, start: &str| {
        let found = drawing.boxes.iter().find(|own| own.text.starts_with(start)).unwrap();
        found.right - found.left
    };
    assert!(width(&after, "$bn") > width(&before, "$bn"), "the subtitle is not bold, and so grows");
    assert!(after.svg().contains("font-family=\"'House Sans 3', Inter, Segoe UI, Roboto, Arial, sans-serif\""));
    assert!(!after.svg().contains("<text font-family=\"Inter") && !before.svg().contains("House Sans"));
    assert_eq!(after, drawn(&answer, &own), "the same bytes twice");
    assert_eq!(before, drawn(&answer, &plain), "and nothing is left of it");
    let bytes = |drawing: &Drawing| (chart::png(drawing, 1).unwrap(), chart::pdf(drawing).unwrap());
    assert_eq!(bytes(&after), bytes(&after));
    // Pixels and PDF use the file, and the name says nothing: the embedded font in the name of a house draws what it always does.
    assert_ne!(bytes(&after).0, bytes(&before).0);
    assert_ne!(bytes(&after).1, bytes(&before).1);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("house.toml"), "[font]\nfamily = \"House\"\nregular = \"own.ttf\"\nbold = \"bold.ttf\"\n")
        .unwrap();
    fs::write(folder.path().join("own.ttf"), include_bytes!("../../../src/chart/fonts/Inter-Regular.ttf")).unwrap();
    fs::write(folder.path().join("bold.ttf"), include_bytes!("../../../src/chart/fonts/Inter-Bold.ttf")).unwrap();
    let style = Some(Arc::new(HouseStyle::read(&folder.path().join("house.toml")).unwrap()));
    let named = drawn(&answer, &PictureSpec { style, ..PictureSpec::default() });
    assert!(named.svg().contains("'House'"));
    assert_eq!(bytes(&named), bytes(&before));
    let outlined = |spec: &PictureSpec| drawn(&answer, &PictureSpec { text: TextMode::Outlined, ..spec.clone() }).svg();
    assert_ne!(outlined(&own), outlined(&plain));
}

#[test]
fn measured_boxes_are_those_that_are_drawn_in_the_font_of_the_house() {
    let mut fonts = Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(WIDE.to_vec());
    let id = fonts.load_font_source(fontdb::Source::Binary(Arc::new(WIDE)))[0];
    let mut face = fonts.face(id).unwrap().clone();
    fonts.remove_face(id);
    face.families[0].0 = "House Sans 3".to_owned();
    face.weight = Weight::NORMAL;
    fonts.push_face_info(face);
    let fonts = Arc::new(fonts);
    let style = Some(house());
    let mut checked = 0;
    for lang in Language::ALL {
        let spec = PictureSpec { lang, style: style.clone(), width: 1600, height: 1000, ..PictureSpec::default() };
        for answer in [series(commentary()), series(russia(Subject::Balance)), mirrored(mirror()), ranked::partners(30)] {
            let drawing = drawn(&answer, &spec);
            let set = languages::set(&drawing.svg(), &fonts);
            assert_eq!(set.len(), drawing.boxes.len());
            for (own, (set, _)) in drawing.boxes.iter().zip(set) {
                let off = |one: i32, other: f32| (f64::from(one) - f64::from(other)).abs();
                assert!(off(own.left, set.left()) <= 2.0 && off(own.right, set.right()) <= 2.0, "{lang:?} {own:?}: {set:?}");
                checked += 1;
            }
        }
    }
    assert!(checked > 300, "{checked}");
}

#[test]
fn nothing_overlaps_or_is_clipped_in_the_font_of_the_house() {
    let style = Some(house());
    let mut found = Vec::new();
    for (turn, (name, answer)) in layout::answers().into_iter().enumerate() {
        for (step, (width, height)) in layout::SIZES.into_iter().enumerate().filter(|(step, _)| (step + turn) % 3 == 0) {
            let lang = Language::ALL[(step + turn) % Language::ALL.len()];
            let spec = PictureSpec { lang, style: style.clone(), width, height, ..PictureSpec::default() };
            let faults = layout::faults(&drawn(&answer, &spec));
            found.extend(faults.into_iter().map(|fault| format!("{name} {width}×{height} {lang:?}: {fault}")));
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}
