//! What is handed out: the archive, its lists of licences and of what it is made of, the unit of systemd, the image.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

use crate::tools::tool;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A command that ended well.
fn done(command: &mut Command) -> Output {
    let run = command.output().unwrap();
    assert!(
        run.status.success(),
        "{command:?}: {}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
    run
}

/// A program of the system; none is told loudly, and CI does not allow it.
fn program(name: &str) -> Option<&str> {
    let found = Command::new("sh").args(["-c", "command -v \"$0\" > /dev/null", name]).status().unwrap().success();
    assert!(found || env::var("CI").as_deref() != Ok("true"), "CI=true and there is no {name}; run the tests with `make test`");
    if !found {
        eprintln!("SKIPPED: no {name}; run the tests with `make test`");
    }
    found.then_some(name)
}

/// Packs a program that only stands for dyad, since the test build is large: it runs the one under test. The archive's path.
fn packed(folder: &Path) -> PathBuf {
    let stand_in = folder.parent().unwrap().join("dyad");
    fs::write(&stand_in, format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_dyad"))).unwrap();
    done(Command::new("chmod").arg("755").arg(&stand_in));
    let mut pack = Command::new("python3");
    pack.arg(root().join("packaging/dist.py")).arg("--binary").arg(&stand_in).arg("--into").arg(folder);
    done(pack.args(["--preset", "0"]).env("SOURCE_DATE_EPOCH", "1700000000"));
    let found = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    found.into_iter().find(|path| path.to_string_lossy().ends_with(".tar.xz")).unwrap()
}

#[test]
fn the_archive_is_the_same_twice_and_unpacks_over_a_prefix() {
    if program("python3").is_none() {
        return;
    }
    let root = tempfile::tempdir().unwrap();
    let (one, two) = (packed(&root.path().join("one")), packed(&root.path().join("two")));
    assert!(fs::read(&one).unwrap() == fs::read(&two).unwrap(), "the bytes differ");
    done(Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(one.parent().unwrap()));
    let prefix = root.path().join("usr");
    fs::create_dir(&prefix).unwrap();
    done(Command::new("tar").arg("-xJf").arg(&one).arg("-C").arg(&prefix).arg("--strip-components=1"));
    for file in [
        "share/man/man1/dyad.1",
        "share/man/man1/dyad-serve.1",
        "share/bash-completion/completions/dyad",
        "share/zsh/site-functions/_dyad",
        "share/fish/vendor_completions.d/dyad.fish",
        "lib/systemd/system/dyad.service",
        "share/doc/dyad/README.md",
        "share/doc/dyad/docs/api.md",
        "share/doc/dyad/licences/LICENSE-DejaVu.txt",
        "share/doc/dyad/licences/LICENSE-Inter.txt",
        "share/doc/dyad/licences/LICENSE-Vazirmatn.txt",
    ] {
        assert!(fs::metadata(prefix.join(file)).is_ok_and(|data| data.len() > 300), "{file}");
    }
    let version = done(Command::new(prefix.join("bin/dyad")).arg("--version"));
    assert_eq!(String::from_utf8(version.stdout).unwrap(), format!("dyad {}\n", env!("CARGO_PKG_VERSION")));
    let listed = done(Command::new("tar").args(["--utc", "--full-time", "-tvJf"]).arg(&one));
    let listed = String::from_utf8(listed.stdout).unwrap();
    // 1,700,000,000 seconds after 1970.
    assert!(listed.lines().all(|line| line.contains("root/root") && line.contains("2023-11-14 22:13:20")), "{listed}");
    licences(&prefix.join("share/doc/dyad/licences/THIRD-PARTY.txt"), &prefix.join("share/doc/dyad/dyad.cdx.json"));
    bill_of_materials(&prefix.join("share/doc/dyad/dyad.cdx.json"));
}

/// Names and versions of the components of a bill of materials.
fn components(file: &Path) -> BTreeSet<String> {
    let document: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let name = |one: &Value| format!("{} {}", one["name"].as_str().unwrap(), one["version"].as_str().unwrap());
    document["components"].as_array().unwrap().iter().map(name).collect()
}

/// Every component has its terms, and the well-known ones their texts.
fn licences(file: &Path, materials: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let (list, texts) = text.split_once(&"=".repeat(100)).unwrap();
    for component in components(materials) {
        assert!(list.contains(&format!("\n{component}: ")), "{component} has no terms");
    }
    for words in ["Permission is hereby granted, free of charge", "Apache License", "UNICODE LICENSE V3"] {
        assert!(texts.contains(words), "{words}");
    }
}

/// It names what the program is linked from and not what tests need, and is CycloneDX as its authors check it.
fn bill_of_materials(file: &Path) {
    let tree = ["tree", "--locked", "--offline", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
    let run = done(Command::new(env!("CARGO")).args(tree).current_dir(root()));
    let told = String::from_utf8(run.stdout).unwrap();
    let line = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ").replace(" v", " ");
    let own = format!("dyad {}", env!("CARGO_PKG_VERSION"));
    let linked: BTreeSet<String> = told.lines().map(line).filter(|name| !name.is_empty() && *name != own).collect();
    assert_eq!(components(file), linked);
    // Of the program, of the tests, and of a feature that nobody chose.
    let has = |wanted: &str| linked.iter().any(|name| name.split(' ').next() == Some(wanted));
    assert!(has("polars") && has("tokio") && !has("criterion") && !has("insta") && !has("polars-lazy"), "{linked:?}");
    let Some(python) = tool("python") else { return };
    let check = "import sys; from cyclonedx.schema import SchemaVersion; from cyclonedx.validation.json import JsonStrictValidator; \
                 found = JsonStrictValidator(SchemaVersion.V1_5).validate_str(open(sys.argv[1]).read()); sys.exit(str(found) if found else 0)";
    done(Command::new(python).args(["-c", check]).arg(file));
}

#[test]
fn the_unit_is_sound_and_lets_little_in() {
    let Some(analyze) = program("systemd-analyze") else { return };
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(root().join("packaging/dyad.service")).unwrap();
    let unit = folder.path().join("dyad.service");
    assert!(text.contains("ExecStart=/usr/local/bin/dyad serve\n"));
    fs::write(&unit, text.replace("/usr/local/bin/dyad", env!("CARGO_BIN_EXE_dyad"))).unwrap();
    let run = done(Command::new(analyze).args(["verify", "--man=no"]).arg(&unit));
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(!said.contains("dyad.service"), "{said}");
    // Of 100, where a unit without any hardening has 96.
    done(Command::new(analyze).args(["security", "--offline=true", "--threshold=15"]).arg(&unit));
}

/// The words after `!` in `.dockerignore`, and the sources that the image is built from.
#[test]
fn the_image_is_built_from_everything_that_the_program_includes() {
    let image = fs::read_to_string(root().join("Containerfile")).unwrap();
    let copied: Vec<&str> = image
        .lines()
        .filter_map(|line| line.strip_prefix("COPY ").filter(|rest| !rest.starts_with("--from")))
        .flat_map(|rest| rest.split(' ').rev().skip(1))
        .collect();
    let sent = fs::read_to_string(root().join(".dockerignore")).unwrap();
    for path in &copied {
        let named = |line: &str| line.strip_prefix('!').is_some_and(|name| path.starts_with(name.trim_end_matches('*')));
        assert!(root().join(path).exists() && sent.lines().any(named), "{path}");
    }
    // A copy of these alone is a package that cargo takes, with every file that is compiled in.
    let folder = tempfile::tempdir().unwrap();
    for path in &copied {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        done(Command::new("cp").arg("-r").arg(root().join(path)).arg(&place));
    }
    let metadata = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    done(Command::new(env!("CARGO")).args(metadata).current_dir(folder.path()));
    let is_test = |path: &Path| path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("tests"));
    for path in crate::source::files(&root().join("src")).into_iter().filter(|path| !is_test(path)) {
        let whole = fs::read_to_string(&path).unwrap();
        let text = whole.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for macro_name in ["include_str!(\"", "include_bytes!(\"", "include_dir!(\"$CARGO_MANIFEST_DIR/"] {
            for rest in text.split(macro_name).skip(1) {
                let name = rest.split('"').next().unwrap();
                let from = if macro_name.starts_with("include_dir") { root() } else { path.parent().unwrap().to_owned() };
                let place = from.join(name).canonicalize().unwrap_or_else(|_| panic!("{}: {name}", path.display()));
                let inside = folder.path().join(place.strip_prefix(root().canonicalize().unwrap()).unwrap());
                assert!(inside.exists(), "{} includes {name}, which is not in the image", path.display());
            }
        }
    }
}

#[test]
fn the_top_of_the_repository_is_short() {
    let usual = [
        ".ci",
        ".dockerignore",
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CITATION.cff",
        "CONTRIBUTING.md",
        "Cargo.lock",
        "Cargo.toml",
        "Containerfile",
        "LICENSE",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "Makefile",
        "README.md",
        "SECURITY.md",
        "benches",
        "charts",
        "clippy.toml",
        "datasets",
        "deny.toml",
        "docs",
        "examples",
        "packaging",
        "proptest-regressions",
        "rust-toolchain.toml",
        "rustfmt.toml",
        "src",
        "tests",
    ];
    let listed = done(Command::new("git").args(["ls-files"]).current_dir(root()));
    let text = String::from_utf8(listed.stdout).unwrap();
    let top: BTreeSet<&str> = text.lines().filter_map(|path| path.split('/').next()).collect();
    let other: Vec<&&str> = top.iter().filter(|name| !usual.contains(name)).collect();
    assert!(other.is_empty(), "{other:?}");
}
