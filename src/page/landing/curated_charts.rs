//! The curated charts with what each of them finds.

use maud::{Markup, html};

use crate::{
    chart::{ChartDefinition, HeadlineChoice, PictureSpec, headline},
    language::Language,
    page::{cards, context::PageContext, pair, picture_address::picture_address},
    query::{self, Answer, Format},
};

/// A chart as a card tells it, in the reader's language as far as the chart has words of it.
struct Told {
    title: String,
    finding: Option<String>,
    /// The language of the title, where it is another than the reader's.
    other: Option<Language>,
}

pub(super) fn section(context: &PageContext) -> Markup {
    let shown: Vec<(&ChartDefinition, Answer)> =
        context.charts.iter().filter_map(|chart| Some((chart, answer(context, chart)?))).collect();
    html! {
        @if !shown.is_empty() {
            section #charts {
                h2 { (context.reader.language.say("page.curated_charts")) }
                div.cards { @for (chart, answer) in &shown { (card(context, chart, answer)) } }
            }
        }
    }
}

/// What a chart is drawn from; nothing where the data that are loaded have none of it.
fn answer(context: &PageContext, chart: &ChartDefinition) -> Option<Answer> {
    let answer = chart.parsed_query().and_then(|asked| query::answer(context.catalogue, &asked)).ok()?;
    let is_of_pair = !matches!(answer, Answer::Partners(_) | Answer::Compare(_));
    (!is_of_pair || pair::has_figures(&answer)).then_some(answer)
}

fn card(context: &PageContext, chart: &ChartDefinition, answer: &Answer) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    let told = told(language, chart, answer);
    let page = reader.link(&format!("/charts/{}", chart.slug), site);
    let other = told.other.map(Language::word);
    html! {
        figure.card {
            a href=(page) { (picture(context, chart, &language.fill("page.picture_of", &[("title", &told.title)]))) }
            figcaption {
                @if let Some(finding) = &told.finding { strong { a href=(page) { (finding) } } p.small lang=[other] dir=[other.map(|_| "auto")] { (told.title) } }
                @else { strong lang=[other] dir=[other.map(|_| "auto")] { a href=(page) { (told.title) } } }
            }
        }
    }
}

/// The picture in the reader's language. Its own language is left out of an address only where it is English.
fn picture(context: &PageContext, chart: &ChartDefinition, alt: &str) -> Markup {
    let (reader, language) = (&context.reader, context.reader.language);
    let named = format!("lang={}", language.word());
    let of = |theme, more: &[&str]| {
        let own = (language == Language::English && chart.spec.lang != language).then_some(named.as_str());
        let more: Vec<&str> = more.iter().copied().chain(own).collect();
        picture_address(&format!("/v1/charts/{}", chart.slug), Format::Svg, language, theme, &more, context.site)
    };
    cards::sized(reader, of, alt, (720, 480))
}

fn told(language: Language, chart: &ChartDefinition, answer: &Answer) -> Told {
    let spec = chart.worded(PictureSpec { lang: language, ..chart.spec.clone() });
    let title = spec.title.unwrap_or_else(|| chart.title.clone());
    let other = Some(chart.spec.lang).filter(|own| *own != language && title == chart.title);
    let finding = match spec.headline {
        HeadlineChoice::Own(words) => Some(words),
        HeadlineChoice::Off => None,
        HeadlineChoice::Auto => headline(answer, language),
    };
    Told { title, finding, other }
}
