//! Claims and events of `made-mixed`.

use std::fmt::Write;

use super::figure;

const CLAIMS: &str = "id,statement,reporter,partner,flow,product,period,calendar,claim_kind,value,unit,unit_mult,decimals,qualifier,\
                      compared_to,compiler,stated_by,published,status,source,text,note\n";

/// Statements of every kind about a few pairs, some of which the figures bear out.
pub fn claims() -> String {
    let mut rows = CLAIMS.to_owned();
    for (reporter, partner) in [("RUS", "IRN"), ("IRN", "CHN"), ("IND", "PAK")] {
        for year in 2015..2023 {
            let millions = figure(&[reporter, partner, "export"], year) / 1_000_000;
            let off = millions * if year % 3 == 0 { 2 } else { 1 };
            let kinds = [
                ("level", off.to_string(), "USD,6,0", "about"),
                ("above", (millions / 2).to_string(), "USD,6,0", "exact"),
                ("below", (millions / 3).to_string(), "USD,6,0", "exact"),
                ("near", millions.to_string(), "USD,6,0", "exact"),
                ("growth", (u64::try_from(year - 2000).unwrap()).to_string(), "percent,0,0", "over"),
                ("record_high", String::new(), ",,", "exact"),
            ];
            for (kind, value, unit, qualifier) in kinds.into_iter().filter(|kind| kind.0 == "record_high" || kind.1 != "0") {
                let id = format!("{}-{}-{kind}-{year}", reporter.to_lowercase(), partner.to_lowercase());
                let published = if year % 2 == 0 { format!("{}-03", year + 1) } else { String::new() };
                writeln!(
                    rows,
                    "{id},{reporter}-{year},{reporter},{partner},export,TOTAL,{year},gregorian,{kind},{value},{unit},{qualifier},,,\
                     A minister,{published},A,paper,The minister spoke of {kind} in {year}.,"
                )
                .unwrap();
            }
        }
    }
    rows
}

/// Events of one area, of two and of several, on days, months and years.
pub fn events() -> String {
    let mut rows = "date,end_date,areas,title,title@ru,title@fa,event_kind,expected,source\n".to_owned();
    for year in 2012..2024 {
        writeln!(rows, "{year}-05-17,,IRN,An election of {year},Выборы,انتخابات,office,false,paper").unwrap();
        writeln!(rows, "{year}-09,,RUS IRN,A visit in {year},Визит,,visit,false,paper").unwrap();
        writeln!(rows, "{year},,CHN RUS IND,A treaty of {year},,,treaty,{},paper", year > 2022).unwrap();
    }
    rows
}
