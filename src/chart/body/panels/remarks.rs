//! What a chart definition says of a period becomes words beside the figure of that period.

use super::{
    model::{Callout, Layer},
    panel_set::PanelSet,
};
use crate::{
    chart::{body::form::no_remark, remark::Remark, wording::phrases},
    language::Language,
    parameter::ParameterError,
};

/// Says something of a period: of the first series of the first panel that has a figure of it. Without words of its own it says
/// what is already said of two figures that are compared, else the figure.
///
/// # Errors
/// [`ParameterError`] where no series has a figure of such a period.
pub(super) fn say(set: &mut PanelSet, remark: &Remark, language: Language) -> Result<(), ParameterError> {
    let periods = set.periods.ok_or_else(|| no_remark(remark, "there are no figures"))?;
    let slot = (0..periods.count).find(|slot| periods.period(*slot).to_string() == remark.period);
    let slot = slot.ok_or_else(|| {
        let span = format!("{} to {}", periods.period(0), periods.period(periods.count - 1));
        no_remark(remark, &format!("the periods are {span}"))
    })?;
    let has = |layer: &&mut Layer| layer.marks.iter().any(|mark| mark.slot == slot);
    let layer = set.panels.iter_mut().flat_map(|panel| panel.layers_mut()).find(has);
    let layer = layer.ok_or_else(|| no_remark(remark, "it has no figure"))?;
    let Some(mark) = layer.marks.iter().find(|mark| mark.slot == slot) else { return Ok(()) };
    let period = language.period_in(periods.period(slot), periods.calendar);
    let figure = || language.fill("chart.sight.figure", &[("period", &period), ("figure", &mark.label)]);
    let own = remark.words.as_ref().map(|words| phrases::quoted(language, words));
    let compared = layer.compared.iter().find(|callout| callout.slot == slot);
    let callout = match (own, compared) {
        (Some(words), _) => Callout { slot, ends: (mark.value, mark.value), words },
        (None, Some(compared)) => compared.clone(),
        (None, None) => Callout { slot, ends: (mark.value, mark.value), words: figure() },
    };
    // Who chose a period does not want that which was chosen for want of one.
    if remark.words.is_none() {
        layer.callouts.retain(|other| other.ends.0 == other.ends.1);
    }
    layer.callouts.insert(0, callout);
    Ok(())
}
