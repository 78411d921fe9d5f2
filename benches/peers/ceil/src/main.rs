//! The least that a server can do for the same answer: bare axum on one thread; each pair's years lie ready as numbers, and a
//! request adds, divides and writes them. No bounds, no sources, no checks. `ceil PORT world.csv`

use std::{collections::HashMap, env, error::Error, fmt::Write, fs, sync::Arc};

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::net::TcpListener;

/// Year, exports, imports.
type Years = Vec<(i16, f64, f64)>;

/// `RUSIRN` → its years.
type Pairs = HashMap<String, Years>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(port), Some(file)) = (arguments.next(), arguments.next()) else { return Err("usage: ceil PORT FILE.csv".into()) };
    let pairs = Arc::new(read(&fs::read_to_string(file)?)?);
    let app = Router::new().route("/pair/{reporter}/{partner}", get(pair)).with_state(pairs);
    let port: u16 = port.parse()?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        axum::serve(TcpListener::bind(("127.0.0.1", port)).await?, app).await?;
        Ok(())
    })
}

/// Reads reporter, partner, year, flow, value.
fn read(text: &str) -> Result<Pairs, Box<dyn Error>> {
    let mut pairs = Pairs::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').map(|field| field.trim_matches('"')).collect();
        let [reporter, partner, year, flow, value] = fields[..] else { return Err(line.into()) };
        let (year, value): (i16, f64) = (year.parse()?, value.parse()?);
        let years = pairs.entry([reporter, partner].concat()).or_default();
        if years.last().is_none_or(|last| last.0 != year) {
            years.push((year, 0.0, 0.0));
        }
        if let Some(last) = years.last_mut() {
            if flow == "X" { last.1 += value } else { last.2 += value }
        }
    }
    Ok(pairs)
}

async fn pair(State(pairs): State<Arc<Pairs>>, Path((reporter, partner)): Path<(String, String)>) -> Response {
    let Some(years) = pairs.get(&[reporter.as_str(), &partner].concat()) else { return StatusCode::NOT_FOUND.into_response() };
    let body = written(&reporter, &partner, years).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn written(reporter: &str, partner: &str, years: &Years) -> Result<String, std::fmt::Error> {
    let mut body = String::with_capacity(64 + years.len() * 96);
    write!(body, r#"{{"reporter":"{reporter}","partner":"{partner}","unit":"USD","series":["#)?;
    let mut earlier: Option<f64> = None;
    for (year, exports, imports) in years {
        let turnover = exports + imports;
        let comma = if earlier.is_none() { "" } else { "," };
        write!(body, r#"{comma}{{"year":{year},"turnover":{turnover:.2},"yoy_percent":"#)?;
        match earlier {
            Some(earlier) if earlier != 0.0 => write!(body, "{:.2}}}", (turnover / earlier - 1.0) * 100.0)?,
            _ => body.push_str("null}"),
        }
        earlier = Some(turnover);
    }
    body.push_str("]}");
    Ok(body)
}
