//! Take it along: downloads, citations, code that fetches it, and the picture in other pages.

use maud::{Markup, html};

use super::{page_model::PageModel, page_state::PageFrame, title};
use crate::{
    language::Language,
    page::{context::PageContext, copied::copied, picture_address::picture_address, snippets},
    query::{Format, FormatClass, Offer},
    write::{Site, citation, flat_table, formats::bibtex},
};

/// A picture to download: its key among the messages, its format and parameters.
type Picture = (&'static str, Format, &'static [&'static str]);

/// Pictures of pixels in the sizes that people need; what else there is follows.
const PIXELS: [Picture; 7] = [
    ("png", Format::Png, &[]),
    ("png_double", Format::Png, &["scale=2"]),
    ("png_dark", Format::Png, &["theme=dark"]),
    ("png_og", Format::Png, &["preset=og"]),
    ("png_square", Format::Png, &["preset=square"]),
    ("png_slide", Format::Png, &["preset=slide"]),
    ("png_print", Format::Png, &["preset=print"]),
];

/// The data that most people want, in this order; what else there is follows.
const MOST_WANTED: [Format; 5] = [Format::Csv, Format::Xlsx, Format::Json, Format::Parquet, Format::Arrow];

/// Every picture to download.
fn pictures() -> impl Iterator<Item = Picture> {
    let others = Format::ALL.into_iter().filter(|format| format.is_picture() && *format != Format::Png);
    PIXELS.into_iter().chain(others.map(|format| (format.suffix(), format, &[][..])))
}

/// Every format of the data to download; citations stand beside them.
fn data() -> impl Iterator<Item = Format> {
    let others = Offer::Drawn.linked().filter(|format| !format.is_picture() && *format != Format::Bib);
    MOST_WANTED.into_iter().chain(others.filter(|format| !MOST_WANTED.contains(format)))
}

pub(super) fn section(model: &PageModel, context: &PageContext) -> Markup {
    let (language, site, whole) = (model.state.language, context.site, &snippets::absolute(context.whole));
    html! {
        div.share {
            (panel("download", language.say("page.download"), &downloads(model, site, whole)))
            (panel("cite", language.say("page.cite"), &citations(model, whole)))
            (panel("code", language.say("page.use_in_code"), &code(model, whole)))
            (panel("embed", language.say("page.share_and_embed"), &embed(model, whole)))
        }
    }
}

fn panel(id: &str, title: &str, inside: &Markup) -> Markup {
    html! { details.panel id=(id) { summary { (title) } div.inside { (inside) } } }
}

fn downloads(model: &PageModel, site: &Site, whole: &Site) -> Markup {
    let (state, language, address) = (&model.state, model.state.language, model.state.data());
    let offer = state.query().resource.offer();
    html! {
        @if model.has_picture() {
            h3 { (language.say("page.picture")) }
            p.downloads {
                @for (key, format, more) in pictures().filter(|(_, format, _)| offer.has(*format)) {
                    @let theme = if more.contains(&"theme=dark") { None } else { state.theme };
                    a href=(state.picture(format, theme, more, site)) download { (language.term("download", key)) }
                }
            }
        }
        h3 { (language.say("page.data")) }
        p.downloads {
            @for format in data().filter(|format| offer.has(*format)) {
                a href=(file(&address, format, language, site)) download { (language.term("download", format.suffix())) }
            }
            @if offer.has(Format::Xlsx) { a href=(spreadsheet_csv(&address, language, site)) download { (language.term("download", "csv_spreadsheet")) } }
        }
        p.small { (language.say("page.every_form")) " " code { (whole.href(&address)) } }
    }
}

/// What is for people to read speaks the reader's language.
fn file(address: &str, format: Format, language: Language, site: &Site) -> String {
    if format.facts().class == FormatClass::Document && format.takes("lang") {
        picture_address(address, format, language, None, &[], site)
    } else {
        site.href_as(address, format)
    }
}

/// CSV as the spreadsheets of the language's countries open it by a double click, with names in it.
fn spreadsheet_csv(address: &str, language: Language, site: &Site) -> String {
    let dialect: &[&str] =
        if language.has_decimal_comma() { &["bom=true", "decimal=comma", "sep=semicolon"] } else { &["bom=true"] };
    picture_address(address, Format::Csv, language, None, dialect, site)
}

fn code(model: &PageModel, whole: &Site) -> Markup {
    let language = model.state.language;
    let columns = model.answer.as_ref().map(|answer| flat_table(answer, whole).columns).unwrap_or_default();
    html! {
        @for (name, text) in snippets::snippets(&model.state.data(), &columns, whole) {
            (copied(language, name, &text))
            @if name == snippets::SHEETS { p.small { (language.say("page.sheets_note")) } }
        }
    }
}

fn embed(model: &PageModel, whole: &Site) -> Markup {
    let (state, language) = (&model.state, model.state.language);
    let alt = super::headline::description(model);
    html! {
        (copied(language, language.say("page.link"), &state.href(whole)))
        @if model.has_picture() {
            (copied(language, "<iframe>", &snippets::iframe(&state.in_frame(PageFrame::Embed).href(whole), &title::title(model))))
            (copied(language, language.say("reading.frame_height"), snippets::HEIGHTS))
            (copied(language, "<img>", &snippets::image(&state.picture(Format::Svg, state.theme, &[], whole), &alt)))
        }
    }
}

fn citations(model: &PageModel, whole: &Site) -> Markup {
    let language = model.state.language;
    let Ok(answer) = &model.answer else { return html! {} };
    html! {
        (copied(language, language.say("page.citation_short"), &citation::short(answer, whole)))
        (copied(language, language.say("page.citation_long"), &citation::long(answer, whole)))
        (copied(language, "BibTeX", &bibtex(answer, whole)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Query, View};

    #[test]
    fn everything_offered_is_there_once_and_has_a_name() {
        let offered = Query::view("RUS-IRN".parse().unwrap(), View::Turnover).resource.offer();
        let named = |key: &str| Language::ALL.into_iter().all(|language| language.term("download", key) != key);
        for (key, format, _) in pictures() {
            assert!(format.is_picture() && offered.has(format) && named(key), "{key}");
        }
        let mut shown: Vec<&str> = data().map(Format::suffix).collect();
        assert_eq!(shown, ["csv", "xlsx", "json", "parquet", "arrow", "jsonl", "md", "txt", "zip"]);
        assert!(shown.iter().all(|suffix| named(suffix)), "{shown:?}");
        shown.extend(pictures().filter(|(.., more)| more.is_empty()).map(|(_, format, _)| format.suffix()));
        shown.sort_unstable();
        let mut all: Vec<&str> = offered.linked().filter(|format| *format != Format::Bib).map(Format::suffix).collect();
        all.sort_unstable();
        assert_eq!(shown, all);
    }
}
