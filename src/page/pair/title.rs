//! What the page of a pair is called.

use super::{comparing_names, page_model::PageModel};
use crate::{
    language::Language,
    page::titles,
    query::{Answer, View},
    series::Counting,
    trade::{Dyad, Product},
};

/// The title of the page: the view of the pair, and the product where it is of one.
pub(super) fn title(model: &PageModel) -> String {
    let (language, state) = (model.state.language, &model.state);
    let plain = match &model.answer {
        Ok(Answer::Compare(answer)) => return comparing_names::title(language, answer),
        Ok(Answer::Mirror(answer)) => mirror_title(language, state.dyad, answer.mirror.counting()),
        _ => titles::view_title(language, state.dyad, state.view),
    };
    match &state.parameters.product {
        Some(product) if *product != Product::Total => format!("{plain}: {}", titles::product_name(language, product)),
        _ => plain,
    }
}

/// The title of another view of the pair.
pub(super) fn view_title(model: &PageModel, view: View) -> String {
    let (language, dyad) = (model.state.language, model.state.dyad);
    match model.counting.filter(|_| view == View::Mirror) {
        Some(counting) => mirror_title(language, dyad, counting),
        None => titles::view_title(language, dyad, view),
    }
}

/// What both sides report, where they do; one figure for both sides where they do not.
fn mirror_title(language: Language, dyad: Dyad, counting: Counting) -> String {
    let sides = titles::sides(language, dyad);
    match counting {
        Counting::EachSide => language.fill("title.page.mirror", &sides),
        Counting::Once(_) => language.fill("one_figure.title", &sides),
        Counting::Otherwise => language.fill("one_figure.unconfirmed", &sides),
    }
}
