//! The data parameters, the same for every suffix.

use super::{series_reference, sort::Sort};
use crate::{
    query::{Compared, QueryError, Resource, View},
    series::Subject,
    statistics::Measure,
    trade::{Area, Calendar, Day, Frequency, Period, Product, UnknownTerm, Vintage},
};

/// The data parameters of a query, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Parameters {
    /// The series to compare.
    pub series: Vec<Compared>,
    /// The first period shown.
    pub from: Option<Period>,
    /// The last period shown.
    pub to: Option<Period>,
    /// Only the last so many periods.
    pub last: Option<usize>,
    /// Only this frequency.
    pub freq: Option<Frequency>,
    /// Only this product.
    pub product: Option<Product>,
    /// Only this source.
    pub source: Option<String>,
    /// Only this calendar.
    pub calendar: Option<Calendar>,
    /// The base period of the index.
    pub base: Option<Period>,
    /// Value, yoy or index.
    pub measure: Option<Measure>,
    /// Answer from the figures that were out on this day.
    pub as_of: Option<Day>,
    /// Only the so many greatest.
    pub top: Option<usize>,
    /// Of which flow.
    pub flow: Option<Subject>,
    /// Only products of so many digits.
    pub level: Option<usize>,
    /// Only products of this classification.
    pub classification: Option<String>,
    /// Only products just below this one.
    pub parent: Option<Product>,
    /// Only what has these words: pairs in the names of their sides, products in theirs; lower case, one space between them.
    pub search: Option<String>,
    /// Only pairs reported by this area.
    pub reporter: Option<Area>,
    /// Only pairs about this area.
    pub partner: Option<Area>,
    /// In which order.
    pub sort: Option<Sort>,
    /// At most so many items of a list.
    pub limit: Option<usize>,
    /// Skip so many items of a list.
    pub offset: Option<usize>,
}

/// The most items a list gives at once.
pub const LIMIT_CAP: usize = 10_000;

impl Measure {
    /// The measure of a word.
    ///
    /// # Errors
    /// A parameter error that names what is allowed.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let found = Self::ALL.into_iter().find(|measure| measure.word() == text);
        found.ok_or_else(|| QueryError::parameter("measure", format!("{text:?} is not a measure"), &Self::ALL.map(Self::word)))
    }
}

impl Parameters {
    /// The names that a resource takes.
    #[must_use]
    pub fn names(resource: &Resource) -> &'static [&'static str] {
        match resource {
            Resource::View(_, View::Mirror) => &["from", "to", "last", "freq", "product", "source", "calendar", "as_of"],
            Resource::View(_, View::Claims) => &["from", "to", "last", "source", "as_of", "limit", "offset"],
            Resource::View(_, View::Events) => &["from", "to", "last", "source", "limit", "offset"],
            Resource::View(_, View::Revisions) => {
                &["from", "to", "last", "freq", "product", "source", "calendar", "flow", "as_of"]
            }
            Resource::View(_, View::Products) => &[
                "from",
                "to",
                "last",
                "freq",
                "product",
                "level",
                "classification",
                "source",
                "calendar",
                "flow",
                "as_of",
                "top",
                "limit",
                "offset",
            ],
            Resource::View(..) => &["from", "to", "last", "freq", "product", "source", "calendar", "base", "measure", "as_of"],
            Resource::Compare => {
                &["series", "from", "to", "last", "freq", "product", "source", "calendar", "base", "measure", "as_of"]
            }
            Resource::Area(_) => &["from", "to", "freq", "product", "source", "calendar", "as_of", "top"],
            Resource::Partners(_) => {
                &["from", "to", "freq", "product", "source", "calendar", "flow", "as_of", "top", "limit", "offset"]
            }
            Resource::Products => &["search", "level", "parent", "limit", "offset"],
            Resource::Dyad(_) | Resource::Dataset(_) | Resource::Product(_) => &[],
            Resource::Dyads => &["search", "reporter", "partner", "source", "flow", "sort", "limit", "offset"],
            Resource::Areas | Resource::Datasets | Resource::Sources => &["limit", "offset"],
        }
    }

    /// Sets one parameter from its text; the name is one of [`Self::names`].
    ///
    /// # Errors
    /// A parameter error that says what is allowed.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), QueryError> {
        let listed =
            |error: &UnknownTerm| matches!(error.term, "frequency" | "calendar").then(|| error.allowed.split(", ").collect());
        let refused = |error: UnknownTerm| {
            let allowed: Vec<&str> = listed(&error).unwrap_or_else(|| vec![error.allowed]);
            QueryError::parameter(name, error.to_string(), &allowed)
        };
        match name {
            "series" => self.series = series_reference::list(text)?,
            "from" => self.from = Some(text.parse().map_err(refused)?),
            "to" => self.to = Some(text.parse().map_err(refused)?),
            "base" => self.base = Some(text.parse().map_err(refused)?),
            "freq" => self.freq = Some(text.parse().map_err(refused)?),
            "product" => self.product = Some(text.parse().map_err(refused)?),
            "calendar" => self.calendar = Some(text.parse().map_err(refused)?),
            "source" => self.source = Some(text.to_owned()),
            "measure" => self.measure = Some(Measure::parse(text)?),
            "as_of" => self.as_of = Some(text.parse().map_err(refused)?),
            "flow" => self.flow = Some(flow(text)?),
            "search" => self.search = Some(words(text)?),
            "reporter" => self.reporter = Some(text.parse().map_err(refused)?),
            "partner" => self.partner = Some(text.parse().map_err(refused)?),
            "sort" => self.sort = Some(Sort::parse(text)?),
            "last" => self.last = Some(count(name, text, 1)?),
            "top" => self.top = Some(count(name, text, 1)?),
            "level" => self.level = Some(count(name, text, 1)?),
            "classification" => self.classification = Some(text.to_owned()),
            "parent" => self.parent = Some(text.parse().map_err(refused)?),
            "limit" => self.limit = Some(count(name, text, 1)?),
            "offset" => self.offset = Some(count(name, text, 0)?),
            _ => return Err(QueryError::parameter(name, "is not known", &[])),
        }
        Ok(())
    }

    /// Which vintage of the figures is asked for.
    #[must_use]
    pub fn vintage(&self) -> Vintage {
        self.as_of.map_or(Vintage::Latest, Vintage::AsOf)
    }

    /// What no parameter can see alone.
    ///
    /// # Errors
    /// `from` after `to`, a base without an index.
    pub fn validate(&self) -> Result<(), QueryError> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from.first_month() >= to.first_month() + to.months()
        {
            return Err(QueryError::parameter("from", format!("{from} is after to={to}"), &["a period not after to"]));
        }
        if let Some(calendar) = self.calendar {
            for (name, period) in [("from", self.from), ("to", self.to), ("base", self.base)] {
                let refused = period.and_then(|period| calendar.check(period).err());
                if let Some(error) = refused {
                    return Err(QueryError::parameter(name, format!("{error}, not {}", calendar.word()), &[error.allowed]));
                }
            }
            if let Some(freq) = self.freq.filter(|freq| !calendar.has(*freq)) {
                let detail = format!("{} has years and quarters, not {}", calendar.word(), freq.letter());
                return Err(QueryError::parameter("freq", detail, &["A", "Q"]));
            }
        }
        if self.base.is_some() && !self.measure.is_some_and(Measure::has_base) {
            return Err(QueryError::parameter("base", "is only used with measure=index", &["measure=index"]));
        }
        Ok(())
    }

    /// Names and values by name, defaults left out.
    #[must_use]
    pub fn canonical(&self) -> Vec<(&'static str, String)> {
        let number = |number: Option<usize>| number.map(|number| number.to_string());
        let period = |period: Option<Period>| period.map(|period| period.to_string());
        let all = [
            ("as_of", self.as_of.map(|day| day.to_string())),
            ("base", period(self.base)),
            ("calendar", self.calendar.map(|calendar| calendar.word().to_owned())),
            ("classification", self.classification.clone()),
            ("flow", self.flow.map(|flow| flow.word().to_owned())),
            ("freq", self.freq.map(|freq| freq.letter().to_owned())),
            ("from", period(self.from)),
            ("last", number(self.last)),
            ("level", number(self.level)),
            ("limit", number(self.limit)),
            ("measure", self.measure.filter(|measure| *measure != Measure::Value).map(|measure| measure.word().to_owned())),
            ("offset", number(self.offset.filter(|offset| *offset > 0))),
            ("parent", self.parent.as_ref().map(ToString::to_string)),
            ("partner", self.partner.map(|area| area.to_string())),
            ("product", self.product.as_ref().filter(|product| **product != Product::Total).map(ToString::to_string)),
            ("reporter", self.reporter.map(|area| area.to_string())),
            ("series", Some(series_reference::text(self)).filter(|text| !text.is_empty())),
            ("search", self.search.clone()),
            ("sort", self.sort.filter(|sort| *sort != Sort::Code).map(|sort| sort.word().to_owned())),
            ("source", self.source.clone()),
            ("to", period(self.to)),
            ("top", number(self.top)),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// Words in lower case with one space between them, so that one search has one address.
fn words(text: &str) -> Result<String, QueryError> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        let allowed = ["words that name a side of a pair, such as russia iran, or its code, such as RUS"];
        return Err(QueryError::parameter("search", "has no words", &allowed));
    }
    Ok(words.join(" "))
}

fn flow(text: &str) -> Result<Subject, QueryError> {
    let all = Subject::FLOWS;
    let found = all.into_iter().find(|flow| flow.word() == text);
    found.ok_or_else(|| QueryError::parameter("flow", format!("{text:?} is not a flow"), &all.map(Subject::word)))
}

fn count(name: &str, text: &str, least: usize) -> Result<usize, QueryError> {
    let plain = Some(text).filter(|text| text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()));
    let number = plain.and_then(|text| text.parse().ok()).filter(|number| *number >= least);
    let most = if name == "limit" { LIMIT_CAP } else { usize::MAX };
    number.filter(|number| *number <= most).ok_or_else(|| {
        let allowed = match name {
            "limit" => format!("a whole number from {least} to {LIMIT_CAP}"),
            _ => format!("a whole number, at least {least}"),
        };
        QueryError::parameter(name, format!("{text:?} is not allowed"), &[&allowed])
    })
}
