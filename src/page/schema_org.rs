//! Parts of what pages say to search engines in the words of schema.org, so that each says the same of the same.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::{
    language::Language,
    trade::{Calendar, Frequency, Period, Source},
    write::Site,
};

/// The shortest description that search engines for data take.
const SHORTEST: usize = 50;

/// A description that is long enough: what this site is follows a short one.
pub(super) fn long_enough(language: Language, text: &str) -> String {
    if text.chars().count() < SHORTEST { format!("{text} {}", language.say("landing.what")) } else { text.to_owned() }
}

/// Whoever serves the data.
pub(super) fn publisher(site: &Site) -> Value {
    json!({"@type": "Organization", "name": "dyad", "url": site.href("/")})
}

/// The catalogue that every dataset is in.
pub(super) fn catalogue(site: &Site) -> Value {
    json!({"@type": "DataCatalog", "name": "dyad", "url": site.href("/")})
}

/// Who made the figures, each once, as far as it is known: the title of a source is no organisation.
pub(super) fn makers<'a>(sources: impl IntoIterator<Item = &'a Arc<Source>>) -> Option<Value> {
    let mut names: Vec<&str> = Vec::new();
    for name in sources.into_iter().filter_map(|source| source.compiler.as_deref()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let made = |name: &str| json!({"@type": "Organization", "name": name});
    (!names.is_empty()).then(|| names.into_iter().map(made).collect())
}

/// Where licences stand; nothing where no address is known, since words are no licence.
pub(super) fn license(links: &[String]) -> Option<Value> {
    match links {
        [] => None,
        [one] => Some(one.as_str().into()),
        several => Some(several.into()),
    }
}

/// From the first day of these periods to the last; whole Gregorian years as years.
pub(super) fn coverage(calendar: Calendar, periods: &[Period]) -> Option<String> {
    let is_year = |period: &Period| period.frequency() == Frequency::Annual;
    if calendar == Calendar::Gregorian && periods.iter().all(is_year) {
        let (first, last) = (periods.iter().min()?, periods.iter().max()?);
        return Some(if first == last { first.to_string() } else { format!("{first}/{last}") });
    }
    let begins = periods.iter().filter_map(|period| period.first_day(calendar)).min()?;
    let ends = periods.iter().filter_map(|period| period.last_day(calendar)).max()?;
    Some(format!("{begins}/{ends}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_told_as_dates_that_machines_read() {
        let told = |calendar, texts: &[&str]| {
            let periods: Vec<Period> = texts.iter().map(|text| text.parse().unwrap()).collect();
            coverage(calendar, &periods).unwrap_or_default()
        };
        assert_eq!(told(Calendar::Gregorian, &["2010", "1990", "2014"]), "1990/2014");
        assert_eq!(told(Calendar::Gregorian, &["2010"]), "2010");
        assert_eq!(told(Calendar::Gregorian, &["2010-Q2", "2010-12"]), "2010-04-01/2010-12-31");
        // The year 1402 began with the spring of 2023.
        assert_eq!(told(Calendar::SolarHijri, &["1402"]), "2023-03-21/2024-03-19");
        assert_eq!(told(Calendar::Gregorian, &[]), "");
    }

    #[test]
    fn a_short_description_is_made_longer_and_a_long_one_stays() {
        let long = "a".repeat(SHORTEST);
        assert_eq!(long_enough(Language::English, &long), long);
        assert!(long_enough(Language::English, "Trade.").chars().count() > SHORTEST);
    }
}
