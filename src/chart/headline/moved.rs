//! How a level changed on an earlier one: surely up, surely down, or one of them or nothing.

use super::{
    finding::Course,
    size::{Range, Size},
};
use crate::trade::Level;

/// How a level changed on an earlier one, and by how much; nothing where the rounding alone may be why it seems to have.
pub(super) fn course(base: Level, level: Level) -> Option<(Course, Size)> {
    let range = Range::of(level.bounds, base.bounds)?;
    let nothing = |size: &Size| matches!(size, Size::Percent(digits) if digits.low == 0);
    if range.is_one_or_above() {
        let size = range.growth()?;
        let certain = range.is_above_one() && !nothing(&size);
        // Both exactly the same: neither.
        return (!range.is_one_or_below()).then_some((if certain { Course::Rose } else { Course::RoseOrLevel }, size));
    }
    if range.is_one_or_below() {
        let size = range.less()?;
        // Not all of it went, so that it is not written as all.
        let all = |size: &Size| matches!(size, Size::Percent(digits) if digits.low >= 100 * 10i128.pow(digits.decimals));
        if all(&size) {
            return None;
        }
        let certain = range.is_below_one() && !nothing(&size);
        return Some((if certain { Course::Fell } else { Course::FellOrLevel }, size));
    }
    None
}
