//! Words that tables use for flows and for money.

use crate::trade::Flow;

/// The flow of a word in English, Russian or Persian, or of the codes X and M.
pub(super) fn flow(word: &str) -> Option<Flow> {
    if let Ok(flow) = word.parse() {
        return Some(flow);
    }
    Some(match word.to_lowercase().replace(['ي', 'ى'], "ی").as_str() {
        "export" | "exports" | "x" | "exp" | "экспорт" | "эк" | "صادرات" => Flow::Export,
        "import" | "imports" | "m" | "imp" | "импорт" | "им" | "واردات" => Flow::Import,
        "re-export" | "re-exports" | "reexport" | "reexports" | "rx" | "реэкспорт" | "صادرات مجدد" => {
            Flow::ReExport
        }
        "re-import" | "re-imports" | "reimport" | "reimports" | "rm" | "реимпорт" => Flow::ReImport,
        "turnover" | "total trade" | "trade turnover" | "товарооборот" | "оборот" | "مبادلات" => {
            Flow::Turnover
        }
        _ => return None,
    })
}

/// Signs of money, and the currencies that they may stand for.
const SIGNS: [(&str, &[&str]); 9] = [
    ("US$", &["USD"]),
    ("$", &["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL"]),
    ("€", &["EUR"]),
    ("£", &["GBP", "EGP", "LBP", "SYP"]),
    ("¥", &["JPY", "CNY"]),
    ("₽", &["RUB"]),
    ("₹", &["INR"]),
    ("₺", &["TRY"]),
    ("﷼", &["IRR"]),
];

/// A figure without the sign or code of its currency; an error when that is another than the row's.
pub(super) fn without_currency<'a>(text: &'a str, currency: &str) -> Result<&'a str, String> {
    if text.ends_with('%') || text.ends_with('٪') {
        return Err(format!("{text:?} is a per cent, not an amount"));
    }
    for (sign, currencies) in SIGNS {
        let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) else { continue };
        if currencies.contains(&currency) {
            return Ok(rest.trim());
        }
        return Err(format!("{text:?} names another currency than {currency}"));
    }
    let rest = text.strip_prefix(currency).or_else(|| text.strip_suffix(currency)).map(str::trim);
    Ok(rest.filter(|rest| rest.contains(|letter: char| letter.is_numeric())).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flows_in_three_languages() {
        let flows = ["export", "Exports", "X", "импорт", "واردات", "Re-export", "balance", "1"].map(flow);
        let wanted = [Some(Flow::Export), Some(Flow::Export), Some(Flow::Export), Some(Flow::Import), Some(Flow::Import)];
        assert_eq!(flows[..5], wanted);
        assert_eq!(flows[5..], [Some(Flow::ReExport), None, None]);
    }

    #[test]
    fn a_sign_of_money_goes_when_it_is_the_rows() {
        assert_eq!(without_currency("$1,234", "USD").as_deref(), Ok("1,234"));
        assert_eq!(without_currency("US$ 5", "USD").as_deref(), Ok("5"));
        assert_eq!(without_currency("5 €", "EUR").as_deref(), Ok("5"));
        assert_eq!(without_currency("5 EUR", "EUR").as_deref(), Ok("5"));
        assert!(without_currency("€5", "USD").is_err() && without_currency("US$5", "CAD").is_err());
        assert!(without_currency("12 %", "USD").is_err());
        assert_eq!(without_currency("5 EUR", "USD").as_deref(), Ok("5 EUR"), "which is no figure");
    }
}
