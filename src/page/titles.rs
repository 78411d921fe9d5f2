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

/// `Mineral fuels (HS:27)`; of a code without a name `HS:160520, part of: Crustaceans`, else the bare code.
pub(super) fn product_name(language: Language, product: &Product) -> String {
    if let Some(name) = language.product(product) {
        return format!("{name} ({product})");
    }
    let mut above = std::iter::successors(product.parent(), Product::parent);
    let code = product.to_string();
    match above.find_map(|parent| language.product(&parent)) {
        Some(name) => language.fill("chart.part_of", &[("code", &language.isolated(&code)), ("name", name)]),
        None => code,
    }
}

/// The language of what a product is called, where it is not that of the page: subheadings have English names only.
pub(super) fn product_language(language: Language, product: &Product) -> Option<&'static str> {
    let named = std::iter::successors(Some(*product), Product::parent).find(|own| language.product(own).is_some())?;
    let is_own = language == Language::English || language.own_product(&named).is_some();
    (!is_own).then(|| Language::English.word())
}

/// `Trade of Russia with Iran`, whoever counts it.
pub(super) fn pair_title(language: Language, dyad: Dyad) -> String {
    language.fill("page.pair_title", &sides(language, dyad))
}

/// `Russia–Iran`.
pub(super) fn pair_name(language: Language, dyad: Dyad) -> String {
    language.fill("page.pair_name", &sides(language, dyad))
}

/// Who says so: `as quoted in an October 2024 commentary`, which the data have in one language, or `according to UN Comtrade`.
pub(super) fn attribution(language: Language, series: &Series) -> String {
    let own = series.source.attribution.clone().filter(|_| language == Language::English);
    let title = || language.isolated(language.source_title(&series.source));
    own.unwrap_or_else(|| language.fill("page.according_to", &[("source", &title())]))
}
