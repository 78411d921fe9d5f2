//! Dates known to the year, the month or the day.

use chrono::NaiveDate;

/// `yyyymmdd` of a year, month or day, with zeros for what is not known; nothing when it is none of them.
#[must_use]
pub fn partial_date(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| -> Option<i32> {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok()).flatten()
    };
    let date = match text.len() {
        4 => (number(4)?, 0, 0),
        7 => (number(4)?, number(2)?, 0),
        10 => (number(4)?, number(2)?, number(2)?),
        _ => return None,
    };
    let known = |part: i32| u32::try_from(part.max(1)).ok();
    NaiveDate::from_ymd_opt(date.0, known(date.1)?, known(date.2)?)?;
    let zero_part = (text.len() > 4 && date.1 == 0) || (text.len() > 7 && date.2 == 0);
    (!zero_part).then_some(date.0 * 10_000 + date.1 * 100 + date.2)
}

/// `yyyymmdd` with zeros as a date is written: 2024, 2024-10, 2024-10-11; empty for 0.
#[must_use]
pub fn date_text(date: i32) -> String {
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
    match (date, month, day) {
        (0, ..) => String::new(),
        (_, 0, _) => format!("{year:04}"),
        (_, _, 0) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// What a fault of such a date says is allowed.
pub const DATE_ALLOWED: &str = "a date 2024-10-11, a month 2024-10 or a year 2024";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_months_and_days() {
        assert_eq!(partial_date("2024"), Some(20_240_000));
        assert_eq!(partial_date("2024-10"), Some(20_241_000));
        assert_eq!(partial_date("2024-02-29"), Some(20_240_229));
        for date in ["2024", "2024-10", "2024-10-11"] {
            assert_eq!(date_text(partial_date(date).unwrap()), date);
        }
        assert_eq!(date_text(0), "");
        for bad in ["2023-02-29", "2024-13", "2024-00", "2024-10-00", "24", "2024-1", "2024/10/11", "October"] {
            assert_eq!(partial_date(bad), None, "{bad}");
        }
    }
}
