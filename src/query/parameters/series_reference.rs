//! One entry of `series=`: `DYAD/view`, and behind semicolons what it says otherwise than the address does for all, such as
//! `RUS-IRN/exports;product=HS:27;source=wits`.

use super::{parameter::Given, readers};
use crate::{
    limits::{Limits, count},
    parameter::ParameterError,
    query::View,
    series::Subject,
    trade::{Calendar, Dyad, Frequency, Product},
};

/// What an entry may say for itself.
const NAMES: [&str; 4] = ["calendar", "freq", "product", "source"];

/// The views that are one series.
const VIEWS: [View; 7] =
    [View::Turnover, View::Exports, View::Imports, View::Balance, View::ReExports, View::ReImports, View::DomesticExports];

/// One series to compare.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Compared {
    /// Whose statistics, about whom.
    pub dyad: Dyad,
    /// What is counted.
    pub subject: Subject,
    /// What the entry says for itself.
    pub own: Narrowing,
}

/// What narrows one series of several, as an entry says it for itself, or the address for all.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Narrowing {
    /// Only this calendar.
    pub calendar: Option<Calendar>,
    /// Only this frequency.
    pub freq: Option<Frequency>,
    /// Only this product.
    pub product: Option<Product>,
    /// Only this source.
    pub source: Option<String>,
}

impl Compared {
    /// The entry as it stands in a canonical address: names in order, what holds for all left out.
    #[must_use]
    pub fn text(&self, shared: &Narrowing) -> String {
        let own = &self.own;
        let usual = shared.product.unwrap_or_default();
        let said = [
            own.calendar.filter(|own| Some(*own) != shared.calendar).map(|own| own.word().to_owned()),
            own.freq.filter(|own| Some(*own) != shared.freq).map(|own| own.letter().to_owned()),
            own.product.filter(|own| *own != usual).map(|own| own.to_string()),
            own.source.clone().filter(|own| Some(own) != shared.source.as_ref()),
        ];
        let said = NAMES.into_iter().zip(said).filter_map(|(name, said)| Some(format!(";{name}={}", said?)));
        format!("{}/{}{}", self.dyad, View::showing(self.subject).word(), said.collect::<String>())
    }
}

impl Narrowing {
    /// Does it say something of this parameter?
    pub(in crate::query) fn says(&self, parameter: &str) -> bool {
        match parameter {
            "calendar" => self.calendar.is_some(),
            "freq" => self.freq.is_some(),
            "product" => self.product.is_some(),
            "source" => self.source.is_some(),
            _ => false,
        }
    }

    fn set(&mut self, name: &'static str, text: &str) -> Result<(), ParameterError> {
        let given = Given { name, text, resource: None };
        match name {
            "calendar" => self.calendar = readers::term(&given)?,
            "freq" => self.freq = readers::term(&given)?,
            "product" => self.product = readers::term(&given)?,
            _ => self.source = readers::text(&given)?,
        }
        Ok(())
    }
}

/// The entries of a list, in its order.
///
/// # Errors
/// A parameter error on `series` that names the entry and what is allowed.
pub(super) fn list(text: &str) -> Result<Vec<Compared>, ParameterError> {
    let mut entries: Vec<Compared> = Vec::new();
    for part in text.split(',') {
        let entry = entry(part)?;
        if entries.contains(&entry) {
            return Err(fault(part, "is there twice", &["each series once"]));
        }
        entries.push(entry);
    }
    let most = count(Limits::current().compared_series);
    if entries.len() > most {
        let allowed = format!("1 to {most} series");
        return Err(ParameterError::new("series", format!("{} series are too many", entries.len()), &[&allowed]));
    }
    Ok(entries)
}

/// The entries without what holds for all of them anyway.
///
/// # Errors
/// A parameter error when two are the same then.
pub(super) fn simplified(entries: Vec<Compared>, shared: &Narrowing) -> Result<Vec<Compared>, ParameterError> {
    let usual = shared.product.unwrap_or_default();
    let mut simple: Vec<Compared> = Vec::new();
    for mut entry in entries {
        let own = &mut entry.own;
        own.calendar = own.calendar.filter(|own| Some(*own) != shared.calendar);
        own.freq = own.freq.filter(|own| Some(*own) != shared.freq);
        own.product = own.product.filter(|own| *own != usual);
        own.source = own.source.take().filter(|own| Some(own) != shared.source.as_ref());
        if simple.contains(&entry) {
            return Err(fault(&entry.text(shared), "is there twice", &["each series once"]));
        }
        simple.push(entry);
    }
    Ok(simple)
}

/// The list as it stands in a canonical address; empty when nothing is compared.
pub(super) fn text(series: &[Compared], shared: &Narrowing) -> String {
    series.iter().map(|entry| entry.text(shared)).collect::<Vec<_>>().join(",")
}

/// What is wrong with one entry.
pub(in crate::query) fn fault(entry: &str, detail: &str, allowed: &[&str]) -> ParameterError {
    ParameterError::new("series", format!("{entry:?} {detail}"), allowed)
}

/// There is nothing to compare.
pub(in crate::query) fn none() -> ParameterError {
    ParameterError::new("series", "is missing: it says which series to compare", &[&grammar()])
}

fn grammar() -> String {
    let most = Limits::current().compared_series;
    format!(
        "1 to {most} of DYAD/view joined by commas, each with ;name=value for its own calendar, freq, product or source, \
         such as RUS-IRN/exports,RUS-TUR/exports;source=wits"
    )
}

fn entry(text: &str) -> Result<Compared, ParameterError> {
    let mut parts = text.split(';');
    let (dyad, view) =
        parts.next().and_then(|name| name.split_once('/')).ok_or_else(|| fault(text, "is not a series", &[&grammar()]))?;
    let dyad: Dyad = dyad.parse().map_err(|error: crate::trade::UnknownTerm| fault(text, "names no dyad", &[error.allowed]))?;
    let subject = VIEWS
        .into_iter()
        .find(|own| own.word() == view)
        .and_then(View::subject)
        .ok_or_else(|| fault(text, "names no view that is a series", &VIEWS.map(View::word)))?;
    let mut own = Narrowing::default();
    let mut seen: Vec<&str> = Vec::new();
    for part in parts {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let known = NAMES.into_iter().find(|known| *known == name);
        let name = known.ok_or_else(|| fault(text, &format!("says {name:?}, which an entry does not take"), &NAMES))?;
        if seen.contains(&name) {
            return Err(fault(text, &format!("says {name} twice"), &["once"]));
        }
        seen.push(name);
        own.set(name, value).map_err(|error| within(text, error))?;
    }
    Ok(Compared { dyad, subject, own })
}

/// A fault of an entry's own parameter as a fault of `series`.
pub(in crate::query) fn within(entry: &str, error: ParameterError) -> ParameterError {
    ParameterError { detail: format!("{entry:?}: {error}"), parameter: "series".to_owned(), allowed: error.allowed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn address(query: &str) -> String {
        parse("compare", Some(query), &[]).unwrap().query.address()
    }

    #[test]
    fn one_address_for_one_comparison() {
        let written = "/v1/compare?measure=index&series=RUS-IRN/turnover,RUS-TUR/exports;product=HS:27;source=wits";
        assert_eq!(address("series=RUS-IRN/turnover,RUS-TUR/exports;source=wits;product=HS:27&measure=index"), written);
        assert_eq!(
            address("series=RUS-IRN%2Fturnover%2CRUS-TUR%2Fexports%3Bsource%3Dwits%3Bproduct%3DHS%3A27&measure=index"),
            written
        );
        // What an entry shares with all is left out; what differs from all stays, even when it is the usual product.
        assert_eq!(
            address("series=RUS-IRN/exports;source=wits;product=TOTAL,RUS-TUR/exports;product=HS:27&source=wits&product=HS:27"),
            "/v1/compare?product=HS:27&series=RUS-IRN/exports;product=TOTAL,RUS-TUR/exports&source=wits"
        );
        assert_eq!(address("series=RUS-IRN/exports;product=TOTAL"), "/v1/compare?series=RUS-IRN/exports");
    }

    #[test]
    fn a_fault_names_the_entry_and_what_is_allowed() {
        for (text, told) in [
            ("", "is not a series"),
            ("RUS-IRN", "is not a series"),
            ("RUS-IRN/turnover,", "is not a series"),
            ("rus-irn/turnover", "names no dyad"),
            ("RUS-IRN/mirror", "names no view"),
            ("RUS-IRN/turnover;width=3", "says \"width\""),
            ("RUS-IRN/turnover;freq=W", "freq: "),
            ("RUS-IRN/turnover;freq=A;freq=A", "says freq twice"),
            ("RUS-IRN/turnover,RUS-IRN/turnover", "is there twice"),
        ] {
            let Err(ParameterError { parameter, detail, allowed }) = list(text) else { panic!("{text} passed") };
            assert!(parameter == "series" && detail.contains(told) && !allowed.is_empty(), "{text}: {detail}");
        }
        let many: Vec<String> = (0..21).map(|place| format!("RUS-IRN/turnover;source=s{place}")).collect();
        assert_eq!(list(&many[..20].join(",")).unwrap().len(), 20);
        assert!(list(&many.join(",")).is_err());
    }
}
