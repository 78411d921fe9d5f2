//! Code that fetches the answer, in the words of the tools that people use.
//!
//! Addresses in it are whole: with the configured prefix; else with a place holder that the script of the page fills with
//! where it was opened, and that without a script is the usual address of a server of one's own.

use crate::{
    query::Format,
    write::{Kind, Site, kind},
};

/// What stands for the server where none is configured.
const HERE: &str = "http://127.0.0.1:8080";

/// The site with a server in every address.
pub(super) fn absolute(site: &Site) -> Site {
    if site.public_url.is_empty() { Site::new(HERE) } else { site.clone() }
}

/// Every snippet by its tool, of a site that is [`absolute`] and an answer with these columns.
pub(super) fn snippets(data: &str, columns: &[&str], whole: &Site) -> [(&'static str, String); 6] {
    let (csv, json) = (whole.href_as(data, Format::Csv), whole.href_as(data, Format::Json));
    [
        ("curl", format!("curl -fsS '{csv}'")),
        (
            "Python",
            format!(
                "import csv, io, urllib.request\n\nwith urllib.request.urlopen(\"{csv}\") as reply:\n    rows = list(csv.DictReader(io.TextIOWrapper(reply, \"utf-8\", newline=\"\")))\n\
                 for row in rows[-3:]:\n    print(row)\n# with pandas: pandas.read_csv(\"{csv}\")"
            ),
        ),
        ("R", format!("rows <- read.csv(\"{csv}\", fileEncoding = \"UTF-8\", check.names = FALSE)\ntail(rows, 3)")),
        (
            "JavaScript",
            format!(
                "const reply = await fetch(\"{json}\");\nconst answer = await reply.json();\nconsole.log(answer.observations ?? answer.items ?? answer);"
            ),
        ),
        ("Excel", power_query(&csv, columns)),
        (SHEETS, format!("=IMPORTDATA(\"{csv}\"; \",\"; \"en_US\")")),
    ]
}

/// What needs a word beside it: how its locale is told.
pub(super) const SHEETS: &str = "Google Sheets";

/// The query of Excel and Power BI: every column has its type, read as English writes numbers and days, whatever the locale.
fn power_query(csv: &str, columns: &[&str]) -> String {
    let typed = columns.iter().map(|name| format!("{{\"{name}\", {}}}", power_query_type(kind(name))));
    let typed: Vec<String> = typed.collect();
    format!(
        "let\n    Source = Csv.Document(Web.Contents(\"{csv}\"), [Delimiter = \",\", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n    \
         Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),\n    \
         Empty = Table.ReplaceValue(Rows, \"\", null, Replacer.ReplaceValue, Table.ColumnNames(Rows)),\n    \
         Typed = Table.TransformColumnTypes(Empty, {{{}}}, \"en-US\")\nin\n    Typed",
        typed.join(", ")
    )
}

fn power_query_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "type text",
        Kind::Date => "type date",
        Kind::Flag => "type logical",
        Kind::Count => "Int64.Type",
        Kind::Money | Kind::Percent | Kind::Points | Kind::Index => "type number",
    }
}

/// The picture as a living frame.
pub(super) fn iframe(address: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"560\" style=\"border:0\" loading=\"lazy\" allowfullscreen></iframe>",
        escaped(address),
        escaped(title)
    )
}

/// What gives every frame of a page the height that its chart would like: a chart says it after it was drawn. Frames fit any
/// height without it.
pub(super) const HEIGHTS: &str = "<script>\naddEventListener(\"message\", ({ data, source }) => data?.dyad?.height && document.querySelectorAll(\"iframe\")\n  \
    .forEach((frame) => frame.contentWindow === source && (frame.height = data.dyad.height)));\n</script>";

/// The picture alone.
pub(super) fn image(address: &str, alt: &str) -> String {
    format!(
        "<img src=\"{}\" alt=\"{}\" width=\"1200\" height=\"800\" style=\"max-width:100%;height:auto\">",
        escaped(address),
        escaped(alt)
    )
}

/// A text in a quoted attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole() {
        let local = snippets("/v1/dyads/RUS-IRN/turnover?from=2021", &["period"], &absolute(&Site::default()));
        assert_eq!(local[0].1, "curl -fsS 'http://127.0.0.1:8080/v1/dyads/RUS-IRN/turnover.csv?from=2021'");
        let site = Site::new("https://trade.example.org");
        assert!(
            snippets("/v1/areas", &["code"], &absolute(&site))[3]
                .1
                .contains("fetch(\"https://trade.example.org/v1/areas.json\")")
        );
        assert_eq!(absolute(&Site::default()).href("/v1/areas"), "http://127.0.0.1:8080/v1/areas");
    }

    #[test]
    fn spreadsheets_read_numbers_as_they_are_written() {
        let site = Site::new("https://trade.example.org");
        let columns = ["period", "first_day", "value", "yoy_percent", "derived", "months", "source"];
        let [.., (_, excel), (_, sheets)] = snippets("/v1/dyads/RUS-IRN/turnover", &columns, &site);
        let typed = "{\"period\", type text}, {\"first_day\", type date}, {\"value\", type number}, {\"yoy_percent\", type number}, \
                     {\"derived\", type logical}, {\"months\", Int64.Type}, {\"source\", type text}";
        assert!(excel.contains(&format!("Table.TransformColumnTypes(Empty, {{{typed}}}, \"en-US\")")), "{excel}");
        assert_eq!(sheets, "=IMPORTDATA(\"https://trade.example.org/v1/dyads/RUS-IRN/turnover.csv\"; \",\"; \"en_US\")");
    }

    #[test]
    fn attributes_are_closed_by_nothing_inside() {
        assert_eq!(
            image("/a?b=1&c=2", "5 > \"4\" <b>"),
            "<img src=\"/a?b=1&amp;c=2\" alt=\"5 > &quot;4&quot; &lt;b>\" width=\"1200\" height=\"800\" style=\"max-width:100%;height:auto\">"
        );
        assert!(iframe("/embed?dyad=RUS-IRN", "T").starts_with("<iframe src=\"/embed?dyad=RUS-IRN\" title=\"T\""));
    }
}
