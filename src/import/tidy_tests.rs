//! Tidy tables in the shapes that statistics offices and their users have them in: every figure by hand.

use std::{fs, path::Path};

use super::{
    DropReason, Job, Summary, import, propose,
    tests::{job, lines, reasons, sound},
};

/// Imports a file of these bytes by this mapping.
fn import_bytes(root: &Path, name: &str, bytes: &[u8], mapping: &str) -> Result<Summary, String> {
    let (file, map) = (root.join(name), root.join("map.toml"));
    fs::write(&file, bytes).unwrap();
    fs::write(&map, mapping).unwrap();
    let job = Job { mapping: Some(map), ..job(root, "tidy", &[file]) };
    import(&job, &mut |_| {}).map_err(|error| error.to_string())
}

/// The table that comes of a text, and what was dropped; without the words that all lines share.
fn imported(text: &str, mapping: &str) -> (Vec<String>, Vec<(DropReason, u64)>, Vec<String>) {
    let root = tempfile::tempdir().unwrap();
    let summary = import_bytes(root.path(), "table.csv", text.as_bytes(), mapping).unwrap();
    sound(root.path());
    (lines(root.path()), reasons(&summary), summary.remarks)
}

fn refused(text: &str, mapping: &str) -> String {
    let root = tempfile::tempdir().unwrap();
    import_bytes(root.path(), "table.csv", text.as_bytes(), mapping).unwrap_err()
}

const PLAIN: &str =
    "[columns]\nyear = \"year\"\nreporter = \"reporter\"\npartner = \"partner\"\nflow = \"flow\"\nvalue = \"value\"\n";
const PERIODS: &str =
    "[columns]\nperiod = \"period\"\nreporter = \"reporter\"\npartner = \"partner\"\nflow = \"flow\"\nvalue = \"value\"\n";

#[test]
fn marks_of_all_kinds_by_the_column_or_the_mapping() {
    let text = "year;reporter;partner;flow;value\n2015;TUR;IRN;export;1,234,567\n2016;TUR;IRN;export;1 234 567\n2017;TUR;IRN;export;12,34,567\n\
                2018;TUR;IRN;export;$1,234\n2019;TUR;IRN;export;1,187.5\n2020;TUR;IRN;export;۲٬۳۴۵٫۵\n2021;TUR;IRN;export;(500)\n";
    let (lines, dropped, _) = imported(text, PLAIN);
    let figures: Vec<&str> = lines.iter().map(|line| line.split(' ').nth(5).unwrap()).collect();
    assert_eq!(figures, ["1234567", "1234567", "1234567", "1234", "1187.5", "2345.5"]);
    // A figure below zero is no level of trade.
    assert_eq!(dropped, [(DropReason::Negative, 1)]);

    let open = "year;reporter;partner;flow;value\n2018;TUR;IRN;export;1,234\n2019;TUR;IRN;export;987\n";
    let why = refused(open, PLAIN);
    assert!(why.contains("\"1,234\" on line 2") && why.contains("thousands = \",\""), "{why}");
    let (lines, ..) = imported(open, &format!("thousands = \",\"\n{PLAIN}"));
    assert_eq!(lines[0], "TUR IRN export TOTAL 2018 1234 USD 0 unknown A");
    let (lines, ..) = imported(open, &format!("decimal = \",\"\nunit_mult = 3\n{PLAIN}"));
    assert_eq!(lines[0], "TUR IRN export TOTAL 2018 1.234 USD 3 unknown A");
}

#[test]
fn flags_become_statuses_and_words_for_no_figure_stay_without_one() {
    let text = "year,reporter,partner,flow,value,status\n2015,SWE,IRN,export,100,A\n2016,SWE,IRN,export,:,Q\n2017,SWE,IRN,export,: c,\n\
                2018,SWE,IRN,export,120 p,\n2019,SWE,IRN,export,130,bp\n2020,SWE,IRN,export,,Q\n2021,SWE,IRN,export,140,P\n\
                2022,SWE,IRN,export,150,p\n2023,SWE,IRN,export,-,A\n2024,SWE,IRN,export,0,A\n2025,SWE,IRN,export,,A\n";
    let (lines, dropped, _) = imported(text, &format!("{PLAIN}status = \"status\"\n"));
    let ends: Vec<String> =
        lines.iter().map(|line| line.trim_start_matches("SWE IRN export TOTAL ").replace(" USD 0 unknown", "")).collect();
    assert_eq!(
        ends,
        [
            "2015 100 A",
            "2016  Q",
            "2017  Q",
            "2018 120 P",
            "2019 130 B",
            "2020  Q",
            "2021 140 P",
            "2022 150 P",
            "2023  O",
            "2024 0 A"
        ]
    );
    assert_eq!(dropped, [(DropReason::Missing, 1)]);
    let (lines, ..) =
        imported("year,reporter,partner,flow,value\n2015,SWE,IRN,export,-\n", &format!("figures = {{ \"-\" = \"0\" }}\n{PLAIN}"));
    assert_eq!(lines, ["SWE IRN export TOTAL 2015 0 USD 0 unknown A"]);
}

#[test]
fn an_exponent_is_as_precise_as_its_digits() {
    let text = "year,reporter,partner,flow,value\n2021,TUR,IRN,export,1.23457E+11\n2022,TUR,IRN,export,1.2E+11\n";
    let root = tempfile::tempdir().unwrap();
    import_bytes(root.path(), "table.csv", text.as_bytes(), PLAIN).unwrap();
    sound(root.path());
    // 123,457 millions and 12 times ten billions: half of the last digit either way.
    assert_eq!(
        lines(root.path()),
        ["TUR IRN export TOTAL 2021 123457 USD 6 unknown A", "TUR IRN export TOTAL 2022 12 USD 10 unknown A"]
    );
    let (exact, ..) = imported(text, &format!("decimals = 0\n{PLAIN}"));
    assert_eq!(exact[0], "TUR IRN export TOTAL 2021 123457000000 USD 0 unknown A");
}

#[test]
fn periods_in_the_spellings_of_offices() {
    let months = [
        "2001M05",
        "2001M5",
        "M05.2001",
        "200105",
        "2001/05",
        "2001.05",
        "05/2001",
        "2001-05-01",
        "01.05.2001",
        "May 2001",
        "May-01",
        "май 2001",
    ];
    let rows: Vec<String> = months.iter().enumerate().map(|(place, month)| format!("{month};IND;IRN;export;{place}")).collect();
    for row in rows {
        // A month of its own beside it, so that a date is known to stand for one.
        let text = format!("period;reporter;partner;flow;value\n{row}\n2003M02;IND;IRN;import;1\n");
        let (lines, dropped, _) = imported(&text, PERIODS);
        assert!(dropped.is_empty() && lines[0].starts_with("IND IRN export TOTAL 2001-05 "), "{row}: {lines:?}");
    }
    for (label, period) in
        [("2001Q2", "2001-Q2"), ("Q2 2001", "2001-Q2"), ("Q2/2001", "2001-Q2"), ("2001.0", "2001"), ("Jan-Mar 2001", "2001-Q1")]
    {
        let (lines, ..) = imported(&format!("period;reporter;partner;flow;value\n{label};IND;IRN;export;7\n"), PERIODS);
        assert_eq!(lines, [format!("IND IRN export TOTAL {period} 7 USD 0 unknown A")], "{label}");
    }
    let (lines, ..) = imported(
        "period;reporter;partner;flow;value\n۱۴۰۲/۰۱;IRN;RUS;export;۷\nفروردین ۱۴۰۱;IRN;RUS;export;8\n1400;IRN;RUS;export;9\n",
        &format!("calendar = \"solar-hijri\"\n{PERIODS}"),
    );
    assert_eq!(
        lines,
        [
            "IRN RUS export TOTAL 1400 9 USD 0 unknown A",
            "IRN RUS export TOTAL 1401-01 8 USD 0 unknown A",
            "IRN RUS export TOTAL 1402-01 7 USD 0 unknown A"
        ]
    );
}

#[test]
fn fiscal_years_are_never_months_and_strange_years_are_kept_out() {
    let fiscal = "period,reporter,partner,flow,value\n2009-10,IND,IRN,export,1\n2010-11,IND,IRN,export,2\n";
    assert!(refused(fiscal, PERIODS).contains("fiscal:04"));
    let root = tempfile::tempdir().unwrap();
    let summary = import_bytes(root.path(), "t.csv", format!("{fiscal}2012-13,IND,IRN,export,3\n").as_bytes(), PERIODS).unwrap();
    assert_eq!((summary.kept, reasons(&summary)), (0, vec![(DropReason::Period, 3)]));
    assert!(summary.dropped[0].first.contains("fiscal"), "{}", summary.dropped[0].first);
    let (lines, dropped, _) = imported(
        "period,reporter,partner,flow,value\n1402,IND,IRN,export,1\n23,IND,IRN,export,2\n2001H1,IND,IRN,export,3\n9M 2021,IND,IRN,export,4\n2021,IND,IRN,export,5\n",
        PERIODS,
    );
    assert_eq!((lines.len(), dropped), (2, vec![(DropReason::Period, 3)]));
    assert_eq!(lines[1], "IND IRN export TOTAL 2021-01/P9M 4 USD 0 unknown A");
    let (lines, dropped, _) = imported(
        &format!("{fiscal}2012-13,IND,IRN,export,3\n2013/14,IND,IRN,export,4\n"),
        &format!("calendar = \"fiscal:04\"\n{PERIODS}"),
    );
    let years: Vec<&str> = lines.iter().map(|line| &line[21..25]).collect();
    assert_eq!((years, dropped.len()), (vec!["2009", "2010", "2012", "2013"], 0));
    let (_, _, remarks) = imported("period,reporter,partner,flow,value\nMay-23,IND,IRN,export,1\n", PERIODS);
    assert_eq!(remarks, ["table.csv: 1 periods with a year of two digits, read as 1930 to 2029"]);
}

#[test]
fn countries_by_name_with_codes_between() {
    let text = "year,reporter,partner,flow,value\n2020,Russian Federation,Iran (Islamic Republic of),export,5\n2021,россия,ИРАН,экспорт,6\n\
                2022,RUS,ایران,صادرات,7\n2023,RUS,Atlantis,export,8\n2024,RUS,Total,export,9\n";
    let (lines, dropped, _) = imported(text, PLAIN);
    let pairs: Vec<&str> = lines.iter().map(|line| &line[..14]).collect();
    assert_eq!((pairs, dropped), (vec!["RUS IRN export"; 3], vec![(DropReason::Area, 2)]));
}

#[test]
fn lines_above_the_header_and_notes_below_the_table() {
    let text = "\"Table 12-10-0011: merchandise trade\"\n\"Frequency: Annual\"\n\nyear,reporter,partner,flow,value\n2020,CAN,IRN,export,100\n\
                2021,CAN,IRN,export,120\nSource: Statistics office\n\"Note: revised\",,,,\n";
    let why = refused(text, PLAIN);
    assert!(why.contains("The header seems to be on line 4: write skip = 3"), "{why}");
    let (lines, dropped, _) = imported(text, &format!("skip = 3\n{PLAIN}"));
    assert_eq!((lines.len(), dropped), (2, vec![(DropReason::RowLength, 2)]));
}

#[test]
fn a_column_a_period_and_a_column_a_flow() {
    let wide = "reporter,partner,indicator,2019,2020,2021\nIRN,Russian Federation,Exports,10,\"1,187.5\",:\nIRN,China,Exports,20,21,22\n";
    let mapping = "wide = true\n[columns]\nreporter = \"reporter\"\npartner = \"partner\"\nflow = \"indicator\"\n";
    let (lines, ..) = imported(wide, mapping);
    assert_eq!(lines.len(), 6);
    assert_eq!(
        lines[3..],
        [
            "IRN RUS export TOTAL 2019 10 USD 0 unknown A",
            "IRN RUS export TOTAL 2020 1187.5 USD 0 unknown A",
            "IRN RUS export TOTAL 2021  USD 0 unknown O"
        ]
    );

    // Korea's KOSIS: exports and imports side by side, months behind a point, thousands with commas.
    let beside = "time,exports,imports\n2001.01,\"1,187.5\",950.2\n2001.02,\"1,300.0\",\"1,001\"\n2001.1,5,6\n";
    let mapping = "unit_mult = 6\nvalues = [\n  { column = \"exports\", flow = \"export\" },\n  { column = \"imports\", flow = \"import\", valuation = \"CIF\" },\n]\n\
                   [columns]\nperiod = \"time\"\n[constants]\nreporter = \"KOR\"\npartner = \"CHN\"\n";
    let (lines, dropped, _) = imported(beside, mapping);
    assert_eq!(
        lines,
        [
            "KOR CHN export TOTAL 2001-01 1187.5 USD 6 unknown A",
            "KOR CHN export TOTAL 2001-02 1300 USD 6 unknown A",
            "KOR CHN export TOTAL 2001-10 5 USD 6 unknown A",
            "KOR CHN import TOTAL 2001-01 950.2 USD 6 CIF A",
            "KOR CHN import TOTAL 2001-02 1001 USD 6 CIF A",
            "KOR CHN import TOTAL 2001-10 6 USD 6 CIF A",
        ]
    );
    assert!(dropped.is_empty());

    // Japan's Ministry of Finance (2001/01) and the US Census (January 2001), two columns of one name told apart by place.
    let japan = "Years/Months,Value,Value\n2001/01,5,6\n2001/02,7,8\n";
    let mapping = "values = [{ column = \"#2\", flow = \"export\" }, { column = \"#3\", flow = \"import\" }]\n[columns]\nperiod = \"Years/Months\"\n\
                   [constants]\nreporter = \"JPN\"\npartner = \"CHN\"\ncurrency = \"JPY\"\n";
    let (lines, ..) = imported(japan, mapping);
    assert_eq!((lines.len(), lines[0].as_str()), (4, "JPN CHN export TOTAL 2001-01 5 JPY 0 unknown A"));
    assert!(refused(japan, &mapping.replace("#2", "Value")).contains("write \"#2\" or \"#3\""));
    let census = "Month,Exports,Imports,Balance\nJanuary 2001,\"1,100.4\",\"8,000.1\",\"-6,899.7\"\nFebruary 2001,900.0,\"7,000.0\",\"-6,100.0\"\n";
    let mapping = "unit_mult = 6\nvalues = [{ column = \"Exports\", flow = \"export\" }, { column = \"Imports\", flow = \"import\" }]\n\
                   [columns]\nperiod = \"Month\"\n[constants]\nreporter = \"USA\"\npartner = \"CHN\"\n";
    let (lines, dropped, _) = imported(census, mapping);
    assert_eq!((lines.len(), lines[0].as_str(), dropped.len()), (4, "USA CHN export TOTAL 2001-01 1100.4 USD 6 unknown A", 0));
}

#[test]
fn rows_to_keep_are_asked_for() {
    let text = "DATAFLOW,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n\
                X,M,FR,IR,TOTAL,1,QUANTITY_IN_100KG,2022-05,12,\nX,M,FR,IR,TOTAL,1,VALUE_IN_EUROS,2022-05,5000,\nX,M,FR,IR,TOTAL,2,VALUE_IN_EUROS,2022-05,7000,p\n";
    let mapping = "areas = \"iso2\"\nwhere = { indicators = \"VALUE_IN_EUROS\" }\n[columns]\nreporter = \"reporter\"\npartner = \"partner\"\nproduct = \"product\"\n\
                   flow = \"flow\"\nperiod = \"TIME_PERIOD\"\nvalue = \"OBS_VALUE\"\nstatus = \"OBS_FLAG\"\n[constants]\ncurrency = \"EUR\"\n[flows]\n1 = \"import\"\n2 = \"export\"\n";
    let (lines, dropped, remarks) = imported(text, mapping);
    assert_eq!(lines, ["FRA IRN export TOTAL 2022-05 7000 EUR 0 unknown P", "FRA IRN import TOTAL 2022-05 5000 EUR 0 unknown A"]);
    assert!(dropped.is_empty() && remarks == ["table.csv: 1 rows that `where` does not ask for"]);
    assert!(refused(text, &mapping.replace("{ indicators", "{ other")).contains("there is no column \"other\""));
}

#[test]
fn product_codes_are_mended_and_counted_or_refused() {
    let text = "year,reporter,partner,flow,product,value\n2020,RUS,IRN,export,30613.0,1\n2020,RUS,IRN,export,0801.11,2\n2020,RUS,IRN,export,101,3\n\
                2020,RUS,IRN,export,8.1,4\n2020,RUS,IRN,export,2709,5\n2020,RUS,IRN,export,0101.0,6\n";
    let (lines, dropped, remarks) = imported(text, &format!("{PLAIN}product = \"product\"\n"));
    let products: Vec<&str> = lines.iter().map(|line| line.split(' ').nth(3).unwrap()).collect();
    assert_eq!((products, dropped), (vec!["HS:0101", "HS:030613", "HS:080111", "HS:2709"], vec![(DropReason::Product, 2)]));
    assert_eq!(remarks.len(), 3);
    assert!(
        remarks[0].contains("1 product codes had lost a leading zero") && remarks[0].contains("table.csv:4: HS:0101"),
        "{remarks:?}"
    );
}

#[test]
fn one_byte_encodings_are_read_and_said() {
    let text = "год;страна;поток;стоимость\n2020;Иран;экспорт;5\n2021;Исламская Республика Иран;импорт;6\n";
    let mapping = "[columns]\nyear = \"год\"\npartner = \"страна\"\nflow = \"поток\"\nvalue = \"стоимость\"\n[constants]\nreporter = \"RUS\"\n";
    for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::IBM866] {
        let root = tempfile::tempdir().unwrap();
        let summary = import_bytes(root.path(), "t.csv", &encoding.encode(text).0, mapping).unwrap();
        assert_eq!(
            lines(root.path()),
            ["RUS IRN export TOTAL 2020 5 USD 0 unknown A", "RUS IRN import TOTAL 2021 6 USD 0 unknown A"]
        );
        assert!(summary.remarks[0].contains(encoding.name()), "{:?}", summary.remarks);
        let declared = format!("encoding = \"{}\"\n{mapping}", encoding.name());
        assert!(import_bytes(root.path(), "t.csv", &encoding.encode(text).0, &declared).unwrap().remarks[0].contains("declared"));
    }
}

#[test]
fn the_russian_customs_in_one_byte_encodings() {
    let text = "NAPR\tPERIOD\tNASTRANAPR\tTNVED\tEDIZM\tSTOIM\tNETTO\tKOL\tREGION\tREGION_S\n\
                ИМ\t01/2020\tIR\t0802510000\t166\t12345,67\t10,5\t0\t45000\tМОСКВА\nЭК\t02/2020\tNA\t1001190000\t\t77,1\t0\t0\t45000\tМО\n";
    for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::IBM866] {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("DATTSVT.csv");
        fs::write(&file, encoding.encode(text).0).unwrap();
        let summary = import(&job(root.path(), "fcs", &[file]), &mut |_| {}).unwrap();
        assert_eq!(
            lines(root.path()),
            [
                "RUS IRN import TNVED:0802510000 2020-01 12345.67 USD 0 CIF A",
                "RUS NAM export TNVED:1001190000 2020-02 77.1 USD 0 FOB A"
            ]
        );
        assert!(summary.remarks[0].contains(encoding.name()));
    }
}

#[test]
fn json_of_rows_and_under_value() {
    let census = br#"[["CTY_CODE","time","ALL_VAL_MO"],["IR","2013-01","23"],["IR","2013-02","1234"]]"#;
    let mapping = "areas = \"iso2\"\n[columns]\npartner = \"CTY_CODE\"\nperiod = \"time\"\nvalue = \"ALL_VAL_MO\"\n[constants]\nreporter = \"US\"\nflow = \"export\"\n";
    let root = tempfile::tempdir().unwrap();
    import_bytes(root.path(), "census.json", census, mapping).unwrap();
    assert_eq!(
        lines(root.path()),
        ["USA IRN export TOTAL 2013-01 23 USD 0 unknown A", "USA IRN export TOTAL 2013-02 1234 USD 0 unknown A"]
    );
    let odata = br#"{"@odata.context": "x", "value": [{"CTY_CODE": "IR", "time": 202005, "ALL_VAL_MO": 1.5}]}"#;
    let root = tempfile::tempdir().unwrap();
    import_bytes(root.path(), "odata.json", odata, mapping).unwrap();
    assert_eq!(lines(root.path()), ["USA IRN export TOTAL 2020-05 1.5 USD 0 unknown A"]);
}

#[test]
fn a_workbook_and_what_is_no_table() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Trade of Iran, title, with, commas").unwrap();
    for (column, (word, cell)) in (0..).zip([("year", "2020"), ("reporter", "Iran"), ("partner", "Russia"), ("flow", "Exports")])
    {
        sheet.write(2, column, word).unwrap();
        sheet.write(3, column, cell).unwrap();
    }
    sheet.write(2, 4, "value").unwrap();
    sheet.write(3, 4, 12.345).unwrap();
    sheet.write(4, 0, "Source: customs").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let root = tempfile::tempdir().unwrap();
    let summary = import_bytes(root.path(), "book.xlsx", &bytes, &format!("skip = 2\nunit_mult = 6\n{PLAIN}")).unwrap();
    assert_eq!(lines(root.path()), ["IRN RUS export TOTAL 2020 12.345 USD 6 unknown A"]);
    assert_eq!(reasons(&summary), [(DropReason::RowLength, 1)]);
    for (name, start, word) in [
        ("a.7z", &b"7z\xbc\xaf\x27\x1c\0\x04"[..], "7z archive"),
        ("a.csv.bz2", b"BZh91AY&SY", "bunzip2"),
        ("a.xls", b"<html><table>", "page of HTML"),
    ] {
        let why = import_bytes(root.path(), name, start, PLAIN).unwrap_err();
        assert!(why.contains(word), "{why}");
    }
}

#[test]
fn a_proposed_mapping_works_as_it_is() {
    let tables = [
        ("year,reporter,partner,flow,value\n2020,Russian Federation,Iran,Export,5\n2021,Russian Federation,Iran,Import,6\n", 2),
        (
            "DATAFLOW,COUNTRY,COUNTERPART_COUNTRY,flow,TIME_PERIOD,OBS_VALUE\nX:Y(1.0),Iran,China,export,2020,5\nX:Y(1.0),Iran,Russia,export,2020,6\n",
            2,
        ),
        ("Title of the table\nUnit: US$ million\nyear,country,partner,2019,2020\n", 0),
        ("reporter,partner,flow,2019,2020\nIRN,RUS,export,1,2\nIRN,CHN,export,3,4\n", 4),
        ("Unit: million USD\nperiod;reporter;partner;Exports;Imports\n2001/01;JPN;CHN;1,5;2,25\n2001/02;JPN;CHN;3;4\n", 4),
        ("سال,کشور,جریان,ارزش\n۱۴۰۱,روسیه,صادرات,۷\n۱۴۰۲,چین,واردات,۸\n", 0),
    ];
    for (text, kept) in tables {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("table.csv");
        fs::write(&file, text).unwrap();
        let Ok(mapping) = propose(&file, None) else {
            assert_eq!(kept, 0, "{text}");
            continue;
        };
        let found = import_bytes(root.path(), "table.csv", text.as_bytes(), &mapping);
        match found {
            Ok(summary) => assert_eq!((summary.kept, summary.dropped.len()), (kept, 0), "{text}\n{mapping}\n{summary}"),
            Err(why) => assert!(kept == 0 && mapping.contains("UNKNOWN"), "{why}\n{text}\n{mapping}"),
        }
    }
}
