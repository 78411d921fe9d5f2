//! The addresses that documents give are answered, and the README's claims are in what is answered.

use axum::http::StatusCode;

use super::documents;
use crate::served::{builtin, get};

/// The addresses of a line, those with a place to fill in (`<dyad>`, `…`) left out.
fn addresses(line: &str) -> Vec<&str> {
    let ends = |letter: char| letter.is_whitespace() || "`'\"|)],;".contains(letter) && letter != ',' && letter != ';';
    line.match_indices("/v1/")
        .filter(|(at, _)| !line[..*at].ends_with(|letter: char| letter.is_alphanumeric() && !letter.is_ascii_digit()))
        .map(|(at, _)| line[at..].split(ends).next().unwrap_or("").trim_end_matches(['.', ',', ';', ':']))
        .filter(|address| !address.contains(['<', '…', '{', '*']) && !address.ends_with('/'))
        .collect()
}

/// The statuses that a line says its address may have: 200, unless it names an error.
fn allowed(line: &str) -> Vec<StatusCode> {
    let named = [StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND, StatusCode::NOT_ACCEPTABLE];
    named.into_iter().filter(|status| line.contains(status.as_str())).chain([StatusCode::OK]).collect()
}

#[test]
fn addresses_are_found_in_a_line() {
    let line = "| `/v1/areas/RUS`, `/v1/areas/<area>` | see '/v1/dyads?search=a+b&limit=1' and http://127.0.0.1:8080/v1/charts.";
    assert_eq!(addresses(line), ["/v1/areas/RUS", "/v1/dyads?search=a+b&limit=1", "/v1/charts"]);
    assert_eq!(addresses("`/v1/compare?series=A/x,B/y;source=wits`"), ["/v1/compare?series=A/x,B/y;source=wits"]);
}

#[tokio::test]
async fn every_address_that_a_document_gives_is_answered() {
    let router = builtin();
    let (mut asked, mut wrong) = (0, Vec::new());
    for document in documents() {
        for (at, line, _) in document.lines() {
            for address in addresses(line) {
                let status = get(&router, address).await.status;
                asked += 1;
                if !allowed(line).contains(&status) {
                    wrong.push(format!("{}:{at}: {address} is {status}", document.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(asked >= 30, "only {asked} addresses were found");
}

/// The rows of the README's table that end in an address and what it says.
fn claims(readme: &str) -> Vec<(&str, &str)> {
    let rows = readme.lines().filter(|line| line.starts_with("| ") && line.contains("`/v1/"));
    rows.map(|row| {
        let spans: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        (spans[spans.len() - 2], spans[spans.len() - 1])
    })
    .collect()
}

#[tokio::test]
async fn what_the_readme_says_of_an_answer_is_in_it() {
    let router = builtin();
    let documents = documents();
    let readme = documents.iter().find(|document| document.name == "README.md").unwrap();
    let claims = claims(&readme.text);
    assert!(claims.len() >= 6, "only {} claims were found", claims.len());
    for (address, says) in claims {
        let answered = get(&router, address).await;
        assert_eq!(answered.status, StatusCode::OK, "{address}");
        assert!(answered.text().contains(says), "{address} does not say {says}");
    }
}
