use super::*;

fn period(text: &str) -> Option<String> {
    match read(text, false).ok()?.label {
        Label::Period(period) => Some(period.to_string()),
        _ => None,
    }
}

#[test]
fn spellings_of_one_reading() {
    for (text, wanted) in [
        ("2001", "2001"),
        ("2001.0", "2001"),
        ("2001 г.", "2001"),
        ("2001M05", "2001-05"),
        ("2001M5", "2001-05"),
        ("2001-M05", "2001-05"),
        ("M05.2001", "2001-05"),
        ("2001Q2", "2001-Q2"),
        ("2001-Q2", "2001-Q2"),
        ("2001q2", "2001-Q2"),
        ("Q2 2001", "2001-Q2"),
        ("Q2/2001", "2001-Q2"),
        ("2Q2001", "2001-Q2"),
        ("2 кв. 2001", "2001-Q2"),
        ("II квартал 2001 г.", "2001-Q2"),
        ("200105", "2001-05"),
        ("200105.0", "2001-05"),
        ("2001/05", "2001-05"),
        ("2001-5", "2001-05"),
        ("2001.05", "2001-05"),
        ("2009.10", "2009-10"),
        ("05/2001", "2001-05"),
        ("5/2001", "2001-05"),
        ("05.2001", "2001-05"),
        ("May 2001", "2001-05"),
        ("2001 May", "2001-05"),
        ("May-2001", "2001-05"),
        ("мая 2001", "2001-05"),
        ("Май 2001 года", "2001-05"),
        ("مه ۲۰۰۱", "2001-05"),
        ("٢٠٠١", "2001"),
        ("Jan-Mar 2023", "2023-Q1"),
        ("January–December 2021", "2021"),
        ("12M 2021", "2021"),
    ] {
        assert_eq!(period(text).as_deref(), Some(wanted), "{text}");
    }
    let hijri = |text: &str| read(text, true).map(|found| found.label);
    let month = |text: &str| Ok(Label::Period(text.parse().unwrap()));
    assert_eq!(
        (hijri("۱۴۰۲/۰۱"), hijri("1402/01"), hijri("فروردین ۱۴۰۲")),
        (month("1402-01"), month("1402-01"), month("1402-01"))
    );
    assert_eq!((hijri("۱۴۰۲/۱"), hijri("اسفند ماه ۱۴۰۲").is_err()), (month("1402-01"), true));
}

#[test]
fn what_may_be_two_things_stays_so() {
    let label = |text: &str| read(text, false).unwrap().label;
    assert_eq!(label("2009-10"), Label::Pair { year: 2009, month: Some(10) });
    assert_eq!(label("2009/10"), Label::Pair { year: 2009, month: Some(10) });
    assert_eq!(label("200910"), Label::Pair { year: 2009, month: Some(10) });
    for text in ["2012-13", "2012/13", "2012-2013", "2012–13", "FY 2012-13", "FY2012/13", "20122013"] {
        assert_eq!(label(text), Label::Pair { year: 2012, month: None }, "{text}");
    }
    assert_eq!(label("1999-00"), Label::Pair { year: 1999, month: None });
    assert_eq!(label("2012-13 Q1"), Label::PairQuarter { year: 2012, quarter: 1 });
    assert_eq!(label("2001.1"), Label::Dotted { year: 2001, digit: 1 });
    let date = Label::Date { year: 2001, month: 5, day: 1 };
    for text in
        ["2001-05-01", "2001-05-01T00:00:00", "2001-05-01 00:00:00", "01.05.2001", "20010501", "1 May 2001", "May 1, 2001"]
    {
        assert_eq!(label(text), date, "{text}");
    }
    assert_eq!(label("05/01/2001"), Label::Slashed { first: 5, second: 1, year: 2001 });
}

#[test]
fn cumulated_months_are_spans() {
    let nine = |year| Ok(Label::Span { year, month: 1, months: 9 });
    let label = |text: &str, hijri| read(text, hijri).map(|found| found.label);
    for text in [
        "Jan-Sep 2021",
        "January–September 2021",
        "9M 2021",
        "9 months of 2021",
        "январь-сентябрь 2021",
        "9 мес. 2021",
        "2021 9M",
        "M1-M9 2021",
    ] {
        assert_eq!(label(text, false), nine(2021), "{text}");
    }
    assert_eq!(label("۹ ماهه ۱۴۰۲", true), nine(1402));
    assert_eq!(label("نه‌ماهه نخست ۱۴۰۲", true), nine(1402));
    assert_eq!(label("Apr-Sep 2021", false), Ok(Label::Span { year: 2021, month: 4, months: 6 }));
}

#[test]
fn flags_short_years_and_what_is_refused() {
    let flagged = read("2023 (p)", false).unwrap();
    assert_eq!((flagged.label, flagged.status), (Label::Period(Period::year(2023)), Status::Provisional));
    assert_eq!(read("2023p", false).unwrap().status, Status::Provisional);
    let short = read("May-01", false).unwrap();
    assert_eq!((short.label, short.short_year), (Label::Period("2001-05".parse().unwrap()), true));
    assert_eq!(read("May-98", false).unwrap().label, Label::Period("1998-05".parse().unwrap()));
    for (text, why) in [
        ("23", "two digits"),
        ("2001H1", "half-year"),
        ("1 полугодие 2001", "half-year"),
        ("2001W05", "week"),
        ("FY2023", "fiscal"),
        ("2010-2015", "several"),
        ("2001-13", "month"),
        ("Total", "words"),
        ("2001*", "marks"),
        ("2001-Q5", "quarter"),
        ("فروردین 1402", "calendar"),
        ("Nov-Feb 2001", "span"),
    ] {
        assert!(read(text, false).unwrap_err().contains(why), "{text}: {:?}", read(text, false));
    }
}
