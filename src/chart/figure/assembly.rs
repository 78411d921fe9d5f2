//! The figure of an answer as a picture asks for it.

use super::{
    description,
    model::{Figure, FigureOptions},
    partner_map,
};
use crate::{
    chart::{
        axis_scale::AxisScale, error::ChartError, headline, headline_choice::HeadlineChoice, highlight::Highlight, kinds,
        spec::PictureSpec, wording::phrases,
    },
    query::Answer,
};

/// What is to be shown of an answer.
pub(in crate::chart) fn figure(answer: &Answer, spec: &PictureSpec, public_url: &str) -> Result<Figure, ChartError> {
    let options = FigureOptions { language: spec.lang, events: spec.events, highlight: spec.highlight };
    let mut figure = kinds::figure(answer, spec.kind, options)?;
    partner_map::on_shapes(&mut figure, spec.map.as_ref(), spec.lang)?;
    if let Some(kinds) = &spec.event_kinds {
        figure.body.form_mut().keep_events(kinds);
    }
    for remark in &spec.remarks {
        figure.body.form_mut().say_of(remark, spec.lang)?;
    }
    if spec.axis == AxisScale::Logarithmic {
        figure.body.form_mut().put_on_log_scale()?;
        figure.subtitle = format!("{} \u{b7} {}", figure.subtitle, spec.lang.say("chart.logarithmic"));
    }
    figure.cautions.extend(figure.body.form().cautions(spec.lang));
    if let Some(day) = answer.origin().parameters.as_of {
        let known = spec.lang.fill("data_time.as_known", &[("date", &phrases::date(spec.lang, &day.to_string()))]);
        figure.subtitle = format!("{} \u{b7} {known}", figure.subtitle);
    }
    figure.address = format!("{}{}", public_url.trim_end_matches('/'), figure.address);
    if let Some(title) = &spec.title {
        figure.title = phrases::quoted(spec.lang, title);
    }
    figure.note = spec.note.as_ref().map(|note| phrases::quoted(spec.lang, note));
    if let Some(subtitle) = &spec.subtitle {
        let made = std::mem::replace(&mut figure.subtitle, phrases::quoted(spec.lang, subtitle));
        figure.note = Some(figure.note.map_or_else(|| made.clone(), |note| format!("{made}. {note}")));
    }
    let partner = match spec.highlight {
        Some(Highlight::Partner(partner)) => Some(partner),
        _ => None,
    };
    figure.headline = match &spec.headline {
        HeadlineChoice::Auto => headline::headline_about(answer, spec.lang, partner),
        HeadlineChoice::Off => None,
        HeadlineChoice::Own(words) => Some(phrases::quoted(spec.lang, words)),
    };
    figure.cautions.iter_mut().for_each(|caution| *caution = phrases::quoted(spec.lang, caution));
    figure.description = description::describe(&figure, spec.lang, spec.words_of_address.mark(spec.lang).map(|mark| mark.whole));
    Ok(figure)
}
