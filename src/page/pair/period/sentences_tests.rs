//! The sentences as an editor would read them, in three languages.

use super::super::{accounts::PeriodAccounts, figure_sentence::figure_sentence, stated_sentence::stated_sentence};
use crate::{
    dataset::{Catalogue, Roots},
    language::{Language, tests::THREE},
    page::{
        page_query::PageQuery,
        pair::{
            asked::Asked,
            page_model::PageModel,
            page_state::{PageFrame, PageState},
        },
        reader::Reader,
    },
};

fn period(raw: &str) -> PeriodAccounts {
    let catalogue = Catalogue::load(&Roots::Builtin, None).unwrap();
    let reader = Reader { language: Language::English, is_language_named: false, theme: None, here: "/" };
    let given = PageQuery::read(Some(raw)).unwrap();
    let state = PageState::read(&catalogue, Asked::new(given, false), &reader, PageFrame::Page).unwrap();
    PageModel::gather(&catalogue, state).unwrap().period.unwrap()
}

/// The sentences of an account, with plain spaces and without marks of direction.
fn figures(period: &PeriodAccounts, source: &str) -> [String; 3] {
    let account = period.accounts.iter().find(|account| account.series.source.name == source).unwrap();
    THREE.map(|language| plain(&figure_sentence(language, account, "https://example.org/").unwrap()))
}

fn stated(period: &PeriodAccounts, id: &str) -> [String; 3] {
    let statement = period.statements.iter().find(|statement| statement.judged.claim.id == id).unwrap();
    let said = |language| stated_sentence(language, statement, (period.view, &period.accounts), "https://example.org/");
    THREE.map(|language| plain(&said(language).unwrap()))
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace(['\u{200e}', '\u{2068}', '\u{2069}'], "")
}

#[test]
fn a_rounded_figure_says_what_its_rounding_allows_and_what_its_source_states() {
    let [english, russian, persian] = figures(&period("dyad=RUS-IRN&view=turnover&period=2023"), "commentary-2024");
    assert_eq!(
        english,
        "Russia–Iran trade turnover in 2023 came to 4 billion USD (rounded by the source: anything from 3.5 to 4.5 billion is \
         possible). Change on a year before: −20%, computed from 5 billion USD and 4 billion USD; their rounding allows −36.4% \
         to 0%. The source itself states −17.3%, which its figures allow. Source: “News commentary on the Putin–Pezeshkian \
         meeting in Ashgabat, October 2024” (quoted by a speaker or the press, published October 2024). https://example.org/"
    );
    assert_eq!(
        russian,
        "Россия – Иран: товарооборот в 2023 г. – 4 млрд долл. США (округлено источником; возможно любое значение от 3,5 до 4,5 \
         млрд). Изменение за год: −20 %, рассчитано по 5 млрд долл. США и 4 млрд долл. США; их округление допускает от −36,4 % до \
         0 %. Сам источник указывает −17,3 %; его данные это допускают. Источник: «News commentary on the Putin–Pezeshkian \
         meeting in Ashgabat, October 2024» (цитата: выступление или пресса, опубликовано: октябрь 2024 г.). https://example.org/"
    );
    assert_eq!(
        persian,
        "حجم تجارت روسیه و ایران در ۲۰۲۳: ۴ میلیارد دلار (گردشده در منبع؛ هر مقداری از ۳٫۵ تا ۴٫۵ میلیارد ممکن است). تغییر نسبت به \
         سال پیش: −۲۰٪، محاسبه‌شده از ۵ میلیارد دلار و ۴ میلیارد دلار؛ بازهٔ ممکن با گرد کردن آن‌ها: −۳۶٫۴٪ تا ۰٪. خود منبع −۱۷٫۳٪ \
         می‌گوید که با رقم‌هایش سازگار است. منبع: «News commentary on the Putin–Pezeshkian meeting in Ashgabat, October 2024» (نقل \
         از سخنران یا مطبوعات، انتشار: اکتبر ۲۰۲۴). https://example.org/"
    );
}

#[test]
fn a_fine_figure_is_told_with_all_its_digits_and_how_it_was_made() {
    let [english, ..] = figures(&period("dyad=RUS-IRN&view=turnover&period=2016"), "wits");
    assert!(
        english.starts_with(
            "Russia–Iran trade turnover in 2016 came to 2.18 billion USD (2,184,322,480). Change on a year before: +70.8%"
        ),
        "{english}"
    );
    assert!(
        english.contains(
            "(reported by Russia, compiled by UN Statistics Division, exports and imports added by dyad, mixed valuation: exports \
             FOB, imports CIF)"
        ),
        "{english}"
    );
}

#[test]
fn a_stated_growth_says_who_stated_it_whether_the_figures_allow_it_and_from_which_numbers() {
    let [english, russian, persian] = stated(&period("dyad=RUS-IRN&view=turnover&period=2023"), "commentary-2024-growth-2023");
    assert_eq!(
        english,
        "Russia–Iran trade turnover in 2023: −17.3% on a year before, as stated by Author of the commentary (“News commentary on \
         the Putin–Pezeshkian meeting in Ashgabat, October 2024”, October 2024). The figures of “October 2024 commentary” allow \
         it: 5 billion USD (4.5 to 5.5 billion) in 2022 and 4 billion USD (3.5 to 4.5 billion) in 2023 give −36.36% to 0%. The \
         figures of “Russian data, bne IntelliNews” allow it: 4.9 billion USD (4.85 to 4.95 billion) in 2022 and 4 billion USD \
         (3.5 to 4.5 billion) in 2023 give −29.29% to −7.22%. All sources together: consistent (cannot be ruled out by the \
         figures). https://example.org/"
    );
    assert!(
        russian.contains("так утверждает Author of the commentary") && russian.contains("дают от −29,29 % до −7,22 %"),
        "{russian}"
    );
    assert!(persian.contains("−۱۷٫۳٪ نسبت به سال پیش، به گفتهٔ") && persian.contains("آن را ممکن می‌دانند"), "{persian}");
}

#[test]
fn hedges_records_and_low_reliability_are_said() {
    let shown = period("dyad=RUS-IRN&view=turnover&period=2022");
    let [english, ..] = figures(&shown, "commentary-2024");
    assert!(
        english.contains("The change on a year before is left out: one of the two figures is of low reliability"),
        "{english}"
    );
    assert!(!english.contains("233"), "{english}");
    let [english, russian, persian] = stated(&shown, "volodin-urdupoint-2022-growth-2022");
    assert!(
        english.starts_with("Russia–Iran trade turnover in 2022: about +15% on a year before, as stated by Vyacheslav Volodin")
    );
    assert!(russian.contains("около +15 % к предыдущему году") && persian.contains("حدود +۱۵٪ نسبت به سال پیش"), "{russian}");
    let [english, russian, _] = stated(&shown, "commentary-2024-record-2022");
    assert!(english.contains("in 2022: a record, as stated by") && russian.contains("в 2022 г.: рекорд; так утверждает"));
    let [english, ..] = stated(&period("dyad=RUS-IRN&view=imports&period=2023"), "fcs-jalali-2023-level-2023-imports");
    assert!(english.contains("more than 2 billion USD, as stated by Kazem Jalali"), "{english}");
    assert!(english.contains("No source has figures that could judge it"), "{english}");
}
