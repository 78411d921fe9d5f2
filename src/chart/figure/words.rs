//! Titles, subtitles and sources in words.

use std::sync::Arc;

use super::number::power_words;
use crate::{
    series::{Series, Subject},
    trade::{Area, Calendar, Dyad, Product, Source, Valuation},
};

/// "Russia’s", "United States’".
fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}\u{2019}") } else { format!("{name}\u{2019}s") }
}

/// What the series is, with the words that its source is quoted by.
pub(super) fn title(series: &Series, before: &str) -> String {
    let what = subject(series.subject, series.dyad);
    let attribution = series.source.attribution.as_ref().map_or_else(String::new, |words| format!(" {words}"));
    format!("{before}{what}{}{attribution}", product(&series.product))
}

/// "Russia’s exports to Iran".
pub(super) fn subject(subject: Subject, dyad: Dyad) -> String {
    let (reporter, partner) = (dyad.reporter.name(), dyad.partner.name());
    match subject {
        Subject::Turnover => format!("{reporter}\u{2013}{partner} trade turnover"),
        Subject::Exports => format!("{} exports to {partner}", possessive(reporter)),
        Subject::Imports => format!("{} imports from {partner}", possessive(reporter)),
        Subject::Balance => format!("{} trade balance with {partner}", possessive(reporter)),
    }
}

/// "Russia’s exports by partner".
pub(super) fn by_partner(subject: Subject, reporter: Area) -> String {
    let what = match subject {
        Subject::Turnover => "trade turnover",
        Subject::Exports => "exports",
        Subject::Imports => "imports",
        Subject::Balance => "trade balance",
    };
    format!("{} {what} by partner", possessive(reporter.name()))
}

/// The product in brackets, unless it is all products.
pub(super) fn product(product: &Product) -> String {
    if *product == Product::Total { String::new() } else { format!(" ({product})") }
}

/// "rounded as published (to 1 billion)".
pub(super) fn basis(rounding: Option<i8>, currency: &str) -> String {
    rounding
        .map_or_else(|| "as published".to_owned(), |power| format!("rounded as published (to {})", power_words(power, currency)))
}

/// What else is to be known of the figures: valuation, how they were made, the calendar.
pub(super) fn conditions(series: &Series) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(series.summed_over.iter().map(|over| format!("summed over {over}")));
    let combined = series.summed_over.is_none() || matches!(series.subject, Subject::Balance | Subject::Turnover);
    if series.derived && combined {
        let how =
            if series.subject == Subject::Balance { "exports \u{2212} imports, derived" } else { "exports + imports, derived" };
        words.push(how.to_owned());
    }
    let changes = series.valuation == Valuation::Mixed && !series.derived;
    words.push(if changes { "valuation changes, FOB and CIF" } else { valuation(series.valuation) }.to_owned());
    words.extend(calendar(series.calendar));
    words
}

pub(super) fn valuation(valuation: Valuation) -> &'static str {
    match valuation {
        Valuation::Fob => "FOB",
        Valuation::Cif => "CIF",
        Valuation::Mixed => "mixed valuation: exports FOB, imports CIF",
        Valuation::Unknown => "valuation not stated",
    }
}

/// The calendar, when it is not the Gregorian.
pub(super) fn calendar(calendar: Calendar) -> Option<String> {
    (calendar == Calendar::SolarHijri).then(|| "Solar Hijri calendar".to_owned())
}

/// Sources, licences, dates of publication and of the data.
pub(super) fn sources(sources: &[Arc<Source>], created: i64) -> String {
    let mut named: Vec<String> = Vec::new();
    for source in sources {
        let published = source.published.as_ref().map(|when| format!("published {when}"));
        let license = source.license.as_ref().map(|terms| format!("licence: {terms}"));
        let parts = [Some(source.title.clone()), published, license];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if !named.contains(&text) {
            named.push(text);
        }
    }
    let day = chrono::DateTime::from_timestamp(created, 0).map(|time| time.date_naive().to_string());
    let data = day.map_or_else(String::new, |day| format!(". Data as of {day}"));
    let word = if named.len() > 1 { "Sources" } else { "Source" };
    if named.is_empty() { format!("No source{data}.") } else { format!("{word}: {}{data}.", named.join("; ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn possessives_and_bases() {
        assert_eq!([possessive("Russia"), possessive("United States")], ["Russia’s", "United States’"]);
        assert_eq!(basis(Some(9), "USD"), "rounded as published (to 1 billion)");
        assert_eq!(basis(None, "USD"), "as published");
        let dyad: Dyad = "RUS-IRN".parse().unwrap();
        assert_eq!(subject(Subject::Turnover, dyad), "Russia–Iran trade turnover");
        assert_eq!(subject(Subject::Imports, dyad.mirror()), "Iran’s imports from Russia");
    }
}
