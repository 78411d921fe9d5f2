//! The providers that files may be of, one file each, and which of them a header is of.

mod baci;
mod comext;
mod comtrade;
mod cow;
mod dots;
mod eurostat;
mod fcs;
mod imts;
mod named_side;
mod tidy;
mod tidy_columns;
mod tidy_figure;
mod wits;

use super::{error::ImportError, header::Header, provider::Provider};

/// Every provider.
static PROVIDERS: &[Provider] = &[
    comtrade::PROVIDER,
    baci::PROVIDER,
    cow::PROVIDER,
    wits::PROVIDER,
    imts::PROVIDER,
    dots::PROVIDER,
    fcs::PROVIDER,
    comext::PROVIDER,
    eurostat::PROVIDER,
    tidy::PROVIDER,
];

/// The providers that `name` allows: one, or with `auto` all.
pub(in crate::import) fn allowed(name: &str) -> Result<Vec<&'static Provider>, ImportError> {
    let found: Vec<_> = PROVIDERS.iter().filter(|provider| name == "auto" || answers_to(provider, name)).collect();
    if found.is_empty() {
        let mut names: Vec<&str> = PROVIDERS.iter().map(|provider| provider.name).collect();
        names.dedup();
        return Err(ImportError::WrongUse(format!("{name:?} is no provider; there are: auto, {}", names.join(", "))));
    }
    Ok(found)
}

/// The old and the new form of the IMF's statistics are one provider on the command line; both forms of Comext have one name.
fn answers_to(provider: &Provider, name: &str) -> bool {
    provider.name == name || (name == "imts" && provider.name == "dots")
}

/// The one provider whose header this is.
pub(in crate::import) fn detect(
    candidates: &[&'static Provider],
    header: &Header,
    file: &str,
) -> Result<&'static Provider, ImportError> {
    let knowing: Vec<_> = candidates.iter().filter(|provider| (provider.knows)(header)).collect();
    match knowing.as_slice() {
        [only] => Ok(only),
        [] => {
            let mut names: Vec<&str> = candidates.iter().map(|provider| provider.name).collect();
            names.dedup();
            let columns: String = header.spelled().join(", ").chars().take(300).collect();
            Err(ImportError::WrongUse(format!("{file}: the header is not of {}; it has: {columns}", names.join(", "))))
        }
        several => {
            let names: Vec<&str> = several.iter().map(|provider| provider.name).collect();
            Err(ImportError::WrongUse(format!("{file}: the header may be of {}; name the provider", names.join(" or "))))
        }
    }
}
