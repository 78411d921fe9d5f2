//! The page in a real browser: Chromium, driven through chromedriver. `make test` installs both; without them these tests
//! say loudly that they were skipped, and fail with `CI=true`. Screenshots are kept under `target/screenshots/`.

mod access;
mod choosing;
mod downloads;
mod looks;
mod quoting;
mod reading;
mod server;
mod session;
mod taking_along;
mod weight;

use dyad::language::Language;
use session::Session;

/// The languages by their tags.
const LANGUAGES: [&str; Language::WORDS.len()] = Language::WORDS;
