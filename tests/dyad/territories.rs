//! Territories that changed, from every provider's file to the answer: the first period of the new one is a break that says what
//! changed, growth over it is null, also behind a gap, in any order of rows and in pieces; what did not change goes on.

use std::fs;

use axum::Router;
use serde_json::{Value, json as literal};
use tempfile::TempDir;

use crate::{
    command::{dyad, summary},
    package::serve_rows,
    served::{get, json, package},
};

/// Imports texts one after the other and serves what came of them.
fn imported(provider: &str, texts: &[String], map: Option<&str>) -> (Router, TempDir, Value) {
    let root = tempfile::tempdir().unwrap();
    let mut last = Value::Null;
    for (place, text) in texts.iter().enumerate() {
        let name = format!("file{place}.csv");
        fs::write(root.path().join(&name), text).unwrap();
        let mut arguments = vec!["import", provider];
        if let Some(map) = map {
            fs::write(root.path().join("map.toml"), map).unwrap();
            arguments.extend(["--map", "map.toml"]);
        }
        arguments.extend([name.as_str(), "--into", "datasets/made", "--json"]);
        last = summary(&dyad(root.path(), &arguments, b""));
    }
    (package(&root.path().join("datasets")), root, last)
}

/// Period, value, status and reason of every observation.
async fn observed(router: &Router, path: &str) -> Vec<String> {
    let series = json(router, path).await;
    let items = series["observations"].as_array().unwrap_or_else(|| panic!("{path}: {series}"));
    let line = |one: &Value| {
        let text = |name: &str| one[name].as_str().unwrap_or("-").to_owned();
        format!("{} {} {} {}", text("period"), one["value"], text("status"), text("yoy_reason"))
    };
    items.iter().map(line).collect()
}

const BULK: &str = "typeCode,freqCode,period,reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,aggrLevel,customsCode,motCode,primaryValue";

fn comtrade(rows: &[(i32, &str, i64)]) -> String {
    let line = |(year, partner, value): &(i32, &str, i64)| format!("C,A,{year},251,X,{partner},0,H1,TOTAL,0,C00,0,{value}");
    format!("{BULK}\n{}\n", rows.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// The old code, the new code, the first year of the new one, our area.
const CHANGES: [(&str, &str, i32, &str); 14] = [
    ("58", "56", 1999, "BEL"),
    ("280", "276", 1991, "DEU"),
    ("736", "729", 2012, "SDN"),
    ("230", "231", 1993, "ETH"),
    ("588", "586", 1972, "PAK"),
    ("590", "591", 1978, "PAN"),
    ("658", "659", 1981, "KNA"),
    ("868", "704", 1975, "VNM"),
    ("886", "887", 1991, "YEM"),
    ("532", "530", 1986, "ANT"),
    ("841", "842", 1981, "USA"),
    ("356", "699", 1975, "IND"),
    // One code throughout: the year alone tells.
    ("276", "276", 1991, "DEU"),
    ("710", "710", 2000, "ZAF"),
];

#[tokio::test]
async fn every_code_that_changed_its_territory_breaks_its_series() {
    for (old, new, year, area) in CHANGES {
        let rows = [(year - 2, old, 90), (year - 1, old, 100), (year, new, 150), (year + 1, new, 165)];
        let (router, _root, _) = imported("comtrade", &[comtrade(&rows)], None);
        let path = format!("/v1/dyads/FRA-{area}/exports");
        let expected = [
            format!("{} 90 A no_previous_period", year - 2),
            format!("{} 100 A -", year - 1),
            format!("{year} 150 B not_comparable"),
            format!("{} 165 A -", year + 1),
        ];
        assert_eq!(observed(&router, &path).await, expected, "{old} to {new}");
        let note = json(&router, &path).await["observations"][2]["note"].as_str().unwrap().to_owned();
        assert!(note.contains(&format!("the territory of {area} is another from here")), "{note}");
    }
}

#[tokio::test]
async fn behind_a_gap_in_any_order_and_in_pieces_the_answer_is_the_same() {
    let rows = [(1996, "58", 1000), (1997, "58", 1100), (1998, "58", 1200), (2000, "56", 900), (2001, "56", 990)];
    let mut shuffled = rows;
    shuffled.reverse();
    shuffled.swap(0, 3);
    let pieces: Vec<String> = rows.iter().rev().map(|row| comtrade(&[*row])).collect();
    let expected = ["1996 1000 A no_previous_period", "1997 1100 A -", "1998 1200 A -", "2000 900 B gap", "2001 990 A -"];
    for texts in [vec![comtrade(&rows)], vec![comtrade(&shuffled)], pieces] {
        let (router, _root, _) = imported("comtrade", &texts, None);
        assert_eq!(observed(&router, "/v1/dyads/FRA-BEL/exports").await, expected);
        let index = json(&router, "/v1/dyads/FRA-BEL/exports?measure=index&base=1996").await;
        let reasons: Vec<&Value> = index["observations"].as_array().unwrap().iter().map(|one| &one["index_reason"]).collect();
        let (none, broken) = (Value::Null, literal!("not_comparable"));
        assert_eq!(reasons, [&none, &none, &none, &broken, &broken]);
    }
}

#[tokio::test]
async fn of_two_codes_in_one_year_the_one_of_that_year_is_kept_in_any_order() {
    // 1998 is Belgium-Luxembourg's last year, 1999 Belgium's first.
    let rows = [(1998, "58", 1200), (1998, "56", 800), (1999, "58", 1300), (1999, "56", 900)];
    let mut turned = rows;
    turned.reverse();
    for rows in [rows, turned] {
        let (router, _root, told) = imported("comtrade", &[comtrade(&rows)], None);
        let expected = ["1998 1200 A no_previous_period", "1999 900 B not_comparable"];
        assert_eq!(observed(&router, "/v1/dyads/FRA-BEL/exports").await, expected);
        let dropped: u64 = told["dropped"].as_array().unwrap().iter().map(|one| one["count"].as_u64().unwrap()).sum();
        assert_eq!(dropped, 2, "both are told: {told}");
    }
    // The two rests of America have codes of their own, and so no common key.
    let (router, _root, _) = imported("comtrade", &[comtrade(&[(2015, "473", 40), (2015, "636", 70)])], None);
    assert_eq!(observed(&router, "/v1/dyads/FRA-XLA/exports").await, ["2015 40 A no_previous_period"]);
    assert_eq!(observed(&router, "/v1/dyads/FRA-A79/exports").await, ["2015 70 A no_previous_period"]);
}

fn lines(header: &str, rows: &[String]) -> String {
    format!("{header}\n{}\n", rows.join("\n"))
}

/// The year has a break and no growth; every other one has growth, but the first.
fn assert_only_break(found: &[String], broken: i32, provider: &str) {
    for line in &found[1..] {
        let is_broken = line.starts_with(&broken.to_string());
        assert_eq!(line.ends_with(" B not_comparable"), is_broken, "{provider}: {found:?}");
        assert_eq!(line.ends_with(" A -"), !is_broken, "{provider}: {found:?}");
    }
    assert!(found.iter().any(|line| line.starts_with(&broken.to_string())), "{provider}: {found:?}");
}

#[tokio::test]
async fn the_same_from_every_other_provider() {
    let years = |first: i32| (0..4).map(move |step| (first + step, 100 + 10 * i64::from(step)));
    let of = |first, line: fn(i32, i64) -> String| years(first).map(|(year, value)| line(year, value)).collect::<Vec<_>>();
    let baci = of(2010, |year, value| format!("{year},251,{},080410,{value},1", if year < 2012 { 736 } else { 729 }));
    let cow = of(1989, |year, value| format!("220,{},{year},{value},{value}", if year < 1991 { 260 } else { 255 }));
    let wits =
        of(1997, |year, value| format!("FRA,France,{},x,{year},Export,Total,{value}", if year < 1999 { "BLX" } else { "BEL" }));
    let imts = of(1995, |year, value| format!("IMTS,FRA,XG_FOB_USD,BEL,A,{year},{value},A"));
    let dots =
        of(1995, |year, value| format!("France,132,{},{year},{value}", if year < 1997 { "Belgium,126" } else { "Belgium,124" }));
    let tidy = of(1989, |year, value| format!("FRA,DEU,{year},{value}"));
    let legacy =
        of(1989, |year, value| format!("H0,{year},{year},0,2,251,{},TOTAL,{value}", if year < 1991 { 280 } else { 276 }));
    let comext = of(2019, |year, value| format!("FR,GB,TOTAL,2,{year}52,{value}"));
    let map = "[columns]\nreporter = \"r\"\npartner = \"p\"\nperiod = \"y\"\nvalue = \"v\"\n[constants]\nflow = \"export\"\n";
    let cases = [
        ("baci", lines("t,i,j,k,v,q", &baci), "FRA-SDN/exports?product=HS:080410", 2012),
        ("cow", lines("ccode1,ccode2,year,flow1,flow2", &cow), "FRA-DEU/exports", 1991),
        (
            "wits",
            lines(
                "ReporterISO3,ReporterName,PartnerISO3,PartnerName,Year,TradeFlowName,ProductCode,TradeValue in 1000 USD",
                &wits,
            ),
            "FRA-BEL/exports",
            1999,
        ),
        // The IMF has Belgium alone from 1997.
        (
            "imts",
            lines("DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,OBS_STATUS", &imts),
            "FRA-BEL/exports",
            1997,
        ),
        (
            "dots",
            lines(
                "Country Name,Country Code,Counterpart Country Name,Counterpart Country Code,Time Period,\"Goods, Value of Exports, Free on board (FOB), US Dollars (TXG_FOB_USD)\"",
                &dots,
            ),
            "FRA-BEL/exports",
            1997,
        ),
        ("tidy", lines("r,p,y,v", &tidy), "FRA-DEU/exports", 1991),
        (
            "comtrade",
            lines(
                "Classification,Year,Period,Aggregate Level,Trade Flow Code,Reporter Code,Partner Code,Commodity Code,Trade Value (US$)",
                &legacy,
            ),
            "FRA-DEU/exports",
            1991,
        ),
        ("comext", lines("REPORTER,PARTNER,PRODUCT_NC,FLOW,PERIOD,VALUE_EUR", &comext), "FRA-GBR/exports", 2021),
    ];
    for (provider, text, path, broken) in cases {
        let (router, _root, _) = imported(provider, &[text], Some(map).filter(|_| provider == "tidy"));
        let found = observed(&router, &format!("/v1/dyads/{path}")).await;
        assert_only_break(&found, broken, provider);
    }
}

#[tokio::test]
async fn northern_ireland_stands_apart_and_the_union_by_its_composition() {
    let rows = [
        ("GB", 202_052, 2000),
        ("GB", 202_152, 1700),
        ("XI", 202_152, 250),
        ("GB", 202_252, 1800),
        ("QR", 202_252, 5),
        ("QZ", 202_252, 6),
    ];
    let union = [("EU27_2020", 201_952, 50), ("EU27_2020", 202_052, 60), ("EU28", 201_852, 70)];
    let rows = rows.iter().chain(&union).map(|(partner, period, value)| format!("FI,{partner},TOTAL,2,{period},{value}"));
    let text = lines("REPORTER,PARTNER,PRODUCT_NC,FLOW,PERIOD,VALUE_EUR", &rows.collect::<Vec<_>>());
    let (router, _root, told) = imported("comext", &[text], None);
    assert_eq!(told["dropped"], literal!([]), "nothing is lost");
    let britain = ["2020 2000 A no_previous_period", "2021 1700 B not_comparable", "2022 1800 A -"];
    assert_eq!(observed(&router, "/v1/dyads/FIN-GBR/exports").await, britain);
    assert_eq!(observed(&router, "/v1/dyads/FIN-XNI/exports").await, ["2021 250 A no_previous_period"]);
    // Eurostat's EU27_2020 has the same 27 members in 2019 and 2020; EU28 had one more.
    let union = ["2018 70 A no_previous_period", "2019 50 B not_comparable", "2020 60 A -"];
    assert_eq!(observed(&router, "/v1/dyads/FIN-EUU/exports").await, union);
    assert_eq!(observed(&router, "/v1/dyads/FIN-XBK/exports").await, ["2022 5 A no_previous_period"]);
    assert_eq!(observed(&router, "/v1/dyads/FIN-XSC/exports").await, ["2022 6 A no_previous_period"]);
}

#[tokio::test]
async fn what_never_changed_has_no_break_and_groups_are_behind() {
    let rows: Vec<String> = (1960..2024)
        .flat_map(|year| {
            ["ITA", "WLD", "EUU"]
                .map(|partner| format!("FRA {partner} turnover TOTAL {year} {}", if partner == "ITA" { 5 } else { 90 }))
        })
        .collect();
    let made = serve_rows(&rows);
    for partner in ["ITA", "WLD"] {
        let found = observed(&made.router, &format!("/v1/dyads/FRA-{partner}/turnover")).await;
        assert!(found[1..].iter().all(|line| line.ends_with(" A -")), "{partner}: {found:?}");
    }
    let union = observed(&made.router, "/v1/dyads/FRA-EUU/turnover").await;
    let breaks: Vec<&str> = union.iter().filter(|line| line.ends_with(" B not_comparable")).map(|line| &line[..4]).collect();
    assert_eq!(breaks, ["1973", "1981", "1986", "1995", "2004", "2007", "2013", "2020"]);
    let list = json(&made.router, "/v1/dyads?sort=total").await;
    let order: Vec<&str> = list["items"].as_array().unwrap().iter().map(|item| item["dyad"].as_str().unwrap()).collect();
    assert_eq!(order, ["FRA-ITA", "FRA-EUU", "FRA-WLD"], "sums of areas are not first among areas");
}

#[tokio::test]
async fn taiwan_is_one_under_both_its_codes() {
    let made = serve_rows(
        &["RUS S19 export TOTAL 2020 50", "TWN RUS import TOTAL 2020 55 two", "RUS IRN export TOTAL 2020 5"].map(String::from),
    );
    for pair in ["RUS-TWN", "RUS-S19"] {
        let mirror = json(&made.router, &format!("/v1/dyads/{pair}/mirror")).await;
        let there = &mirror["directions"][0]["observations"][0];
        assert_eq!((&there["exports"], &there["imports"]), (&literal!(50_000_000), &literal!(55_000_000)), "{pair}: {mirror}");
        let series = json(&made.router, &format!("/v1/dyads/{pair}/exports")).await;
        assert_eq!((&series["partner"], &series["observations"][0]["value"]), (&literal!("S19"), &literal!(50_000_000)));
        assert!(series["cautions"][0].as_str().unwrap().contains("Taiwan's trade under S19"), "{series}");
    }
    for words in ["taiwan", "TWN", "s19", "%D0%A2%D0%B0%D0%B9%D0%B2%D0%B0%D0%BD%D1%8C", "RUS-TWN"] {
        let found = json(&made.router, &format!("/v1/dyads?search={words}")).await;
        assert!(found["items"].as_array().unwrap().iter().any(|item| item["dyad"] == "RUS-S19"), "{words}: {found}");
    }
    let missing = get(&made.router, "/v1/dyads/IRN-TWN/exports").await;
    assert_eq!(missing.status, 404);
}

#[tokio::test]
async fn one_is_led_to_those_before_and_after() {
    let made = serve_rows(
        &[
            "RUS IRN turnover TOTAL 2020 5",
            "SUN IRN turnover TOTAL 1980 4",
            "SCG IRN turnover TOTAL 2000 3",
            "YUG IRN turnover TOTAL 1980 2",
            "SRB IRN turnover TOTAL 2010 1",
        ]
        .map(String::from),
    );
    let areas = json(&made.router, "/v1/areas?limit=1000").await;
    let area = |code: &str| areas["items"].as_array().unwrap().iter().find(|item| item["code"] == code).unwrap().clone();
    assert_eq!(area("RUS")["predecessors"], literal!(["SUN"]));
    assert_eq!(area("SRB")["predecessors"], literal!(["SCG", "YUG", "XAH"]));
    assert_eq!(area("YUG")["successors"], literal!(["BIH", "HRV", "MKD", "SCG", "SVN"]));
    assert_eq!((&area("TWN")["same_trade"], &area("ITA")["same_trade"]), (&literal!("S19"), &Value::Null));
    let russia = json(&made.router, "/v1/areas/RUS").await;
    assert_eq!(russia["predecessors"], literal!(["SUN"]));
    let last = russia["territories"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last, literal!({"territory": "Russian Federation", "first_year": 1992}));
    for (lang, told, name) in
        [("en", "See also", "Soviet Union"), ("ru", "См. также", "СССР"), ("fa", "نیز ببینید", "اتحاد جماهیر شوروی")]
    {
        let page = get(&made.router, &format!("/?search=rus&lang={lang}")).await.text();
        assert!(
            page.contains(told) && page.contains(&format!("{name} (SUN)")) && page.contains("/?search=SUN&amp;lang="),
            "{page}"
        );
    }
    let page = get(&made.router, "/?search=serbia").await.text();
    assert!(page.contains("/?dyad=SCG-IRN"), "{page}");
    assert!(page.contains("(YUG)"), "{page}");
    let pair = get(&made.router, "/?dyad=SRB-IRN").await.text();
    assert!(
        pair.contains("The same trade under other codes") && pair.contains("dyad=YUG-IRN") && pair.contains("dyad=SCG-IRN"),
        "{pair}"
    );
}

#[tokio::test]
async fn the_customs_union_was_a_partner_until_its_members_were() {
    let rows = [
        "GBR ZA1 export TOTAL 1999 50",
        "GBR IRN export TOTAL 1999 5",
        "GBR XNS export TOTAL 1999 5",
        "GBR ZA1 export TOTAL 2001 60 two",
        "GBR ZAF export TOTAL 2001 40 two",
        "GBR IRN export TOTAL 2001 20 two",
    ];
    let made = serve_rows(&rows.map(String::from));
    let ranked = |ranking: Value| {
        let items = ranking["items"].as_array().unwrap().clone();
        items.iter().map(|item| item["partner"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let early = json(&made.router, "/v1/areas/GBR/partners?source=one").await;
    assert_eq!(early["whole"]["value"], 60_000_000, "what is not specified counts");
    assert_eq!(ranked(early), ["ZA1", "IRN"], "and is no partner");
    let late = json(&made.router, "/v1/areas/GBR/partners?source=two").await;
    assert_eq!(ranked(late), ["ZAF", "IRN"]);
}
