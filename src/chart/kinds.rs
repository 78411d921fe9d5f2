//! The kinds of chart: their words in addresses, which of them suits which answer, what is drawn when none is asked for.

use crate::{
    chart::{
        body::{Body, panels::MarkShape},
        error::ChartError,
        figure::{
            Figure, FigureOptions, claims,
            compare::{self, CompareForm},
            heatmap,
            length::{Length, growth_is_known},
            mirror::{self, MirrorForm},
            partner_continents, partner_contributions, partner_flows, partner_map, partner_places, partners,
            product_contributions, product_flows, products,
            series::{self, SeriesForm},
            single, vintages,
        },
        highlight,
    },
    parameter::ParameterError,
    query::{
        Answer, CompareAnswer, DyadProductsAnswer, Measure, MirrorAnswer, PartnersAnswer, Resource, RevisionsAnswer,
        SeriesAnswer, VerdictsAnswer, View,
    },
    series::Subject,
};

/// What figures are drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Bars from zero.
    Bar,
    /// Lines with markers.
    Line,
    /// Levels above, change below; a balance with its two sides.
    Combo,
    /// Two markers a period, joined by a line as long as what lies between them.
    Dumbbell,
    /// A small panel for each of several series.
    Multiples,
    /// Areas within an area.
    Treemap,
    /// Shares on top of one another, by period.
    Stacked,
    /// What made a change on a year before, in steps.
    Waterfall,
    /// Places at two ends, joined by lines.
    Slope,
    /// Places through every period.
    Bump,
    /// Flows as ribbons into a hub and out of it.
    Sankey,
    /// Values on shapes of areas, of a map that the operator names.
    Map,
    /// The latest figure, large.
    Card,
    /// A line without a word, for tables and badges.
    Spark,
    /// Published statements as dots, or every figure that was published of a period.
    Dots,
    /// Months or quarters by year as shades.
    Heatmap,
}

use ChartKind::{
    Bar, Bump, Card, Combo, Dots, Dumbbell, Heatmap, Line, Map, Multiples, Sankey, Slope, Spark, Stacked, Treemap, Waterfall,
};

/// A kind that an answer can be drawn as, and how it is.
struct Offer<A> {
    kind: ChartKind,
    figure: fn(&A, FigureOptions) -> Result<Figure, ChartError>,
}

/// Every kind that an answer can be drawn as. What is not here cannot be built.
struct Menu<A: 'static> {
    offers: &'static [Offer<A>],
    /// What is drawn when nothing is asked for.
    default: fn(&A) -> ChartKind,
    /// Are its bars ranked, so that one of them can be highlighted?
    ranked: bool,
}

static SERIES: Menu<SeriesAnswer> = Menu {
    offers: &[
        Offer { kind: Bar, figure: |answer, options| Ok(series::figure(answer, options, SeriesForm::Plain(MarkShape::Bars))) },
        Offer { kind: Line, figure: |answer, options| Ok(series::figure(answer, options, SeriesForm::Plain(MarkShape::Line))) },
        Offer { kind: Combo, figure: |answer, options| Ok(series::figure(answer, options, SeriesForm::Combo)) },
        Offer { kind: Card, figure: |answer, options| Ok(single::card(answer, options)) },
        Offer { kind: Spark, figure: |answer, options| Ok(single::spark(answer, options)) },
        Offer { kind: Heatmap, figure: heatmap::figure },
    ],
    default: suits,
    ranked: false,
};

/// What suits a series: a few periods are bars, years for which growth is known bars with it below, a long course is a line.
fn suits(answer: &SeriesAnswer) -> ChartKind {
    let series = &answer.series;
    match (answer.measure, Length::of(series)) {
        (Measure::Index, _) | (Measure::Yoy, Length::Many) => Line,
        (Measure::Yoy, _) => Bar,
        // A balance stands with its two sides.
        _ if series.subject == Subject::Balance => Combo,
        (_, Length::Many) => Line,
        (_, Length::Some) if growth_is_known(series) => Combo,
        _ => Bar,
    }
}

static MIRROR: Menu<MirrorAnswer> = Menu {
    offers: &[
        Offer { kind: Bar, figure: |answer, options| Ok(mirror::figure(answer, options, MirrorForm::Sides(MarkShape::Bars))) },
        Offer { kind: Line, figure: |answer, options| Ok(mirror::figure(answer, options, MirrorForm::Sides(MarkShape::Line))) },
        // There is no growth to stand below.
        Offer { kind: Combo, figure: |answer, options| Ok(mirror::figure(answer, options, MirrorForm::Sides(MarkShape::Bars))) },
        Offer { kind: Dumbbell, figure: |answer, options| Ok(mirror::figure(answer, options, MirrorForm::Dumbbells)) },
    ],
    default: |_| Line,
    ranked: false,
};

static PRODUCTS: Menu<DyadProductsAnswer> = Menu {
    offers: &[
        Offer { kind: Treemap, figure: |answer, options| Ok(products::treemap(answer, options.language)) },
        Offer { kind: Stacked, figure: |answer, options| Ok(products::stacked(answer, options.language)) },
        Offer { kind: Bar, figure: products::bars },
        Offer { kind: Waterfall, figure: |answer, options| product_contributions::figure(answer, options.language) },
        Offer { kind: Sankey, figure: |answer, options| Ok(product_flows::figure(answer, options.language)) },
    ],
    default: |_| Treemap,
    ranked: true,
};

static COMPARE: Menu<CompareAnswer> = Menu {
    offers: &[
        Offer { kind: Line, figure: |answer, options| compare::figure(answer, options, CompareForm::Lines) },
        Offer { kind: Multiples, figure: |answer, options| compare::figure(answer, options, CompareForm::Multiples) },
    ],
    default: |_| Line,
    ranked: false,
};

static PARTNERS: Menu<PartnersAnswer> = Menu {
    offers: &[
        Offer { kind: Bar, figure: partners::figure },
        Offer { kind: Waterfall, figure: |answer, options| partner_contributions::figure(answer, options.language) },
        Offer { kind: Stacked, figure: |answer, options| Ok(partner_continents::figure(answer, options.language)) },
        Offer { kind: Slope, figure: |answer, options| partner_places::figure(answer, options, true) },
        Offer { kind: Bump, figure: |answer, options| partner_places::figure(answer, options, false) },
        Offer { kind: Sankey, figure: |answer, options| partner_flows::figure(answer, options.language) },
        Offer { kind: Map, figure: |answer, options| Ok(partner_map::figure(answer, options.language)) },
    ],
    default: |_| Bar,
    ranked: true,
};

static CLAIMS: Menu<VerdictsAnswer> = Menu {
    offers: &[Offer { kind: Dots, figure: |answer, options| Ok(claims::figure(answer, options)) }],
    default: |_| Dots,
    ranked: false,
};

static REVISIONS: Menu<RevisionsAnswer> = Menu {
    offers: &[Offer { kind: Dots, figure: |answer, options| Ok(vintages::figure(answer, options)) }],
    default: |_| Dots,
    ranked: false,
};

/// What an answer shows, drawn as a kind or as what is usual for it.
///
/// # Errors
/// [`ChartError::NoPicture`] for what cannot be drawn, [`ChartError::Refused`] for a kind that it cannot be drawn as.
pub(super) fn figure(answer: &Answer, kind: Option<ChartKind>, options: FigureOptions) -> Result<Figure, ChartError> {
    match answer {
        Answer::Compare(answer) => COMPARE.figure(answer, kind, options),
        Answer::Series(answer) => SERIES.figure(answer, kind, options),
        Answer::Mirror(answer) => MIRROR.figure(answer, kind, options),
        Answer::DyadProducts(answer) => PRODUCTS.figure(answer, kind, options),
        Answer::Partners(answer) => PARTNERS.figure(answer, kind, options),
        Answer::Verdicts(answer) => CLAIMS.figure(answer, kind, options),
        Answer::Revisions(answer) => REVISIONS.figure(answer, kind, options),
        _ => Err(ChartError::NoPicture),
    }
}

impl<A> Menu<A> {
    fn kinds(&self) -> Vec<ChartKind> {
        self.offers.iter().map(|offer| offer.kind).collect()
    }

    fn figure(&self, answer: &A, kind: Option<ChartKind>, options: FigureOptions) -> Result<Figure, ChartError> {
        let usual = || if options.highlight.is_some() && self.ranked { Bar } else { (self.default)(answer) };
        let chosen = kind.unwrap_or_else(usual);
        if options.highlight.is_some() && !(matches!(chosen, Bar | Slope) && self.ranked) {
            return Err(highlight::refused("only ranked bars and slopes show one among all").into());
        }
        let offer = self.offers.iter().find(|offer| offer.kind == chosen);
        let offer = offer.ok_or_else(|| refused(chosen.word(), &self.kinds()))?;
        let mut figure = (offer.figure)(answer, options)?;
        if let (None, Body::Panels(set)) = (kind, &mut figure.body) {
            set.gives_way = true;
        }
        Ok(figure)
    }
}

fn refused(word: &str, offered: &[ChartKind]) -> ParameterError {
    let allowed: Vec<&str> = offered.iter().map(|kind| kind.word()).collect();
    ParameterError::new("kind", format!("{word:?} is not allowed here"), &allowed)
}

impl ChartKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Bar, Line, Combo, Dumbbell, Multiples, Treemap, Stacked, Waterfall, Slope, Bump, Sankey, Map, Card, Spark, Dots, Heatmap,
    ];

    /// The words used in addresses.
    pub const WORDS: [&str; 16] = [
        "bar",
        "line",
        "combo",
        "dumbbell",
        "multiples",
        "treemap",
        "stacked",
        "waterfall",
        "slope",
        "bump",
        "sankey",
        "map",
        "card",
        "spark",
        "dots",
        "heatmap",
    ];

    /// The word used in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Width and height where none are given: a spark is as small as a cell of a table.
    pub(super) fn usual_size(kind: Option<Self>) -> (u32, u32) {
        if kind == Some(Spark) { (240, 60) } else { (1200, 800) }
    }

    /// The kinds that a resource can be drawn as; none where there is no picture.
    #[must_use]
    pub fn offered(resource: &Resource) -> Vec<Self> {
        match resource {
            Resource::View(_, View::Mirror) => MIRROR.kinds(),
            Resource::View(_, View::Products) => PRODUCTS.kinds(),
            Resource::View(_, View::Claims) => CLAIMS.kinds(),
            Resource::View(_, View::Revisions) => REVISIONS.kinds(),
            Resource::Compare => COMPARE.kinds(),
            Resource::View(_, view) if view.has_picture() => SERIES.kinds(),
            Resource::Partners(_) => PARTNERS.kinds(),
            _ => Vec::new(),
        }
    }

    /// Can this answer be drawn so, of all that its resource offers?
    #[must_use]
    pub fn suits(self, answer: &Answer) -> bool {
        match answer {
            Answer::Series(series) if self == Heatmap => heatmap::suits(series),
            _ => true,
        }
    }

    /// The kind of a word, if a resource can be drawn as it.
    ///
    /// # Errors
    /// [`ParameterError`] with the kinds that this resource offers.
    pub fn chosen(word: &str, resource: &Resource) -> Result<Self, ParameterError> {
        let offered = Self::offered(resource);
        Self::from_word(word).filter(|kind| offered.contains(kind)).ok_or_else(|| refused(word, &offered))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_says_which_kinds_it_has() {
        assert!(ChartKind::ALL.into_iter().all(|kind| ChartKind::from_word(kind.word()) == Some(kind)));
        let partners = Resource::Partners("RUS".parse().unwrap());
        assert_eq!(ChartKind::chosen("bar", &partners), Ok(ChartKind::Bar));
        for word in ["line", "dumbbell", "pie", ""] {
            let Err(ParameterError { parameter, allowed, .. }) = ChartKind::chosen(word, &partners) else { panic!("{word}") };
            assert_eq!(
                (parameter.as_str(), allowed),
                ("kind", PARTNERS.kinds().into_iter().map(|kind| kind.word().to_owned()).collect()),
                "{word}"
            );
        }
        let dyad = "RUS-IRN".parse().unwrap();
        assert_eq!(ChartKind::chosen("dumbbell", &Resource::View(dyad, View::Mirror)), Ok(ChartKind::Dumbbell));
        assert!(ChartKind::chosen("dumbbell", &Resource::View(dyad, View::Turnover)).is_err());
        assert_eq!(ChartKind::offered(&Resource::View(dyad, View::Claims)), [ChartKind::Dots]);
        assert!(ChartKind::offered(&Resource::View(dyad, View::Events)).is_empty());
    }

    #[test]
    fn what_is_usual_is_offered_and_what_is_not_offered_is_refused() {
        let ways = |kinds: Vec<ChartKind>| kinds.into_iter().map(ChartKind::word).collect::<Vec<_>>().join(" ");
        assert_eq!(ways(PRODUCTS.kinds()), "treemap stacked bar waterfall sankey");
        assert_eq!([ways(COMPARE.kinds()), ways(MIRROR.kinds())], ["line multiples", "bar line combo dumbbell"]);
        for usual in [Bar, Line, Combo] {
            assert!(SERIES.kinds().contains(&usual));
        }
        let drawn: Vec<ChartKind> =
            [SERIES.kinds(), MIRROR.kinds(), PRODUCTS.kinds(), COMPARE.kinds(), PARTNERS.kinds(), CLAIMS.kinds()].concat();
        assert!(ChartKind::ALL.iter().all(|kind| drawn.contains(kind)), "a word that nothing is drawn as");
    }
}
