//! The terms of the glossary, each declared once, in the order of the page.

use super::term::{Term, Words};

/// The terms by group; the key of a group is that of its heading.
pub(super) const GROUPS: [(&str, &[Term]); 8] = [
    ("flows", &FLOWS),
    ("exactness", &EXACTNESS),
    ("change", &CHANGE),
    ("mirror", &MIRROR),
    ("parts", &PARTS),
    ("claims", &CLAIMS),
    ("sources", &SOURCES),
    ("time", &TIME),
];

/// The term of a key: words joined by `-`, or by `_` as in answers.
pub(super) fn term(key: &str) -> Option<&'static Term> {
    let is_it = |term: &&Term| term.key.len() == key.len() && term.key == key.replace('_', "-");
    GROUPS.iter().flat_map(|(_, terms)| *terms).find(is_it)
}

const FLOWS: [Term; 13] = [
    Term::new("pair").columns(&["dyad"]).related(&["reporter", "mirror"]),
    Term::new("reporter").columns(&["reporter", "partner"]),
    Term::new("exports")
        .named("view", "exports")
        .columns(&["flow"])
        .places(&[("view", "exports")])
        .related(&["fob-cif", "re-exports"]),
    Term::new("imports").named("view", "imports").columns(&["flow"]).places(&[("view", "imports")]).related(&["fob-cif"]),
    Term::new("turnover")
        .named("view", "turnover")
        .formulas(&["T = X + M"])
        .columns(&["derived"])
        .places(&[("view", "turnover")])
        .related(&["valuation", "derived"]),
    Term::new("balance")
        .named("view", "balance")
        .formulas(&["B = X − M"])
        .places(&[("view", "balance")])
        .related(&["coverage", "fob-cif"]),
    Term::new("coverage")
        .formulas(&["X · 100 / M", "(X − M) · 100 / (X + M)"])
        .columns(&["coverage_percent", "relative_balance_percent"])
        .places(&[("view", "balance")]),
    Term::new("re-exports").named("view", "re-exports").places(&[("view", "re-exports")]).related(&["domestic-exports"]),
    Term::new("re-imports").named("view", "re-imports").places(&[("view", "re-imports")]),
    Term::new("domestic-exports")
        .named("view", "domestic-exports")
        .formulas(&["D = X − RX"])
        .places(&[("view", "domestic-exports")])
        .related(&["re-exports"]),
    Term::new("fob-cif").columns(&["valuation"]).related(&["valuation", "mirror-gap"]),
    Term::new("valuation").columns(&["valuation"]).related(&["fob-cif"]),
    Term::new("product")
        .columns(&["product", "classification", "level"])
        .addresses(&["product=HS:27", "level=4"])
        .places(&[("view", "products")]),
];

const EXACTNESS: [Term; 7] = [
    Term::new("rounding-bounds")
        .formulas(&["v − u/2 ≤ x ≤ v + u/2", "[x<sub>low</sub> / y<sub>high</sub>, x<sub>high</sub> / y<sub>low</sub>]"])
        .columns(&["rounding_unit", "basis"])
        .places(&[("page", "the_figures"), ("page", "claims")]),
    Term::new("missing-figure").words(Words::Reasons).columns(&["value_reason"]).places(&[("page", "the_figures")]),
    Term::new("status").words(Words::Statuses).columns(&["status"]).places(&[("page", "the_figures")]),
    Term::new("low-reliability").named("status", "U").columns(&["status", "reliability"]).related(&["unverifiable", "status"]),
    Term::new("suppressed").named("status", "Q").columns(&["status"]).related(&["missing-figure"]),
    Term::new("break").named("status", "B").columns(&["status"]).related(&["missing-figure"]),
    Term::new("derived").columns(&["derived", "summed_over", "rolled_up_from"]).related(&["rolled-up", "turnover"]),
];

const CHANGE: [Term; 6] = [
    Term::new("year-on-year")
        .formulas(&[
            "(x<sub>t</sub> − x<sub>t−1y</sub>) · 100 / x<sub>t−1y</sub>",
            "[(x<sub>low</sub> − p<sub>high</sub>) · 100 / p<sub>high</sub>, (x<sub>high</sub> − p<sub>low</sub>) · 100 / p<sub>low</sub>]",
        ])
        .columns(&["change", "yoy_percent"])
        .addresses(&["measure=yoy"])
        .places(&[("page", "the_figures"), ("page", "measure")])
        .related(&["rounding-bounds", "vintage"]),
    Term::new("pop")
        .formulas(&["(x<sub>t</sub> − x<sub>t−1</sub>) · 100 / x<sub>t−1</sub>"])
        .columns(&["pop_percent"])
        .addresses(&["measure=pop"]),
    Term::new("rolling-12")
        .formulas(&["x<sub>t</sub> + x<sub>t−1</sub> + … + x<sub>t−11</sub>"])
        .columns(&["rolling12", "rolling12_yoy_percent"])
        .addresses(&["measure=rolling12"]),
    Term::new("year-to-date").columns(&["ytd", "ytd_yoy_percent"]).addresses(&["measure=ytd"]),
    Term::new("index")
        .named("measure", "index")
        .formulas(&["100 · x<sub>t</sub> / x<sub>base</sub>"])
        .columns(&["index", "base"])
        .addresses(&["measure=index", "base=2010"])
        .places(&[("page", "measure")]),
    Term::new("average-growth").formulas(&["((x<sub>T</sub> / x<sub>0</sub>)<sup>1/n</sup> − 1) · 100"]),
];

const MIRROR: [Term; 3] = [
    Term::new("mirror")
        .named("view", "mirror")
        .columns(&["exporter", "importer"])
        .places(&[("view", "mirror")])
        .related(&["mirrored", "fob-cif"]),
    Term::new("mirror-gap")
        .formulas(&["(M − X) · 100 / ((M + X) / 2)"])
        .columns(&["mirror_gap_percent"])
        .places(&[("view", "mirror")])
        .related(&["mirror-ratio", "fob-cif"]),
    Term::new("mirror-ratio").formulas(&["M / X"]).columns(&["mirror_ratio"]).places(&[("view", "mirror")]),
];

const PARTS: [Term; 7] = [
    Term::new("share").formulas(&["x · 100 / T"]).columns(&["share_percent", "share_of"]).places(&[("view", "products")]),
    Term::new("rank").columns(&["rank", "previous_rank"]).places(&[("page", "rank_among_partners")]),
    Term::new("contribution")
        .formulas(&["(x<sub>t</sub> − x<sub>t−1y</sub>) · 100 / T<sub>t−1y</sub>"])
        .columns(&["contribution_points"])
        .related(&["share", "like-for-like"]),
    Term::new("hhi")
        .formulas(&["HHI = Σ s<sub>i</sub>², s<sub>i</sub> = x<sub>i</sub> / Σ x<sub>j</sub>"])
        .columns(&["hhi", "hhi_coverage_percent"])
        .places(&[("view", "products")]),
    Term::new("trade-intensity")
        .formulas(&["(x<sub>i</sub> / X<sub>i</sub>) / (x<sub>w</sub> / X<sub>w</sub>)"])
        .after("K. Kojima, “The Pattern of International Trade among Advanced Countries”, Hitotsubashi Journal of Economics 5 (1964), 16–36; M. Mikic and J. Gilbert, Trade Statistics in Policymaking, UN ESCAP (2009)")
        .columns(&["intensity"])
        .addresses(&["measure=intensity"]),
    Term::new("rca")
        .formulas(&["(x<sub>i</sub> / X<sub>i</sub>) / (x<sub>w</sub> / X<sub>w</sub>)"])
        .after("B. Balassa, “Trade Liberalisation and ‘Revealed’ Comparative Advantage”, The Manchester School 33 (1965), 99–123")
        .columns(&["rca"])
        .addresses(&["measure=rca"]),
    Term::new("like-for-like").related(&["missing-figure"]),
];

const CLAIMS: [Term; 10] = [
    Term::new("claim").columns(&["claim_kind", "qualifier", "claimed_low", "claimed_high"]).places(&[("view", "claims")]),
    Term::new("consistent").named("verdict", "consistent").columns(&["verdict", "borne_out_by"]).places(&[("view", "claims")]),
    Term::new("contested").named("verdict", "contested").columns(&["borne_out_by", "ruled_out_by"]).places(&[("view", "claims")]),
    Term::new("inconsistent")
        .named("verdict", "inconsistent")
        .columns(&["ruled_out_by", "difference_percent", "ratio"])
        .places(&[("view", "claims")]),
    Term::new("unverifiable")
        .named("verdict", "unverifiable")
        .columns(&["verdict_reason"])
        .places(&[("view", "claims")])
        .related(&["low-reliability"]),
    Term::new("own-source-only")
        .named("verdict", "own_source_only")
        .columns(&["relation"])
        .places(&[("view", "claims")])
        .related(&["independent-source"]),
    Term::new("proved").named("page", "proved").columns(&["verdict_proved", "proved"]).places(&[("view", "claims")]),
    Term::new("disputed")
        .named("page", "disputed")
        .columns(&["ruled_out_by"])
        .places(&[("view", "claims")])
        .related(&["what-decides"]),
    Term::new("what-decides").words(Words::Weights).columns(&["decided_by", "weight", "judge"]).related(&["independent-source"]),
    Term::new("verdict-then").columns(&["verdict_then", "known_then"]).addresses(&["as_of=2024-03-01"]).related(&["as-of"]),
];

const SOURCES: [Term; 7] = [
    Term::new("source").columns(&["source", "priority"]).addresses(&["source=wits"]).places(&[("page", "sources")]),
    Term::new("compiler").columns(&["compiler", "stated_by"]).places(&[("page", "sources")]).related(&["independent-source"]),
    Term::new("reported").named("reporting", "reported").columns(&["reporting"]).places(&[("page", "sources")]),
    Term::new("reconciled").named("reporting", "reconciled").columns(&["reporting"]).places(&[("page", "sources")]),
    Term::new("mirrored")
        .named("reporting", "mirrored")
        .columns(&["reporting"])
        .places(&[("page", "sources")])
        .related(&["mirror"]),
    Term::new("quoted").named("reporting", "quoted").columns(&["reporting"]).places(&[("page", "sources")]),
    Term::new("independent-source").columns(&["relation", "borne_out_by", "ruled_out_by"]).related(&["compiler", "what-decides"]),
];

const TIME: [Term; 6] = [
    Term::new("calendar")
        .columns(&["calendar", "first_day", "last_day"])
        .addresses(&["calendar=solar-hijri"])
        .places(&[("page", "calendar")]),
    Term::new("fiscal-year").columns(&["calendar"]).addresses(&["calendar=fiscal:04"]),
    Term::new("rolled-up")
        .columns(&["rolled_up_from", "months"])
        .addresses(&["freq=A"])
        .places(&[("page", "frequency")])
        .related(&["derived"]),
    Term::new("vintage").columns(&["published", "vintages"]).places(&[("view", "revisions")]).related(&["revision", "as-of"]),
    Term::new("revision")
        .formulas(&[
            "x<sub>latest</sub> − x<sub>first</sub>",
            "(x<sub>latest</sub> − x<sub>first</sub>) · 100 / x<sub>first</sub>",
        ])
        .columns(&["first_value", "latest_value", "revision", "revision_percent"])
        .places(&[("view", "revisions")]),
    Term::new("as-of").addresses(&["as_of=2024-03-01"]).related(&["vintage"]),
];

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;
    use crate::language::Language;

    fn all() -> Vec<&'static Term> {
        GROUPS.iter().flat_map(|(_, terms)| *terms).collect()
    }

    #[test]
    fn every_term_has_a_name_and_a_meaning_of_its_own_in_every_language() {
        let keys: BTreeSet<&str> = all().iter().map(|term| term.key).collect();
        assert_eq!(keys.len(), all().len(), "a key is there twice");
        for language in Language::ALL {
            for term in all() {
                let is_named = language == Language::English || term.name(language) != term.key;
                assert!(is_named, "{language:?} {} has no name", term.key);
                assert!(term.said(language).len() > 40, "{language:?} {} is told in too few words", term.key);
            }
            let names: BTreeSet<&str> = all().iter().map(|term| term.name(language)).collect();
            assert_eq!(names.len(), all().len(), "{language:?}: two terms have one name");
            let said: BTreeSet<&str> = language.below("method.said.").iter().map(|(key, _)| *key).collect();
            assert_eq!(said, keys, "{language:?}: a meaning without its term");
        }
    }

    #[test]
    fn what_a_term_leads_to_is_there() {
        for language in Language::ALL {
            for term in all() {
                for key in term.related {
                    assert!(super::term(key).is_some(), "{} leads to {key}", term.key);
                }
                for column in term.columns {
                    assert_ne!(language.term("column", column), *column, "{language:?} {}: no such column {column}", term.key);
                }
                for (list, key) in term.places {
                    assert_ne!(language.term(list, key), *key, "{language:?} {}: no such place {list}.{key}", term.key);
                }
            }
        }
    }

    fn texts(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                texts(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(fs::read_to_string(&path).unwrap());
            }
        }
    }

    /// A "?" with a key that is not there would be no link at all.
    #[test]
    fn every_question_on_a_page_has_an_answer() {
        let mut found = Vec::new();
        texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page"), &mut found);
        // The key is the last text before the site.
        let asked = |text: &str| -> Vec<String> {
            let calls = text.split("question(").skip(1).filter_map(|after| after.split_once(", site)"));
            calls.filter_map(|(inside, _)| Some(inside.rsplit('"').nth(1)?.to_owned())).collect()
        };
        let keys: Vec<String> = found.iter().flat_map(|text| asked(text)).filter(|key| !key.is_empty()).collect();
        assert!(keys.iter().any(|key| key == "source"), "{keys:?}");
        for key in keys.iter().filter(|key| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')) {
            assert!(term(key).is_some(), "no term {key}");
        }
    }

    #[test]
    fn words_of_answers_are_keys_too() {
        assert_eq!(term("own_source_only").unwrap().key, "own-source-only");
        assert!(term("nonsense").is_none());
    }
}
