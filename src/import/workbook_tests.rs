use std::io::Write;

use rust_xlsxwriter::{ExcelDateTime as Day, Format, Workbook};

use super::*;

fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<String>, String> {
    let text = text(&mut &*bytes, "book.xlsx", sheet).map_err(|error| error.to_string())?;
    let text = String::from_utf8(text).unwrap().replace(char::from(SEPARATOR), "|");
    Ok(text.lines().map(str::to_owned).collect())
}

fn book(sheets: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("mmm yyyy");
    for name in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        sheet.write(0, 0, "Trade of Iran").unwrap();
        for (column, word) in ["period", "partner", "value"].into_iter().enumerate() {
            sheet.write(2, u16::try_from(column).unwrap(), word).unwrap();
        }
        sheet.write_datetime_with_format(3, 0, Day::from_ymd(2021, 5, 1).unwrap(), &date).unwrap();
        sheet.write(3, 1, "\"a\"\nb").unwrap();
        sheet.write(3, 2, 1.234).unwrap();
        sheet.write(4, 2, 123_457_000_000.0).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_as_they_are_stored() {
    assert_eq!(
        read(&book(&["one"]), None).unwrap(),
        // The number of three decimals cannot be taken for thousands; the long one has all its digits.
        ["Trade of Iran||", "", "period|partner|value", "2021-05-01|\"\"\"a\"\" b\"|1.2340", "||123457000000"]
    );
}

#[test]
fn one_sheet_of_several_must_be_named() {
    let two = book(&["exports", "imports"]);
    let refused = read(&two, None).unwrap_err();
    assert!(refused.contains("\"exports\", \"imports\"") && refused.contains("sheet = "), "{refused}");
    assert_eq!(read(&two, Some("imports")).unwrap().len(), 5);
    assert!(read(&two, Some("other")).unwrap_err().contains("no sheet \"other\""));
}

#[test]
fn what_is_no_workbook_is_an_error() {
    assert!(read(OLD, None).unwrap_err().contains("no readable workbook"));
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(b"<workbook").unwrap();
    assert!(read(&archive.finish().unwrap().into_inner(), None).unwrap_err().contains("no readable workbook"));
}
