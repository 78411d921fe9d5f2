//! What is looked for, as the values that it allows and what narrows where they are looked for.

use chrono::NaiveDate;

use super::{figure::StatedFigure, scope::Scope};
use crate::{
    query::{Parameters, QueryError},
    series::Subject,
    statistics::ClaimSet,
    trade::{Calendar, Claim, ClaimFlow, ClaimKind, ClaimUnit, Compared, Dyad, Flow, Qualifier, Status},
};

/// What is looked for.
pub(super) struct Wanted<'a> {
    pub pair: Dyad,
    pub set: ClaimSet,
    pub is_growth: bool,
    /// Is it a range, all of which is as good?
    pub is_range: bool,
    parameters: &'a Parameters,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl<'a> Wanted<'a> {
    /// What the parameters ask for.
    pub fn of(parameters: &'a Parameters) -> Result<Self, QueryError> {
        let sought = &parameters.sought;
        let value = sought.value.ok_or_else(|| {
            QueryError::parameter("value", "is missing: which figure is looked for?", &["a number such as 1.5e9"])
        })?;
        let pair = sought.pair.ok_or_else(|| {
            let detail = "is missing: figures are looked for among those of one pair, in both directions; all pairs, or all of one area, \
                          are too many to go through";
            QueryError::parameter("pair", detail, &["two ISO 3166 alpha-3 codes in capitals joined by a hyphen, such as RUS-IRN"])
        })?;
        let is_growth = sought.unit == Some(ClaimUnit::Percent);
        let too_large =
            || QueryError::parameter("value", format!("{value} is too large to hold"), &["at most 92 quadrillion units"]);
        let decimals = sought.decimals.or_else(|| u8::try_from(value.figure.written_decimals()).ok());
        // A range is that of its ends, each as written.
        let claim = Claim {
            value: Some(value.figure),
            unit_mult: value.power,
            decimals,
            qualifier: sought.qualifier.unwrap_or(Qualifier::Exact),
            ..blank(pair)
        };
        let set = match sought.value_to {
            None => ClaimSet::of(&claim),
            Some(upper) => {
                let exact = |figure, unit_mult| {
                    let end =
                        Claim { value: Some(figure), unit_mult, decimals: None, qualifier: Qualifier::Exact, ..blank(pair) };
                    ClaimSet::of(&end).map(|set| set.stated)
                };
                let ends = exact(value.figure, value.power).zip(exact(upper.figure, upper.power));
                ends.map(|(low, high)| ClaimSet::between(Some(low), Some(high), low))
            }
        };
        let calendar = parameters.calendar.unwrap_or(Calendar::Gregorian);
        Ok(Self {
            pair,
            set: set.ok_or_else(too_large)?,
            is_growth,
            is_range: sought.value_to.is_some(),
            parameters,
            from: parameters.from.and_then(|from| from.first_day(calendar)),
            to: parameters.to.and_then(|to| to.last_day(calendar)),
        })
    }

    /// What has to be gone through.
    pub fn scope(&self) -> Scope {
        Scope {
            pair: self.pair,
            subjects: self.parameters.sought.flow.map_or_else(|| Subject::ALL.to_vec(), |subject| vec![subject]),
            product: self.parameters.product.unwrap_or_default(),
            as_of: self.parameters.as_of,
            is_growth: self.is_growth,
        }
    }

    /// Is it one of the figures that are looked among? The window is read by days, and holds what shares any with it.
    pub fn is_asked(&self, figure: &StatedFigure) -> bool {
        let Parameters { source, calendar, sought, .. } = self.parameters;
        let of_source = source.as_ref().is_none_or(|source| figure.source.name == *source);
        let of_calendar = calendar.is_none_or(|calendar| figure.calendar == calendar);
        let of_currency = match &sought.unit {
            Some(ClaimUnit::Currency(code)) => figure.currency.as_deref() == Some(code),
            _ => true,
        };
        of_source && of_calendar && of_currency && self.in_window(figure)
    }

    fn in_window(&self, figure: &StatedFigure) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let is_in = |(first, last): (NaiveDate, NaiveDate)| {
            self.from.is_none_or(|from| last >= from) && self.to.is_none_or(|to| first <= to)
        };
        figure.days().is_some_and(is_in)
    }
}

/// A claim that says nothing yet.
fn blank(dyad: Dyad) -> Claim {
    Claim {
        id: String::new(),
        statement: None,
        dyad,
        is_open: true,
        flow: ClaimFlow::Of(Flow::Turnover),
        product: crate::trade::Product::Total,
        period: None,
        calendar: Calendar::Gregorian,
        claim_kind: ClaimKind::Level,
        value: None,
        value_to: None,
        unit: None,
        unit_mult: 0,
        decimals: None,
        qualifier: Qualifier::Exact,
        compared_to: Compared::Usual,
        currency: None,
        compiler: None,
        stated_by: None,
        published: None,
        status: Status::Normal,
        source: String::new(),
        text: String::new(),
        note: None,
    }
}
