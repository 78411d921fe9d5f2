//! What the text of a code, a period or a calendar looks like, as regular expressions of a schema.

/// One of its kind, and a list of them joined by commas.
macro_rules! one_and_list {
    ($(#[doc = $doc:literal])* $one:ident, $(#[doc = $list_doc:literal])* $list:ident: $($part:literal)*) => {
        $(#[doc = $doc])*
        pub const $one: &str = concat!("^", $($part,)* "$");
        $(#[doc = $list_doc])*
        pub const $list: &str = concat!("^", $($part,)* "(,", $($part,)* ")*$");
    };
}

/// A year, a quarter or a month, or months of a year together.
pub const PERIOD: &str = "^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])(/P([2-9]|1[0-2])M)?)?$";
/// The same, or a day, also as a time of RFC 3339.
pub const WINDOW: &str = "^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])(/P([2-9]|1[0-2])M|-(0[1-9]|1[0-9]|2[0-8])(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?)?)?$";
one_and_list! {
    /// Years, quarters, months, or the same months of every year; each has one word.
    FREQUENCY,
    /// Several of them.
    FREQUENCIES:
    "(A|Q|M|01/P([24-9]|1[01])M|(04|07|10)/P([24-9]|1[0-2])M|(02|03|05|06|08|09|11|12)/P([2-9]|1[0-2])M)"
}
one_and_list! {
    /// A calendar; fiscal years begin on any day but 1 January.
    CALENDAR,
    /// Several of them.
    CALENDARS: "(gregorian|solar-hijri|fiscal:(01-(0[2-9]|1[0-9]|2[0-8])|(0[2-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?))"
}
one_and_list! {
    /// An area's code.
    AREA,
    /// Several of them.
    AREAS: "[A-Z][A-Z0-9]{2}"
}
one_and_list! {
    /// A flow as published.
    FLOW,
    /// Several of them.
    FLOWS: "(export|import|re-export|re-import|turnover)"
}
/// A period, or months in a row.
pub const SPAN: &str = "^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])(/P[1-9][0-9]{0,2}M)?)?$";
/// The same, or that it is not stated.
pub const COMPARED: &str = "^([0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])(/P[1-9][0-9]{0,2}M)?)?|not_stated)$";
/// A year, a month or a day.
pub const PARTIAL_DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
/// A value as it is stated.
pub const STATED: &str = "^-?[0-9]{1,18}(\\.[0-9]{1,6})?$";
/// A currency.
pub const CURRENCY: &str = "^[A-Z]{3}$";
/// What a stated value is counted in.
pub const CLAIM_UNIT: &str = "^([A-Z]{3}|percent|times|times_less|rank)$";
/// An ordered pair of areas.
pub const DYAD: &str = "^[A-Z][A-Z0-9]{2}-[A-Z][A-Z0-9]{2}$";
one_and_list! {
    /// All products, or one code of a classification.
    PRODUCT,
    /// Several of them.
    PRODUCTS: "(TOTAL|[A-Z][A-Z0-9]{1,11}:[A-Z0-9.]{1,12})"
}
/// A figure as written, with or without an exponent.
pub const NUMBER: &str = "^-?[0-9]{1,15}(\\.[0-9]{1,6})?([eE]\\+?([0-9]|1[0-5]))?$";
/// What a figure is counted in: a currency, or per cent.
pub const UNIT: &str = "^(percent|[A-Z]{3})$";
/// An amount in units of a currency, with two decimals at most.
pub const AMOUNT: &str = "^[0-9]{1,15}(\\.[0-9]{1,2})?$";
