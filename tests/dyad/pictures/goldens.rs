//! A few pictures, pixel by pixel. `DYAD_ACCEPT=1` writes the goldens; a failure writes expected, actual and diff to
//! `target/pictures/`.

use std::{fs, path::Path};

use dyad::{
    chart::{self, AxisScale, ChartKind, HouseStyle, PictureSpec, Theme},
    language::Language,
    query::{Answer, Measure, Resource, View},
    series::Subject,
    trade::Frequency,
};

use super::{
    samples::{autumn, commentary, mirror, mirrored, russia, series, wave},
    statements, vintage_paths,
};

/// Width, height and RGB of a PNG.
type Picture = (u32, u32, Vec<u8>);

fn spec(width: u32, height: u32) -> PictureSpec {
    PictureSpec { width, height, ..PictureSpec::default() }
}

fn decoded(bytes: &[u8]) -> Picture {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info.width, info.height, pixels)
}

/// The pixels that differ in red on the faded picture that was expected.
fn difference(expected: &Picture, actual: &Picture) -> Vec<u8> {
    let pairs = expected.2.chunks_exact(3).zip(actual.2.chunks_exact(3));
    let pixels =
        pairs.flat_map(|(old, new)| if old == new { [old[0], old[1], old[2]].map(|part| 170 + part / 3) } else { [220, 0, 0] });
    let pixels: Vec<u8> = pixels.collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, expected.0, expected.1);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

pub fn check(name: &str, answer: &Answer, spec: &PictureSpec) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = root.join("tests/goldens").join(format!("{name}.png"));
    let drawing = chart::draw(answer, spec, "https://trade.example.org").unwrap();
    let actual = chart::png(&drawing, spec.scale).unwrap();
    if std::env::var_os("DYAD_ACCEPT").is_some() {
        fs::create_dir_all(golden.parent().unwrap()).unwrap();
        fs::write(&golden, &actual).unwrap();
        return;
    }
    let expected = fs::read(&golden).unwrap_or_default();
    if expected == actual {
        return;
    }
    let folder = root.join("target/pictures");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.actual.png")), &actual).unwrap();
    fs::write(folder.join(format!("{name}.svg")), drawing.svg()).unwrap();
    if !expected.is_empty() {
        fs::write(folder.join(format!("{name}.expected.png")), &expected).unwrap();
        let (old, new) = (decoded(&expected), decoded(&actual));
        if (old.0, old.1) == (new.0, new.1) {
            fs::write(folder.join(format!("{name}.diff.png")), difference(&old, &new)).unwrap();
        }
    }
    panic!("{name} is drawn differently; look at {}, and accept with DYAD_ACCEPT=1", folder.display());
}

#[test]
fn turnover_with_growth() {
    check("turnover", &series(commentary()), &spec(800, 533));
}

#[test]
fn turnover_in_persian() {
    let mut answer = commentary();
    answer.events = autumn(2022);
    check("turnover-fa", &series(answer), &PictureSpec { lang: Language::Persian, ..spec(800, 533) });
}

#[test]
fn mirror_in_russian() {
    let spec = PictureSpec { lang: Language::Russian, theme: Theme::Dark, ..spec(900, 500) };
    check("mirror-ru", &mirrored(mirror()), &spec);
}

#[test]
fn turnover_as_a_thumbnail() {
    check("thumbnail", &series(commentary()), &spec(200, 200));
}

#[test]
fn growth_with_whiskers_in_the_dark() {
    let mut answer = commentary();
    answer.measure = Measure::Yoy;
    answer.events = autumn(2022);
    check("growth-dark", &series(answer), &PictureSpec { theme: Theme::Dark, ..spec(720, 480) });
}

#[test]
fn balance_with_both_sides() {
    check("balance", &series(russia(Subject::Balance)), &spec(800, 533));
}

#[test]
fn mirror_of_both_reporters() {
    check("mirror", &mirrored(mirror()), &spec(900, 500));
}

#[test]
fn gaps_breaks_and_doubts_along_a_line() {
    let answer = wave(50, Frequency::Quarterly, false, true);
    check("gaps", &series(answer), &PictureSpec { kind: Some(ChartKind::Line), ..spec(720, 400) });
}

#[test]
fn exports_on_a_logarithmic_axis() {
    let spec = PictureSpec { axis: AxisScale::Logarithmic, kind: Some(ChartKind::Line), ..spec(800, 450) };
    check("logarithmic", &series(russia(Subject::Exports)), &spec);
}

#[test]
fn turnover_for_a_link() {
    let preset = [("preset".to_owned(), "og".to_owned())];
    let resource = Resource::View("RUS-IRN".parse().unwrap(), View::Turnover);
    check("preset-og", &series(commentary()), &PictureSpec::parse(&preset, &resource).unwrap());
}

#[test]
fn balance_in_the_style_of_a_house() {
    let house = "[light]\nbackground = \"#FFF8EC\"\ntext = \"#2B1D12\"\nmuted = \"#5F5144\"\ngrid = \"#EBDFCB\"\naxis = \"#7A6A58\"\nevent = \"#7A6A58\"\n\
                 first = \"#7A1F3D\"\nsecond = \"#1F6FA8\"\nthird = \"#8A7A68\"\n[logo]\ntext = \"Institute of Trade\"\n";
    let style = HouseStyle::parse("house.toml", house).unwrap();
    check("house", &series(russia(Subject::Balance)), &PictureSpec { style: Some(style.into()), ..spec(800, 533) });
}

#[test]
fn claims_beside_official_statistics() {
    check("claims", &statements::usual(), &spec(1000, 640));
}

#[test]
fn claims_in_persian_in_the_dark() {
    let spec = PictureSpec { lang: Language::Persian, theme: Theme::Dark, ..spec(900, 560) };
    check("claims-fa", &statements::usual(), &spec);
}

#[test]
fn growth_by_month_and_year() {
    let mut answer = wave(70, Frequency::Monthly, false, true);
    answer.measure = Measure::Yoy;
    check("heatmap", &series(answer), &PictureSpec { kind: Some(ChartKind::Heatmap), ..spec(900, 560) });
}

#[test]
fn amounts_by_month_and_year_in_persian() {
    let mut answer = wave(40, Frequency::Monthly, false, true);
    answer.series.calendar = dyad::trade::Calendar::SolarHijri;
    let spec = PictureSpec { kind: Some(ChartKind::Heatmap), lang: Language::Persian, ..spec(900, 480) };
    check("heatmap-fa", &series(answer), &spec);
}

#[test]
fn revisions_as_they_came_out() {
    let (_, answer, _) = vintage_paths::shapes().remove(0);
    check("revisions", &answer, &PictureSpec { lang: Language::Russian, ..spec(900, 500) });
}
