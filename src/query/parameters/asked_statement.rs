//! What is to be verified, as an address says it: a text, or one statement by its fields.

use super::parameter::Given;
use crate::{
    dataset::{DATE_ALLOWED, is_year, partial_date as date_number, year_fault},
    language::Language,
    parameter::ParameterError,
    trade::{
        Area, Calendar, ClaimFlow, ClaimKind, ClaimUnit, Compared, Day, Dyad, Figure, Frequency, Period, Product, Qualifier,
        Span, Status,
    },
};

/// What is to be verified, as an address says it. What is usual is as if it were not said, so that one question has one form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct AskedStatement {
    /// The text.
    pub text: Option<String>,
    /// Did the text come as the body of a request, and not in its address?
    pub is_posted: bool,
    /// The language of the text.
    pub language: Option<Language>,
    /// When it came out, as far as known.
    pub published: Option<String>,
    /// Whose statement it is.
    pub source: Option<String>,
    /// The day as known on which it is judged.
    pub known: Option<Day>,
    /// The pair of sentences that name none.
    pub pair: Option<Dyad>,
    /// Whose statistics.
    pub reporter: Option<Area>,
    /// About whom.
    pub partner: Option<Area>,
    /// May it be the statistics of either?
    pub is_open: bool,
    /// The flow.
    pub flow: Option<ClaimFlow>,
    /// The product; all where nothing is said.
    pub product: Option<Product>,
    /// The months spoken of.
    pub period: Option<Span>,
    /// Their calendar; the Gregorian one where nothing is said.
    pub calendar: Option<Calendar>,
    /// What is said; a level where nothing is.
    pub kind: Option<ClaimKind>,
    /// The stated value.
    pub value: Option<Figure>,
    /// The upper value.
    pub value_to: Option<Figure>,
    /// What it is counted in.
    pub unit: Option<ClaimUnit>,
    /// Scale of the value, a power of ten.
    pub unit_mult: Option<u8>,
    /// Decimals stated.
    pub decimals: Option<u8>,
    /// How it is hedged; not at all where nothing is said.
    pub qualifier: Option<Qualifier>,
    /// What it is compared to.
    pub compared_to: Compared,
    /// The currency that a growth is counted in.
    pub currency: Option<String>,
    /// F for a forecast; A where nothing is said.
    pub status: Option<Status>,
}

impl AskedStatement {
    /// Is a field of one statement given?
    #[must_use]
    pub fn has_fields(&self) -> bool {
        let aside = Self {
            text: self.text.clone(),
            is_posted: self.is_posted,
            language: self.language,
            published: self.published.clone(),
            source: self.source.clone(),
            known: self.known,
            pair: self.pair,
            ..Self::default()
        };
        *self != aside
    }

    /// The same without the text: what each of its statements has in common.
    #[must_use]
    pub fn without_text(&self) -> Self {
        Self { text: None, is_posted: false, language: None, pair: None, ..self.clone() }
    }

    /// What no parameter can see alone.
    ///
    /// # Errors
    /// A text beside fields, what does not fit the kind of statement, months that the calendar has not.
    pub fn validate(&self) -> Result<(), ParameterError> {
        if self.text.is_some() && self.has_fields() {
            let detail = "is given beside fields of a statement; a text is read for them";
            return Err(ParameterError::new("text", detail, &["text alone", "fields alone"]));
        }
        self.check_period("period", self.period.as_ref())?;
        self.check_period("compared_to", self.compared_to.span())?;
        self.check_kind()?;
        self.check_unit()?;
        self.check_value()?;
        self.check_upper_value()
    }

    /// Months of a fiscal year are counted neither singly nor in a row.
    fn check_period(&self, name: &str, span: Option<&Span>) -> Result<(), ParameterError> {
        let (Some(span), calendar) = (span, self.calendar.unwrap_or_default()) else { return Ok(()) };
        if !is_year(span.first_month().div_euclid(12), calendar) {
            let detail = year_fault(&format!("{span} ({})", calendar.word()));
            return Err(ParameterError::new(name, detail, &["a year of that calendar"]));
        }
        let label = span.to_string();
        let is_one = |period: Period| !label.contains('/') && calendar.has(period.frequency());
        if label.parse().is_ok_and(is_one) || calendar.has(Frequency::Monthly) {
            return Ok(());
        }
        let detail = format!("{span} is no period of {}", calendar.word());
        Err(ParameterError::new(name, detail, &["its years and quarters", "months of calendar=gregorian"]))
    }

    fn check_unit(&self) -> Result<(), ParameterError> {
        let kind = self.kind();
        let Some(unit) = &self.unit else { return Ok(()) };
        let allowed = units(kind);
        let is_of = |word: &&str| match unit {
            ClaimUnit::Currency(_) => *word == CURRENCY,
            unit => *word == unit.word(),
        };
        if allowed.iter().any(is_of) {
            return Ok(());
        }
        let detail = format!("{:?} does not go with claim_kind={}", unit.word(), kind.word());
        let allowed = if allowed.is_empty() { &["no unit, since it states no value"][..] } else { allowed };
        Err(ParameterError::new("unit", detail, allowed))
    }

    fn check_value(&self) -> Result<(), ParameterError> {
        let (wrong, kind) = (ParameterError::new, self.kind());
        if self.value.is_some_and(Figure::is_negative) && !self.may_be_negative() {
            return Err(wrong("value", "is below zero, which no level of trade is", &["zero or more"]));
        }
        let is_finer = |figure: Option<Figure>, decimals: u8| {
            figure.is_some_and(|figure| figure.significant_decimals() > u32::from(decimals))
        };
        if self.decimals.is_some_and(|decimals| is_finer(self.value, decimals) || is_finer(self.value_to, decimals)) {
            return Err(wrong(
                "decimals",
                "are fewer than those that the value is written with",
                &["as many as it has, or more"],
            ));
        }
        let Some(value) = self.value else { return Ok(()) };
        match kind {
            ClaimKind::Rank if value.significant_decimals() > 0 || value.digits() == 0 => {
                Err(wrong("value", "is no place in an order", &["1, 2, 3 …"]))
            }
            ClaimKind::Multiple if value.digits() == 0 => Err(wrong("value", "is 0, which is no multiple", &["more than 0"])),
            ClaimKind::Share if value.to_f64() > 100.0 => Err(wrong("value", "is more than all of it", &["at most 100"])),
            _ => Ok(()),
        }
    }

    /// A balance may be below zero, and so may what a flow changed by; nothing else of trade.
    fn may_be_negative(&self) -> bool {
        match self.kind() {
            ClaimKind::Level => self.flow == Some(ClaimFlow::Balance),
            ClaimKind::Growth | ClaimKind::AverageGrowth | ClaimKind::Change => true,
            _ => false,
        }
    }

    /// The upper value is that of `between`, and not below the lower.
    fn check_upper_value(&self) -> Result<(), ParameterError> {
        let wrong = ParameterError::new;
        if (self.qualifier == Some(Qualifier::Between)) != self.value_to.is_some() {
            return Err(wrong("value_to", "goes with qualifier=between, and with nothing else", &["both or neither"]));
        }
        match (self.value, self.value_to) {
            (None, Some(_)) => Err(wrong("value", "is missing beside value_to", &["the lower value"])),
            (Some(value), Some(upper)) if upper.to_f64() < value.to_f64() => {
                Err(wrong("value_to", "is below value", &["the upper value"]))
            }
            _ => Ok(()),
        }
    }

    /// What has no parts, and what has a currency of its own.
    fn check_kind(&self) -> Result<(), ParameterError> {
        let kind = self.kind();
        if matches!(kind, ClaimKind::Share | ClaimKind::Rank) && self.flow == Some(ClaimFlow::Balance) {
            return Err(ParameterError::new("flow", "is balance, of which partners have no parts", &["a flow"]));
        }
        if self.currency.is_some() && !matches!(kind, ClaimKind::Growth | ClaimKind::AverageGrowth | ClaimKind::Multiple) {
            let detail = "goes with what is counted in percent or times; other values have their currency as unit";
            return Err(ParameterError::new("currency", detail, &["claim_kind=growth", "claim_kind=multiple"]));
        }
        if !matches!(kind, ClaimKind::Level | ClaimKind::Change) && self.unit_mult.is_some_and(|scale| scale != 0) {
            let detail = format!("does not go with claim_kind={}", kind.word());
            return Err(ParameterError::new("unit_mult", detail, &["0"]));
        }
        Ok(())
    }

    /// What is said.
    #[must_use]
    pub fn kind(&self) -> ClaimKind {
        self.kind.unwrap_or(ClaimKind::Level)
    }
}

/// Stands for every currency among the units that are allowed.
const CURRENCY: &str = "an ISO 4217 currency code such as USD";

/// The units that a kind of claim may have.
fn units(kind: ClaimKind) -> &'static [&'static str] {
    match kind {
        ClaimKind::Level | ClaimKind::Change => &[CURRENCY],
        ClaimKind::Growth | ClaimKind::AverageGrowth | ClaimKind::Share => &["percent"],
        ClaimKind::Multiple => &["times", "times_less"],
        ClaimKind::Rank => &["rank"],
        ClaimKind::RecordHigh | ClaimKind::RecordLow | ClaimKind::Above | ClaimKind::Below | ClaimKind::Near => {
            &[CURRENCY, "percent"]
        }
    }
}

/// A figure in ASCII digits with a decimal point; its scale is `unit_mult`, and `1.5e9` is written out.
pub(super) fn figure(given: &Given<'_>) -> Result<Option<Figure>, ParameterError> {
    let allowed = "ASCII digits with at most one decimal point, such as 1.5; the scale is unit_mult";
    given.text.parse().map(Some).map_err(|error| given.wrong(&format!("is {error}"), &[allowed]))
}

/// A scale or a number of decimals, as files have them.
pub(super) fn small(given: &Given<'_>) -> Result<Option<u8>, ParameterError> {
    let plain = Some(given.text).filter(|text| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()));
    let number = plain.and_then(|text| text.parse().ok()).filter(|number| *number <= 15);
    number.map(Some).ok_or_else(|| given.refused(&["a whole number from 0 to 15"]))
}

/// A year, a month or a day.
pub(super) fn partial_date(given: &Given<'_>) -> Result<Option<String>, ParameterError> {
    let is_date = date_number(given.text).is_some();
    let wrong = || given.wrong("is not a date", &[DATE_ALLOWED]);
    if is_date { Ok(Some(given.text.to_owned())) } else { Err(wrong()) }
}

/// An ISO 4217 currency.
pub(super) fn currency(given: &Given<'_>) -> Result<Option<String>, ParameterError> {
    match given.text.parse() {
        Ok(ClaimUnit::Currency(code)) => Ok(Some(code)),
        _ => Err(given.wrong("is not a currency", &["an ISO 4217 currency code such as USD"])),
    }
}

/// A text with anything to read in it.
pub(super) fn text(given: &Given<'_>) -> Result<Option<String>, ParameterError> {
    let is_empty = given.text.trim().is_empty();
    if is_empty {
        Err(ParameterError::new(given.name, "is empty", &["a sentence or more"]))
    } else {
        Ok(Some(given.text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(asked: &AskedStatement) -> Option<String> {
        asked.validate().err().map(|error| error.parameter)
    }

    #[test]
    fn what_does_not_go_together_is_told() {
        let value = |text: &str| text.parse().ok();
        let one = AskedStatement { value: value("4.9"), unit: "USD".parse().ok(), ..AskedStatement::default() };
        assert_eq!(fault(&one), None);
        assert!(one.has_fields() && one.without_text() == one);
        assert_eq!(fault(&AskedStatement { text: Some("x".to_owned()), ..one.clone() }).unwrap(), "text");
        assert_eq!(fault(&AskedStatement { kind: Some(ClaimKind::Growth), ..one.clone() }).unwrap(), "unit");
        assert_eq!(fault(&AskedStatement { decimals: Some(0), ..one.clone() }).unwrap(), "decimals");
        assert_eq!(fault(&AskedStatement { value: value("-4.9"), ..one.clone() }).unwrap(), "value");
        assert_eq!(fault(&AskedStatement { value: value("-4.9"), flow: Some(ClaimFlow::Balance), ..one.clone() }), None);
        assert_eq!(fault(&AskedStatement { value_to: value("5"), ..one.clone() }).unwrap(), "value_to");
        assert_eq!(fault(&AskedStatement { qualifier: Some(Qualifier::Between), ..one.clone() }).unwrap(), "value_to");
        let between = AskedStatement { qualifier: Some(Qualifier::Between), value_to: value("5"), ..one.clone() };
        assert_eq!(fault(&between), None);
        assert_eq!(fault(&AskedStatement { value: None, ..between }).unwrap(), "value");
        let april =
            |period: &str| AskedStatement { period: period.parse().ok(), calendar: "fiscal:04".parse().ok(), ..one.clone() };
        assert_eq!((fault(&april("2023")), fault(&april("2023-05")).as_deref()), (None, Some("period")));
    }

    #[test]
    fn what_goes_with_a_text_is_no_field() {
        let beside = AskedStatement {
            published: Some("2024-10".to_owned()),
            source: Some("wits".to_owned()),
            pair: "RUS-IRN".parse().ok(),
            language: Some(Language::Russian),
            ..AskedStatement::default()
        };
        assert!(!beside.has_fields());
        assert!(AskedStatement { status: Some(Status::Forecast), ..beside }.has_fields());
    }
}
