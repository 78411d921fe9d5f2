use super::*;

fn column(labels: &[&str], declared: Declared) -> Result<Vec<String>, String> {
    let mut column = PeriodColumn::new(declared, 2026);
    for (place, label) in labels.iter().enumerate() {
        column.look(label, place as u64 + 2).map_err(|error| error.to_string())?;
    }
    column.settle().map_err(|error| error.to_string())?;
    Ok(labels
        .iter()
        .map(|label| column.read(label).map_or_else(|dropped| dropped.detail, |found| found.period.to_string()))
        .collect())
}

fn plain(labels: &[&str]) -> Vec<String> {
    column(labels, Declared::default()).unwrap()
}

fn refused(labels: &[&str]) -> String {
    column(labels, Declared::default()).unwrap_err()
}

#[test]
fn two_years_are_a_fiscal_year_and_a_month_by_the_column() {
    // The column is of months: 2009-11 is no pair of years.
    assert_eq!(plain(&["2009-10", "2009-11", "2010-11"]), ["2009-10", "2009-11", "2010-11"]);
    // The column is of fiscal years: 2012-13 is no month. Without their calendar they are refused, not read as October.
    let found = plain(&["2009-10", "2010-11", "2012-13"]);
    assert!(found.iter().all(|detail| detail.contains("fiscal:MM")), "{found:?}");
    let alone = refused(&["2009-10", "2010-11"]);
    assert!(alone.contains("\"2009-10\" on line 2") && alone.contains("calendar = \"fiscal:MM\""), "{alone}");
    assert!(refused(&["2009-10", "2009-11", "2012-13"]).contains("shows both"));
    let months = Declared { frequency: Some(Frequency::Monthly), ..Declared::default() };
    assert_eq!(column(&["2009-10"], months).unwrap(), ["2009-10"]);
    let fiscal = Declared { calendar: "fiscal:04".parse().unwrap(), ..Declared::default() };
    let labels = ["2009-10", "2012/13", "2012-2013", "2014", "2012-13 Q1", "May 2012"];
    let found = column(&labels, fiscal).unwrap();
    assert_eq!(found[..5], ["2009", "2012", "2012", "2014", "2012-Q1"]);
    assert!(found[5].contains("a month in a calendar of fiscal years"));
    let hijri = Declared { calendar: Calendar::SolarHijri, ..Declared::default() };
    assert_eq!(column(&["1401-02", "1402/01"], hijri).unwrap(), ["1401-02", "1402-01"]);
}

#[test]
fn cumulated_months_are_part_years() {
    assert_eq!(plain(&["Jan-Sep 2021", "9M 2020", "Jan-Mar 2019"]), ["2021-01/P9M", "2020-01/P9M", "2019-Q1"]);
    let hijri = Declared { calendar: Calendar::SolarHijri, ..Declared::default() };
    assert_eq!(column(&["۸ ماهه ۱۴۰۲"], hijri).unwrap(), ["1402-01/P8M"]);
}

#[test]
fn dates_stand_for_what_the_column_has_them_stand_for() {
    assert_eq!(plain(&["2001-05-01", "2001-06-01"]), ["2001-05", "2001-06"]);
    assert_eq!(plain(&["2001-01-01", "2001-02-01"]), ["2001-01", "2001-02"]);
    assert_eq!(plain(&["2001-01-31", "2001-02-28"]), ["2001-01", "2001-02"]);
    assert_eq!(plain(&["01.05.2001", "01.06.2001"]), ["2001-05", "2001-06"]);
    assert_eq!(plain(&["2001-01-01", "2001M05"])[0], "2001-01");
    assert!(refused(&["2001-01-01", "2002-01-01"]).contains("frequency = \"A\""));
    let yearly = Declared { frequency: Some(Frequency::Annual), ..Declared::default() };
    let found = column(&["2001-01-01", "2002-12-31", "2003-05-01"], yearly).unwrap();
    assert_eq!((&found[0], &found[1], found[2].contains("a day")), (&"2001".to_owned(), &"2002".to_owned(), true));
    let quarterly = Declared { frequency: Some(Frequency::Quarterly), ..Declared::default() };
    assert_eq!(column(&["2001-04-01", "2001-06-30"], quarterly).unwrap(), ["2001-Q2", "2001-Q2"]);
    assert!(plain(&["2001-05-17", "2001-06-01"])[0].contains("a day, which is no period"));
}

#[test]
fn day_and_month_go_by_the_column() {
    assert_eq!(plain(&["01/05/2001", "01/06/2001"]), ["2001-05", "2001-06"]);
    assert_eq!(plain(&["05/01/2001", "06/01/2001"]), ["2001-05", "2001-06"]);
    assert_eq!(plain(&["31/05/2001", "30/06/2001"]), ["2001-05", "2001-06"]);
    assert!(refused(&["05/01/2001", "01/05/2001"]).contains("dates = \"dmy\""));
}

#[test]
fn a_digit_behind_a_point_is_a_month_by_the_column() {
    assert_eq!(plain(&["2001.01", "2001.09", "2001.1", "2001.11"]), ["2001-01", "2001-09", "2001-10", "2001-11"]);
    assert_eq!(plain(&["2001.1", "2001.2", "2001.10"]), ["2001-01", "2001-02", "2001-10"]);
    assert!(refused(&["2001.1"]).contains("October"));
}

#[test]
fn years_that_the_calendar_cannot_have_are_refused() {
    let found = plain(&["1402", "2028", "2027", "0023-04", "1799"]);
    assert!(found[0].contains("1402 is no year from 1800 to 2027; in the calendar \"solar-hijri\""), "{}", found[0]);
    assert!(found[1].contains("2028") && found[2] == "2027" && found[3].contains("23 is no year") && found[4].contains("1799"));
    let hijri = Declared { calendar: Calendar::SolarHijri, ..Declared::default() };
    let found = column(&["2023", "1402", "1407"], hijri).unwrap();
    assert!(found[0].contains("from 1179 to 1406; in the calendar \"gregorian\""), "{}", found[0]);
    assert!(found[1] == "1402" && found[2].contains("1407"));
}
