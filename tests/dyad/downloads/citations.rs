//! Citations: what, from whom, where, of which day; the same words for the same answer.

use super::samples::{awkward, form, samples};
use crate::served::{builtin, get, json};

/// The fields of the one entry of a BibTeX file, read by counting braces.
fn entry(text: &str) -> Vec<(String, String)> {
    let inside = text.strip_prefix("@misc{").unwrap().trim_end().strip_suffix('}').unwrap();
    let (_, fields) = inside.split_once(",\n").unwrap();
    let field = |line: &str| {
        let (name, value) = line.trim().split_once(" = ").unwrap();
        let value = value.strip_prefix('{').unwrap().strip_suffix('}').unwrap();
        (name.to_owned(), value.to_owned())
    };
    fields.trim_end().split(",\n").map(field).collect()
}

fn depth(text: &str) -> i32 {
    let plain = text.replace("\\{", "").replace("\\}", "");
    plain
        .chars()
        .map(|letter| match letter {
            '{' => 1,
            '}' => -1,
            _ => 0,
        })
        .sum()
}

#[tokio::test]
async fn every_answer_can_be_cited() {
    for (router, address) in samples().all {
        let text = String::from_utf8(form(&router, &address, "bib").await).unwrap();
        let fields = entry(&text);
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["author", "title", "year", "url", "note"], "{address}");
        assert!(fields.iter().all(|(_, value)| !value.is_empty() && depth(value) == 0), "{address}: {text}");
        // The day of an import is no year of publication.
        let is_year = fields[2].1.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
        assert!(if text.contains("imported on") { fields[2].1 == "n.d." } else { is_year }, "{address}: {text}");
        let own = json(&router, &address).await["links"]["self"].as_str().unwrap().to_owned();
        assert_eq!(fields[3].1, own, "{address}");
    }
}

#[tokio::test]
async fn a_series_is_cited_with_its_source_terms_and_periods() {
    let answered = get(&builtin(), "/v1/dyads/RUS-IRN/turnover.bib").await;
    assert_eq!(answered.header("content-type"), "application/x-bibtex");
    let text = answered.text();
    for part in [
        "@misc{dyad-RUS-IRN-turnover,",
        "News commentary on the Putin–Pezeshkian meeting in Ashgabat, October 2024",
        "2021–2023",
        "year = {2024}",
        "data of 2024-10; terms: facts, cite the source",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    let (router, _folder) = awkward();
    let text = String::from_utf8(form(&router, "/v1/dyads/USA-CAN/exports", "bib").await).unwrap();
    assert!(text.contains("data imported on 1975-01-01") && text.contains("terms: @terms, \"quoted\""), "{text}");
}
