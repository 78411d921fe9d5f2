//! What pairs and views are called.

use super::page_model::PageModel;
use crate::{
    language::Language,
    query::{Answer, View},
    series::{Counting, Mirror, Series},
    trade::{Dyad, Product},
};

/// The two sides as parts of a message.
fn sides(language: Language, dyad: Dyad) -> [(&'static str, &'static str); 4] {
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

/// The title of the page: the view of the pair, and the product where it is of one.
pub(super) fn title(model: &PageModel) -> String {
    let (language, state) = (model.state.language, &model.state);
    let plain = match &model.answer {
        Ok(Answer::Mirror(answer)) => mirror_title(language, &answer.mirror),
        _ => view_title(language, state.dyad, state.view),
    };
    match &state.parameters.product {
        Some(product) if *product != Product::Total => format!("{plain}: {}", product_name(language, product)),
        _ => plain,
    }
}

/// What both sides report, where they do; one figure for both sides where they do not.
fn mirror_title(language: Language, mirror: &Mirror) -> String {
    let sides = sides(language, mirror.dyad);
    match mirror.counting() {
        Counting::EachSide => language.fill("title.page.mirror", &sides),
        Counting::Once(_) => language.fill("one_figure.title", &sides),
        Counting::Otherwise => language.fill("one_figure.unconfirmed", &sides),
    }
}

/// `Mineral fuels (HS:27)`, or the bare code.
pub(super) fn product_name(language: Language, product: &Product) -> String {
    language.product(product).map_or_else(|| product.to_string(), |name| format!("{name} ({product})"))
}

/// `What Russia reports about Iran`.
pub(super) fn pair_title(language: Language, dyad: Dyad) -> String {
    language.fill("page.pair_title", &sides(language, dyad))
}

/// `Russia–Iran`.
pub(super) fn pair_name(language: Language, dyad: Dyad) -> String {
    language.fill("page.pair_name", &sides(language, dyad))
}

/// Who says so: `as quoted in an October 2024 commentary`, or `according to UN Comtrade`.
pub(super) fn attribution(language: Language, series: &Series) -> String {
    series
        .source
        .attribution
        .clone()
        .unwrap_or_else(|| language.fill("page.according_to", &[("source", language.source_title(&series.source))]))
}
