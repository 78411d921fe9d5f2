//! One trade under several codes: the United Nations' Other Asia, not elsewhere specified (S19), is what others call Taiwan
//! (TWN), and a former state's trade stands under its own code. The first are answered as one; the second are only led to.

use crate::trade::{Area, CautionPart, CautionText, Dyad};

/// The same pair with other codes for the same trade.
pub(in crate::query) fn others(dyad: Dyad) -> impl Iterator<Item = Dyad> {
    let codes = |area: Area| [Some(area), area.same_trade()].into_iter().flatten();
    let pairs = codes(dyad.reporter).flat_map(move |reporter| codes(dyad.partner).map(move |partner| Dyad { reporter, partner }));
    pairs.filter(move |pair| *pair != dyad)
}

/// What is to be known of a pair whose code is not that of its area.
pub(in crate::query) fn caution(dyad: Dyad) -> Option<CautionText> {
    let special =
        [dyad.reporter, dyad.partner].into_iter().find(|area| area.same_trade().is_some() && area.alpha_2().is_none())?;
    let other = special.same_trade()?;
    let code = CautionPart::Code(special.code().to_owned());
    let parts = [("area", CautionPart::Area(other)), ("code", code), ("special", CautionPart::Area(special))];
    Some(CautionText::of("caution.same_trade", parts))
}
