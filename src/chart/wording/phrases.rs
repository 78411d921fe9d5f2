//! Titles, subtitles and sources in words.

use std::sync::Arc;

use crate::{
    language::Language,
    query::View,
    series::{Reason, Series, Subject},
    trade::{Area, Calendar, Dyad, Frequency, Product, Reporting, Source, Status, Valuation},
};

/// "Russia’s", "United States’"; the bare name where the language does without.
fn owner(language: Language, area: Area) -> String {
    language.possessive(language.area(area))
}

/// Words of the data, in whatever language they are; isolated where they run to the right among words that run to the left,
/// so that neither changes the order of the other.
pub(in crate::chart) fn quoted(language: Language, text: &str) -> String {
    let rightward = |letter: char| letter.is_alphabetic() && letter < '\u{590}';
    if language.is_right_to_left() && text.contains(rightward) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// "a, b, c".
pub(in crate::chart) fn listed<T: AsRef<str>>(language: Language, parts: &[T]) -> String {
    joined(parts, language.say("chart.comma"))
}

/// "a; b; c".
pub(in crate::chart) fn in_turn<T: AsRef<str>>(language: Language, parts: &[T]) -> String {
    joined(parts, language.say("chart.semicolon"))
}

fn joined<T: AsRef<str>>(parts: &[T], mark: &str) -> String {
    parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(&format!("{mark} "))
}

/// A date of the data: as it stands in English pictures, which have always been so; else in words that no line break parts.
pub(in crate::chart) fn date(language: Language, iso: &str) -> String {
    if language == Language::English { iso.to_owned() } else { language.date(iso).replace(' ', "\u{a0}") }
}

/// What a status means.
pub(in crate::chart) fn status(language: Language, status: Status) -> String {
    let letter = status.letter().to_string();
    language.term("status", &letter).to_owned()
}

/// Why there is no figure.
pub(in crate::chart) fn reason(language: Language, reason: Reason) -> &'static str {
    language.term("reason", reason.word())
}

/// What the series is, with the words that its source is quoted by.
pub(in crate::chart) fn title(language: Language, series: &Series, measured: Option<&str>) -> String {
    let what = subject(language, series.subject, series.dyad);
    let what = measured.map_or_else(|| what.clone(), |key| language.fill(key, &[("what", &what)]));
    format!("{what}{}{}", product(&series.product), attribution(language, &series.source))
}

/// The words that a source is quoted by, where its figures are somebody's words; else the line of the source says all.
fn quoting(source: &Source) -> Option<&String> {
    source.attribution.as_ref().filter(|_| source.reporting == Reporting::Quoted)
}

/// The words that a source is quoted by, after a space. They are English words that end an English title; see [`attributed`].
pub(in crate::chart) fn attribution(language: Language, source: &Source) -> String {
    let own = quoting(source).filter(|_| language == Language::English);
    own.map_or_else(String::new, |words| format!(" {words}"))
}

/// The same as a part of the subtitle, in languages whose titles they cannot end.
pub(in crate::chart) fn attributed(language: Language, source: &Source) -> Option<String> {
    let own = quoting(source).filter(|_| language != Language::English)?;
    Some(language.fill("chart.attributed", &[("text", &quoted(language, own))]))
}

/// "Russia’s exports to Iran".
pub(in crate::chart) fn subject(language: Language, subject: Subject, dyad: Dyad) -> String {
    let owner = owner(language, dyad.reporter);
    let sides = [("reporter", language.area(dyad.reporter)), ("owner", &owner), ("partner", language.area(dyad.partner))];
    language.fill_term("title.chart.pair", View::showing(subject).word(), &sides)
}

/// "Russia’s exports by partner".
pub(in crate::chart) fn by_partner(language: Language, subject: Subject, reporter: Area) -> String {
    let owner = owner(language, reporter);
    language.fill_term("title.chart.partners", View::showing(subject).word(), &[("owner", &owner)])
}

/// "Russia’s exports by continent".
pub(in crate::chart) fn by_continent(language: Language, subject: Subject, reporter: Area) -> String {
    let owner = owner(language, reporter);
    language.fill_term("continents.title", View::showing(subject).word(), &[("owner", &owner)])
}

/// The product in brackets, unless it is all products.
pub(in crate::chart) fn product(product: &Product) -> String {
    if *product == Product::Total { String::new() } else { format!(" ({product})") }
}

/// The name of a product, else its code and the name of what it is part of, else its code. Names that a language lacks are
/// English, so they are quoted.
pub(in crate::chart) fn product_title(language: Language, product: &Product) -> String {
    let name = |of: &Product| match of {
        Product::Code { code, .. } if of.is_harmonized() => language.harmonized(code),
        _ => None,
    };
    let mut above = std::iter::successors(product.parent(), Product::parent);
    match (name(product), above.find_map(|parent| name(&parent))) {
        (Some(name), _) => quoted(language, name),
        (None, Some(name)) => {
            language.fill("chart.part_of", &[("code", &product.to_string()), ("name", &quoted(language, name))])
        }
        (None, None) => product.to_string(),
    }
}

/// "rounded as published (to 1 billion)".
pub(in crate::chart) fn basis(language: Language, rounding: Option<i8>, currency: &str) -> String {
    match rounding {
        None => language.say("chart.basis.published").to_owned(),
        Some(power) => language.fill("chart.basis.rounded", &[("power", &language.power_of_ten(power, currency))]),
    }
}

/// "USD billion, as published".
pub(in crate::chart) fn of_value(language: Language, unit: &str, basis: &str) -> String {
    language.fill("chart.basis.of_value", &[("unit", unit), ("basis", basis)])
}

/// What else is to be known of the figures: valuation, how they were made, the calendar.
pub(in crate::chart) fn conditions(language: Language, series: &Series) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(series.summed_over.iter().map(|over| language.fill("chart.basis.summed", &[("over", over)])));
    let rolled = series.rolled_up_from.map(|from| language.term("chart.basis.rolled_up", from.letter()));
    words.extend(rolled.map(str::to_owned));
    if series.combined {
        let key = match series.subject {
            Subject::Balance => "chart.basis.difference",
            Subject::DomesticExports => "chart.basis.domestic",
            _ => "chart.basis.sum",
        };
        words.push(language.say(key).to_owned());
    }
    let changes = series.valuation == Valuation::Mixed && !series.derived;
    let valued = if changes { language.say("chart.valuation.changes") } else { valuation(language, series.valuation) };
    words.push(valued.to_owned());
    words.extend(part_year(language, series.frequency, series.calendar));
    words.extend(calendar(language, series.calendar));
    words
}

pub(in crate::chart) fn valuation(language: Language, valuation: Valuation) -> &'static str {
    language.term("chart.valuation", valuation.word())
}

/// The months of every year, when the figures are not of whole years.
pub(in crate::chart) fn part_year(language: Language, frequency: Frequency, calendar: Calendar) -> Option<String> {
    matches!(frequency, Frequency::PartYear(_)).then(|| language.frequency(frequency, calendar))
}

/// The calendar, when it is not the Gregorian.
pub(in crate::chart) fn calendar(language: Language, calendar: Calendar) -> Option<String> {
    match calendar {
        Calendar::Gregorian => None,
        Calendar::SolarHijri => Some(language.say("chart.basis.hijri").to_owned()),
        Calendar::Fiscal(_) => Some(language.calendar(calendar)),
    }
}

/// Sources, licences, dates of publication and of the data.
pub(in crate::chart) fn sources(language: Language, sources: &[Arc<Source>], created: i64) -> String {
    let mut all: Vec<String> = Vec::new();
    for source in sources {
        let published = source.published.as_ref();
        let published = published.map(|when| language.fill("chart.source.published", &[("date", &date(language, when))]));
        let license = source.license.as_ref();
        let license = license.map(|terms| language.fill("chart.source.licence", &[("terms", &quoted(language, terms))]));
        let parts: Vec<String> =
            [Some(quoted(language, language.source_title(source))), published, license].into_iter().flatten().collect();
        let text = listed(language, &parts);
        if !all.contains(&text) {
            all.push(text);
        }
    }
    let names = in_turn(language, &all);
    let lead = match all.len() {
        0 => language.say("chart.source.none").to_owned(),
        1 => language.fill("chart.source.single", &[("names", &names)]),
        _ => language.fill("chart.source.several", &[("names", &names)]),
    };
    let day = chrono::DateTime::from_timestamp(created, 0).map(|time| date(language, &time.date_naive().to_string()));
    let data = day.map(|day| language.fill("chart.source.data", &[("date", &day)]));
    [Some(lead), data].into_iter().flatten().map(|words| stopped(&words)).collect::<Vec<_>>().join(" ")
}

/// Ends in a full stop.
pub(in crate::chart) fn stopped(text: &str) -> String {
    let text = text.trim();
    let ended = text.trim_end_matches('\u{2069}').ends_with(['.', '!', '?']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn possessives_and_bases() {
        let own = |code: &str| owner(Language::English, code.parse().unwrap());
        assert_eq!([own("RUS"), own("USA")], ["Russia’s", "United States’"]);
        assert_eq!(basis(Language::English, Some(9), "USD"), "rounded as published (to 1 billion)");
        assert_eq!(basis(Language::English, None, "USD"), "as published");
    }

    #[test]
    fn titles_are_natural_in_every_language() {
        let dyad: Dyad = "RUS-IRN".parse().unwrap();
        let titles = |of: Subject| crate::language::tests::THREE.map(|language| subject(language, of, dyad));
        assert_eq!(
            titles(Subject::Turnover),
            ["Russia–Iran trade turnover", "Россия – Иран: товарооборот", "حجم تجارت روسیه و ایران"]
        );
        assert_eq!(titles(Subject::Exports), ["Russia’s exports to Iran", "Экспорт: Россия → Иран", "صادرات روسیه به ایران"]);
        assert_eq!(titles(Subject::Imports), ["Russia’s imports from Iran", "Импорт: Россия ← Иран", "واردات روسیه از ایران"]);
        assert_eq!(titles(Subject::Balance)[2], "تراز تجاری روسیه با ایران");
    }

    #[test]
    fn products_are_called_as_the_code_list_does() {
        for code in ["TOTAL", "HS:27", "HS:2709", "HS:270900", "HS:160520", "HS2012:2709", "SITC4:334"] {
            let product: Product = code.parse().unwrap();
            if product != Product::Total {
                assert_eq!(product_title(Language::English, &product), product.title());
            }
        }
        assert!(product_title(Language::Russian, &"HS:27".parse().unwrap()).contains("опливо"));
    }
}
