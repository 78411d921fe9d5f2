//! The text of a PDF as its readers get it: by search, by copying, aloud.

use std::{collections::BTreeSet, fs, process::Command};

use dyad::{
    chart::{self, Drawing, PictureSpec},
    language::Language,
    series::Subject,
};

use super::{
    languages,
    samples::{commentary, mirror, mirrored, russia, series},
};
use crate::tools::program;

/// What `pdftotext` gives back.
fn text(pdf: &[u8]) -> Option<String> {
    let reader = program("pdftotext")?;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chart.pdf");
    fs::write(&file, pdf).unwrap();
    let run = Command::new(reader).arg(&file).arg("-").output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(String::from_utf8(run.stdout).unwrap())
}

/// The words of a text: its letters, digits and joiners, without punctuation and the marks that only order.
fn words(text: &str) -> BTreeSet<String> {
    let within = |letter: char| letter.is_alphanumeric() || letter == '\u{200c}';
    text.split(|letter| !within(letter)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn drawn(lang: Language, answer: &dyad::query::Answer) -> Drawing {
    let title = Some("Россия – Iran: صادرات و واردات میلیارد دلار اعلام‌شده".to_owned());
    let spec = PictureSpec { lang, title, width: 1400, height: 900, ..PictureSpec::default() };
    chart::draw(answer, &spec, "https://trade.example.org").unwrap()
}

#[test]
fn every_word_is_given_back_as_written_in_three_languages() {
    for lang in Language::ALL {
        for answer in [series(commentary()), series(russia(Subject::Balance)), mirrored(mirror())] {
            let drawing = drawn(lang, &answer);
            let pdf = chart::pdf(&drawing).unwrap();
            let Some(text) = text(&pdf) else { return };
            let given: BTreeSet<String> = words(&text);
            let written: BTreeSet<String> = drawing.boxes.iter().flat_map(|line| words(&line.text)).collect();
            let lost: Vec<&String> = written.difference(&given).collect();
            assert!(lost.is_empty() && written.len() > 20, "{lang:?}: {lost:?} of\n{text}");
            assert_eq!(given.difference(&written).next(), None, "{lang:?}: a word that was never written");
        }
    }
}

#[test]
fn a_pdf_says_its_title_and_language_and_leads_to_its_data() {
    for lang in Language::ALL {
        let drawing = drawn(lang, &series(commentary()));
        let pdf = chart::pdf(&drawing).unwrap();
        let has = |part: &[u8]| pdf.windows(part.len()).any(|bytes| bytes == part);
        assert!(has(format!("/Lang({})", lang.word()).as_bytes()), "{lang:?}");
        assert!(has(b"https://trade.example.org/v1/dyads/RUS-IRN/turnover") && has(b"/Link"));
        assert!(!has(b"/CreationDate") && !has(b"/Author"), "the same bytes every day");
        assert_eq!(pdf, chart::pdf(&drawing).unwrap());
        assert_eq!(&pdf[..5], b"%PDF-");
    }
}

/// No shape of data makes a PDF that cannot be written, at the smallest size or the largest.
#[test]
fn every_shape_has_a_pdf() {
    for (place, (name, answer, kind)) in languages::SHAPES.iter().enumerate().filter(|(place, _)| place % 5 == 0) {
        for (width, height) in [(200, 200), (4000, 2000)] {
            let lang = Language::ALL[place % Language::ALL.len()];
            let spec = PictureSpec { kind: *kind, lang, width, height, ..PictureSpec::default() };
            let drawing = chart::draw(answer, &spec, "https://trade.example.org").unwrap();
            assert!(chart::pdf(&drawing).unwrap().len() > 1000, "{name} {kind:?} {width}×{height}");
        }
    }
}
