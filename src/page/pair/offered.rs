//! What can be chosen of a state, so that nothing is offered that does not answer with figures.

use std::sync::Arc;

use super::{figures_shown::has_figures, opening_view::is_revised, page_state::PageState, settled::bases};
use crate::{
    dataset::Catalogue,
    query::{self, Answer, Measure, Parameters, Query, QueryError, Resource, SeriesChoice, View},
    series::Subject,
    trade::{Calendar, Frequency, Period, Source},
};

/// What can be chosen of a state.
#[derive(Debug, Default)]
pub(super) struct Offered {
    /// Every series of the view and its product, best first.
    pub series: Vec<SeriesChoice>,
    /// The measures that have a figure.
    pub measures: Vec<Measure>,
    /// The frequencies that have, beside the source and calendar chosen.
    pub frequencies: Vec<Frequency>,
    /// The periods that an index can be based on.
    pub bases: Vec<Period>,
    /// The sources and calendars in which mirrors and revisions answer; of a single series they are those of its list.
    pub others: Vec<(Arc<Source>, Calendar)>,
    /// The days on which figures came out, ISO dates.
    pub published: Vec<String>,
    /// Every source, for what is added to a comparison.
    pub sources: Vec<Arc<Source>>,
    /// The flows of which figures were published more than once, where revisions are shown.
    pub revised: Vec<Subject>,
}

impl Offered {
    /// What can be chosen of a state that is settled, and whose answer without a window is this.
    pub(super) fn gather(catalogue: &Catalogue, state: &PageState, open: Option<&Answer>) -> Result<Self, QueryError> {
        let series = query::series_choices(catalogue, state.dyad, state.view, &state.parameters)?;
        let others = others(catalogue, state)?;
        let days = if state.view.subject().is_some() { series.iter() } else { others.iter() };
        let chosen = days.filter(|one| is_chosen(&state.parameters, one));
        let mut published: Vec<String> = chosen.flat_map(|one| one.published.iter().cloned()).collect();
        published.sort_unstable();
        published.dedup();
        Ok(Self {
            measures: measures(catalogue, state),
            frequencies: frequencies(catalogue, state, &series),
            bases: open.map(bases).unwrap_or_default(),
            revised: if state.view == View::Revisions { revised(catalogue, state) } else { Vec::new() },
            sources: catalogue.sources().values().cloned().collect(),
            others: answering_together(catalogue, state, &others),
            published,
            series,
        })
    }
}

/// Is the series of this source and calendar, as far as they are chosen?
pub(super) fn is_chosen(parameters: &Parameters, series: &SeriesChoice) -> bool {
    parameters.source.as_ref().is_none_or(|name| *name == series.source.name)
        && parameters.calendar.is_none_or(|calendar| calendar == series.calendar)
}

/// The first of the series that these choices leave, which answers them, where it has figures.
pub(super) fn answering<'a>(series: &'a [SeriesChoice], parameters: &Parameters) -> Option<&'a SeriesChoice> {
    let is_left = |one: &&SeriesChoice| {
        is_chosen(parameters, one) && parameters.freq.map_or(!one.is_rolled_up, |freq| freq == one.frequency)
    };
    series.iter().find(is_left).filter(|one| one.has_figures)
}

fn answers(catalogue: &Catalogue, state: &PageState, parameters: Parameters) -> bool {
    let other = PageState { parameters, base: None, ..state.clone() };
    query::answer(catalogue, &other.query()).is_ok_and(|answer| has_figures(&answer))
}

fn measures(catalogue: &Catalogue, state: &PageState) -> Vec<Measure> {
    if state.view.subject().is_none() {
        return Vec::new();
    }
    let open = state.unwindowed().parameters;
    let has = |measure: &Measure| {
        let parameters = Parameters { measure: Some(*measure), base: None, ..open.clone() };
        answers(catalogue, state, parameters)
    };
    Measure::ALL.into_iter().filter(has).collect()
}

/// Of one series those that its sources have; of several and of mirrors those in which they answer together.
fn frequencies(catalogue: &Catalogue, state: &PageState, series: &[SeriesChoice]) -> Vec<Frequency> {
    let mut there: Vec<Frequency> = match state.view {
        View::Mirror | View::Revisions => Vec::new(),
        _ => {
            let chosen = &state.parameters;
            let of = |freq| Parameters {
                freq: Some(freq),
                source: chosen.source.clone(),
                calendar: chosen.calendar,
                ..Parameters::default()
            };
            series.iter().map(|one| one.frequency).filter(|freq| answering(series, &of(*freq)).is_some()).collect()
        }
    };
    if state.is_comparison() || there.is_empty() && state.view == View::Mirror {
        there.extend([Frequency::Annual, Frequency::Quarterly, Frequency::Monthly]);
        let open = state.unwindowed().parameters;
        let has = |freq: Frequency| {
            let parameters = Parameters { freq: Some(freq), measure: None, base: None, ..open.clone() };
            let as_index = Parameters { measure: Some(Measure::Index), ..parameters.clone() };
            answers(catalogue, state, parameters) || state.is_comparison() && answers(catalogue, state, as_index)
        };
        there.retain(|freq| has(*freq));
    }
    there.extend(state.parameters.freq);
    there.sort_unstable();
    there.dedup();
    there
}

/// The series that mirrors and revisions are made of.
fn others(catalogue: &Catalogue, state: &PageState) -> Result<Vec<SeriesChoice>, QueryError> {
    let mut all = Vec::new();
    if matches!(state.view, View::Mirror | View::Revisions) {
        for (dyad, view) in [(state.dyad, View::Exports), (state.dyad.mirror(), View::Imports), (state.dyad, View::Turnover)] {
            all.extend(query::series_choices(catalogue, dyad, view, &state.parameters)?);
        }
    }
    Ok(all)
}

/// Those of their sources and calendars that answer alone.
fn answering_together(catalogue: &Catalogue, state: &PageState, others: &[SeriesChoice]) -> Vec<(Arc<Source>, Calendar)> {
    let mut found: Vec<(Arc<Source>, Calendar)> = Vec::new();
    for one in others {
        if found.iter().any(|(source, calendar)| (&source.name, calendar) == (&one.source.name, &one.calendar)) {
            continue;
        }
        let (source, calendar) = (Some(one.source.name.clone()), Some(one.calendar));
        let parameters = Parameters { source, calendar, product: state.parameters.product, ..Parameters::default() };
        if answers(catalogue, state, parameters) {
            found.push((Arc::clone(&one.source), one.calendar));
        }
    }
    found
}

fn revised(catalogue: &Catalogue, state: &PageState) -> Vec<Subject> {
    let has_vintages = |flow: &Subject| {
        let parameters = Parameters { flow: Some(*flow), ..Parameters::default() };
        let answer = query::answer(catalogue, &Query { resource: Resource::View(state.dyad, View::Revisions), parameters });
        answer.is_ok_and(|answer| is_revised(&answer))
    };
    Subject::FLOWS.into_iter().filter(has_vintages).collect()
}
