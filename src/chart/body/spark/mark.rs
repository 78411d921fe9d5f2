//! One figure of a spark.

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct SparkMark {
    /// Its place on the axis.
    pub(in crate::chart) slot: usize,
    /// Its value.
    pub(in crate::chart) value: f64,
    /// Does the series break before it?
    pub(in crate::chart) broken: bool,
    /// With its unit: "$5bn".
    pub(in crate::chart) label: String,
}
