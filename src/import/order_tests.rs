//! A law of every importer: shuffling rows, giving a file twice, splitting it into several, and importing its periods one
//! after the other in any order give the same observations.

use std::{fs, path::Path};

use proptest::{prelude::*, test_runner::Config};

use super::{
    Job, import,
    tests::{job, lines},
};

/// A provider's form: its name, the file's ending with its header, and a row of small numbers.
struct Form {
    provider: &'static str,
    file: &'static str,
    header: &'static str,
    map: &'static str,
    row: fn(&Numbers) -> String,
    /// Do rows of different products have different keys?
    by_product: bool,
}

/// What a row is made of: partner, product, year, value, kind.
type Numbers = (usize, usize, i32, i64, usize);

const TIDY: &str = "[columns]\nyear = \"year\"\nreporter = \"reporter\"\npartner = \"partner\"\nflow = \"flow\"\nproduct = \"product\"\n\
    value = \"value\"\nnote = \"note\"\n";

/// Figures whole and with cents, below zero, none, and not a number.
fn figure(value: i64, kind: usize) -> String {
    match kind % 7 {
        0 => format!("{value}.{:02}", value.unsigned_abs() % 100),
        1 => format!("-{value}"),
        2 if value % 5 == 0 => "NA".to_owned(),
        3 if value % 5 == 0 => "c".to_owned(),
        _ => value.to_string(),
    }
}

static FORMS: [Form; 9] = [
    Form {
        provider: "comtrade",
        by_product: true,
        file: "a.csv",
        header: "period,reporterCode,flowCode,partnerCode,partnerISO,classificationCode,cmdCode,aggrLevel,customsCode,\
            primaryValue,cifvalue,legacyEstimationFlag,isReported,isAggregate",
        map: "",
        row: |&(partner, product, year, value, kind)| {
            let (code, iso) =
                [("364", "IRN"), ("868", "VNM"), ("704", "VNM"), ("381", "ITA"), ("899", "_X"), ("0", "W00")][partner];
            let product = ["TOTAL", "2709", "30613"][product];
            let (flow, class, customs) = (["X", "M", "DX"][kind % 3], ["H5", "S3", "H5"][kind / 3 % 3], ["C00", "C04"][kind % 2]);
            let class = if product == "TOTAL" { class } else { "H5" };
            let (value, cif) = (figure(value, kind), if kind % 4 == 0 { value.to_string() } else { String::new() });
            format!(
                "{year},643,{flow},{code},{iso},{class},{product},,{customs},{value},{cif},{},{},0",
                kind % 2 * 4,
                kind % 3 % 2
            )
        },
    },
    Form {
        provider: "baci",
        by_product: true,
        file: "BACI_HS17_Y2020.csv",
        header: "t,i,j,k,v,q",
        map: "",
        row: |&(partner, product, year, value, kind)| {
            let code = ["364", "868", "704", "381", "899", "643"][partner];
            format!("{year},643,{code},{},{},1", ["10101", "270900", "30613"][product], figure(value, kind))
        },
    },
    Form {
        provider: "cow",
        by_product: false,
        file: "a.csv",
        header: "ccode1,ccode2,year,flow1,flow2",
        map: "",
        row: |&(partner, _, year, value, kind)| {
            let code = ["630", "678", "679", "817", "816", "300"][partner];
            format!("365,{code},{year},{},{}", figure(value, kind), if kind % 2 == 0 { -9 } else { value })
        },
    },
    Form {
        provider: "wits",
        by_product: true,
        file: "a.csv",
        header: "Nomenclature,ReporterISO3,PartnerISO3,Year,TradeFlowName,ProductCode,TradeValue in 1000 USD",
        map: "",
        row: |&(partner, product, year, value, kind)| {
            let (code, product) = (["IRN", "BLX", "BEL", "SVR", "XYZ", "WLD"][partner], ["Total", "2709", "01"][product]);
            let flow = ["Export", "Gross Imports", "Import"][kind % 3];
            format!("H4,RUS,{code},{year},{flow},{product},{}", figure(value, kind))
        },
    },
    Form {
        provider: "imts",
        by_product: false,
        file: "a.csv",
        header: "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,OBS_STATUS",
        map: "",
        row: |&(partner, _, year, value, kind)| {
            let code = ["IRN", "USA", "KOS", "XKX", "GX123", "G001"][partner];
            let indicator = ["XG_FOB_USD", "MG_CIF_USD", "MG_FOB_USD", "TBG_USD"][kind % 4];
            format!("I,RUS,{indicator},{code},A,{year},{},{}", figure(value, kind), ["A", "P", "E"][kind % 3])
        },
    },
    Form {
        provider: "fcs",
        by_product: false,
        file: "DATTSVT.csv",
        header: "napr\tperiod\tnastranapr\ttnved\tedizm\tStoim\tNetto\tKol\tRegion\tRegion_s",
        map: "",
        row: |&(partner, product, year, value, kind)| {
            let (code, product) =
                (["IR", "GB", "XI", "KZ", "ZZ", "CN"][partner], ["0804100000", "XXXXXXXXXX", "804100000"][product]);
            let value = figure(value, kind).replace('.', ",");
            format!("{}\t01/{year}\t{code}\t{product}\t\t{value}\t1\t1\t{}\t01", ["ЭК", "ИМ"][kind % 2], kind % 5)
        },
    },
    Form {
        provider: "comext",
        by_product: true,
        file: "a.dat",
        header: "DECLARANT,DECLARANT_ISO,PARTNER,PARTNER_ISO,PRODUCT_NC,FLOW,STAT_REGIME,PERIOD,VALUE_IN_EUROS",
        map: "",
        row: |&(partner, product, year, value, kind)| {
            let (code, product) =
                (["IR", "EU28", "EU27_2020", "QW", "QV", "CN"][partner], ["TOTAL", "27090090", "99RRR100"][product]);
            format!("1,FR,1,{code},{product},{},{},{year}01,{}", kind % 2 + 1, [1, 2, 4][kind % 3], figure(value, kind))
        },
    },
    Form {
        provider: "tidy",
        by_product: true,
        file: "a.csv",
        header: "year,reporter,partner,flow,product,value,note",
        map: TIDY,
        row: tidy,
    },
    Form {
        provider: "tidy",
        by_product: true,
        file: "a.csv",
        header: "year,reporter,partner,flow,product,value,note",
        map: "add_parts = true\n[columns]\nyear = \"year\"\nreporter = \"reporter\"\npartner = \"partner\"\nflow = \"flow\"\nproduct = \"product\"\n\
            value = \"value\"\nnote = \"note\"\n",
        row: tidy,
    },
];

fn tidy(&(partner, product, year, value, kind): &Numbers) -> String {
    let (code, product) = (["IRN", "USA", "DEU", "CHN", "XYZ", "WLD"][partner], ["", "HS:2709", "0101"][product]);
    let (flow, note) = (["export", "import", "sold"][kind % 3], ["", "one", "two"][kind / 2 % 3]);
    format!("{year},RUS,{code},{flow},{product},{},{note}", figure(value, kind))
}

impl Form {
    /// Imports rows, a list a file, all in one command.
    fn import(&self, root: &Path, files: &[Vec<String>]) {
        let paths: Vec<_> = files
            .iter()
            .enumerate()
            .map(|(place, rows)| {
                let folder = root.join(format!("given-{place}"));
                fs::create_dir_all(&folder).unwrap();
                let path = folder.join(self.file);
                fs::write(&path, format!("{}\n{}\n", self.header, rows.join("\n"))).unwrap();
                path
            })
            .collect();
        let mapping = (!self.map.is_empty()).then(|| {
            fs::write(root.join("map.toml"), self.map).unwrap();
            root.join("map.toml")
        });
        import(&Job { mapping, ..job(root, self.provider, &paths) }, &mut |_| {}).unwrap();
    }

    /// The observations of rows, imported one command after another.
    fn observations(&self, commands: &[Vec<Vec<String>>]) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        for files in commands {
            self.import(root.path(), files);
        }
        if root.path().join("made").exists() { lines(root.path()) } else { Vec::new() }
    }
}

fn shuffled<T: Clone>(rows: &[T], seed: u64) -> Vec<T> {
    let mut state = seed | 1;
    let mut turned = rows.to_vec();
    for place in (1..turned.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        turned.swap(place, usize::try_from(state >> 33).unwrap() % (place + 1));
    }
    turned
}

proptest! {
    #![proptest_config(Config { cases: Config::default().cases * 45 / 256, ..Config::default() })]
    #[test]
    fn no_order_decides(
        form in 0..FORMS.len(),
        numbers in prop::collection::vec((0_usize..6, 0_usize..3, 2019_i32..2022, 1_i64..30, 0_usize..12), 1..24),
        seed in any::<u64>(),
    ) {
        let form = &FORMS[form];
        let rows: Vec<String> = numbers.iter().map(form.row).collect();
        let plain = form.observations(&[vec![rows.clone()]]);
        let turned = shuffled(&rows, seed);
        prop_assert_eq!(&form.observations(&[vec![turned.clone()]]), &plain, "shuffled, {}", form.provider);
        prop_assert_eq!(&form.observations(&[vec![turned.clone(), rows.clone()]]), &plain, "given twice, {}", form.provider);
        let parts: Vec<Vec<String>> = turned.chunks(turned.len().div_ceil(3)).map(<[String]>::to_vec).collect();
        prop_assert_eq!(&form.observations(&[shuffled(&parts, seed)]), &plain, "split, {}", form.provider);
        let apart = |is_of: &dyn Fn(&Numbers, usize) -> bool| -> Vec<Vec<Vec<String>>> {
            let parts = (0..3).map(|part| numbers.iter().filter(|row| is_of(row, part)).map(form.row).collect::<Vec<_>>());
            shuffled(&parts.filter(|rows| !rows.is_empty()).map(|rows| vec![rows]).collect::<Vec<_>>(), seed)
        };
        let years = apart(&|row, part| usize::try_from(row.2 - 2019).unwrap() == part);
        prop_assert_eq!(&form.observations(&years), &plain, "year by year, {}", form.provider);
        if form.by_product {
            let products = apart(&|row, part| row.1 == part);
            prop_assert_eq!(&form.observations(&products), &plain, "product by product, {}", form.provider);
        }
    }
}
