//! CSV dialects say the same as the CSV without options, and go with CSV only.

use axum::http::StatusCode;

use super::samples::{form, samples, with_suffix};
use crate::served::{builtin, get};

/// The records of a dialect, decimal marks turned back in the columns that hold numbers.
fn records(bytes: &[u8], separator: u8, comma: bool, plain: &[csv::StringRecord]) -> Vec<csv::StringRecord> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(text);
    let mut found: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for (record, wanted) in found.iter_mut().zip(plain).filter(|_| comma) {
        let fields = record.iter().zip(wanted);
        let back = |(field, wanted): (&str, &str)| {
            if wanted.parse::<f64>().is_ok() { field.replace(',', ".") } else { field.to_owned() }
        };
        *record = fields.map(back).collect();
    }
    found
}

#[tokio::test]
async fn every_dialect_reads_back_as_the_same_table() {
    for (router, address) in samples().all {
        let plain = records(&form(&router, &address, "csv").await, b',', false, &[]);
        let decimals = plain.iter().flatten().any(|field| field.parse::<f64>().is_ok() && field.contains('.'));
        for (sep, byte) in [("comma", b','), ("semicolon", b';'), ("tab", b'\t'), ("%3B", b';'), ("%2C", b','), ("%09", b'\t')] {
            for decimal in ["point", "comma"] {
                for bom in [false, true] {
                    let path = with_suffix(&address, "csv");
                    let mark = if path.contains('?') { '&' } else { '?' };
                    let path = format!("{path}{mark}sep={sep}&decimal={decimal}&bom={bom}");
                    let answered = get(&router, &path).await;
                    assert_eq!(answered.status, StatusCode::OK, "{path}: {}", answered.text());
                    assert_eq!(answered.body.starts_with("\u{feff}".as_bytes()), bom, "{path}");
                    assert_eq!(records(&answered.body, byte, decimal == "comma", &plain), plain, "{path}");
                    let untouched = records(&answered.body, byte, false, &plain) == plain;
                    assert_eq!(untouched, decimal == "point" || !decimals, "{path}: decimal marks");
                }
            }
        }
    }
}

#[tokio::test]
async fn options_of_a_form_go_with_that_form_only() {
    let router = builtin();
    for (path, parameter) in [
        ("turnover.json?bom=true", "bom"),
        ("turnover?sep=tab", "sep"),
        ("turnover.xlsx?decimal=comma", "decimal"),
        ("turnover.png?sep=tab", "sep"),
        ("turnover.zip?sep=tab", "sep"),
        ("turnover.json?lang=ru", "lang"),
        ("turnover.bib?lang=ru", "lang"),
        ("turnover.csv?lang=xx", "lang"),
        ("turnover.csv?sep=pipe", "sep"),
        ("turnover.csv?sep=tab&sep=comma", "sep"),
        ("turnover.csv?bom=1", "bom"),
        ("turnover.csv?decimal=", "decimal"),
        ("turnover.xlsx?lang=xx", "lang"),
        ("turnover.xlsx?width=300", "width"),
        ("turnover.zip?theme=dark", "theme"),
        ("turnover.jsonl?kind=bar", "kind"),
        ("turnover.docx", "suffix"),
        ("events.svg", "suffix"),
    ] {
        let answered = get(&router, &format!("/v1/dyads/RUS-IRN/{path}")).await;
        assert_eq!(answered.status, StatusCode::BAD_REQUEST, "{path}");
        let problem = answered.json();
        assert_eq!(problem["parameter"], parameter, "{path}");
        assert!(problem["allowed"].as_array().is_some_and(|allowed| !allowed.is_empty()), "{path}: {problem}");
    }
    let accepted =
        crate::served::ask(&router, axum::http::Method::GET, "/v1/dyads/RUS-IRN/turnover?sep=tab", &[("accept", "text/csv")]);
    assert!(accepted.await.text().starts_with("reporter\tpartner\t"), "what is accepted decides as a suffix does");
}
