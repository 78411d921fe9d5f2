//! A sentence that is made of random fields by the message files is read back to those fields, in each language.

use dyad::{
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
        _ => format!("{year}-01/P{}M", [2, 4, 5, 7, 8, 9, 10, 11][usize::try_from(month).unwrap() % 8]),
    };
    (1990..2025_i32, 1..5_i32, 0..8_usize, 1..12_i32, any::<bool>()).prop_map(move |(year, back, shape, month, hijri)| {
        let (year, calendar) = if hijri { (year - 621, Calendar::SolarHijri) } else { (year, Calendar::Gregorian) };
        (label(year, shape, month), label(year - back, shape, month), calendar)
    })
}

fn flows() -> impl Strategy<Value = ClaimFlow> {
    prop::sample::select(vec![Flow::Export, Flow::Import, Flow::Turnover]).prop_map(ClaimFlow::Of)
}

/// A value with its digits, and its scale.
fn values() -> impl Strategy<Value = (Figure, u8)> {
    (1..10_000_i64, 0..4_u32, prop::sample::select(vec![3_u8, 6, 9, 12]))
        .prop_map(|(digits, decimals, scale)| (Figure::from_digits(digits.into(), decimals), scale))
}

const KINDS: [ClaimKind; 6] =
    [ClaimKind::Level, ClaimKind::Growth, ClaimKind::RecordHigh, ClaimKind::Above, ClaimKind::Below, ClaimKind::Near];

fn claims() -> impl Strategy<Value = Claim> {
    let kind = prop::sample::select(KINDS.to_vec());
    let qualifier = prop::sample::select(Qualifier::ALL.into_iter().filter(|one| *one != Qualifier::Between).collect::<Vec<_>>());
    let currency = prop::sample::select(vec!["USD", "EUR", "RUB", "CNY", "GBP", "JPY", "INR", "TRY", "KZT"]);
    (countries(), flows(), periods(), kind, values(), qualifier, currency, any::<(bool, bool)>()).prop_map(
        |(dyad, flow, (period, before, calendar), kind, (value, scale), qualifier, currency, (falls, names_base))| {
            let compares = matches!(kind, ClaimKind::Above | ClaimKind::Below | ClaimKind::Near);
            let states = matches!(kind, ClaimKind::Level | ClaimKind::Growth);
            let value = if kind == ClaimKind::Growth && falls { value.negated() } else { value };
            let level = kind == ClaimKind::Level;
            let compared = compares || (names_base && kind == ClaimKind::Growth);
            Claim {
                id: String::new(),
                statement: None,
                dyad,
                is_open: true,
                flow,
                product: Product::Total,
                period: period.parse().ok(),
                calendar,
                claim_kind: kind,
                value: states.then_some(value),
                value_to: None,
                unit: states.then(|| if level { ClaimUnit::Currency(currency.to_owned()) } else { ClaimUnit::Percent }),
                unit_mult: if level { scale } else { 0 },
                decimals: states.then(|| u8::try_from(value.written_decimals()).unwrap()),
                qualifier: if states { qualifier } else { Qualifier::Exact },
                compared_to: if compared { Compared::To(before.parse().unwrap()) } else { Compared::Usual },
                currency: None,
                compiler: None,
                stated_by: None,
                published: None,
                status: Status::Normal,
                source: String::new(),
                text: String::new(),
                note: None,
            }
        },
    )
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
