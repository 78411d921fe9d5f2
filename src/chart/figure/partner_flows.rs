//! What flows into an area and out of it: its greatest partners of imports and of exports in one period.

use super::{
    flows::{Side, magnitude, side, told},
    model::Figure,
    partner_words,
};
use crate::{
    chart::{
        body::{Body, sankey::Sankey},
        categorical_palette::Fill,
        error::ChartError,
    },
    language::Language,
    parameter::ParameterError,
    query::PartnersAnswer,
    series::{Point, Subject},
    statistics::place_of,
    trade::{Area, Level, Period},
};

/// A flow with a partner: name, code, colour and level.
type Part = (String, String, Option<Fill>, Level);

/// The figure of an area's flows.
///
/// # Errors
/// [`ChartError::Refused`] for a turnover whose exports and imports are not known.
pub(in crate::chart) fn figure(answer: &PartnersAnswer, language: Language) -> Result<Figure, ChartError> {
    let subject = answer.family.subject;
    let [inward, outward] = answer.period.map_or(Ok([None, None]), |period| parts(answer, period, language, subject))?;
    let published = answer.whole.filter(|whole| whole.published && subject != Subject::Turnover).map(|whole| whole.level);
    let magnitude = magnitude([&inward, &outward].into_iter().flatten().flatten());
    let made = |parts: Option<Vec<Part>>, own: Subject| {
        let (top, rounding) = (answer.listing.origin.parameters.top, answer.rounding);
        let heading = language.term("chart.flow", own.word());
        side(language, magnitude, Side { parts: parts?, published, heading, others: "sankey.others", rounding, top })
    };
    let (into, out) = if subject == Subject::Turnover { (Subject::Imports, Subject::Exports) } else { (subject, subject) };
    let (inward, outward) = (made(inward, into), made(outward, out));
    let unit = magnitude.unit(language, &answer.family.unit);
    let told = told(language, &[&inward, &outward]);
    let hub = language.area(answer.reporter).to_owned();
    let body = Body::Sankey(Sankey { hub, inward, outward, unit: unit.clone(), told });
    let what = partner_words::what(language, answer);
    let title = match answer.period {
        Some(period) => {
            language.fill("title.chart.dated", &[("what", &what), ("when", &language.period_in(period, answer.family.calendar))])
        }
        None => what,
    };
    let lead = vec![partner_words::of_value(language, answer, &unit)];
    Ok(partner_words::framed(language, answer, &title, lead, body))
}

/// What flows in and out in a period.
fn parts(
    answer: &PartnersAnswer,
    period: Period,
    language: Language,
    subject: Subject,
) -> Result<[Option<Vec<Part>>; 2], ChartError> {
    let named = |area: Area, level: Level| (language.area(area).to_owned(), area.code().to_owned(), None, level);
    let counted = answer.counted_in(period);
    let alone = || Some(counted.iter().map(|(area, level)| named(*area, *level)).collect());
    Ok(match subject {
        Subject::Imports | Subject::ReImports => [alone(), None],
        Subject::Exports | Subject::ReExports | Subject::DomesticExports => [None, alone()],
        Subject::Turnover | Subject::Balance => {
            let of = |flow: fn(&Point) -> Option<Level>| {
                let one = |(area, _): &(Area, Level)| {
                    let points = answer.points_of(*area);
                    Some(named(*area, flow(&points[place_of(points, period)?])?))
                };
                counted.iter().map(one).collect::<Option<Vec<Part>>>()
            };
            match (of(|point| point.imports), of(|point| point.exports)) {
                (Some(imports), Some(exports)) => [Some(imports), Some(exports)],
                _ => return Err(refused("this turnover is published as one figure; ask for a flow, such as flow=export")),
            }
        }
    })
}

fn refused(why: &str) -> ChartError {
    ParameterError::new("kind", format!("\"sankey\" is not possible here: {why}"), &["bar"]).into()
}
