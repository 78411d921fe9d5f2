//! Whole answers, worked by hand.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::{Value, json};

use super::{
    OutputOptions, Site, citation,
    formats::{bibtex, csv, json as write_json},
};
use crate::{
    query::{
        Against, Alternative, Answer, ClaimVerdicts, Listing, Measure, MirrorAnswer, Origin, Parameters, SeriesAnswer, Then,
        UnknownThen, VerdictsAnswer, View,
    },
    series::{Difference, Mirror, MirrorDirection, MirrorPoint, MirrorSide, Point, Ratio, Reason, Series, Subject},
    statistics::{Decision, Judgement, Relation, Rests, Scope, Unverifiable, Verdict, Weight},
    trade::{
        Amount, BOUND_PER_UNIT, Calendar, CautionText, Claim, ClaimFlow, ClaimKind, ClaimUnit, Compared, Dyad, Flow, Frequency,
        Level, Period, Product, Qualifier, Reporting, Source, Status, Valuation,
    },
};

fn source(name: &str) -> Arc<Source> {
    Arc::new(Source {
        name: name.to_owned(),
        title: format!("The {name}"),
        titles: crate::trade::Translations::new(),
        path: None,
        priority: 1,
        reporting: Reporting::Quoted,
        compiler: None,
        attribution: None,
        published: None,
        license: None,
        short: None,
        shorts: BTreeMap::new(),
        complete_levels: Vec::new(),
    })
}

fn dyad() -> Dyad {
    "RUS-IRN".parse().unwrap()
}

fn origin(address: &str) -> Origin {
    Origin { address: address.to_owned(), created: 0, published: None, parameters: Parameters::default() }
}

fn level(text: &str, unit_mult: u8, decimals: Option<u8>) -> Level {
    Level::from_wording(text.parse().unwrap(), unit_mult, decimals, Valuation::Unknown).unwrap().0
}

fn series(subject: Subject, points: Vec<Point>) -> Series {
    Series {
        dyad: dyad(),
        subject,
        product: Product::Total,
        frequency: Frequency::Annual,
        calendar: Calendar::Gregorian,
        unit: "USD".to_owned(),
        valuation: Valuation::Unknown,
        rounding: Some(9),
        derived: false,
        combined: false,
        rolled_up_from: None,
        summed_over: None,
        source: source("paper"),
        cautions: vec![CautionText::told("=Beware")],
        points,
    }
}

fn answer(series: Series, measure: Measure, base: Option<Period>) -> Answer {
    let alternative = Alternative {
        source: source("customs"),
        dyad: dyad().mirror(),
        view: View::Turnover,
        frequency: Frequency::Annual,
        calendar: Calendar::SolarHijri,
        periods: (Period::year(1400), Period::year(1402)),
        observations: 3,
        address: "/v1/dyads/IRN-RUS/turnover?source=customs".to_owned(),
    };
    let origin = origin("/v1/dyads/RUS-IRN/turnover?from=2022");
    Answer::Series(Box::new(SeriesAnswer {
        series,
        measure,
        base,
        alternatives: vec![alternative],
        events: Arc::from([]),
        origin,
    }))
}

/// 5 billion after 1.5 billion: +3.5 billion in [2.95, 4.05], +233.33… %, its bounds made up for the test; then nothing published.
fn turnover() -> Vec<Point> {
    let billion = 1_000_000_000 * BOUND_PER_UNIT;
    let mut first = Point::new(Period::year(2022), Some(level("5", 9, Some(0))), Status::Doubtful);
    first.change = Difference {
        value: Some(Amount::from_hundredths(350_000_000_000)),
        low: Some(295 * billion / 100),
        high: Some(405 * billion / 100),
        reason: None,
    };
    first.yoy = Ratio { value: Some(350.0 / 1.5), low: Some(190.5), high: Some(-0.0), reason: None };
    let mut second = Point::new(Period::year(2023), None, Status::Missing);
    second.change = Difference::null(Reason::Missing);
    second.yoy = Ratio::null(Reason::Missing);
    second.note = Some("a, \"b\"".into());
    vec![first, second]
}

#[test]
fn a_series_has_the_members_of_the_contract_in_order() {
    let bytes =
        write_json(&answer(series(Subject::Turnover, turnover()), Measure::Value, None), &Site::new("https://t.example/"));
    let expected = concat!(
        r#"{"reporter":"RUS","partner":"IRN","flow":"turnover","product":"TOTAL","frequency":"A","calendar":"gregorian","unit":"USD","#,
        r#""valuation":"unknown","basis":"rounded_published","rounding_unit":1000000000,"derived":false,"source":"paper","#,
        r#""cautions":["=Beware"],"observations":["#,
        r#"{"period":"2022","first_day":"2022-01-01","last_day":"2022-12-31","value":5000000000,"low":4500000000,"high":5500000000,"#,
        r#""value_reason":null,"change":3500000000,"change_low":2950000000,"change_high":4050000000,"change_reason":null,"#,
        r#""yoy_percent":233.33333333333334,"yoy_low_percent":190.5,"yoy_high_percent":0.0,"yoy_reason":null,"#,
        r#""status":"U","note":null,"published":null,"compared_published":null},"#,
        r#"{"period":"2023","first_day":"2023-01-01","last_day":"2023-12-31","value":null,"low":null,"high":null,"#,
        r#""value_reason":"missing","change":null,"change_low":null,"change_high":null,"change_reason":"missing","#,
        r#""yoy_percent":null,"yoy_low_percent":null,"yoy_high_percent":null,"yoy_reason":"missing","status":"O","note":"a, \"b\"","#,
        r#""published":null,"compared_published":null}],"#,
        r#""alternatives":[{"source":"customs","title":"The customs","reporting":"quoted","reporter":"IRN","partner":"RUS","#,
        r#""view":"turnover","frequency":"A","calendar":"solar-hijri","first_period":"1400","last_period":"1402","observations":3,"#,
        r#""href":"https://t.example/v1/dyads/IRN-RUS/turnover?source=customs"}],"#,
        r#""links":{"self":"https://t.example/v1/dyads/RUS-IRN/turnover?from=2022","#,
        r#""json":"https://t.example/v1/dyads/RUS-IRN/turnover.json?from=2022","#,
        r#""csv":"https://t.example/v1/dyads/RUS-IRN/turnover.csv?from=2022","#,
        r#""xlsx":"https://t.example/v1/dyads/RUS-IRN/turnover.xlsx?from=2022","#,
        r#""parquet":"https://t.example/v1/dyads/RUS-IRN/turnover.parquet?from=2022","#,
        r#""jsonl":"https://t.example/v1/dyads/RUS-IRN/turnover.jsonl?from=2022","#,
        r#""arrow":"https://t.example/v1/dyads/RUS-IRN/turnover.arrow?from=2022","#,
        r#""zip":"https://t.example/v1/dyads/RUS-IRN/turnover.zip?from=2022","#,
        r#""bib":"https://t.example/v1/dyads/RUS-IRN/turnover.bib?from=2022","#,
        r#""svg":"https://t.example/v1/dyads/RUS-IRN/turnover.svg?from=2022","#,
        r#""png":"https://t.example/v1/dyads/RUS-IRN/turnover.png?from=2022","#,
        r#""pdf":"https://t.example/v1/dyads/RUS-IRN/turnover.pdf?from=2022","#,
        r#""dyad":"https://t.example/v1/dyads/RUS-IRN","source_list":"https://t.example/v1/sources"}}"#,
        "\n"
    );
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn the_columns_of_a_series_are_its_leaf_names() {
    let bytes =
        csv(&answer(series(Subject::Turnover, turnover()), Measure::Value, None), &Site::default(), &OutputOptions::default())
            .unwrap();
    let head = "RUS,IRN,turnover,TOTAL,A,gregorian,USD,unknown,rounded_published,1000000000,false,paper,'=Beware";
    let expected = format!(
        "reporter,partner,flow,product,frequency,calendar,unit,valuation,basis,rounding_unit,derived,source,cautions,period,first_day,\
         last_day,value,low,high,value_reason,change,change_low,change_high,change_reason,yoy_percent,yoy_low_percent,\
         yoy_high_percent,yoy_reason,status,note,published,compared_published\n\
         {head},2022,2022-01-01,2022-12-31,5000000000,4500000000,5500000000,,3500000000,2950000000,4050000000,,233.33333333333334,\
         190.5,0.0,,U,,,\n\
         {head},2023,2023-01-01,2023-12-31,,,,missing,,,,missing,,,,missing,O,\"a, \"\"b\"\"\",,\n"
    );
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn a_balance_shows_its_parts_and_an_index_its_base() {
    // 477 million less 3,359.12345 million of dollars with cents: -2,882.12345 million.
    let mut point = Point::new(Period::year(2010), None, Status::Normal);
    point.exports = Some(level("477", 6, None));
    point.imports = Some(level("3359.12345678", 6, None));
    let null = Ratio::null(Reason::Missing);
    point.relations = Some(Box::new([null, null]));
    let exact = Ratio { value: Some(100.0), low: Some(100.0), high: Some(100.0), reason: None };
    point.measured = Some(Box::new([exact.into()]));
    let answer = answer(series(Subject::Balance, vec![point]), Measure::Index, Some(Period::year(2010)));
    let document: Value = serde_json::from_slice(&write_json(&answer, &Site::default())).unwrap();
    assert_eq!(document["base"], "2010");
    let members: Vec<&String> = document["observations"][0].as_object().unwrap().keys().collect();
    assert!(members.contains(&&"imports".to_owned()) && members.contains(&&"index_high".to_owned()));
    let observation = &document["observations"][0];
    assert_eq!((&observation["exports"], &observation["imports"]), (&json!(477_000_000), &json!(3_359_123_456.78)));
    assert_eq!((&observation["index"], &observation["index_reason"]), (&json!(100.0), &Value::Null));
    let text = String::from_utf8(csv(&answer, &Site::default(), &OutputOptions::default()).unwrap()).unwrap();
    assert!(text.contains(",source,base,cautions,period,") && text.contains(",coverage_reason,value_reason,"), "{text}");
    assert!(text.lines().next().unwrap().ends_with(",note,published,compared_published,index,index_low,index_high,index_reason"));
    assert!(
        text.contains(",477000000,3359123456.78,,,,missing,") && text.lines().nth(1).unwrap().ends_with(",100.0,100.0,100.0,")
    );
}

#[test]
fn a_mirror_has_both_directions() {
    // M = 400, X = 300: a gap of 100 on a mean of 350 is 28.57… %, the ratio 4/3.
    let point = MirrorPoint {
        period: Period::year(2010),
        exports: Some(level("300", 0, None)),
        imports: Some(level("400", 0, None)),
        gap: Ratio { value: Some(200.0 / 7.0), low: Some(28.0), high: Some(29.0), reason: None },
        ratio: Ratio::null(Reason::NotIndependent),
        exporter: MirrorSide::default(),
        importer: MirrorSide { status: Some(Status::Provisional), note: Some("a note".into()), ..MirrorSide::default() },
    };
    let ends = |dyad, exports_source, points| MirrorDirection {
        dyad,
        exports_source,
        imports_source: None,
        exports_making: None,
        imports_making: None,
        points,
    };
    let direction = ends(dyad(), Some(source("customs")), vec![point]);
    let back = ends(dyad().mirror(), None, Vec::new());
    let mirror = Mirror {
        dyad: dyad(),
        product: Product::Total,
        frequency: Frequency::Annual,
        calendar: Calendar::Gregorian,
        unit: "USD".to_owned(),
        rounding: None,
        cautions: Vec::new(),
        directions: vec![direction, back],
    };
    let origin = origin("/v1/dyads/RUS-IRN/mirror");
    let answer = Answer::Mirror(Box::new(MirrorAnswer { mirror, alternatives: Vec::new(), events: Arc::from([]), origin }));
    let document: Value = serde_json::from_slice(&write_json(&answer, &Site::default())).unwrap();
    assert_eq!((&document["basis"], &document["rounding_unit"]), (&json!("as_published"), &Value::Null));
    assert_eq!(
        document["directions"][1],
        json!({"exporter": "IRN", "importer": "RUS", "exports_source": null, "imports_source": null,
            "exports_valuation": null, "exports_derived": null, "exports_rolled_up_from": null, "exports_summed_over": null,
            "exports_calendar": null, "imports_valuation": null, "imports_derived": null, "imports_rolled_up_from": null,
            "imports_summed_over": null, "imports_calendar": null, "observations": []})
    );
    let observation = &document["directions"][0]["observations"][0];
    assert_eq!(
        (&observation["mirror_gap_percent"], &observation["mirror_ratio_reason"]),
        (&json!(200.0 / 7.0), &json!("not_independent"))
    );
    let text = String::from_utf8(csv(&answer, &Site::default(), &OutputOptions::default()).unwrap()).unwrap();
    assert!(text.ends_with(",RUS,IRN,customs,,,,,,,,,,,,2010,2010-01-01,2010-12-31,300,300,300,400,400,400,28.571428571428573,28.0,29.0,,,,,not_independent,,,,P,a note,\n"), "{text}");
}

fn claim() -> Claim {
    Claim {
        id: "fall".to_owned(),
        statement: None,
        dyad: dyad(),
        is_open: false,
        flow: ClaimFlow::Of(Flow::Turnover),
        product: Product::Total,
        period: "2021-01/P11M".parse().ok(),
        calendar: Calendar::Gregorian,
        claim_kind: ClaimKind::Growth,
        value: Some("-17.3".parse().unwrap()),
        unit: Some(ClaimUnit::Percent),
        unit_mult: 0,
        decimals: Some(1),
        value_to: None,
        currency: None,
        qualifier: Qualifier::Exact,
        compared_to: Compared::Usual,
        compiler: None,
        stated_by: Some("A minister".to_owned()),
        published: None,
        status: Status::Normal,
        source: "paper".to_owned(),
        text: "Down by 17.3 %".to_owned(),
        note: None,
    }
}

/// What two sources say of the claim: its own bears it out, customs has nothing.
fn against() -> Vec<Against> {
    let judged = Judgement {
        verdict: Verdict::Consistent,
        reason: None,
        proved: false,
        relation: Relation::SameSource,
        low: Some(-36.5),
        high: Some(0.0),
        difference_percent: Some(2.7),
        ratio: None,
        scope: Some(Scope { from: Period::year(2020), to: Period::year(2022), periods: 2, missing: 1 }),
        limit: None,
        rests: Rests { status: Status::Provisional, sources: vec![0], on_claims: false },
    };
    let not_judged = Judgement {
        verdict: Verdict::Unverifiable,
        reason: Some(Unverifiable::NoData),
        proved: false,
        relation: Relation::Independent,
        low: None,
        high: None,
        difference_percent: None,
        ratio: None,
        scope: None,
        limit: None,
        rests: Rests { status: Status::Normal, sources: Vec::new(), on_claims: false },
    };
    let against = [("paper", judged, Some(Weight::Own), Some(Verdict::Inconsistent)), ("customs", not_judged, None, None)];
    let told = against.map(|(name, judgement, weight, verdict_then)| Against {
        source: source(name),
        reporter: dyad().reporter,
        sources: weight.map(|_| source(name)).into_iter().collect(),
        judgement,
        weight,
        decides: weight.is_some(),
        verdict_then,
    });
    told.to_vec()
}

#[test]
fn claims_have_a_row_for_each_source_and_pages_a_next() {
    let decision = Decision {
        verdict: Verdict::OwnSourceOnly,
        reason: None,
        proved: false,
        borne_out_by: 0,
        ruled_out_by: 0,
        decided_by: Some(Weight::Own),
    };
    let then = Then { known: "2024-10-31".parse().ok(), verdict: Err(UnknownThen::NotOut) };
    let items = vec![ClaimVerdicts {
        claim: claim(),
        decision,
        contradicts: vec!["rise".into(), "level".into()],
        then,
        against: against(),
    }];
    let origin = origin("/v1/dyads/RUS-IRN/claims?limit=1");
    let answer = Answer::Verdicts(VerdictsAnswer {
        official: Vec::new(),
        dyad: dyad(),
        listing: Listing { items, total: 3, limit: 1, offset: 0, origin },
    });
    let document: Value = serde_json::from_slice(&write_json(&answer, &Site::default())).unwrap();
    assert_eq!((&document["total"], &document["next"]), (&json!(3), &json!("/v1/dyads/RUS-IRN/claims?limit=1&offset=1")));
    assert_eq!((&document["items"][0]["value"], &document["items"][0]["verdict"]), (&json!(-17.3), &json!("own_source_only")));
    let members = "verdict_reason verdict_proved decided_by judge borne_out_by ruled_out_by claimed_low claimed_high contradicts \
                   verdict_within_last_digit";
    let decided: Vec<Value> = members.split(' ').map(|member| document["items"][0][member].clone()).collect();
    // −17.3 with one decimal is −17.35 to −17.25.
    assert_eq!(json!(decided), json!([null, false, "own", "paper", 0, 0, -17.35, -17.25, ["rise", "level"], false]));
    let expected = json!({"source": "paper", "verdict": "consistent", "verdict_then": "inconsistent", "reason": null, "proved": false, "relation": "same_source",
        "low": -36.5, "high": 0, "difference_percent": 2.7, "scope_from": "2020", "scope_to": "2022", "scope_periods": 2,
        "scope_missing": 1, "ratio": null, "reliability": "P", "evidence": "figures", "evidence_sources": ["paper"], "weight": "own", "decides": true, "within_last_digit": false, "reporter": "RUS"});
    assert_eq!(document["items"][0]["against"][0], expected);
    let text = String::from_utf8(csv(&answer, &Site::default(), &OutputOptions::default()).unwrap()).unwrap();
    let head = "fall,growth,2021-01/P11M,-17.3,percent,exact,,paper,A minister,Down by 17.3 %,,turnover,TOTAL,gregorian,,,A,,own_source_only,,not_out,2024-10-31";
    let decided = ",false,own,paper,0,0,-17.35,-17.25,rise | level,false,,,,RUS";
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(
        rows[1],
        format!(
            "{head},paper,consistent,inconsistent,,false,same_source,-36.5,0,2.7,2020,2022,2,1,,P,figures,paper,own,true,false,{decided}"
        )
    );
    assert_eq!(rows[2], format!("{head},customs,unverifiable,,no_data,false,independent,,,,,,,,,,,,,false,false,{decided}"));
}

#[test]
fn citations_say_what_of_when_from_whom_where_and_of_which_day() {
    let mut series = series(Subject::Turnover, turnover());
    let paper = Source { license: Some("A & B".into()), published: Some("2024-10".into()), ..(*source("paper")).clone() };
    series.source = Arc::new(paper);
    let (answer, site) = (answer(series, Measure::Value, None), Site::new("https://t.example"));
    let Answer::Series(mut made) = answer else { panic!("it is a series") };
    let address = "https://t.example/v1/dyads/RUS-IRN/turnover?from=2022";
    let cited = |made: &SeriesAnswer| citation::short(&Answer::Series(Box::new(made.clone())), &site);
    assert!(cited(&made).ends_with("The paper. https://t.example/v1/dyads/RUS-IRN/turnover?from=2022."), "nobody says when");
    made.origin.created = 86_400;
    assert!(cited(&made).ends_with(", data imported on 1970-01-02."));
    made.origin.published = Some("2024-10".to_owned());
    assert_eq!(cited(&made), format!("Russia–Iran trade turnover, 2022–2023. The paper. {address}, data of 2024-10."));
    let answer = Answer::Series(made);
    assert_eq!(
        citation::long(&answer, &site),
        format!(
            "Russia–Iran trade turnover, 2022–2023. In USD. Source: The paper, published 2024-10, terms: A & B. \
             Compiled by dyad, {address}, data of 2024-10."
        )
    );
    assert_eq!(
        bibtex(&answer, &site),
        format!(
            "@misc{{dyad-RUS-IRN-turnover-from-2022,\n  author = {{{{The paper}}}},\n  title = {{{{Russia–Iran trade turnover, \
             2022–2023}}}},\n  year = {{2024}},\n  url = {{{address}}},\n  note = {{Compiled by dyad, data of 2024-10; \
             terms: A \\& B}}\n}}\n"
        )
    );
}
