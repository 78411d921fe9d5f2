//! A sentence that is made of random fields by the message files is read back to those fields, in each language.

use dyad::{
    dataset::{Catalogue, Roots},
    language::Language,
    statement::{Context, Fields, read},
    trade::{
        Area, AreaKind, Calendar, Claim, ClaimFlow, ClaimKind, ClaimUnit, Compared, Dyad, Figure, Flow, Product, Qualifier,
        Status,
    },
    wording::sentence,
};
use proptest::prelude::*;

fn countries() -> impl Strategy<Value = Dyad> {
    let all: Vec<Area> = Area::all().filter(|area| area.kind() == AreaKind::Country).collect();
    let two = (0..all.len(), 0..all.len()).prop_filter("two", |(one, two)| one != two);
    two.prop_map(move |(one, two)| Dyad { reporter: all[one], partner: all[two] })
}

/// Names that are words of a language too, and are told by more than themselves: Togo («того») of Russian, Mali («مالی», financial) of
/// Persian, and Jan Mayen, whose first word is a month.
const ALSO_WORDS: [(Language, &str); 3] = [(Language::Russian, "TGO"), (Language::Persian, "MLI"), (Language::English, "SJM")];

fn can_name(language: Language, dyad: Dyad) -> bool {
    let named = |area: Area| ALSO_WORDS.contains(&(language, area.code()));
    !named(dyad.reporter) && !named(dyad.partner)
}

fn periods() -> impl Strategy<Value = (String, String, Calendar)> {
    let label = |year: i32, shape: usize, month: i32| match shape {
        0..=3 => format!("{year}"),
        4 => format!("{year}-Q{}", (month - 1) / 3 + 1),
        5 => format!("{year}-{month:02}"),
        6 => format!("{year}-01/P6M"),
        7 => format!("{year}-02/P{}M", month % 9 + 2),
        8 => format!("{year}-{month:02}/P5M"),
        _ => format!("{year}-01/P{}M", [2, 4, 5, 7, 8, 9, 10, 11][usize::try_from(month).unwrap() % 8]),
    };
    (1990..2025_i32, 1..5_i32, 0..10_usize, 1..12_i32, any::<bool>()).prop_map(move |(year, back, shape, month, hijri)| {
        let (year, calendar) = if hijri { (year - 621, Calendar::SolarHijri) } else { (year, Calendar::Gregorian) };
        (label(year, shape, month), label(year - back, shape, month), calendar)
    })
}

fn flows() -> impl Strategy<Value = Flow> {
    prop::sample::select(vec![Flow::Export, Flow::Import, Flow::Turnover, Flow::ReExport, Flow::ReImport])
}

/// A value with its digits, how much more the upper one of two is, and its scale.
fn values() -> impl Strategy<Value = (Figure, i128, u8)> {
    (1..10_000_i64, 0..4_u32, 1..2_000_i128, prop::sample::select(vec![3_u8, 6, 9, 12]))
        .prop_map(|(digits, decimals, more, scale)| (Figure::from_digits(digits.into(), decimals), more, scale))
}

/// Which of the things that not every statement tells this one tells.
#[expect(clippy::struct_excessive_bools, reason = "each is drawn apart from the others")]
#[derive(Debug, Clone, Copy)]
struct Chances {
    falls: bool,
    names_base: bool,
    is_forecast: bool,
    is_balance: bool,
    names_currency: bool,
}

fn chances() -> impl Strategy<Value = Chances> {
    any::<(bool, bool, bool, bool, bool)>().prop_map(|(falls, names_base, is_forecast, is_balance, names_currency)| Chances {
        falls,
        names_base,
        is_forecast,
        is_balance,
        names_currency,
    })
}

type Drawn = (Dyad, Flow, (String, String, Calendar), ClaimKind, (Figure, i128, u8), Qualifier, &'static str, Chances);

/// What is said, with the flow, the value and what goes with them made to fit.
fn claims() -> impl Strategy<Value = Claim> {
    let kind = prop::sample::select(ClaimKind::ALL.to_vec());
    let qualifier = prop::sample::select(Qualifier::ALL.to_vec());
    let currency = prop::sample::select(vec!["USD", "EUR", "RUB", "CNY", "GBP", "JPY", "INR", "TRY", "KZT"]);
    (countries(), flows(), periods(), kind, values(), qualifier, currency, chances()).prop_map(made)
}

fn is_record(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::RecordHigh | ClaimKind::RecordLow)
}

fn changes(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Growth | ClaimKind::Change | ClaimKind::AverageGrowth)
}

/// The value, and the upper one where it lies between two.
fn stated(kind: ClaimKind, (value, more): (Figure, i128), is_below: bool, is_between: bool) -> (Figure, Option<Figure>) {
    let value = match kind {
        ClaimKind::Rank => Figure::from_digits(value.digits() % 20 + 1, 0),
        ClaimKind::Share => Figure::from_digits(value.digits() % 100 + 1, value.written_decimals().min(2)),
        ClaimKind::Growth | ClaimKind::AverageGrowth if more % 9 == 0 && !is_between => Figure::from_digits(0, 0),
        // Less than once as much is told as a bare number, which is not read.
        ClaimKind::Multiple => Figure::from_digits(value.digits() % 80 + 11, 1),
        _ => value,
    };
    let upper = Figure::from_digits(value.digits() + more, value.written_decimals());
    match (is_below, is_between) {
        (false, between) => (value, between.then_some(upper)),
        (true, false) => (value.negated(), None),
        (true, true) => (upper.negated(), Some(value.negated())),
    }
}

fn unit(kind: ClaimKind, currency: &str, falls: bool) -> Option<ClaimUnit> {
    Some(match kind {
        ClaimKind::Level | ClaimKind::Change => ClaimUnit::Currency(currency.to_owned()),
        ClaimKind::Growth | ClaimKind::AverageGrowth | ClaimKind::Share => ClaimUnit::Percent,
        ClaimKind::Multiple if falls => ClaimUnit::TimesLess,
        ClaimKind::Multiple => ClaimUnit::Times,
        ClaimKind::Rank => ClaimUnit::Rank,
        _ => return None,
    })
}

fn made((dyad, flow, (period, before, calendar), kind, (value, more, scale), qualifier, currency, chances): Drawn) -> Claim {
    let is_balance = chances.is_balance && kind == ClaimKind::Level;
    // A place is stated as it is.
    let qualifier = if kind.states_value() && kind != ClaimKind::Rank { qualifier } else { Qualifier::Exact };
    let is_below = chances.falls && (changes(kind) || is_balance);
    let (value, value_to) = stated(kind, (value, more), is_below, qualifier == Qualifier::Between);
    // What did not change did so exactly, in any currency.
    let is_unchanged = changes(kind) && value.digits() == 0;
    let qualifier = if is_unchanged { Qualifier::Exact } else { qualifier };
    let needs_base = matches!(kind, ClaimKind::Above | ClaimKind::Below | ClaimKind::Near | ClaimKind::AverageGrowth);
    let may_compare = changes(kind) || is_record(kind) || kind == ClaimKind::Multiple;
    let is_compared = needs_base || (chances.names_base && may_compare);
    let year = |label: &str| if kind == ClaimKind::AverageGrowth { label[..4].to_owned() } else { label.to_owned() };
    let states = kind.states_value();
    let is_growth = matches!(kind, ClaimKind::Growth | ClaimKind::AverageGrowth);
    let is_money = matches!(kind, ClaimKind::Level | ClaimKind::Change);
    Claim {
        id: String::new(),
        statement: None,
        dyad,
        is_open: true,
        flow: if is_balance { ClaimFlow::Balance } else { ClaimFlow::Of(flow) },
        product: Product::Total,
        period: year(&period).parse().ok(),
        calendar,
        claim_kind: kind,
        value: states.then_some(value),
        value_to,
        unit: unit(kind, currency, chances.falls),
        unit_mult: if is_money { scale } else { 0 },
        decimals: (states && kind != ClaimKind::Rank).then(|| u8::try_from(value.written_decimals()).unwrap()),
        qualifier,
        compared_to: if is_compared { Compared::To(year(&before).parse().unwrap()) } else { Compared::Usual },
        currency: (chances.names_currency && is_growth && !is_unchanged).then(|| currency.to_owned()),
        compiler: None,
        stated_by: None,
        published: None,
        status: if chances.is_forecast { Status::Forecast } else { Status::Normal },
        source: String::new(),
        text: String::new(),
        note: None,
    }
}

fn fields_of(claim: &Claim) -> Fields {
    Fields {
        reporter: Some(claim.dyad.reporter),
        partner: Some(claim.dyad.partner),
        is_open: true,
        flow: Some(claim.flow),
        product: Some(claim.product),
        period: claim.period.clone(),
        calendar: claim.calendar,
        kind: claim.claim_kind,
        value: claim.value,
        value_to: claim.value_to,
        unit: claim.unit.clone(),
        unit_mult: claim.unit_mult,
        decimals: claim.decimals,
        qualifier: claim.qualifier,
        compared_to: claim.compared_to.clone(),
        currency: claim.currency.clone(),
        status: claim.status,
    }
}

proptest! {
    #[test]
    fn a_sentence_made_of_fields_is_read_back_to_them(claim in claims()) {
        for language in Language::ALL.into_iter().filter(|language| can_name(*language, claim.dyad)) {
            let Some(text) = sentence(language, &claim) else { continue };
            let context = Context { language: Some(language), ..Context::default() };
            let reading = read(&text, &context);
            let found: Vec<Fields> = reading.statements.iter().map(|statement| statement.fields.clone()).collect();
            prop_assert_eq!(found, vec![fields_of(&claim)], "{}: {}", language.word(), text);
        }
    }
}

/// What a claim of the built-in data says, beside whose side it is, which its office tells.
fn without_side(fields: Fields) -> Fields {
    Fields { is_open: false, status: Status::Normal, ..fields }
}

#[test]
fn the_texts_of_the_built_in_claims_are_read_back_whole() {
    let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
    let claims: Vec<Claim> = catalogue.datasets().flat_map(|dataset| dataset.claims.iter().cloned()).collect();
    assert!(claims.len() > 90);
    for claim in claims {
        let context = Context { published: claim.published.clone(), ..Context::default() };
        let reading = read(&claim.text, &context);
        let found: Vec<Fields> = reading.statements.iter().map(|statement| without_side(statement.fields.clone())).collect();
        assert_eq!(found, [without_side(fields_of(&claim))], "{}", claim.text);
        assert!(reading.passed_over.is_empty() && reading.statements[0].missing.is_empty(), "{}", claim.text);
        let is_forecast = |status| status == Status::Forecast;
        assert_eq!(is_forecast(reading.statements[0].fields.status), is_forecast(claim.status), "{}", claim.text);
    }
}
