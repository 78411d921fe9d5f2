//! What a ranking shows and colours wherever it ranks: a partner or a product.

use std::fmt;

use crate::{
    parameter::ParameterError,
    query::{Resource, View},
    trade::{Area, Product},
};

/// The name of the parameter.
pub(super) const NAME: &str = "highlight";

/// One row of a ranking that is shown and coloured wherever it ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Highlight {
    /// A partner.
    Partner(Area),
    /// A product.
    Product(Product),
}

impl Highlight {
    /// The partner or product of a text, for a picture of this resource; without one it may be either.
    ///
    /// # Errors
    /// [`ParameterError`] where the resource has no ranking, or the text is no code of what it ranks.
    pub(super) fn parse(text: &str, resource: Option<&Resource>) -> Result<Self, ParameterError> {
        let fault = |detail: String, allowed: &str| ParameterError::new(NAME, detail, &[allowed]);
        let partner = || {
            let area = text.parse::<Area>();
            area.map(Self::Partner).map_err(|error| fault(error.to_string(), "the code of a partner, such as IRN"))
        };
        let product = || {
            let product = text.parse::<Product>().ok().filter(|product| *product != Product::Total);
            let wanted = "a product with its classification, such as HS:27";
            product.map(Self::Product).ok_or_else(|| fault(format!("{text:?} is no product"), wanted))
        };
        match resource {
            None if text.contains(':') => product(),
            None | Some(Resource::Partners(_)) => partner(),
            Some(Resource::View(_, View::Products)) => product(),
            Some(_) => Err(refused("there is no ranking here")),
        }
    }
}

/// Why nothing can be highlighted.
pub(super) fn refused(why: &str) -> ParameterError {
    ParameterError::new(NAME, why, &["ranked bars: partners of an area, or products of a pair with kind=bar"])
}

impl fmt::Display for Highlight {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Partner(area) => formatter.write_str(area.code()),
            Self::Product(product) => write!(formatter, "{product}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ranking_takes_what_it_ranks() {
        let dyad = "RUS-IRN".parse().unwrap();
        let (partners, products) = (Resource::Partners("RUS".parse().unwrap()), Resource::View(dyad, View::Products));
        let read = |text: &str, resource| {
            Highlight::parse(text, resource).map(|own| own.to_string()).map_err(|error| error.allowed[0].clone())
        };
        assert_eq!(read("IRN", Some(&partners)), Ok("IRN".to_owned()));
        assert_eq!(read("HS:27", Some(&products)), Ok("HS:27".to_owned()));
        assert_eq!((read("IRN", None), read("HS:27", None)), (Ok("IRN".to_owned()), Ok("HS:27".to_owned())));
        for (text, resource, told) in [
            ("HS:27", &partners, "such as IRN"),
            ("XX", &partners, "such as IRN"),
            ("27", &products, "such as HS:27"),
            ("TOTAL", &products, "such as HS:27"),
            ("IRN", &Resource::View(dyad, View::Turnover), "ranked bars"),
        ] {
            assert!(read(text, Some(resource)).is_err_and(|allowed| allowed.contains(told)), "{text} {resource:?}");
        }
    }
}
