//! `POST /v1/verify`: a text to verify as the body of a request. The answer is that of the same text in an address, and is not kept.

use axum::{
    body::to_bytes,
    extract::Request,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

use super::{answers::once, api::understood, current::Current, data_request::DataRequest, methods, problem::Problem};
use crate::{
    chart::PictureSpec,
    limits::{Limits, count},
    parameter::ParameterError,
    query::{Format, Query, split_suffix},
    write::Media,
};

/// A POST to any address below `/v1/`.
pub(super) async fn v1(app: Current, request: Request) -> Result<Response, Problem> {
    let is_text = split_suffix(request.uri().path()).1 == Some(Format::Txt.suffix());
    answered(&app, request).await.map_err(|problem| {
        let problem = app.not_found_yet(problem);
        if is_text { problem.in_plain_text() } else { problem }
    })
}

async fn answered(app: &Current, request: Request) -> Result<Response, Problem> {
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    let Some(below) = path.strip_prefix("/v1/").filter(|_| methods::takes_text(path)) else {
        return Err(Problem::method_not_allowed(&head.method, path));
    };
    let (mut asked, format) = understood(below, head.uri.query(), &head.headers)?;
    check_media(&head.headers)?;
    let most = app.limits.body_bytes;
    let bytes = to_bytes(body, count(most)).await.map_err(|_| Problem::content_too_large(most))?;
    put(&mut asked.query, text(bytes.into())?, &app.limits)?;
    let catalogue = app.catalogue()?;
    let wanted = DataRequest::new(&PictureSpec::default(), &asked.options, &asked.query.resource, format)?;
    Ok(once(app, catalogue, asked.query, wanted).await?.into_response())
}

/// A text is plain and in UTF-8; who does not say what it is means that.
fn check_media(headers: &HeaderMap) -> Result<(), Problem> {
    let Some(stated) = headers.get(header::CONTENT_TYPE) else { return Ok(()) };
    let stated = stated.to_str().unwrap_or_default().to_ascii_lowercase();
    let mut parts = stated.split(';').map(str::trim);
    let is_plain = parts.next() == Some("text/plain");
    let charset = parts.find_map(|part| part.strip_prefix("charset=")).map(|charset| charset.trim_matches('"'));
    let is_read = charset.is_none_or(|charset| matches!(charset, "utf-8" | "utf8" | "us-ascii"));
    if is_plain && is_read { Ok(()) } else { Err(Problem::unsupported_media(&[Media::Text.content_type()])) }
}

fn text(bytes: Vec<u8>) -> Result<String, ParameterError> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        ParameterError::new("text", format!("is not UTF-8 behind its first {at} bytes"), &["a text in UTF-8"])
    })?;
    if text.trim().is_empty() {
        return Err(ParameterError::new("text", "is empty", &["a sentence or more"]));
    }
    Ok(text)
}

/// Asks for the text as if it stood in the address. Where it is too long for one, the addresses of the answer are without it.
fn put(asked: &mut Query, text: String, limits: &Limits) -> Result<(), ParameterError> {
    if asked.parameters.statement.text.is_some() {
        return Err(ParameterError::new("text", "is in the address and is the body too", &["one of both"]));
    }
    asked.parameters.statement.text = Some(text);
    asked.parameters.statement.is_posted = asked.address().len() > count(limits.query_bytes);
    asked.parameters.validate()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn plain_text_in_utf8_is_read_and_nothing_else() {
        let is_read = |stated: &'static str| {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(stated))]);
            check_media(&headers).is_ok()
        };
        for stated in ["text/plain", "text/plain; charset=utf-8", "Text/Plain;charset=\"UTF-8\"", "text/plain; charset=us-ascii"]
        {
            assert!(is_read(stated), "{stated}");
        }
        for stated in
            ["application/x-www-form-urlencoded", "text/html", "text/plain; charset=windows-1251", "application/json", ""]
        {
            assert!(!is_read(stated), "{stated}");
        }
        assert!(check_media(&HeaderMap::new()).is_ok());
        assert!(text("Иран".as_bytes()[..3].to_vec()).unwrap_err().to_string().contains("first 2 bytes"));
        assert!(text(b" \n".to_vec()).is_err());
    }
}
