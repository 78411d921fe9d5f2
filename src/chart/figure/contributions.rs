//! What made the change of an area's trade, or of a pair's, on a year before: partners or products, adding up exactly.

use crate::{
    chart::{
        body::waterfall::{Step, Total, Waterfall},
        error::ChartError,
        wording::{
            number::{is_something, labelled, plain, usual_decimals},
            phrases,
        },
    },
    language::{Language, Magnitude},
    parameter::ParameterError,
    series::Reason,
    statistics::{Entrant, Whole, contributions},
    trade::{Amount, Calendar, Period},
};

/// So many parts are named when `top` does not say.
const NAMED: usize = 12;
/// So many are told in a sentence.
const TOLD: usize = 3;

/// What is held against what: the parts of a whole in a period and a year before.
pub(super) struct Compared<'a, K> {
    pub(super) entrants: &'a [Entrant<K>],
    pub(super) whole: Option<Whole>,
    pub(super) period: Option<Period>,
    pub(super) calendar: Calendar,
    /// The currency.
    pub(super) unit: &'a str,
    /// Power of ten of the coarsest rounding.
    pub(super) rounding: Option<i8>,
    /// How many parts were asked for.
    pub(super) top: Option<usize>,
}

/// The waterfall of parts; nothing in an empty window.
///
/// # Errors
/// [`ChartError::Refused`] where there is no year before, or none that is comparable.
pub(super) fn waterfall<K: Copy + Ord>(
    language: Language,
    compared: &Compared<K>,
    name: impl Fn(&K) -> (String, String),
) -> Result<Option<Waterfall>, ChartError> {
    let (Some(period), Some(whole)) = (compared.period, compared.whole) else { return Ok(None) };
    let found = contributions(compared.entrants, whole).map_err(|reason| refused(period, reason))?;
    let magnitude = Magnitude::of_largest([&found.before, &found.now].into_iter());
    let named = found.parts.iter().take(compared.top.unwrap_or(NAMED)).filter(|(_, change)| change.hundredths() != 0);
    let greatest = found.parts.first().map_or(0.0, |(_, change)| magnitude.amount(*change).abs());
    let decimals = magnitude.decimals(usual_decimals(greatest).max(fine(greatest)), compared.rounding);
    let step = |name: String, code: String, change: Amount| Step {
        name,
        code,
        change: magnitude.amount(change),
        written: signed(language, magnitude.amount(change), decimals),
    };
    let steps: Vec<Step> = named
        .map(|(key, change)| {
            let (name, code) = name(key);
            step(name, code, *change)
        })
        .collect();
    let rest = |shown: usize| found.rest(shown).ok_or_else(|| refused(period, Reason::TooLarge));
    let rests: Vec<Amount> = (0..=steps.len()).map(rest).collect::<Result<_, _>>()?;
    let other = |left: Amount| step(language.say("chart.rest").to_owned(), String::new(), left);
    let total = |period: Period, amount: Amount| Total {
        name: language.period_in(period, compared.calendar),
        period: period.to_string(),
        value: magnitude.amount(amount),
        written: labelled(language, magnitude.amount(amount), decimals),
    };
    let (start, end) = (total(period.year_before(), found.before.amount), total(period, found.now.amount));
    let told = told(language, (&start, &end), &steps);
    Ok(Some(Waterfall {
        unit: magnitude.unit(language, compared.unit),
        rests: rests.into_iter().map(|left| (left.hundredths() != 0).then(|| other(left))).collect(),
        start,
        end,
        steps,
        told,
    }))
}

/// How many parts have both figures, and of how many, for the words under the title.
/// For a published whole nothing: its rest holds those that lack one; nothing either where all have both.
pub(super) fn basis<K: Copy + Ord>(language: Language, compared: &Compared<K>, key: &str) -> Option<String> {
    compared.whole.filter(|whole| !whole.published)?;
    let all = language.number(&compared.entrants.len().to_string());
    let both = compared.entrants.iter().filter(|entrant| entrant.is_matched()).count();
    (both < compared.entrants.len()).then(|| language.count(key, both, &[("all", &all)]))
}

/// The waterfall of a window without figures.
pub(super) fn empty() -> Waterfall {
    let total = || Total { name: String::new(), period: String::new(), value: 0.0, written: String::new() };
    Waterfall { unit: String::new(), start: total(), end: total(), steps: Vec::new(), rests: Vec::new(), told: String::new() }
}

/// "Change from 2015 to 2016" of what a title says.
pub(super) fn dated(language: Language, what: &str, (period, calendar): (Option<Period>, Calendar)) -> String {
    let Some(period) = period else { return what.to_owned() };
    let (before, now) = (language.period_in(period.year_before(), calendar), language.period_in(period, calendar));
    language.fill("contributions.title", &[("what", what), ("before", &before), ("now", &now)])
}

/// The first step needs two figures of its own.
fn fine(greatest: f64) -> usize {
    (0..6).find(|decimals| greatest * 10f64.powi(i32::try_from(*decimals).unwrap_or(0)) >= 10.0).unwrap_or(6)
}

fn signed(language: Language, value: f64, decimals: usize) -> String {
    let text = plain(value, decimals);
    if value > 0.0 && is_something(&text) { language.number(&format!("+{text}")) } else { labelled(language, value, decimals) }
}

fn told(language: Language, (start, end): (&Total, &Total), steps: &[Step]) -> String {
    let named: Vec<String> = steps.iter().take(TOLD).map(|step| format!("{} {}", step.name, step.written)).collect();
    let named = phrases::in_turn(language, &named);
    let parts = [("before", &start.name), ("from", &start.written), ("now", &end.name), ("to", &end.written), ("parts", &named)];
    language.fill("contributions.told", &parts.map(|(name, words)| (name, words.as_str())))
}

fn refused(period: Period, reason: Reason) -> ChartError {
    let before = period.year_before();
    let why = match reason {
        Reason::NotComparable => {
            format!("{period} and {before} are not comparable: a break, territory or valuation lies between")
        }
        Reason::Incomplete => {
            format!(
                "fewer than half of the figures of {period} and {before} are of parts that have both, so nothing is like for like"
            )
        }
        Reason::TooLarge => "the sums are past what is held exactly".to_owned(),
        _ => format!("there are no figures of {before} to hold {period} against; choose a later period with to= or from="),
    };
    ParameterError::new("kind", format!("\"waterfall\" is not possible here: {why}"), &["bar"]).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        statistics::whole,
        trade::{Level, Valuation},
    };

    fn entrants(rows: &[(char, &str, &str)]) -> Vec<Entrant<char>> {
        let level = |text: &str| {
            (!text.is_empty()).then(|| Level::from_wording(text.parse().unwrap(), 9, None, Valuation::Fob).unwrap().0)
        };
        rows.iter()
            .map(|(key, now, before)| Entrant { key: *key, level: level(now), earlier: level(before), reason: None })
            .collect()
    }

    fn made(entrants: &[Entrant<char>], top: Option<usize>) -> Result<Option<Waterfall>, ChartError> {
        let compared = Compared {
            entrants,
            whole: whole(entrants),
            period: Some(Period::year(2016)),
            calendar: Calendar::Gregorian,
            unit: "USD",
            rounding: None,
            top,
        };
        waterfall(Language::English, &compared, |key| (key.to_uppercase().to_string(), key.to_string()))
    }

    #[test]
    fn steps_and_all_others_are_written_with_their_signs() {
        let rows = [('a', "50", "20"), ('b', "30", "64"), ('c', "9", ""), ('d', "7", "7"), ('e', "3", "2")];
        let found = made(&entrants(&rows), Some(2)).unwrap().unwrap();
        // 93 before (without c), 90 now: b −34, a +30, of d and e +1 is left.
        assert_eq!([found.start.written.as_str(), &found.end.written], ["93.0", "90.0"]);
        let written: Vec<_> = found.steps.iter().map(|step| (step.name.as_str(), step.written.as_str())).collect();
        assert_eq!(written, [("B", "−34.0"), ("A", "+30.0")]);
        let rests: Vec<_> = found.rests.iter().map(|rest| rest.as_ref().map(|rest| rest.written.as_str())).collect();
        assert_eq!(rests, [Some("−3.0"), Some("+31.0"), Some("+1.0")]);
        assert_eq!(found.told, "From 93.0 in 2015 to 90.0 in 2016: B −34.0; A +30.0.");
        // d did not change: it is no step.
        assert_eq!(made(&entrants(&rows), None).unwrap().unwrap().steps.len(), 3);
    }

    #[test]
    fn without_a_year_before_it_is_refused() {
        let fault = made(&entrants(&[('a', "5", ""), ('b', "3", "")]), None).unwrap_err().to_string();
        assert!(fault.contains("no figures of 2015 to hold 2016 against"), "{fault}");
        let mut broken = entrants(&[('a', "5", "4")]);
        broken[0].reason = Some(Reason::NotComparable);
        assert!(made(&broken, None).unwrap_err().to_string().contains("2016 and 2015 are not comparable"));
    }
}
