//! What is said: the statements of a text as they were read, or the one that an address names by its fields.

use std::ops::Range;

use super::{
    answer::{FieldFound, PassedFigure, StatementPlace},
    characters::Characters,
};
use crate::{
    query::AskedStatement,
    statement::{self, Field, Fields, Place, Reading},
    trade::{Calendar, ClaimKind, ClaimUnit, Compared, Product, Qualifier, Status},
};

/// A statement as understood.
pub(super) struct Stated {
    pub place: Option<StatementPlace>,
    pub fields: Fields,
    pub found: Vec<(Field, FieldFound)>,
    pub missing: Vec<Field>,
}

/// What is said, in the order of the text, and what is passed over.
pub(super) fn stated(asked: &AskedStatement) -> (Vec<Stated>, Vec<PassedFigure>) {
    let Some(text) = &asked.text else { return (vec![by_fields(asked)], Vec::new()) };
    let Reading { statements, passed_over } = statement::read(text, &context(asked));
    let characters = Characters::of(text);
    let place = |span: &Range<usize>, sentence: &Range<usize>| StatementPlace {
        span: characters.range(span),
        text: characters.words(span),
        sentence: characters.range(sentence),
    };
    let read = |one: statement::Statement| {
        let found = one.found.iter().map(|(field, found)| (*field, read_at(&characters, found))).collect();
        let mut missing = one.missing;
        missing.extend(needed(&one.fields));
        missing.sort_unstable();
        missing.dedup();
        Stated { place: Some(place(&one.span, &one.sentence)), fields: one.fields, found, missing }
    };
    let passed = passed_over.iter().map(|one| PassedFigure { place: place(&one.span, &one.sentence), what: one.what }).collect();
    (statements.into_iter().map(read).collect(), passed)
}

fn context(asked: &AskedStatement) -> statement::Context {
    statement::Context {
        language: asked.language,
        published: asked.published.clone(),
        pair: asked.pair.map(|pair| (pair.reporter, pair.partner)),
    }
}

fn read_at(characters: &Characters<'_>, place: &Place) -> FieldFound {
    match place {
        Place::At(bytes) => FieldFound::Text(characters.range(bytes)),
        Place::Reckoned(bytes) => FieldFound::Published(characters.range(bytes)),
        Place::Given => FieldFound::Pair,
        Place::Usual => FieldFound::Usual,
    }
}

fn by_fields(asked: &AskedStatement) -> Stated {
    let kind = asked.kind();
    let fields = Fields {
        reporter: asked.reporter.or(asked.pair.map(|pair| pair.reporter)),
        partner: asked.partner.or(asked.pair.map(|pair| pair.partner)),
        is_open: asked.is_open,
        flow: asked.flow,
        product: Some(asked.product.unwrap_or_default()),
        period: asked.period.clone(),
        calendar: asked.calendar.unwrap_or_default(),
        kind,
        value: asked.value,
        value_to: asked.value_to,
        unit: asked.unit.clone().or_else(|| usual_unit(kind)),
        unit_mult: asked.unit_mult.unwrap_or(0),
        decimals: asked.decimals,
        qualifier: asked.qualifier.unwrap_or(Qualifier::Exact),
        compared_to: asked.compared_to.clone(),
        currency: asked.currency.clone(),
        status: asked.status.unwrap_or(Status::Normal),
    };
    let found = Field::ALL.into_iter().filter_map(|field| Some((field, found_of(asked, &fields, field)?))).collect();
    let missing = needed(&fields);
    Stated { place: None, fields, found, missing }
}

/// The one unit that a kind of statement has, where there is only one.
fn usual_unit(kind: ClaimKind) -> Option<ClaimUnit> {
    match kind {
        ClaimKind::Growth | ClaimKind::AverageGrowth | ClaimKind::Share => Some(ClaimUnit::Percent),
        ClaimKind::Multiple => Some(ClaimUnit::Times),
        ClaimKind::Rank => Some(ClaimUnit::Rank),
        ClaimKind::Level
        | ClaimKind::Change
        | ClaimKind::RecordHigh
        | ClaimKind::RecordLow
        | ClaimKind::Above
        | ClaimKind::Below
        | ClaimKind::Near => None,
    }
}

/// Where a field comes from; nothing where there is none.
fn found_of(asked: &AskedStatement, fields: &Fields, field: Field) -> Option<FieldFound> {
    let given = |is_given: bool| if is_given { FieldFound::Parameter } else { FieldFound::Usual };
    let side = |is_named: bool| if is_named { FieldFound::Parameter } else { FieldFound::Pair };
    match field {
        Field::Reporter => fields.reporter.map(|_| side(asked.reporter.is_some())),
        Field::Partner => fields.partner.map(|_| side(asked.partner.is_some())),
        Field::Flow => fields.flow.map(|_| FieldFound::Parameter),
        Field::Product => Some(given(asked.product.is_some())),
        Field::Period => fields.period.as_ref().map(|_| FieldFound::Parameter),
        Field::ClaimKind => Some(given(asked.kind.is_some())),
        Field::Value => fields.value.map(|_| FieldFound::Parameter),
        Field::Unit => fields.unit.as_ref().map(|_| given(asked.unit.is_some())),
        Field::Qualifier => Some(given(asked.qualifier.is_some())),
        Field::ComparedTo => Some(given(asked.compared_to != Compared::Usual)),
        Field::Status => Some(given(asked.status.is_some())),
    }
}

/// What it takes to judge a statement of this kind and is not there.
fn needed(fields: &Fields) -> Vec<Field> {
    let kind = fields.kind;
    let is_record = matches!(kind, ClaimKind::RecordHigh | ClaimKind::RecordLow);
    let is_comparison = matches!(kind, ClaimKind::Above | ClaimKind::Below | ClaimKind::Near);
    let states_value = !is_record && !is_comparison;
    let has_base = match &fields.compared_to {
        Compared::To(_) => true,
        Compared::Usual => !is_comparison && kind != ClaimKind::AverageGrowth,
        Compared::NotStated => is_record || matches!(kind, ClaimKind::Level | ClaimKind::Share | ClaimKind::Rank),
    };
    let lacks = [
        (Field::Reporter, fields.reporter.is_none()),
        (Field::Partner, fields.partner.is_none()),
        (Field::Flow, fields.flow.is_none()),
        (Field::Period, fields.period.is_none()),
        (Field::Value, states_value && fields.value.is_none()),
        (Field::Unit, states_value && fields.unit.is_none()),
        (Field::ComparedTo, !has_base),
    ];
    lacks.into_iter().filter(|(_, is_lacking)| *is_lacking).map(|(field, _)| field).collect()
}

/// The parameters that ask for one statement by its fields, beside what was asked with it.
pub(super) fn address_of(fields: &Fields, asked: &AskedStatement) -> AskedStatement {
    let is_usual_unit = fields.unit == usual_unit(fields.kind);
    AskedStatement {
        reporter: fields.reporter,
        partner: fields.partner,
        is_open: fields.is_open,
        flow: fields.flow,
        product: fields.product.filter(|product| *product != Product::Total),
        period: fields.period.clone(),
        calendar: Some(fields.calendar).filter(|calendar| *calendar != Calendar::default()),
        kind: Some(fields.kind).filter(|kind| *kind != ClaimKind::Level),
        value: fields.value,
        value_to: fields.value_to,
        unit: fields.unit.clone().filter(|_| !is_usual_unit),
        unit_mult: Some(fields.unit_mult).filter(|scale| *scale != 0),
        decimals: fields.decimals,
        qualifier: Some(fields.qualifier).filter(|qualifier| *qualifier != Qualifier::Exact),
        compared_to: fields.compared_to.clone(),
        currency: fields.currency.clone(),
        status: Some(fields.status).filter(|status| *status != Status::Normal),
        ..asked.without_text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> AskedStatement {
        crate::query::parse("verify", Some(query), &[]).unwrap().query.parameters.statement
    }

    fn missing(query: &str) -> String {
        by_fields(&asked(query)).missing.iter().map(|field| field.word()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_it_takes_hangs_on_the_kind() {
        let pair = "reporter=RUS&partner=IRN&flow=turnover&period=2022";
        assert_eq!(missing(&format!("{pair}&value=5&unit=USD&unit_mult=9")), "");
        assert_eq!(missing(&format!("{pair}&value=5")), "unit");
        assert_eq!(missing("value=5&unit=USD"), "reporter partner flow period");
        assert_eq!(missing("pair=RUS-IRN&value=5&unit=USD"), "flow period");
        assert_eq!(missing(&format!("{pair}&claim_kind=growth")), "value");
        assert_eq!(missing(&format!("{pair}&claim_kind=growth&value=5")), "");
        assert_eq!(missing(&format!("{pair}&claim_kind=growth&value=5&compared_to=not_stated")), "compared_to");
        assert_eq!(missing(&format!("{pair}&claim_kind=record_high")), "");
        assert_eq!(missing(&format!("{pair}&claim_kind=above")), "compared_to");
        assert_eq!(missing(&format!("{pair}&claim_kind=average_growth&value=5&compared_to=2019")), "");
    }

    #[test]
    fn a_statement_asked_for_by_its_own_address_is_the_same() {
        for query in [
            "flow=turnover&partner=IRN&period=2022&reporter=RUS&unit=USD&unit_mult=9&value=5",
            "claim_kind=growth&compared_to=2020&flow=export&partner=IRN&period=2022&qualifier=under&reporter=RUS&side=open&value=-80.5",
            "calendar=solar-hijri&claim_kind=record_high&flow=import&partner=RUS&period=1402&published=2024-10&reporter=IRN&status=F",
        ] {
            let first = asked(query);
            assert_eq!(address_of(&by_fields(&first).fields, &first), first, "{query}");
        }
        let with_pair = asked("pair=RUS-IRN&flow=turnover&value=5");
        assert_eq!(
            address_of(&by_fields(&with_pair).fields, &with_pair),
            asked("reporter=RUS&partner=IRN&flow=turnover&value=5")
        );
    }
}
