//! Claims of kinds that are not levels, growth or comparisons, and what is left open, against the sentences that they should be.

use super::*;

#[test]
fn multiples_are_told_both_ways() {
    let of = |value, unit, qualifier| said(&Fields { kind: "multiple", value, unit, qualifier, ..GROWTH });
    assert_eq!(
        of("1.5", "times", "exact"),
        [
            "Russia–Iran trade turnover in 2023 was 1.5 times that of the year before",
            "Россия – Иран: товарооборот в 2023 г. вырос в 1,5 раза к предыдущему году",
            "حجم تجارت روسیه و ایران در ۲۰۲۳ نسبت به سال پیش ۱٫۵ برابر شد",
        ]
    );
    assert_eq!(of("5", "times", "over")[1], "Россия – Иран: товарооборот в 2023 г. вырос более чем в 5 раз к предыдущему году");
    assert_eq!(of("2", "times", "about")[2], "حجم تجارت روسیه و ایران در ۲۰۲۳ نسبت به سال پیش حدود ۲ برابر شد");
    assert_eq!(
        of("2.5", "times_less", "exact"),
        [
            "Russia–Iran trade turnover in 2023 was 2.5 times lower than that of the year before",
            "Россия – Иран: товарооборот в 2023 г. снизился в 2,5 раза к предыдущему году",
            "حجم تجارت روسیه و ایران در ۲۰۲۳ نسبت به سال پیش ۲٫۵ برابر کاهش یافت",
        ]
    );
    assert_eq!(
        of("0.5", "times", "exact"),
        [
            "Russia–Iran trade turnover in 2023 came to 0.5 of that of the year before",
            "Россия – Иран: товарооборот в 2023 г. составил 0,5 от уровня предыдущего года",
            "حجم تجارت روسیه و ایران در ۲۰۲۳ ۰٫۵ برابر مقدار سال پیش بود",
        ]
    );
    let between = Claim {
        value_to: "3".parse().ok(),
        ..claim(&Fields { kind: "multiple", value: "2", unit: "times", qualifier: "between", compared_to: "2020", ..GROWTH })
    };
    assert_eq!(told(&between)[0], "Russia–Iran trade turnover in 2023 was 2–3 times the level in 2020");
    assert_eq!(told(&between)[1], "Россия – Иран: товарооборот в 2023 г. вырос в 2–3 раза к уровню, который был в 2020 г.");
}

#[test]
fn changes_shares_and_places() {
    let change = |value, qualifier| said(&Fields { kind: "change", value, qualifier, ..LEVEL });
    assert_eq!(
        change("-1.2", "exact"),
        [
            "Russia–Iran trade turnover fell by 1.2 billion USD in 2022 on the year before",
            "Россия – Иран: товарооборот в 2022 г. снизился на 1,2 млрд долл. США к предыдущему году",
            "حجم تجارت روسیه و ایران در ۲۰۲۲ نسبت به سال پیش ۱٫۲ میلیارد دلار کاهش یافت",
        ]
    );
    assert_eq!(
        change("3", "over")[1],
        "Россия – Иран: товарооборот в 2022 г. вырос более чем на 3 млрд долл. США к предыдущему году"
    );
    let export = Fields { flow: "export", unit_mult: 0, ..LEVEL };
    assert_eq!(
        said(&Fields { kind: "share", value: "4", unit: "percent", ..export }),
        [
            "Exports of Russia to Iran in 2022 made up 4% of the total of Russia with all partners",
            "Россия → Иран: экспорт в 2022 г. составил 4 % от общего объёма (Россия – все партнёры)",
            "صادرات روسیه به ایران در ۲۰۲۲ ۴٪ از رقم کل روسیه با همهٔ شرکای تجاری را تشکیل داد",
        ]
    );
    let rank =
        |qualifier| said(&Fields { kind: "rank", value: "3", unit: "rank", qualifier, flow: "export", unit_mult: 0, ..LEVEL });
    assert_eq!(
        rank("exact"),
        [
            "Exports of Russia to Iran in 2022 ranked no. 3 among all partners of Russia",
            "Россия → Иран: экспорт в 2022 г. занял 3-е место среди всех партнёров (Россия)",
            "صادرات روسیه به ایران در ۲۰۲۲ رتبهٔ ۳ را در میان همهٔ شرکای روسیه داشت",
        ]
    );
    assert_eq!(rank("at_most")[1], "Россия → Иран: экспорт в 2022 г. занял место не ниже 3-го среди всех партнёров (Россия)");
}

#[test]
fn records_since_a_period_and_average_growth() {
    assert_eq!(
        said(&Fields { kind: "record_low", compared_to: "", ..ORDER }),
        [
            "Russia–Iran trade turnover fell to a record low in 2024",
            "Россия – Иран: товарооборот в 2024 г. был рекордно низким",
            "حجم تجارت روسیه و ایران در ۲۰۲۴ به کمترین مقدار خود رسید",
        ]
    );
    assert_eq!(
        said(&Fields { kind: "record_high", compared_to: "2015", ..ORDER }),
        [
            "Russia–Iran trade turnover in 2024 was the highest since 2015",
            "Россия – Иран: товарооборот в 2024 г. был самым высоким после 2015 г.",
            "حجم تجارت روسیه و ایران در ۲۰۲۴ بیشترین مقدار پس از ۲۰۱۵ بود",
        ]
    );
    let low = said(&Fields { kind: "record_low", period: "2024-03", compared_to: "2020-05", ..ORDER });
    assert_eq!(low[1], "Россия – Иран: товарооборот в марте 2024 г. был самым низким после мая 2020 г.");
    let average = |value| said(&Fields { kind: "average_growth", value, compared_to: "2015", ..GROWTH });
    assert_eq!(
        average("4.5"),
        [
            "Russia–Iran trade turnover rose by 4.5% a year on average in 2015–2023",
            "Россия – Иран: товарооборот за 2015–2023 гг. в среднем рос на 4,5 % в год",
            "حجم تجارت روسیه و ایران در ۲۰۱۵ تا ۲۰۲۳ به‌طور میانگین سالانه ۴٫۵٪ رشد کرد",
        ]
    );
    assert_eq!(average("-4.5")[2], "حجم تجارت روسیه و ایران در ۲۰۱۵ تا ۲۰۲۳ به‌طور میانگین سالانه ۴٫۵٪ کاهش یافت");
    assert_eq!(average("0")[1], "Россия – Иран: товарооборот за 2015–2023 гг. в среднем не менялся");
    assert_eq!(
        THREE.map(|language| sentence(language, &claim(&Fields { kind: "average_growth", ..GROWTH }))),
        [const { None }; 3]
    );
}

#[test]
fn two_values_come_in_the_order_of_their_size() {
    let between = |fields: &Fields, upper: &str| {
        told(&Claim { qualifier: Qualifier::Between, value_to: upper.parse().ok(), ..claim(fields) })
    };
    assert_eq!(
        between(&Fields { value: "3", ..LEVEL }, "4"),
        [
            "Russia–Iran trade turnover came to between 3 billion USD and 4 billion USD in 2022",
            "Россия – Иран: товарооборот в 2022 г. составил от 3 млрд долл. США до 4 млрд долл. США",
            "حجم تجارت روسیه و ایران در ۲۰۲۲ به بین ۳ میلیارد دلار و ۴ میلیارد دلار رسید",
        ]
    );
    let fell = between(&Fields { value: "-15", ..GROWTH }, "-10");
    assert_eq!(fell[0], "Russia–Iran trade turnover fell by between 10% and 15% in 2023 on the year before");
    assert_eq!(fell[1], "Россия – Иран: товарооборот в 2023 г. снизился на величину от 10 % до 15 % к предыдущему году");
    let both = Claim { qualifier: Qualifier::Between, value_to: "3".parse().ok(), ..claim(&Fields { value: "-2", ..GROWTH }) };
    assert_eq!(sentence(Language::English, &both), None, "it is neither a rise nor a fall");
}

#[test]
fn balances_currencies_and_what_is_open() {
    let balance = |value, qualifier| said(&Fields { flow: "balance", value, qualifier, ..LEVEL });
    assert_eq!(
        balance("3", "exact"),
        [
            "Trade balance of Russia with Iran in 2022 was a surplus of 3 billion USD",
            "Россия – Иран: торговый баланс в 2022 г. был положительным и составил 3 млрд долл. США",
            "تراز تجاری روسیه با ایران در ۲۰۲۲ مازادی برابر با ۳ میلیارد دلار داشت",
        ]
    );
    assert_eq!(
        balance("-3", "under"),
        [
            "Trade balance of Russia with Iran in 2022 was a deficit of over 3 billion USD",
            "Россия – Иран: торговый баланс в 2022 г. сведён с дефицитом: более 3 млрд долл. США",
            "تراز تجاری روسیه با ایران در ۲۰۲۲ کسری برابر با بیش از ۳ میلیارد دلار داشت",
        ]
    );
    assert_eq!(balance("0", "exact")[0], "Trade balance of Russia with Iran came to 0 billion USD in 2022");
    let in_roubles = told(&Claim { currency: Some("RUB".to_owned()), ..claim(&Fields { value: "12", ..GROWTH }) });
    assert_eq!(
        in_roubles,
        [
            "Russia–Iran trade turnover rose by 12% (counted in RUB) in 2023 on the year before",
            "Россия – Иран: товарооборот в 2023 г. вырос на 12 % (в валюте RUB) к предыдущему году",
            "حجم تجارت روسیه و ایران در ۲۰۲۳ نسبت به سال پیش ۱۲٪ (به ارز RUB) رشد کرد",
        ]
    );
    let open = told(&Claim { period: None, ..claim(&LEVEL) });
    assert_eq!(
        open,
        [
            "Russia–Iran trade turnover came to 5 billion USD (when is not said)",
            "Россия – Иран: товарооборот составил 5 млрд долл. США (период не указан)",
            "حجم تجارت روسیه و ایران به ۵ میلیارد دلار رسید (زمان آن گفته نشده است)",
        ]
    );
    let not_stated = said(&Fields { value: "12", compared_to: "not_stated", ..GROWTH });
    assert_eq!(not_stated[0], "Russia–Iran trade turnover rose by 12% in 2023");
    assert_eq!(not_stated[2], "حجم تجارت روسیه و ایران در ۲۰۲۳ ۱۲٪ رشد کرد");
}
