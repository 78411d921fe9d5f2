//! The series of an answer side by side: what each is of, and its figures by period.

use std::sync::Arc;

use crate::{
    parameter::ParameterError,
    query::{
        Answer, CompareAnswer, Compared, DyadProductsAnswer, Measure, MirrorAnswer, Narrowing, PanelAnswer, PanelBatch,
        PanelSeries, PartnersAnswer, SeriesAnswer,
    },
    series::Subject,
    statistics::PanelPoint,
    trade::{Calendar, Dyad, Period, Product, Source},
    write::{Cell, FlatTable, Number, Site, leaf::Leaf, series_table::series_table},
};

/// One of the series.
pub(super) struct WideSeries {
    /// What it is called in addresses, as far as that tells it from the others.
    pub code: String,
    pub dyad: Dyad,
    pub subject: Subject,
    pub product: Product,
    pub source: Option<Arc<Source>>,
    /// The figure of each of its periods; empty where there is none.
    pub figures: Vec<(Period, Cell)>,
}

/// What series differ in, where the answer is made to tell them apart by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// Partners of an area.
    Partner,
    /// Products of a pair.
    Product,
    /// Whatever they differ in.
    Anything,
}

/// Series of one calendar.
pub(super) struct WideAnswer {
    /// The leaf of the contract that the figures are.
    pub leaf: &'static str,
    pub calendar: Calendar,
    pub apart: Apart,
    pub series: Vec<WideSeries>,
}

/// The columns before those of the series; all but the first only where `columns=` asks for them.
pub(super) const PERIOD_COLUMNS: [&str; 3] = ["period", "first_day", "last_day"];

/// What has series, in the words of an error.
const HAVE_SERIES: &str = "it goes with series, comparisons, mirrors, partners, the products of a pair and the panel";

/// The series of an answer.
///
/// # Errors
/// [`ParameterError`] where it has none, or series that cannot stand side by side.
pub(super) fn wide_series(answer: &Answer, site: &Site) -> Result<WideAnswer, ParameterError> {
    match answer {
        Answer::Series(series) => Ok(of_one(series, site)),
        Answer::Compare(compare) => Ok(of_comparison(compare, site)),
        Answer::Mirror(mirror) => Ok(of_mirror(mirror)),
        Answer::Partners(partners) => Ok(of_partners(partners)),
        Answer::DyadProducts(products) => Ok(of_products(products)),
        Answer::Panel(panel) => of_panel(panel),
        _ => Err(ParameterError::new(
            "shape",
            format!("\"wide\" puts series side by side, and there are none here; {HAVE_SERIES}"),
            &["long"],
        )),
    }
}

fn amount(amount: Option<crate::trade::Amount>) -> Cell {
    amount.map(Number::amount).cell()
}

fn of_one(answer: &SeriesAnswer, site: &Site) -> WideAnswer {
    let code = format!("{}/{}", answer.series.dyad, crate::query::View::showing(answer.series.subject).word());
    let leaf = answer.measure.shown().value;
    WideAnswer { leaf, calendar: answer.series.calendar, apart: Apart::Anything, series: vec![of_series(code, answer, site)] }
}

fn of_comparison(answer: &CompareAnswer, site: &Site) -> WideAnswer {
    let series = answer.items.iter().map(|(code, one)| of_series(code.clone(), one, site)).collect();
    let calendar = answer.items.first().map_or(Calendar::Gregorian, |(_, one)| one.series.calendar);
    WideAnswer { leaf: answer.measure.shown().value, calendar, apart: Apart::Anything, series }
}

/// The figures are the cells that the table of the series has, so that no shape can say another number.
fn of_series(code: String, answer: &SeriesAnswer, site: &Site) -> WideSeries {
    let series = &answer.series;
    let table = series_table(answer, site);
    let figures = series.points.iter().map(|point| point.period).zip(shown(table, answer.measure)).collect();
    let source = Some(Arc::clone(&series.source));
    WideSeries { code, dyad: series.dyad, subject: series.subject, product: series.product, source, figures }
}

/// The cells of the measure that is shown.
fn shown(table: FlatTable, measure: Measure) -> impl Iterator<Item = Cell> {
    let place = table.place(measure.shown().value);
    table.rows.into_iter().map(move |row| place.and_then(|place| row.into_iter().nth(place)).unwrap_or(Cell::Empty))
}

/// Both ends of both directions.
fn of_mirror(answer: &MirrorAnswer) -> WideAnswer {
    let mirror = &answer.mirror;
    let mut series = Vec::new();
    for direction in mirror.directions.iter().filter(|direction| !direction.points.is_empty()) {
        let level = |level: Option<crate::trade::Level>| amount(level.map(|level| level.amount));
        let exports = direction.points.iter().map(|point| (point.period, level(point.exports))).collect();
        let imports = direction.points.iter().map(|point| (point.period, level(point.imports))).collect();
        let (there, back) = (direction.dyad, direction.dyad.mirror());
        for (dyad, subject, source, figures) in [
            (there, Subject::Exports, &direction.exports_source, exports),
            (back, Subject::Imports, &direction.imports_source, imports),
        ] {
            let code = format!("{dyad}/{}", crate::query::View::showing(subject).word());
            series.push(WideSeries { code, dyad, subject, product: mirror.product, source: source.clone(), figures });
        }
    }
    WideAnswer { leaf: "value", calendar: mirror.calendar, apart: Apart::Anything, series }
}

/// The partners of the page, by all periods of the window.
fn of_partners(answer: &PartnersAnswer) -> WideAnswer {
    let family = &answer.family;
    let one = |partner| {
        let points = answer
            .points_of(partner)
            .iter()
            .filter(|point| answer.listing.origin.parameters.holds(point.period, family.calendar));
        WideSeries {
            code: partner.code().to_owned(),
            dyad: Dyad { reporter: answer.reporter, partner },
            subject: family.subject,
            product: answer.product,
            source: Some(Arc::clone(&family.source)),
            figures: points.map(|point| (point.period, amount(point.level.map(|level| level.amount)))).collect(),
        }
    };
    let series = answer.listing.items.iter().map(|row| one(row.key)).collect();
    WideAnswer { leaf: "value", calendar: family.calendar, apart: Apart::Partner, series }
}

/// The products of the page, by the periods of their history.
fn of_products(answer: &DyadProductsAnswer) -> WideAnswer {
    let family = &answer.family;
    let one = |place: &usize| {
        let row = &answer.rows[*place];
        WideSeries {
            code: row.product.to_string(),
            dyad: answer.dyad,
            subject: family.subject,
            product: row.product,
            source: Some(Arc::clone(&family.source)),
            figures: answer.periods.iter().copied().zip(row.history.iter().map(|value| amount(*value))).collect(),
        }
    };
    let series = answer.listing.items.iter().map(one).collect();
    WideAnswer { leaf: "value", calendar: family.calendar, apart: Apart::Product, series }
}

/// Every series of a long table, of one calendar, frequency and currency.
fn of_panel(answer: &PanelAnswer) -> Result<WideAnswer, ParameterError> {
    let all = || answer.batches.iter().flat_map(PanelBatch::by_series);
    let Some((first, _)) = all().next() else {
        return Ok(WideAnswer { leaf: "value", calendar: Calendar::Gregorian, apart: Apart::Anything, series: Vec::new() });
    };
    let others = |is: &dyn Fn(&PanelSeries) -> bool| all().find(|(series, _)| is(series)).map(|(series, _)| series);
    if let Some(other) = others(&|series| series.calendar != first.calendar) {
        return Err(mixed("calendar", "calendars", [first.calendar.word(), other.calendar.word()]));
    }
    if let Some(other) = others(&|series| series.frequency != first.frequency) {
        return Err(mixed("freq", "frequencies", [first.frequency.letter(), other.frequency.letter()]));
    }
    if let Some(other) = others(&|series| series.unit != first.unit) {
        let detail = format!("the series are of two currencies, {} and {}; shape=wide has series of one", first.unit, other.unit);
        return Err(ParameterError::new("source", detail, &[&first.source.name, &other.source.name]));
    }
    let is_one_source = others(&|series| series.source.name != first.source.name).is_none();
    let series = all().map(|(series, points)| of_panel_series(series, points, is_one_source)).collect();
    Ok(WideAnswer { leaf: "value", calendar: first.calendar, apart: Apart::Anything, series })
}

fn mixed(parameter: &str, what: &str, found: [&str; 2]) -> ParameterError {
    let detail = format!("the series are of two {what}, {} and {}; shape=wide has series of one", found[0], found[1]);
    ParameterError::new(parameter, detail, &found)
}

fn of_panel_series(series: &PanelSeries, points: &[PanelPoint], is_one_source: bool) -> WideSeries {
    let source = Some(series.source.name.clone()).filter(|_| !is_one_source);
    let own = Narrowing { product: Some(series.product), source, ..Narrowing::default() };
    let entry = Compared { dyad: series.dyad, subject: series.subject, own };
    WideSeries {
        code: entry.text(&Narrowing::default()),
        dyad: series.dyad,
        subject: series.subject,
        product: series.product,
        source: Some(Arc::clone(&series.source)),
        figures: points.iter().map(|point| (point.period, amount(point.level().map(|level| level.amount)))).collect(),
    }
}
