//! Titles, subtitles and sources in words.

use std::sync::Arc;

use crate::{
    language::Language,
    query::{DataDate, Origin, View},
    series::{Reason, Series, Subject},
    trade::{Area, Calendar, CautionText, Dyad, Frequency, Product, Reporting, Source, Status, Valuation},
};

/// The longest name of a product that a title has whole, in letters; official names have up to three hundred.
const BRIEF: usize = 60;

/// "Russia’s", "the United States’"; the bare name where the language does without.
fn owner(language: Language, area: Area) -> String {
    language.possessive(language.area_within(area))
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

/// A date of the data in words that no line break parts: "23 June 2014".
pub(in crate::chart) fn date(language: Language, iso: &str) -> String {
    language.date(iso).replace(' ', "\u{a0}")
}

/// What to beware of, in the language of the picture.
pub(in crate::chart) fn cautions(language: Language, cautions: &[CautionText]) -> Vec<String> {
    cautions.iter().map(|caution| language.caution(caution).into_owned()).collect()
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
    of_product(language, &what, &series.product) + &attribution(language, &series.source)
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

/// That the figures are quoted, as a part of the subtitle in languages whose titles an attribution cannot end. Whom they are from
/// stands in the line of sources, in full and once.
pub(in crate::chart) fn attributed(language: Language, source: &Source) -> Option<String> {
    let untold = quoting(source).is_some() && language != Language::English;
    untold.then(|| language.term("document.reporting", source.reporting.word()).to_owned())
}

/// "Russia’s exports to Iran".
pub(in crate::chart) fn subject(language: Language, subject: Subject, dyad: Dyad) -> String {
    let owner = owner(language, dyad.reporter);
    let sides = [
        ("reporter", language.area_within(dyad.reporter)),
        ("owner", &owner),
        ("partner", language.area_within(dyad.partner)),
        ("reporter_name", language.area(dyad.reporter)),
        ("partner_name", language.area(dyad.partner)),
    ];
    capitalised(&language.fill_term("title.chart.pair", View::showing(subject).word(), &sides))
}

/// The same beginning with a capital.
pub(in crate::chart) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "Russia’s exports by partner".
pub(in crate::chart) fn by_partner(language: Language, subject: Subject, reporter: Area) -> String {
    let owner = owner(language, reporter);
    capitalised(&language.fill_term("title.chart.partners", View::showing(subject).word(), &[("owner", &owner)]))
}

/// "Russia’s exports by continent".
pub(in crate::chart) fn by_continent(language: Language, subject: Subject, reporter: Area) -> String {
    let owner = owner(language, reporter);
    capitalised(&language.fill_term("continents.title", View::showing(subject).word(), &[("owner", &owner)]))
}

/// What is told and the product that it is of, unless that is all products.
pub(in crate::chart) fn of_product(language: Language, what: &str, product: &Product) -> String {
    if *product == Product::Total {
        return what.to_owned();
    }
    language.fill("named.of_product", &[("what", what), ("product", &product_briefly(language, product))])
}

/// The code of a product that a title calls by its name, for the subtitle: "HS 27".
pub(in crate::chart) fn product_code(language: Language, product: &Product) -> Option<String> {
    let code = product.to_string().replacen(':', " ", 1);
    (product_title(language, product) != product.to_string() && *product != Product::Total).then(|| quoted(language, &code))
}

/// The name of a product in the space of a title: of a long one its beginning.
pub(in crate::chart) fn product_briefly(language: Language, product: &Product) -> String {
    let name = product_title(language, product);
    let first = name.split([';', '؛']).next().unwrap_or_default().trim_start_matches('\u{2068}');
    if name.chars().count() <= BRIEF || first.len() == name.len() {
        name
    } else {
        format!("{} \u{2026}", quoted(language, first))
    }
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
    words.extend(series.rolled_up_from.map(|from| sum_of(language, from, series.frequency)));
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

/// "sum of 12 months": of how many published periods each one is made.
pub(in crate::chart) fn sum_of(language: Language, from: Frequency, to: Frequency) -> String {
    let months = match to {
        Frequency::PartYear(part) => usize::try_from(part.months()).unwrap_or_default(),
        Frequency::Quarterly => 3,
        Frequency::Annual | Frequency::Monthly => 12,
    };
    match from {
        Frequency::Quarterly => language.count("chart.basis.sum_of_quarters", months / 3, &[]),
        _ => language.count("chart.basis.sum_of_months", months, &[]),
    }
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

/// Sources, licences, and of which time the data are: when the sources came out, else when their data were imported.
pub(in crate::chart) fn sources(language: Language, sources: &[Arc<Source>], origin: &Origin) -> String {
    let mut all: Vec<String> = Vec::new();
    let is_one = sources.iter().all(|source| source.name == sources[0].name);
    for source in sources {
        // Of one source its publication is the date of the data, which is told once.
        let published = source.published.as_ref().filter(|_| !is_one || origin.published.is_none());
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
    let data = origin.data_date().map(|when| {
        let key = if let DataDate::Published(_) = when { "data_time.published" } else { "data_time.imported" };
        language.fill(key, &[("date", &date(language, when.date()))])
    });
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
        assert_eq!([own("RUS"), own("USA")], ["Russia’s", "the United States’"]);
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
    fn english_titles_have_their_articles_and_begin_with_a_capital() {
        let title = |of: Subject, pair: &str| subject(Language::English, of, pair.parse().unwrap());
        assert_eq!(title(Subject::Exports, "GBR-USA"), "The United Kingdom’s exports to the United States");
        assert_eq!(title(Subject::Imports, "CHN-NLD"), "China’s imports from the Netherlands");
        assert_eq!(title(Subject::Turnover, "USA-CHN"), "United States–China trade turnover", "a name in a compound has none");
        assert_eq!(
            by_partner(Language::English, Subject::Exports, "NLD".parse().unwrap()),
            "The Netherlands’ exports by partner"
        );
    }

    #[test]
    fn a_title_calls_a_product_by_its_name_and_the_subtitle_by_its_code() {
        let named = |code: &str| {
            let product: Product = code.parse().unwrap();
            (of_product(Language::English, "Exports", &product), product_code(Language::English, &product))
        };
        let fuels = "Exports: Mineral fuels, mineral oils and products of their distillation \u{2026}";
        assert_eq!(named("HS:27"), (fuels.to_owned(), Some("HS 27".to_owned())));
        assert_eq!(named("HS:72"), ("Exports: Iron and steel".to_owned(), Some("HS 72".to_owned())));
        assert_eq!(named("SITC4:334"), ("Exports: SITC4:334".to_owned(), None), "a code without a name is all there is");
        assert_eq!(named("TOTAL"), ("Exports".to_owned(), None));
    }

    #[test]
    fn a_sum_says_of_how_many_periods_it_is() {
        use Frequency::{Annual, Monthly, Quarterly};
        let said = |from, to| crate::language::tests::THREE.map(|language| sum_of(language, from, to));
        assert_eq!(said(Monthly, Annual), ["sum of 12 months", "сумма 12 месяцев", "جمع ۱۲ ماه"]);
        assert_eq!(said(Monthly, Quarterly)[..2], ["sum of 3 months", "сумма 3 месяцев"]);
        assert_eq!(said(Quarterly, Annual)[..2], ["sum of 4 quarters", "сумма 4 кварталов"]);
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
