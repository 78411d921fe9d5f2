//! What pairs and views are called.

use crate::{
    language::Language,
    query::View,
    series::Series,
    trade::{Dyad, Product},
};

/// The two sides as parts of a message.
pub(super) fn sides(language: Language, dyad: Dyad) -> [(&'static str, &'static str); 4] {
    [
        ("reporter", language.area_within(dyad.reporter)),
        ("partner", language.area_within(dyad.partner)),
        ("reporter_name", language.area(dyad.reporter)),
        ("partner_name", language.area(dyad.partner)),
    ]
}

/// `Russia’s exports to Iran`.
pub(super) fn view_title(language: Language, dyad: Dyad, view: View) -> String {
    let sides = sides(language, dyad);
    match view.subject() {
        Some(_) => language.fill_term("title.pair", view.word(), &sides),
        None => language.fill_term("title.page", view.word(), &sides),
    }
}

/// `Mineral fuels (HS:27)`, or the bare code.
pub(super) fn product_name(language: Language, product: &Product) -> String {
    language.product(product).map_or_else(|| product.to_string(), |name| format!("{name} ({product})"))
}

/// `Trade of Russia with Iran`, whoever counts it.
pub(super) fn pair_title(language: Language, dyad: Dyad) -> String {
    language.fill("page.pair_title", &sides(language, dyad))
}

/// `Russia–Iran`.
pub(super) fn pair_name(language: Language, dyad: Dyad) -> String {
    language.fill("page.pair_name", &sides(language, dyad))
}

/// Who says so: `as quoted in an October 2024 commentary`, where the data have words for it in the language; else `according to
/// UN Comtrade`.
pub(super) fn attribution(language: Language, series: &Series) -> String {
    let own = series.source.attribution.clone().filter(|_| language == Language::English);
    own.unwrap_or_else(|| {
        language.fill("page.according_to", &[("source", &language.isolated(language.source_title(&series.source)))])
    })
}
