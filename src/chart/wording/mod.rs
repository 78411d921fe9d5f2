//! Words and numbers as they are written on a picture and told beside it.

pub(super) mod money;
pub(super) mod number;
pub(super) mod phrases;
pub(super) mod unit;
