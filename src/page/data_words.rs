//! Words of the data on a page: as they stand, marked with their language, the addresses in them as links.
//!
//! Data packages state the language of what they translate (`title@ru`) and none of what they do not. What is written in Latin
//! letters is taken for English then, which the code lists and the built-in data are in; of other letters only the direction is
//! said. A text that the data have in the reader's language needs no mark.

use maud::{Markup, html};

use crate::{
    language::Language,
    trade::{CautionText, Event, Source},
};

/// Words that the data have in one language only.
pub(super) fn words(text: &str) -> Markup {
    html! { bdi lang=[language_of(text)] { (text) } }
}

/// The same with its web addresses as links.
pub(super) fn linked(text: &str) -> Markup {
    html! {
        bdi lang=[language_of(text)] {
            @for part in parts(text) {
                @match part {
                    Part::Words(words) => (words),
                    Part::Address(address) => a href=(address) rel="noopener nofollow" dir="ltr" { (address) },
                }
            }
        }
    }
}

/// What a source is called.
pub(super) fn source_title(language: Language, source: &Source) -> Markup {
    translated(language.source_title(source), language.own(&source.titles).is_some())
}

/// What an event is called.
pub(super) fn event_title(language: Language, event: &Event) -> Markup {
    translated(language.event_title(event), language.own(&event.titles).is_some())
}

/// What to beware of: in the reader's language where dyad says it or the data have it so.
pub(super) fn caution(language: Language, caution: &CautionText) -> Markup {
    match caution {
        CautionText::Told { text, texts } if language.own(texts).is_none() => linked(text),
        _ => html! { (language.caution(caution)) },
    }
}

/// A message with words of the data in the place of one of its parts.
pub(super) fn within(message: &str, part: &str, words: &Markup) -> Markup {
    let (before, after) = message.split_once(&format!("{{{part}}}")).unwrap_or((message, ""));
    html! { (before) (words) (after) }
}

/// A sentence with the words of the data that are among these marked.
pub(super) fn among(text: &str, names: &[String]) -> Markup {
    let found = names.iter().filter(|name| !name.is_empty()).filter_map(|name| Some((text.find(name.as_str())?, name)));
    // Of those that begin at the same place the longest.
    match found.min_by_key(|(place, name)| (*place, std::cmp::Reverse(name.len()))) {
        None => html! { (text) },
        Some((place, name)) => {
            html! { (text[..place]) (words(name)) (among(&text[place + name.len()..], names)) }
        }
    }
}

fn translated(text: &str, is_own: bool) -> Markup {
    if is_own {
        html! { bdi { (text) } }
    } else {
        words(text)
    }
}

/// The language that a text is taken to be in where nobody says.
pub(super) fn language_of(text: &str) -> Option<&'static str> {
    let mut letters = text.chars().filter(|letter| letter.is_alphabetic()).peekable();
    let is_latin = |letter: char| letter < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&letter);
    (letters.peek().is_some() && letters.all(is_latin)).then_some("en")
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Words(&'a str),
    /// A web address; no other kind is one, since a data package may say anything.
    Address(&'a str),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(start) = beginning(rest) {
        let (before, from) = rest.split_at(start);
        let (address, after) = from.split_at(length(from));
        parts.extend((!before.is_empty()).then_some(Part::Words(before)));
        parts.push(if address.ends_with("//") { Part::Words(address) } else { Part::Address(address) });
        rest = after;
    }
    parts.extend((!rest.is_empty()).then_some(Part::Words(rest)));
    parts
}

/// Where the next address begins.
fn beginning(text: &str) -> Option<usize> {
    ["https://", "http://"].into_iter().filter_map(|scheme| text.find(scheme)).min()
}

/// How long an address is: to the next space, quotation mark or sign that no address has, less what ends its sentence.
fn length(text: &str) -> usize {
    let ends = |letter: char| {
        let is_mark =
            matches!(letter, '<' | '>' | '"' | '\'' | '`' | '«' | '»' | '“' | '”' | '،' | '؛' | '\\' | '^' | '{' | '}' | '|');
        let is_of_direction = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
        letter.is_whitespace() || letter.is_control() || is_mark || is_of_direction
    };
    let mut address = text.split(ends).next().unwrap_or_default();
    while let Some(last) = address.chars().last() {
        let closes = |open: char| address.matches(open).count() < address.matches(last).count();
        let is_of_sentence = match last {
            ')' => closes('('),
            ']' => closes('['),
            _ => matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '…'),
        };
        if !is_of_sentence {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<&str> {
        let told: String = parts(text)
            .iter()
            .map(|part| match part {
                Part::Words(text) | Part::Address(text) => *text,
            })
            .collect();
        assert_eq!(told, text, "nothing is lost");
        parts(text).into_iter().filter_map(|part| if let Part::Address(text) = part { Some(text) } else { None }).collect()
    }

    #[test]
    fn addresses_in_remarks_are_found_without_what_ends_the_sentence() {
        assert_eq!(
            addresses("Also at http://a.example/x.html, and https://b.example/?q=1&r=2."),
            ["http://a.example/x.html", "https://b.example/?q=1&r=2"]
        );
        assert_eq!(addresses("(see https://a.example/b_(c))"), ["https://a.example/b_(c)"]);
        assert_eq!(addresses("«https://a.example/п»، https://a.example/ب؛"), ["https://a.example/п", "https://a.example/ب"]);
        assert_eq!(addresses("https://a.example/x\u{202e}gpj"), ["https://a.example/x"], "a change of direction ends it");
        assert!(addresses("https:// and http:// and www.a.example, javascript:alert(1) data:text/html,x").is_empty());
        assert!(addresses("").is_empty());
    }

    #[test]
    fn nothing_of_a_remark_becomes_markup() {
        let written = linked("<b> https://a.example/\"onmouseover=\"x <script> javascript:alert(1)").into_string();
        assert_eq!(
            written,
            "<bdi lang=\"en\">&lt;b&gt; <a href=\"https://a.example/\" rel=\"noopener nofollow\" dir=\"ltr\">https://a.example/</a>\
             &quot;onmouseover=&quot;x &lt;script&gt; javascript:alert(1)</bdi>"
        );
    }

    #[test]
    fn a_message_holds_words_of_the_data_in_their_place() {
        assert_eq!(
            within("по данным: {source}", "source", &words("TASS")).into_string(),
            "по данным: <bdi lang=\"en\">TASS</bdi>"
        );
        assert_eq!(within("{source} <", "source", &words("ТАСС")).into_string(), "<bdi>ТАСС</bdi> &lt;");
    }

    #[test]
    fn names_in_a_sentence_are_marked_the_longest_first() {
        let names = ["TASS", "TASS agency", ""].map(str::to_owned);
        assert_eq!(
            among("по данным TASS agency < TASS.", &names).into_string(),
            "по данным <bdi lang=\"en\">TASS agency</bdi> &lt; <bdi lang=\"en\">TASS</bdi>."
        );
    }

    #[test]
    fn words_are_marked_with_their_language() {
        assert_eq!(words("Attaché, 2024").into_string(), "<bdi lang=\"en\">Attaché, 2024</bdi>");
        assert_eq!(words("ТАСС").into_string(), "<bdi>ТАСС</bdi>", "whose letters are no English ones is of no known language");
        assert_eq!(words("2024").into_string(), "<bdi>2024</bdi>");
        let told = |text: &str, russian: Option<&str>| {
            let texts = russian.map(|text| ("ru".to_owned(), text.to_owned())).into_iter().collect();
            caution(Language::Russian, &CautionText::Told { text: text.to_owned(), texts }).into_string()
        };
        assert_eq!(told("Beware", None), "<bdi lang=\"en\">Beware</bdi>");
        assert_eq!(told("Beware", Some("Осторожно")), "Осторожно");
    }
}
