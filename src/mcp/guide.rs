//! `/llms.txt`: what a language model reads first of a site, in the form of llmstxt.org.

use std::fmt::Write;

use super::server::listed;
use crate::write::Site;

/// Addresses that are worth knowing, with what is there.
const ADDRESSES: [(&str, &str, &str); 11] = [
    ("Pairs", "/v1/dyads.json?search=russia%20iran", "which pairs there are figures of; `search` takes names and codes"),
    ("A series", "/v1/dyads/RUS-IRN/turnover.md?last=5", "figures with bounds, growth and source, in words"),
    ("The same as JSON", "/v1/dyads/RUS-IRN/turnover.json?brief=true&last=5", "with alternatives"),
    ("Both sides", "/v1/dyads/RUS-IRN/mirror.json?brief=true&last=3", "exports of one beside imports of the other"),
    ("Claims", "/v1/dyads/RUS-IRN/claims.json?brief=true&limit=3", "what was said of a pair, with verdicts"),
    (
        "A statement",
        "/v1/verify.md?text=Trade%20of%20Russia%20and%20Iran%20was%20%244%20billion%20in%202021.",
        "what a text says, held against every source",
    ),
    ("Who states a figure", "/v1/find.md?value=1.5e9&pair=RUS-IRN", "over sources, flows and periods"),
    ("Partners", "/v1/areas/RUS/partners.json?brief=true&limit=10", "partners of an area, ranked"),
    ("Areas", "/v1/areas.json", "codes and names"),
    ("Sources", "/v1/sources.json", "whose figures they are, with terms"),
    ("Datasets", "/v1/datasets.json", "what is served"),
];

/// The guide of this site.
#[must_use]
pub fn guide(site: &Site) -> String {
    let mut text = String::from(
        "# dyad\n\n> Published bilateral trade statistics: every figure with its source, the bounds that its rounding leaves, and \
         its mirror.\n\nA pair is directed: RUS-IRN is what Russia reports of its trade with Iran. Money is in current prices. A \
         figure that cannot be computed is null with a reason. Quote figures with reporter and source; sides and sources differ.\n",
    );
    let link = |title: &str, address: &str, about: &str| format!("- [{title}]({}): {about}\n", site.href(address));
    text.push_str("\n## Tools\n\n");
    text.push_str(&link("Model Context Protocol", "/mcp", "the same figures as tools, by Streamable HTTP; POST only"));
    for (name, title) in listed().iter() {
        let _ = writeln!(text, "- `{name}`: {title}");
    }
    text.push_str("\n## Reference\n\n");
    text.push_str(&link("Reference", "/docs", "every address, parameter and member"));
    text.push_str(&link("OpenAPI", "/openapi.json", "the same for programs"));
    text.push_str(&link("Method", "/method", "what the figures are, and how each is computed"));
    text.push_str("\n## Data\n\n");
    for (title, address, about) in ADDRESSES {
        text.push_str(&link(title, address, about));
    }
    text.push_str(
        "\nAny address of data ends in .json, .md, .csv, .jsonl, .xlsx or .parquet; .md has it in words. `brief=true` leaves out of JSON most of what stands \
         beside the figures.\n",
    );
    text.push_str("\n## Optional\n\n");
    text.push_str(&link("Problems", "/problems", "what can go wrong with a request"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_parts_of_its_form() {
        let text = guide(&Site::new("https://trade.example.org"));
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("# dyad"));
        assert!(lines.nth(1).unwrap().starts_with("> "));
        assert!(
            text.contains("\n## Tools\n") && text.contains("- `series`: ") && text.contains("(https://trade.example.org/mcp)")
        );
        assert!(text.ends_with('\n') && text.len() < 4_000, "{}", text.len());
    }
}
