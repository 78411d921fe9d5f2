//! The page of a pair in given figures: those of a ranking that leads to it.

use crate::{
    query::{Family, MoversGroup, Parameters, ProductFamily, Query, Resource, View},
    series::Subject,
    trade::{Calendar, Dyad, Frequency, Product},
};

/// Figures of which a pair has a series: what is counted, by which source, in which periods.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShownFigures<'a> {
    pub subject: Subject,
    pub source: &'a str,
    pub calendar: Calendar,
    pub frequency: Frequency,
    pub product: Product,
}

impl<'a> ShownFigures<'a> {
    /// Those that partners are ranked by.
    pub(super) fn of_family(family: &'a Family, product: Product) -> Self {
        let Family { subject, calendar, frequency, .. } = *family;
        Self { subject, source: &family.source.name, calendar, frequency, product }
    }

    /// Those that pairs are ranked by.
    pub(super) fn of_group(group: &'a MoversGroup, subject: Subject, product: Product) -> Self {
        let MoversGroup { calendar, frequency, .. } = *group;
        Self { subject, source: &group.source.name, calendar, frequency, product }
    }

    /// Those that products are ranked by.
    pub(super) fn of_products(family: &'a ProductFamily, product: Product) -> Self {
        let ProductFamily { subject, calendar, frequency, .. } = *family;
        Self { subject, source: &family.source.name, calendar, frequency, product }
    }

    /// The address of the pair's page that shows them, without language and theme.
    pub(super) fn pair_page(self, dyad: Dyad) -> String {
        let view = View::showing(self.subject);
        let parameters = Parameters { product: Some(self.product), ..self.narrowing() };
        page(dyad, view, parameters)
    }

    /// The address of the pair's products below this one, without language and theme.
    pub(super) fn products_page(self, dyad: Dyad) -> String {
        let product = Some(self.product).filter(|product| *product != Product::Total);
        page(dyad, View::Products, Parameters { flow: Some(self.subject), product, ..self.narrowing() })
    }

    fn narrowing(self) -> Parameters {
        Parameters {
            source: Some(self.source.to_owned()),
            calendar: Some(self.calendar).filter(|calendar| *calendar != Calendar::Gregorian),
            freq: Some(self.frequency).filter(|frequency| *frequency != Frequency::Annual),
            ..Parameters::default()
        }
    }
}

fn page(dyad: Dyad, view: View, parameters: Parameters) -> String {
    let data = Query { resource: Resource::View(dyad, view), parameters }.address();
    let asked = data.split_once('?').map_or(String::new(), |(_, query)| format!("&{query}"));
    format!("/?dyad={dyad}&view={}{asked}", view.word())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_a_ranking_leads_to_the_same_figures() {
        let dyad = "THA-USA".parse().unwrap();
        let shown = ShownFigures {
            subject: Subject::Exports,
            source: "comtrade",
            calendar: Calendar::Gregorian,
            frequency: Frequency::Annual,
            product: "HS:160520".parse().unwrap(),
        };
        assert_eq!(shown.pair_page(dyad), "/?dyad=THA-USA&view=exports&product=HS:160520&source=comtrade");
        let whole = ShownFigures { product: Product::Total, subject: Subject::Turnover, ..shown };
        assert_eq!(whole.pair_page(dyad), "/?dyad=THA-USA&view=turnover&source=comtrade");
        assert_eq!(whole.products_page(dyad), "/?dyad=THA-USA&view=products&flow=turnover&source=comtrade");
    }
}
