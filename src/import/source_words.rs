//! What the descriptor says of an imported source.

use serde_json::{Value, json};

use super::{job::Job, mapping::Mapping, provider::Provider};

/// The source as the descriptor has it: the provider's words, then the mapping's.
pub(super) fn source_words(provider: &Provider, mapping: Option<&Mapping>, name: &str, job: &Job) -> Value {
    let words = mapping.map(|mapping| mapping.source.clone()).unwrap_or_default();
    let mut source = json!({
        "name": name,
        "title": words.title.or_else(|| job.title.clone().filter(|_| provider.name == "tidy")).unwrap_or_else(|| provider.title.to_owned()),
        "priority": 50,
        "reporting": words.reporting.unwrap_or_else(|| provider.reporting.word().to_owned()),
    });
    let or = |word: Option<String>, usual: &str| word.unwrap_or_else(|| usual.to_owned());
    for (member, word) in [
        ("path", or(words.path, provider.path)),
        ("license", or(job.license.clone().or(words.license), provider.license)),
        ("compiler", or(words.compiler, provider.compiler)),
        ("published", job.published.clone().unwrap_or_default()),
    ] {
        if !word.is_empty() {
            source[member] = json!(word);
        }
    }
    source
}
