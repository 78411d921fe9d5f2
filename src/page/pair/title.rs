//! What the page of a pair is called.

use super::{comparing_names, page_model::PageModel};
use crate::{
    language::Language,
    page::titles,
    query::Answer,
    series::{Counting, Mirror},
    trade::Product,
};

/// The title of the page: the view of the pair, and the product where it is of one.
pub(super) fn title(model: &PageModel) -> String {
    let (language, state) = (model.state.language, &model.state);
    let plain = match &model.answer {
        Ok(Answer::Compare(answer)) => return comparing_names::title(language, answer),
        Ok(Answer::Mirror(answer)) => mirror_title(language, &answer.mirror),
        _ => titles::view_title(language, state.dyad, state.view),
    };
    match &state.parameters.product {
        Some(product) if *product != Product::Total => format!("{plain}: {}", titles::product_name(language, product)),
        _ => plain,
    }
}

/// What both sides report, where they do; one figure for both sides where they do not.
fn mirror_title(language: Language, mirror: &Mirror) -> String {
    let sides = titles::sides(language, mirror.dyad);
    match mirror.counting() {
        Counting::EachSide => language.fill("title.page.mirror", &sides),
        Counting::Once(_) => language.fill("one_figure.title", &sides),
        Counting::Otherwise => language.fill("one_figure.unconfirmed", &sides),
    }
}
