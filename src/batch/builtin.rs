//! The chart definitions compiled into the binary.

use crate::chart::{ChartDefinition, ChartError};

macro_rules! definitions {
    ($($slug:literal),* $(,)?) => {
        &[$(($slug, include_str!(concat!("../../charts/", $slug, ".toml")))),*]
    };
}

/// Every definition of `charts/`, which a test holds.
const BUILTIN: &[(&str, &str)] = definitions![
    "goods-russia-to-iran-both-counts-index",
    "iran-soviet-union-turnover-1963-1977",
    "russia-exports-to-iran-index",
    "russia-iran-balance-1996-2016",
    "russia-iran-balance-fa",
    "russia-iran-mirror-1996-2016",
    "russia-iran-turnover",
    "russia-iran-turnover-growth",
    "russia-iran-turnover-ru",
];

/// The built-in definitions, by slug.
#[must_use]
pub fn builtin_definitions() -> Vec<(String, Result<ChartDefinition, ChartError>)> {
    let parse = |(slug, text): &(&str, &str)| ((*slug).to_owned(), ChartDefinition::parse(slug, &format!("{slug}.toml"), text));
    BUILTIN.iter().map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_definition_of_the_folder_is_compiled_in_and_sound() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("charts");
        let in_folder: Vec<String> = crate::batch::definitions(&folder).unwrap().into_iter().map(|(slug, _)| slug).collect();
        let built_in = builtin_definitions();
        assert_eq!(built_in.iter().map(|(slug, _)| slug.clone()).collect::<Vec<_>>(), in_folder);
        assert!(built_in.iter().all(|(_, definition)| definition.is_ok()));
    }
}
