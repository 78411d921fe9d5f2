//! What a text says in words: each statement as a sentence with its verdict, or with what is open in it; what is passed over.

use super::{
    cells::LONGEST,
    cleaned::clipped,
    model::{LeftOut, Table, Told},
    shown,
};
use crate::{
    language::Language,
    page::statements::judged_in_short,
    query::{Answer, PassedFigure, VerifiedStatement, VerifyAnswer},
    wording,
};

/// So many letters of the words of a statement are told, where it has no sentence.
const LONGEST_STATEMENT: usize = 3 * LONGEST;

/// So many figures that are passed over are told.
const MOST_PASSED_OVER: usize = 12;

/// What is told of statements: how many there are, then each.
pub(super) fn statements(told: &mut Told, answer: &Answer, verify: &VerifyAnswer, language: Language) {
    let items = &verify.listing.items;
    told.sentences.push(match verify.nothing {
        Some(nothing) => language.term("verify.nothing", nothing.word()).to_owned(),
        None => language.count("verify.statements", verify.listing.total, &[]),
    });
    let left_off = verify.left_off;
    told.sentences.extend((left_off > 0).then(|| language.count("verify.left_off", left_off, &[])));
    let rows = items.iter().take(shown::most(&answer.origin().parameters)).map(|one| vec![statement(one, language)]);
    let mut table = Table { rows: rows.collect(), ..Table::default() };
    table.left_out = shown::left_out(answer, table.rows.len());
    told.tables.push(table);
    told.tables.extend((!verify.passed_over.is_empty()).then(|| passed_over(&verify.passed_over, language)));
}

/// The figures that are none of the trade of two countries, and what each is.
fn passed_over(figures: &[PassedFigure], language: Language) -> Table {
    let what = |figure: &PassedFigure| {
        let words = clipped(&language.isolated(&figure.place.text), LONGEST);
        format!("{words}: {}", language.term("verify.not_trade", figure.what.word()))
    };
    Table {
        heading: Some(language.count("verify.passed_over", figures.len(), &[])),
        rows: figures.iter().take(MOST_PASSED_OVER).map(|figure| vec![what(figure)]).collect(),
        left_out: LeftOut::Count(figures.len().saturating_sub(MOST_PASSED_OVER)),
        ..Table::default()
    }
}

/// A statement as a sentence, its verdict, and how that came about; of one that is not understood what is open.
fn statement(one: &VerifiedStatement, language: Language) -> String {
    let own = one.place.as_ref().map(|place| clipped(&language.isolated(&place.text), LONGEST_STATEMENT));
    let words = || own.unwrap_or_else(|| language.say("verify.open_statement").to_owned());
    let Some(judged) = one.judged.as_deref() else {
        let fields: Vec<&str> = one.missing.iter().map(|field| language.term("verify.field", field.word())).collect();
        let open = language.fill_term(
            "verify.understood",
            one.understood().word(),
            &[("fields", &fields.join(language.say("page.separator")))],
        );
        return format!("{}: {open}", words());
    };
    let said = wording::sentence(language, &judged.claim).unwrap_or_else(words);
    let (verdict, why) = judged_in_short(language, judged);
    if why.is_empty() {
        return format!("{said}: {verdict}.");
    }
    language.fill("statements.describes_one", &[("claim", &said), ("verdict", &verdict), ("meaning", &why)])
}
