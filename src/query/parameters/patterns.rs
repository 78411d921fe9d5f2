//! What the text of a code, a period or a calendar looks like, as regular expressions of a schema.

/// A year, a quarter or a month, or months of a year together.
pub const PERIOD: &str = "^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])(/P([2-9]|1[0-2])M)?)?$";
/// The same, or a day, also as a time of RFC 3339.
pub const WINDOW: &str = "^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])(/P([2-9]|1[0-2])M|-(0[1-9]|1[0-9]|2[0-8])(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?)?)?$";
/// Years, quarters, months, or the same months of every year; each has one word.
pub const FREQUENCY: &str =
    "^(A|Q|M|01/P([24-9]|1[01])M|(04|07|10)/P([24-9]|1[0-2])M|(02|03|05|06|08|09|11|12)/P([2-9]|1[0-2])M)$";
/// A calendar; fiscal years begin on any day but 1 January.
pub const CALENDAR: &str =
    "^(gregorian|solar-hijri|fiscal:(01-(0[2-9]|1[0-9]|2[0-8])|(0[2-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?))$";
/// An area's code.
pub const AREA: &str = "^[A-Z][A-Z0-9]{2}$";
/// An ordered pair of areas.
pub const DYAD: &str = "^[A-Z][A-Z0-9]{2}-[A-Z][A-Z0-9]{2}$";
/// All products, or one code of a classification.
pub const PRODUCT: &str = "^(TOTAL|[A-Z][A-Z0-9]{1,11}:[A-Z0-9.]{1,12})$";
/// An amount in units of a currency, with two decimals at most.
pub const AMOUNT: &str = "^[0-9]{1,15}(\\.[0-9]{1,2})?$";
