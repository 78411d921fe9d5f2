//! `/.well-known/security.txt` (RFC 9116): where to report a fault that could harm those who run dyad, or their readers.

use std::sync::Arc;

use axum::extract::State;
use chrono::{Days, NaiveDate};

use super::{
    app::App,
    problem::Problem,
    reply::{CachePolicy, Reply, ReplyResult},
};
use crate::write::{Media, Site};

/// So many days from the one on which it is read it may be relied on: the server that answers stands for its contact now, and
/// nobody knows for how long it goes on running.
const VALID: Days = Days::new(30);

/// What is asked of those who report, as `SECURITY.md` has it.
const POLICY: &str = "# Say what you sent, what came back, and the version or commit. We try to answer within a week, and ask for\n\
    # ninety days to mend it before you publish.\n";

/// The one address of its kind whose bytes depend on the day.
pub(super) async fn security(State(app): State<Arc<App>>) -> ReplyResult {
    let repository = Some(env!("CARGO_PKG_REPOSITORY")).filter(|address| !address.is_empty());
    let contact = app.security_contact.as_deref().or(repository).ok_or_else(Problem::no_security_contact)?;
    let today = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).date_naive();
    Ok(Reply::new(text(contact, today, &app.site).into_bytes(), Media::Text, CachePolicy::Shared))
}

fn text(contact: &str, today: NaiveDate, site: &Site) -> String {
    let expires = today.checked_add_days(VALID).unwrap_or(today);
    let canonical = if site.public_url.is_empty() {
        String::new()
    } else {
        format!("Canonical: {}\n", site.href("/.well-known/security.txt"))
    };
    format!("{POLICY}Contact: {contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: en\n{canonical}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_for_thirty_days() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let told = text("mailto:security@example.org", today, &Site::new("https://trade.example.org"));
        // 23 November and 30 days: 7 are left of November, 23 December.
        for line in [
            "Contact: mailto:security@example.org",
            "Expires: 2026-12-23T00:00:00Z",
            "Canonical: https://trade.example.org/.well-known/security.txt",
        ] {
            assert!(told.lines().any(|candidate| candidate == line), "{line}\n{told}");
        }
        assert!(!text("mailto:a@example.org", today, &Site::default()).contains("Canonical"));
    }
}
