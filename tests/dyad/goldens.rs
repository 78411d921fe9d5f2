//! The bytes of the contract: what dashboards have come to rely on does not change unseen (`INSTA_UPDATE=always` accepts).

use crate::served::{builtin, get};

async fn text(path: &str) -> String {
    get(&builtin(), path).await.text()
}

#[tokio::test]
async fn json_of_a_series() {
    insta::assert_snapshot!(text("/v1/dyads/RUS-IRN/turnover?last=2").await);
}

#[tokio::test]
async fn csv_of_an_index() {
    insta::assert_snapshot!(text("/v1/dyads/RUS-IRN/exports.csv?source=wits&measure=index&base=2000&last=3").await);
}

#[tokio::test]
async fn json_of_a_balance() {
    insta::assert_snapshot!(text("/v1/dyads/IRN-RUS/balance?from=2005&to=2010").await);
}

#[tokio::test]
async fn csv_of_a_mirror() {
    insta::assert_snapshot!(text("/v1/dyads/RUS-IRN/mirror.csv?from=2010&to=2011").await);
}

#[tokio::test]
async fn json_of_claims() {
    insta::assert_snapshot!(text("/v1/dyads/RUS-IRN/claims?source=commentary-2024").await);
}

#[tokio::test]
async fn csv_of_events() {
    insta::assert_snapshot!(text("/v1/dyads/RUS-IRN/events.csv").await);
}

#[tokio::test]
async fn json_of_the_pairs() {
    insta::assert_snapshot!(text("/v1/dyads").await);
}
