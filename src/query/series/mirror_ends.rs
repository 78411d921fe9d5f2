//! Which two series of a direction are held against each other: the exporter's exports and the importer's imports.
//!
//! Two series of one calendar, frequency and currency come first, both reported by their own statistics, then by priority. Where no two of
//! them share a period that is asked for, the figures that one end has in other calendars are held against the periods of the other.

use std::cmp::Reverse;

use crate::{
    dataset::Catalogue,
    query::{
        Parameters, QueryError,
        select::{candidate::Candidate, find::candidates_under_any, narrow::narrow},
    },
    series::{Allowed, MirrorMaking, Point, Subject},
    statistics::{Bounded, calendar_bounds},
    trade::{Calendar, Dyad, Frequency, Reporting, Valuation},
};

/// What the series of a mirror have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::query) struct Form {
    pub calendar: Calendar,
    pub frequency: Frequency,
    pub unit: String,
}

/// One end of a direction: the series that it is made of, one of the mirror's form or all that a source has of any, and its figures.
#[derive(Debug, Clone)]
pub(in crate::query) struct End {
    pub candidates: Vec<Candidate>,
    pub figures: Vec<Bounded>,
    /// Of the periods of these figures.
    calendar: Calendar,
    pub rounding: Option<i8>,
    valuations: Vec<Valuation>,
}

/// The exporter's and the importer's end; either may be wanting.
#[derive(Debug, Clone, Default)]
pub(in crate::query) struct Ends(pub Option<End>, pub Option<End>);

impl Form {
    fn of(candidate: &Candidate) -> Self {
        Self { calendar: candidate.calendar, frequency: candidate.frequency, unit: candidate.currency.clone() }
    }

    fn is_of(&self, candidate: &Candidate) -> bool {
        (self.calendar, self.frequency, &self.unit) == (candidate.calendar, candidate.frequency, &candidate.currency)
    }
}

impl End {
    /// A series of the mirror's own form.
    fn own(candidate: &Candidate) -> Self {
        let points = candidate.points();
        let (rounding, valuations) = known(&[&points]);
        let figures = points.into_iter().map(Bounded::from).collect();
        Self { candidates: vec![candidate.clone()], figures, calendar: candidate.calendar, rounding, valuations }
    }

    /// Series of one source and whatever calendars, held against the periods of a form.
    fn across(candidates: &[Candidate], form: &Form) -> Self {
        let points: Vec<Vec<Point>> = candidates.iter().map(Candidate::points).collect();
        let figures: Vec<(Calendar, &[Point])> =
            candidates.iter().zip(&points).map(|(candidate, points)| (candidate.calendar, points.as_slice())).collect();
        let (rounding, valuations) = known(&points.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let figures = calendar_bounds(form.calendar, form.frequency, &figures);
        Self { candidates: candidates.to_vec(), figures, calendar: form.calendar, rounding, valuations }
    }

    fn priority(&self) -> i64 {
        self.candidates.first().map_or(i64::MIN, |one| one.source.priority)
    }

    pub(in crate::query) fn is_reported(&self) -> bool {
        self.candidates.iter().all(|one| one.source.reporting == Reporting::Reported)
    }

    /// The same with what is known of other periods left out.
    fn known<'a>(&'a self, parameters: &'a Parameters) -> impl Iterator<Item = &'a Bounded> {
        let says = |one: &Bounded| one.point.level.is_some() || one.allowed.is_some_and(Allowed::says_something);
        self.figures.iter().filter(move |one| says(one) && parameters.holds(one.point.period, self.calendar))
    }

    /// How it was made.
    pub(in crate::query) fn making(&self) -> MirrorMaking {
        let first = self.candidates.first();
        let mut calendars: Vec<Calendar> = self.candidates.iter().map(|one| one.calendar).collect();
        calendars.sort_unstable();
        calendars.dedup();
        let rolled_up_from = first.and_then(|one| one.rolled_up_from);
        MirrorMaking {
            valuation: self.valuations.iter().copied().reduce(Valuation::combined).unwrap_or(Valuation::Unknown),
            derived: rolled_up_from.is_some() || self.candidates.iter().any(Candidate::is_derived),
            rolled_up_from,
            summed_over: first.and_then(Candidate::summed_over).map(str::to_owned),
            calendars,
        }
    }
}

/// The coarsest rounding and the valuations of levels.
fn known(points: &[&[Point]]) -> (Option<i8>, Vec<Valuation>) {
    let levels = || points.iter().flat_map(|points| points.iter()).filter_map(|point| point.level);
    let mut valuations: Vec<Valuation> = levels().map(|level| level.valuation).collect();
    valuations.sort_unstable();
    valuations.dedup();
    (levels().filter_map(|level| level.rounding).max(), valuations)
}

/// How many periods that are asked for both ends know something of.
fn shared(one: &End, two: &End, parameters: &Parameters) -> usize {
    let other: Vec<_> = two.known(parameters).map(|figure| figure.point.period).collect();
    one.known(parameters).filter(|figure| other.contains(&figure.point.period)).count()
}

impl Ends {
    /// Do both ends know something of one period that is asked for?
    pub(in crate::query) fn meet(&self, parameters: &Parameters) -> bool {
        let Some((one, two)) = self.0.as_ref().zip(self.1.as_ref()) else { return false };
        one.known(parameters).any(|figure| two.known(parameters).any(|other| other.point.period == figure.point.period))
    }

    /// Both.
    pub(in crate::query) fn iter(&self) -> impl Iterator<Item = &End> {
        [&self.0, &self.1].into_iter().flatten()
    }

    /// The form of what there is, which is its own.
    fn form(&self) -> Option<Form> {
        self.iter().next().and_then(|end| end.candidates.first()).map(Form::of)
    }
}

/// The candidates of a direction.
struct Sides {
    exports: Vec<Candidate>,
    imports: Vec<Candidate>,
}

impl Sides {
    fn of(catalogue: &Catalogue, dyad: Dyad, parameters: &Parameters) -> Result<Self, QueryError> {
        // A side without what is asked for stays empty: the other may have it.
        let allowed = |dyad: Dyad, subject| -> Result<Vec<Candidate>, QueryError> {
            Ok(narrow(candidates_under_any(catalogue, dyad, subject, parameters)?, parameters, "").unwrap_or_default())
        };
        Ok(Self { exports: allowed(dyad, Subject::Exports)?, imports: allowed(dyad.mirror(), Subject::Imports)? })
    }

    /// The best two series of one form, that share a period if any two do.
    fn alike(&self, form: Option<&Form>, parameters: &Parameters) -> Ends {
        let of_form = |one: &&Candidate| form.is_none_or(|form| form.is_of(one));
        let (exports, imports) = (|| self.exports.iter().filter(of_form), || self.imports.iter().filter(of_form));
        let mut pairs: Vec<(&Candidate, &Candidate)> = exports()
            .flat_map(|one| imports().map(move |two| (one, two)))
            .filter(|(one, two)| (one.calendar, one.frequency, &one.currency) == (two.calendar, two.frequency, &two.currency))
            .collect();
        let reported = |one: &Candidate| one.source.reporting == Reporting::Reported;
        pairs.sort_by_key(|(one, two)| {
            (!(reported(one) && reported(two)), Reverse(one.source.priority.saturating_add(two.source.priority)))
        });
        let mut ends = pairs.iter().map(|(one, two)| Ends(Some(End::own(one)), Some(End::own(two))));
        let Some(first) = ends.next() else {
            let only = |mut side: Vec<&Candidate>| (!side.is_empty()).then(|| End::own(side.swap_remove(0)));
            let exports = only(exports().collect());
            return if exports.is_some() { Ends(exports, None) } else { Ends(None, only(imports().collect())) };
        };
        if first.meet(parameters) {
            return first;
        }
        ends.find(|ends| ends.meet(parameters)).unwrap_or(first)
    }
}

/// The best two ends of one direction, and their form; of the form given, where one is.
pub(in crate::query) fn ends(
    catalogue: &Catalogue,
    dyad: Dyad,
    parameters: &Parameters,
    form: Option<&Form>,
) -> Result<(Ends, Option<Form>), QueryError> {
    let asked = Sides::of(catalogue, dyad, parameters)?;
    let alike = asked.alike(form, parameters);
    if alike.meet(parameters) {
        let form = alike.form();
        return Ok((alike, form));
    }
    // What there is in any calendar and frequency, without being rolled up.
    let any = Sides::of(catalogue, dyad, &Parameters { calendar: None, freq: None, ..parameters.clone() })?;
    if let Some((form, ends)) = across_calendars(&asked, &any, parameters, form) {
        return Ok((ends, Some(form)));
    }
    let form = alike.form();
    Ok((alike, form))
}

/// The best two ends of which at least one counts in another calendar than the form.
fn across_calendars(asked: &Sides, any: &Sides, parameters: &Parameters, form: Option<&Form>) -> Option<(Form, Ends)> {
    let mut forms: Vec<Form> = Vec::new();
    let own = asked.exports.iter().chain(&asked.imports).map(Form::of);
    for one in own.chain(wanted(any, parameters)).filter(|one| form.is_none_or(|form| form == one)) {
        if !forms.contains(&one) {
            forms.push(one);
        }
    }
    let mut best: Option<(_, Form, Ends)> = None;
    for (place, form) in forms.into_iter().enumerate() {
        let (exports, imports) = (of_form(&asked.exports, &any.exports, &form), of_form(&asked.imports, &any.imports, &form));
        for (one, two) in exports.iter().flat_map(|one| imports.iter().map(move |two| (one, two))) {
            if shared(one, two, parameters) == 0 {
                continue;
            }
            let key = (
                !(one.is_reported() && two.is_reported()),
                Reverse(one.priority().saturating_add(two.priority())),
                place,
                Reverse(shared(one, two, parameters)),
            );
            if best.as_ref().is_none_or(|best| key < best.0) {
                best = Some((key, form.clone(), Ends(Some(one.clone()), Some(two.clone()))));
            }
        }
    }
    best.map(|(_, form, ends)| (form, ends))
}

/// The form that the parameters name, where neither end has it.
fn wanted(any: &Sides, parameters: &Parameters) -> Option<Form> {
    let first = any.exports.first().or(any.imports.first())?;
    let calendar = parameters.calendar?;
    Some(Form { calendar, frequency: parameters.freq.unwrap_or(Frequency::Annual), unit: first.currency.clone() })
        .filter(|form| form.calendar.has(form.frequency))
}

/// The ends in a form: series of that form, and of sources without one all that they have, where some of it is of another calendar.
fn of_form(asked: &[Candidate], any: &[Candidate], form: &Form) -> Vec<End> {
    let own: Vec<&Candidate> = asked.iter().filter(|one| form.is_of(one)).collect();
    let mut ends: Vec<End> = own.iter().map(|one| End::own(one)).collect();
    let rest: Vec<&Candidate> =
        any.iter().filter(|one| one.currency == form.unit && !own.iter().any(|own| own.source.name == one.source.name)).collect();
    let same = |one: &&Candidate, two: &&Candidate| {
        let making = |one: &Candidate| (one.dyad, one.is_derived(), one.summed_over().map(str::to_owned));
        one.source.name == two.source.name && making(one) == making(two)
    };
    for group in rest.chunk_by(same).filter(|group| group.iter().any(|one| one.calendar != form.calendar)) {
        ends.push(End::across(&group.iter().map(|one| (*one).clone()).collect::<Vec<_>>(), form));
    }
    ends
}
