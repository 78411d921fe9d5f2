//! Workbooks, read back by calamine; what calamine does not tell is looked up in their XML.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use super::samples::{Line, awkward, columns, form, lines, samples, traded};
use crate::served::{builtin, get};

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// A part of the package, as text; nothing where there is none.
fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

/// Days from 1899-12-30, by which workbooks count from March 1900 on.
fn serial(text: &str) -> Option<f64> {
    let day: chrono::NaiveDate = text.parse().ok()?;
    let days = (day - chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days();
    u16::try_from(days).ok().filter(|days| *days > 60).map(f64::from)
}

/// Is this what stands in the JSON?
fn same(found: Option<&Data>, wanted: &Value) -> bool {
    match (found.unwrap_or(&Data::Empty), wanted) {
        (Data::Empty, Value::Null) => true,
        (Data::Bool(found), Value::Bool(wanted)) => found == wanted,
        (Data::Float(found), Value::Number(wanted)) => wanted.as_f64() == Some(*found),
        (Data::DateTime(found), Value::String(text)) => serial(text) == Some(found.as_f64()),
        (Data::String(found), Value::String(text)) => found == text,
        _ => false,
    }
}

fn compare(bytes: &[u8], columns: &[String], lines: &[Line], address: &str) {
    let mut book = opened(bytes);
    let range = book.worksheet_range("Data").unwrap();
    let header: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!((header.as_slice(), range.height()), (columns, lines.len() + 1), "{address}");
    for (place, line) in lines.iter().enumerate() {
        for (column, name) in columns.iter().enumerate() {
            let found = range.get((place + 1, column));
            assert!(same(found, &line[name]), "{address}: {name} is {found:?}, not {}", line[name]);
            let dated = ["first_day", "last_day"].contains(&name.as_str()) && line[name].as_str().and_then(serial).is_some();
            assert!(!dated || matches!(found, Some(Data::DateTime(_))), "{address}: {name} is no date but {found:?}");
        }
    }
}

#[tokio::test]
async fn cells_are_typed_and_the_figures_of_the_json() {
    for (router, address) in samples().all {
        let (columns, lines) = (columns(&router, &address).await, lines(&router, &address).await);
        let bytes = form(&router, &address, "xlsx").await;
        compare(&bytes, &columns, &lines, &address);
        let data = part(&bytes, "xl/worksheets/sheet1.xml").unwrap();
        assert!(data.contains(r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#), "{address}");
        assert!(data.contains("<autoFilter ref=\"A1:") && !data.contains("<f>"), "{address}");
        assert_eq!(opened(&bytes).sheet_names()[..2], ["Data", "Notes"], "{address}");
        assert!(bytes == form(&router, &address, "xlsx").await, "{address}: other bytes when asked again");
    }
}

#[tokio::test]
async fn texts_that_look_like_formulas_stay_texts() {
    let (router, _folder) = awkward();
    let mut book_bytes = form(&router, "/v1/dyads/USA-CAN/exports", "xlsx").await;
    let mut book = opened(&book_bytes);
    assert_eq!(book.worksheet_formula("Data").unwrap().used_cells().count(), 0);
    let range = book.worksheet_range("Data").unwrap();
    let notes = range.rows().next().unwrap().iter().position(|name| *name == "note").unwrap();
    let texts: Vec<String> = (1..=3).map(|row| range.get((row, notes)).unwrap().to_string()).collect();
    assert_eq!(texts, ["=1+1", "+2; a, \"b\"\nc", "{=A1}"]);
    // Days before 1900 stay as they are written.
    let first = range.rows().next().unwrap().iter().position(|name| *name == "first_day").unwrap();
    assert_eq!(range.get((1, first)), Some(&Data::String("1880-01-01".into())));
    book_bytes = form(&router, "/v1/sources", "xlsx").await;
    let found = opened(&book_bytes).worksheet_range("Data").unwrap();
    assert!(found.used_cells().any(|(_, _, cell)| *cell == Data::String("=cmd|' /C calc'!A0".into())));
}

#[tokio::test]
async fn the_notes_have_source_terms_definitions_and_citation() {
    for (router, address) in samples().all {
        let bytes = form(&router, &address, "xlsx").await;
        let notes = opened(&bytes).worksheet_range("Notes").unwrap();
        let texts: Vec<String> = notes.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
        for name in columns(&router, &address).await {
            assert!(texts.contains(&name), "{address}: no definition of {name}");
        }
        let path = address.split('?').next().unwrap();
        assert!(texts.iter().any(|text| text.starts_with(path)), "{address}: no address");
        let bib = String::from_utf8(form(&router, &address, "bib").await).unwrap();
        assert!(texts.contains(&bib), "{address}: no BibTeX");
    }
    let bytes = form(&builtin(), "/v1/dyads/RUS-IRN/turnover", "xlsx").await;
    let notes = opened(&bytes).worksheet_range("Notes").unwrap();
    let texts: Vec<String> = notes.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    for wanted in ["facts, cite the source", "no_previous_period", "the series begins here", "low reliability", "October 2024"] {
        assert!(texts.iter().any(|text| text == wanted), "{wanted} is not in {texts:?}");
    }
}

/// The cells that the chart of a workbook is bound to.
fn bound(chart: &str) -> Vec<&str> {
    chart.split("<c:f>").skip(1).map(|after| after.split("</c:f>").next().unwrap()).collect()
}

#[tokio::test]
async fn charts_are_native_and_bound_to_the_cells() {
    let (builtin, made) = (builtin(), traded());
    for (router, address, kind) in [
        (&builtin, "/v1/dyads/RUS-IRN/turnover", "barChart"),
        (&builtin, "/v1/dyads/RUS-IRN/exports?source=wits", "lineChart"),
        (&builtin, "/v1/areas/IRN/partners", "barChart"),
        (&made.router, "/v1/dyads/KAZ-DEU/exports", "lineChart"),
        (&made.router, "/v1/dyads/BRA-CHN/products", "barChart"),
        (&made.router, "/v1/areas/BRA/partners?flow=export", "barChart"),
    ] {
        let bytes = form(router, address, "xlsx").await;
        let (columns, lines) = (columns(router, address).await, lines(router, address).await);
        let chart = part(&bytes, "xl/charts/chart1.xml").unwrap();
        assert!(chart.contains(kind) && chart.contains("<c:title>"), "{address}");
        // The title of the chart and those of both axes.
        assert_eq!(chart.matches("<c:title>").count(), 3, "{address}");
        let place = columns.iter().position(|name| name == "value").unwrap();
        let letter = column_letters(place);
        let ranked = lines.iter().filter(|line| line.get("rank").is_none_or(|rank| !rank.is_null())).count();
        let last = if ranked == 1 { String::new() } else { format!(":${letter}${}", ranked + 1) };
        let values = format!("Data!${letter}$2{last}");
        assert!(bound(&chart).contains(&values.as_str()), "{address}: {values} is not in {:?}", bound(&chart));
    }
    for address in ["/v1/areas", "/v1/dyads/RUS-IRN/claims", "/v1/dyads/RUS-IRN/turnover?from=2060"] {
        let bytes = form(&builtin, address, "xlsx").await;
        assert!(part(&bytes, "xl/charts/chart1.xml").is_none(), "{address}: there is nothing to draw");
    }
}

/// `A`, `Z`, `AA`: the letters of a column.
fn column_letters(place: usize) -> String {
    let letter = |number: usize| char::from(b'A' + u8::try_from(number).unwrap());
    if place < 26 { letter(place).to_string() } else { [letter(place / 26 - 1), letter(place % 26)].iter().collect() }
}

#[tokio::test]
async fn series_side_by_side_refer_to_the_data() {
    let (builtin, made) = (builtin(), traded());
    let compare = "/v1/compare?series=RUS-IRN/exports,IRN-RUS/imports&source=wits";
    for (router, address, series) in [(&builtin, compare, 2), (&made.router, "/v1/dyads/BRA-CHN/mirror", 4)] {
        let bytes = form(router, address, "xlsx").await;
        let chart = part(&bytes, "xl/charts/chart1.xml").unwrap();
        assert_eq!(chart.matches("<c:ser>").count(), series, "{address}");
        let mut book = opened(&bytes);
        let (data, drawn) = (book.worksheet_range("Data").unwrap(), book.worksheet_range("Chart").unwrap());
        let formulas = book.worksheet_formula("Chart").unwrap();
        let mut referred = 0;
        for (row, column, formula) in formulas.used_cells() {
            let start = formulas.start().unwrap();
            let value = drawn.get_value((start.0 + u32::try_from(row).unwrap(), start.1 + u32::try_from(column).unwrap()));
            let cell = formula.trim_start_matches('=').strip_prefix("Data!$").unwrap();
            let (letters, number) = cell.split_once('$').unwrap();
            let place = (0..100).find(|place| column_letters(*place) == letters).unwrap();
            assert_eq!(value, data.get((number.parse::<usize>().unwrap() - 1, place)), "{address}: {formula}");
            referred += 1;
        }
        let figures = lines(router, address)
            .await
            .iter()
            .map(|line| {
                ["exports", "imports", "value"]
                    .iter()
                    .filter(|name| line.get(**name).is_some_and(|value| !value.is_null()))
                    .count()
            })
            .sum::<usize>();
        assert!(referred == figures && figures > 2, "{address}: {referred} of {figures} figures");
    }
}

#[tokio::test]
async fn persian_workbooks_run_from_right_to_left() {
    let router = builtin();
    for (lang, names, word, right) in
        [("fa", ["داده‌ها", "یادداشت‌ها", "نمودار"], "روسیه", true), ("ru", ["Данные", "Пояснения", "График"], "Россия", false)]
    {
        for address in ["/v1/dyads/RUS-IRN/turnover", "/v1/dyads/RUS-IRN/mirror"] {
            let bytes = get(&router, &format!("{address}.xlsx?lang={lang}")).await.body;
            let mut book = opened(&bytes);
            assert_eq!(book.sheet_names(), names);
            let header = book
                .worksheet_range(names[0])
                .unwrap()
                .rows()
                .next()
                .unwrap()
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>();
            assert_eq!(
                header,
                columns(&router, &format!("{address}?lang={lang}")).await,
                "names of columns are those of the CSV"
            );
            let plain = columns(&router, address).await;
            let kept: Vec<String> = header.into_iter().filter(|name| plain.contains(name)).collect();
            assert_eq!(kept, plain, "and those of the data stay, in their order");
            let notes = book.worksheet_range(names[1]).unwrap();
            assert!(notes.get((0, 0)).unwrap().to_string().contains(word), "{lang}: {:?}", notes.get((0, 0)));
            for sheet in 1..=3 {
                let xml = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml")).unwrap();
                assert_eq!(xml.contains("rightToLeft=\"1\""), right, "{lang} sheet {sheet}");
            }
            let chart = part(&bytes, "xl/charts/chart1.xml").unwrap();
            assert!(chart.contains(word), "{lang}: the chart is in another language");
        }
    }
    let english = form(&router, "/v1/dyads/RUS-IRN/turnover", "xlsx").await;
    let named = get(&router, "/v1/dyads/RUS-IRN/turnover.xlsx?lang=en").await.body;
    assert_eq!(opened(&english).sheet_names(), opened(&named).sheet_names(), "English is what is spoken without a wish");
}

#[tokio::test]
async fn every_chart_has_an_alternative_text_that_excel_takes() {
    let router = builtin();
    let many = "series=RUS-IRN/exports,RUS-IRN/imports,RUS-IRN/turnover,IRN-RUS/exports,IRN-RUS/imports&source=wits";
    for lang in ["en", "ru", "fa"] {
        for address in [
            "dyads/RUS-IRN/mirror.xlsx?",
            "dyads/RUS-IRN/balance.xlsx?",
            "areas/IRN/partners.xlsx?",
            &format!("compare.xlsx?{many}&"),
        ] {
            let bytes = get(&router, &format!("/v1/{address}lang={lang}")).await.body;
            let drawing = part(&bytes, "xl/drawings/drawing1.xml").unwrap();
            let text = drawing.split_once("descr=\"").unwrap_or_else(|| panic!("{address} {lang}: {drawing}")).1;
            let length = text.split('"').next().unwrap().encode_utf16().count();
            assert!((20..=255).contains(&length), "{address} {lang}: {length}");
        }
    }
}

#[tokio::test]
async fn series_side_by_side_are_columns_of_the_data_and_lines_of_the_chart() {
    let router = builtin();
    let address = "/v1/compare?series=RUS-IRN/exports,RUS-IRN/imports&source=wits&shape=wide&lang=ru";
    let bytes = form(&router, address, "xlsx").await;
    let range = opened(&bytes).worksheet_range("Данные").unwrap();
    let header: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(header, columns(&router, address).await);
    assert_eq!(range.height() - 1, lines(&router, address).await.len());
    assert!(range.rows().skip(1).all(|row| matches!(row[1], Data::Float(_) | Data::Empty)), "figures are numbers");
    let chart = part(&bytes, "xl/charts/chart1.xml").unwrap();
    assert_eq!((chart.matches("<c:ser>").count(), chart.contains("!$C$2:$C$")), (2, true), "{chart}");
    let single = part(&form(&router, "/v1/dyads/RUS-IRN/exports?columns=value,period", "xlsx").await, "xl/charts/chart1.xml");
    assert!(single.is_some_and(|chart| chart.contains("!$A$2:$A$")), "the chart finds its columns where they are");
    assert_eq!(part(&form(&router, "/v1/dyads/RUS-IRN/exports?columns=period", "xlsx").await, "xl/charts/chart1.xml"), None);
}

#[tokio::test]
async fn the_time_of_the_document_is_that_of_the_data() {
    let core = part(&form(&traded().router, "/v1/dyads/KAZ-DEU/exports", "xlsx").await, "docProps/core.xml").unwrap();
    assert_eq!(core.matches("2024-01-01T00:00:00Z").count(), 2, "created and modified: {core}");
}
