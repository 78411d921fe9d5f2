//! Where the fields of a tidy row are: in columns of the file, in constants of the mapping, or in the name of a column of figures.

use crate::import::{
    delimited_text::Record,
    error::ImportError,
    header::Header,
    mapping::{ColumnMapping, Mapping, ValueColumn, Wide, WordMapping},
    period_label,
};

/// Where a field is: in a column, the same for all rows, or not there.
#[derive(Debug, Clone)]
pub(super) enum FieldPlace {
    Column(usize),
    Constant(String),
    Nowhere,
}

/// The columns that a figure is described by.
#[derive(Debug, Clone)]
pub(super) struct FieldPlaces {
    pub reporter: FieldPlace,
    pub partner: FieldPlace,
    pub flow: FieldPlace,
    pub product: FieldPlace,
    pub period: FieldPlace,
    pub year: FieldPlace,
    pub quarter: FieldPlace,
    pub month: FieldPlace,
    pub currency: FieldPlace,
    pub valuation: FieldPlace,
    pub status: FieldPlace,
    pub note: FieldPlace,
}

/// A column of figures and what describes them.
#[derive(Debug, Clone)]
pub(super) struct FigureColumn {
    pub value: FieldPlace,
    pub of: FieldPlaces,
    pub unit_mult: u8,
}

impl FieldPlace {
    pub(super) fn text<'a>(&'a self, record: &'a Record) -> &'a str {
        match self {
            Self::Column(place) => record.field(*place),
            Self::Constant(word) => word,
            Self::Nowhere => "",
        }
    }

    pub(super) fn is_nowhere(&self) -> bool {
        matches!(self, Self::Nowhere)
    }
}

/// Where a column stands: by its name, which must stand once, or by its place (`#5`).
pub(super) fn column(header: &Header, name: &str) -> Result<usize, ImportError> {
    if header.place(name).is_none()
        && let Some(place) = name.strip_prefix('#').and_then(|place| place.parse::<usize>().ok())
        && (1..=header.width()).contains(&place)
    {
        return Ok(place - 1);
    }
    let places = header.places(name);
    if let [_, _, ..] = places.as_slice() {
        let ways: Vec<String> = places.iter().map(|place| format!("\"#{}\"", place + 1)).collect();
        return Err(ImportError::WrongUse(format!(
            "the column {name:?} is there {} times; write {}",
            places.len(),
            ways.join(" or ")
        )));
    }
    header.needed(name)
}

/// The columns of rows to keep, with the words that each must have.
pub(super) fn wanted(header: &Header, mapping: &Mapping) -> Result<Vec<(usize, Vec<String>)>, ImportError> {
    let words = |words: &WordMapping| match words {
        WordMapping::One(word) => vec![word.clone()],
        WordMapping::Any(words) => words.clone(),
    };
    mapping.wanted.iter().map(|(name, of)| Ok((column(header, name)?, words(of)))).collect()
}

/// The columns of figures of a header.
pub(super) fn measures(header: &Header, mapping: &Mapping) -> Result<Vec<FigureColumn>, ImportError> {
    let of = places(header, mapping)?;
    let mut measures = Vec::new();
    for name in wide(header, mapping) {
        let value = FieldPlace::Column(column(header, &name)?);
        let of = FieldPlaces { period: FieldPlace::Constant(name), year: FieldPlace::Nowhere, ..of.clone() };
        measures.push(FigureColumn { value, of, unit_mult: mapping.unit_mult });
    }
    for own in &mapping.values {
        let value = FieldPlace::Column(column(header, &own.column)?);
        let of = with_own(of.clone(), own, header)?;
        measures.push(FigureColumn { value, of, unit_mult: own.unit_mult.unwrap_or(mapping.unit_mult) });
    }
    if measures.is_empty() && !matches!(mapping.wide, Wide::All(false)) {
        return Err(ImportError::WrongUse(format!("wide: no column is named as a period; there are: {}", header.listed())));
    }
    if measures.is_empty() {
        let value = place(header, mapping, |columns| &columns.value)?;
        measures.push(FigureColumn { value, of, unit_mult: mapping.unit_mult });
    }
    measures.iter().try_for_each(check)?;
    Ok(measures)
}

fn check(measure: &FigureColumn) -> Result<(), ImportError> {
    let FieldPlaces { reporter, partner, flow, period, year, .. } = &measure.of;
    let needed = [("reporter", reporter), ("partner", partner), ("flow", flow), ("value", &measure.value)];
    let mut missing: Vec<&str> = needed.iter().filter(|needed| needed.1.is_nowhere()).map(|needed| needed.0).collect();
    if period.is_nowhere() && year.is_nowhere() {
        missing.push("period or year");
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(ImportError::WrongUse(format!("the mapping says neither column nor constant for: {}", missing.join(", "))))
}

/// The names of the columns that are periods.
fn wide(header: &Header, mapping: &Mapping) -> Vec<String> {
    let hijri = mapping.calendar == "solar-hijri";
    match &mapping.wide {
        Wide::Named(names) => names.clone(),
        Wide::All(false) => Vec::new(),
        Wide::All(true) => header.spelled().iter().filter(|name| period_label::read(name, hijri).is_ok()).cloned().collect(),
    }
}

fn place(header: &Header, mapping: &Mapping, field: fn(&ColumnMapping) -> &Option<String>) -> Result<FieldPlace, ImportError> {
    match (field(&mapping.columns), field(&mapping.constants)) {
        (Some(name), _) => column(header, name).map(FieldPlace::Column),
        (None, Some(word)) => Ok(FieldPlace::Constant(word.clone())),
        (None, None) => Ok(FieldPlace::Nowhere),
    }
}

fn places(header: &Header, mapping: &Mapping) -> Result<FieldPlaces, ImportError> {
    let place = |field| place(header, mapping, field);
    Ok(FieldPlaces {
        reporter: place(|columns| &columns.reporter)?,
        partner: place(|columns| &columns.partner)?,
        flow: place(|columns| &columns.flow)?,
        product: place(|columns| &columns.product)?,
        period: place(|columns| &columns.period)?,
        year: place(|columns| &columns.year)?,
        quarter: place(|columns| &columns.quarter)?,
        month: place(|columns| &columns.month)?,
        currency: place(|columns| &columns.currency)?,
        valuation: place(|columns| &columns.valuation)?,
        status: place(|columns| &columns.status)?,
        note: place(|columns| &columns.note)?,
    })
}

/// What a column of figures says for itself.
fn with_own(mut of: FieldPlaces, own: &ValueColumn, header: &Header) -> Result<FieldPlaces, ImportError> {
    let words = [
        (&mut of.reporter, &own.reporter),
        (&mut of.partner, &own.partner),
        (&mut of.flow, &own.flow),
        (&mut of.product, &own.product),
        (&mut of.period, &own.period),
        (&mut of.currency, &own.currency),
        (&mut of.valuation, &own.valuation),
    ];
    for (place, word) in words {
        if let Some(word) = word {
            *place = FieldPlace::Constant(word.clone());
        }
    }
    if let Some(name) = &own.status {
        of.status = FieldPlace::Column(column(header, name)?);
    }
    Ok(of)
}
