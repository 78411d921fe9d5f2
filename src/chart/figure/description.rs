//! The figure in three sentences, for `<desc>` and for readers who do not see the picture: what is found, what is shown from when
//! to when, and what to beware of with the source. Never more than 500 characters: the figures themselves stand in the table.

use super::model::Figure;
use crate::{chart::wording::phrases::stopped, language::Language};

/// The most characters of all.
const MOST: usize = 500;
/// The most of what is found, of the title, of the source, and of what to beware of where more is to be said.
const FINDING: usize = 200;
const TITLE: usize = 110;
const SOURCE: usize = 130;
const CAUTION: usize = 110;
/// Less of a caution says nothing.
const LEAST: usize = 40;

/// The figure in three sentences; before them whose words its title is, where it is not made from the figures.
pub(in crate::chart) fn describe(figure: &Figure, language: Language, mark: Option<&str>) -> String {
    let found = figure.headline.as_ref().unwrap_or(&figure.title);
    let found = clipped(&stopped(found), FINDING);
    let source = clipped(&stopped(&figure.source), SOURCE);
    // A space before each of the others.
    let room = MOST - length(&found) - length(&source) - 3 - mark.map_or(0, |mark| length(mark) + 1);
    let caution = caution(figure, language);
    let kept = caution.as_ref().map_or(0, |caution| length(caution).min(CAUTION));
    let shown = shown(figure, language, (room, kept));
    let left = room - length(&shown);
    let caution = caution.filter(|caution| left >= length(caution).min(LEAST)).map(|caution| clipped(&caution, left));
    let left = left - caution.as_ref().map_or(0, |caution| length(caution));
    let note = figure.note.as_ref().map(|note| stopped(note)).filter(|note| length(note) < left);
    let parts = [Some(found), Some(shown), caution, note, Some(source)];
    let parts = mark.map(str::to_owned).into_iter().chain(parts.into_iter().flatten());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is shown, with unit and basis where there is room, and the title where it does not stand before it.
fn shown(figure: &Figure, language: Language, (room, kept): (usize, usize)) -> String {
    let told = figure.body.form().sentences(language).join(" ");
    let title = clipped(&figure.title, TITLE);
    let (whole, brief) = match figure.headline {
        Some(_) => (format!("{title} ({}): {told}", figure.subtitle), format!("{title}: {told}")),
        None => (format!("{}. {told}", figure.subtitle), told),
    };
    if length(&whole) + kept <= room {
        whole
    } else if length(&brief) <= room {
        brief
    } else {
        clipped(&brief, room - kept)
    }
}

/// The first caution, and how many more there are.
fn caution(figure: &Figure, language: Language) -> Option<String> {
    let first = language.fill("chart.caution", &[("text", &stopped(figure.cautions.first()?))]);
    let more = figure.cautions.len() - 1;
    let count = language.number(&more.to_string());
    Some(if more > 0 { format!("{first} ({}.)", language.fill("chart.more", &[("count", &count)])) } else { first })
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// At most so many characters: cut between words, and seen to be.
fn clipped(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    // Room for the ellipsis, and for a mark that ends words of another direction.
    let kept: String = text.chars().take(most.saturating_sub(2)).collect();
    let kept = kept.rsplit_once([' ', '\u{a0}']).map_or(kept.as_str(), |(before, _)| before);
    let open = kept.matches('\u{2068}').count() > kept.matches('\u{2069}').count();
    let end = if open { "\u{2069}" } else { "" };
    format!("{}\u{2026}{end}", kept.trim_end_matches([',', ';', ':', ' ', '(', '\u{2068}']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::wording::phrases::quoted;

    #[test]
    fn what_is_cut_is_cut_between_words_and_seen_to_be() {
        assert_eq!(clipped("one two three", 13), "one two three");
        assert_eq!(clipped("one two three", 12), "one two…");
        let mixed = clipped(&quoted(Language::Persian, "one two three"), 12);
        assert_eq!(mixed, "\u{2068}one two…\u{2069}");
    }
}
