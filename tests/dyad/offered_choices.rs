//! What a form on a page offers answers with figures: every option of every pair, view and made-up shape, one step from each
//! page; and the choice that was made stands, while others fall back.

use std::collections::BTreeMap;

use axum::{Router, http::StatusCode};
use dyad::{dataset::Roots, query::View};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::served::{builtin, get, json, served};

/// A form as a browser sends it, and what else could be chosen in it.
#[derive(Debug, Default)]
struct Form {
    sent: Vec<(String, String)>,
    lists: BTreeMap<String, Vec<String>>,
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0.replace("&amp;", "&"))
}

/// The form with this id.
fn form(page: &str, id: &str) -> Option<Form> {
    let (_, rest) = page.split_once(&format!(" id=\"{id}\""))?;
    let mut form = Form::default();
    let mut open = String::new();
    for tag in rest.split_once("</form>")?.0.split('<').map(|tag| tag.split('>').next().unwrap_or_default()) {
        if tag.starts_with("input ") {
            let value = attribute(tag, "value").unwrap_or_default();
            form.sent.extend(attribute(tag, "name").map(|name| (name, value)));
        } else if tag.starts_with("select ") {
            open = attribute(tag, "name").unwrap();
            form.sent.push((open.clone(), String::new()));
        } else if tag.starts_with("datalist ") {
            // What is suggested for a field is offered too.
            open = attribute(tag, "id").filter(|id| id == "products").map_or_else(String::new, |_| "product".to_owned());
        } else if tag.starts_with("/select") || tag.starts_with("/datalist") {
            open.clear();
        } else if tag.starts_with("option ") && !open.is_empty() {
            let value = attribute(tag, "value").unwrap();
            if tag.contains(" selected") {
                form.sent.last_mut().unwrap().1.clone_from(&value);
            }
            form.lists.entry(open.clone()).or_default().push(value);
        }
    }
    Some(form)
}

impl Form {
    /// The address of the form with another value in one list.
    fn address(&self, name: &str, value: &str) -> String {
        let coded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let own = |field: &(String, String)| {
            let value = if field.0 == name { value } else { &field.1 };
            format!("{}={}", field.0, coded(value))
        };
        format!("/?{}", self.sent.iter().map(own).collect::<Vec<_>>().join("&"))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.sent.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Of many periods the ends and some between; every other list whole.
fn tried(name: &str, values: &[String]) -> Vec<String> {
    let step = if matches!(name, "from" | "to" | "base" | "product") { (values.len() / 2).max(1) } else { 1 };
    let last = values.len() - 1;
    values.iter().enumerate().filter(|(place, _)| place % step == 0 || *place == last).map(|(_, value)| value.clone()).collect()
}

/// Are there figures on the page?
fn has_figures(page: &str) -> bool {
    let figures = page.split_once("<section id=\"figures\"").map_or("", |(_, rest)| rest);
    figures.split("</section>").next().unwrap_or_default().contains("<td class=\"number\"")
}

/// Every page of every pair, and every choice on it; how many were tried.
async fn crawl(router: &Router, pairs: &[String]) -> usize {
    let mut tries = 0;
    for pair in pairs {
        for view in View::ALL.into_iter().filter(|view| view.has_picture() && *view != View::Claims) {
            let start = format!("/?dyad={pair}&view={}", view.word());
            let page = get(router, &start).await.text();
            let Some(form) = form(&page, "choices").filter(|_| has_figures(&page)) else { continue };
            for (name, values) in &form.lists {
                for value in tried(name, values) {
                    let address = form.address(name, &value);
                    check(router, &address, name, &value).await;
                    tries += 1;
                }
            }
        }
    }
    tries
}

async fn check(router: &Router, address: &str, name: &str, value: &str) {
    let answered = get(router, address).await;
    let page = answered.text();
    assert_eq!(answered.status, StatusCode::OK, "{address}");
    assert!(has_figures(&page), "{address} has no figures");
    // A kind or a measure that is drawn has its picture.
    if let Some((_, rest)) = page.split_once("data-svg=\"").filter(|_| matches!(name, "kind" | "measure")) {
        let picture = rest.split('"').next().unwrap().replace("&amp;", "&");
        assert_eq!(get(router, &picture).await.status, StatusCode::OK, "{picture}");
    }
    // What was chosen stands; a window end alone may have no figure of its own.
    let next = self::form(&page, "choices").unwrap();
    if !matches!(name, "from" | "to" | "as_of" | "product") {
        assert_eq!(next.value(name).unwrap_or_default(), value, "{address}: {name}");
    }
}

async fn pairs(router: &Router) -> Vec<String> {
    let all = json(router, "/v1/dyads?sort=total").await;
    all["items"].as_array().unwrap().iter().map(|pair| pair["dyad"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn every_choice_of_the_built_in_data_answers_with_figures() {
    let router = builtin();
    let pairs = pairs(&router).await;
    let tries = crawl(&router, &pairs).await;
    assert!(tries > 150, "{tries} choices of {} pairs", pairs.len());
}

#[tokio::test]
async fn every_choice_of_made_up_shapes_answers_with_figures() {
    let router = served(&Roots::Folder("tests/shapes".into()));
    let pairs = pairs(&router).await;
    let tries = crawl(&router, &pairs).await;
    assert!(tries > 350, "{tries} choices of {} pairs", pairs.len());
}
