//! The address parser: what it accepts has one canonical address, which is accepted too and means the same.

use dyad::{
    chart::PictureSpec,
    query::{parse, parse_text},
};

use super::Outcome;

pub fn run(data: &[u8]) -> Outcome {
    let Ok(text) = std::str::from_utf8(data) else { return Outcome::Refused };
    let Ok(request) = parse_text(text, PictureSpec::PARAMETERS) else { return Outcome::Refused };
    let address = request.query.address();
    // It stands in links and headers.
    assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "{text:?} has the address {address:?}");
    // In the same form, since a page of JSON has an end that a file has not.
    let (path, query) = address.split_once('?').map_or((address.as_str(), None), |(path, query)| (path, Some(query)));
    let path = request.format.map_or_else(|| path.to_owned(), |format| format!("{path}.{}", format.suffix()));
    let form = query.map_or_else(|| path.clone(), |query| format!("{path}?{query}"));
    let again = parse_text(&form, &[]).unwrap_or_else(|error| panic!("{text:?} has the address {address:?}: {error}"));
    assert_eq!(again.query, request.query, "{text:?} has the address {address:?}");
    assert_eq!(again.query.address(), address, "{text:?}");
    assert!(again.format == request.format && again.picture.is_empty() && again.options.is_empty(), "{text:?}: {again:?}");
    // As the server takes it apart.
    let served = parse(path.trim_start_matches("/v1/"), query, &[]);
    assert_eq!(served.map(|request| request.query).ok(), Some(again.query), "{text:?}");
    Outcome::Accepted
}
