//! Claims as pictures: which are drawn, how they are told apart, and that the most telling are named.

use std::sync::Arc;

use dyad::{
    chart::{self, AxisScale, ChartError, ChartKind, Drawing, PictureSpec, Theme},
    language::Language,
    query::{Answer, ClaimVerdicts, Listing, OfficialSeries, Then, UnknownThen, VerdictsAnswer},
    series::Subject,
    statistics::{Decision, Verdict},
    trade::{
        Calendar, Claim, ClaimFlow, ClaimKind, ClaimUnit, Compared, Flow, Period, Product, Qualifier, Reporting, Source, Status,
    },
};

use super::{
    layout::{SIZES, faults, is_well_formed},
    samples::{RUSSIA, level, origin, source},
};

/// What is said: of when, how much in billions, with which verdict, by whom.
type Said<'a> = (&'a str, &'a str, Verdict, &'a str);

fn claim((period, value, _, who): Said, place: usize) -> Claim {
    let decimals = value.split_once('.').map_or(0, |(_, digits)| u8::try_from(digits.len()).unwrap());
    Claim {
        id: format!("claim-{place}"),
        statement: None,
        dyad: "RUS-IRN".parse().unwrap(),
        is_open: false,
        flow: ClaimFlow::Of(Flow::Turnover),
        product: Product::Total,
        period: period.parse().ok(),
        calendar: Calendar::Gregorian,
        claim_kind: ClaimKind::Level,
        value: Some(value.parse().unwrap()),
        unit: Some(ClaimUnit::Currency("USD".to_owned())),
        unit_mult: 9,
        decimals: Some(decimals),
        value_to: None,
        currency: None,
        qualifier: Qualifier::Exact,
        compared_to: Compared::Usual,
        compiler: None,
        stated_by: Some(who.to_owned()),
        published: Some(format!("20{:02}-01", 20 + place % 6)),
        status: Status::Normal,
        source: format!("source-{place}"),
        text: String::new(),
        note: None,
    }
}

fn judged(claim: Claim, verdict: Verdict) -> ClaimVerdicts {
    let decision = Decision { verdict, reason: None, proved: false, borne_out_by: 0, ruled_out_by: 0, decided_by: None };
    let then = Then { known: None, verdict: Err(UnknownThen::NoDate) };
    ClaimVerdicts { claim, decision, contradicts: Vec::new(), then, against: Vec::new() }
}

fn answer(items: Vec<ClaimVerdicts>, official: Vec<OfficialSeries>) -> VerdictsAnswer {
    let (total, origin) = (items.len(), origin("/v1/dyads/RUS-IRN/claims"));
    VerdictsAnswer {
        dyad: "RUS-IRN".parse().unwrap(),
        listing: Listing { items, total, limit: 1000, offset: 0, origin },
        official,
    }
}

fn all(said: &[Said]) -> Vec<ClaimVerdicts> {
    said.iter().enumerate().map(|(place, said)| judged(claim(*said, place), said.2)).collect()
}

/// Russia's turnover with Iran in the years of the samples, as an official source has it.
fn customs(name: &str, title: &str) -> OfficialSeries {
    let years = (1996..).zip(RUSSIA).map(|(year, (exports, _))| (Period::year(year), level(exports, 3, Some(0))));
    OfficialSeries {
        source: Arc::new(Source { reporting: Reporting::Reported, ..(*source(name, title)).clone() }),
        subject: Subject::Turnover,
        product: Product::Total,
        calendar: Calendar::Gregorian,
        unit: "USD".to_owned(),
        years: years.collect(),
    }
}

const SAID: [Said; 12] = [
    ("2021", "1.5", Verdict::Inconsistent, "Author of the commentary"),
    ("2021", "4", Verdict::Consistent, "Levan Dzhagaryan, Russian ambassador in Tehran"),
    ("2022", "5", Verdict::Consistent, "Author of the commentary"),
    ("2022", "4.9", Verdict::Contested, "bne IntelliNews"),
    ("2022", "4.6", Verdict::Contested, "Vyacheslav Volodin, Speaker of the State Duma"),
    ("2022", "5.0", Verdict::OwnSourceOnly, "Prime"),
    ("2022-01/P8M", "3.3", Verdict::Consistent, "Alexander Novak, Deputy Prime Minister of Russia"),
    ("2023", "4", Verdict::Consistent, "bne IntelliNews"),
    ("2010-Q3", "0.9", Verdict::Unverifiable, "Ministry of Economic Development of Russia"),
    ("2010", "3.63", Verdict::Contested, "Ministry of Economic Development of Russia"),
    ("2017-01", "0.155", Verdict::Consistent, "Ministry of Economic Development of Russia"),
    ("2016", "2.18", Verdict::Consistent, "Mehdi Sanaei, Iranian ambassador in Moscow"),
];

pub fn usual() -> Answer {
    Answer::Verdicts(answer(all(&SAID), vec![customs("wits", "UN Comtrade via WITS (World Bank)")]))
}

/// Claims of every shape that a picture may meet.
pub fn shapes() -> Vec<(&'static str, Answer, Option<ChartKind>)> {
    let verdict = |place: usize| Verdict::ALL[place % Verdict::ALL.len()];
    let crowd: Vec<(String, String)> =
        (0..90_i32).map(|place| (format!("{}", 2001 + place % 9), format!("{}.{}", 1 + place % 7, place % 10))).collect();
    let crowd: Vec<Said> = crowd
        .iter()
        .enumerate()
        .map(|(place, (year, value))| {
            (
                year.as_str(),
                value.as_str(),
                verdict(place),
                "A minister of a country with a long name and with a title that is longer, as quoted by an agency",
            )
        })
        .collect();
    let months: Vec<(String, String)> =
        (0..24).map(|place| (format!("{}-{:02}", 2021 + place / 12, 1 + place % 12), format!("0.{}", 1 + place % 9))).collect();
    let months: Vec<Said> = months
        .iter()
        .enumerate()
        .map(|(place, (month, value))| (month.as_str(), value.as_str(), verdict(place / 5), "Customs"))
        .collect();
    let mut limits = all(&SAID);
    for (place, item) in limits.iter_mut().enumerate() {
        item.claim.qualifier = Qualifier::ALL[place % Qualifier::ALL.len()];
    }
    let mut hijri = all(&[
        ("1401", "4.9", Verdict::Consistent, "Iran Customs"),
        ("1402-01/P8M", "2", Verdict::Inconsistent, "سازمان توسعهٔ تجارت"),
    ]);
    for item in &mut hijri {
        item.claim.calendar = Calendar::SolarHijri;
    }
    let three = ["a", "b", "c", "d"].map(|name| customs(name, "Direction of Trade Statistics of an international organization"));
    vec![
        ("claims", usual(), None),
        ("one claim", Answer::Verdicts(answer(all(&SAID[..1]), Vec::new())), Some(ChartKind::Dots)),
        ("ninety claims of nine years", Answer::Verdicts(answer(all(&crowd), three.to_vec())), None),
        ("claims of months", Answer::Verdicts(answer(all(&months), Vec::new())), None),
        ("claims of limits", Answer::Verdicts(answer(limits, vec![customs("wits", "WITS")])), None),
        ("claims of Iranian years", Answer::Verdicts(answer(hijri, Vec::new())), None),
        (
            "claims over two hundred years",
            Answer::Verdicts(answer(all(&[("1820", "0.002", Verdict::Unverifiable, "A traveller"), SAID[0]]), Vec::new())),
            None,
        ),
    ]
}

fn drawn(answer: &Answer, spec: &PictureSpec) -> Drawing {
    chart::draw(answer, spec, "https://trade.example.org").unwrap()
}

fn has(drawing: &Drawing, text: &str) -> bool {
    let written: Vec<&str> = drawing.boxes.iter().map(|own| own.text.as_str()).collect();
    written.join(" ").contains(text)
}

#[test]
fn nothing_overlaps_or_is_clipped_at_any_size_in_any_language_and_theme() {
    let mut found = Vec::new();
    for (name, answer, kind) in shapes() {
        for (width, height) in SIZES.into_iter().chain([(1200, 630), (320, 200)]) {
            for lang in [Language::English, Language::Russian, Language::Persian] {
                for theme in [Theme::Light, Theme::Dark] {
                    let drawing = drawn(&answer, &PictureSpec { kind, width, height, lang, theme, ..PictureSpec::default() });
                    let place = format!("{name} {width}×{height} {lang:?} {theme:?}");
                    found.extend(faults(&drawing).into_iter().map(|fault| format!("{place}: {fault}")));
                    assert!(is_well_formed(&drawing.svg()) && !drawing.svg().contains("NaN"), "{place}");
                }
            }
        }
    }
    assert!(found.is_empty(), "{} faults, such as\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn every_statement_of_the_flow_is_a_dot_and_what_is_ruled_out_is_named_first() {
    let drawing = drawn(&usual(), &PictureSpec::default());
    assert_eq!(drawing.title, "Russia–Iran trade turnover as 12 published statements put it");
    let of = |series: &str| drawing.hit_areas.iter().filter(|area| area.datum.series == series).count();
    let verdicts = ["inconsistent", "contested", "consistent", "own_source_only", "unverifiable"].map(of);
    assert_eq!(verdicts, [1, 3, 6, 1, 1], "one area a statement, by its verdict");
    assert_eq!(of("UN Comtrade via WITS (World Bank)"), 7, "the official years from 2010 to 2016");
    for words in ["Author of the commentary:\u{a0}1.5", "contradicts the figures: 1", "sources split: 3", "UN Comtrade via WITS"]
    {
        assert!(has(&drawing, words), "{words}: {:?}", drawing.boxes);
    }
    let words = drawing.hit_areas.iter().find(|area| area.datum.series == "inconsistent").map(|area| &area.datum);
    let words = words.map(|datum| (datum.words.as_str(), datum.period.as_str(), datum.value));
    assert_eq!(words, Some(("Author of the commentary, 2021: 1.5 (1.45 to 1.55); contradicts the figures", "2021", 1.5)));
    assert!(drawing.svg().contains("data-series=\"inconsistent\"") && drawing.description.contains("12 statements, $bn"));
}

#[test]
fn statements_of_the_same_months_stand_side_by_side_and_months_where_they_are() {
    let drawing = drawn(&usual(), &PictureSpec { width: 2000, height: 1000, ..PictureSpec::default() });
    let centre = |value: f64, period: &str| {
        let area = drawing.hit_areas.iter().find(|area| (area.datum.value - value).abs() < 1e-9 && area.datum.period == period);
        area.map_or_else(|| panic!("{value} {period}"), |area| area.left + area.width / 2)
    };
    let year = [centre(5.0, "2022"), centre(4.9, "2022"), centre(4.6, "2022")];
    assert!(year.iter().enumerate().all(|(place, one)| year[..place].iter().all(|other| (one - other).abs() >= 5)), "{year:?}");
    // January 2017 is at the left end of its year, eight months of 2022 lie left of the year's middle.
    let step = (centre(4.0, "2023") - centre(2.18, "2016")) / 7;
    assert!((centre(0.155, "2017-01") - (centre(2.18, "2016") + step / 2)).abs() < step / 6, "{step}");
    assert!(centre(3.3, "2022-01/P8M") < centre(4.0, "2023") - step);
}

#[test]
fn what_is_not_drawn_is_counted_by_its_reason() {
    let mut items = all(&SAID);
    items[0].claim.claim_kind = ClaimKind::Growth;
    items[0].claim.unit = Some(ClaimUnit::Percent);
    items[1].claim.flow = ClaimFlow::Of(Flow::Export);
    items[2].claim.unit = Some(ClaimUnit::Currency("RUB".to_owned()));
    items[3].claim.product = "HS:27".parse().unwrap();
    let mut some = answer(items, Vec::new());
    some.listing.total = 14;
    let drawing = drawn(&Answer::Verdicts(some), &PictureSpec::default());
    assert!(drawing.title.contains("as 8 published statements"), "{}", drawing.title);
    for words in [
        "1 claim of growth or order is not drawn",
        "1 about another flow is not drawn",
        "1 in another currency is not drawn",
        "1 about another product is not drawn",
        "2 on other pages of the list are not drawn",
    ] {
        assert!(has(&drawing, words), "{words}: {:?}", drawing.boxes);
    }
    // The description says as much of it as its length allows.
    assert!(drawing.description.contains("1 about another flow is not drawn"), "{}", drawing.description);
    let none = drawn(&Answer::Verdicts(answer(Vec::new(), Vec::new())), &PictureSpec::default());
    assert!(has(&none, "No figures in this window") && none.hit_areas.is_empty());
}

#[test]
fn the_amount_of_a_named_statement_is_never_cut() {
    let long = "The third deputy of the head of the department for foreign economic relations with the countries of the Near and \
                the Middle East and with international organizations, at a meeting with entrepreneurs";
    let said = [("2021", "1.5", Verdict::Inconsistent, long), ("2022", "5", Verdict::Consistent, "Prime")];
    for (width, height) in [(1200, 800), (640, 400), (1200, 630)] {
        let drawing =
            drawn(&Answer::Verdicts(answer(all(&said), Vec::new())), &PictureSpec { width, height, ..PictureSpec::default() });
        assert!(drawing.boxes.iter().any(|own| own.text.ends_with(":\u{a0}1.5")), "{width}: {:?}", drawing.boxes);
    }
}

#[test]
fn a_logarithmic_axis_is_for_amounts_above_zero() {
    let spec = PictureSpec { axis: AxisScale::Logarithmic, ..PictureSpec::default() };
    let drawing = drawn(&usual(), &spec);
    assert!(faults(&drawing).is_empty() && has(&drawing, "0.2"), "{:?}", faults(&drawing));
    let nothing = ("2021", "0", Verdict::Consistent, "Somebody");
    let refused = chart::draw(&Answer::Verdicts(answer(all(&[nothing]), Vec::new())), &spec, "");
    assert!(matches!(refused, Err(ChartError::Refused(_))), "{refused:?}");
    let one = drawn(&Answer::Verdicts(answer(all(&[nothing, SAID[1], SAID[2]]), Vec::new())), &spec);
    assert!(one.hit_areas.len() == 2 && has(&one, "a logarithmic axis has no place for a figure"), "{:?}", one.boxes);
}
