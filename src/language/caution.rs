//! What to beware of, in words: as people read it, and with the labels of the data for machines.

use std::borrow::Cow;

use super::Language;
use crate::trade::{Calendar, CautionPart, CautionText, Period, Product};

/// How what is filled in is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Labels {
    /// As people write it: "January 2023", "1,234", "Solar Hijri".
    Words,
    /// As it stands in the data: "2023-01", "1234", "solar-hijri".
    Codes,
}

impl Language {
    /// What to beware of, in this language; words of the data as they stand where the data have no others.
    #[must_use]
    pub fn caution(self, caution: &CautionText) -> Cow<'_, str> {
        self.said(caution, Labels::Words)
    }

    /// The same in English with periods, dates, numbers and codes as the data have them, for machines.
    #[must_use]
    pub fn coded_caution(caution: &CautionText) -> String {
        Self::English.said(caution, Labels::Codes).into_owned()
    }

    fn said(self, caution: &CautionText, labels: Labels) -> Cow<'_, str> {
        match caution {
            CautionText::Told { text, texts } => self.own(texts).unwrap_or(text).into(),
            CautionText::Message { key, count, parts } => {
                let texts: Vec<(&str, String)> = parts.iter().map(|(name, part)| (*name, self.part(part, labels))).collect();
                let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
                count.map_or_else(|| self.fill(key, &texts), |count| self.count(key, count, &texts)).into()
            }
        }
    }

    fn part(self, part: &CautionPart, labels: Labels) -> String {
        let coded = labels == Labels::Codes;
        let several = |texts: Vec<String>| texts.join(&format!("{} ", self.say("chart.comma")));
        match part {
            CautionPart::Code(code) => self.isolated(code),
            CautionPart::Whole(number) if coded => number.to_string(),
            CautionPart::Whole(number) => self.number(&number.to_string()),
            CautionPart::Tenths(number) => self.number(&format!("{number:.1}")),
            CautionPart::Area(area) => self.area_within(*area).to_owned(),
            CautionPart::Areas(areas) => several(areas.iter().map(|area| self.area_within(*area).to_owned()).collect()),
            CautionPart::Products(products) => {
                several(products.iter().map(|product| self.product_label(product, labels)).collect())
            }
            CautionPart::Periods(periods, calendar) => {
                several(periods.iter().map(|period| self.period_label(*period, *calendar, labels)).collect())
            }
            CautionPart::Date(date) if coded => date.clone(),
            CautionPart::Date(date) => self.date(date),
            CautionPart::Calendars(calendars) => {
                let name = |calendar: &Calendar| if coded { calendar.word().to_owned() } else { self.calendar(*calendar) };
                several(calendars.iter().map(name).collect())
            }
            CautionPart::Message(text) => self.said(text, labels).into_owned(),
        }
    }

    fn period_label(self, period: Period, calendar: Calendar, labels: Labels) -> String {
        if labels == Labels::Codes { period.to_string() } else { self.period_in(period, calendar) }
    }

    fn product_label(self, product: &Product, labels: Labels) -> String {
        let name = self.product(product).filter(|_| labels == Labels::Words);
        name.map_or_else(|| self.isolated(&product.to_string()), |name| self.isolated(name))
    }

    /// A text that runs to the right, kept together among words that run to the left.
    #[must_use]
    pub fn isolated(self, text: &str) -> String {
        let rightward = |letter: char| letter.is_alphabetic() && letter < '\u{590}';
        if self.is_right_to_left() && text.contains(rightward) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::tests::THREE, trade::Translations};

    #[test]
    fn a_message_is_said_in_the_readers_language_and_coded_for_machines() {
        let periods = ["2023-01", "2023-02"].map(|text| text.parse().unwrap()).to_vec();
        let caution = CautionText::of("caution.from_quarters", [("periods", CautionPart::Periods(periods, Calendar::Gregorian))]);
        assert_eq!(
            Language::coded_caution(&caution),
            "Summed from quarters where months were not published: 2023-01, 2023-02",
            "machines read the labels of the data"
        );
        let said = THREE.map(|language| language.caution(&caution).into_owned());
        assert_eq!(said[0], "Summed from quarters where months were not published: Jan 2023, Feb 2023");
        assert!(said[1].contains("янв. 2023"), "{}", said[1]);
        assert!(said[2].contains("ژانویهٔ ۲۰۲۳") && !said[2].contains(|letter: char| letter.is_ascii_alphabetic()), "{}", said[2]);
    }

    #[test]
    fn words_of_the_data_are_in_the_languages_that_the_data_have() {
        let texts = Translations::from([("ru".to_owned(), "Осторожно".to_owned())]);
        let caution = CautionText::Told { text: "Beware".to_owned(), texts };
        assert_eq!(THREE.map(|language| language.caution(&caution).into_owned()), ["Beware", "Осторожно", "Beware"]);
        assert_eq!(Language::coded_caution(&caution), "Beware");
    }
}
