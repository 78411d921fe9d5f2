//! Which flows of a product there are figures of.

use super::counted_groups::counts_of;
use crate::{
    dataset::Catalogue,
    query::{Panel, Parameters, QueryError, ahead::Extent, panel::asked::Asked},
    series::Subject,
    table::{Counted, Making, Part},
    trade::{Flow, Product},
};

/// The flows that a product may have.
const FLOWS: [Subject; 5] = [Subject::Exports, Subject::Imports, Subject::Turnover, Subject::ReExports, Subject::ReImports];

/// The flows that any pair has figures of, and turnover where there are both that it is made from.
///
/// # Errors
/// [`QueryError::Storage`] when rows cannot be read, and a parameter error for a source that there is not.
pub fn product_flows(catalogue: &Catalogue, product: Product, parameters: &Parameters) -> Result<Vec<Subject>, QueryError> {
    let parameters = Parameters { product: Some(product), flow: None, ..parameters.clone() };
    let asked = Asked::of(catalogue, &parameters)?;
    let found = match counted(catalogue, &asked)? {
        Some(found) => found,
        None => read(catalogue, &parameters)?,
    };
    let both = [Subject::Exports, Subject::Imports].iter().all(|flow| found.contains(flow));
    let is_there = |subject: &Subject| found.contains(subject) || (both && *subject == Subject::Turnover);
    Ok(FLOWS.into_iter().filter(is_there).collect())
}

fn read(catalogue: &Catalogue, parameters: &Parameters) -> Result<Vec<Subject>, QueryError> {
    let mut panel = Panel::reading(catalogue, parameters, Part::Whole, Extent::All)?;
    let mut found: Vec<Subject> = Vec::new();
    while let Some(batch) = panel.read()? {
        for series in batch.series() {
            if !found.contains(&series.subject) {
                found.push(series.subject);
            }
        }
    }
    Ok(found)
}

/// The same by the counts of an engine elsewhere; nothing where the rows have to be read.
fn counted(catalogue: &Catalogue, asked: &Asked) -> Result<Option<Vec<Subject>>, QueryError> {
    let parameters = &asked.parameters;
    if parameters.as_of.is_some() {
        return Ok(None);
    }
    let is_asked = |making: &Making| {
        parameters.calendar.is_none_or(|calendar| calendar == making.calendar)
            && parameters.freq.is_none_or(|freq| freq == making.frequency || freq.is_sum_of(making.frequency))
    };
    let mut flows: Vec<Flow> = Vec::new();
    for dataset in catalogue.datasets() {
        let Some(of_tables) = counts_of(dataset, asked, None, Counted::Rows)? else { return Ok(None) };
        let makings = of_tables.iter().flat_map(|(counts, _)| &counts.periods).filter(|(making, ..)| is_asked(making));
        flows.extend(makings.map(|(making, ..)| making.flow));
    }
    Ok(Some(Subject::ALL.into_iter().filter(|subject| subject.flow().is_some_and(|flow| flows.contains(&flow))).collect()))
}
