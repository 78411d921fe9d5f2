//! A document of JSON in short: of what stands beside its figures only the first few, and how many there are. For readers who pay
//! by the letter, such as language models.

use std::borrow::Cow;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// How many stay of each list that is shortened.
const KEPT: usize = 3;

/// Lists that stand beside the figures.
const SHORTENED: [&str; 3] = ["alternatives", "against", "nearest"];

/// Lists whose items may have such lists of their own.
const LOOKED_INTO: [&str; 2] = ["items", "directions"];

/// What stands in an item that decides a verdict.
const DECIDES: &str = "\"decides\":true";

/// Links that stay: where the same is to be had in full and as a table, what it belongs to, and whose figures they are.
const LINKS: [&str; 4] = ["json", "csv", "dyad", "source_list"];

/// How the address of a document in short ends.
const ASKED: &str = "brief=true";

/// The document in short. Lists of which something is left out are followed by how many there are, and `links.self` leads to the
/// document in short.
#[must_use]
pub(super) fn brief(document: Vec<u8>) -> Vec<u8> {
    let mut short = Vec::with_capacity(document.len() / 2);
    match serde_json::from_slice::<&RawValue>(&document).map(|whole| object(whole, &mut short)) {
        Ok(Ok(())) => {
            short.push(b'\n');
            short
        }
        // It is ours and sound; were it not, the whole of it is no lie.
        _ => document,
    }
}

/// The members of an object, in their order.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder).map(Self)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

type Written = Result<(), serde_json::Error>;

fn object(whole: &RawValue, short: &mut Vec<u8>) -> Written {
    let Members(members) = serde_json::from_str(whole.get())?;
    short.push(b'{');
    for (place, (name, value)) in members.iter().enumerate() {
        if place > 0 {
            short.push(b',');
        }
        named(name, short)?;
        match name.as_ref() {
            "links" => links(value, short)?,
            name if SHORTENED.contains(&name) => shortened(name, value, short)?,
            name if LOOKED_INTO.contains(&name) && value.get().starts_with("[{") => each(value, short)?,
            _ => short.extend_from_slice(value.get().as_bytes()),
        }
    }
    short.push(b'}');
    Ok(())
}

fn named(name: &str, short: &mut Vec<u8>) -> Written {
    serde_json::to_writer(&mut *short, name)?;
    short.push(b':');
    Ok(())
}

fn each(list: &RawValue, short: &mut Vec<u8>) -> Written {
    let items: Vec<&RawValue> = serde_json::from_str(list.get())?;
    short.push(b'[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            short.push(b',');
        }
        object(item, short)?;
    }
    short.push(b']');
    Ok(())
}

/// The first few of a list, and how many there are where that is more.
fn shortened(name: &str, list: &RawValue, short: &mut Vec<u8>) -> Written {
    let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(list.get()) else {
        short.extend_from_slice(list.get().as_bytes());
        return Ok(());
    };
    // Of what a claim is judged against, what decides comes first.
    let (deciding, others): (Vec<&RawValue>, Vec<&RawValue>) = items.iter().partition(|item| item.get().contains(DECIDES));
    let kept: Vec<&str> = deciding.into_iter().chain(others).take(KEPT).map(RawValue::get).collect();
    short.extend_from_slice(format!("[{}]", kept.join(",")).as_bytes());
    if items.len() > KEPT {
        short.push(b',');
        named(&format!("{name}_total"), short)?;
        short.extend_from_slice(items.len().to_string().as_bytes());
    }
    Ok(())
}

/// The few links that stay, and of this very document.
fn links(all: &RawValue, short: &mut Vec<u8>) -> Written {
    let Members(all) = serde_json::from_str(all.get())?;
    let json = all.iter().find(|(name, _)| name == "json").ok_or_else(|| serde_json::Error::custom("no link to JSON"))?;
    let json: String = serde_json::from_str(json.1.get())?;
    short.push(b'{');
    named("self", short)?;
    serde_json::to_writer(&mut *short, &of_brief(&json))?;
    for (name, link) in all.iter().filter(|(name, _)| LINKS.contains(&name.as_ref())) {
        short.push(b',');
        named(name, short)?;
        short.extend_from_slice(link.get().as_bytes());
    }
    short.push(b'}');
    Ok(())
}

/// The address of a document in short, from that of the whole one.
#[must_use]
pub fn of_brief(address: &str) -> String {
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}{ASKED}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(document: &str) -> String {
        String::from_utf8(brief(document.as_bytes().to_vec())).unwrap()
    }

    #[test]
    fn lists_beside_the_figures_are_cut_and_counted() {
        assert_eq!(
            short(r#"{"value":1.50,"alternatives":[{"a":1},{"a":2},{"a":3},{"a":4}],"against":["one","two"]}"#),
            "{\"value\":1.50,\"alternatives\":[{\"a\":1},{\"a\":2},{\"a\":3}],\"alternatives_total\":4,\"against\":[\"one\",\"two\"]}\n"
        );
        assert_eq!(
            short(r#"{"items":[{"against":[1,2,3,4,5],"x":"\u0430\""}],"alternatives":null}"#),
            "{\"items\":[{\"against\":[1,2,3],\"against_total\":5,\"x\":\"\\u0430\\\"\"}],\"alternatives\":null}\n"
        );
    }

    #[test]
    fn what_decides_a_verdict_stays() {
        assert_eq!(
            short(r#"{"against":[{"a":1,"decides":false},{"a":2},{"a":3},{"a":4,"decides":true}]}"#),
            "{\"against\":[{\"a\":4,\"decides\":true},{\"a\":1,\"decides\":false},{\"a\":2}],\"against_total\":4}\n"
        );
    }

    #[test]
    fn the_links_lead_to_the_short_and_to_the_whole_document() {
        let whole = r#"{"links":{"self":"/v1/a?last=1","json":"/v1/a.json?last=1","csv":"/v1/a.csv?last=1","xlsx":"/v1/a.xlsx?last=1","source_list":"/v1/sources"}}"#;
        assert_eq!(
            short(whole),
            "{\"links\":{\"self\":\"/v1/a.json?last=1&brief=true\",\"json\":\"/v1/a.json?last=1\",\"csv\":\"/v1/a.csv?last=1\",\"source_list\":\"/v1/sources\"}}\n"
        );
        assert_eq!(of_brief("/v1/areas.json"), "/v1/areas.json?brief=true");
    }

    #[test]
    fn what_is_no_document_of_ours_is_left_as_it_is() {
        for other in ["[1]", "{", "{\"links\":{}}"] {
            assert_eq!(short(other), other);
        }
    }
}
