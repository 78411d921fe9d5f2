//! A curated chart on pages: its words, its picture, its card.

use maud::{Markup, html};

use super::{cards, context::PageContext, picture_address::picture_address, reader::Reader};
use crate::{
    chart::{ChartDefinition, HeadlineChoice, Theme, headline},
    language::Language,
    query::{self, Answer, Format},
    write::Site,
};

/// The words of a curated chart in one language.
pub(super) struct ChartWords {
    pub title: String,
    /// What was found, where the chart says so itself.
    pub headline: Option<String>,
    /// What is said below the picture.
    pub note: Option<String>,
    /// Does the chart leave the finding to be made?
    is_made: bool,
}

impl ChartWords {
    /// What the chart says in this language; where it has no words of it, in those of its own.
    pub(super) fn of(chart: &ChartDefinition, language: Language) -> Self {
        let mut spec = chart.spec.clone();
        spec.lang = language;
        let spec = chart.worded(spec);
        let own = match &spec.headline {
            HeadlineChoice::Own(words) => Some(words.clone()),
            HeadlineChoice::Auto | HeadlineChoice::Off => None,
        };
        Self {
            title: spec.title.unwrap_or_else(|| chart.title.clone()),
            headline: own,
            note: spec.note,
            is_made: spec.headline == HeadlineChoice::Auto,
        }
    }

    /// What was found: its own words, else those that its picture makes of the figures.
    pub(super) fn finding(&self, language: Language, answer: Option<&Answer>) -> Option<String> {
        self.headline.clone().or_else(|| headline(answer.filter(|_| self.is_made)?, language))
    }
}

/// Where the picture of a chart is to be had, in a language that is named, since a chart may have another of its own.
pub(super) fn chart_picture(
    slug: &str,
    format: Format,
    reader: &Reader,
    theme: Option<Theme>,
    more: &[&str],
    site: &Site,
) -> String {
    let language = format!("lang={}", reader.language.word());
    let light = (theme == Some(Theme::Light)).then_some("theme=light");
    let parts: Vec<&str> = more.iter().copied().chain([language.as_str()]).chain(light).collect();
    picture_address(&format!("/v1/charts/{slug}"), format, Language::English, theme, &parts, site)
}

/// A chart in a card, whose picture and title lead to its page.
pub(super) fn card(context: &PageContext, chart: &ChartDefinition) -> Markup {
    card_of(context, chart, answer(context, chart).as_ref())
}

/// What a chart is drawn from; nothing where the data have none of it.
pub(super) fn answer(context: &PageContext, chart: &ChartDefinition) -> Option<Answer> {
    query::answer(context.catalogue, &chart.parsed_query().ok()?).ok()
}

/// The card of a chart with what it is drawn from.
pub(super) fn card_of(context: &PageContext, chart: &ChartDefinition, answer: Option<&Answer>) -> Markup {
    let (reader, language, site) = (&context.reader, context.reader.language, context.site);
    let words = ChartWords::of(chart, language);
    let finding = words.finding(language, answer);
    let alt = language.fill("page.picture_of", &[("title", &words.title)]);
    let href = reader.link(&format!("/charts/{}", chart.slug), site);
    html! {
        figure.card {
            a href=(href) { (cards::sized(reader, |theme, more| chart_picture(&chart.slug, Format::Svg, reader, theme, more, site), &alt, (720, 480))) }
            figcaption {
                strong { a href=(href) dir="auto" { (words.title) } }
                @if let Some(finding) = finding { p.small dir="auto" { (finding) } }
            }
        }
    }
}
