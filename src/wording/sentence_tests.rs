//! Claims of many kinds, against the sentences that they should be.

use super::*;
use crate::{language::tests::THREE, trade::Product};

/// A claim of these fields: kind, flow, period, calendar, value with scale and unit, qualifier, what it is compared to.
struct Fields {
    kind: &'static str,
    flow: &'static str,
    period: &'static str,
    calendar: &'static str,
    value: &'static str,
    unit: &'static str,
    unit_mult: u8,
    qualifier: &'static str,
    compared_to: &'static str,
}

const LEVEL: Fields = Fields {
    kind: "level",
    flow: "turnover",
    period: "2022",
    calendar: "gregorian",
    value: "5",
    unit: "USD",
    unit_mult: 9,
    qualifier: "exact",
    compared_to: "",
};
const GROWTH: Fields = Fields { kind: "growth", value: "-17.3", unit: "percent", unit_mult: 0, period: "2023", ..LEVEL };
const ORDER: Fields = Fields { kind: "above", value: "", unit: "", unit_mult: 0, period: "2024", compared_to: "2023", ..LEVEL };

fn claim(fields: &Fields) -> Claim {
    Claim {
        id: "a".to_owned(),
        statement: None,
        dyad: "RUS-IRN".parse().unwrap(),
        is_open: false,
        flow: fields.flow.parse().unwrap(),
        product: Product::Total,
        period: fields.period.parse().ok(),
        calendar: fields.calendar.parse().unwrap(),
        claim_kind: fields.kind.parse().unwrap(),
        value: (!fields.value.is_empty()).then(|| fields.value.parse().unwrap()),
        unit: (!fields.unit.is_empty()).then(|| fields.unit.parse::<ClaimUnit>().unwrap()),
        unit_mult: fields.unit_mult,
        decimals: None,
        qualifier: Qualifier::ALL.into_iter().find(|known| known.word() == fields.qualifier).unwrap(),
        compared_to: fields.compared_to.parse().unwrap_or_default(),
        value_to: None,
        currency: None,
        compiler: None,
        stated_by: None,
        published: None,
        status: Status::Normal,
        source: "s".to_owned(),
        text: "Said.".to_owned(),
        note: None,
    }
}

fn told(claim: &Claim) -> [String; 3] {
    // Spaces that do not break and marks of direction are of no interest here.
    THREE.map(|language| {
        sentence(language, claim).unwrap().replace('\u{a0}', " ").replace(['\u{200e}', '\u{2068}', '\u{2069}'], "")
    })
}

fn said(fields: &Fields) -> [String; 3] {
    told(&claim(fields))
}

#[test]
fn levels_in_every_hedge() {
    assert_eq!(
        said(&LEVEL),
        [
            "Russia–Iran trade turnover came to 5 billion USD in 2022",
            "Россия – Иран: товарооборот в 2022 г. составил 5 млрд долл. США",
            "حجم تجارت روسیه و ایران در ۲۰۲۲ به ۵ میلیارد دلار رسید",
        ]
    );
    let hedged = |qualifier: &'static str| said(&Fields { qualifier, ..LEVEL });
    assert_eq!(hedged("about")[0], "Russia–Iran trade turnover came to about 5 billion USD in 2022");
    let russian = ["about", "over", "under", "at_least", "at_most"].map(|qualifier| hedged(qualifier)[1].clone());
    let words = ["около", "более", "менее", "не менее", "не более"];
    assert_eq!(russian, words.map(|word| format!("Россия – Иран: товарооборот в 2022 г. составил {word} 5 млрд долл. США")));
    assert_eq!(hedged("over")[2], "حجم تجارت روسیه و ایران در ۲۰۲۲ به بیش از ۵ میلیارد دلار رسید");
}

#[test]
fn amounts_keep_their_digits_scales_and_currencies() {
    let of = |value, unit_mult, unit| said(&Fields { value, unit_mult, unit, flow: "import", ..LEVEL });
    assert_eq!(of("1451.206", 6, "USD")[0], "Imports of Russia from Iran came to 1,451.206 million USD in 2022");
    assert_eq!(of("1451.206", 6, "USD")[1], "Россия ← Иран: импорт в 2022 г. составил 1 451,206 млн долл. США");
    assert_eq!(of("1451.206", 6, "USD")[2], "واردات روسیه از ایران در ۲۰۲۲ به ۱٬۴۵۱٫۲۰۶ میلیون دلار رسید");
    assert_eq!(of("24", 12, "IRR")[1], "Россия ← Иран: импорт в 2022 г. составил 24 трлн иранских риалов");
    assert_eq!(of("3", 8, "CHF")[0], "Imports of Russia from Iran came to 300 million CHF in 2022");
    assert_eq!(of("912", 0, "EUR")[1], "Россия ← Иран: импорт в 2022 г. составил 912 евро");
    assert_eq!(of("7", 3, "GBP")[2], "واردات روسیه از ایران در ۲۰۲۲ به ۷ هزار پوند رسید");
}

#[test]
fn growth_and_its_opposite() {
    assert_eq!(
        said(&GROWTH),
        [
            "Russia–Iran trade turnover fell by 17.3% in 2023 on the year before",
            "Россия – Иран: товарооборот в 2023 г. снизился на 17,3 % к предыдущему году",
            "حجم تجارت روسیه و ایران در ۲۰۲۳ نسبت به سال پیش ۱۷٫۳٪ کاهش یافت",
        ]
    );
    let over = said(&Fields { value: "80", qualifier: "over", ..GROWTH });
    assert_eq!(over[0], "Russia–Iran trade turnover rose by over 80% in 2023 on the year before");
    assert_eq!(over[1], "Россия – Иран: товарооборот в 2023 г. вырос более чем на 80 % к предыдущему году");
    assert_eq!(over[2], "حجم تجارت روسیه و ایران در ۲۰۲۳ نسبت به سال پیش بیش از ۸۰٪ رشد کرد");
    // Over −17.3 is a fall of less than 17.3.
    let less = said(&Fields { qualifier: "over", ..GROWTH });
    assert_eq!(less[1], "Россия – Иран: товарооборот в 2023 г. снизился менее чем на 17,3 % к предыдущему году");
    let still = said(&Fields { value: "0", ..GROWTH });
    assert_eq!(still[0], "Russia–Iran trade turnover did not change in 2023 on the year before");
    assert_eq!(still[1], "Россия – Иран: товарооборот в 2023 г. не изменился к предыдущему году");
    assert_eq!(still[2], "حجم تجارت روسیه و ایران در ۲۰۲۳ نسبت به سال پیش تغییری نکرد");
    let since = said(&Fields { value: "30", compared_to: "2020", ..GROWTH });
    assert_eq!(since[0], "Russia–Iran trade turnover rose by 30% in 2023 from the level in 2020");
    assert_eq!(since[1], "Россия – Иран: товарооборот в 2023 г. вырос на 30 % к уровню, который был в 2020 г.");
    assert_eq!(since[2], "حجم تجارت روسیه و ایران در ۲۰۲۳ نسبت به مقدار آن در ۲۰۲۰، ۳۰٪ رشد کرد");
}

#[test]
fn months_quarters_spans_and_calendars() {
    let of = |period, calendar| said(&Fields { period, calendar, value: "12", flow: "export", ..GROWTH });
    assert_eq!(
        of("2017-01", "gregorian"),
        [
            "Exports of Russia to Iran rose by 12% in January 2017 on the same period a year before",
            "Россия → Иран: экспорт в январе 2017 г. вырос на 12 % к тому же периоду предыдущего года",
            "صادرات روسیه به ایران در ژانویهٔ ۲۰۱۷ نسبت به همان دورهٔ سال پیش ۱۲٪ رشد کرد",
        ]
    );
    assert_eq!(
        of("2005-Q1", "gregorian")[0],
        "Exports of Russia to Iran rose by 12% in Q1 2005 on the same period a year before"
    );
    assert_eq!(
        of("2005-Q1", "gregorian")[1],
        "Россия → Иран: экспорт в 1 кв. 2005 г. вырос на 12 % к тому же периоду предыдущего года"
    );
    assert_eq!(
        of("2021-01/P9M", "gregorian")[1],
        "Россия → Иран: экспорт за январь – сентябрь 2021 г. вырос на 12 % к тому же периоду предыдущего года"
    );
    assert_eq!(
        of("1402-01/P8M", "solar-hijri")[0],
        "Exports of Russia to Iran rose by 12% in Farvardin–Aban 1402 on the same period a year before"
    );
    assert_eq!(
        of("1402-01/P8M", "solar-hijri")[2],
        "صادرات روسیه به ایران در فروردین تا آبان ۱۴۰۲ نسبت به همان دورهٔ سال پیش ۱۲٪ رشد کرد"
    );
    let year = of("1402", "solar-hijri");
    assert_eq!(year[0], "Exports of Russia to Iran rose by 12% in 1402 (Solar Hijri) on the year before");
    assert_eq!(year[1], "Россия → Иран: экспорт в 1402 г. (солнечная хиджра) вырос на 12 % к предыдущему году");
    assert_eq!(year[2], "صادرات روسیه به ایران در ۱۴۰۲ خورشیدی نسبت به سال پیش ۱۲٪ رشد کرد");
    let fiscal = of("2012", "fiscal:04");
    assert_eq!(fiscal[1], "Россия → Иран: экспорт в 2012/13 фин. году вырос на 12 % к предыдущему году");
    // Two years and a half have no name of their own.
    let long = of("2019-01/P30M", "gregorian");
    assert_eq!(long[0], "Exports of Russia to Iran rose by 12% from Jan 2019 to Jun 2021 on the same period a year before");
    assert!(long[1].contains("за период янв. 2019 – июнь 2021"), "{}", long[1]);
}

#[test]
fn records_and_comparisons() {
    let record = said(&Fields { kind: "record_high", compared_to: "", ..ORDER });
    assert_eq!(
        record,
        [
            "Russia–Iran trade turnover reached a record in 2024",
            "Россия – Иран: товарооборот в 2024 г. был рекордным",
            "حجم تجارت روسیه و ایران در ۲۰۲۴ به رکورد رسید",
        ]
    );
    let of = |kind| said(&Fields { kind, ..ORDER });
    assert_eq!(of("above")[0], "Russia–Iran trade turnover in 2024 exceeded the level in 2023");
    assert_eq!(of("above")[1], "Россия – Иран: товарооборот в 2024 г. был выше, чем в 2023 г.");
    assert_eq!(of("below")[2], "حجم تجارت روسیه و ایران در ۲۰۲۴ کمتر از مقدار آن در ۲۰۲۳ بود");
    assert_eq!(of("near")[0], "Russia–Iran trade turnover in 2024 came close to the level in 2023");
    assert_eq!(of("near")[1], "Россия – Иран: товарооборот в 2024 г. был почти таким же, как в 2023 г.");
}

#[test]
fn what_was_still_to_come_is_told_as_such() {
    let expected = |fields: &Fields| told(&Claim { status: Status::Forecast, ..claim(fields) });
    assert_eq!(
        expected(&ORDER),
        [
            "Russia–Iran trade turnover in 2024 will exceed the level in 2023 (forecast)",
            "Россия – Иран: товарооборот в 2024 г. будет выше, чем в 2023 г. (прогноз)",
            "حجم تجارت روسیه و ایران در ۲۰۲۴ بیشتر از مقدار آن در ۲۰۲۳ خواهد بود (پیش‌بینی)",
        ]
    );
    assert_eq!(expected(&LEVEL)[1], "Россия – Иран: товарооборот в 2022 г. составит 5 млрд долл. США (прогноз)");
    assert_eq!(expected(&GROWTH)[2], "حجم تجارت روسیه و ایران در ۲۰۲۳ نسبت به سال پیش ۱۷٫۳٪ کاهش خواهد یافت (پیش‌بینی)");
}

#[test]
fn products_are_named_in_the_language_or_by_their_code() {
    let of = |code: &str| told(&Claim { product: code.parse().unwrap(), ..claim(&Fields { flow: "export", ..LEVEL }) });
    let fuels = of("HS:27");
    assert!(
        fuels[0].starts_with("Exports of Russia to Iran (") && fuels[0].contains(", HS:27) came to 5 billion USD"),
        "{}",
        fuels[0]
    );
    assert!(fuels[1].contains("опливо") && fuels[2].contains("HS:27"), "{fuels:?}");
    // Subheadings have English names only: no English stands within a sentence of another language.
    let fine = of("HS:270900");
    assert!(fine[1].starts_with("Россия → Иран: экспорт (HS:270900) в 2022 г."), "{}", fine[1]);
}

#[test]
fn without_what_it_says_a_claim_is_no_sentence() {
    for fields in [Fields { value: "", ..LEVEL }, Fields { value: "", ..GROWTH }, Fields { compared_to: "", ..ORDER }] {
        assert_eq!(THREE.map(|language| sentence(language, &claim(&fields))), [const { None }; 3]);
    }
}

#[path = "sentence_kinds_tests.rs"]
mod kinds;
