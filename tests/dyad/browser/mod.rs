//! The page in a real browser: Chromium, driven through chromedriver. `make test` installs both; without them these tests
//! say loudly that they were skipped, and fail with `CI=true`. Screenshots are kept under `target/screenshots/`.

mod access;
mod beginning;
mod behind_a_proxy;
mod brushing;
mod choosing;
mod comparing;
mod downloads;
mod embedding;
mod keys;
mod looks;
mod moving;
mod people;
mod picking_products;
mod quoting;
mod reading;
mod reading_by_touch;
mod searching;
mod server;
mod session;
mod tables;
mod taking_along;
mod verifying;
mod weight;

use dyad::language::Language;
use session::Session;

/// The languages by their tags.
const LANGUAGES: [&str; Language::WORDS.len()] = Language::WORDS;
