//! Whole sentences as papers write them.

use super::hold;
use crate::language::Language;

const SENTENCES: &[(&str, &str)] = &[
    (
        "Iran's non-oil exports to Russia reached $616.3 million in the first eight months of the current Iranian calendar year (March 21-November 21, 2023), up 32 percent compared to the same period of the previous year.",
        "in the first eight months of the current Iranian calendar year (March 21-November 21, 2023) = h:1402-01/P8M In; compared to the same period of the previous year = ? YearEarlier",
    ),
    (
        "India's exports to Russia rose to $4.26 billion in FY24 from $3.15 billion in FY23, while bilateral trade hit $65.7 billion in 2023-24.",
        "in FY24 = fy2023 In; in FY23 = fy2022 In; in 2023-24 = fy2023 In",
    ),
    (
        "Trade turnover between Russia and Iran fell by 17.3 percent in 2023 to $4 billion, after a record $4.9 billion a year earlier.",
        "in 2023 = 2023 In; a year earlier = ? YearBefore",
    ),
    (
        "Pakistan's exports in July-October 2024-25 stood at $1bn against $0.9bn in the same months of the last fiscal year.",
        "in July-October 2024-25 = ?[7+4] In; in the same months of the last fiscal year = ? YearBefore",
    ),
    (
        "In Jan-Aug, trade grew 12.4% y-o-y to $3.1bn; the two sides aim to raise it to $40bn by 2030.",
        "In Jan-Aug = ~2024-01/P8M In; y-o-y = ? YearEarlier; by 2030 = 2030 To",
    ),
    (
        "The agreement, signed on December 25, 2023, in St Petersburg, will replace the interim deal of 2018 that took effect in October 2019.",
        "on December 25, 2023 = ? Day; of 2018 = 2018 In; in October 2019 = 2019-10 In",
    ),
    (
        "Trade has grown sixfold since 2000 and doubled between 2019 and 2022.",
        "since 2000 = 2000 Since; between 2019 = 2019 From; and 2022 = 2022 To",
    ),
    (
        "Exports stood at 2023 million dollars, of which 1402 were cars, in the first 7 months of the year.",
        "in the first 7 months of the year = ~2024-01/P7M In",
    ),
    (
        "Compared with $3.3bn in January–September 2023, trade rose in the first nine months of 2024.",
        "in January–September 2023 = 2023-01/P9M In; in the first nine months of 2024 = 2024-01/P9M In",
    ),
    ("Turkey exported $1.2 bn in March, the highest since July 2022.", "in March = ~2024-03 In; since July 2022 = 2022-07 Since"),
    ("The highest level since 2014, the lowest in ten years, the best year on record.", "since 2014 = 2014 Since"),
    (
        "Bilateral trade in the 12 months ended March 2024 amounted to $5bn, in April 2024 to $400m.",
        "in the 12 months ended March 2024 = 2023-04/P12M In; in April 2024 = 2024-04 In",
    ),
    (
        "During the first half of this Persian year, which started on March 20, exports went up 4% year on year.",
        "During the first half of this Persian year, which started on March 20 = ~h:1403-01/P6M In; year on year = ? YearEarlier",
    ),
    ("Russia imported 2,000 tonnes in Q2 and 3,000 tonnes in Q3.", "in Q2 = ~2024-Q2 In; in Q3 = ~2024-Q3 In"),
    (
        "Between January and March 2023 as well as between 2010 and 2015.",
        "Between January and March 2023 = 2023-Q1 In; between 2010 = 2010 From; and 2015 = 2015 To",
    ),
    ("Vision 2030 aims at tripling trade, the G20 2023 declaration says, Resolution 2231 notwithstanding.", ""),
    (
        "In the same period in 2022, the figure was $3bn, and in the whole of last year $4bn.",
        "In the same period in 2022 = 2022 SameMonths; in the whole of last year = ~2023 In",
    ),
    (
        "The US imported $2bn in fiscal 2023 (October 2022–September 2023).",
        "in fiscal 2023 (October 2022–September 2023) = fy2022=2022-10/P12M In",
    ),
    (
        "It was up 8% in the first nine months of 2025 as against the first nine months of 2024.",
        "in the first nine months of 2025 = 2025-01/P9M In; as against the first nine months of 2024 = 2024-01/P9M ComparedTo",
    ),
    ("from $661 million in 2000 to $2.026 billion in 2005, i.e. tripled over 5 years.", "in 2000 = 2000 In; in 2005 = 2005 In"),
];

#[test]
fn sentences() {
    hold(Language::English, "2024-10", SENTENCES);
}
