//! Take it along: downloads, citations, code that fetches it, and the picture in other pages.

use maud::{Markup, html};

use super::{facts::Facts, snippets, state::Frame};
use crate::{language::Language, query::Suffix, write::Site};

/// A picture to download: its key among the messages, its suffix and parameters.
const PICTURES: [(&str, &str, &[&str]); 9] = [
    ("png", "png", &[]),
    ("png_double", "png", &["scale=2"]),
    ("png_dark", "png", &["theme=dark"]),
    ("png_og", "png", &["preset=og"]),
    ("png_square", "png", &["preset=square"]),
    ("png_slide", "png", &["preset=slide"]),
    ("png_print", "png", &["preset=print"]),
    ("svg", "svg", &[]),
    ("pdf", "pdf", &[]),
];

pub(super) fn section(facts: &Facts, site: &Site) -> Markup {
    let language = facts.state.language;
    html! {
        div.share {
            (panel("download", language.say("page.download"), &downloads(facts, site)))
            (panel("cite", language.say("page.cite"), &citations(facts, site)))
            (panel("code", language.say("page.use_in_code"), &code(facts, site)))
            (panel("embed", language.say("page.share_and_embed"), &embed(facts, site)))
        }
    }
}

fn panel(id: &str, title: &str, inside: &Markup) -> Markup {
    html! { details.panel id=(id) { summary { (title) } div.inside { (inside) } } }
}

fn downloads(facts: &Facts, site: &Site) -> Markup {
    let (state, language, data) = (&facts.state, facts.state.language, facts.state.data());
    let offered: Vec<&str> = Suffix::of(&state.query().resource).map(Suffix::word).collect();
    html! {
        @if state.view.has_picture() {
            h3 { (language.say("page.picture")) }
            p.downloads {
                @for (key, suffix, more) in PICTURES.into_iter().filter(|(_, suffix, _)| offered.contains(suffix)) {
                    @let theme = if more.contains(&"theme=dark") { None } else { state.theme };
                    a href=(state.picture(suffix, theme, more, site)) download { (language.term("download", key)) }
                }
            }
        }
        h3 { (language.say("page.data")) }
        p.downloads {
            @for suffix in ["csv", "xlsx", "json", "parquet", "arrow", "jsonl", "zip"].into_iter().filter(|suffix| offered.contains(suffix)) {
                a href=(data_form(&data, suffix, language, site)) download { (language.term("download", suffix)) }
            }
            @if offered.contains(&"xlsx") { a href=(spreadsheet_csv(&data, language, site)) download { (language.term("download", "csv_spreadsheet")) } }
        }
        p.small { (language.say("page.every_form")) " " code { (site.href(&data)) } }
    }
}

/// Workbooks and bundles speak the reader's language.
fn data_form(data: &str, suffix: &str, language: Language, site: &Site) -> String {
    if ["xlsx", "zip"].contains(&suffix) {
        super::state::drawn(data, suffix, language, None, &[], site)
    } else {
        site.href_with_suffix(data, suffix)
    }
}

/// CSV as the spreadsheets of the language's countries open it by a double click.
fn spreadsheet_csv(data: &str, language: Language, site: &Site) -> String {
    let dialect: &[&str] =
        if language.has_decimal_comma() { &["bom=true", "decimal=comma", "sep=semicolon"] } else { &["bom=true"] };
    super::state::drawn(data, "csv", Language::English, None, dialect, site)
}

fn code(facts: &Facts, site: &Site) -> Markup {
    let language = facts.state.language;
    html! {
        @for (name, text) in snippets::all(&facts.state.data(), &snippets::whole(site)) { (copied(language, name, &text)) }
    }
}

fn embed(facts: &Facts, site: &Site) -> Markup {
    let (state, language) = (&facts.state, facts.state.language);
    let (alt, whole) = (super::headline::description(facts), snippets::whole(site));
    html! {
        (copied(language, language.say("page.link"), &state.href(&whole)))
        @if state.view.has_picture() {
            (copied(language, "<iframe>", &snippets::iframe(&state.in_frame(Frame::Embed).href(&whole), &super::titles::title(facts))))
            (copied(language, "<img>", &snippets::image(&state.picture("svg", state.theme, &[], &whole), &alt)))
        }
    }
}

/// A text with a button that copies it.
fn copied(language: Language, name: &str, text: &str) -> Markup {
    html! {
        div.copied {
            div.name { strong { (name) } button.copy type="button" hidden { (language.say("page.copy")) } }
            pre tabindex="0" dir="ltr" { code { (text) } }
        }
    }
}

fn citations(facts: &Facts, site: &Site) -> Markup {
    let language = facts.state.language;
    let Ok(answer) = &facts.answer else { return html! {} };
    let whole = snippets::whole(site);
    html! {
        (copied(language, language.say("page.citation_short"), &crate::write::citation::short(answer, &whole)))
        (copied(language, language.say("page.citation_long"), &crate::write::citation::long(answer, &whole)))
        (copied(language, "BibTeX", &crate::write::citation::bibtex(answer, &whole)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Query, View};

    #[test]
    fn every_picture_offered_has_a_name_and_every_suffix_is_known() {
        let query = Query::view("RUS-IRN".parse().unwrap(), View::Turnover);
        let offered: Vec<&str> = Suffix::of(&query.resource).map(Suffix::word).collect();
        for (key, suffix, _) in PICTURES {
            assert!(offered.contains(&suffix), "{key}");
            assert_ne!(Language::English.term("download", key), key, "{key} has no name");
        }
    }
}
