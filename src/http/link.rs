//! Links in the head of an answer (RFC 8288).

use axum::http::HeaderValue;

/// The most bytes that links take in a head: proxies refuse heads that are long, some from four thousand bytes on.
const MOST: usize = 2048;

/// A link to what goes with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// Its address, coded.
    pub target: String,
    /// What it is to the answer: a registered relation.
    pub relation: &'static str,
    /// The media type of what stands there.
    pub media: Option<&'static str>,
}

impl Link {
    pub(super) fn new(target: impl Into<String>, relation: &'static str) -> Self {
        Self { target: target.into(), relation, media: None }
    }

    /// With the media type of what stands there.
    pub(super) fn of(self, media: &'static str) -> Self {
        Self { media: Some(media), ..self }
    }

    fn write(&self, text: &mut String) {
        for part in ["<", &self.target, ">; rel=\"", self.relation, "\""] {
            text.push_str(part);
        }
        if let Some(media) = self.media {
            for part in ["; type=\"", media, "\""] {
                text.push_str(part);
            }
        }
    }
}

/// Groups of links as the value of `Link`, the most needed first. A group that makes it too long is left out as a whole: what it
/// names stands in the body too.
pub(super) fn header_value(groups: &[Vec<Link>]) -> Option<HeaderValue> {
    let mut text = String::with_capacity(MOST);
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let before = text.len();
        for link in group {
            text.push_str(if text.is_empty() { "" } else { ", " });
            link.write(&mut text);
        }
        // The first group leaves room for what parts it from the next.
        let room = if before == 0 { MOST - 2 } else { MOST };
        if text.len() > room {
            text.truncate(before);
        }
    }
    HeaderValue::from_str(&text).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_stand_in_one_line_until_it_is_long() {
        let next = vec![Link::new("/v1/areas?offset=1000", "next")];
        let forms = vec![Link::new("/v1/areas.csv", "alternate").of("text/csv"), Link::new("a".repeat(2000), "alternate")];
        assert_eq!(
            header_value(&[next.clone(), forms[..1].to_vec()]).unwrap(),
            "</v1/areas?offset=1000>; rel=\"next\", </v1/areas.csv>; rel=\"alternate\"; type=\"text/csv\""
        );
        assert_eq!(header_value(&[Vec::new(), forms, next]).unwrap(), "</v1/areas?offset=1000>; rel=\"next\"");
        assert_eq!(header_value(&[]), None);
    }
}
