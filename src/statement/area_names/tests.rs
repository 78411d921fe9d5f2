use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

use proptest::prelude::*;

use super::{super::token::tokens, *};
use crate::{language::Language, trade::AreaKind};

/// What a text names, each as form, code and words: `name RUS Russia`, `other of-IRN Iran's customs`.
fn told(text: &str) -> Vec<String> {
    let all = tokens(text);
    let one = |mark: AreaMark| {
        let words = &text[all[mark.tokens.start].at.start..all[mark.tokens.end - 1].at.end];
        let form = match mark.form {
            AreaForm::Name => "name",
            AreaForm::Adjective => "adjective",
            AreaForm::Possessive => "possessive",
            AreaForm::Compound => "compound",
            AreaForm::Capital => "capital",
            AreaForm::OtherName => "other",
            AreaForm::Unclear => "unclear",
        };
        let area = mark.area.map_or_else(|| mark.of.map_or("-".to_owned(), |of| format!("of-{of}")), |area| area.to_string());
        format!("{form} {area} {words}")
    };
    areas(&all).into_iter().map(one).collect()
}

/// Forms and codes alone.
fn codes(text: &str) -> String {
    let short = |line: &String| line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ");
    told(text).iter().map(short).collect::<Vec<_>>().join(", ")
}

fn countries() -> impl Iterator<Item = Area> {
    Area::all().filter(|area| area.kind() == AreaKind::Country)
}

#[test]
fn every_country_is_found_by_its_name() {
    for area in countries() {
        for language in Language::ALL {
            let name = language.area(area);
            // The Persian name of Mali is the word for "financial": a text says "the country of Mali".
            if name.contains('(') || language == Language::Persian && area.code() == "MLI" {
                continue;
            }
            let before = match language {
                Language::English => "trade with",
                Language::Russian => "это",
                Language::Persian => "تجارت با",
            };
            assert_eq!(codes(&format!("{before} {name}, 2023")), format!("name {area}"), "{name}");
        }
        let within = Language::English.area_within(area);
        assert_eq!(told(&format!("exports to {within} rose")), [format!("name {area} {within}")]);
    }
}

#[test]
fn russian_names_are_found_in_their_cases() {
    let cases = "RUS России Россию Россией; IRN Ирана Ирану Ираном Иране; CHN Китая Китаю Китаем Китае КНР; TUR Турции Турцию Турцией; \
        IND Индии Индию Индией; BLR Белоруссии Беларуси Беларусью Белоруссией; KAZ Казахстана Казахстану Казахстаном Казахстане; \
        KGZ Киргизии Киргизией Кыргызстана Кыргызстаном; MDA Молдавии Молдовы Молдовой; TKM Туркмении Туркменистаном; \
        ARM Армении Армению Арменией; AZE Азербайджана Азербайджаном; ARE ОАЭ Эмиратов Эмиратами; KOR Кореи^Южная Южной_Корее Южную_Корею \
        Республики_Корея; USA США Соединённых_Штатов Соединёнными_Штатами Соединённым_Штатам; DEU Германии Германией ФРГ; \
        GBR Великобритании Великобританией Британией; FRA Франции Францией; JPN Японии Японию Японией; SAU Саудовской_Аравии \
        Саудовскую_Аравию; NZL Новой_Зеландии Новую_Зеландию; IRQ Ирака Ираком Ираке; AFG Афганистаном Афганистане; PAK Пакистану \
        Пакистаном; UZB Узбекистана Узбекистаном; TJK Таджикистаном Таджикистану; GEO Грузии Грузией; UKR Украины Украину Украиной; \
        EGY Египта Египтом Египту Египте; ISR Израиля Израилем Израилю; NLD Нидерландов Нидерландами Голландией; PHL Филиппин \
        Филиппинами; MDV Мальдив Мальдивами; CZE Чехии Чехией Чешской_Республикой; POL Польши Польшей Польшу; ITA Италии Италией; \
        BIH Боснии_и_Герцеговины Боснией_и_Герцеговиной; LKA Шри-Ланки Шри-Ланкой; CRI Коста-Рики; BRA Бразилии Бразилией; MAR Марокко; \
        PER Перу; CHL Чили; CUB Кубы Кубой Кубе; TCD Чада Чадом; OMN Омана Оманом; YEM Йемена Йеменом; JOR Иордании Иорданией; \
        VNM Вьетнама Вьетнамом; ZAF ЮАР Южно-Африканской_Республики; PNG Папуа_—_Новой_Гвинеи; CIV Кот-д'Ивуара; EUU ЕС Евросоюза \
        Евросоюзом Европейского_союза; PRK КНДР Северной_Кореей; DOM Доминиканской_Республикой; NER Нигера Нигером; NGA Нигерии Нигерией";
    let mut count = 0;
    for line in cases.split(';') {
        let (code, forms) = line.trim().split_once(' ').unwrap();
        for form in forms.split_whitespace().filter(|form| !form.contains('^')) {
            let name = form.replace('_', " ");
            assert_eq!(told(&format!("торговля с {name} выросла")), [format!("name {code} {name}")]);
        }
        count += 1;
    }
    assert!(count >= 40, "{count} areas");
}

#[test]
fn other_usual_names_are_found() {
    for (code, names) in [
        ("RUS", "Russian Federation|RF|РФ|Российской Федерацией|فدراسیون روسیه"),
        ("IRN", "Islamic Republic of Iran|IRI|the Islamic Republic|ИРИ|Исламской Республикой Иран|جمهوری اسلامی ایران"),
        ("USA", "the US|the U.S.|USA|America|the United States of America|آمریکا|امریکا|ایالات متحده آمریکا"),
        ("GBR", "UK|the U.K.|Britain|Great Britain|انگلیس"),
        ("ARE", "UAE|the U.A.E.|the Emirates|امارات|امارات متحده عربی"),
        ("TUR", "Turkey|Turkiye|Türkiye"),
        ("CHN", "PRC|mainland China|the People's Republic of China|جمهوری خلق چین"),
        ("CZE", "the Czech Republic|Czechia|جمهوری چک"),
        ("KGZ", "the Kyrgyz Republic"),
        ("KOR", "South Korea|the Republic of Korea|کره جنوبی|کره‌جنوبی"),
        ("PRK", "North Korea|DPRK|Korea, North"),
        ("MMR", "Burma"),
        ("CIV", "Ivory Coast|Cote d'Ivoire"),
        ("NLD", "Holland|the Netherlands"),
        ("COD", "DR Congo|the Democratic Republic of the Congo|ДРК"),
        ("COG", "the Republic of the Congo|Республикой Конго"),
        ("EUU", "the EU|the European Union|اتحادیه اروپا"),
        ("WLD", "the world|всем миром|جهان"),
        ("SSD", "South Sudan"),
        ("GNQ", "Equatorial Guinea"),
        ("ASM", "American Samoa"),
        ("DMA", "Dominica"),
        ("XNI", "Northern Ireland"),
        ("XKX", "Kosovo"),
    ] {
        for name in names.split('|') {
            assert_eq!(told(&format!("exports to {name} (2023)")), [format!("name {code} {name}")]);
        }
    }
}

#[test]
fn possessives_compounds_and_pairs_are_told() {
    assert_eq!(codes("Iran's exports and the United States' imports"), "possessive IRN, possessive USA");
    assert_eq!(codes("Russian-Iranian trade"), "compound RUS, adjective IRN");
    assert_eq!(codes("Russo–Iranian, Sino-Russian"), "compound RUS, adjective IRN, compound CHN, adjective RUS");
    assert_eq!(codes("Irano-Russian, Indo-Iranian"), "compound IRN, adjective RUS, compound IND, adjective IRN");
    assert_eq!(codes("Russia-Iran, Russia–Iran, US-China trade"), "name RUS, name IRN, name RUS, name IRN, name USA, name CHN");
    assert_eq!(codes("российско-иранский товарооборот"), "compound RUS, adjective IRN");
    assert_eq!(codes("ирано-российской, индо-иранского"), "compound IRN, adjective RUS, compound IND, adjective IRN");
    assert_eq!(
        codes("Китайско-иранские, российско-китайская торговля"),
        "compound CHN, adjective IRN, compound RUS, adjective CHN"
    );
    assert_eq!(codes("تجارت ایران و روسیه"), "name IRN, name RUS");
    assert_eq!(codes("تجارت روسیه‌ و ایران"), "name RUS, name IRN");
    assert_eq!(codes("Отчёт: Iran's exports to Russia, экспорт Ирана"), "possessive IRN, name RUS, name IRN");
    assert_eq!(codes("Sino and индо alone"), "");
}

#[test]
fn adjectives_are_found() {
    let english = "RUS Russian IRN Iranian CHN Chinese NLD Dutch GBR British USA American ARE Emirati SAU Saudi KGZ Kyrgyz KAZ Kazakh KAZ \
        Kazakhstani AZE Azerbaijani TKM Turkmen UZB Uzbek BLR Belarusian FRA French CHE Swiss THA Thai PRK North_Korean ZAF South_African";
    let russian = "RUS российский RUS российскую IRN иранских IRN иранскими CHN китайская TUR турецкому KOR южнокорейские USA американское \
        ARE эмиратских KGZ киргизского KGZ кыргызстанский BLR белорусской KAZ казахстанскою";
    let persian = "IRN ایرانی RUS روسی RUS روسیه‌ای CHN چینی TUR ترکیه‌ای ARE اماراتی IRQ عراقی IND هندی PAK پاکستانی AFG افغانستانی \
        AFG افغانی USA آمریکایی JPN ژاپنی DEU آلمانی FRA فرانسوی ITA ایتالیایی";
    for list in [english, russian, persian] {
        let words: Vec<&str> = list.split_whitespace().collect();
        for pair in words.chunks(2) {
            let word = pair[1].replace('_', " ");
            assert_eq!(told(&format!("... {word} 2023")), [format!("adjective {} {word}", pair[0])]);
        }
    }
    assert_eq!(codes("ایرانی‌ها و پنجاه هزار افغانی"), "", "people and money");
}

#[test]
fn the_lists_are_long_enough() {
    let counted = |language: Language, form: &str| {
        let lines = table::lines(language).filter(|[code, of, _]| of == form && !code.is_empty());
        lines.map(|[code, _, _]| code).collect::<std::collections::BTreeSet<_>>().len()
    };
    assert!(counted(Language::English, "adjective") >= 190);
    assert!(counted(Language::Russian, "adjective") >= 120);
    assert!(counted(Language::English, "capital") >= 120);
    for language in Language::ALL {
        for [code, form, words] in table::lines(language) {
            assert!(code.is_empty() || code.parse::<Area>().is_ok(), "{code} {form}");
            assert!(words.split('|').all(|word| !word.trim().is_empty()), "{code} {form} {words}");
        }
    }
}

#[test]
fn capitals_stand_for_states_but_not_where_something_happens() {
    assert_eq!(
        codes("trade between Moscow and Tehran, Tehran's exports to Beijing"),
        "capital RUS, capital IRN, capital IRN, capital CHN"
    );
    assert_eq!(
        codes("Москва и Тегеран; торговля с Пекином; экспорт в Анкару"),
        "capital RUS, capital IRN, capital CHN, capital TUR"
    );
    assert_eq!(codes("تجارت مسکو و تهران با پکن"), "capital RUS, capital IRN, capital CHN");
    assert_eq!(codes("He said in Moscow; в Тегеране; در تهران"), "other of-RUS, other of-IRN, other of-IRN");
    assert_eq!(codes("TEHRAN, Oct. 11 (IRNA)\nМОСКВА — ТАСС"), "other of-IRN, other of-RUS");
    assert_eq!(codes("Brussels and Washington, D.C."), "capital EUU, capital USA");
}

#[test]
fn groups_and_names_of_two_meanings_stay_open() {
    for text in [
        "CIS",
        "ASEAN",
        "BRICS",
        "OPEC",
        "Africa",
        "Asia",
        "Europe",
        "the Middle East",
        "Gulf states",
        "neighbouring countries",
        "Korea",
        "Congo",
        "EAEU countries",
        "the euro area",
        "РК",
        "РБ",
        "СНГ",
        "страны ЕАЭС",
        "странами СНГ",
        "Корея",
        "Африкой",
        "соседями",
        "Ближнего Востока",
        "کشورهای همسایه",
        "آمریکای جنوبی",
        "آمریکای لاتین",
        "اتحادیه اقتصادی اوراسیا",
        "کره",
    ] {
        assert_eq!(told(&format!("... {text} 2023")), [format!("unclear - {text}")]);
    }
    assert_eq!(codes("Atlanta is in Georgia"), "unclear -");
    assert_eq!(codes("trade with Georgia"), "name GEO");
}

#[test]
fn names_of_offices_and_persons_are_no_areas() {
    let whole = [
        ("CHN", "Export-Import Bank of China|Air China|China National Petroleum"),
        ("RUS", "Bank of Russia|Russia Today|Ministry of Economic Development of Russia|Federal Customs Service of Russia"),
        (
            "RUS",
            "Russia's Ministry of Economic Development|Russia's Foreign Ministry|Russian customs|Russian ambassador in Tehran",
        ),
        ("RUS", "Russian President|Russian Deputy Prime Minister|Банк России|Сбербанк России|ФТС России|Минэкономразвития РФ"),
        ("RUS", "российский посол в Иране|Федеральной таможенной службы РФ|министр иностранных дел России|سفیر روسیه در تهران"),
        (
            "IRN",
            "Central Bank of Iran|Iran Daily|Iran International|Trade Promotion Organization of Iran|Iran Customs|Iran's customs",
        ),
        ("IRN", "Islamic Republic of Iran Customs Administration|Iranian commercial attaché in Moscow|Iranian Foreign Minister"),
        (
            "IRN",
            "Ministry of Industry, Mine and Trade of Iran|Iran's Ministry of Economic Affairs and Finance|Tehran Chamber of Commerce",
        ),
        ("IRN", "посол Ирана в России|министр промышленности, шахт и торговли Ирана|таможня Ирана|власти Ирана|иранский министр"),
        ("IRN", "بانک صادرات ایران|گمرک ایران|سازمان توسعه تجارت ایران|سفیر ایران در روسیه|وزیر صنعت، معدن و تجارت ایران"),
        ("IRN", "گمرک جمهوری اسلامی ایران|رئیس کل گمرک ایران"),
        ("USA", "Bank of America|US sanctions|санкции США|تحریم‌های آمریکا"),
        ("UKR", "war in Ukraine"),
        ("MEX", "New Mexico|Gulf of Mexico"),
        ("GIN", "guinea pig"),
    ];
    for (code, names) in whole {
        for name in names.split('|') {
            assert_eq!(told(&format!("... {name}")), [format!("other of-{code} {name}")]);
        }
    }
    for name in [
        "Deutsche Bank",
        "New England",
        "Persian Gulf",
        "Caspian Sea",
        "Якутия",
        "якутский",
        "بوشهر",
        "خلیج فارس",
        "Персидского залива",
    ] {
        assert_eq!(told(&format!("... {name}")), [format!("other - {name}")]);
    }
    assert_eq!(codes("South China Sea, Moscow Exchange, Tehran Times"), "other of-CHN, other -, other -");
    assert_eq!(codes("اتاق مشترک ایران و روسیه"), "other -");
    assert_eq!(codes("Iran-Russia Joint Chamber of Commerce"), "other -");
}

#[test]
fn sentences_keep_their_pair_beside_offices() {
    assert_eq!(
        codes("According to Russia's Federal Customs Service, exports to Iran grew, Russian President Putin told Iran."),
        "other of-RUS, name IRN, other of-RUS, name IRN"
    );
    assert_eq!(
        codes("По данным ФТС России, экспорт Ирана в Россию вырос. Президент России заявил, что Иран"),
        "other of-RUS, name IRN, name RUS, other of-RUS, name IRN"
    );
    assert_eq!(codes("به گزارش گمرک ایران، صادرات ایران به روسیه"), "other of-IRN, name IRN, name RUS");
    assert_eq!(codes("رئیس‌جمهور گفت صادرات ایران به هند"), "name IRN, name IND");
    assert_eq!(codes("Iran's Exports to Russia Rise, Customs Says"), "possessive IRN, name RUS");
    assert_eq!(codes("Служба сообщила об экспорте Ирана"), "name IRN");
    assert_eq!(codes("citing Russian data, exports to Iran officials said"), "other of-RUS, name IRN");
    assert_eq!(codes("по российским данным, данные торговли России с Ираном"), "other of-RUS, name RUS, name IRN");
    assert_eq!(codes("Iran's exports to Russia in the Iranian year 1402"), "possessive IRN, name RUS");
}

#[test]
fn words_that_only_look_like_names_are_none() {
    for text in [
        "turkey meat and china plates",
        "told us",
        "Indiana",
        "may march",
        "сколько же было того, что мал и чад",
        "Того же года",
        "куба воды",
        "перу",
        "سال ۱۴۰۲ مالی",
        "non-Iranian goods",
        "US$4.9bn and US $5bn",
        "15 млрд долларов США",
        "میلیارد دلار آمریکا",
        "www.iran.ir",
        "the second in the world",
        "Sinopec, Russians",
    ] {
        let names: Vec<String> = told(text).into_iter().filter(|mark| !mark.starts_with("other")).collect();
        assert!(names.is_empty(), "{text}: {names:?}");
    }
    assert_eq!(
        codes("Индонезия, Индия, Румыния, Оман, Romania, Oman"),
        "name IDN, name IND, name ROU, name OMN, name ROU, name OMN"
    );
    assert_eq!(codes("Turkey and Turkey, the bird turkey"), "name TUR, name TUR");
    assert_eq!(
        codes("Niger, Nigeria, Sudan, South Sudan, Samoa, American Samoa"),
        "name NER, name NGA, name SDN, name SSD, name WSM, name ASM"
    );
    assert_eq!(
        codes("Ireland and Northern Ireland, Great Britain's, New Jersey"),
        "name IRL, name XNI, possessive GBR, other of-JEY"
    );
    assert_eq!(codes("Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea"), "name GIN, name GNB, name GNQ, name PNG");
    assert_eq!(codes("Нигер и Нигерия, Мали, Куба, Чад, Йемен"), "name NER, name NGA, name MLI, name CUB, name TCD, name YEM");
    assert_eq!(
        codes("هند، چاد، کوبا، عمان، لائوس، پرو، توگو"),
        "name IND, name TCD, name CUB, name OMN, name LAO, name PER, name TGO"
    );
}

#[test]
fn hostile_text_costs_little() {
    LazyLock::force(&TABLE);
    for piece in [
        "Russian-",
        "of ",
        "Bank of Russia ",
        "министр торговли ",
        "وزیر و ",
        "the ",
        "'",
        "Ирана ",
        "Georgia ",
        "ambassador of Iran in ",
        "کشورهای ",
    ] {
        let text = piece.repeat(65_536 / piece.len());
        let all = tokens(&text);
        let begun = Instant::now();
        areas(&all);
        assert!(begun.elapsed() < Duration::from_millis(400), "{piece}: {:?}", begun.elapsed());
    }
}

proptest! {
    #[test]
    fn marks_are_in_order_and_do_not_overlap(
        text in "(\\PC{0,8}|Russia|Iran|Iran's|the|of|Bank|-|'| |\n|с|министр|Ирана|российско|иранский|и|گمرک|ایران|و|در|روسیه|,|Moscow|in){0,40}"
    ) {
        let all = tokens(&text);
        let mut last = 0;
        for mark in areas(&all) {
            prop_assert!(last <= mark.tokens.start && mark.tokens.start < mark.tokens.end && mark.tokens.end <= all.len());
            last = mark.tokens.end;
        }
    }
}
