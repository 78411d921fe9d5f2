//! Flows for a Sankey diagram: the greatest of many, the small ones folded into one, so that all add up to their sum.

use std::cmp::Reverse;

use crate::{
    chart::{
        body::sankey::{Flow, FlowSide},
        categorical_palette::Fill,
        wording::{
            number::{labelled, usual_decimals},
            phrases,
        },
    },
    language::{Language, Magnitude},
    trade::{Amount, Level},
};

/// So many flows of a side are named when `top` does not say.
const NAMED: usize = 10;
/// So many are told of each side.
const TOLD: usize = 3;

/// What one side of a Sankey diagram is made of.
pub(super) struct Side<'a> {
    /// Where each flow comes from or goes to: name, code and colour.
    pub(super) parts: Vec<(String, String, Option<Fill>, Level)>,
    /// What they are part of, where it is published.
    pub(super) published: Option<Level>,
    /// What it is.
    pub(super) heading: &'a str,
    /// How all others are called, by the plural of how many they are: a key of messages.
    pub(super) others: &'a str,
    /// Power of ten of the coarsest rounding.
    pub(super) rounding: Option<i8>,
    /// How many were asked for.
    pub(super) top: Option<usize>,
}

/// The sum of parts, or the published whole where that is more.
fn total(parts: &[(String, String, Option<Fill>, Level)], published: Option<Level>) -> i64 {
    let sum = parts.iter().fold(0i64, |sum, (.., level)| sum.saturating_add(level.amount.hundredths()));
    published.map_or(sum, |whole| whole.amount.hundredths().max(sum))
}

/// The unit that the greatest of flows are told in.
pub(super) fn magnitude<'a>(parts: impl Iterator<Item = &'a (String, String, Option<Fill>, Level)>) -> Magnitude {
    Magnitude::of_largest(parts.map(|(.., level)| level))
}

/// A side in the unit of the picture; nothing where nothing flows.
pub(super) fn side(language: Language, magnitude: Magnitude, side: Side<'_>) -> Option<FlowSide> {
    let whole = total(&side.parts, side.published);
    let mut parts = side.parts;
    parts.retain(|(.., level)| level.amount.hundredths() > 0);
    parts.sort_by_key(|(_, code, _, level)| (Reverse(level.amount), code.clone()));
    let all = parts.len();
    let sum = total(&parts, None);
    parts.truncate(side.top.unwrap_or(NAMED));
    let amount = |hundredths: i64| magnitude.amount(Amount::from_hundredths(hundredths));
    let decimals = magnitude
        .decimals(usual_decimals(parts.first().map_or(0.0, |(.., level)| magnitude.amount(level.amount))), side.rounding);
    let written = |hundredths: i64| labelled(language, amount(hundredths), decimals);
    let flow = |name: String, code: String, fill: Option<Fill>, hundredths: i64| Flow {
        name,
        code,
        value: amount(hundredths),
        written: written(hundredths),
        fill,
    };
    let mut left = vec![whole];
    for (.., level) in &parts {
        left.push(left.last().copied().unwrap_or(0) - level.amount.hundredths());
    }
    let rest = |(count, left): (usize, i64)| {
        let name =
            if whole == sum { language.count(side.others, all - count, &[]) } else { language.say("chart.rest").to_owned() };
        (left > 0).then(|| flow(name, String::new(), None, left))
    };
    let flows: Vec<Flow> =
        parts.into_iter().map(|(name, code, fill, level)| flow(name, code, fill, level.amount.hundredths())).collect();
    (!flows.is_empty()).then(|| FlowSide {
        heading: language.fill("sankey.heading", &[("what", side.heading), ("total", &written(whole))]),
        total: amount(whole),
        rests: left.into_iter().enumerate().map(rest).collect(),
        flows,
    })
}

/// "Imports from 240.1: China 50.2, Germany 33.0, …".
pub(super) fn told(language: Language, sides: &[&Option<FlowSide>]) -> String {
    let told = |side: &FlowSide| {
        let named: Vec<String> = side.flows.iter().take(TOLD).map(|flow| format!("{} {}", flow.name, flow.written)).collect();
        language.fill("places.told", &[("period", &side.heading), ("named", &phrases::listed(language, &named))])
    };
    let sides: Vec<String> = sides.iter().filter_map(|side| side.as_ref()).map(told).collect();
    format!("{}.", phrases::in_turn(language, &sides))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Valuation;

    fn made(values: &[&str], published: Option<&str>, top: Option<usize>) -> Option<FlowSide> {
        let level = |text: &str| Level::from_wording(text.parse().unwrap(), 9, None, Valuation::Fob).unwrap().0;
        let parts: Vec<_> = values.iter().map(|text| ((*text).to_owned(), (*text).to_owned(), None, level(text))).collect();
        let magnitude = Magnitude::of_largest([level("9")].iter());
        let published = published.map(level);
        side(
            Language::English,
            magnitude,
            Side { parts, published, heading: "Exports", others: "sankey.others", rounding: None, top },
        )
    }

    #[test]
    fn flows_and_all_others_add_up_to_the_hundredth() {
        let found = made(&["5.00000001", "3", "0", "1.00000002", "0.5"], None, Some(2)).unwrap();
        assert_eq!(found.heading, "Exports: 9.50");
        let names: Vec<&str> = found.flows.iter().map(|flow| flow.name.as_str()).collect();
        assert_eq!(names, ["5.00000001", "3"]);
        let rests: Vec<_> = found.rests.iter().map(|rest| rest.as_ref().map(|rest| (rest.name.as_str(), rest.value))).collect();
        // Of 9.50000003 without five: 4.50000002; without three too: 1.50000002. Nothing is no flow.
        assert_eq!(rests, [Some(("4 others", 9.500_000_03)), Some(("3 others", 4.500_000_02)), Some(("2 others", 1.500_000_02))]);
        // A published whole has more; one that has less than its parts is not believed.
        assert_eq!(made(&["5", "3"], Some("10"), None).unwrap().rests[2].as_ref().unwrap().name, "All others");
        assert_eq!(made(&["5", "3"], Some("7"), None).unwrap().rests[2], None);
        assert_eq!(made(&["0"], None, None), None);
    }
}
