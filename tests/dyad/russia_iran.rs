//! What the built-in data say of Russia and Iran, through the router.

use serde_json::{Value, json as literal};

use crate::served::{builtin, get, json};

fn rounded(value: &Value) -> f64 {
    (value.as_f64().unwrap() * 100.0).round() / 100.0
}

fn observation<'a>(series: &'a Value, period: &str) -> &'a Value {
    let observations = series["observations"].as_array().unwrap();
    observations.iter().find(|observation| observation["period"] == period).unwrap_or_else(|| panic!("no {period}"))
}

#[tokio::test]
async fn the_quoted_turnover_with_its_bounds() {
    let series = json(&builtin(), "/v1/dyads/RUS-IRN/turnover").await;
    assert_eq!(series["source"], "commentary-2024");
    assert_eq!(
        (&series["unit"], &series["basis"], &series["valuation"]),
        (&literal!("USD"), &literal!("rounded_published"), &literal!("unknown"))
    );
    assert_eq!((&series["rounding_unit"], &series["derived"]), (&literal!(1_000_000_000), &literal!(false)));
    assert!(
        series["cautions"][0]
            .as_str()
            .unwrap()
            .starts_with("USD bn, rounded as published. 2021 (1.5) contradicts Russian customs")
    );
    let first = observation(&series, "2021");
    assert_eq!(
        (&first["value"], &first["low"], &first["high"]),
        (&literal!(1_500_000_000), &literal!(1_450_000_000), &literal!(1_550_000_000))
    );
    assert_eq!(
        (&first["yoy_percent"], &first["yoy_reason"], &first["status"]),
        (&Value::Null, &literal!("no_previous_period"), &literal!("U"))
    );
    assert_eq!((&first["first_day"], &first["last_day"]), (&literal!("2021-01-01"), &literal!("2021-12-31")));
    let second = observation(&series, "2022");
    assert_eq!(second["yoy_percent"], literal!(233.333_333_333_333_34));
    assert_eq!((rounded(&second["yoy_low_percent"]), rounded(&second["yoy_high_percent"])), (190.32, 279.31));
    let third = observation(&series, "2023");
    assert_eq!((&third["yoy_percent"], &third["change"]), (&literal!(-20.0), &literal!(-1_000_000_000)));
    assert_eq!((rounded(&third["yoy_low_percent"]), rounded(&third["yoy_high_percent"])), (-36.36, 0.0));
    assert!(series["alternatives"].as_array().unwrap().iter().any(|other| other["source"] == "wits"));
}

#[tokio::test]
async fn the_window_is_applied_after_the_statistic() {
    let router = builtin();
    let series = json(&router, "/v1/dyads/RUS-IRN/turnover?from=2022&to=2022").await;
    assert_eq!(series["observations"].as_array().unwrap().len(), 1);
    assert_eq!(series["observations"][0]["yoy_percent"], literal!(233.333_333_333_333_34));
    let last = json(&router, "/v1/dyads/RUS-IRN/turnover?last=1").await;
    assert_eq!(last["observations"][0]["period"], "2023");
    // The growth of 2022 alone still rests on the rounded figure of 2021.
    let one = json(&router, "/v1/dyads/RUS-IRN/turnover?source=fcs-bne-2023&from=2023").await;
    assert_eq!((&one["basis"], &one["rounding_unit"]), (&literal!("rounded_published"), &literal!(1_000_000_000)));
    let empty = json(&router, "/v1/dyads/RUS-IRN/turnover?from=2050").await;
    assert_eq!(empty["observations"], literal!([]));
}

#[tokio::test]
async fn the_index_of_2023_on_2021() {
    let router = builtin();
    let series = json(&router, "/v1/dyads/RUS-IRN/turnover?measure=index&from=2023").await;
    let point = &series["observations"][0];
    assert_eq!(rounded(&point["index"]), 266.67);
    assert_eq!((rounded(&point["index_low"]), rounded(&point["index_high"])), (225.81, 310.34));
    let based = json(&router, "/v1/dyads/RUS-IRN/exports?measure=index&base=2000&source=wits").await;
    assert_eq!(observation(&based, "2000")["index"], literal!(100.0));
    assert!(observation(&json(&router, "/v1/dyads/RUS-IRN/turnover").await, "2021").get("index").is_none());
}

#[tokio::test]
async fn turnover_and_balance_of_wits_are_derived() {
    let router = builtin();
    let turnover = json(&router, "/v1/dyads/RUS-IRN/turnover?source=wits").await;
    assert_eq!((&turnover["derived"], &turnover["valuation"]), (&literal!(true), &literal!("mixed")));
    assert_eq!(observation(&turnover, "2016")["value"], literal!(2_184_322_480_u64));
    let balance = json(&router, "/v1/dyads/RUS-IRN/balance").await;
    let point = observation(&balance, "2016");
    assert_eq!(point["value"], literal!(1_579_222_268));
    assert_eq!((&point["exports"], &point["imports"]), (&literal!(1_881_772_374), &literal!(302_550_106)));
    // Iran published no imports for 2006: the balance has no value and says why.
    let iran = json(&router, "/v1/dyads/IRN-RUS/balance").await;
    let missing = observation(&iran, "2006");
    assert_eq!(
        (&missing["value"], &missing["value_reason"], &missing["yoy_reason"]),
        (&Value::Null, &literal!("missing"), &literal!("missing"))
    );
    // 2009 is not in the series: 2010 is not compared with 2006.
    assert_eq!(observation(&iran, "2010")["yoy_reason"], "gap");
}

#[tokio::test]
async fn the_mirror_of_2010() {
    let router = builtin();
    let mirror = json(&router, "/v1/dyads/RUS-IRN/mirror").await;
    let there = &mirror["directions"][0];
    assert_eq!((&there["exporter"], &there["importer"]), (&literal!("RUS"), &literal!("IRN")));
    let point = observation(there, "2010");
    assert_eq!((&point["exports"], &point["imports"]), (&literal!(3_359_045_633_u64), &literal!(477_238_116)));
    assert_eq!(rounded(&point["mirror_gap_percent"]), -150.24);
    assert_eq!(rounded(&point["mirror_ratio"]), 0.14);
    // The Soviet Union has no figures of its own here.
    let soviet = json(&router, "/v1/dyads/IRN-SUN/mirror").await;
    let points = soviet["directions"][0]["observations"].as_array().unwrap();
    assert_eq!(points.len(), 15);
    assert!(points.iter().all(|point| point["mirror_gap_reason"] == "missing"));
}

#[tokio::test]
async fn the_soviet_union_is_not_russia() {
    let router = builtin();
    let soviet = json(&router, "/v1/dyads/IRN-SUN/exports").await;
    assert_eq!(soviet["observations"].as_array().unwrap().len(), 15);
    let russia = json(&router, "/v1/dyads/IRN-RUS/exports").await;
    assert!(russia["observations"].as_array().unwrap().iter().all(|point| point["period"].as_str().unwrap() >= "1997"));
    assert_eq!(get(&router, "/v1/dyads/SUN-IRN/exports").await.status, 404);
}

#[tokio::test]
async fn the_claims_and_their_verdicts() {
    let claims = json(&builtin(), "/v1/dyads/RUS-IRN/claims").await;
    let items = claims["items"].as_array().unwrap();
    assert_eq!(claims["total"], literal!(items.len()));
    let of = |kind: &str, period: &str| {
        let wanted =
            |item: &&Value| item["source"] == "commentary-2024" && item["claim_kind"] == kind && item["period"] == period;
        items.iter().find(wanted).unwrap_or_else(|| panic!("no {kind} {period}"))
    };
    let against = |item: &'static str, claim: &Value| {
        claim["against"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["source"] == item)
            .cloned()
            .unwrap_or_else(|| panic!("not against {item}"))
    };
    let fall = of("growth", "2023");
    assert_eq!(
        (&fall["value"], &fall["unit"], &fall["verdict"]),
        (&literal!(-17.3), &literal!("percent"), &literal!("consistent"))
    );
    assert_eq!(against("commentary-2024", fall)["relation"], "same_source");
    let record = of("record_high", "2022");
    // Russian customs had 1.7 in 2017, 4 in 2021 and 4.9 in 2022, in three documents: borne out, but three years have no figure.
    // The commentary's own 1.5 of 2021 is of low reliability and weighs nothing.
    assert_eq!((&record["verdict"], &record["verdict_proved"]), (&literal!("consistent"), &literal!(false)));
    let customs = against("fcs-ambassador-2021", record);
    assert_eq!(
        (&customs["scope_from"], &customs["scope_to"], &customs["scope_missing"]),
        (&literal!("2017"), &literal!("2021"), &literal!(3))
    );
    assert_eq!(customs["evidence_sources"], literal!(["fcs-ambassador-2021", "fcs-bne-2023", "fcs-azernews-2017"]));
    assert_eq!(
        (&against("commentary-2024", record)["weight"], &against("commentary-2024", record)["reliability"]),
        (&Value::Null, &literal!("U"))
    );
    let doubtful = of("level", "2021");
    assert_eq!((&doubtful["verdict"], &doubtful["decided_by"]), (&literal!("inconsistent"), &literal!("quoted")));
    let customs = against("fcs-ambassador-2021", doubtful);
    assert_eq!((&customs["verdict"], &customs["relation"]), (&literal!("inconsistent"), &literal!("independent")));
    assert_eq!((customs["low"].as_f64(), customs["high"].as_f64()), (Some(3.5e9), Some(4.5e9)));
    // Said in October 2024 of 2024. Since then two speakers put its growth at 13 per cent; of 2022 nobody has both figures.
    let above = of("above", "2024");
    assert_eq!(
        (&above["verdict"], &above["decided_by"], &above["borne_out_by"]),
        (&literal!("consistent"), &literal!("claims"), &literal!(2))
    );
    let below = of("below", "2024");
    assert_eq!((&below["verdict"], &below["verdict_reason"]), (&literal!("unverifiable"), &literal!("forecast")));
}

#[tokio::test]
async fn solar_hijri_years_have_their_own_days_and_series() {
    let router = builtin();
    let series = json(&router, "/v1/dyads/IRN-RUS/exports?calendar=solar-hijri&source=tpo-menafn-2024").await;
    let point = observation(&series, "1402");
    assert_eq!(
        (&point["value"], &point["first_day"], &point["last_day"]),
        (&literal!(946_000_000), &literal!("2023-03-21"), &literal!("2024-03-19"))
    );
    assert_eq!(json(&router, "/v1/dyads/IRN-RUS/exports").await["calendar"], "gregorian");
}

#[tokio::test]
async fn one_pair_in_short_and_the_lists() {
    let router = builtin();
    let pair = json(&router, "/v1/dyads/RUS-IRN").await;
    assert_eq!((&pair["latest"]["period"], &pair["latest"]["value"]), (&literal!("2023"), &literal!(4_000_000_000_u64)));
    assert_eq!((&pair["record"]["period"], &pair["record"]["value"]), (&literal!("2022"), &literal!(5_000_000_000_u64)));
    let pairs = json(&router, "/v1/dyads").await;
    let names: Vec<&str> = pairs["items"].as_array().unwrap().iter().map(|item| item["dyad"].as_str().unwrap()).collect();
    assert_eq!(names, ["IRN-RUS", "IRN-SUN", "RUS-IRN"]);
    let areas = json(&router, "/v1/areas").await;
    assert!(areas["items"].as_array().unwrap().iter().any(|area| area["code"] == "SUN" && area["has_data"] == true));
    // An event of Russia and Iran is theirs, in both directions; one of Iran alone is also that of Iran with anybody else.
    for (pair, both, alone) in [("RUS-IRN", true, true), ("IRN-RUS", true, true), ("IRN-SUN", false, true)] {
        let events = json(&router, &format!("/v1/dyads/{pair}/events")).await;
        let has = |of: &dyn Fn(&Value) -> bool| events["items"].as_array().unwrap().iter().any(of);
        assert_eq!(has(&|event| event["date"] == "2024-10-22" && event["end_date"] == "2024-10-24"), both, "{pair}");
        assert_eq!(has(&|event| event["date"] == "2024-10-14"), alone, "{pair}");
    }
    let sources = json(&router, "/v1/sources").await;
    assert!(
        sources["items"].as_array().unwrap().iter().any(|source| source["name"] == "wits" && source["reporting"] == "reported")
    );
    let datasets = json(&router, "/v1/datasets/russia-iran").await;
    assert_eq!((&datasets["state"], &datasets["findings"]), (&literal!("served"), &literal!([])));
}
