//! English quantities.

use super::{Language, holds};

fn english(cases: &[(&str, &str)]) {
    holds(cases, Language::English);
}

#[test]
fn numbers_scales_and_currencies() {
    english(&[
        ("$4.9bn", "usd 4.9e9"),
        ("trade was $1.50 billion.", "usd 1.50e9"),
        ("USD 4.9 billion", "usd 4.9e9"),
        ("US$4.9 bn", "usd 4.9e9"),
        ("4.9 billion US dollars", "usd 4.9e9"),
        ("4.9 billion U.S. dollars", "usd 4.9e9"),
        ("a 4.9-billion-dollar trade", "usd 4.9e9"),
        ("€4.5m", "eur 4.5e6"),
        ("£300k of goods", "gbp 300e3"),
        ("C$5 million and A$6 million", "cad 5e6 | aud 6e6"),
        ("a $5 billion deal", "usd 5e9"),
        ("5 billion euros", "eur 5e9"),
        ("450 billion roubles", "rub 450e9"),
        ("450bn rubles", "rub 450e9"),
        ("₽450 bn", "rub 450e9"),
        ("240 billion yuan", "cny 240e9"),
        ("RMB 240 billion", "cny 240e9"),
        ("¥15 trillion", "jpy 15e12"),
        ("15 trillion yen", "jpy 15e12"),
        ("Rs 4,60,000 crore", "inr 460000e7"),
        ("Rs. 4.6 lakh crore", "inr 4.6e12"),
        ("₹ 12 lakh", "inr 12e5"),
        ("Rs 500", "unclearmoney 500"),
        ("500 million rupees", "unclearmoney 500e6"),
        ("500 million Pakistani rupees", "pkr 500e6"),
        ("5 million pounds", "unclearmoney 5e6"),
        ("5 million Norwegian kroner", "nok 5e6"),
        ("7 billion dirhams", "aed 7e9"),
        ("5 thousand billion tomans", "irr 5e13"),
        ("600 trillion rials", "irr 600e12"),
        ("1.2 trillion tenge", "kzt 1.2e12"),
        ("200 million Turkmen manats", "tmt 200e6"),
        ("$117,7 million", "usd 117.7e6"),
        ("$1,234.5 million", "usd 1234.5e6"),
        ("$1,234 million", "usd 1234e6"),
        ("1 234.5 million dollars", "usd 1234.5e6"),
        ("1\u{a0}234 million dollars", "usd 1234e6"),
        ("1.500 billion dollars", "usd 1.500e9"),
        ("1.5 billion", "scaled 1.5e9"),
        ("4.9 billion in dollar terms", "scaled 4.9e9"),
        ("$5m", "usd 5e6"),
        ("5m tonnes", "quantity 5e6"),
    ]);
}

#[test]
fn number_words_and_sums() {
    english(&[
        ("one billion dollars", "usd 1e9"),
        ("a billion dollars", "usd 1e9"),
        ("half a billion dollars", "usd 0.5e9"),
        ("one and a half billion dollars", "usd 1.5e9"),
        ("a billion and a half dollars", "usd 1.5e9"),
        ("two hundred and twenty-five million euros", "eur 225e6"),
        ("two hundred billion dollars", "usd 200e9"),
        ("1 billion 200 million dollars", "usd 1.200e9"),
        ("1 billion and 200 million dollars", "usd 1.200e9"),
        ("4 billion and 300 million dollars respectively", "usd 4e9 | usd 300e6"),
        ("a dozen agreements", "count 12"),
        ("two of them", ""),
        ("hundreds of millions of dollars", ""),
        ("several billion dollars", ""),
        ("five thousand two hundred tonnes", "quantity 5.200e3"),
        ("twenty-five thousand tonnes", "quantity 25e3"),
        ("twenty percent", "percent 20"),
        ("five agreements", "count 5"),
        ("1234567890123456789012345 dollars", "bare 0"),
    ]);
}

#[test]
fn shares_and_multiples() {
    english(&[
        ("rose 15%", "percent 15"),
        ("rose by 15.0 per cent", "percent 15.0"),
        ("a 15-percent rise", "percent 15"),
        ("grew +3.5%", "percent 3.5 plus"),
        ("growth of -17.3%", "percent -17.3 minus"),
        ("growth of \u{2212}17.3%", "percent -17.3 minus"),
        ("(103.3 %)", "percent 103.3"),
        ("2.5 percentage points", "points 2.5"),
        ("0.3 p.p.", "points 0.3"),
        ("grew 1.5 times", "times 1.5"),
        ("a 1.5-fold increase", "times 1.5"),
        ("a threefold increase", "times 3"),
        ("x1.5", "times 1.5"),
        ("×1.5", "times 1.5"),
        ("1.5x", "times 1.5"),
        ("doubled", "times 2"),
        ("more than tripled", "times 3 over"),
        ("nearly quadrupled", "times 4 about"),
        ("was halved", "times 0.5"),
        ("twice as much", "times 2"),
        ("more than 2.5 times", "times 2.5 over"),
        ("double-digit growth", ""),
        ("the double taxation treaty", ""),
    ]);
}

#[test]
fn parts_are_none_of_periods() {
    english(&[
        ("fell by a third", "part 33 about"),
        ("fell by a third in 2023", "part 33 about | bare 2023"),
        ("more than a third of exports", "part 33 over"),
        ("a quarter of exports", "part 25 about"),
        ("fell by half.", "part 50 about"),
        ("two thirds of imports", "part 67 about"),
        ("three-quarters of imports", "part 75 about"),
        ("one-fifth", "part 20 about"),
        ("half of all imports", "part 50 about"),
        ("in the third quarter", ""),
        ("in the first half of 2023", "bare 2023"),
        ("the second half of the year", ""),
        ("over half of 2023", "bare 2023"),
        ("a third country", ""),
        ("a third-largest", "place 3"),
    ]);
}

#[test]
fn hedges() {
    english(&[
        ("about $5bn", "usd 5e9 about"),
        ("nearly 15 %", "percent 15 about"),
        ("almost a 15% rise", "percent 15 about"),
        ("close to $5bn", "usd 5e9 about"),
        ("~$5bn", "usd 5e9 about"),
        ("some 5 million people", "people 5e6 about"),
        ("over $5bn", "usd 5e9 over"),
        ("just over $5bn", "usd 5e9 over"),
        ("exceeding $5bn", "usd 5e9 over"),
        ("upwards of $5bn", "usd 5e9 over"),
        ("less than $5bn", "usd 5e9 under"),
        ("slightly less than $5bn", "usd 5e9 under"),
        ("no less than $5bn", "usd 5e9 at_least"),
        ("at least 5 billion dollars", "usd 5e9 at_least"),
        ("up to $5bn", "usd 5e9 at_most"),
        ("up to about $5bn", "usd 5e9 at_most"),
        ("no more than $5bn", "usd 5e9 at_most"),
        ("nothing less than $5bn", "usd 5e9"),
        ("as much as $5bn", "usd 5e9"),
        ("$5bn or more", "usd 5e9 at_least"),
        ("$5bn or so", "usd 5e9 about"),
        ("$5bn+", "usd 5e9 at_least"),
        ("$5bn + $6bn", "usd 5e9 | usd 6e9"),
        ("more than half a billion dollars", "usd 0.5e9 over"),
        ("more cars and $5bn", "usd 5e9"),
    ]);
}

#[test]
fn ranges_and_rows() {
    english(&[
        ("between 4 and 5 billion dollars", "usd 4..5e9 between"),
        ("between $4 billion and $5 billion", "usd 4..5e9 between"),
        ("$4–5 billion", "usd 4..5e9 between"),
        ("$4bn-$5bn", "usd 4..5e9 between"),
        ("4 to 5 billion dollars", "usd 4..5e9 between"),
        ("4-5 %", "percent 4..5 between"),
        ("between 900 million and 1.2 billion dollars", "usd 0.900..1.2e9 between"),
        ("rose from 4 to 5 billion dollars", "usd 4e9 | usd 5e9"),
        ("rose from $4 billion to $5 billion", "usd 4e9 | usd 5e9"),
        ("from 12 to 15 percent", "percent 12 | percent 15"),
        ("4 and 5 billion dollars respectively", "usd 4e9 | usd 5e9"),
        ("1.5, 5 and 4 billion dollars", "usd 1.5e9 | usd 5e9 | usd 4e9"),
        ("3, 5 and 7 %", "percent 3 | percent 5 | percent 7"),
        ("1.5 billion and 4 billion dollars", "usd 1.5e9 | usd 4e9"),
        ("$1.5 and $4 billion", "usd 1.5e9 | usd 4e9"),
        ("In 2022, 5 billion dollars", "bare 2022 | usd 5e9"),
        ("of the top 10, 5 billion dollars", "bare 10 | usd 5e9"),
        ("from a low 4 billion to 5 billion dollars", "usd 4e9 | usd 5e9"),
        ("$4 and 5 billion", "usd 4e9 | usd 5e9"),
        ("$4.5 billion and 5 billion", "usd 4.5e9 | usd 5e9"),
        ("rose 15% to $5bn", "percent 15 | usd 5e9"),
        ("anywhere from 4 to 5 billion dollars", "usd 4..5e9 between"),
        ("$500 and $4 billion", "usd 500 | usd 4e9"),
        ("on October 11, 5 billion dollars", "bare 11 | usd 5e9"),
        ("between 2016 and 2023", "bare 2016 | bare 2023"),
        ("2016-2023", "bare 2016 | bare 2023"),
        ("between 5% and 6%", "percent 5..6 between"),
        ("up from 5.1 to 6.2 percent", "percent 5.1 | percent 6.2"),
        ("in 2022 and 5 billion dollars", "bare 2022 | usd 5e9"),
        ("5 billion dollars in 2022 and 6 billion in 2023", "usd 5e9 | bare 2022 | scaled 6e9 | bare 2023"),
        ("10 to 15 tonnes", "quantity 10..15 between"),
    ]);
}

#[test]
fn conversions() {
    english(&[
        ("$4.9bn (€4.5bn)", "usd 4.9e9 | eur 4.5e9 conversion"),
        ("450 billion roubles (about $5bn)", "rub 450e9 | usd 5e9 about conversion"),
        ("450 billion roubles, or $5 billion", "rub 450e9 | usd 5e9 conversion"),
        ("450 billion roubles, equivalent to $5 billion", "rub 450e9 | usd 5e9 conversion"),
        ("$5bn and €6bn", "usd 5e9 | eur 6e9"),
        ("$5bn ($6bn)", "usd 5e9 | usd 6e9"),
    ]);
}

#[test]
fn what_is_no_money() {
    english(&[
        ("20 million tonnes", "quantity 20e6"),
        ("500,000 barrels per day", "quantity 500000"),
        ("3.5 billion cubic metres", "quantity 3.5e9"),
        ("120,000 heads of cattle", "heads 120000"),
        ("2 million tourists", "people 2e6"),
        ("over 10 years", "duration 10 over"),
        ("the first 9 months of 2023", "duration 9 | bare 2023"),
        ("12 agreements", "count 12"),
        ("second-largest partner", "place 2"),
        ("the fifth biggest importer", "place 5"),
        ("the 5th largest", "place 5"),
        ("the 5 largest partners", "bare 5"),
        ("ranked 5 million tonnes", "quantity 5e6"),
        ("ranks No. 3", "place 3"),
        ("a second partner", ""),
        ("ranks 5th", "place 5"),
        ("ranked fifth", "place 5"),
        ("in second place", "place 2"),
        ("the No. 3 trading partner", "place 3"),
        ("Russia's third trading partner", "place 3"),
        ("law No. 3", "bare 3"),
        ("among the top 10 partners", "count 10"),
        ("won the first place", "place 1"),
        ("2022/23", "bare 0"),
        ("at 12:30", "bare 12 | bare 30"),
        ("a 5-year high", "duration 5"),
        ("Sukhoi Su-30 jets", "bare 30"),
        ("in 2023", "bare 2023"),
        ("In 2023 companies exported", "bare 2023"),
        ("11 October 2024", "bare 11 | bare 2024"),
        ("2024-10-11", "bare 0"),
        ("the G20 states", "bare 20"),
        ("BRICS+10", "bare 10"),
        ("COVID-19", "bare 19"),
        ("the 5th round", "bare 5"),
        ("HS 2710", "bare 2710"),
        ("2000 tonnes", "quantity 2000"),
    ]);
}
