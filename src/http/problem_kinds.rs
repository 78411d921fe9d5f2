//! `/problems/` and `/problems/<kind>`: what the `type` of a problem leads to (RFC 9457, 3.1.1).

use axum::{
    body::Body,
    extract::Request,
    http::{Response, request::Parts},
    response::IntoResponse,
};
use serde::Serialize;

use super::{
    current::Current,
    pages::{self, contents, wants_html},
    problem::Problem,
    query_text,
    reply::{CachePolicy, Reply},
};
use crate::{
    page::{ContentsEntry, ContentsOf, ContentsText},
    query::{Format, QueryError},
    write::{self, ProblemKind},
};

/// A kind of problem.
#[derive(Debug, Serialize)]
struct Kind {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    when: &'static str,
}

/// All of them.
#[derive(Debug, Serialize)]
struct Kinds {
    items: Vec<Kind>,
}

impl Kind {
    fn new(kind: ProblemKind) -> Self {
        Self { r#type: kind.address(), title: kind.title(), status: kind.status(), when: kind.when() }
    }
}

/// `/problems/`, `/problems`, and one of them.
pub(super) async fn problems(app: Current, request: Request) -> Response<Body> {
    let (asked, _) = request.into_parts();
    match made(&app, &asked) {
        Ok(reply) => reply.into_response(),
        Err(problem) => pages::problem_response(&app, &asked, &problem).await,
    }
}

fn made(app: &Current, asked: &Parts) -> Result<Reply, Problem> {
    let path = asked.uri.path();
    let one = match path.trim_start_matches("/problems").trim_start_matches('/') {
        "" => None,
        _ => Some(ProblemKind::ALL.into_iter().find(|kind| kind.address() == path).ok_or_else(|| unknown(path))?),
    };
    if wants_html(&asked.headers) {
        let entry = |kind: ProblemKind| ContentsEntry { address: kind.address().to_owned(), text: ContentsText::Kind(kind) };
        let shown = one.map_or_else(|| ProblemKind::ALL.to_vec(), |kind| vec![kind]);
        let entries: Vec<_> = shown.into_iter().map(entry).collect();
        let of = one.map_or(ContentsOf::Problems, ContentsOf::Problem);
        return Ok(contents(app, asked, (one.map_or("/problems/", ProblemKind::address), of), &entries));
    }
    query_text::pairs(asked.uri.query(), &[])?;
    let bytes = match one {
        Some(kind) => write::document(&Kind::new(kind)),
        None => write::document(&Kinds { items: ProblemKind::ALL.into_iter().map(Kind::new).collect() }),
    };
    Ok(Reply::new(bytes, Format::Json, CachePolicy::Fixed))
}

fn unknown(path: &str) -> Problem {
    let allowed = ProblemKind::ALL.map(|kind| kind.address().to_owned()).to_vec();
    let text = path.trim_start_matches("/problems/").to_owned();
    QueryError::UnknownItem { kind: "problem", text, allowed }.into()
}
