//! The questions that slices come to, so that few are asked: of a pair or a reporter with few rows all of them at once, of others
//! what is wanted, of every flow and source.

use super::{
    asking::Argument,
    published::{Relation, Version},
    rows::ROW_COLUMNS,
};
use crate::{
    table::{Index, Products, Slice},
    trade::{Area, Dyad, Flow, Product, Word},
};

/// Up to so many rows are had at once: about a megabyte.
const FEW: usize = 20_000;

/// What is asked for; what is kept is kept by it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// Whose statistics.
    pub reporter: Area,
    /// About whom; none for everyone.
    pub partner: Option<Area>,
    /// Which products.
    pub products: Wanted,
    /// Which flow; none for all.
    pub flow: Option<Flow>,
    /// The place of the source; none for all.
    pub source: Option<u16>,
}

/// Which products are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// All of them.
    All,
    /// This one.
    One(Product),
    /// Those of a classification with codes of so many digits that begin so.
    Level(Word, usize, String),
}

impl Question {
    /// All rows of a pair.
    #[must_use]
    pub fn of_dyad(dyad: Dyad) -> Self {
        Self { partner: Some(dyad.partner), ..Self::of_reporter(dyad.reporter) }
    }

    /// All rows of a reporter.
    #[must_use]
    pub fn of_reporter(reporter: Area) -> Self {
        Self { reporter, partner: None, products: Wanted::All, flow: None, source: None }
    }

    /// The question that a slice comes to, of a table with this index.
    #[must_use]
    pub fn of_slice(slice: &Slice<'_>, index: &Index) -> Self {
        let Slice { reporter, partner, products, flow, source } = *slice;
        if rows_of(index, reporter, None) <= FEW {
            return Self::of_reporter(reporter);
        }
        if partner.is_some() && rows_of(index, reporter, partner) <= FEW {
            return Self { partner, ..Self::of_reporter(reporter) };
        }
        let products = match products {
            Products::All => Wanted::All,
            Products::One(product) => Wanted::One(*product),
            Products::Level { classification, digits, under } => Wanted::Level(classification, digits, under.to_owned()),
        };
        // One page asks for each flow and source of a product; of many products each is asked for by itself.
        let is_one = matches!(products, Wanted::One(_));
        let (flow, source) = if is_one { (None, None) } else { (flow, source) };
        Self { reporter, partner, products, flow, source }
    }

    /// Are these all rows of what it is about?
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.products == Wanted::All && self.flow.is_none() && self.source.is_none()
    }

    /// How many rows the answer has, where the index knows it.
    #[must_use]
    pub fn rows(&self, index: &Index) -> Option<usize> {
        self.is_whole().then(|| rows_of(index, self.reporter, self.partner))
    }

    /// What is asked, of the rows of a version; sources by their places.
    #[must_use]
    pub fn sql(&self, version: &Version, sources: &[String]) -> (String, Vec<(&'static str, Argument)>) {
        let relation = self.narrowed(version, sources);
        (format!("SELECT {ROW_COLUMNS} {}", relation.sql()), relation.arguments)
    }

    /// The rows that it is about.
    pub(super) fn narrowed(&self, version: &Version, sources: &[String]) -> Relation {
        let relation = match self.partner {
            Some(partner) => version.of_dyad(Dyad { reporter: self.reporter, partner }),
            None => version.of_reporter(self.reporter),
        };
        let relation = self.products.narrow(relation);
        let relation = match self.flow {
            Some(flow) => relation.with("flow = :flow", "flow", text(flow.word())),
            None => relation,
        };
        let source = self.source.map(|place| sources.get(usize::from(place)).map_or("", String::as_str));
        source.map(text).into_iter().fold(relation, |relation, source| relation.with("source = :source", "source", source))
    }
}

impl Wanted {
    /// The relation, narrowed to these products. Of a level the codes are between two texts, so that row groups without it are
    /// skipped, and no pattern is matched.
    #[must_use]
    pub fn narrow(&self, relation: Relation) -> Relation {
        match self {
            Self::All => relation,
            Self::One(product) => relation.with("product = :product", "product", text(&product.to_string())),
            Self::Level(classification, digits, under) => {
                let first = format!("{classification}:{under}");
                let length = i64::try_from(classification.len() + 1 + digits).unwrap_or(i64::MAX);
                // Codes are of ASCII letters, digits and dots, all of which are below this one.
                let end = format!("{first}~");
                let relation = relation.with("product >= :first_product", "first_product", text(&first));
                let relation = relation.with("product < :product_end", "product_end", text(&end));
                relation.with("length(product) = :product_length", "product_length", Argument::Number(length))
            }
        }
    }
}

fn text(text: &str) -> Argument {
    Argument::Text(text.to_owned())
}

/// The rows of a reporter, or of a pair.
fn rows_of(index: &Index, reporter: Area, partner: Option<Area>) -> usize {
    if let Some(partner) = partner {
        return index.dyad(Dyad { reporter, partner }).map_or(0, |extent| extent.observations);
    }
    let first = index.dyads().partition_point(|extent| extent.dyad.reporter < reporter);
    let own = index.dyads()[first..].iter().take_while(|extent| extent.dyad.reporter == reporter);
    own.map(|extent| extent.observations).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        engine::published::{Place, tests::manifest},
        table::DyadCount,
        trade::{Calendar, Frequency},
    };

    fn count(dyad: &str, rows: usize) -> DyadCount {
        let (calendar, frequency) = (Calendar::Gregorian, Frequency::Annual);
        DyadCount { dyad: dyad.parse().unwrap(), source: 0, calendar, frequency, rows, periods: (2000, 2020) }
    }

    fn question(slice: &Slice<'_>) -> Question {
        let counts = [count("FRA-DEU", 90_000), count("FRA-ITA", 50), count("RUS-IRN", 7)];
        Question::of_slice(slice, &Index::counted(&counts, []))
    }

    #[test]
    fn of_what_has_few_rows_all_are_asked_for_at_once() {
        let product: Product = "HS:2709".parse().unwrap();
        let one = Products::One(&product);
        let slice =
            |dyad: &str| Slice { flow: Some(Flow::Export), source: Some(0), ..Slice::of_dyad(dyad.parse().unwrap(), one) };
        let dyad = |dyad: &str| dyad.parse::<Dyad>().unwrap();
        assert_eq!(question(&slice("RUS-IRN")), Question::of_reporter(dyad("RUS-IRN").reporter));
        assert_eq!(question(&slice("FRA-ITA")), Question::of_dyad(dyad("FRA-ITA")));
        let large = question(&slice("FRA-DEU"));
        assert_eq!((large.products, large.flow, large.source), (Wanted::One(product), None, None));
        let all = question(&Slice { products: Products::All, ..slice("FRA-DEU") });
        assert_eq!((all.products, all.flow, all.source), (Wanted::All, Some(Flow::Export), Some(0)));
    }

    #[test]
    fn nothing_of_a_question_is_pasted_into_its_text() {
        let files = [("reporter=FRA/part-00000.parquet", "DEU", "DEU", 90_000)];
        let version = Version::new(Place::location("/data").unwrap(), &manifest(&files)).unwrap();
        let level = Products::Level { classification: Word::new("HS").unwrap(), digits: 6, under: "27" };
        let slice = Slice { flow: Some(Flow::Import), source: Some(1), ..Slice::of_dyad("FRA-DEU".parse().unwrap(), level) };
        let (sql, arguments) = question(&slice).sql(&version, &["a".to_owned(), "b'; DROP".to_owned()]);
        assert_eq!(
            sql,
            format!(
                "SELECT {ROW_COLUMNS} FROM parquet.`/data/mine/data/version=v1/reporter=FRA/part-00000.parquet` WHERE partner = :partner AND \
                 product >= :first_product AND product < :product_end AND length(product) = :product_length AND flow = :flow AND source = \
                 :source"
            )
        );
        let expected = [
            ("partner", text("DEU")),
            ("first_product", text("HS:27")),
            ("product_end", text("HS:27~")),
            ("product_length", Argument::Number(9)),
            ("flow", text("import")),
            ("source", text("b'; DROP")),
        ];
        assert_eq!(arguments, expected);
    }
}
