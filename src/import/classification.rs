//! The classification that a provider's code for it means.

/// The classification of a code such as H4, S3, B5 or HS; revisions of one classification share a name.
pub(super) fn classification(code: &str) -> Option<&'static str> {
    match code.to_ascii_uppercase().as_str() {
        "" | "HS" | "H0" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "H7" | "HS 1988/92" => Some("HS"),
        "S1" => Some("SITC1"),
        "S2" => Some("SITC2"),
        "S3" => Some("SITC3"),
        "S4" => Some("SITC4"),
        "BE" | "B4" => Some("BEC4"),
        "B5" => Some("BEC5"),
        _ => None,
    }
}
