//! The curated charts with what each of them finds.

use maud::{Markup, html};

use crate::{
    chart::{ChartDefinition, HeadlineChoice, PictureSpec, headline},
    language::Language,
    page::{cards, context::PageContext, picture_address::picture_address},
    query::{self, Format},
};

/// A chart as a card tells it, in the reader's language as far as the chart has words of it.
struct Told {
    title: String,
    finding: Option<String>,
    /// The language of the title, where it is another than the reader's.
    other: Option<Language>,
}

pub(super) fn section(context: &PageContext) -> Markup {
    html! {
        @if !context.charts.is_empty() {
            section #charts {
                h2 { (context.reader.language.say("page.curated_charts")) }
                div.cards { @for chart in context.charts { (card(context, chart)) } }
            }
        }
    }
}

fn card(context: &PageContext, chart: &ChartDefinition) -> Markup {
    let (reader, site, language) = (&context.reader, context.site, context.reader.language);
    let told = told(context, chart);
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

fn told(context: &PageContext, chart: &ChartDefinition) -> Told {
    let language = context.reader.language;
    let spec = chart.worded(PictureSpec { lang: language, ..chart.spec.clone() });
    let title = spec.title.unwrap_or_else(|| chart.title.clone());
    let other = Some(chart.spec.lang).filter(|own| *own != language && title == chart.title);
    let finding = match spec.headline {
        HeadlineChoice::Own(words) => Some(words),
        HeadlineChoice::Off => None,
        HeadlineChoice::Auto => {
            let answer = chart.parsed_query().and_then(|asked| query::answer(context.catalogue, &asked)).ok();
            answer.and_then(|answer| headline(&answer, language))
        }
    };
    Told { title, finding, other }
}
