//! What the page of an area shows, as its address says it.

use crate::{
    page::page_query::PageQuery,
    query::{self, Parameters, Query, QueryError, Resource},
    series::Subject,
    trade::{Area, Period, Product},
};

/// So many partners stand in the table when the address does not say.
pub(super) const SHOWN: usize = 20;

/// What the page of an area shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AreaState {
    pub area: Area,
    /// The one period that is ranked; the latest where none is asked for.
    pub period: Option<Period>,
    /// The partner that is marked.
    pub highlight: Option<Area>,
    /// What is asked of the data: those of a ranking of partners.
    pub parameters: Parameters,
}

impl AreaState {
    /// The state of an address.
    ///
    /// # Errors
    /// What is unknown, repeated or bad is named.
    pub(super) fn read(area: Area, given: &PageQuery) -> Result<Self, QueryError> {
        let mut given = given.clone();
        let wrong =
            |name: &'static str| move |error: crate::trade::UnknownTerm| QueryError::parameter(name, error.to_string(), &[]);
        let period = given.take("period").map(|text| text.parse().map_err(wrong("period"))).transpose()?;
        let highlight = given.take("highlight").map(|text| text.parse().map_err(wrong("highlight"))).transpose()?;
        let asked = query::parse(&format!("areas/{area}/partners"), Some(&given.text()), &[])?;
        Ok(Self { area, period, highlight, parameters: asked.query.parameters })
    }

    /// The state of nothing but the area.
    pub(super) fn of(area: Area) -> Self {
        Self { area, period: None, highlight: None, parameters: Parameters::default() }
    }

    /// The same of one flow, in the latest period of whatever source has it.
    pub(super) fn of_flow(&self, flow: Subject) -> Self {
        let parameters = Parameters { flow: Some(flow), top: None, ..self.parameters.clone() };
        Self { parameters, highlight: None, ..self.clone() }
    }

    /// The product that all is about.
    pub(super) fn product(&self) -> Product {
        self.parameters.product.unwrap_or_default()
    }

    /// The parameters with the period that is asked for as the whole window.
    pub(super) fn in_period(&self) -> Parameters {
        let edge = self.period.map(Into::into);
        let (from, to) = (edge.or(self.parameters.from), edge.or(self.parameters.to));
        Parameters { from, to, limit: None, offset: None, ..self.parameters.clone() }
    }

    /// The ranking of partners, as far as the table shows it.
    pub(super) fn query(&self) -> Query {
        let parameters = Parameters { top: Some(self.parameters.top.unwrap_or(SHOWN)), ..self.in_period() };
        Query { resource: Resource::Partners(self.area), parameters }
    }

    /// The address that shows this state again, without language and theme.
    pub(super) fn address(&self) -> String {
        let data = Query { resource: Resource::Partners(self.area), parameters: self.parameters.clone() }.address();
        let own = data.split_once('?').map(|(_, query)| query.to_owned());
        let parts = [
            Some(format!("area={}", self.area)),
            own,
            self.period.map(|period| format!("period={period}")),
            self.highlight.map(|partner| format!("highlight={partner}")),
        ];
        format!("/?{}", parts.into_iter().flatten().collect::<Vec<_>>().join("&"))
    }

    /// The same without what only changes how much of it is in sight.
    pub(super) fn canonical(&self) -> Self {
        let parameters = Parameters { top: None, limit: None, offset: None, ..self.parameters.clone() };
        Self { highlight: None, parameters, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Result<AreaState, QueryError> {
        AreaState::read("RUS".parse().unwrap(), &PageQuery::read(Some(raw))?)
    }

    #[test]
    fn an_address_gives_its_page_again() {
        let raw = "flow=export&source=wits&top=50&period=2010&highlight=IRN";
        let state = read(raw).unwrap();
        assert_eq!(state.address(), format!("/?area=RUS&{raw}"));
        assert_eq!(state.canonical().address(), "/?area=RUS&flow=export&source=wits&period=2010");
        assert_eq!(state.query().address(), "/v1/areas/RUS/partners?flow=export&from=2010&source=wits&to=2010&top=50");
        assert_eq!(AreaState::of(state.area).query().address(), "/v1/areas/RUS/partners?top=20");
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (raw, named) in
            [("period=x", "period"), ("highlight=iran", "highlight"), ("flow=x", "flow"), ("colour=red", "colour")]
        {
            let Err(QueryError::Parameter(error)) = read(raw) else { panic!("{raw} passed") };
            assert_eq!(error.parameter, named, "{raw}");
        }
    }
}
