//! Our pixels against another renderer's: it draws the SVG that we write, and both must be one picture but for the smoothing of
//! edges.

use dyad::{
    chart::{self, Drawing, HeadlineChoice, PictureSpec, TextMode, Theme},
    language::Language,
};
use resvg::{tiny_skia, usvg};

use super::{
    languages::{FONTS, SHAPES},
    samples::{commentary, series},
};

/// How far, of 255, a pixel may be outside of what the other renderer has in it and around it.
const APART: u8 = 56;
/// So many of ten thousand pixels may be further: where thin lines and edges meet, as the stems of small letters do.
const FURTHER: usize = 6;

/// Width, height and RGB.
type Picture = (usize, usize, Vec<[u8; 3]>);

fn of_svg(drawing: &Drawing, scale: u32) -> Picture {
    let options = usvg::Options { fontdb: FONTS.clone(), font_family: "Inter".to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&drawing.svg(), &options).unwrap();
    let (width, height) = (drawing.width * scale, drawing.height * scale);
    let mut pixels = tiny_skia::Pixmap::new(width, height).unwrap();
    #[expect(clippy::cast_precision_loss)]
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    let colours = pixels.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    (width as usize, height as usize, colours)
}

fn ours(drawing: &Drawing, scale: u32) -> Picture {
    let bytes = chart::png(drawing, scale).unwrap();
    let mut decoder = png::Decoder::new(std::io::Cursor::new(&bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let colours = pixels.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    (info.width as usize, info.height as usize, colours)
}

/// How many pixels of one picture are not between the darkest and the lightest around their place in the other.
fn strangers(one: &Picture, other: &Picture) -> usize {
    let (width, height, pixels) = one;
    let stranger = |place: &usize| {
        if pixels[*place] == other.2[*place] {
            return false;
        }
        let (x, y) = (place % width, place / width);
        let around = (y.saturating_sub(1)..(y + 2).min(*height))
            .flat_map(|row| (x.saturating_sub(1)..(x + 2).min(*width)).map(move |column| row * width + column));
        (0..3).any(|part| {
            let parts = || around.clone().map(|place| other.2[place][part]);
            let own = pixels[*place][part];
            let (low, high) = (parts().min().unwrap(), parts().max().unwrap());
            low.saturating_sub(own).max(own.saturating_sub(high)) > APART
        })
    };
    (0..pixels.len()).filter(stranger).count()
}

fn check(name: &str, drawing: &Drawing, scale: u32) {
    let (own, other) = (ours(drawing, scale), of_svg(drawing, scale));
    assert_eq!((own.0, own.1), (other.0, other.1));
    let most = own.2.len() * FURTHER / 10_000;
    let found = strangers(&own, &other).max(strangers(&other, &own));
    assert!(found <= most, "{name}: {found} of {} pixels differ, at most {most} may", own.2.len());
}

#[test]
fn every_shape_is_drawn_as_another_renderer_draws_its_svg() {
    for (place, (name, answer, kind)) in SHAPES.iter().enumerate().filter(|(place, _)| place % 7 == 0) {
        let lang = Language::ALL[place / 7 % Language::ALL.len()];
        let theme = if place % 2 == 0 { Theme::Light } else { Theme::Dark };
        let text = if place % 3 == 1 { TextMode::Outlined } else { TextMode::Live };
        let spec = PictureSpec { kind: *kind, lang, theme, text, width: 600, height: 400, ..PictureSpec::default() };
        let drawing = chart::draw(answer, &spec, "https://trade.example.org").unwrap();
        check(&format!("{name} {kind:?} {lang:?} {text:?}"), &drawing, if place % 5 == 0 { 2 } else { 1 });
    }
}

/// The comparison sees what it is there for.
#[test]
fn a_picture_with_a_word_more_is_another() {
    let drawn = |title: &str| {
        let headline = HeadlineChoice::Off;
        let spec = PictureSpec { headline, title: Some(title.to_owned()), width: 720, height: 480, ..PictureSpec::default() };
        chart::draw(&series(commentary()), &spec, "https://trade.example.org").unwrap()
    };
    let (one, other) = (ours(&drawn("Turnover"), 1), of_svg(&drawn("Turnover of trade in goods and in services"), 1));
    assert!(strangers(&one, &other) > one.2.len() * FURTHER / 10_000);
}
