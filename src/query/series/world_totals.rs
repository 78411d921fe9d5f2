//! What a share is held against: the reporter's and the world's totals as the same source publishes them.

use crate::{
    dataset::Catalogue,
    query::{
        Parameters, QueryError,
        select::{candidate::Candidate, find::candidates, narrow::narrow},
    },
    series::{Point, Ratio, Reason, Subject},
    statistics::{Shares, TotalsOf, place_of},
    table::Products,
    trade::{Area, Dyad, Level, Period, Product},
};

/// The points of the totals: the reporter's X, the world's y and Y. One that the source does not publish is empty.
pub(in crate::query) struct Totals([Vec<Point>; 3]);

impl Totals {
    /// The totals that a series of this measure is held against.
    ///
    /// # Errors
    /// A parameter error when the measure is not one of this series.
    pub(in crate::query) fn of(catalogue: &Catalogue, chosen: &Candidate, totals_of: TotalsOf) -> Result<Self, QueryError> {
        let (world, product) = (Area::world(), &chosen.product);
        let own = Dyad { reporter: chosen.dyad.reporter, partner: world };
        let all = Dyad { reporter: world, partner: world };
        let totals = if totals_of == TotalsOf::Product {
            check_product(chosen)?;
            [(own, &Product::Total), (all, product), (all, &Product::Total)]
        } else {
            check_partner(chosen)?;
            [(own, product), (Dyad { reporter: world, partner: chosen.dyad.partner }, product), (all, product)]
        };
        let [whole, world_part, world] = totals.map(|(dyad, product)| points_like(catalogue, chosen, dyad, product));
        Ok(Self([whole?, world_part?, world?]))
    }

    /// Measures every point against the totals of its period.
    pub(in crate::query) fn measure(&self, points: &mut [Point], of: fn(&Shares) -> Ratio) {
        for point in points {
            let ratio = self.shares(point).map_or_else(Ratio::null, |shares| of(&shares));
            point.measured = Some(Box::new([ratio.into()]));
        }
    }

    /// The coarsest rounding unit of the totals of these periods.
    pub(in crate::query) fn rounding(&self, shown: &[Point]) -> Option<i8> {
        let levels = shown.iter().flat_map(|point| self.0.iter().filter_map(|total| level(total, point.period).ok()));
        levels.filter_map(|level| level.rounding).max()
    }

    fn shares(&self, point: &Point) -> Result<Shares, Reason> {
        let part = point.level.ok_or_else(|| point.reason().unwrap_or(Reason::Missing))?;
        let [whole, world_part, world] = &self.0;
        let at = |total| level(total, point.period);
        Ok(Shares { part, whole: at(whole)?, world_part: at(world_part)?, world: at(world)?, published: true })
    }
}

fn level(points: &[Point], period: Period) -> Result<Level, Reason> {
    let point = &points[place_of(points, period).ok_or(Reason::Missing)?];
    point.level.ok_or_else(|| point.reason().unwrap_or(Reason::Missing))
}

/// The points of the same source, flow, calendar, frequency and currency; none where it has no such series.
pub(in crate::query) fn points_like(
    catalogue: &Catalogue,
    chosen: &Candidate,
    dyad: Dyad,
    product: &Product,
) -> Result<Vec<Point>, QueryError> {
    let like = Parameters {
        source: Some(chosen.source.name.clone()),
        product: Some(*product),
        calendar: Some(chosen.calendar),
        freq: Some(chosen.frequency),
        ..Parameters::default()
    };
    let found = candidates(catalogue, dyad, chosen.subject, Products::One(product), chosen.vintage)?;
    let found = narrow(found, &like, "").unwrap_or_default();
    Ok(found.iter().find(|one| one.currency == chosen.currency).map(Candidate::points).unwrap_or_default())
}

fn check_partner(chosen: &Candidate) -> Result<(), QueryError> {
    if chosen.subject != Subject::Balance {
        return Ok(());
    }
    let allowed = ["turnover?measure=intensity", "exports?measure=intensity", "imports?measure=intensity"];
    Err(QueryError::parameter("measure", "a balance has no intensity", &allowed))
}

fn check_product(chosen: &Candidate) -> Result<(), QueryError> {
    let (reporter, world) = (chosen.dyad.reporter, Area::world());
    if chosen.subject != Subject::Exports || chosen.dyad.partner != world {
        let allowed = format!("{reporter}-{world}/exports?measure=rca with a product");
        return Err(QueryError::parameter("measure", "rca is of exports of a product to the world", &[&allowed]));
    }
    if chosen.product == Product::Total {
        let detail = "measure=rca compares one product with all: it needs a product other than TOTAL";
        return Err(QueryError::parameter("product", detail, &["a classification and a code such as HS:27"]));
    }
    Ok(())
}
