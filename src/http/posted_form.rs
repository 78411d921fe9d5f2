//! `POST /verify`: a text to verify, as a form of the page sends it. The page is that of the same text in an address, and is not kept.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, Response, header, request::Parts},
    response::IntoResponse,
};

use super::{
    current::Current,
    methods,
    pages::{preferred, problem_response, wants_html, with_status},
    problem::Problem,
    render_pool::Work,
    reply::{CachePolicy, Reply},
    rows_of::rows_of_all,
};
use crate::{
    limits::count,
    page::{PagePlace, PageRequest},
    query::QueryError,
    write::Media,
};

/// How forms are sent.
const FORM: &str = "application/x-www-form-urlencoded";

/// The page of a text that is sent with the form.
pub(super) async fn verify(app: Current, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let given = match given(&app, &parts, body).await {
        Ok(given) => given,
        Err(problem) => return problem_response(&app, &parts, &problem).await,
    };
    let asked = || PageRequest::read(Some(&given), preferred(&parts.headers), PagePlace::Verify);
    let problem = match made(&app, asked(), false).await {
        Ok(reply) => return reply.into_response(),
        Err(problem) => app.not_found_yet(problem),
    };
    // People keep what they typed, with what is wrong with it above.
    let may_be_kept = problem.status().is_client_error() && !problem.is_of_engine() && wants_html(&parts.headers);
    if may_be_kept && let Ok(reply) = made(&app, asked(), true).await {
        return with_status(reply, problem.status());
    }
    problem_response(&app, &parts, &problem).await
}

/// The fields of the form, behind those of the address.
async fn given(app: &Current, parts: &Parts, body: Body) -> Result<String, Problem> {
    check_media(&parts.headers)?;
    let most = methods::body_bytes(parts.uri.path(), &app.limits);
    let bytes = to_bytes(body, count(most)).await.map_err(|_| Problem::content_too_large(most))?;
    let form =
        String::from_utf8(bytes.into()).map_err(|_| QueryError::parameter("text", "is not UTF-8", &["percent-coded UTF-8"]))?;
    Ok([parts.uri.query().unwrap_or_default(), &form].join("&"))
}

fn check_media(headers: &HeaderMap) -> Result<(), Problem> {
    let stated = headers.get(header::CONTENT_TYPE).and_then(|stated| stated.to_str().ok()).unwrap_or_default();
    let essence = stated.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case(FORM) { Ok(()) } else { Err(Problem::unsupported_media(&[FORM])) }
}

async fn made(app: &Current, asked: Result<PageRequest, QueryError>, is_forgiving: bool) -> Result<Reply, Problem> {
    let asked = asked?;
    let most = app.limits.body_bytes;
    if !is_forgiving && asked.bytes_of("text") > count(most) {
        return Err(Problem::content_too_large(most));
    }
    let asked = if is_forgiving { asked.forgiving() } else { asked };
    let catalogue = app.catalogue()?;
    let (charts, site) = (app.charts(), app.site.clone());
    let task = Work::Page.with_rows(rows_of_all(&catalogue));
    let path = PagePlace::Verify.path();
    let make = move || Ok(asked.render(&catalogue, &charts, &site)?.into_string().into_bytes());
    let bytes = app.render_cache.once(task, &path, make).await?;
    Ok(Reply::new(bytes, Media::Html, CachePolicy::Never))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn forms_are_read_and_nothing_else() {
        let is_read = |stated: &'static str| {
            check_media(&HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(stated))])).is_ok()
        };
        assert!(is_read(FORM) && is_read("Application/X-WWW-Form-Urlencoded; charset=UTF-8"));
        assert!(!is_read("multipart/form-data; boundary=x") && !is_read("text/plain") && !is_read(""));
        assert!(check_media(&HeaderMap::new()).is_err());
    }
}
